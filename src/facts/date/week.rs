//! Weeks by their place in a month or a year (`the first week of January`, `the last week of 2016`), and days by
//! their place in a week (`Tuesday of next week`, `next week on Tuesday`).

use super::scan::Found;
use super::view::View;
use super::word::Word;
use super::{Fields, Form, Unit};

impl View<'_> {
    /// The week that begins with its number at `at`; the number ends at `end`.
    pub(super) fn week_of(&self, at: usize, end: usize, nth: i8) -> Option<Found> {
        let Some(Word::Unit(Unit::Week, false)) = self.word(end) else { return None };
        if !self.is_one_of(end + 1, &["of", "in"]) || !(-1..=5).contains(&nth) {
            return None;
        }
        let of = end + 2;
        if let Some(Word::Month(month, _)) = self.word(of) {
            let (year, end) = self.year_after_month(self.after_stop(of));
            let fields = Fields { month: Some(month), year, ..Fields::default() };
            return Some(Found::new(at, end, Form::WeekOf(nth), fields));
        }
        if let (Some(Word::Step(step)), Some(Word::Unit(Unit::Month, false))) = (self.word(of), self.word(of + 1)) {
            return Some(Found { step: Some(step), ..Found::new(at, of + 2, Form::WeekOf(nth), Fields::default()) });
        }
        let year = self.year(of)?;
        Some(Found::new(at, of + 1, Form::WeekOf(nth), Fields { year: Some(year), ..Fields::default() }))
    }

    /// `Tuesday of next week`, `next week on Tuesday`: from the first of them.
    pub(super) fn day_of_week(&self, at: usize) -> Option<Found> {
        let week = |at: usize| match (self.word(at)?, self.word(at + 1)?) {
            (Word::Step(step), Word::Unit(Unit::Week, false)) => Some(step),
            _ => None,
        };
        if let Word::Weekday(weekday) = self.word(at)?
            && self.is_one_of(at + 1, &["of"])
            && self.is_one_of(at + 2, &["the"])
            && self.is_one_of(at + 3, &["following", "previous"])
        {
            let step = week(at + 3)?;
            let fields = Fields { weekday: Some(weekday), ..Fields::default() };
            return Some(Found { step: Some(step), ..Found::new(at, at + 5, Form::InWeek(step), fields) });
        }
        let (weekday, step) = match self.word(at)? {
            Word::Weekday(weekday) if self.is_one_of(at + 1, &["of"]) => (weekday, week(at + 2)?),
            Word::Step(_) if self.is_one_of(at + 2, &["on"]) => match self.word(at + 3)? {
                Word::Weekday(weekday) => (weekday, week(at)?),
                _ => return None,
            },
            _ => return None,
        };
        let fields = Fields { weekday: Some(weekday), ..Fields::default() };
        Some(Found::new(at, at + 4, Form::InWeek(step), fields))
    }
}
