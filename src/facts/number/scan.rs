//! One block's tokens to its quantities: walks over the tokens, reads the figure that begins at each, and puts
//! together what the other files of this folder find around it.

use crate::article::{Article, Block};
use crate::facts::date::{DateMention, Form};
use crate::lexicon::Classes;
use crate::segment::LineCase;
use crate::span::Span;
use crate::text::{Token, TokenKind, is_one_of, next_token};

use super::cue::Cue;
use super::measure::Measured;
use super::unit::Dimension;
use super::value::Value;
use super::{Measure, Quantity, digits, pair, words};

/// Words and numbers that may begin a figure.
const FIGURES: Classes = Classes::NUMBER_WORD.with(Classes::FIGURE).with(Classes::DIGITS);

/// The tokens of one block.
pub(super) struct Scan<'a> {
    pub(super) article: &'a Article,
    pub(super) block: &'a Block,
    /// First token of the block.
    pub(super) start: usize,
    /// One past its last token.
    pub(super) end: usize,
}

/// A figure in the tokens, before its unit is known.
#[derive(Debug, Clone, Copy)]
pub(super) struct Figure {
    /// First token.
    pub(super) start: usize,
    /// One past the last token.
    pub(super) end: usize,
    pub(super) value: Value,
    pub(super) in_words: bool,
    /// What it is when its own words say so: an ordinal, a fraction, a factor.
    pub(super) kind: Measure,
}

/// A quantity with the scale of its figure, which the other end of a range may lend.
pub(super) struct Found {
    pub(super) quantity: Quantity,
    pub(super) scale: f64,
}

/// Appends the quantities of a block. `dates` are the block's expressions of time: a figure inside one is no
/// quantity. `found` is empty room.
pub(super) fn block(
    article: &Article,
    index: usize,
    block: &Block,
    dates: &[DateMention],
    found: &mut Vec<Found>,
    out: &mut Vec<Quantity>,
) {
    let scan = Scan { article, block, start: block.tokens.start, end: block.tokens.end };
    let (mut at, mut next_date) = (scan.start, 0);
    // `½` is no word, and has more than one byte.
    let is_sign = |token: &Token| token.len > 1 && token.kind() == TokenKind::Mark;
    let may_begin = |token: &Token| token.is(FIGURES) || is_sign(token);
    while let Some(next) = next_token(&article.tokens[..scan.end], at, may_begin) {
        at = next;
        while dates.get(next_date).is_some_and(|date| date.tokens.end <= at) {
            next_date += 1;
        }
        if let Some(date) = dates.get(next_date).filter(|date| date.tokens.start <= at && scan.is_time(date)) {
            at = date.tokens.end.max(at + 1);
            continue;
        }
        if let Some(after) = scan.sink(at) {
            at = after.max(at + 1);
            continue;
        }
        let Some(figure) = scan.figure(at) else {
            at += 1;
            continue;
        };
        at = figure.end.max(at + 1);
        let measured = scan.measure(&figure);
        // The sign in `7p4` belongs to the seven.
        let is_taken = found.last().is_some_and(|before: &Found| measured.start < before.quantity.tokens.end);
        if is_taken || scan.is_name(&figure, &measured) {
            continue;
        }
        at = at.max(measured.end);
        found.push(scan.quantity(index, &figure, &measured));
    }
    pair::join(&scan, found);
    out.extend(found.drain(..).map(|found| found.quantity));
}

/// The lengths of time at the head of expressions that count from some day.
pub(super) fn lengths(article: &Article) -> Vec<Quantity> {
    let counts = |date: &&DateMention| {
        matches!(date.form, Form::Relative(..) | Form::FromStory(..) | Form::Offset(..) | Form::Unanchored)
    };
    let lengths = article.facts.dates.iter().filter(counts).filter_map(|date| {
        let block = &article.blocks[date.block];
        let scan = Scan { article, block, start: block.tokens.start, end: block.tokens.end };
        let figure = scan.figure(date.tokens.start)?;
        let quantity = scan.quantity(date.block, &figure, &scan.measure(&figure)).quantity;
        (quantity.dimension() == Some(Dimension::Time)).then_some(quantity)
    });
    lengths.collect()
}

impl<'a> Scan<'a> {
    /// The figure that begins at a token.
    fn figure(&self, at: usize) -> Option<Figure> {
        let (prose, token) = (&self.article.prose, &self.article.tokens[at]);
        if token.is_number() {
            return self.in_digits(at);
        }
        if self.is_fraction_sign(at) {
            let value = Value::counted(fraction_sign(self.text(at))?);
            return Some(Figure { start: at, end: at + 1, value, in_words: false, kind: Measure::Fraction });
        }
        if token.is(Classes::NUMBER_WORD) {
            return self.in_words(at);
        }
        if let Some(nth) = words::ordinal(token).filter(|_| !self.is_change(at)) {
            let value = Value::counted(f64::from(nth));
            return Some(Figure { start: at, end: at + 1, value, in_words: true, kind: Measure::Ordinal });
        }
        if !token.is(Classes::FIGURE) {
            return None;
        }
        if let Some((parts, false)) = words::denominator(prose, token)
            && self.is_one_of(at.wrapping_sub(1), &["a"])
            && (self.is_one_of(at + 1, &["of", "("]) || self.is_change(at))
        {
            let value = Value::counted(1.0 / f64::from(parts));
            return Some(Figure { start: at, end: at + 1, value, in_words: true, kind: Measure::Fraction });
        }
        let factor = words::multiple(prose, token)?;
        let value = Value::counted(factor);
        Some(Figure { start: at, end: at + 1, value, in_words: true, kind: Measure::Multiple })
    }

