//! A stretch that ends before it begins; a death before a birth.

use crate::article::Article;
use crate::diagnostic::{Applicability, Confidence, Edit, Severity};
use crate::facts::date::{DateMention, Form, Interval};
use crate::rules::dates::ranges::{self, Range};
use crate::rules::{Check, Report, Rule, Status};
use crate::text::{Voice, is_one_of};

/// `dates/reversed-range`
pub const RULE: Rule = Rule {
    id: "dates/reversed-range",
    summary: "a stretch of time that ends before it begins",
    guide: include_str!("reversed_range.md"),
    severity: Severity::Error,
    confidence: Confidence::Likely,
    status: Status::Stable,
    build: |_| Ok(Box::new(check) as Box<dyn Check>),
};

/// Tokens before a range in which a verb of moving is looked for.
const MOVE_REACH: usize = 14;

fn check(article: &Article, report: &mut Report<'_>) {
    for range in ranges::of(article) {
        if matches!(range.start.voice, Voice::Quoted | Voice::Promo) || !is_reversed(article, &range) {
            continue;
        }
        let (start, end) = (range.start.span, range.end.span);
        let text = article.text(start.to(end));
        let found = report.flag(start.to(end), format!("\"{text}\" ends before it begins"));
        let swapped = vec![
            Edit { span: start, text: article.text(end).into() },
            Edit { span: end, text: article.text(start).into() },
        ];
        found.fix("change places", Applicability::Manual, swapped);
    }
    lives(article, report);
}

/// Whether the article itself sets the end before the start: both years, or two days of one month without a year.
fn is_reversed(article: &Article, range: &Range<'_>) -> bool {
    let (start, end) = (range.start, range.end);
    match (start.form, end.form, start.fields.year, end.fields.year) {
        (Form::Day, Form::Day, None, None) => {
            let fields = (start.fields, end.fields);
            let same_month = fields.0.month == fields.1.month && fields.0.month.is_some();
            same_month && fields.0.day > fields.1.day && is_led(article, start)
        }
        (Form::Year, Form::Year, Some(from), Some(to)) => {
            to < from && (is_led(article, start) && !is_moved(article, start) || is_bracketed(article, range))
        }
        (Form::Day | Form::Month, Form::Day | Form::Month, Some(_), Some(_)) => {
            range.days().is_some_and(|(from, to)| to.last < from.first)
        }
        _ => false,
    }
}

/// `from 2011 to 2005`, `between 2011 and 2005`; `compared 2011 to 2005` is no stretch of time.
fn is_led(article: &Article, start: &DateMention) -> bool {
    let before = start.tokens.start.checked_sub(1).map_or("", |at| article.word(at));
    matches!(before, "from" | "From" | "between" | "Between")
}

/// Whether something is moved from one year to another: `brought the deadline forward from 2020 to 2018`.
fn is_moved(article: &Article, start: &DateMention) -> bool {
    const MOVES: &[&str] = &[
        "accelerate",
        "accelerated",
        "accelerating",
        "advance",
        "advanced",
        "bring",
        "brings",
        "bringing",
        "brought",
        "change",
        "changed",
        "changing",
        "cut",
        "cutting",
        "extend",
        "extended",
        "forward",
        "move",
        "moved",
        "moving",
        "moves",
        "pull",
        "pulled",
        "push",
        "pushed",
        "revised",
        "shift",
        "shifted",
        "shorten",
        "shortened",
        "switch",
        "switched",
        "corrected",
        "amended",
    ];
    let sentence = article.sentences[article.sentence_of(start.tokens.start)].start as usize;
    let near = start.tokens.start.saturating_sub(MOVE_REACH).max(sentence)..start.tokens.start;
    near.into_iter().any(|at| is_one_of(article.word(at), MOVES))
}

fn is_bracketed(article: &Article, range: &Range<'_>) -> bool {
    let before = range.start.tokens.start.checked_sub(1).map_or("", |at| article.word(at));
    let after = article.tokens.get(range.end.tokens.end).map_or("", |token| token.text(&article.prose));
    before == "(" && after == ")"
}

/// `born in 1975 and died in 1957`.
fn lives(article: &Article, report: &mut Report<'_>) {
    let facts = &article.facts;
    let told = || facts.ages.life.iter().filter(|event| matches!(event.voice, Voice::Own | Voice::Caption));
    for death in told().filter(|event| !event.is_birth) {
        let Some(person) = death.whose.map(|whose| whose.person) else { continue };
        let birth = told().find(|event| event.is_birth && event.whose.is_some_and(|whose| whose.person == person));
        let Some(birth) = birth.filter(|birth| is_before(death.days, birth.days)) else { continue };
        let (born, died) = (article.text(birth.span), article.text(death.span));
        let found = report.flag(death.span, format!("died {died}, but born {born}"));
        found.label("before the birth").also(birth.span, "born here");
    }
}

fn is_before(a: Interval, b: Interval) -> bool {
    a.last < b.first
}
