//! So many days, weeks, months or years after the date just named, and beside it the date on which that was: `eleven
//! days later, on 26 March`, `the next day, October 15,`. A pair in, the day it was counted from out when the calendar
//! has another length between the two.

use crate::article::Article;
use crate::facts::date::{Bound, DateMention, Form, Unit};
use crate::rules::dates::elapsed::Length;
use crate::rules::dates::ranges::in_year;
use crate::text::Voice;

/// Dates this many expressions before and after are tried for the one that is meant.
const REACH: usize = 8;
/// Two nameless years, one with a 29 February and one without.
const NAMELESS: [i16; 2] = [2000, 2001];
/// Weeks, months and years are meant roundly: so much of one may be missing beyond the usual half.
const ROUNDLY: f64 = 0.25;

/// A distance from the date before and the date beside it, which contradict each other.
pub(super) struct Later<'a> {
    /// `eleven days later`
    pub(super) distance: &'a DateMention,
    /// The date it is counted from.
    pub(super) base: &'a DateMention,
    /// The date beside it.
    pub(super) stated: &'a DateMention,
    /// How long it is from one to the other.
    pub(super) length: Length,
}

/// Every distance of an article that its two dates do not give.
pub(super) fn contradicted(article: &Article) -> impl Iterator<Item = Later<'_>> {
    let dates = &article.facts.dates;
    (1..dates.len()).filter_map(move |at| {
        let distance = &dates[at];
        let (count, unit) = counted(article, distance)?;
        // `eleven days later, on 26 March`; `in 2022, four years later,`
        let (base, stated) = match dates.get(at + 1).filter(|next| is_beside(article, distance, next)) {
            Some(stated) => (at - 1, stated),
            None if distance.step.is_none() && follows(article, distance, &dates[at - 1]) => {
                (at.checked_sub(2)?, &dates[at - 1])
            }
            None => return None,
        };
        let base = &dates[base];
        let from = article.sentence_of(base.tokens.start);
        if !is_dated(base) || !is_dated(stated) || article.sentence_of(distance.tokens.start) > from + 1 {
            return None;
        }
        let length = missed(base, stated, count, unit)?;
        // Whatever other date of the two paragraphs gives it is the one that is meant.
        let around = dates[at.saturating_sub(REACH)..].iter().take(2 * REACH);
        let mut others = around.filter(|it| {
            it.block.abs_diff(base.block) <= 1 && it.span != stated.span && it.span != base.span && is_dated(it)
        });
        (!others.any(|other| missed(other, stated, count, unit).is_none())).then_some(Later {
            distance,
            base,
            stated,
            length,
        })
    })
}

/// Whether the distance only says again when the date before it was: `freed in 2022, four years later.`
fn follows(article: &Article, distance: &DateMention, stated: &DateMention) -> bool {
    let next = article.tokens.get(distance.tokens.end).map_or("", |token| token.text(&article.prose));
    let comma = distance.tokens.start == stated.tokens.end + 1 && article.word(stated.tokens.end) == ",";
    comma && distance.block == stated.block && matches!(next, "." | "," | ";" | ")")
}

/// How many units a distance from the story counts: `eleven days later`, `three weeks earlier`, `the next day`.
fn counted(article: &Article, distance: &DateMention) -> Option<(i32, Unit)> {
    let before = distance.tokens.start.checked_sub(1).map_or("", |at| article.word(at));
    let bounded = matches!(
        before,
        "than" | "nearly" | "almost" | "about" | "around" | "over" | "some" | "roughly" | "least" | "under" | "another"
    );
    let exact = !bounded && is_told(distance);
    match distance.form {
        Form::FromStory(count, unit) if exact && count != 0 && distance.step.is_none() => Some((count, unit)),
        Form::FromStory(count, Unit::Day) | Form::Stretch(count @ 1, Unit::Day) if exact && count != 0 => {
            (before == "the" || before == "The").then_some((count, Unit::Day))
        }
        _ => None,
    }
    .filter(|(_, unit)| matches!(unit, Unit::Day | Unit::Week | Unit::Month | Unit::Year))
}

fn is_told(mention: &DateMention) -> bool {
    matches!(mention.voice, Voice::Own | Voice::Caption) && mention.range.is_none()
}

/// Whether it is a day, a month or a year by the calendar.
fn is_dated(mention: &DateMention) -> bool {
    is_told(mention)
        && match mention.form {
            Form::Day => mention.fields.month.is_some() && mention.step.is_none(),
            Form::Month | Form::Year => mention.fields.year.is_some(),
            _ => false,
        }
}

/// Whether the date only says again when that was: `eleven days later, on 26 March,`, `the next day (October 15)`.
fn is_beside(article: &Article, distance: &DateMention, stated: &DateMention) -> bool {
    let closes = article.tokens.get(stated.tokens.end).is_none_or(|next| !next.is_word() && !next.is_number());
    let mut gap = (distance.tokens.end..stated.tokens.start).map(|at| article.word(at));
    let led = match (gap.next(), gap.next()) {
        (Some("," | "("), None) => stated.form == Form::Day,
        (Some(","), Some("on" | "in")) | (Some("on" | "in"), None) => gap.next().is_none(),
        _ => false,
    };
    led && closes && distance.block == stated.block
}

/// How long it is from one date to the other when the count does not fit it, as far as they can be compared.
fn missed(base: &DateMention, stated: &DateMention, count: i32, unit: Unit) -> Option<Length> {
    let as_fine = |mention: &DateMention| match unit {
        Unit::Day | Unit::Week => mention.form == Form::Day,
        Unit::Month => mention.form == Form::Day || mention.form == Form::Month && mention.fields.year.is_some(),
        _ => mention.fields.year.is_some(),
    };
    if !as_fine(base) || !as_fine(stated) {
        return None;
    }
    let (early, late) = if count < 0 { (stated, base) } else { (base, stated) };
    let stretch = |year: i16| {
        let (from, to) = match (early.fields.year, late.fields.year) {
            (Some(from), Some(to)) => (from, to),
            (Some(from), None) => (from, from + i16::from(wraps(early, late))),
            (None, Some(to)) => (to - i16::from(wraps(early, late)), to),
            (None, None) => (year, year + i16::from(wraps(early, late))),
        };
        Some((in_year(early, from)?, in_year(late, to)?))
    };
    let margin = if unit == Unit::Day { 0.0 } else { ROUNDLY };
    let mut lengths = NAMELESS.iter().filter_map(|&year| {
        let (from, to) = stretch(year)?;
        let length = Length::between(from, to, unit);
        let off =
            to.last < from.first || length.missed(f64::from(count.abs()), Bound::Exact).is_some_and(|by| by > margin);
        Some((length, off))
    });
    let (length, off) = lengths.next()?;
    (off && lengths.all(|(_, off)| off)).then_some(length)
}

/// Whether the later of two dates lies in the year after that of the earlier.
fn wraps(early: &DateMention, late: &DateMention) -> bool {
    let place = |mention: &DateMention| (mention.fields.month, mention.fields.day);
    place(late) < place(early)
}
