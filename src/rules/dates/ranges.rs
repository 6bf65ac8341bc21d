//! The ranges of an article: two mentions of days, months or years that are the ends of one stretch.

use crate::article::Article;
use crate::facts::date::{DateMention, Fields, Form, Interval, Side, days_after};

/// A range without a year is counted in a nameless leap year.
const NAMELESS: i16 = 2000;

/// Two ends of one stretch, as the article states them.
pub(crate) struct Range<'a> {
    pub(crate) start: &'a DateMention,
    pub(crate) end: &'a DateMention,
}

/// Every range of an article in reading order.
pub(crate) fn of(article: &Article) -> impl Iterator<Item = Range<'_>> {
    article.facts.dates.windows(2).filter_map(|pair| {
        let [start, end] = pair else { return None };
        let joined = start.range == Some(Side::Start) && end.range == Some(Side::End);
        joined.then_some(Range { start, end })
    })
}

impl Range<'_> {
    /// The days of both ends, the second not before the first where the calendar may wrap; nothing when they
    /// cannot be set beside each other.
    pub(crate) fn days(&self) -> Option<(Interval, Interval)> {
        let (start, end) = (self.start, self.end);
        match (start.form, end.form) {
            (Form::Weekday, Form::Weekday) => {
                let (from, to) = (start.fields.weekday?, end.fields.weekday?);
                let first = jiff::civil::Date::new(NAMELESS, 1, 3).ok()?;
                let last = days_after(first, i64::from(to.since(from)))?;
                Some((Interval::day(first), Interval::day(last)))
            }
            _ if start.fields.year.is_some() && end.fields.year.is_some() => {
                Some((in_year(start, start.fields.year?)?, in_year(end, end.fields.year?)?))
            }
            _ if start.fields.year.is_none() && end.fields.year.is_none() => {
                let (from, to) = (in_year(start, NAMELESS)?, in_year(end, NAMELESS)?);
                let to = if to.last < from.first { in_year(end, NAMELESS + 1)? } else { to };
                Some((from, to))
            }
            _ => None,
        }
    }
}

/// The days of a day, a month or a year by the calendar if its year is this one.
pub(crate) fn in_year(mention: &DateMention, year: i16) -> Option<Interval> {
    let Fields { day, month, .. } = mention.fields;
    match mention.form {
        Form::Day => {
            let day = jiff::civil::Date::new(year, i8::try_from(month?).ok()?, i8::try_from(day?).ok()?).ok()?;
            Some(Interval::day(day))
        }
        Form::Month => Interval::month(year, month?),
        Form::Year => Interval::years(year, year),
        _ => None,
    }
}
