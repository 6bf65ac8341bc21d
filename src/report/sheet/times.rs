//! Dates, times of day, lengths of time and ages to entries of the fact sheet. What is not known is said to be so.

use crate::facts::age::When;
use crate::facts::date::{Anchor, Bound, Interval, Resolution, Unit};

use super::{Clerk, Entry, names};

/// Every day, month and year with the days it means.
pub(super) fn dates(clerk: &Clerk<'_>) -> Vec<Entry> {
    let entry = |it: &crate::facts::date::DateMention| {
        let (value, how) = match it.resolution {
            Resolution::Certain { interval, anchor, .. } => {
                (Some(days(interval)), format!("certain, {}", anchor_name(anchor)))
            }
            Resolution::Ambiguous { past, future, anchor, .. } => {
                let readings: Vec<String> = [past, future].into_iter().flatten().map(days).collect();
                (Some(readings.join(" or ")), format!("ambiguous, {}", anchor_name(anchor)))
            }
            Resolution::Unknown => (None, "unknown".to_owned()),
        };
        Entry { said: clerk.said(it.span), about: None, value, how }
    };
    clerk.article.facts.dates.iter().map(entry).collect()
}

/// Every time of day and part of a day.
pub(super) fn clocks(clerk: &Clerk<'_>) -> Vec<Entry> {
    let entry = |it: &crate::facts::date::ClockMention| {
        let time = format!("{:02}:{:02}", it.minute / 60, it.minute % 60);
        let later = format!("{time} or {:02}:{:02}", it.minute / 60 + 12, it.minute % 60);
        let offsets: Vec<String> = it.zone.iter().map(|minutes| offset(*minutes)).collect();
        Entry {
            said: clerk.said(it.span),
            about: None,
            value: Some(if it.half_known { time } else { later }),
            how: if offsets.is_empty() { "no zone".to_owned() } else { offsets.join(" or ") },
        }
    };
    let part = |it: &crate::facts::date::PartMention| Entry {
        said: clerk.said(it.span),
        about: None,
        value: Some(it.part.name().to_owned()),
        how: "part of the day".to_owned(),
    };
    let facts = &clerk.article.facts;
    let mut entries: Vec<Entry> = facts.clocks.iter().map(entry).chain(facts.parts.iter().map(part)).collect();
    entries.sort_by_key(|entry| entry.said.start);
    entries
}

/// Every length of time.
pub(super) fn durations(clerk: &Clerk<'_>) -> Vec<Entry> {
    let entry = |it: &crate::facts::date::DurationMention| {
        let half = if it.halves % 2 == 1 { ".5" } else { "" };
        Entry {
            said: clerk.said(it.span),
            about: None,
            value: Some(format!("{}{half} {}", it.halves / 2, counted(it.unit, it.halves))),
            how: bound_name(it.bound).to_owned(),
        }
    };
    clerk.article.facts.durations.iter().map(entry).collect()
}

/// Every age, birth and death.
pub(super) fn ages(clerk: &Clerk<'_>) -> Vec<Entry> {
    let ages = &clerk.article.facts.ages;
    let age = |it: &crate::facts::age::AgeMention| Entry {
        said: clerk.said(it.span),
        about: it.whose.map(|whose| names::bearer(clerk, whose.person)),
        value: Some(format!("{} years", it.years)),
        how: match it.when {
            When::Now => "age now".to_owned(),
            When::Since(date) => format!("age since {date}"),
            When::On(interval) => format!("age on {}", days(interval)),
            When::Unknown => "age at another time".to_owned(),
        },
    };
    let event = |it: &crate::facts::age::LifeEvent| Entry {
        said: clerk.said(it.span),
        about: it.whose.map(|whose| names::bearer(clerk, whose.person)),
        value: Some(days(it.days)),
        how: if it.is_birth { "born" } else { "died" }.to_owned(),
    };
    let mut entries: Vec<Entry> = ages.ages.iter().map(age).chain(ages.life.iter().map(event)).collect();
    entries.sort_by_key(|entry| entry.said.start);
    entries
}

/// A day, or the first and the last of several, as ISO 8601 writes them.
fn days(interval: Interval) -> String {
    match interval.first == interval.last {
        true => interval.first.to_string(),
        false => format!("{}/{}", interval.first, interval.last),
    }
}

fn offset(minutes: i16) -> String {
    let sign = if minutes < 0 { '-' } else { '+' };
    format!("UTC{sign}{:02}:{:02}", minutes.abs() / 60, minutes.abs() % 60)
}

fn anchor_name(anchor: Anchor) -> &'static str {
    match anchor {
        Anchor::Explicit => "explicit",
        Anchor::Range => "from its range",
        Anchor::ArticleDate => "from the article's date",
        Anchor::Story => "from the story",
    }
}

fn bound_name(bound: Bound) -> &'static str {
    match bound {
        Bound::Exact => "as printed",
        Bound::About => "about",
        Bound::AtLeast => "at least",
        Bound::AtMost => "at most",
    }
}

/// The unit in the number of what it counts, given in halves.
fn counted(unit: Unit, halves: u16) -> &'static str {
    let name = unit_name(unit);
    if halves == 2 { name.strip_suffix('s').unwrap_or(name) } else { name }
}

fn unit_name(unit: Unit) -> &'static str {
    match unit {
        Unit::Day => "days",
        Unit::Week => "weeks",
        Unit::Fortnight => "fortnights",
        Unit::Weekend => "weekends",
        Unit::Month => "months",
        Unit::Quarter => "quarters",
        Unit::Year => "years",
        Unit::Decade => "decades",
        Unit::Century => "centuries",
    }
}
