//! Dates in figures: `2020-01-12`, `12-Jan-2020`, `12.1.2020`, `05/06/2019`.

use crate::text::{Token, TokenKind};

use super::scan::Found;
use super::view::View;
use super::word::{Word, month_number};
use super::{Fields, Form};

/// `1.1.2020`, in bytes.
const SHORTEST_DOTTED: u16 = 8;

impl View<'_> {
    /// A date in figures that begins at a number.
    pub(super) fn numeric(&self, at: usize) -> Option<Found> {
        // Most figures stand alone, and no date in one token is as short as they are.
        if self.token(at)?.len < SHORTEST_DOTTED && !self.glued(at + 1, &["-", "/"]) {
            return None;
        }
        if self.has_sign_before(at) || (self.joined(at) && at > self.start && self.dash(at - 1)) {
            return None;
        }
        let whole = self.hyphenated(at).or_else(|| self.slashed(at)).or_else(|| self.dotted(at));
        let found = whole.or_else(|| self.without_year(at))?;
        (!self.goes_on(found.end)).then_some(found)
    }

    /// Whether figures or letters go on after the expression (`2020-01-12-0034`, `10/12/2019/a`), so that it is
    /// a number of some other kind. The `T` of a time stamp may follow.
    fn goes_on(&self, end: usize) -> bool {
        let next = self.token(end).filter(|next| !next.spaced());
        next.is_some_and(|next| match next.kind() {
            TokenKind::Word => !self.text(end).starts_with('T'),
            TokenKind::Number => true,
            _ => matches!(self.text(end), "-" | "/" | "_" | "%") && self.joined(end + 1),
        })
    }

    fn glued(&self, at: usize, marks: &[&str]) -> bool {
        self.joined(at) && self.joined(at + 1) && marks.contains(&self.text(at))
    }

    /// `2020-01-12` and `26-FEB-1987`.
    fn hyphenated(&self, at: usize) -> Option<Found> {
        if !(self.glued(at + 1, &["-"]) && self.glued(at + 3, &["-"])) {
            return None;
        }
        let (day, month, year) = match month_number(self.text(at + 2)) {
            Some(month) => (self.digits(at, 2)?, month, self.digits(at + 4, 4)?),
            None => {
                let two = |at: usize| self.digits(at, 2).filter(|_| self.text(at).len() == 2);
                let month = two(at + 2).filter(|month| (1..=12).contains(month))?;
                (two(at + 4)?, month as u8, self.digits(at, 4)?)
            }
        };
        let real = (1..=39).contains(&day) && (1000..2200).contains(&year);
        let fields = Fields { day: Some(day as u8), month: Some(month), year: Some(year as i16), weekday: None };
        real.then(|| Found::new(at, at + 5, Form::Day, fields))
    }

    /// `12/25/2019` is a day in December; `05/06/2019` has two readings and keeps its year only.
    fn slashed(&self, at: usize) -> Option<Found> {
        if !(self.glued(at + 1, &["/"]) && self.glued(at + 3, &["/"])) {
            return None;
        }
        let (first, second) = (self.digits(at, 2)?, self.digits(at + 2, 2)?);
        let year = self.digits(at + 4, 4).filter(|year| (1000..2200).contains(year))? as i16;
        let (day, month) = match (first, second) {
            (1..=12, 1..=12) if first != second => (None, None),
            (day @ 1..=31, month @ 1..=12) | (month @ 1..=12, day @ 1..=31) => (Some(day as u8), Some(month as u8)),
            _ => return None,
        };
        let form = if day.is_some() { Form::Day } else { Form::Slashed };
        Some(Found::new(at, at + 5, form, Fields { day, month, year: Some(year), weekday: None }))
    }

    /// `23/12` where a date is due; `5/12` has two readings, and `9/11` and `24/7` are none.
    fn without_year(&self, at: usize) -> Option<Found> {
        if !self.glued(at + 1, &["/"]) {
            return None;
        }
        let (day, month) = match (self.digits(at, 2)?, self.digits(at + 2, 2)?) {
            (24, 7) => return None,
            (day @ 13..=31, month @ 1..=12) | (month @ 1..=12, day @ 13..=31) => (day as u8, month as u8),
            _ => return None,
        };
        let fields = Fields { day: Some(day), month: Some(month), ..Fields::default() };
        let found = Found::new(at, at + 3, Form::Day, fields);
        if self.begins_sentence(at) && self.mark(at + 3, ',') {
            return Some(found);
        }
        let before = at.checked_sub(1).filter(|&before| before >= self.start)?;
        let weekday = matches!(self.word(before), Some(Word::Weekday(_)));
        let led = self.is_one_of(before, &["on", "by", "until", "till", "since", "before", "after", "from"]);
        // `11/20, 11/22 or 11/25`, `10/25 to 1/25`
        let listed = self.is_one_of(before, &[",", "or", "and", "to"]) && before > self.start + 2 && {
            self.token(before - 1).is_some_and(Token::is_number) && self.mark(before - 2, '/')
        };
        (weekday || led || listed).then_some(found)
    }

    /// `12.1.2020`, one token to the lexer.
    fn dotted(&self, at: usize) -> Option<Found> {
        let mut parts = self.text(at).split('.');
        let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
        if parts.next().is_some() || year.len() != 4 {
            return None;
        }
        let (day, month): (u8, u8) = (day.parse().ok()?, month.parse().ok()?);
        let year = year.parse().ok().filter(|year| (1500..2200).contains(year))?;
        let real = (1..=31).contains(&day) && (1..=12).contains(&month);
        let fields = Fields { day: Some(day), month: Some(month), year: Some(year), weekday: None };
        real.then(|| Found::new(at, at + 1, Form::Day, fields))
    }
}
