//! Tokens to expressions of time: one pass over the tokens of a block finds them, a second look at the
//! article's date and the tense of the clause says which days they mean. What cannot be known stays unknown.

mod anchored;
mod anniversary;
mod calendar;
mod clock;
mod duration;
mod feast;
mod framing;
mod numeric;
mod part;
mod period;
mod range;
mod relative;
mod resolve;
mod scan;
mod span;
mod spoken;
mod view;
mod week;
mod weekday;
mod word;

#[cfg(test)]
mod tests;

use std::ops::Range;

use jiff::civil::{Date, Weekday};

use crate::article::Article;
use crate::span::Span;
use crate::text::Voice;

pub use anniversary::AnniversaryMention;
pub use clock::ClockMention;
pub use duration::{Bound, DurationMention};
pub use feast::Feast;
pub use framing::Framing;
pub use part::{DayPart, PartMention};
pub use span::Interval;
pub(crate) use span::{days_after, days_between};
pub(in crate::facts) use view::View;
pub(in crate::facts) use word::{Word, meaning};

/// An expression of time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DateMention {
    /// Where it stands.
    pub span: Span,
    /// Its tokens, an index range of `Article::tokens`.
    pub tokens: Range<usize>,
    /// Its block.
    pub block: usize,
    /// Whose words it belongs to.
    pub voice: Voice,
    /// What kind of expression it is.
    pub form: Form,
    /// What it says in so many words.
    pub fields: Fields,
    /// `last`, `this` or `next` before it.
    pub step: Option<i8>,
    /// Its side, when two mentions make a range: the end is always the mention after the start.
    pub range: Option<Side>,
    /// How the clause it stands in looks at time.
    pub framing: Framing,
    /// The days it means.
    pub resolution: Resolution,
}

/// What kind of expression of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// A day of a month: `January 12`, `12 January 2020`, `2020-01-12`.
    Day,
    /// A day in figures that is read one way in London and another in New York: `05/06/2019`.
    Slashed,
    /// A month: `January`, `Jan 2020`.
    Month,
    /// A year alone.
    Year,
    /// A weekday alone.
    Weekday,
    /// So many days from the day of writing: `yesterday` is -1.
    Shifted(i8),
    /// So many units from now: `two weeks ago` is -2 weeks, `next month` +1 month.
    Relative(i32, Unit),
    /// A stretch of so many units that ends or begins with now: `the past year` is -1 year, `the next four days` +4
    /// days.
    Stretch(i32, Unit),
    /// So many units from the expression that follows: `two days before May 13` is -2 days.
    Offset(i32, Unit),
    /// So many units from the last day the story named: `that weekend` is 0 weekends, `a year later` +1 year.
    FromStory(i32, Unit),
    /// The weekend beside the day of writing: `over the weekend`.
    Weekend,
    /// A distance from a day the expression does not name, of no known length: `several years later`.
    Unanchored,
    /// A day of a month that is not named: `Friday the 13th`, `the 21st of this month`.
    DayOfMonth,
    /// A feast or holiday: `Christmas Day`.
    Feast(Feast),
    /// A week of a month or a year by its number; -1 is the last: `the first week of January`.
    WeekOf(i8),
    /// A weekday of the week so many weeks ahead: `Tuesday of next week`.
    InWeek(i8),
    /// A decade; `Fields::year` is its first year.
    Decade,
    /// A century, by its number.
    Century(u8),
    /// A season of the year.
    Season(Season),
    /// A quarter of the year, 1 to 4.
    Quarter(u8),
    /// A business year, named for the calendar year in `Fields::year`.
    FiscalYear,
}

/// What an expression says in so many words. Nothing here is inferred.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Fields {
    /// The weekday it names.
    pub weekday: Option<Weekday>,
    /// The day of the month, as written: it may not exist.
    pub day: Option<u8>,
    /// The month, 1 to 12.
    pub month: Option<u8>,
    /// The year.
    pub year: Option<i16>,
}

/// Units of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Unit {
    /// A day.
    Day,
    /// Monday to Sunday.
    Week,
    /// Two weeks.
    Fortnight,
    /// Saturday and Sunday.
    Weekend,
    /// A calendar month.
    Month,
    /// Three months from January, April, July or October.
    Quarter,
    /// A calendar year.
    Year,
    /// Ten years from one that ends in 0.
    Decade,
    /// A hundred years.
    Century,
}

/// Seasons of the northern year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Season {
    /// March to May.
    Spring,
    /// June to August.
    Summer,
    /// September to November.
    Autumn,
    /// December to February.
    Winter,
}

/// Which end of a range a mention is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// Where it begins; the next mention is where it ends.
    Start,
    /// Where it ends.
    End,
}

/// Which days an expression means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Resolution {
    /// These days and no others.
    Certain {
        /// The days.
        interval: Interval,
        /// How coarse the expression is.
        grain: Unit,
        /// How it is known.
        anchor: Anchor,
    },
    /// The clause does not say which: as a rule the latest such days that have begun, or the first that come after.
    Ambiguous {
        /// The earlier reading, or the only one where the days are meant roundly.
        past: Option<Interval>,
        /// The later reading.
        future: Option<Interval>,
        /// How coarse the expression is.
        grain: Unit,
        /// What the readings are counted from.
        anchor: Anchor,
    },
    /// Nothing to count from, or no such day.
    Unknown,
}

/// What a resolution rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anchor {
    /// The expression names its year.
    Explicit,
    /// The other end of the range names the year or the month.
    Range,
    /// The date of the article.
    ArticleDate,
    /// The last day the story named before, else the date of the article.
    Story,
}

impl DateMention {
    /// The day it names, when it names day, month and year and there is such a day.
    #[must_use]
    pub fn full(&self) -> Option<Date> {
        let Fields { day: Some(day), month: Some(month), year: Some(year), .. } = self.fields else { return None };
        Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
    }

    /// The days it certainly means.
    #[must_use]
    pub fn certain(&self) -> Option<Interval> {
        match self.resolution {
            Resolution::Certain { interval, .. } => Some(interval),
            _ => None,
        }
    }

    /// The one day it certainly means.
    #[must_use]
    pub fn certain_day(&self) -> Option<Date> {
        self.certain().filter(|interval| interval.first == interval.last).map(|interval| interval.first)
    }
}

/// Every expression of time of an article, each kind in reading order.
#[derive(Debug, Clone, Default)]
pub struct Times {
    /// Days, months, years, and what counts from them.
    pub dates: Vec<DateMention>,
    /// Times of day.
    pub clocks: Vec<ClockMention>,
    /// Parts of the day.
    pub parts: Vec<PartMention>,
    /// Lengths of time.
    pub durations: Vec<DurationMention>,
    /// Anniversaries and birthdays.
    pub anniversaries: Vec<AnniversaryMention>,
}

impl Times {
    /// Finds the expressions of time of an article whose text is ready.
    #[must_use]
    pub fn find(article: &Article) -> Self {
        let (mut times, mut found) = (Self::default(), Vec::new());
        for (index, block) in article.blocks.iter().enumerate() {
            scan::block(article, index, block, &mut found, &mut times);
        }
        let now = article.date.as_ref().map(|it| it.date);
        for at in 0..times.dates.len() {
            times.dates[at].resolution = resolve::resolve(&times.dates, at, now);
        }
        times
    }
}
