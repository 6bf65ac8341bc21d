//! Expressions that count from another day to the days they may mean: from now (`the past three months`), from the
//! expression that follows (`two weeks before May 13`), from the last day the story named (`that weekend`), or by the
//! days of a month that goes without saying (`Friday the 13th`).

use jiff::civil::Date;

use super::resolve::resolve;
use super::span::{Interval, days_after, months_after};
use super::{Anchor, DateMention, Form, Framing, Resolution, Unit};

/// Expressions farther back than this are not looked at for the last day of the story.
const REACH: usize = 8;

/// How many months are gone through for one in which the 13th is a Friday.
const MONTHS: i64 = 14;

/// A stretch that ends or begins with now, about then: nobody counts its days.
pub(super) fn stretch(count: i32, unit: Unit, now: Date) -> Resolution {
    let next = || days_after(now, 1);
    let days = match count {
        // Quarters are those of the calendar.
        1.. if unit == Unit::Quarter => {
            let after = Interval::around(now, unit, 1).zip(Interval::around(now, unit, count.saturating_add(1)));
            after.map(|(first, after)| (first.first, after.first))
        }
        0.. => next().zip(next().and_then(|first| moved(first, count, unit))),
        _ => moved(now, count, unit).zip(Some(now)),
    };
    let days = days.and_then(|(first, end)| Some(Interval { first, last: days_after(end, -1)? }));
    match count {
        0.. => Resolution::Ambiguous { past: None, future: days, grain: unit, anchor: Anchor::ArticleDate },
        _ => Resolution::Ambiguous { past: days, future: None, grain: unit, anchor: Anchor::ArticleDate },
    }
}

/// The day so many units from the one that follows. Days are counted, longer units are meant roundly.
pub(super) fn offset(mentions: &[DateMention], at: usize, count: i32, unit: Unit, now: Option<Date>) -> Resolution {
    let counts = |base: &&DateMention| {
        !matches!(base.form, Form::Offset(..)) && base.tokens.start <= mentions[at].tokens.end + 2
    };
    if mentions.get(at + 1).filter(counts).is_none() {
        return Resolution::Unknown;
    }
    let Resolution::Certain { interval, anchor, .. } = resolve(mentions, at + 1, now) else {
        return Resolution::Unknown;
    };
    match moved(interval.first, count, unit).filter(|_| interval.first == interval.last).map(Interval::day) {
        Some(interval) if unit == Unit::Day => Resolution::Certain { interval, grain: Unit::Day, anchor },
        days => Resolution::Ambiguous { past: days, future: None, grain: unit, anchor },
    }
}

/// The unit so many further from the last day the story named before, never certain: it may mean another.
pub(super) fn from_story(mentions: &[DateMention], at: usize, count: i32, unit: Unit, now: Option<Date>) -> Resolution {
    let before = mentions[..at].iter().rev().take(REACH);
    let named = before.filter(|it| it.block.abs_diff(mentions[at].block) <= 1).find_map(DateMention::certain_day);
    // `That weekend` may be the one beside the day of writing, `a year later` is later than something.
    let Some(day) = named.or(now.filter(|_| count == 0)) else { return Resolution::Unknown };
    let days = match count {
        0 => Interval::around(day, unit, 0),
        _ if mentions[at].step.is_some() => Interval::around(day, unit, count),
        _ => moved(day, count, unit).map(Interval::day),
    };
    Resolution::Ambiguous { past: days, future: None, grain: unit, anchor: Anchor::Story }
}

/// `over the weekend`: told in the first half of the week as past it is the last one, told as to come the next.
pub(super) fn weekend(mention: &DateMention, now: Date) -> Resolution {
    let (this, last) = (Interval::around(now, Unit::Weekend, 0), Interval::around(now, Unit::Weekend, -1));
    let early_in_week = this.is_some_and(|this| this.first > now);
    let certain = match mention.framing {
        Framing::Past | Framing::PastPerfect if early_in_week => last,
        Framing::Future if early_in_week => this,
        _ => None,
    };
    match certain {
        Some(interval) => Resolution::Certain { interval, grain: Unit::Weekend, anchor: Anchor::ArticleDate },
        None => Resolution::Ambiguous { past: last, future: this, grain: Unit::Weekend, anchor: Anchor::ArticleDate },
    }
}

/// A day of this, the last or the next month; or with its weekday the nearest months in which it falls on that.
pub(super) fn day_of_month(mention: &DateMention, now: Date) -> Resolution {
    let in_month = |by: i64| {
        let (year, month) = months_after(now, by)?;
        let day = Date::new(year, i8::try_from(month).ok()?, i8::try_from(mention.fields.day?).ok()?).ok()?;
        mention.fields.weekday.is_none_or(|weekday| weekday == day.weekday()).then_some(Interval::day(day))
    };
    if let Some(step) = mention.step {
        return match in_month(i64::from(step)) {
            Some(interval) => Resolution::Certain { interval, grain: Unit::Day, anchor: Anchor::ArticleDate },
            None => Resolution::Unknown,
        };
    }
    let past = (0..MONTHS).find_map(|by| in_month(-by).filter(|days| days.first <= now));
    let future = (0..MONTHS).find_map(|by| in_month(by).filter(|days| days.first > now));
    Resolution::Ambiguous { past, future, grain: Unit::Day, anchor: Anchor::ArticleDate }
}

/// The day so many units later on the calendar.
fn moved(day: Date, count: i32, unit: Unit) -> Option<Date> {
    let count = i64::from(count);
    let months = match unit {
        Unit::Day => return days_after(day, count),
        Unit::Week | Unit::Weekend => return days_after(day, count * 7),
        Unit::Fortnight => return days_after(day, count * 14),
        Unit::Month => 1,
        Unit::Quarter => 3,
        Unit::Year => 12,
        Unit::Decade => 120,
        Unit::Century => 1200,
    };
    let (year, month) = months_after(day, count * months)?;
    let last = Interval::month(year, month)?.last;
    Date::new(year, last.month(), day.day().min(last.day())).ok()
}
