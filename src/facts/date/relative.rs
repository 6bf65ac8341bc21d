//! Expressions that count from the day of writing: `yesterday`, `last April`, `next week`, `two weeks ago`;
//! and those that count from a day they do not name: `a year later`.

use crate::text::{Token, TokenKind};

use super::scan::Found;
use super::view::View;
use super::word::Word;
use super::{Fields, Form, Framing, Unit, framing};

impl View<'_> {
    /// The relative expression that begins, or whose unit stands, at a token.
    pub(super) fn relative(&self, at: usize) -> Option<Found> {
        match self.word(at)? {
            Word::Day(by) => Some(Found::new(at, at + 1, Form::Shifted(by), Fields::default())),
            Word::Step(step) => {
                let last = if step < 0 && self.is_one_of(at, &["last"]) { self.week_of(at, at + 1, -1) } else { None };
                last.or_else(|| self.stepped(at, step))
            }
            Word::Unit(unit, plural) => {
                let told = if plural { None } else { self.told(at, unit) };
                told.or_else(|| self.counted(at, unit))
            }
            _ => None,
        }
    }

    /// `last week`, `this May`, `next Tuesday`, `last night`.
    fn stepped(&self, at: usize, step: i8) -> Option<Found> {
        if self.is_one_of(at + 1, &["past"]) {
            // `this past spring`: the latest there was, whichever year's that is.
            let latest = |found: Found| if matches!(found.form, Form::Season(_)) { Some(0) } else { found.step };
            return self.stepped(at + 1, -1).map(|found| Found { start: at, step: latest(found), ..found });
        }
        let fields = Fields::default();
        let at_next = at + 1;
        let said = |form, fields| Some(Found { step: Some(step), ..Found::new(at, at + 2, form, fields) });
        if self.is_one_of(at_next, &["night", "morning", "afternoon", "evening"]) {
            let today = self.is_one_of(at, &["this"]);
            let last_night = self.is_one_of(at, &["last"]) && self.is_one_of(at_next, &["night"]);
            return (today || last_night).then(|| Found::new(at, at + 2, Form::Shifted(step), fields));
        }
        if let Some(stretch) = self.stretch(at, step) {
            return Some(stretch);
        }
        let word = self.word(at_next);
        match word? {
            Word::Unit(Unit::Day, _) if !self.is_one_of(at, &["next", "following", "previous"]) => None,
            Word::Unit(_, true) => None,
            Word::Unit(unit, _) => {
                if let Some(found) = self.quarter_of_step(at, step) {
                    return Some(found);
                }
                if step < 0 && unit == Unit::Year && self.compares(at) {
                    return said(Form::Unanchored, fields);
                }
                // `for the last week`: seven days, not the week before; `the following week` counts from the story.
                let the = at > self.start && self.is_one_of(at - 1, &["the"]);
                let form = match () {
                    () if self.is_one_of(at, &["following", "previous"]) => Form::FromStory(i32::from(step), unit),
                    () if unit == Unit::Quarter => Form::Relative(i32::from(step), unit),
                    () if self.is_one_of(at, &["past"]) || the && self.is_one_of(at, &["last", "next"]) => {
                        Form::Stretch(i32::from(step), unit)
                    }
                    () => Form::Relative(i32::from(step), unit),
                };
                said(form, fields)
            }
            // Counted from the story: of the week before or after which?
            Word::Weekday(weekday) if self.is_one_of(at, &["following", "previous"]) => {
                said(Form::InWeek(step), Fields { weekday: Some(weekday), ..fields })
            }
            Word::Weekday(weekday) => {
                let mut found = Vec::new();
                self.calendar(at_next, word, &mut found);
                let dated = found.first().copied().filter(|found| found.form == Form::Day && found.range.is_none());
                dated
                    .map(|found| Found { start: at, step: Some(step), ..found })
                    .or_else(|| said(Form::Weekday, Fields { weekday: Some(weekday), ..fields }))
            }
            Word::Month(month, _) => {
                let mut found = Vec::new();
                self.calendar(at_next, word, &mut found);
                match found[..] {
                    [day] if day.form == Form::Day => Some(Found { start: at, step: Some(step), ..day }),
                    _ => said(Form::Month, Fields { month: Some(month), ..fields }),
                }
            }
            Word::Season(season) => said(Form::Season(season), fields),
            _ => None,
        }
    }

    /// `the past three months`, `the next four days`.
    fn stretch(&self, at: usize, step: i8) -> Option<Found> {
        let number = at + 1;
        if step == 0 || self.is_one_of(at, &["following", "previous"]) {
            return None;
        }
        let count = match self.word(number) {
            Some(Word::Number(count)) => count,
            _ => self.digits(number, 3).filter(|_| !self.joined(number + 1))?,
        };
        let Some(Word::Unit(unit, true)) = self.word(number + 1) else { return None };
        let form = Form::Stretch(i32::from(step) * i32::from(count), unit);
        Some(Found::new(at, number + 2, form, Fields::default()))
    }

    /// `that weekend`, `the end of the week`, `for the month`: of the last day the story has named; `over the weekend`:
    /// the one beside today.
    fn told(&self, at: usize, unit: Unit) -> Option<Found> {
        const PARTS: &[&str] = &["end", "beginning", "start", "middle", "rest", "remainder", "close"];
        let before = at.checked_sub(1).filter(|&before| before >= self.start)?;
        let found = |start: usize, form| Some(Found::new(start, at + 1, form, Fields::default()));
        if self.token(at)?.line_start() {
            return None;
        }
        if self.is_one_of(before, &["that", "same"]) {
            return found(before, Form::FromStory(0, unit));
        }
        let lead = before.checked_sub(1).filter(|&lead| lead >= self.start && self.is_one_of(before, &["the"]))?;
        if unit == Unit::Weekend && self.is_one_of(lead, &["over", "at", "during"]) {
            return found(before, Form::Weekend);
        }
        let part = lead.checked_sub(1).filter(|&part| part >= self.start && self.is_one_of(part, PARTS));
        let closes = self.token(at + 1).is_none_or(|next| !next.is_word() && !next.is_number());
        match part {
            Some(part) if self.is_one_of(lead, &["of"]) => found(part, Form::FromStory(0, unit)),
            _ if closes && self.is_one_of(lead, &["for"]) => found(before, Form::FromStory(0, unit)),
            _ => None,
        }
    }

    /// `compared with 33 million last year`: the same part of last year, whichever that is.
    fn compares(&self, at: usize) -> bool {
        let near = self.start.max(at.saturating_sub(14))..at;
        let period = at > self.start && self.is_one_of(at - 1, &["period", "quarter", "time"]);
        period || near.rev().any(|at| self.is_one_of(at, &["compared"]))
    }

    /// `this year's third quarter`; `last year's quarter` means no quarter by its number.
    fn quarter_of_step(&self, at: usize, step: i8) -> Option<Found> {
        let of_year = matches!(self.word(at + 1), Some(Word::Unit(Unit::Year, false)));
        if !of_year || self.token(at + 2).is_none_or(|it| it.kind() != TokenKind::Clitic) {
            return None;
        }
        let unit = |at: usize| matches!(self.word(at), Some(Word::Unit(Unit::Quarter, false)));
        match self.word(at + 3) {
            Some(Word::Ordinal(quarter @ 1..=4)) if unit(at + 4) => {
                Some(Found { step: Some(step), ..Found::new(at, at + 5, Form::Quarter(quarter), Fields::default()) })
            }
            _ if unit(at + 3) => Some(Found::new(at, at + 4, Form::Unanchored, Fields::default())),
            _ => None,
        }
    }

    /// `two weeks ago`, `a year later`: found at the unit, the count stands before it.
    fn counted(&self, at: usize, unit: Unit) -> Option<Found> {
        let after = at + 1;
        let ago = self.is_one_of(after, &["ago"]);
        let from_now = self.is_one_of(after, &["from"]) && self.is_one_of(after + 1, &["now"]);
        let elsewhere = self.is_one_of(after, &["later", "earlier", "before", "after"])
            || (self.joined(after) && self.is_one_of(after + 1, &["earlier"]));
        let (count, start) = self.count_before(at)?;
        if let Some(offset) = self.offset(at, unit, count, start) {
            return Some(offset);
        }
        if !(ago || from_now || elsewhere) && self.is_ahead(start) {
            let form = Form::Relative(count?, unit);
            return (unit != Unit::Weekend).then(|| Found::new(start - 1, after, form, Fields::default()));
        }
        if !(ago || from_now || elsewhere) || self.token(after).is_some_and(Token::line_start) {
            return None;
        }
        let end = after + 1 + usize::from(from_now || (self.dash(after) && elsewhere));
        let form = match count {
            // `a year ago` may be the day, the quarter or the year.
            Some(1) if ago && matches!(unit, Unit::Year | Unit::Decade | Unit::Century) => Form::Unanchored,
            Some(count) if ago => Form::Relative(-count, unit),
            Some(count) if from_now => Form::Relative(count, unit),
            Some(count) if self.is_one_of(after, &["later"]) => Form::FromStory(count, unit),
            Some(count) if self.is_one_of(after, &["earlier"]) && unit != Unit::Year => Form::FromStory(-count, unit),
            _ => Form::Unanchored,
        };
        let form = match form {
            Form::Relative(count, Unit::Decade) => Form::Relative(count * 10, Unit::Year),
            Form::Relative(count, Unit::Century) => Form::Relative(count * 100, Unit::Year),
            form => form,
        };
        Some(Found::new(start, end, form, Fields::default()))
    }

    /// `two weeks before May 13`, `three days from Tuesday`: the day it counts from follows at once.
    fn offset(&self, at: usize, unit: Unit, count: Option<i32>, start: usize) -> Option<Found> {
        let after = at + 1;
        let count = match () {
            () if self.is_one_of(after, &["before"]) => -count?,
            () if self.is_one_of(after, &["after", "from"]) => count?,
            () => return None,
        };
        let base = after + 1;
        let dated = match self.word(base) {
            Some(Word::Month(..) | Word::Weekday(_) | Word::Day(_)) => true,
            _ => self.feast(base).is_some() || self.day(base).is_some_and(|(_, end)| self.is_month(end)),
        };
        dated.then(|| Found::new(start, base, Form::Offset(count, unit), Fields::default()))
    }

    fn is_month(&self, at: usize) -> bool {
        matches!(self.word(at), Some(Word::Month(..)))
    }

    /// `will vote in two weeks`: `in` before the count, in a clause about what is to come.
    fn is_ahead(&self, count: usize) -> bool {
        let led = count > self.start && self.is_one_of(count - 1, &["in"]);
        led && framing::of(self.article, count - 1..count) == Framing::Future
    }

    /// The count before a unit and where it begins; no value for `several`, `a few`.
    pub(in crate::facts) fn count_before(&self, unit: usize) -> Option<(Option<i32>, usize)> {
        let at = unit.checked_sub(1).filter(|&at| at >= self.start)?;
        if let Some(count) = self.digits(at, 3) {
            return (!self.has_sign_before(at)).then_some((Some(i32::from(count)), at));
        }
        if self.is_one_of(at, &["a", "an"]) {
            return Some((Some(1), at));
        }
        if self.is_one_of(at, &["few", "several", "many", "some"]) {
            let article = usize::from(at > self.start && self.is_one_of(at - 1, &["a"]));
            return Some((None, at - article));
        }
        match self.word(at)? {
            Word::Number(ones @ 1..=9) if at >= self.start + 2 && self.dash(at - 1) => match self.word(at - 2) {
                Some(Word::Number(tens @ 20..=90)) => Some((Some(i32::from(tens + ones)), at - 2)),
                _ => Some((Some(i32::from(ones)), at)),
            },
            Word::Number(count) => Some((Some(i32::from(count)), at)),
            _ => None,
        }
    }
}
