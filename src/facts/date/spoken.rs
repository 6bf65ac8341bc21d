//! Times of day as they are said: `half past seven`, `ten minutes to five`, `six o'clock`, `8 in the evening`.

use crate::text::Token;

use super::part::DayPart;
use super::view::View;
use super::word::Word;

/// Minutes since midnight, the end of the expression, and whether it says which half of the day is meant.
pub(super) type Spoken = (u16, usize, bool);

impl View<'_> {
    /// The spoken time of day that begins at a token.
    pub(super) fn spoken(&self, at: usize) -> Option<Spoken> {
        let first = self.token(at)?;
        let counts = first.is_number() && first.len <= 2 || matches!(self.word(at), Some(Word::Number(_)));
        // What makes it a time is the word behind it.
        let goes_on = self.token(at + 1).is_some_and(Token::is_word);
        if !goes_on || !counts && !self.is_one_of(at, &["half", "quarter"]) {
            return None;
        }
        if let Some(time) = self.past_or_to(at) {
            return Some(time);
        }
        let (hour, end) = self.hour(at)?;
        let half = |words: &[&str]| self.is_one_of(end, words);
        match self.word(at) {
            Some(Word::Number(_)) if half(&["am", "a.m.", "a.m"]) => return Some((hour % 12 * 60, end + 1, true)),
            Some(Word::Number(_)) if half(&["pm", "p.m.", "p.m"]) => {
                return Some((hour % 12 * 60 + 720, end + 1, true));
            }
            _ => {}
        }
        match self.o_clock(end) {
            Some(end) => Some(self.in_its_half(hour * 60, end)),
            // `8 in the evening`; `seven in the morning session` counts something.
            None => self.half_said(end).map(|(half, end)| (hour % 12 * 60 + half * 60, end, true)),
        }
    }

    /// `half past seven`, `quarter to six`, `ten past nine`, `twenty minutes to five`.
    fn past_or_to(&self, at: usize) -> Option<Spoken> {
        let (minutes, mut end) = match self.word(at) {
            _ if self.is_one_of(at, &["half"]) => (30, at + 1),
            _ if self.is_one_of(at, &["quarter"]) => (15, at + 1),
            Some(Word::Number(minutes @ 1..=29)) => (minutes, at + 1),
            _ => (self.digits(at, 2).filter(|minutes| (1..=59).contains(minutes))?, at + 1),
        };
        let counted = self.is_one_of(end, &["minutes", "min"]);
        end += usize::from(counted);
        let past = self.is_one_of(end, &["past"]) || counted && self.is_one_of(end, &["after"]);
        // `ten to five` may be a score or a span: the minutes must be named as such.
        let to = self.is_one_of(end, &["to"]) && (counted || self.is_one_of(at, &["quarter"]));
        if !past && !to || self.has_sign_before(at) {
            return None;
        }
        let (hour, end) = self.hour(end + 1)?;
        let minute = if past { hour * 60 + minutes } else { (hour * 60).checked_sub(minutes)? };
        Some(self.in_its_half(minute, self.o_clock(end).unwrap_or(end)))
    }

    /// An hour of the clock of twelve, in figures or in words.
    fn hour(&self, at: usize) -> Option<(u16, usize)> {
        let hour = match self.word(at) {
            Some(Word::Number(hour)) => hour,
            _ => self.digits(at, 2).filter(|_| !self.has_sign_before(at))?,
        };
        (1..=12).contains(&hour).then_some((hour, at + 1))
    }

    /// The end of `o'clock`, one token or three.
    fn o_clock(&self, at: usize) -> Option<usize> {
        if self.is_one_of(at, &["o'clock", "o\u{2019}clock", "oclock"]) {
            return Some(at + 1);
        }
        let apart = self.is_one_of(at, &["o"]) && self.is_one_of(at + 2, &["clock"]) && self.joined(at + 2);
        apart.then_some(at + 3)
    }

    /// A time on the clock of twelve, in the half of the day that the words after it name, if they do.
    fn in_its_half(&self, minute: u16, end: usize) -> Spoken {
        match self.half_said(end) {
            Some((half, end)) => (minute % 720 + half * 60, end, true),
            None => (minute, end, false),
        }
    }

    /// The half of the day that `in the morning`, `this evening`, `at night` name, in hours to add, and the end.
    pub(super) fn half_said(&self, at: usize) -> Option<(u16, usize)> {
        if self.token(at)?.line_start() {
            return None;
        }
        if self.is_one_of(at, &["tonight"]) {
            return Some((12, at));
        }
        let part = |at: usize| match self.word(at) {
            Some(Word::Part(part)) => Some(part),
            _ => None,
        };
        if self.is_one_of(at, &["in"]) && self.is_one_of(at + 1, &["the"]) {
            return part(at + 2).map(|part| (part.half(), at + 3));
        }
        if self.is_one_of(at, &["at"]) && part(at + 1) == Some(DayPart::Night) {
            return Some((12, at + 2));
        }
        // `this morning` and `last night` say the day as well, and are read again as such.
        self.is_one_of(at, &["this", "last"]).then(|| part(at + 1)).flatten().map(|part| (part.half(), at))
    }
}
