//! How old something is said to be, and behind it the year in which it was built or founded: `the 200-year-old mill,
//! built in 1876`. A pair in, the years it has stood out when they are others.

use crate::article::Article;
use crate::facts::age::AgeMention;
use crate::facts::date::{Bound, DateMention, Form, Interval, Unit};
use crate::rules::dates::elapsed::Length;
use crate::text::{Shape, Voice};

/// Participles that say when something, or somebody, began to be.
const BEGUN: &[&str] =
    &["born", "built", "completed", "constructed", "erected", "established", "founded", "formed", "launched", "opened"];
/// So many words may stand between the age and its comma: `200-year-old former cotton mill,`.
const REACH: usize = 4;
/// Ages are rounded: one that is off by no more than this is no slip, in years.
const ROUNDED: f64 = 1.0;

/// An age and the year that contradicts it.
pub(super) struct Standing<'a> {
    pub(super) age: &'a AgeMention,
    /// The year in which it began to be.
    pub(super) begun: &'a DateMention,
    /// How long ago that is.
    pub(super) length: Length,
}

/// Every age of a thing that the year beside it does not give, counted to the days `now`.
pub(super) fn contradicted(article: &Article, now: Interval) -> impl Iterator<Item = Standing<'_>> {
    let unnamed = article.facts.ages.ages.iter().filter(|age| age.whose.is_none() && is_told(age.voice));
    unnamed.filter_map(move |age| {
        let begun = begun(article, age)?;
        let length = Length::between(begun.certain()?, now, Unit::Year);
        let off = length.missed(f64::from(age.years), bound(article, age)).is_some_and(|by| by > ROUNDED);
        off.then_some(Standing { age, begun, length })
    })
}

fn is_told(voice: Voice) -> bool {
    matches!(voice, Voice::Own | Voice::Caption)
}

/// The date behind `built in` that follows the thing of this age: `200-year-old mill, built in`, `60-year-old bridge,
/// which opened in`.
fn begun<'a>(article: &'a Article, age: &AgeMention) -> Option<&'a DateMention> {
    let word = |at: usize| article.tokens.get(at).map_or("", |token| token.text(&article.prose));
    let old = (age.tokens.end..age.tokens.end + 4).find(|&at| word(at) == "old")?;
    let comma = (old + 1..=old + 1 + REACH).find(|&at| word(at) == ",")?;
    let noun = article.tokens[old + 1..comma].iter().all(|token| token.is_word() && token.shape == Shape::Lower);
    let mut verb = comma + 1;
    for skip in [&["which", "that", "who"][..], &["was", "were"], &["first"]] {
        verb += usize::from(skip.contains(&word(verb)));
    }
    let led = noun && BEGUN.contains(&word(verb)) && matches!(word(verb + 1), "in" | "on");
    let dates = &article.facts.dates;
    let next = dates.get(dates.partition_point(|date| date.tokens.start < verb + 2)).filter(|_| led)?;
    let dated = matches!(next.form, Form::Day | Form::Month | Form::Year) && next.fields.year.is_some();
    // `opened in 2019 under new owners` is no beginning.
    let closes = matches!(word(next.tokens.end), "," | "." | ";" | ")");
    (dated && closes && next.tokens.start == verb + 2 && next.range.is_none()).then_some(next)
}

/// What the word before an age makes of it: `the nearly 200-year-old mill`.
fn bound(article: &Article, age: &AgeMention) -> Bound {
    match age.tokens.start.checked_sub(1).map_or("", |at| article.word(at)) {
        "nearly" | "almost" => Bound::AtMost,
        "about" | "roughly" | "some" => Bound::About,
        "over" | "than" => Bound::AtLeast,
        _ => Bound::Exact,
    }
}
