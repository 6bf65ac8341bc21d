//! Quantities to the way they are printed: the sign of hundredths, the scale of money, small numbers in words or
//! figures.

use crate::article::Article;
use crate::facts::number::{Measure, Quantity, is_plural};
use crate::span::Span;

use super::{Formats, Printed};

/// How hundredths are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PercentForm {
    /// `%`
    Sign,
    /// `percent`
    OneWord,
    /// `per cent`
    TwoWords,
}

/// How the scale of a sum of money is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ScaleForm {
    /// Which scale it is.
    pub scale: Scale,
    /// How it is written.
    pub word: ScaleWord,
}

/// The scales money is counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scale {
    /// Millions.
    Million,
    /// Billions.
    Billion,
    /// Trillions.
    Trillion,
}

/// How a scale is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ScaleWord {
    /// `million`, `billion`
    Full,
    /// `m`, `bn`
    Letters,
    /// `mn`, `mln`, `bln`
    Short,
}

/// How a number from two to nine is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SmallForm {
    /// Whether it is written in words.
    pub in_words: bool,
    /// Index of the quantity in `Facts::quantities`.
    pub quantity: usize,
}

/// Adds the forms of an article's quantities.
pub(super) fn find(article: &Article, quantities: &[Quantity], formats: &mut Formats) {
    for (index, quantity) in quantities.iter().enumerate() {
        match quantity.measure {
            Measure::Percent => formats.percents.extend(percent(article, quantity)),
            Measure::Money(_) => formats.scales.extend(scale(article, quantity)),
            Measure::Count => formats.small.extend(small(article, quantity, index)),
            _ => {}
        }
    }
}

fn printed<F>(quantity: &Quantity, span: Span, form: F) -> Printed<F> {
    Printed { span, block: quantity.block, voice: quantity.voice, form }
}

fn percent(article: &Article, quantity: &Quantity) -> Option<Printed<PercentForm>> {
    let behind = Span::new(quantity.figure.end, quantity.span.end);
    let sign = article.text(behind).trim_start_matches([' ', '-', '\u{a0}']);
    let form = match sign {
        "%" => PercentForm::Sign,
        "percent" => PercentForm::OneWord,
        "per cent" => PercentForm::TwoWords,
        _ => return None,
    };
    // A figure in words takes no sign: `Thirty percent` at the start of a sentence.
    let span = Span::new(behind.end - sign.len() as u32, behind.end);
    (!quantity.in_words).then(|| printed(quantity, span, form))
}

fn scale(article: &Article, quantity: &Quantity) -> Option<Printed<ScaleForm>> {
    let figure = article.text(quantity.figure);
    let word = figure.trim_start_matches(|it: char| !it.is_ascii_alphabetic());
    let (scale, written) = match word {
        "million" => (Scale::Million, ScaleWord::Full),
        "billion" => (Scale::Billion, ScaleWord::Full),
        "trillion" => (Scale::Trillion, ScaleWord::Full),
        "m" | "M" => (Scale::Million, ScaleWord::Letters),
        "bn" | "b" | "B" => (Scale::Billion, ScaleWord::Letters),
        "tn" => (Scale::Trillion, ScaleWord::Letters),
        "mn" | "mln" => (Scale::Million, ScaleWord::Short),
        "bln" => (Scale::Billion, ScaleWord::Short),
        "trn" => (Scale::Trillion, ScaleWord::Short),
        _ => return None,
    };
    let span = Span::new(quantity.figure.end - word.len() as u32, quantity.figure.end);
    (!quantity.in_words).then(|| printed(quantity, span, ScaleForm { scale, word: written }))
}

fn small(article: &Article, quantity: &Quantity, index: usize) -> Option<Printed<SmallForm>> {
    let value = quantity.value.value;
    let noun = quantity.noun.filter(|noun| is_plural(&article.prose, &article.tokens[noun.token]))?;
    let whole = (2.0..=9.0).contains(&value) && value.fract() == 0.0 && quantity.figure == quantity.span;
    // `2.0`, `two-year`, `7 o'clock`
    let plain = quantity.tokens.len() == 1 && !quantity.attributive && noun.token >= quantity.tokens.end;
    let form = SmallForm { in_words: quantity.in_words, quantity: index };
    (whole && plain).then(|| printed(quantity, quantity.span, form))
}