    /// `rose by a quarter`, `an increase of a third`: a part that stands for itself.
    fn is_change(&self, part: usize) -> bool {
        if !self.is_one_of(part.wrapping_sub(1), &["a"]) {
            return false;
        }
        let next = self.token(part + 1);
        let thing = next.is_some_and(|it| it.is_word() && !it.is(Classes::FUNCTION.with(Classes::DATE_WORD)));
        let changes = |at: usize| self.token(at).is_some_and(|it| Cue::of(it).is(Cue::RISE.with(Cue::FALL)));
        let of = self.is_one_of(part.wrapping_sub(2), &["of"]) && changes(part.wrapping_sub(3));
        !thing && (of || self.is_one_of(part.wrapping_sub(2), &["by"]))
    }

    fn in_digits(&self, at: usize) -> Option<Figure> {
        let mut value = digits::value(self.text(at))?;
        let mut end = at + 1;
        if self.joined(end) && (self.is_one_of(end, &["nd", "rd", "th"]) || self.is_first(at, end)) {
            let value = Value::counted(value.value);
            return Some(Figure { start: at, end: end + 1, value, in_words: false, kind: Measure::Ordinal });
        }
        if self.joined(end) && self.is_one_of(end, &["x"]) && !self.token(end + 1).is_some_and(Token::is_number) {
            return Some(Figure { start: at, end: end + 1, value, in_words: false, kind: Measure::Multiple });
        }
        let mut kind = Measure::Count;
        if let Some(part) =
            self.token(end).filter(|it| !it.spaced()).and_then(|it| fraction_sign(it.text(&self.article.prose)))
        {
            value = Value::counted(value.value + part);
            end += 1;
        } else if let Some((part, after)) = self.slashed(at) {
            (value, end, kind) = (Value::counted(part), after, Measure::Fraction);
        } else if let Some((part, after)) = self.mixed(at) {
            (value, end) = (Value::counted(value.value + part), after);
        }
        Some(Figure { start: at, end, value, in_words: false, kind })
    }

    /// `21st`, a place in an order; `15st` and `11st` are stones.
    fn is_first(&self, figure: usize, suffix: usize) -> bool {
        let digits = self.text(figure);
        self.is_one_of(suffix, &["st"]) && digits.ends_with('1') && !digits.ends_with("11")
    }

    /// `1/2`: the part, and where it ends. What may as well be a date is none.
    fn slashed(&self, at: usize) -> Option<(f64, usize)> {
        let whole = |at: usize| self.text(at).parse::<u8>().ok().map(f64::from);
        if !(self.joined(at + 1) && self.text(at + 1) == "/" && self.joined(at + 2)) {
            return None;
        }
        let (above, below) = (whole(at)?, whole(at + 2)?);
        let usual = [2.0, 3.0, 4.0, 5.0, 8.0, 10.0, 16.0, 32.0].contains(&below);
        (usual && above < below).then_some((above / below, at + 3))
    }

    /// The part after a whole number: `7-1/2`, `7 1/2`.
    fn mixed(&self, at: usize) -> Option<(f64, usize)> {
        let dash = usize::from(self.joined(at + 1) && self.text(at + 1) == "-" && self.joined(at + 2));
        self.token(at + 1 + dash).filter(|it| it.is_number())?;
        self.slashed(at + 1 + dash)
    }

    fn in_words(&self, at: usize) -> Option<Figure> {
        let (prose, tokens) = (&self.article.prose, &self.article.tokens[at..self.end]);
        let figure = |value, end| Figure { start: at, end, value, in_words: true, kind: Measure::Count };
        if let Some((value, taken)) = words::number(prose, tokens) {
            let end = at + taken;
            if let Some((parts, plural)) = self.parts(end, value.value) {
                let share = Value::counted(value.value / f64::from(parts));
                return (plural == (value.value > 1.0)).then(|| Figure {
                    kind: Measure::Fraction,
                    ..figure(share, end + 1 + usize::from(self.text(end) == "-"))
                });
            }
            if self.is_one_of(end, &["times", "fold"]) {
                return Some(Figure { kind: Measure::Multiple, ..figure(value, end + 1) });
            }
            if let Some((half, after)) = self.and_a_half(end) {
                return Some(figure(Value::counted(value.value + half), after));
            }
            return Some(figure(value, end));
        }
        let article = self.is_one_of(at.wrapping_sub(1), &["a", "an"]);
        match words::numeral(prose, &self.article.tokens[at])? {
            words::Numeral::Half => Some(self.half(at)),
            words::Numeral::Hundred if article => {
                Some(figure(Value { value: 100.0, place: 100.0, round: 100.0 }, at + 1))
            }
            words::Numeral::Dozen if article => Some(figure(Value::counted(12.0), at + 1)),
            words::Numeral::Scale(scale) if article => {
                let half = if self.is_one_of(at.wrapping_sub(2), &["half"]) { 0.5 } else { 1.0 };
                Some(figure(Value { value: half * scale, place: scale / 2.0, round: scale / 2.0 }, at + 1))
            }
            _ => None,
        }
    }

