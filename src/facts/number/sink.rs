//! Figures that are no amounts: times, telephone numbers, decades, numbers of list items, names of models, pages
//! and roads, years.

use crate::facts::date::{DateMention, Form};
use crate::segment::Zone;
use crate::text::Token;

use super::Measure;
use super::cue::Cue;
use super::measure::Measured;
use super::scan::{Figure, Scan};
use super::unit::{self, Dimension};

/// Words after a figure that make it a time of day.
const OF_THE_CLOCK: &[&str] = &[
    "am",
    "pm",
    "a.m.",
    "p.m.",
    "a.m",
    "p.m",
    "gmt",
    "est",
    "edt",
    "cst",
    "cdt",
    "pst",
    "pdt",
    "bst",
    "cet",
    "utc",
    "o'clock",
    "o’clock",
];

/// A bare figure in these bounds is a year when nothing else is known of it.
const YEARS: std::ops::RangeInclusive<u16> = 1500..=2100;

impl Scan<'_> {
    /// Whether an expression of time leaves nothing in it to count. A figure before `years` is a duration and stays
    /// one, whatever it is counted from; a bare year after a sign of money is none.
    pub(super) fn is_time(&self, date: &DateMention) -> bool {
        // The `three` of `the past three months` counts months.
        if matches!(date.form, Form::Stretch(..)) {
            return false;
        }
        let money = date.tokens.start > self.start
            && date.form == Form::Year
            && self.joined(date.tokens.start)
            && unit::by_symbol(self.text(date.tokens.start - 1)).is_some();
        !money
    }

    /// Where reading goes on after a figure in digits that is no amount.
    pub(super) fn sink(&self, at: usize) -> Option<usize> {
        let token = self.token(at)?;
        if !token.is_number() {
            return None;
        }
        let tight = |mark: &str, at: usize| self.text(at) == mark && self.joined(at) && self.joined(at + 1);
        let number = |at: usize| self.token(at).is_some_and(Token::is_number);
        if tight(":", at + 1) && number(at + 2) {
            let longer = tight(":", at + 3) && number(at + 4);
            return Some(if longer { at + 5 } else { at + 3 });
        }
        if self.is_one_of(at + 1, OF_THE_CLOCK) {
            return Some(at + 2);
        }
        if self.joined(at + 1) && self.is_one_of(at + 1, &["s"])
            || self.joined(at + 1) && self.text(at + 1) == "°" && number(at + 2)
        {
            return Some(at + 2);
        }
        if let Some(end) = self.telephone(at) {
            return Some(end);
        }
        let first_of_item = at == self.start || self.block.zone == Zone::List && at == self.start + 1;
        if first_of_item && matches!(self.text(at + 1), "." | ")" | ":") && self.joined(at + 1) {
            return Some(at + 2);
        }
        self.belongs_to_word(at).then_some(at + 1)
    }

    /// `A380`, `F-16`, `COVID-19`, `#5`, `9/11`.
    fn belongs_to_word(&self, at: usize) -> bool {
        let word = |at: usize| self.token(at).is_some_and(Token::is_word);
        if !self.joined(at) || at == self.start {
            return self.is_odd_word(at);
        }
        let before = at - 1;
        let dashed = matches!(self.text(before), "-" | "\u{2010}" | "\u{2011}" | "\u{2013}" | "/" | "." | "'" | "’")
            && self.joined(before)
            && before > self.start;
        let money = |at: usize| unit::by_symbol(self.text(at)).is_some_and(|it| it.of(Dimension::Money).is_some());
        (word(before) && !money(before))
            || dashed
                && word(before - 1)
                && !self.is_one_of(before - 1, &["to", "and", "by"])
                && !self.follows_figure(before - 1)
            || matches!(self.text(before), "#" | "_" | "=" | "&" | "@" | "/" | ":" | "\\")
            || self.is_odd_word(at)
    }

    /// Whether the word before a dash is the unit of a figure: `10km-15km`.
    fn follows_figure(&self, word: usize) -> bool {
        self.joined(word) && word > self.start && self.token(word - 1).is_some_and(Token::is_number)
    }

    /// `5G`, `3D`, `737s`: letters after a figure that are neither unit, scale nor ordinal.
    fn is_odd_word(&self, at: usize) -> bool {
        let Some(next) = self.token(at + 1).filter(|next| next.is_word() && !next.spaced()) else { return false };
        let text = next.text(&self.article.prose);
        let known = super::words::scale(&self.article.prose, next).is_some()
            || unit::by_symbol(text).is_some()
            || unit::in_words(&self.article.prose, &self.article.tokens[at + 1..self.end]).is_some()
            || ["st", "nd", "rd", "th", "x", "pc", "pct", "pp", "pts", "percent"]
                .iter()
                .any(|it| text.eq_ignore_ascii_case(it));
        !known
    }

    /// `555-1234`, `202-555-0123`, `0800 123 4567`, `1-2-3`.
    fn telephone(&self, at: usize) -> Option<usize> {
        let digits = |at: usize| self.token(at).filter(|it| it.is_number()).map(|it| it.len);
        let first = digits(at)?;
        let zero = self.text(at).starts_with('0') && !self.text(at).contains(['.', ',']);
        let dashed = |at: usize| if self.dash(at) { digits(at + 1) } else { None };
        let second = dashed(at + 1);
        if second.is_some() && dashed(at + 3).is_some() {
            let mut end = at + 5;
            while dashed(end).is_some() {
                end += 2;
            }
            return Some(end);
        }
        if first == 3 && second == Some(4) {
            return Some(at + 3);
        }
        if zero && first >= 3 {
            let mut end = at + 1;
            while digits(end).is_some_and(|length| length >= 2) {
                end += 1;
            }
            return Some(end);
        }
        None
    }

    /// Whether a figure is the number of a page, the name of a model, a year: an amount of nothing.
    pub(super) fn is_name(&self, figure: &Figure, measured: &Measured) -> bool {
        if figure.kind != Measure::Count || measured.measure != Measure::Count || measured.scale != 1.0 {
            return false;
        }
        let after = self.token(figure.end);
        let counts = measured.attributive
            || after.is_some_and(|it| it.is_word() && self.is_plural(figure.end))
            || self.is_one_of(figure.end, &["of"]);
        if counts {
            return false;
        }
        if self.is_labelled(figure) {
            return true;
        }
        if figure.in_words {
            return false;
        }
        let text = self.text(figure.start);
        let year = text.len() == 4 && text.parse::<u16>().is_ok_and(|year| YEARS.contains(&year));
        let scored = self.dash(figure.end) && self.token(figure.end + 1).is_some_and(Token::is_number);
        year || !scored && self.follows_capital(figure)
    }

    fn is_labelled(&self, figure: &Figure) -> bool {
        let Some(before) = figure.start.checked_sub(1).and_then(|at| self.token(at)) else { return false };
        let stop = before.is_mark(&self.article.prose, '.');
        let label = if stop { figure.start.checked_sub(2).and_then(|at| self.token(at)) } else { Some(before) };
        label.is_some_and(|it| Cue::of(it).is(Cue::LABEL)) && figure.value.value < 10_000.0
    }

    /// `Boeing 747`, `Article 50`, `Apollo 11`: a capital in running text before a bare figure.
    fn follows_capital(&self, figure: &Figure) -> bool {
        let Some(before) = figure.start.checked_sub(1).and_then(|at| self.token(at)) else { return false };
        let first = self.article.sentences.get(self.article.sentence_of(figure.start)).map(|it| it.start as usize);
        !self.is_title_case() && before.is_capitalised() && first != Some(figure.start - 1)
    }
}
