//! `Yesterday`, `last year` or `two years ago` beside a date that it is not.

use jiff::civil::Date;

use crate::article::Article;
use crate::diagnostic::{Confidence, Severity};
use crate::facts::date::{Bound, DateMention, Fields, Form, Interval, Resolution, Unit, days_after, days_between};
use crate::rules::dates::elapsed::Length;
use crate::rules::dates::wording::full_date;
use crate::rules::{Check, Report, Rule, Status};
use crate::text::Voice;

/// `dates/relative-mismatch`
pub const RULE: Rule = Rule {
    id: "dates/relative-mismatch",
    summary: "a day counted from now beside a date that it is not",
    guide: include_str!("relative_mismatch.md"),
    severity: Severity::Warning,
    confidence: Confidence::Likely,
    status: Status::Stable,
    build: |_| Ok(Box::new(check) as Box<dyn Check>),
};

/// Time zones and editions: a day may be off by one without anybody being wrong.
const SLACK: i64 = 1;

fn check(article: &Article, report: &mut Report<'_>) {
    let Some(now) = &article.date else { return };
    for pair in article.facts.dates.windows(2) {
        let [first, second] = pair else { continue };
        if !matches!(first.voice, Voice::Own | Voice::Caption) || !is_apposition(article, first, second) {
            continue;
        }
        let (relative, date) = match (is_relative(first), is_relative(second)) {
            (true, false) => (first, second),
            (false, true) => (second, first),
            _ => continue,
        };
        let (Some(meant), Some(stated)) = (meant(relative), stated(date, now.date)) else { continue };
        if meant.iter().any(|days| near(*days, stated)) || fits_roundly(article, relative, date, stated, now.date) {
            continue;
        }
        let (word, day) = (article.text(relative.span), article.text(date.span));
        let days = meant[0];
        let real = if days.first == days.last { full_date(days.first) } else { period(days) };
        let found = report.flag(date.span, format!("\"{word}\" was not {day}"));
        found.label(format!("\"{word}\" is {real}")).also(relative.span, "said here");
        found.note(format!("counted from the article's date, {}", full_date(now.date)));
    }
}

/// Whether one of two expressions only says the other again: `yesterday (January 12)`, `two years ago, in 2015,`.
fn is_apposition(article: &Article, first: &DateMention, second: &DateMention) -> bool {
    let word = |at: usize| article.tokens.get(at).map_or("", |token| token.text(&article.prose));
    let next = word(second.tokens.end);
    // `three weeks ago today`
    let next = if next == "today" { word(second.tokens.end + 1) } else { next };
    let closed = matches!(next, "," | ")" | "." | ";" | "\u{2014}" | "\u{2013}");
    let same = first.block == second.block && first.range.is_none() && second.range.is_none();
    if !(same && closed) {
        return false;
    }
    let gap: Vec<&str> = (first.tokens.end..second.tokens.start).take(4).map(|at| article.word(at)).collect();
    match gap[..] {
        ["("] => next == ")" && !is_relative(second),
        [",", "in" | "on"] => is_relative(first) && next != ".",
        [","] => {
            first.form == Form::Day && is_relative(second)
                || is_day(first) && second.form == Form::Day
                || is_of_year(first) && is_ago(second)
        }
        // `in March 2024, more than four years ago`
        [",", "more", "than"] | [",", "nearly" | "almost" | "over" | "about" | "some" | "just"] => {
            (first.form == Form::Day || is_of_year(first)) && is_ago(second)
        }
        _ => false,
    }
}

/// Whether it is one day counted from now.
fn is_day(mention: &DateMention) -> bool {
    matches!(mention.form, Form::Shifted(_))
}

/// Whether it is a month or a year that names its year.
fn is_of_year(mention: &DateMention) -> bool {
    matches!(mention.form, Form::Month | Form::Year) && mention.fields.year.is_some()
}

/// `22 years ago`
fn is_ago(mention: &DateMention) -> bool {
    matches!(mention.form, Form::Relative(..=-1, Unit::Day | Unit::Week | Unit::Month | Unit::Year))
        && mention.step.is_none()
}

/// What the word before a count makes of it: `more than four years ago`.
fn bound(article: &Article, relative: &DateMention) -> Bound {
    match relative.tokens.start.checked_sub(1).map_or("", |at| article.word(at)) {
        "than" | "over" => Bound::AtLeast,
        "nearly" | "almost" => Bound::AtMost,
        "about" | "some" | "around" | "roughly" => Bound::About,
        _ => Bound::Exact,
    }
}

/// Whether `more than`, `nearly` or `about` so many units lie between the date and now; years are rounded where the
/// date names its month.
fn fits_roundly(article: &Article, relative: &DateMention, date: &DateMention, stated: Interval, now: Date) -> bool {
    let Form::Relative(count @ ..=-1, unit) = relative.form else { return false };
    let bound = bound(article, relative);
    let rounds = unit == Unit::Year && date.fields.month.is_some() && relative.step.is_none();
    if bound == Bound::Exact && !rounds {
        return false;
    }
    let Some((first, last)) = days_after(now, -SLACK).zip(days_after(now, SLACK)) else { return true };
    Length::between(stated, Interval { first, last }, unit).missed(f64::from(count.abs()), bound).is_none()
}

fn is_relative(mention: &DateMention) -> bool {
    match mention.form {
        Form::Shifted(_) | Form::Relative(..) => true,
        Form::Weekday | Form::Month => mention.step.is_some(),
        _ => false,
    }
}

/// The days a relative expression may mean.
fn meant(mention: &DateMention) -> Option<Vec<Interval>> {
    match mention.resolution {
        Resolution::Certain { interval, .. } => Some(vec![interval]),
        Resolution::Ambiguous { past, future, .. } => Some(past.into_iter().chain(future).collect()),
        Resolution::Unknown => None,
    }
}

/// The days of the date beside it; without a year the one nearest to the article's date.
fn stated(date: &DateMention, now: Date) -> Option<Interval> {
    if date.fields.year.is_some() {
        return date.certain();
    }
    let Fields { day: Some(day), month: Some(month), .. } = date.fields else { return None };
    let in_year = |year| Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok();
    let years = [now.year() - 1, now.year(), now.year() + 1];
    years.into_iter().filter_map(in_year).min_by_key(|day| days_between(*day, now).abs()).map(Interval::day)
}

/// Whether the days overlap, for single days give or take one.
fn near(meant: Interval, stated: Interval) -> bool {
    if meant.first != meant.last {
        return meant.overlaps(stated);
    }
    let (Some(first), Some(last)) = (days_after(meant.first, -SLACK), days_after(meant.last, SLACK)) else {
        return true;
    };
    Interval { first, last }.overlaps(stated)
}

fn period(days: Interval) -> String {
    match days.first.year() == days.last.year() && days.first.month() == 1 && days.last.month() == 12 {
        true => days.first.year().to_string(),
        false => format!("{} to {}", full_date(days.first), full_date(days.last)),
    }
}
