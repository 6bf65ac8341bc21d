//! A century or a decade and beside it a year that lies in another: `the 18th-century church (1912)`, `the 19th-century
//! chapel, built in 1742,`, `in 1794, in the early 19th century`.

use crate::article::Article;
use crate::diagnostic::{Confidence, Severity};
use crate::facts::date::{DateMention, Form};
use crate::rules::{Check, Report, Rule, Status};
use crate::text::{Shape, Voice};

/// `dates/century-mismatch`
pub const RULE: Rule = Rule {
    id: "dates/century-mismatch",
    summary: "a year lies outside the century or decade it is given for",
    guide: include_str!("century_mismatch.md"),
    severity: Severity::Warning,
    confidence: Confidence::Likely,
    status: Status::Preview,
    build: |_| Ok(Box::new(check) as Box<dyn Check>),
};

/// Words between the century and the bracket that still belong to one thing: `18th-century parish church (`.
const REACH: usize = 5;

fn check(article: &Article, report: &mut Report<'_>) {
    for pair in article.facts.dates.windows(2) {
        let [one, other] = pair else { continue };
        let (period, year) = if one.form == Form::Year { (other, one) } else { (one, other) };
        let Some((first, last)) = years(period) else { continue };
        let tells = if one.form == Form::Year {
            is_within(article, year, period)
        } else {
            explains(article, period, year) || is_built(article, period, year)
        };
        let Some(given) = year.fields.year.filter(|_| tells) else { continue };
        if (first..=last).contains(&given) {
            continue;
        }
        let text = article.text(period.span);
        report
            .flag(year.span, format!("{given} is not in \"{text}\""))
            .label("this year")
            .also(period.span, format!("{first} to {last}"));
    }
}

/// The years of a century or a decade, with those on its edges that usage counts in.
fn years(mention: &DateMention) -> Option<(i16, i16)> {
    match mention.form {
        Form::Century(number) => Some((i16::from(number) * 100 - 100, i16::from(number) * 100)),
        Form::Decade => mention.fields.year.map(|first| (first, first + 9)),
        _ => None,
    }
    .filter(|_| mention.voice == Voice::Own)
}

/// Whether the year stands alone in brackets behind the period and a few words.
fn explains(article: &Article, period: &DateMention, year: &DateMention) -> bool {
    let tokens = &article.tokens;
    let between = period.tokens.end..year.tokens.start;
    let closes = tokens.get(year.tokens.end).is_some_and(|it| it.is_mark(&article.prose, ')'));
    let Some((bracket, words)) = tokens.get(between).and_then(<[_]>::split_last) else { return false };
    let is_one_thing = words.len() <= REACH && words.iter().all(|it| it.is_word() || it.is_mark(&article.prose, '-'));
    year.form == Form::Year && closes && bracket.is_mark(&article.prose, '(') && is_one_thing
}

/// Whether the year says when the thing of that century was built: `the 19th-century chapel, built in 1742,`.
fn is_built(article: &Article, period: &DateMention, year: &DateMention) -> bool {
    let words: Vec<&str> = (period.tokens.end..year.tokens.start).take(REACH + 5).map(|at| article.word(at)).collect();
    let Some(comma) = words.iter().position(|word| *word == ",") else { return false };
    let nouns = article.tokens[period.tokens.end..period.tokens.end + comma]
        .iter()
        .all(|it| it.is_word() && it.shape == Shape::Lower || it.is_mark(&article.prose, '-'));
    let clause = match &words[comma + 1..] {
        ["which" | "that", "was", rest @ ..] | ["which" | "that", rest @ ..] => rest,
        rest => rest,
    };
    let begun = matches!(
        clause,
        ["built" | "erected" | "constructed" | "completed" | "founded", "in"]
            | ["dates" | "dating", "from"]
            | ["dates" | "dating", "back", "to"]
    );
    let closes = article.tokens.get(year.tokens.end).is_none_or(|next| !next.is_word());
    closes
        && matches!(period.form, Form::Century(_))
        && year.form == Form::Year
        && (1..=REACH).contains(&comma)
        && nouns
        && begun
}

/// Whether the century only says again when the year was: `in 1794, in the early 19th century.`
fn is_within(article: &Article, year: &DateMention, period: &DateMention) -> bool {
    let mut gap = (year.tokens.end..period.tokens.start).take(5).map(|at| article.word(at));
    let led = gap.next() == Some(",") && gap.next() == Some("in") && gap.next() == Some("the");
    let part = gap.next();
    let closes =
        article.tokens.get(period.tokens.end).is_none_or(|next| !next.is_word() && !next.is_mark(&article.prose, '-'));
    let alone = matches!(part, None | Some("early" | "late")) && gap.next().is_none();
    led && alone && closes && year.range.is_none() && matches!(period.form, Form::Century(_))
}
