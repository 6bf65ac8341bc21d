//! What a figure counts: its sign of money, scale word, percent sign, unit and `per`.

use crate::text::{Shape, Token, is_one_of};

use super::scan::{Figure, Scan};
use super::unit::{self, Dimension, UnitId, Units};
use super::value::Value;
use super::{Measure, words};

/// A figure with what stands tight around it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Measured {
    /// First token, the sign of money included.
    pub(super) start: usize,
    /// One past the last token, the unit included.
    pub(super) end: usize,
    /// One past the last token of the figure and its scale word.
    pub(super) figure_end: usize,
    pub(super) value: Value,
    pub(super) scale: f64,
    pub(super) measure: Measure,
    pub(super) attributive: bool,
    pub(super) per: Option<usize>,
}

/// What amounts are counted by with a bare article: `$20 a head`.
const COUNTED_BY: &[&str] =
    &["person", "share", "head", "night", "seat", "piece", "student", "household", "pupil", "copy", "unit", "ticket"];

impl Scan<'_> {
    /// Reads around a figure.
    pub(super) fn measure(&self, figure: &Figure) -> Measured {
        let mut out = Measured {
            start: figure.start,
            end: figure.end,
            figure_end: figure.end,
            value: figure.value,
            scale: 1.0,
            measure: figure.kind,
            attributive: false,
            per: None,
        };
        if !matches!(figure.kind, Measure::Count | Measure::Fraction) {
            return out;
        }
        let money = self.sign_of_money(figure.start);
        if let Some((unit, start)) = money {
            (out.measure, out.start) = (Measure::Money(unit), start);
        } else if self.is_negative(figure.start) || self.follows_minus(figure.start) {
            out.start -= 1;
            out.value = out.value.times(-1.0);
        }
        self.scale(figure, money.is_some(), &mut out);
        match money {
            Some(_) => out.attributive = self.hyphenated(out.end).is_some(),
            None => self.unit(figure, &mut out),
        }
        out.per = self.per(out.end);
        out
    }

    /// The word after a figure, over a hyphen if there is one, and whether there was one.
    fn next_word(&self, end: usize) -> (usize, bool) {
        match self.hyphenated(end) {
            Some(word) => (word, true),
            None => (end, false),
        }
    }

    /// The word tight after a hyphen after a figure.
    fn hyphenated(&self, end: usize) -> Option<usize> {
        (self.dash(end) && self.token(end + 1).is_some_and(Token::is_word)).then_some(end + 1)
    }

    /// The currency whose sign stands before a figure, and where it begins.
    fn sign_of_money(&self, figure: usize) -> Option<(UnitId, usize)> {
        let at = figure.checked_sub(1)?;
        let token = self.token(at)?;
        let money = |start: usize| {
            let first = self.token(start)?;
            let symbol = first.span().to(token.span()).of(&self.article.prose);
            Some(unit::by_symbol(symbol)?.of(Dimension::Money)?.first())
        };
        let joined = self.joined(figure);
        if token.is_word() {
            // `R500`, `Rs 500`: a single letter has to stand tight.
            let fits = joined || token.len >= 2 && token.shape != Shape::Lower;
            return fits.then(|| money(at)).flatten().map(|unit| (unit, at));
        }
        if token.is_mark(&self.article.prose, '.') && self.joined(at) && at > self.start {
            return money(at - 1).map(|unit| (unit, at - 1));
        }
        let prefixed = self.joined(at) && at > self.start && self.token(at - 1).is_some_and(Token::is_word);
        if prefixed && let Some(unit) = money(at - 1) {
            return Some((unit, at - 1));
        }
        money(at).map(|unit| (unit, at))
    }

    /// A minus sign before a figure: nothing but space or a bracket stands before it.
    fn is_negative(&self, figure: usize) -> bool {
        let Some(sign) = figure.checked_sub(1).filter(|_| self.joined(figure)) else { return false };
        let open = self.token(sign).is_some_and(Token::spaced) || sign > self.start && self.text(sign - 1) == "(";
        let minus = matches!(self.text(sign), "-" | "\u{2212}" | "\u{2013}") && open;
        minus && sign + 1 > self.start
    }

    /// `minus 12 degrees`
    fn follows_minus(&self, figure: usize) -> bool {
        figure > self.start && self.is_one_of(figure - 1, &["minus"])
    }

    /// Scale words: `million`, `bn`, `lakh crore`.
    fn scale(&self, figure: &Figure, money: bool, out: &mut Measured) {
        for _ in 0..2 {
            let (word, _) = self.next_word(out.end);
            let Some(token) = self.token(word) else { return };
            let Some(scale) = words::scale(&self.article.prose, token) else { return };
            let letter = token.len == 1 || matches!(token.text(&self.article.prose), "mm" | "cr" | "tr");
            if letter && !(self.joined(word) && self.is_scale_letter(word, money)) {
                return;
            }
            // `$46 mill`, but `a 40 mill town`.
            if self.is_one_of(word, &["mill"]) && !money || figure.in_words && scale < 1e3 {
                return;
            }
            out.scale *= scale;
            out.value = match out.value.place {
                // `two and a half million`
                0.0 => {
                    let place = if out.value.is_whole() { scale } else { scale / 10.0 };
                    Value { value: out.value.value * scale, place, round: place }
                }
                _ => out.value.times(scale),
            };
            (out.end, out.figure_end) = (word + 1, word + 1);
            if out.measure == Measure::Fraction {
                out.measure = Measure::Count;
            }
        }
    }

    /// Whether a single letter tight after a figure is a scale and no unit: `$5m`, `5m people`, but `100m sprint`.
    fn is_scale_letter(&self, word: usize, money: bool) -> bool {
        let token = &self.article.tokens[word];
        if money {
            return true;
        }
        match token.text(&self.article.prose) {
            "m" => self.is_plural(word + 1) || self.is_currency_word(word + 1) || self.is_unit_word(word + 1),
            "b" | "k" | "K" | "B" | "M" => true,
            _ => false,
        }
    }

    fn is_currency_word(&self, at: usize) -> bool {
        let Some(first) = self.token(at).filter(|it| it.is_word()) else { return false };
        let rest = &self.article.tokens[at..self.end];
        first.spaced()
            && unit::in_words(&self.article.prose, rest).is_some_and(|it| it.0.of(Dimension::Money).is_some())
    }

    /// `5m tonnes`, `3m barrels`: a unit after `m` makes it millions.
    fn is_unit_word(&self, at: usize) -> bool {
        let Some(first) = self.token(at).filter(|it| it.is_word()) else { return false };
        first.spaced() && unit::in_words(&self.article.prose, &self.article.tokens[at..self.end]).is_some()
    }

    /// Percent signs, units and currencies after a figure.
    fn unit(&self, figure: &Figure, out: &mut Measured) {
        if let Some((measure, end, factor)) = self.percent(out.end) {
            (out.measure, out.end, out.value) = (measure, end, out.value.times(factor));
            out.attributive = self.hyphenated(end).is_some();
            return;
        }
        if let Some((units, end)) = self.feet_and_inches(figure, out) {
            (out.measure, out.end) = (Measure::Unit(units), end);
            return;
        }
        let (word, hyphen) = self.next_word(out.end);
        out.attributive = hyphen;
        let Some((units, end)) = self.unit_at(word, hyphen, out) else { return };
        if out.measure == Measure::Fraction && !figure.in_words {
            // `1/2 mile`
            out.measure = Measure::Count;
        }
        out.end = end;
        let money = units.of(Dimension::Money);
        out.measure = match money {
            Some(money) if money == units || out.scale >= 1e3 => Measure::Money(money.first()),
            _ => Measure::Unit(units),
        };
        if matches!(out.measure, Measure::Unit(_)) && out.value.place == 0.0 {
            // `two metres` is measured, not counted.
            let place = if out.value.is_whole() { 1.0 } else { 0.1 };
            out.value = Value { place, round: place, ..out.value };
        }
        self.second_unit(units, out);
    }

    /// `%`, `percent`, `percentage points`, `basis points`: what it is, its end, and its size in hundredths.
    fn percent(&self, end: usize) -> Option<(Measure, usize, f64)> {
        let (word, hyphen) = self.next_word(end);
        let gap = usize::from(hyphen);
        let text = self.text(word);
        let is = |words: &[&str]| is_one_of(text, words);
        if is(&["%", "％", "percent", "pct", "pc"]) {
            let points = self.is_one_of(word + 1, &["point", "points", "pts"]) as usize;
            let measure = if points == 1 { Measure::Points } else { Measure::Percent };
            return Some((measure, word + 1 + points, 1.0));
        }
        if is(&["per"]) && self.is_one_of(word + 1 + self.step(word + 1), &["cent"]) {
            return Some((Measure::Percent, word + 2 + self.step(word + 1), 1.0));
        }
        let point = || word + 1 + self.step(word + 1).max(gap);
        if is(&["percentage"]) && self.is_one_of(point(), &["point", "points"]) {
            return Some((Measure::Points, point() + 1, 1.0));
        }
        if is(&["basis"]) && self.is_one_of(point(), &["point", "points"]) {
            return Some((Measure::Points, point() + 1, 0.01));
        }
        is(&["pp"]).then_some((Measure::Points, word + 1, 1.0))
    }

    /// 1 when a hyphen stands here.
    fn step(&self, at: usize) -> usize {
        usize::from(self.dash(at))
    }

    /// `6'2"`
    fn feet_and_inches(&self, figure: &Figure, out: &mut Measured) -> Option<(Units, usize)> {
        let feet = matches!(self.text(out.end), "'" | "’" | "′") && self.joined(out.end);
        let inches = self.token(out.end + 1).filter(|it| feet && it.is_number() && !it.spaced())?;
        let mark = matches!(self.text(out.end + 2), "\"" | "”" | "″" | "''");
        if !mark || !self.joined(out.end + 2) || figure.value.value > 12.0 {
            return None;
        }
        let inches = super::digits::value(inches.text(&self.article.prose))?;
        out.value = Value { value: out.value.value + inches.value / 12.0, place: 1.0 / 12.0, round: 1.0 / 12.0 };
        Some((Units::one(UnitId::named("foot")?), out.end + 3))
    }

    /// The unit at a word after a figure.
    fn unit_at(&self, word: usize, hyphen: bool, out: &Measured) -> Option<(Units, usize)> {
        let token = self.token(word)?;
        let text = token.text(&self.article.prose);
        let tight = !token.spaced();
        if token.is_word()
            && out.scale == 1.0
            && let Some(units) = unit::by_symbol(text)
        {
            let bracketed = matches!(self.text(word + 1), "(" | ")" | "/");
            let alone = !self.token(word + 1).is_some_and(Token::is_word);
            let fits = match text {
                "C" | "F" => tight || alone,
                "p" | "st" => tight,
                _ => tight || bracketed || token.len >= 2 && text != "in" && text != "ins" && alone,
            };
            let units = if units.of(Dimension::Money).is_some() && text != "p" { None } else { Some(units) };
            if let Some(units) = units.filter(|_| fits) {
                return Some((units, word + 1));
            }
        }
        // `50 million won (56,000 dollars)`, but `50 million won a prize`.
        let won = self.is_one_of(word, &["won"]);
        if won && (out.scale < 1e3 || self.token(word + 1).is_some_and(Token::is_word)) {
            return None;
        }
        let (units, taken) = unit::in_words(&self.article.prose, &self.article.tokens[word..self.end])?;
        // `one second`, but `three second prizes`; `10 foot` is said, `two day` is not.
        let odd = self.is_one_of(word, &["second"]) && !hyphen && out.value.value != 1.0;
        (!odd).then_some((units, word + taken))
    }

    /// The smaller unit after a larger one: `5ft 11in`, `5-foot-11`, `12 stone 4 pounds`.
    fn second_unit(&self, units: Units, out: &mut Measured) {
        let name = units.first().unit().name.as_str();
        let (smaller, share) = match name {
            "foot" => ("inch", 12.0),
            "stone" => ("pound", 14.0),
            "pound" => ("ounce", 16.0),
            _ => return,
        };
        let dash = self.step(out.end);
        let at = out.end + dash;
        let Some(token) = self.token(at).filter(|it| it.is_number() && it.len <= 4) else { return };
        let Some(part) = super::digits::value(token.text(&self.article.prose)).filter(|it| it.value < share) else {
            return;
        };
        let word = at + 1 + self.step(at + 1);
        let named = self.token(word).and_then(|_| {
            let units = unit::by_symbol(self.text(word)).map(|it| (it, 1));
            units.or_else(|| unit::in_words(&self.article.prose, &self.article.tokens[word..self.end]))
        });
        let end = match named {
            Some((units, taken)) if units.each().any(|id| id.unit().name == smaller) => word + taken,
            // `5-foot-11`: inches by custom.
            _ if dash == 1 => at + 1,
            _ => return,
        };
        let place = part.place / share;
        out.value = Value { value: out.value.value + part.value / share, place, round: place };
        (out.end, out.figure_end) = (end, end);
    }

    /// What an amount is counted by: `a month`, `per hour`, `/night`.
    pub(super) fn per(&self, end: usize) -> Option<usize> {
        let word = self.token(end + 1).filter(|it| it.is_word())?;
        if self.is_one_of(end, &["per"]) || self.text(end) == "/" && self.joined(end) && self.joined(end + 1) {
            return Some(end + 1);
        }
        if !self.is_one_of(end, &["a", "an", "each", "every"]) {
            return None;
        }
        if self.is_one_of(end + 2, &["earlier", "ago", "before", "later", "after"]) {
            // `144 tonnes a year earlier`
            return None;
        }
        let of_time = unit::in_words(&self.article.prose, std::slice::from_ref(word))
            .is_some_and(|(units, _)| units.first().unit().dimension != Dimension::Money);
        (of_time || self.is_one_of(end + 1, COUNTED_BY)).then_some(end + 1)
    }
}
