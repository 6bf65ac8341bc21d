//! Days and months by name: `Jan. 14`, `14th of January 2020`, `January 13-14`, `5-9 March`.

use crate::lexicon::Classes;
use crate::text::{Shape, Token, TokenKind};

use super::scan::Found;
use super::view::View;
use super::word::Word;
use super::{Fields, Form, Side};

/// Days up to here are read as days of a month, so that a slip of the pen (`September 31`, `32 January`)
/// is still a date.
const LAST_DAY: u16 = 39;

impl View<'_> {
    /// The days and months that begin at a token of this meaning; says whether there are any.
    pub(super) fn calendar(&self, at: usize, word: Option<Word>, out: &mut Vec<Found>) -> bool {
        let before = out.len();
        match word {
            Some(Word::Weekday(weekday)) => self.weekday(at, weekday, out),
            Some(Word::Month(..)) => self.month_first(at, out),
            Some(Word::Ordinal(_) | Word::Number(_)) => self.day_first(at, out),
            None if self.token(at).is_some_and(Token::is_number) => self.day_first(at, out),
            _ => return false,
        }
        if let Some(last) = out[before..].last_mut()
            && last.fields.weekday.is_none()
            && last.form == Form::Day
            && let Some((weekday, end)) = self.weekday_after(last.end)
        {
            last.fields.weekday = Some(weekday);
            last.end = end;
        }
        out.len() > before
    }

    /// `January 12`, `Jan. 12-14, 2020`, `January 2020`, `in January`.
    pub(super) fn month_first(&self, at: usize, out: &mut Vec<Found>) {
        let Some(Word::Month(month, _)) = self.word(at) else { return };
        let next = self.after_stop(at);
        let fields = Fields { month: Some(month), ..Fields::default() };
        let day = self.day(next).or_else(|| self.day_in_words(next)).or_else(|| self.day_with_article(next));
        let day = day.filter(|_| !self.is_surname(at));
        if let Some((day, end)) = day {
            let day = Fields { day: Some(day as u8), ..fields };
            let tail = self.range_tail(end);
            let (year, year_end) = self.year_after(tail.map_or(end, |(_, end)| end));
            // `January 32 February 35`: a table of figures.
            let in_a_row = |at: usize| self.word(at).is_some_and(|it| matches!(it, Word::Month(..)));
            if day.day > Some(31) && year.is_none() && (in_a_row(end) || self.before(at).is_some_and(Token::is_number))
            {
                return;
            }
            let start = Found::new(at, end, Form::Day, Fields { year, ..day });
            match tail {
                Some((last, tail_end)) => {
                    let last = Fields { day: Some(last as u8), year, ..fields };
                    out.push(Found { range: Some(Side::Start), ..start });
                    let from = tail_end - self.width_of_day(end + 1);
                    out.push(Found { range: Some(Side::End), ..Found::new(from, year_end, Form::Day, last) });
                }
                None => out.push(Found { end: year_end, ..start }),
            }
            return;
        }
        let (year, end) = self.year_after_month(next);
        if year.is_some() && !self.has_compound(end) {
            out.push(Found::new(at, end, Form::Month, Fields { year, ..fields }));
        } else if self.is_month_alone(at) {
            out.push(Found::new(at, next, Form::Month, fields));
        }
    }

    /// `14 January 2020`, `the 14th of January`, `5-9 March`, `5 May to 9 June 2019`.
    pub(super) fn day_first(&self, at: usize, out: &mut Vec<Found>) {
        let spelled = || self.day_in_words(at).filter(|&(_, end)| self.is_dated_in_full(end));
        let Some((day, end)) = self.day(at).or_else(spelled).filter(|_| !self.has_sign_before(at)) else { return };
        let before = out.len();
        self.day_and_month(at, day, end, out);
        if out.len() > before || !(self.is_connector(end) || self.is_one_of(end, &["and", "or"])) {
            return;
        }
        let second = end + 1 + usize::from(self.is_one_of(end + 1, &["the"]));
        let Some((last, last_end)) = self.day(second) else { return };
        self.day_and_month(second, last, last_end, out);
        if let Some(last) = out.get_mut(before) {
            let fields = Fields { day: Some(day as u8), ..last.fields };
            last.range = Some(Side::End);
            out.insert(before, Found { range: Some(Side::Start), ..Found::new(at, end, Form::Day, fields) });
        }
    }

    fn day_and_month(&self, at: usize, day: u16, end: usize, out: &mut Vec<Found>) {
        let month_at = if self.is_one_of(end, &["of"]) { end + 1 } else { end };
        let Some(Word::Month(month, _)) = self.word(month_at) else { return };
        // `29 February\n2000`: what stands on the next line is something else.
        if self.token(month_at).is_some_and(Token::line_start) && self.token(end).is_some_and(|it| !it.is_word()) {
            return;
        }
        let (year, year_end) = self.year_after(self.after_stop(month_at));
        let month_end = self.after_stop(month_at);
        if (day > 31 && year.is_none()) || self.day(month_end).is_some_and(|_| year.is_none()) {
            return;
        }
        let end = if year.is_some() { year_end } else { month_at + 1 };
        let fields = Fields { day: Some(day as u8), month: Some(month), year, weekday: None };
        out.push(Found::new(at, end, Form::Day, fields));
    }

    /// A day of the month in figures, with or without ordinal ending, or as an ordinal word; and its end.
    pub(super) fn day(&self, at: usize) -> Option<(u16, usize)> {
        if let Some(Word::Ordinal(day)) = self.word(at) {
            return (u16::from(day) <= LAST_DAY).then_some((u16::from(day), at + 1));
        }
        if let Some(Word::Number(tens @ (20 | 30))) = self.word(at) {
            // `twenty-first`
            let ones_at = at + 1 + usize::from(self.dash(at + 1));
            let Some(Word::Ordinal(ones @ 1..=9)) = self.word(ones_at) else { return None };
            return Some((tens + u16::from(ones), ones_at + 1));
        }
        let figures = self.token(at).filter(|token| token.is_number())?;
        if figures.len > 2 {
            // The lexer reads `12,2020` as one number.
            let (day, year) = self.text(at).split_once(',')?;
            let day = day.parse().ok().filter(|day| (1..=LAST_DAY).contains(day));
            return day.filter(|_| figures.len <= 7 && year.len() == 4).map(|day| (day, at + 1));
        }
        let day = self.digits(at, 2).filter(|day| (1..=LAST_DAY).contains(day))?;
        let mut end = at + 1;
        if self.joined(end) && self.is_one_of(end, &["st", "nd", "rd", "th"]) {
            end += 1;
            return (!self.numbers_a_name(end)).then_some((day, end));
        }
        (!self.has_compound(end) && !self.is_clock(end)).then_some((day, end))
    }

    /// `the 28th` behind its month; `the 28th ship` is something else.
    fn day_with_article(&self, at: usize) -> Option<(u16, usize)> {
        let (day, end) = self.day(at + 1).filter(|&(_, end)| self.is_one_of(at, &["the"]) && end > at + 2)?;
        let noun = self.token(end).is_some_and(|next| next.is_word() && !next.is(Classes::FUNCTION));
        (!noun).then_some((day, end))
    }

    /// A day in cardinal words (`May twenty-five`), as broadcast scripts have it: nothing where it counts what follows.
    fn day_in_words(&self, at: usize) -> Option<(u16, usize)> {
        let Some(Word::Number(first)) = self.word(at) else { return None };
        let ones = at + 1 + usize::from(self.dash(at + 1));
        let (day, end) = match self.word(ones) {
            Some(Word::Number(ones_of @ 1..=9)) if first == 20 || first == 30 => (first + ones_of, ones + 1),
            _ if first >= 10 && self.year_in_words(at).is_none() => (first, at + 1),
            _ => return None,
        };
        let counts = self.token(end).is_some_and(|next| {
            next.is_word() && next.shape == Shape::Lower && !next.is(Classes::FUNCTION) && self.word(end).is_none()
        });
        (day <= 31 && !counts).then_some((day, end))
    }

    /// Whether a month with its year stands at a token.
    fn is_dated_in_full(&self, at: usize) -> bool {
        let month = matches!(self.word(at), Some(Word::Month(..)));
        month && self.year_in_words(self.after_stop(at)).is_some()
    }

    fn width_of_day(&self, at: usize) -> usize {
        self.day(at).map_or(1, |(_, end)| end - at)
    }

    /// `31st Street`, `5th Infantry`: the ordinal counts something with a name.
    fn numbers_a_name(&self, at: usize) -> bool {
        const PEOPLE: Classes =
            Classes::TITLE.with(Classes::GIVEN).with(Classes::HONORIFIC).with(Classes::MONTH).with(Classes::PLACE);
        self.token(at).is_some_and(|next| next.shape == Shape::Capital && next.spaced() && !next.is(PEOPLE))
    }

    /// Letters, a percent sign or a unit glued to a number: `12%`, `12km`, `12-year-old`.
    fn has_compound(&self, at: usize) -> bool {
        let Some(next) = self.token(at).filter(|next| !next.spaced()) else { return false };
        match next.kind() {
            TokenKind::Word => true,
            TokenKind::Mark if matches!(self.text(at), "%" | "°" | "/" | "$") => true,
            TokenKind::Mark => {
                self.text(at) == "-"
                    && self.joined(at + 1)
                    && self.token(at + 1).is_some_and(Token::is_word)
                    && self.word(at + 1).is_none()
            }
            _ => false,
        }
    }

    /// `12:30`, `12 p.m.`
    fn is_clock(&self, at: usize) -> bool {
        (self.mark(at, ':') && self.joined(at) && self.joined(at + 1))
            || self.is_one_of(at, &["am", "pm", "a.m.", "p.m.", "a.m", "p.m", "gmt"])
    }

    /// `, 2020` or ` 2020` after a day; and the end of the expression.
    fn year_after(&self, end: usize) -> (Option<i16>, usize) {
        if let Some((_, year)) = self.text(end - 1).split_once(',').filter(|(_, year)| year.len() == 4) {
            return (year.parse().ok(), end);
        }
        // `July 4th of 1995`, `28 June in 2020`
        let joined = self.is_one_of(end, &["of", "in"]) && !self.counts_nouns(end + 1);
        let at = end + usize::from(self.mark(end, ',') || joined);
        match self.year_in_words(at).filter(|_| at > end || !self.token(at).is_some_and(Token::line_start)) {
            Some((year, end)) => (Some(year), end),
            None => (None, end),
        }
    }

    /// `2020`, `, 2020` or `of 2020` after a month.
    pub(super) fn year_after_month(&self, at: usize) -> (Option<i16>, usize) {
        if self.token(at).is_none_or(Token::line_start) {
            return (None, at);
        }
        let joined = self.is_one_of(at, &["of"]) || self.is_one_of(at, &["in"]) && !self.counts_nouns(at + 1);
        let year_at = at + usize::from(self.mark(at, ',') || joined);
        match self.year_in_words(year_at) {
            Some((year, end)) => (Some(year), end),
            None => (None, at),
        }
    }

    /// Behind the full stop of an abbreviation: `Jan.`, `Tues.`
    pub(super) fn after_stop(&self, at: usize) -> usize {
        let stopped = self.mark(at + 1, '.') && self.joined(at + 1) && self.text(at).len() <= 5;
        at + 1 + usize::from(stopped)
    }

    /// `Theresa May 31`: a month that is a name because a given name stands before it.
    fn is_surname(&self, at: usize) -> bool {
        self.before(at).is_some_and(|before| {
            before.is(Classes::GIVEN) && before.is_capitalised() && !before.is(Classes::MONTH.with(Classes::WEEKDAY))
        })
    }

    /// A month without day or year, where only a month can stand: after a preposition of time.
    fn is_month_alone(&self, at: usize) -> bool {
        let before = at.wrapping_sub(1);
        let clitic = self.token(at + 1).is_some_and(|next| next.kind() == TokenKind::Clitic);
        let name_follows = self.token(at + 1).is_some_and(|next| next.is_capitalised() && !next.line_start());
        // `mid-November`
        if self.is_attribute_of_noun(at) {
            return true;
        }
        let part = self.dash(before) && before > self.start && self.is_one_of(before - 1, &["mid", "early", "late"]);
        let opens =
            self.is_connector(at + 1) && matches!(self.word(at + 2), Some(Word::Month(..))) && !self.is_surname(at);
        if part || opens {
            return true;
        }
        let shares = self.is_one_of(before, &["and", "or"]) || self.dash(before);
        if shares && before > self.start && matches!(self.word(before - 1), Some(Word::Month(..))) {
            return true;
        }
        self.before(at).is_some()
            && self.is_one_of(
                before,
                &[
                    "in", "since", "until", "till", "by", "from", "during", "early", "late", "mid", "through",
                    "between", "before", "after", "of", "each", "every", "to", "for", "last", "this", "next", "coming",
                    "past", "previous",
                ],
            )
            && (!name_follows || self.is_one_of(before, &["last", "next", "since"]))
            && !(clitic && self.is_given(at) && self.is_one_of(before, &["for", "to", "of", "from"]))
    }

    /// `a June agreement`, `its December figures`; not for months that are names.
    fn is_attribute_of_noun(&self, at: usize) -> bool {
        let determined = self.is_one_of(at.wrapping_sub(1), &["a", "the", "its", "his", "her", "their"]);
        let noun = self.token(at + 1).is_some_and(|next| {
            next.is_word() && next.spaced() && next.shape == Shape::Lower && !next.is(Classes::FUNCTION)
        });
        determined && noun && self.before(at).is_some() && (!self.is_given(at) || self.is_one_of(at, &["june"]))
    }

    /// Whether the month is a given name or a surname as well.
    fn is_given(&self, at: usize) -> bool {
        self.is_one_of(at, &["april", "may", "june", "august", "march", "jan"])
    }
}
