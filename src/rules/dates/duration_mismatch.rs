//! A length of time that the day it is counted from does not give.

use jiff::civil::Date;

use crate::article::Article;
use crate::diagnostic::{Confidence, Severity};
use crate::facts::date::{DateMention, DurationMention, Form, Framing, Interval, Unit, days_after};
use crate::rules::dates::elapsed::Length;
use crate::rules::dates::later::{self, Later};
use crate::rules::dates::nearby::{Gap, Since, durations_in};
use crate::rules::dates::standing::{self, Standing};
use crate::rules::dates::wording::full_date;
use crate::rules::{Check, Report, Rule, Status};
use crate::text::Voice;

/// `dates/duration-mismatch`
pub const RULE: Rule = Rule {
    id: "dates/duration-mismatch",
    summary: "a length of time that the day it is counted from does not give",
    guide: include_str!("duration_mismatch.md"),
    severity: Severity::Warning,
    confidence: Confidence::Likely,
    status: Status::Stable,
    build: |_| Ok(Box::new(check) as Box<dyn Check>),
};

/// The article's date may be this many days off the day the copy was written for.
const SLACK: i64 = 7;

fn check(article: &Article, report: &mut Report<'_>) {
    since(article, report);
    later(article, report);
    standing(article, report);
}

/// Lengths counted from the date before to the date beside them.
fn later(article: &Article, report: &mut Report<'_>) {
    for Later { distance, base, stated, length } in later::contradicted(article) {
        let (said, day, from) = (article.text(distance.span), article.text(stated.span), article.text(base.span));
        let found = report.flag(distance.span, format!("{said}, but {} from {from} to {day}", length.words()));
        found.label(format!("{} by the calendar", length.words())).also(base.span, "counted from here");
        found.also(stated.span, "to here");
    }
}

/// Ages of things whose year stands beside them.
fn standing(article: &Article, report: &mut Report<'_>) {
    let Some(now) = article.date.as_ref().map(|known| known.date) else { return };
    let Some(days) = around(now) else { return };
    for Standing { age, begun, length } in standing::contradicted(article, days) {
        let found = report.flag(age.span, format!("{} years old, but it is {}", age.years, length.words()));
        found.label(format!("{} by the calendar", length.words())).also(begun.span, "counted from here");
        found.note(format!("counted to the article's date, {}", full_date(now)));
    }
}

/// Lengths counted from a date to the article's own.
fn since(article: &Article, report: &mut Report<'_>) {
    let Some(now) = article.date.as_ref().map(|known| known.date) else { return };
    for date in &article.facts.dates {
        let Some(days) = counted_from(date) else { continue };
        let Some(stated) = durations_in(article, date).find(|stated| counts_since(article, stated, date)) else {
            continue;
        };
        let Some(end) = around(now) else { continue };
        let length = Length::between(days, end, stated.unit);
        if days.first > now || length.missed_by(stated).is_none() {
            continue;
        }
        let found = report.flag(stated.span, format!("{}, but it is {}", article.text(stated.span), length.words()));
        found.label(format!("{} by the calendar", length.words())).also(date.span, "counted from here");
        found.note(format!("counted to the article's date, {}", full_date(now)));
        if date.fields.year.is_none() {
            found.note(format!("\"{}\" is taken for {}", article.text(date.span), words(days)));
        }
        if let Some(span) = article.date.as_ref().and_then(|known| known.span) {
            found.also(span, "dated here");
        }
    }
}

/// The days from which a length of time may be counted to now, when they are certain.
fn counted_from(date: &DateMention) -> Option<Interval> {
    let told = matches!(date.voice, Voice::Own | Voice::Caption | Voice::Headline);
    let coarse = matches!(date.form, Form::Decade | Form::Century(_) | Form::Shifted(_) | Form::Unanchored);
    let back = matches!(date.framing, Framing::PastPerfect | Framing::FutureInPast | Framing::Future);
    date.certain().filter(|_| told && !coarse && !back && date.range.is_none())
}

/// Whether a length of time is said of the stretch since a date: `the 10 years since 2015`, `nine months of
/// fighting since`, `since 2015, ten years`.
fn counts_since(article: &Article, stated: &DurationMention, date: &DateMention) -> bool {
    let Some(gap) = Gap::between(article, &stated.tokens, &date.tokens) else { return false };
    if stated.unit == Unit::Day && date.form != Form::Day && date.form != Form::Weekday {
        return false;
    }
    // `since the December ceasefire`: of which year, the event says.
    let bare = date.form == Form::Month && date.fields.year.is_none();
    if bare && date.tokens.start.checked_sub(1).is_some_and(|before| article.word(before) == "the") {
        return false;
    }
    if gap.reversed {
        return is_after_since(article, date) && gap.is_measure();
    }
    // `the third week since` is one week of several, `three-year high since` a record.
    !stated.attribute
        && match gap.leads_to_since() {
            Since::Date => true,
            Since::Event => date.fields.year.is_some(),
            Since::Not => false,
        }
}

fn is_after_since(article: &Article, date: &DateMention) -> bool {
    date.tokens.start.checked_sub(1).is_some_and(|before| matches!(article.word(before), "since" | "Since"))
}

fn around(now: Date) -> Option<Interval> {
    Some(Interval { first: days_after(now, -SLACK)?, last: days_after(now, SLACK)? })
}

fn words(days: Interval) -> String {
    match days.first == days.last {
        true => full_date(days.first),
        false => format!("{} to {}", full_date(days.first), full_date(days.last)),
    }
}
