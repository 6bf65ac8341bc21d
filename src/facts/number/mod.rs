//! Tokens to quantities: one pass over the tokens of a block finds every figure, in digits or words, with its unit,
//! currency, head noun and what stands around it. Figures that are no amounts (dates, times, telephone numbers,
//! names of models, numbers of list items) are passed over.

mod context;
mod cue;
mod digits;
mod measure;
mod pair;
mod scan;
mod sink;
mod unit;
mod value;
mod words;

#[cfg(test)]
mod tests;

use std::ops::Range;

use crate::article::Article;
use crate::segment::Zone;
use crate::span::Span;
use crate::text::Voice;

pub use context::{is_plural, key as noun_key};
pub use cue::Cue;
pub use digits::{Grouping, grouping, value as digits_value};
pub(crate) use unit::in_words as unit_in_words;
pub use unit::{Dimension, UnitId, Units};
pub use value::{Interval, Value};

/// An amount, as it stands in one place.
#[derive(Debug, Clone, PartialEq)]
pub struct Quantity {
    /// Sign, figure, scale word and unit.
    pub span: Span,
    /// The figure alone, its scale word included.
    pub figure: Span,
    /// The tokens of `span`, an index range of `Article::tokens`.
    pub tokens: Range<usize>,
    /// Its block.
    pub block: usize,
    /// Its sentence.
    pub sentence: usize,
    /// The zone it stands in.
    pub zone: Zone,
    /// Whose words it belongs to.
    pub voice: Voice,
    /// What the figure says.
    pub value: Value,
    /// Whether it is written in words.
    pub in_words: bool,
    /// What it counts or measures.
    pub measure: Measure,
    /// How exact it claims to be.
    pub approx: Approx,
    /// The token before it and its approximators: `from`, `to`, `by`, a verb.
    pub lead: Option<usize>,
    /// The noun it counts.
    pub noun: Option<Noun>,
    /// Whether it is hyphenated to what follows: `a 100-seat house`.
    pub attributive: bool,
    /// The token of what it is counted by: `hour` in `$20 an hour`.
    pub per: Option<usize>,
    /// How it is joined to the quantity after it.
    pub joint: Option<Joint>,
}

/// What a quantity counts or measures.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Measure {
    /// Things.
    Count,
    /// A place in an order: `third`, `3rd`.
    Ordinal,
    /// A part of a whole: `a third`, `half`; the value is the part.
    Fraction,
    /// A factor: `double`, `tenfold`; the value is the factor.
    Multiple,
    /// Hundredths.
    Percent,
    /// Differences of hundredths.
    Points,
    /// Money; a bare `$` may be any dollar.
    Money(UnitId),
    /// A physical measure.
    Unit(Units),
}

/// How exact a figure claims to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Approx {
    /// As printed.
    Exact,
    /// `about`, `some`, `or so`.
    About,
    /// `more than`, `at least`, `over`.
    Above,
    /// `nearly`, `up to`, `less than`.
    Below,
}

/// A noun that is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Noun {
    /// Its token; the tokens between the figure and it are its modifiers.
    pub token: usize,
    /// The same for singular and plural.
    pub key: u32,
}

/// How two neighbouring quantities are joined.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Joint {
    /// `10-15`: a range, a score or a vote.
    Dash,
    /// `10 to 15`.
    To,
    /// `between 10 and 15`.
    Between,
    /// `from 10 to 15`.
    FromTo,
    /// `10 by 15`, `10 x 15`.
    By,
    /// `one in ten`, `10 of 15`, `10 out of 15`.
    Of,
}

impl Quantity {
    /// The dimension of its unit.
    #[must_use]
    pub fn dimension(&self) -> Option<Dimension> {
        match self.measure {
            Measure::Unit(units) => Some(units.first().unit().dimension),
            Measure::Money(_) => Some(Dimension::Money),
            _ => None,
        }
    }

    /// Whether the two are amounts of one kind, so that they may be compared.
    #[must_use]
    pub fn compares(&self, other: &Self) -> bool {
        match (self.measure, other.measure) {
            (Measure::Money(left), Measure::Money(right)) => left.agrees(right),
            (Measure::Unit(left), Measure::Unit(right)) => left.share(right),
            (left, right) => left == right,
        }
    }

    /// What happened to the people it counts: the verb it hangs on, or the nearest such word in its clause.
    #[must_use]
    pub fn fate(&self, article: &Article) -> Cue {
        const REACH: usize = 5;
        const TOLL_REACH: usize = 20;
        let sentence = &article.sentences[self.sentence];
        let (first, last) = (sentence.start as usize, sentence.end as usize);
        let of = |at: usize| Cue::of(&article.tokens[at]).and(Cue::FATE);
        // `kills 14, injures 20`
        let verb = self.lead.map_or(Cue::NONE, of);
        if verb != Cue::NONE {
            return verb;
        }
        let ends =
            |at: &usize| matches!(article.word(*at), "," | ";" | ":") || article.word(*at).eq_ignore_ascii_case("and");
        let start = self.tokens.start;
        let mut after = (self.tokens.end..(self.tokens.end + REACH).min(last)).take_while(|at| !ends(at));
        let mut before = (start.saturating_sub(REACH).max(first)..start).rev().take_while(|at| !ends(at));
        let near = after.find(|&at| of(at) != Cue::NONE).or_else(|| before.find(|&at| of(at) != Cue::NONE));
        if let Some(near) = near {
            return of(near);
        }
        // `the death toll from the blast now stands at 70`
        let mut far = start.saturating_sub(TOLL_REACH).max(first)..start;
        let toll = self.noun.is_none() && far.any(|at| article.word(at).eq_ignore_ascii_case("toll"));
        if toll { Cue::KILLED } else { Cue::NONE }
    }

    /// Whether its sentence says that figures changed: `later revised`.
    #[must_use]
    pub fn is_updated(&self, article: &Article) -> bool {
        let sentence = &article.sentences[self.sentence];
        let tokens = &article.tokens[sentence.start as usize..sentence.end as usize];
        tokens.iter().any(|token| Cue::of(token).is(Cue::UPDATE))
    }

    /// Whether it stands in the story, in the article's own words.
    #[must_use]
    pub fn is_told(&self) -> bool {
        self.voice == Voice::Own && self.zone.is_running_text()
    }
}

/// The lengths of time that stand in expressions of time and are therefore no quantities of their own: `22 years` in
/// `22 years later`.
#[must_use]
pub fn lengths(article: &Article) -> Vec<Quantity> {
    scan::lengths(article)
}

/// Finds the quantities of an article whose text and dates are ready.
#[must_use]
pub fn find(article: &Article, dates: &[crate::facts::date::DateMention]) -> Vec<Quantity> {
    let (mut found, mut in_one) = (Vec::new(), Vec::new());
    let mut first_date = 0;
    for (index, block) in article.blocks.iter().enumerate() {
        let from_block = &dates[first_date..];
        let in_block = from_block.iter().take_while(|date| date.block == index).count();
        scan::block(article, index, block, &from_block[..in_block], &mut in_one, &mut found);
        first_date += in_block;
    }
    found
}
