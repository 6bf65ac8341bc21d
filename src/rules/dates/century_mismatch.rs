//! A century or a decade and, right behind it in brackets, a year that lies in another: `the 18th-century church
//! (1912)`.

use crate::article::Article;
use crate::diagnostic::{Confidence, Severity};
use crate::facts::date::{DateMention, Form};
use crate::rules::{Check, Report, Rule, Status};
use crate::text::Voice;

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
        let [period, year] = pair else { continue };
        let Some((first, last)) = years(period) else { continue };
        let Some(given) = year.fields.year.filter(|_| explains(article, period, year)) else { continue };
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
