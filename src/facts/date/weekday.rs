//! Weekdays with or without their dates: `Tuesday (January 8)`, `January 12, a Sunday`, `Friday and Saturday,
//! January 4 and 5`, `Friday 19 to Sunday 21 January 2013`.

use jiff::civil::Weekday;

use crate::lexicon::Classes;
use crate::text::Token;

use super::scan::Found;
use super::view::View;
use super::word::Word;
use super::{Fields, Form, Side, Unit};

impl View<'_> {
    /// A weekday and, if one follows, its date.
    pub(super) fn weekday(&self, at: usize, weekday: Weekday, out: &mut Vec<Found>) {
        let named = Fields { weekday: Some(weekday), ..Fields::default() };
        let mut next = self.after_stop(at);
        if self.is_one_of(next, &["morning", "afternoon", "evening", "night"]) {
            next += 1;
        }
        let mut date = next;
        while self.token(date).is_some_and(|token| !token.line_start())
            && (matches!(self.text(date), "," | "(") || self.is_one_of(date, &["the"]))
            && date < next + 3
        {
            date += 1;
        }
        let first = out.len();
        if self.token(date).is_some_and(|token| !token.line_start()) {
            match self.word(date) {
                Some(Word::Month(..)) => self.month_first(date, out),
                None if self.numeric(date).is_some_and(|found| found.form == Form::Day) => {
                    out.extend(self.numeric(date));
                }
                _ => self.day_first(date, out),
            }
        }
        let days = out[first..].iter().filter(|found| found.form == Form::Day).count();
        if days == out.len() - first && days > 0 {
            let shares = self.weekday_before(at);
            match (shares, days) {
                // `Friday and Saturday, January 4 and 5`: first to first, second to second.
                (Some(earlier), 2) => {
                    out[first].fields.weekday = Some(earlier);
                    out[first + 1].fields.weekday = Some(weekday);
                }
                // `Friday and Saturday, January 5`: whose date it is, nobody knows.
                (Some(_), _) => return,
                _ => out[first].fields.weekday = Some(weekday),
            }
            out[first].start = at;
            let end = out[first].end;
            if days == 1 && self.mark(end, ')') && (next..date).any(|at| self.mark(at, '(')) {
                out[first].end = end + 1;
            }
            return;
        }
        out.truncate(first);
        if self.partial_range(at, weekday, out) {
            return;
        }
        if let Some((day, end)) = self.day_of_month(date) {
            out.push(Found::new(at, end, Form::DayOfMonth, Fields { day: Some(day as u8), ..named }));
            return;
        }
        out.push(Found::new(at, at + 1, Form::Weekday, named));
    }

    /// The day after a weekday that names no month: `Friday the 13th`, `Wednesday 31.`
    fn day_of_month(&self, at: usize) -> Option<(u16, usize)> {
        let (day, end) = self.day(at).filter(|&(day, _)| day <= 31)?;
        let bare = self.token(at).is_some_and(Token::is_number) && end == at + 1;
        let closes = self.token(end).is_none_or(|next| !next.is_word() && !next.is_number() && !self.dash(end));
        let figures = self.text(at).bytes().all(|it| it.is_ascii_digit());
        (!self.token(at)?.line_start() && (!bare || closes && figures && self.token(at)?.spaced()))
            .then_some((day, end))
    }

    /// `the 21st of this month`, `the 15th day of next month`: found at the day.
    pub(super) fn day_of_this_month(&self, at: usize) -> Option<Found> {
        // More than one token: `21st`, `twenty-first`.
        self.token(at + 1).filter(|next| !next.spaced() || next.is(Classes::DATE_WORD))?;
        let (day, end) = self.day(at).filter(|&(day, end)| day <= 31 && end > at + 1)?;
        let end = end + usize::from(self.is_one_of(end, &["day"]));
        let step_at = end + usize::from(self.is_one_of(end, &["of"]));
        let Some(Word::Step(step)) = self.word(step_at) else { return None };
        let month = matches!(self.word(step_at + 1), Some(Word::Unit(Unit::Month, false)));
        let fields = Fields { day: Some(day as u8), ..Fields::default() };
        let found = Found { step: Some(step), ..Found::new(at, step_at + 2, Form::DayOfMonth, fields) };
        month.then_some(found)
    }

    /// `Friday 19 to Sunday 21 January 2013`: the first day takes month and year from the second.
    pub(super) fn partial_range(&self, at: usize, weekday: Weekday, out: &mut Vec<Found>) -> bool {
        let Some((day, end)) = self.day(self.after_stop(at)) else { return false };
        if !self.is_connector(end) && !self.is_one_of(end, &["and"]) {
            return false;
        }
        let first = out.len();
        if let Some(Word::Weekday(last)) = self.word(end + 1) {
            self.weekday(end + 1, last, out);
        }
        match out[first..] {
            [last] if last.form == Form::Day && last.range.is_none() => {
                let fields = Fields { weekday: Some(weekday), day: Some(day as u8), ..last.fields };
                out[first].range = Some(Side::End);
                out.insert(first, Found { range: Some(Side::Start), ..Found::new(at, end, Form::Day, fields) });
                true
            }
            _ => {
                out.truncate(first);
                false
            }
        }
    }

    /// The weekday that shares the date with this one: `Friday and` before `Saturday`.
    pub(super) fn weekday_before(&self, at: usize) -> Option<Weekday> {
        let conjunction = at.checked_sub(1).filter(|&before| before > self.start)?;
        let joins = self.is_one_of(conjunction, &["and", "or", "to", "&", "through"]) || self.dash(conjunction);
        match self.word(conjunction - 1) {
            Some(Word::Weekday(weekday)) if joins => Some(weekday),
            _ => None,
        }
    }

    /// `(Sunday)` or `, a Sunday` after a date.
    pub(super) fn weekday_after(&self, at: usize) -> Option<(Weekday, usize)> {
        let lead = match self.text(at) {
            "(" => 1,
            "," if self.is_one_of(at + 1, &["a"]) => 2,
            _ => return None,
        };
        let Some(Word::Weekday(weekday)) = self.word(at + lead) else { return None };
        let closed = lead == 2 || self.mark(self.after_stop(at + lead), ')');
        closed.then_some((weekday, at + lead + 1))
    }
}
