//! A weekday that does not fall on its date.

use jiff::civil::{Date, Weekday};

use crate::article::Article;
use crate::diagnostic::{Applicability, Confidence, Diagnostic, Edit, Severity};
use crate::facts::date::{DateMention, Form, Framing, Side, days_after, days_between};
use crate::lexicon::Classes;
use crate::rules::dates::feast_day::{self, Misdated};
use crate::rules::dates::wording::{day_like, day_of, full_date, month_name, weekday_name, word_of, written_like};
use crate::rules::{Check, Report, Rule, Status};

/// `dates/weekday-mismatch`
pub const RULE: Rule = Rule {
    id: "dates/weekday-mismatch",
    summary: "a weekday that does not fall on its date",
    guide: include_str!("weekday_mismatch.md"),
    severity: Severity::Error,
    confidence: Confidence::Certain,
    status: Status::Stable,
    build: |_| Ok(Box::new(check) as Box<dyn Check>),
};

/// Dates before this year may be dates of the Julian calendar (Britain changed in 1752, Russia in 1918).
const GREGORIAN: i16 = 1919;

/// A date without a year this close to the article's own, in days, belongs to no other year.
const NEAR: i64 = 10;
/// Further back, and up to here, it does not when its weekday does not fit the year before either.
const BACK: i64 = 45;
/// The same for a date that is still to come: what lies a year ahead is given its year.
const AHEAD: i64 = 120;

/// A contradicted mention: the weekday it says and the day it names.
struct Wrong<'a> {
    mention: &'a DateMention,
    said: Weekday,
    day: Date,
    confidence: Confidence,
}

fn check(article: &Article, report: &mut Report<'_>) {
    weekdays(article, report);
    for Misdated { feast, date, right } in feast_day::misdated(article) {
        let (name, day) = (article.text(feast.span), format!("{} {}", month_name(right.month() as u8), right.day()));
        let found = report.flag(date.span, format!("{name} is {day}"));
        found.label("another day").also(feast.span, "this feast");
        if date.fields.month == Some(right.month() as u8)
            && let Some(place) = day_of(article, date)
        {
            found.replace(place, day_like(right.day() as u8, article.text(place)), Applicability::Manual);
        }
    }
}

fn weekdays(article: &Article, report: &mut Report<'_>) {
    let dates = &article.facts.dates;
    // Several weekdays off in the article's year: they speak of another year (a gallery, an archive piece).
    let yearless = dates.iter().filter(|it| it.fields.year.is_none() && it.range != Some(Side::End));
    let mut off = yearless.filter_map(|it| contradicted(article, it, i64::MAX)).map(|wrong| wrong.day);
    let first = off.next();
    let reach = if off.any(|day| Some(day) != first) { -1 } else { NEAR };
    let mut at = 0;
    while at < dates.len() {
        let Some(wrong) = contradicted(article, &dates[at], reach) else {
            at += 1;
            continue;
        };
        at += 1;
        let message = format!("{} was not a {}", full_date(wrong.day), weekday_name(wrong.said));
        let diagnostic = report.flag(wrong.mention.span, message);
        explain(article, &wrong, diagnostic);
        // Both ends of one range wrong is one slip: the month or year is off.
        if wrong.mention.range == Some(Side::Start)
            && let Some(end) = dates.get(at).and_then(|end| contradicted(article, end, reach))
        {
            diagnostic
                .also(end.mention.span, format!("{} was a {}", full_date(end.day), weekday_name(end.day.weekday())));
            at += 1;
        }
    }
}

/// Whether the weekday is wrong; a date without a year is judged when it lies at most `reach` days off the
/// article's own.
fn contradicted<'a>(article: &Article, mention: &'a DateMention, reach: i64) -> Option<Wrong<'a>> {
    if mention.form != Form::Day {
        return None;
    }
    let said = mention.fields.weekday?;
    if let Some(year) = mention.fields.year {
        let day = mention.full().filter(|day| day.weekday() != said && year >= GREGORIAN)?;
        return Some(Wrong { mention, said, day, confidence: Confidence::Certain });
    }
    let day = mention.certain_day().filter(|day| day.weekday() != said)?;
    let now = article.date.as_ref()?.date;
    let reach = match mention.framing {
        _ if reach != NEAR => reach,
        Framing::Future => AHEAD,
        Framing::Unclear if day > now && is_beside_right_day(article, mention) => AHEAD,
        _ if !fits_year_before(day, said) => BACK,
        _ => NEAR,
    };
    let near = days_between(day, now).abs() <= reach && !speaks_of_another_year(article, mention, day.year());
    near.then_some(Wrong { mention, said, day, confidence: Confidence::Likely })
}

/// Whether the day fell on that weekday a year earlier: a look back without a year.
fn fits_year_before(day: Date, said: Weekday) -> bool {
    Date::new(day.year() - 1, day.month(), day.day()).is_ok_and(|day| day.weekday() == said)
}

/// Whether another day of the sentence has the weekday it has this year, and so the sentence speaks of this year.
fn is_beside_right_day(article: &Article, mention: &DateMention) -> bool {
    let sentence = article.sentence_of(mention.tokens.start);
    let dates = &article.facts.dates;
    let first = dates.partition_point(|other| other.block < mention.block);
    dates[first..].iter().take_while(|other| other.block == mention.block).any(|other| {
        other.form == Form::Day
            && other.fields.year.is_none()
            && article.sentence_of(other.tokens.start) == sentence
            && other.certain_day().is_some_and(|day| Some(day.weekday()) == other.fields.weekday)
    })
}

/// Whether another year stands before the date in its paragraph: a gallery, a look back.
fn speaks_of_another_year(article: &Article, mention: &DateMention, year: i16) -> bool {
    let dates = &article.facts.dates;
    let at = dates.partition_point(|other| other.span.start < mention.span.start);
    let before = dates[..at].iter().rev().take_while(|other| other.block == mention.block);
    before.filter_map(|other| other.fields.year).any(|other| other != year)
}

/// The note and the two repairs: the weekday of the date, and the nearest date with the weekday.
fn explain(article: &Article, wrong: &Wrong<'_>, diagnostic: &mut Diagnostic) {
    let right = weekday_name(wrong.day.weekday());
    diagnostic.label(format!("a {right}")).confidence(wrong.confidence);
    diagnostic.note(format!("{} was a {right}", full_date(wrong.day)));
    if let (None, Some(now)) = (wrong.mention.fields.year, &article.date) {
        diagnostic.note(format!("the year is taken from the article's date, {}", full_date(now.date)));
        if let Some(span) = now.span {
            diagnostic.also(span, "dated here");
        }
    }
    if let Some(place) = word_of(article, wrong.mention, Classes::WEEKDAY) {
        diagnostic.replace(place, written_like(right, article.text(place)), Applicability::Manual);
    }
    let back = i64::from(wrong.day.weekday().since(wrong.said));
    let shift = if back <= 3 { -back } else { 7 - back };
    let nearest = days_after(wrong.day, shift);
    if let (Some(nearest), Some(place)) =
        (nearest.filter(|it| it.month() == wrong.day.month()), day_of(article, wrong.mention))
    {
        let title = format!("change to {} {}", month_name(nearest.month() as u8), nearest.day());
        let text = day_like(nearest.day() as u8, article.text(place));
        diagnostic.fix(title, Applicability::Manual, vec![Edit { span: place, text }]);
    } else if let Some(nearest) = nearest {
        diagnostic.note(format!("the nearest {} was {}", weekday_name(wrong.said), full_date(nearest)));
    }
}
