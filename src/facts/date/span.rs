//! Intervals of days: the arithmetic of months, weeks, quarters and seasons.

use jiff::civil::{Date, Weekday};

use super::{Season, Unit};

/// Days from `first` to `last`, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Interval {
    /// The first day.
    pub first: Date,
    /// The last day.
    pub last: Date,
}

impl Interval {
    /// One day.
    #[must_use]
    pub const fn day(day: Date) -> Self {
        Self { first: day, last: day }
    }

    /// A calendar month.
    #[must_use]
    pub fn month(year: i16, month: u8) -> Option<Self> {
        let first = Date::new(year, i8::try_from(month).ok()?, 1).ok()?;
        Some(Self { first, last: first.last_of_month() })
    }

    /// Calendar years from the first to the last.
    #[must_use]
    pub fn years(first: i16, last: i16) -> Option<Self> {
        Some(Self { first: Date::new(first, 1, 1).ok()?, last: Date::new(last, 12, 31).ok()? })
    }

    /// The months of a quarter of a year.
    #[must_use]
    pub fn quarter(year: i16, quarter: u8) -> Option<Self> {
        let end = Self::month(year, quarter.checked_mul(3)?)?;
        Some(Self { first: Self::month(year, quarter * 3 - 2)?.first, last: end.last })
    }

    /// The months of a season; a winter is named for the year its December lies in.
    #[must_use]
    pub fn season(year: i16, season: Season) -> Option<Self> {
        let (first, last) = match season {
            Season::Spring => ((year, 3), (year, 5)),
            Season::Summer => ((year, 6), (year, 8)),
            Season::Autumn => ((year, 9), (year, 11)),
            Season::Winter => ((year, 12), (year.checked_add(1)?, 2)),
        };
        Some(Self { first: Self::month(first.0, first.1)?.first, last: Self::month(last.0, last.1)?.last })
    }

    /// A week of a month, or of a year, by its number from 1, or the last (-1). A week belongs where its Thursday
    /// lies (ISO 8601).
    #[must_use]
    pub fn week_of(year: i16, month: Option<u8>, nth: i8) -> Option<Self> {
        let whole = match month {
            Some(month) => Self::month(year, month)?,
            None => Self::years(year, year)?,
        };
        let thursday = match nth {
            -1 => days_after(whole.last, -i64::from(whole.last.weekday().since(Weekday::Thursday)))?,
            _ => {
                let first = days_after(whole.first, i64::from(whole.first.weekday().until(Weekday::Thursday)))?;
                days_after(first, i64::from(nth.checked_sub(1)?) * 7)?
            }
        };
        whole.contains(thursday).then(|| Self::from_monday(days_after(thursday, -3)?, 0, 6))?
    }

    /// The unit of the calendar a day lies in, moved by so many units.
    #[must_use]
    pub fn around(day: Date, unit: Unit, by: i32) -> Option<Self> {
        let by = i64::from(by);
        match unit {
            Unit::Day => Some(Self::day(days_after(day, by)?)),
            Unit::Week => Self::from_monday(days_after(monday(day)?, by * 7)?, 0, 6),
            Unit::Fortnight => Self::from_monday(days_after(monday(day)?, by * 14)?, 0, 13),
            Unit::Weekend => Self::from_monday(days_after(monday(day)?, by * 7)?, 5, 6),
            Unit::Month => {
                let (year, month) = months_after(day, by)?;
                Self::month(year, month)
            }
            Unit::Quarter => {
                let (year, month) = months_after(day, by * 3)?;
                Self::quarter(year, (month - 1) / 3 + 1)
            }
            Unit::Year => {
                let year = year_after(day.year(), by)?;
                Self::years(year, year)
            }
            Unit::Decade => {
                let first = year_after(day.year() - day.year().rem_euclid(10), by * 10)?;
                Self::years(first, first + 9)
            }
            Unit::Century => {
                let first = year_after((day.year() - 1) - (day.year() - 1).rem_euclid(100) + 1, by * 100)?;
                Self::years(first, first + 99)
            }
        }
    }

    fn from_monday(monday: Date, first: i64, last: i64) -> Option<Self> {
        Some(Self { first: days_after(monday, first)?, last: days_after(monday, last)? })
    }

    /// Whether the day lies in it.
    #[must_use]
    pub fn contains(self, day: Date) -> bool {
        self.first <= day && day <= self.last
    }

    /// Whether the two share a day.
    #[must_use]
    pub fn overlaps(self, other: Self) -> bool {
        self.first <= other.last && other.first <= self.last
    }
}

/// The Monday of the day's week.
fn monday(day: Date) -> Option<Date> {
    days_after(day, -i64::from(day.weekday().since(Weekday::Monday)))
}

/// The day so many days later, if the calendar goes that far.
#[must_use]
pub(crate) fn days_after(day: Date, days: i64) -> Option<Date> {
    day.checked_add(jiff::SignedDuration::from_hours(days.checked_mul(24)?)).ok()
}

/// Days from one day to another; negative if the other is earlier.
#[must_use]
pub(crate) fn days_between(from: Date, to: Date) -> i64 {
    from.duration_until(to).as_hours() / 24
}

fn year_after(year: i16, by: i64) -> Option<i16> {
    i16::try_from(i64::from(year).checked_add(by)?).ok().filter(|year| (-9000..9000).contains(year))
}

/// Year and month so many months later.
pub(super) fn months_after(day: Date, by: i64) -> Option<(i16, u8)> {
    let months = i64::from(day.year()) * 12 + i64::from(day.month()) - 1 + by;
    Some((year_after(0, months.div_euclid(12))?, months.rem_euclid(12) as u8 + 1))
}
