//! Days and months by name: `Jan. 14`, `14th of January 2020`, `Tuesday (January 8)`, `January 13-14`,
//! `from Friday 19 to Sunday 21 January 2013`.

use jiff::civil::Weekday;

use crate::lexicon::Classes;
use crate::text::{Shape, Token, TokenKind};

use super::scan::{Found, Scan};
use super::word::Word;
use super::{Fields, Form, Side};

/// Days up to here are read as days of a month, so that a slip of the pen (`September 31`, `32 January`)
/// is still a date.
const LAST_DAY: u16 = 39;

impl Scan<'_> {
    /// The days and months that begin at a token; says whether there are any.
    pub(super) fn calendar(&self, at: usize, out: &mut Vec<Found>) -> bool {
        let before = out.len();
        match self.word(at) {
            Some(Word::Weekday(weekday)) => self.weekday(at, weekday, out),
            Some(Word::Month(..)) => self.month_first(at, out),
            _ if self.token(at).is_some_and(Token::is_number) => self.day_first(at, out),
            Some(Word::Ordinal(_)) => self.day_first(at, out),
            _ => {}
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

    /// A weekday and, if one follows, its date.
    fn weekday(&self, at: usize, weekday: Weekday, out: &mut Vec<Found>) {
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
        out.push(Found::new(at, at + 1, Form::Weekday, named));
    }

    /// `Friday 19 to Sunday 21 January 2013`: the first day takes month and year from the second.
    fn partial_range(&self, at: usize, weekday: Weekday, out: &mut Vec<Found>) -> bool {
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
    fn weekday_before(&self, at: usize) -> Option<Weekday> {
        let conjunction = at.checked_sub(1).filter(|&before| before > self.start)?;
        let joins = self.is_one_of(conjunction, &["and", "or", "to", "&", "through"]) || self.dash(conjunction);
        match self.word(conjunction - 1) {
            Some(Word::Weekday(weekday)) if joins => Some(weekday),
            _ => None,
        }
    }

    /// `(Sunday)` or `, a Sunday` after a date.
    fn weekday_after(&self, at: usize) -> Option<(Weekday, usize)> {
        let lead = match self.text(at) {
            "(" => 1,
            "," if self.is_one_of(at + 1, &["a"]) => 2,
            _ => return None,
        };
        let Some(Word::Weekday(weekday)) = self.word(at + lead) else { return None };
        let closed = lead == 2 || self.mark(self.after_stop(at + lead), ')');
        closed.then_some((weekday, at + lead + 1))
    }

    /// `January 12`, `Jan. 12-14, 2020`, `January 2020`, `in January`.
    fn month_first(&self, at: usize, out: &mut Vec<Found>) {
        let Some(Word::Month(month, _)) = self.word(at) else { return };
        let next = self.after_stop(at);
        let fields = Fields { month: Some(month), ..Fields::default() };
        if let Some((day, end)) = self.day(next).filter(|_| !self.is_surname(at)) {
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
    fn day_first(&self, at: usize, out: &mut Vec<Found>) {
        let Some((day, end)) = self.day(at).filter(|_| !self.has_sign_before(at)) else { return };
        let before = out.len();
        self.day_and_month(at, day, end, out);
        if out.len() > before || !(self.is_connector(end) || self.is_one_of(end, &["and", "or"])) {
            return;
        }
        let Some((last, last_end)) = self.day(end + 1) else { return };
        self.day_and_month(end + 1, last, last_end, out);
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
    fn day(&self, at: usize) -> Option<(u16, usize)> {
        if let Some(Word::Ordinal(day)) = self.word(at) {
            return Some((u16::from(day), at + 1));
        }
        let figures = self.text(at);
        // The lexer reads `12,2020` as one number.
        if let Some((day, year)) = figures.split_once(',') {
            let real = day.len() <= 2 && year.len() == 4 && self.token(at).is_some_and(Token::is_number);
            return real
                .then(|| day.parse().ok())
                .flatten()
                .filter(|day| (1..=LAST_DAY).contains(day))
                .map(|it| (it, at + 1));
        }
        let day = self.digits(at, 2).filter(|day| (1..=LAST_DAY).contains(day))?;
        let mut end = at + 1;
        if self.joined(end) && self.is_one_of(end, &["st", "nd", "rd", "th"]) {
            end += 1;
            return (!self.numbers_a_name(end)).then_some((day, end));
        }
        (!self.has_compound(end) && !self.is_clock(end)).then_some((day, end))
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

    /// The second day of `13-14` or `13 and 14`, and its end.
    fn range_tail(&self, at: usize) -> Option<(u16, usize)> {
        let loose = self.is_one_of(at, &["and", "or", "&"]);
        let token = self.token(at)?;
        if !(loose || self.is_connector(at)) || token.line_start() {
            return None;
        }
        let (day, end) = self.day(at + 1)?;
        let next = self.token(end);
        let counts = next.is_some_and(|next| {
            next.is_word() && next.shape == Shape::Lower && !next.is(Classes::FUNCTION) && !next.is(Classes::SAYING)
        });
        let dated = matches!(self.word(end), Some(Word::Month(..)));
        (day <= 31 && !(loose && counts) && !dated).then_some((day, end))
    }

    /// A word or dash that leads from one end of a range to the other.
    pub(super) fn is_connector(&self, at: usize) -> bool {
        self.dash(at) || self.is_one_of(at, &["to", "through", "until", "till", "thru"])
    }

    /// `, 2020` or ` 2020` after a day; and the end of the expression.
    fn year_after(&self, end: usize) -> (Option<i16>, usize) {
        if let Some((_, year)) = self.text(end - 1).split_once(',').filter(|(_, year)| year.len() == 4) {
            return (year.parse().ok(), end);
        }
        let at = end + usize::from(self.mark(end, ','));
        match self.year(at).filter(|_| at > end || !self.token(at).is_some_and(Token::line_start)) {
            Some(year) => (Some(year), at + 1),
            None => (None, end),
        }
    }

    /// `2020`, `, 2020` or `of 2020` after a month.
    fn year_after_month(&self, at: usize) -> (Option<i16>, usize) {
        if self.token(at).is_none_or(Token::line_start) {
            return (None, at);
        }
        let year_at = at + usize::from(self.mark(at, ',') || self.is_one_of(at, &["of"]));
        match self.year_in_words(year_at) {
            Some((year, end)) => (Some(year), end),
            None => (None, at),
        }
    }

    /// Behind the full stop of an abbreviation: `Jan.`, `Tues.`
    fn after_stop(&self, at: usize) -> usize {
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
            && !(clitic && self.is_one_of(before, &["for", "to", "of", "from"]))
    }
}

/// Makes two days with a connector between them the ends of one range; a year said once holds for both.
pub(super) fn join_ranges(scan: &Scan<'_>, found: &mut [Found]) {
    for at in 1..found.len() {
        let (head, tail) = found.split_at_mut(at);
        let (Some(start), Some(end)) = (head.last_mut(), tail.first_mut()) else { continue };
        let connected = end.start == start.end + 1
            && (scan.is_connector(start.end)
                || (scan.is_one_of(start.end, &["and"])
                    && start.start > scan.start
                    && scan.is_one_of(start.start - 1, &["between"])));
        let alike =
            start.form == end.form && matches!(start.form, Form::Day | Form::Month | Form::Year | Form::Weekday);
        if !connected || !alike || start.range.is_some() || end.range.is_some() || end.step.is_some() {
            continue;
        }
        start.range = Some(Side::Start);
        end.range = Some(Side::End);
        if let (None, Some(year), true) = (start.fields.year, end.fields.year, start.form != Form::Year) {
            let wraps = start.fields.month > end.fields.month;
            start.fields.year = Some(if wraps { year - 1 } else { year });
        }
    }
}
