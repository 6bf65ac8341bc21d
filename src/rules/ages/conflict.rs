//! One person with two ages.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::article::Article;
use crate::diagnostic::{Confidence, Severity};
use crate::facts::age::{AgeMention, When};
use crate::facts::date::Interval;
use crate::facts::name::EntityId;
use crate::rules::ages::{SOME_DAY, contradicted, days_of, is_told};
use crate::rules::{Check, Report, Rule, Status};

/// `ages/conflict`
pub const RULE: Rule = Rule {
    id: "ages/conflict",
    summary: "one person with two ages",
    guide: include_str!("conflict.md"),
    severity: Severity::Warning,
    confidence: Confidence::Likely,
    status: Status::Stable,
    build: |_| Ok(Box::new(check) as Box<dyn Check>),
};

/// An age and the days on which somebody of that age was born.
struct Claim<'a> {
    age: &'a AgeMention,
    born: Interval,
}

fn check(article: &Article, report: &mut Report<'_>) {
    let known: FxHashSet<_> = contradicted(article).map(|(age, ..)| age.span.start).collect();
    let mut claims: FxHashMap<EntityId, Claim<'_>> = FxHashMap::default();
    let mut reported: FxHashSet<EntityId> = FxHashSet::default();
    for age in &article.facts.ages.ages {
        let Some(person) = age.whose.map(|whose| whose.person) else { continue };
        if !is_told(age.voice) || known.contains(&age.span.start) {
            continue;
        }
        let Some(born) = born(article, age) else { continue };
        let Some(first) = claims.get(&person) else {
            claims.insert(person, Claim { age, born });
            continue;
        };
        // `Now 38` beside `the 15-year-old` of a scene long ago.
        let is_of_then = first.age.is_contrast != age.is_contrast && first.age.when == age.when;
        if !first.born.overlaps(born) && !is_of_then && reported.insert(person) {
            say(article, report, first, &Claim { age, born });
        }
    }
}

/// The days on which somebody was born who is of that age then.
fn born(article: &Article, age: &AgeMention) -> Option<Interval> {
    let on = match (age.when, &article.date) {
        (When::Now, None) => Interval::day(SOME_DAY),
        // Two ages of one article are told as of one day, whichever that is.
        (When::Now, Some(now)) => Interval::day(now.date),
        _ => days_of(article, age)?,
    };
    let back = |day: jiff::civil::Date, years: u16| {
        let year = day.year().checked_sub_unsigned(years)?;
        jiff::civil::Date::new(year, day.month(), day.day().min(28)).ok()
    };
    Some(Interval { first: back(on.first, age.years + 1)?, last: back(on.last, age.years)?.yesterday().ok()? })
}

fn say(article: &Article, report: &mut Report<'_>, first: &Claim<'_>, other: &Claim<'_>) {
    let years = |born: Interval| {
        let (first, last) = (born.first.year(), born.last.year());
        let or = if last - first > 1 { "to" } else { "or" };
        format!("born {first} {or} {last} by this age")
    };
    let (born, born_first, (first, other)) = (other.born, first.born, (first.age, other.age));
    if first.when != other.when {
        let message = format!("{} and {}, told of two times, are no ages of one person", first.years, other.years);
        let found = report.flag(other.span, message);
        found.label(years(born)).also(first.span, years(born_first));
        return;
    }
    let by_one = first.years.abs_diff(other.years) == 1;
    let person = other.whose.map_or("", |whose| article.text(whose.span));
    let found =
        report.flag(other.span, format!("{person} is {} years old here, {} elsewhere", other.years, first.years));
    found.label("another age here").also(first.span, "stated here");
    if by_one {
        found.severity(Severity::Advice).confidence(Confidence::Possible).note("a birthday may lie between the two");
    }
}