    /// The denominator after a number word: `two thirds`, `three-quarters`.
    fn parts(&self, end: usize, count: f64) -> Option<(u8, bool)> {
        let dash = usize::from(self.joined(end) && self.text(end) == "-");
        let token = self.token(end + dash)?;
        let (parts, plural) = words::denominator(&self.article.prose, token)?;
        // `one second quarter`, `two quarters`: only what is part of a whole.
        let part = dash == 1 || self.is_one_of(end + 1, &["of", "the", "majority", "("]);
        (part && count < f64::from(parts)).then_some((parts, plural))
    }

    /// `two and a half`
    fn and_a_half(&self, end: usize) -> Option<(f64, usize)> {
        let dash = usize::from(self.text(end) == "-");
        let step = 1 + dash;
        let fits = self.is_one_of(end + dash, &["and"])
            && self.is_one_of(end + dash + step, &["a"])
            && self.is_one_of(end + dash + 2 * step, &["half"]);
        fits.then_some((0.5, end + dash + 2 * step + 1))
    }

    /// `half`: a fraction, unless it belongs to `half a million`, which is read at `million`.
    fn half(&self, at: usize) -> Figure {
        let value = Value::counted(0.5);
        Figure { start: at, end: at + 1, value, in_words: true, kind: Measure::Fraction }
    }

    fn quantity(&self, index: usize, figure: &Figure, measured: &Measured) -> Found {
        let tokens = measured.start..measured.end;
        let span = self.span(&tokens);
        let around = self.context(&tokens, measured);
        let quantity = Quantity {
            span,
            figure: self.span(&(figure.start..measured.figure_end)),
            tokens,
            block: index,
            sentence: self.article.sentence_of(measured.start),
            zone: self.block.zone,
            voice: self.article.voice_in(self.block.zone, span.start),
            value: measured.value,
            in_words: figure.in_words,
            measure: measured.measure,
            approx: around.approx,
            lead: around.lead,
            noun: around.noun,
            attributive: measured.attributive,
            per: measured.per.or(around.per),
            joint: None,
        };
        Found { quantity, scale: measured.scale }
    }

    fn span(&self, tokens: &std::ops::Range<usize>) -> Span {
        self.article.tokens[tokens.start].span().to(self.article.tokens[tokens.end - 1].span())
    }

    /// A token of the block.
    pub(super) fn token(&self, at: usize) -> Option<&'a Token> {
        (self.start..self.end).contains(&at).then(|| &self.article.tokens[at])
    }

    /// The text of a token of the block, or nothing.
    pub(super) fn text(&self, at: usize) -> &'a str {
        self.token(at).map_or("", |token| token.text(&self.article.prose))
    }

    /// Whether a token is one of these words, whatever its case.
    #[inline(always)]
    pub(super) fn is_one_of(&self, at: usize, words: &[&str]) -> bool {
        is_one_of(self.text(at), words)
    }

    /// Whether a token follows the one before without white space.
    pub(super) fn joined(&self, at: usize) -> bool {
        self.token(at).is_some_and(|token| !token.spaced())
    }

    /// Whether a token is a hyphen or an en dash with no space on either side.
    pub(super) fn dash(&self, at: usize) -> bool {
        let joins = self.joined(at) && self.joined(at + 1);
        joins && matches!(self.text(at), "-" | "\u{2010}" | "\u{2011}" | "\u{2013}")
    }

    /// Whether capitals in the block say nothing.
    pub(super) fn is_title_case(&self) -> bool {
        self.block.case != LineCase::Sentence
    }

    fn is_fraction_sign(&self, at: usize) -> bool {
        self.token(at).is_some_and(|it| it.kind() == TokenKind::Mark && it.len > 1)
            && fraction_sign(self.text(at)).is_some()
    }
}

/// The signs of fractions with their values.
const FRACTION_SIGNS: [(&str, f64); 9] = [
    ("½", 0.5),
    ("¼", 0.25),
    ("¾", 0.75),
    ("⅓", 1.0 / 3.0),
    ("⅔", 2.0 / 3.0),
    ("⅛", 0.125),
    ("⅜", 0.375),
    ("⅝", 0.625),
    ("⅞", 0.875),
];

fn fraction_sign(text: &str) -> Option<f64> {
    FRACTION_SIGNS.iter().find(|(sign, _)| *sign == text).map(|(_, value)| *value)
}
