//! How long it is from one day to another, and whether a length of time fits it: the arithmetic of
//! `dates/duration-mismatch`, `dates/span-mismatch` and `dates/anniversary`.

use crate::facts::date::{Bound, DurationMention, Interval, Unit, days_between};

/// Days in a month and a year of the calendar, on average.
const MONTH: f64 = 30.436_875;
const YEAR: f64 = 365.2425;

/// A length in some unit, from the least to the most.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Length {
    /// The least it can be.
    pub(crate) least: f64,
    /// The most it can be.
    pub(crate) most: f64,
    /// What it is counted in.
    pub(crate) unit: Unit,
}

impl Length {
    /// From some day of `start` to some day of `end`, both counted.
    pub(crate) fn between(start: Interval, end: Interval, unit: Unit) -> Self {
        let days = |from, to| days_between(from, to) as f64;
        let scale = days_in(unit);
        Self {
            least: days(start.last, end.first).max(0.0) / scale,
            most: (days(start.first, end.last) + 1.0).max(0.0) / scale,
            unit,
        }
    }

    /// By how many units a length of time that the article states misses this one; nothing when it fits.
    pub(crate) fn missed_by(self, stated: &DurationMention) -> Option<f64> {
        self.missed(f64::from(stated.halves) / 2.0, stated.bound)
    }

    /// The same for a count of its units.
    pub(crate) fn missed(self, count: f64, bound: Bound) -> Option<f64> {
        let slack = slack(count, bound);
        let (low, high) = match bound {
            Bound::Exact | Bound::About => (count - slack, count + slack),
            // Nobody says `more than ten years` of thirteen.
            Bound::AtLeast => (count - slack.min(0.5), count * 1.25 + 1.0),
            Bound::AtMost => (count * 0.75 - 1.0, count + slack.min(0.5)),
        };
        match () {
            () if high < self.least => Some(self.least - high),
            () if low > self.most => Some(low - self.most),
            () => None,
        }
    }

    /// The length of a stretch as people count it, without and with its last unit: `6 or 7 years`.
    pub(crate) fn counted(start: Interval, end: Interval, unit: Unit) -> String {
        let count = (days_between(start.first, end.first) as f64 / days_in(unit)).round();
        format!("{count} or {} {}s", count + 1.0, unit_name(unit))
    }

    /// The length in words: `6 years`, `5 to 6 years`.
    pub(crate) fn words(self) -> String {
        let (least, most) = (self.least.round().max(0.0), self.most.round());
        let name = unit_name(self.unit);
        match (least, most) {
            _ if least >= most && most == 1.0 => format!("1 {name}"),
            _ if least >= most => format!("{most} {name}s"),
            _ => format!("{least} to {most} {name}s"),
        }
    }
}

/// How far a count may be off what it counts, in its units: round numbers are meant roundly.
fn slack(count: f64, bound: Bound) -> f64 {
    let round = match count {
        _ if count >= 20.0 && count % 10.0 == 0.0 => count * 0.12,
        _ if count >= 15.0 && count % 5.0 == 0.0 => count * 0.08,
        _ => 0.5,
    };
    if bound == Bound::About { round.max(1.0 + count * 0.1) } else { round }
}

/// Days in one unit.
fn days_in(unit: Unit) -> f64 {
    match unit {
        Unit::Day => 1.0,
        Unit::Week => 7.0,
        Unit::Month => MONTH,
        _ => YEAR,
    }
}

fn unit_name(unit: Unit) -> &'static str {
    match unit {
        Unit::Day => "day",
        Unit::Week => "week",
        Unit::Month => "month",
        _ => "year",
    }
}
