//! Group `ages`: how old somebody is, against the day of birth and against itself.

pub mod birth_mismatch;
pub mod conflict;

use jiff::civil::{Date, date};

use crate::article::Article;
use crate::facts::age::{AgeMention, LifeEvent, When};
use crate::facts::date::{Interval, days_after};
use crate::text::Voice;

/// The article's date may be this many days off the day the copy was written for.
const SLACK: i64 = 14;

/// Ages told as of now can be compared with each other when the day is not known: any day does.
const SOME_DAY: Date = date(2000, 7, 1);

/// Whether a claim is the article's own.
fn is_told(voice: Voice) -> bool {
    matches!(voice, Voice::Own | Voice::Caption)
}

/// The days for which an age is told; nothing when the article does not say.
fn days_of(article: &Article, age: &AgeMention) -> Option<Interval> {
    let around = |day: Date| Some(Interval { first: days_after(day, -SLACK)?, last: days_after(day, SLACK)? });
    let now = article.date.as_ref().map(|known| known.date);
    match age.when {
        When::Now => around(now?),
        When::Since(first) => Some(Interval { first, last: around(now?)?.last }).filter(|days| days.first <= days.last),
        When::On(days) => Some(days),
        When::Unknown => None,
    }
}

/// Full years from one day to a later one.
fn years_between(from: Date, to: Date) -> i64 {
    let full = i64::from(to.year()) - i64::from(from.year());
    full - i64::from((to.month(), to.day()) < (from.month(), from.day()))
}

/// The youngest and the oldest somebody born on these days can be on those.
fn possible_ages(born: Interval, on: Interval) -> (i64, i64) {
    (years_between(born.last, on.first), years_between(born.first, on.last))
}

/// Every age that a birth of the same person contradicts.
fn contradicted(article: &Article) -> impl Iterator<Item = (&AgeMention, &LifeEvent, (i64, i64))> {
    let facts = &article.facts;
    let births = move || facts.ages.life.iter().filter(|event| event.is_birth && is_told(event.voice));
    facts.ages.ages.iter().filter(|age| is_told(age.voice)).filter_map(move |age| {
        let person = age.whose?.person;
        let birth = births().find(|birth| birth.whose.is_some_and(|whose| whose.person == person))?;
        let possible = possible_ages(birth.days, days_of(article, age)?);
        let (years, (youngest, oldest)) = (i64::from(age.years), possible);
        // A birth that lies ahead is another kind of slip.
        (oldest >= 0 && !(youngest..=oldest).contains(&years)).then_some((age, birth, possible))
    })
}
