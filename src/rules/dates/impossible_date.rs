//! A day that its month does not have.

use crate::article::Article;
use crate::diagnostic::{Applicability, Confidence, Edit, Severity};
use crate::facts::date::{DateMention, Fields, Form, Interval};
use crate::lexicon::Classes;
use crate::rules::dates::wording::{day_like, day_of, month_name, word_of, written_like};
use crate::rules::{Check, Report, Rule, Status};
use crate::text::Shape;

/// `dates/impossible-date`
pub const RULE: Rule = Rule {
    id: "dates/impossible-date",
    summary: "a day that its month does not have",
    guide: include_str!("impossible_date.md"),
    severity: Severity::Error,
    confidence: Confidence::Certain,
    status: Status::Stable,
    build: |_| Ok(Box::new(check) as Box<dyn Check>),
};

/// A leap year: without a year, February 29 exists.
const LEAP: i16 = 2000;

fn check(article: &Article, report: &mut Report<'_>) {
    for mention in &article.facts.dates {
        let Fields { day: Some(day), month: Some(month), year, .. } = mention.fields else { continue };
        let Some(length) = Interval::month(year.unwrap_or(LEAP), month).map(|days| days.last.day() as u8) else {
            continue;
        };
        if mention.form != Form::Day || day <= length || !is_date(article, mention) {
            continue;
        }
        let name = month_name(month);
        let text = article.text(mention.span);
        let diagnostic = report.flag(mention.span, format!("there is no {name} {day}{}", in_year(month, day, year)));
        let year = year.or(article.date.as_ref().map(|now| now.date.year()));
        let length = year.and_then(|year| Interval::month(year, month)).map_or(length, |days| days.last.day() as u8);
        diagnostic.label("no such day").note(match (month, year) {
            (2, Some(year)) => format!("February has {length} days in {year}"),
            (2, None) => "February has 28 days, 29 in a leap year".to_owned(),
            _ => format!("{name} has {length} days"),
        });
        if let Some(place) = day_of(article, mention) {
            let last = day_like(length, article.text(place));
            let title = format!("change to \"{}\"", text.replacen(article.text(place), &last, 1));
            diagnostic.fix(title, Applicability::Manual, vec![Edit { span: place, text: last }]);
            if let Some(month_place) = word_of(article, mention, Classes::MONTH)
                && day == length + 1
                && month < 12
            {
                let first = day_like(1, article.text(place));
                let next = written_like(month_name(month + 1), article.text(month_place));
                let title = format!("change to {} 1", month_name(month + 1));
                let edits = vec![Edit { span: place, text: first }, Edit { span: month_place, text: next }];
                diagnostic.fix(title, Applicability::Manual, edits);
            }
        }
    }
}

/// The year belongs into the message only where it decides: 29 February.
fn in_year(month: u8, day: u8, year: Option<i16>) -> String {
    year.filter(|_| month == 2 && day == 29).map(|year| format!(" in {year}")).unwrap_or_default()
}

/// Whether this is a date, and not a month name beside the number of something (`in April 31 children`): it names
/// a weekday or a year, is an ordinal, is one end of a range, has an article of its own (`the April 31 bombing`),
/// or neither a word that takes a month alone leads it nor a counted noun follows.
fn is_date(article: &Article, mention: &DateMention) -> bool {
    let tokens = &article.tokens[mention.tokens.clone()];
    if mention.fields.weekday.is_some() || mention.fields.year.is_some() || mention.range.is_some() {
        return true;
    }
    let block = &article.blocks[mention.block];
    let ordinal = tokens.iter().any(|token| token.is_word() && !token.spaced());
    let before =
        (mention.tokens.start > block.tokens.start && !tokens[0].line_start()).then(|| mention.tokens.start - 1);
    let lead = before.map_or("", |at| article.word(at));
    let is_one_of = |words: &[&str]| words.iter().any(|word| lead.eq_ignore_ascii_case(word));
    if ordinal || is_one_of(&["the", "a", "an", "its", "his", "her", "their", "this", "on"]) {
        return true;
    }
    const PERSON: Classes = Classes::GIVEN.with(Classes::HONORIFIC).with(Classes::TITLE);
    let named = before.is_some_and(|at| article.tokens[at].is_capitalised() && article.tokens[at].is(PERSON));
    let takes_month =
        is_one_of(&["in", "during", "early", "late", "mid", "last", "next", "each", "every", "per", "of", "for"]);
    let next = article.tokens.get(mention.tokens.end).filter(|_| mention.tokens.end < block.tokens.end);
    let counted = next.filter(|next| next.is_word() && next.spaced() && !next.line_start());
    let counts = counted.is_some_and(|next| {
        let text = next.text(&article.prose);
        next.shape == Shape::Lower
            && !next.is(Classes::FUNCTION.with(Classes::SAYING))
            && (text.ends_with('s') || matches!(text, "people" | "children" | "men" | "women" | "per" | "percent"))
    });
    !(named || takes_month && counted.is_some() || counts)
}
