//! Lengths of time: `nine months`, `a three-year deal`, `more than a decade`, `two and a half years`.

use std::ops::Range;

use crate::lexicon::Classes;
use crate::span::Span;
use crate::text::{TokenKind, Voice};

use super::Unit;
use super::view::View;
use super::word::Word;

/// A length of time. One without a number (`several months`) is none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DurationMention {
    /// Where it stands, the words that bound it included.
    pub span: Span,
    /// Its tokens, an index range of `Article::tokens`, the words that bound it left out.
    pub tokens: Range<usize>,
    /// Its block.
    pub block: usize,
    /// Whose words it belongs to.
    pub voice: Voice,
    /// How many half units, so that `two and a half years` is 5.
    pub halves: u16,
    /// Day, week, month or year; decades and centuries are counted in years.
    pub unit: Unit,
    /// How the count is meant.
    pub bound: Bound,
    /// It stands before what it measures: `a three-year deal`.
    pub attribute: bool,
}

/// How a count is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bound {
    /// As it stands.
    Exact,
    /// `about`, `around`, `some`.
    About,
    /// `more than`, `over`, `at least`.
    AtLeast,
    /// `nearly`, `almost`, `less than`.
    AtMost,
}

impl View<'_> {
    /// The length of time whose unit stands at a token.
    pub(super) fn duration(&self, at: usize, block: usize) -> Option<DurationMention> {
        let Some(Word::Unit(unit, _)) = self.word(at) else { return None };
        let hyphened = at > self.start && self.joined(at) && self.dash(at - 1);
        let after = at + 1;
        if self.is_one_of(after, &["old", "ago"]) || (self.dash(after) && self.is_one_of(after + 1, &["old"])) {
            return None;
        }
        let (halves, start) = self.halves_before(if hyphened { at - 1 } else { at })?;
        // `a year and a half`
        let half_more = self.is_one_of(after, &["and"])
            && self.is_one_of(after + 1, &["a"])
            && self.is_one_of(after + 2, &["half"])
            && halves % 2 == 0;
        let (halves, end) = if half_more { (halves + 1, after + 3) } else { (halves, after) };
        let (halves, unit) = match unit {
            Unit::Decade => (halves.checked_mul(10)?, Unit::Year),
            Unit::Century => (halves.checked_mul(100)?, Unit::Year),
            Unit::Fortnight => (halves.checked_mul(2)?, Unit::Week),
            Unit::Weekend | Unit::Quarter => return None,
            unit => (halves, unit),
        };
        let (bound, first) = self.bound(start);
        let span = Span::new(self.article.tokens[first].start, self.article.tokens[end - 1].end());
        let voice = self.article.voice_at(span.start);
        Some(DurationMention { span, tokens: start..end, block, voice, halves, unit, bound, attribute: hyphened })
    }

    /// How many halves stand before a unit, and where the number begins.
    fn halves_before(&self, unit: usize) -> Option<(u16, usize)> {
        let back = |steps: usize| unit.checked_sub(steps).filter(|&at| at >= self.start);
        let is = |steps: usize, words: &[&str]| back(steps).is_some_and(|at| self.is_one_of(at, words));
        if is(1, &["half"]) && is(2, &["a"]) && is(3, &["and"]) {
            // `two and a half years`
            let (count, start) = self.count_before(back(3)?)?;
            return Some((halves(count?)? + 1, start));
        }
        if is(1, &["a"]) && is(2, &["half"]) {
            return Some((1, back(2)?));
        }
        if is(1, &["half"]) || (is(1, &["-"]) && is(2, &["half"])) {
            return Some((1, back(1)?));
        }
        let (count, start) = self.count_before(unit)?;
        (!self.is_rate(start)).then_some((halves(count?)?, start))
    }

    /// `1,600 fires a year`: the unit of a rate, told by the noun or number before `a`.
    fn is_rate(&self, count: usize) -> bool {
        const LENGTH: Classes = Classes::FUNCTION.with(Classes::PAST_VERB).with(Classes::DATE_WORD);
        self.is_one_of(count, &["a", "an"])
            && self.before(count).is_some_and(|before| match before.kind() {
                TokenKind::Word => {
                    let word = before.text(&self.article.prose);
                    !before.is(LENGTH) && !matches!(word, "nearly" | "almost" | "over" | "about" | "within" | "spent")
                }
                TokenKind::Number => true,
                _ => !matches!(before.text(&self.article.prose), "," | "(" | "\u{2013}" | "\u{2014}"),
            })
    }

    /// What the words before a count make of it, and where they begin.
    fn bound(&self, count: usize) -> (Bound, usize) {
        let Some(before) = count.checked_sub(1).filter(|&at| at >= self.start) else { return (Bound::Exact, count) };
        let led = |words: &[&str]| before > self.start && self.is_one_of(before - 1, words);
        if self.is_one_of(before, &["than"]) && led(&["more", "longer", "greater"]) {
            return (Bound::AtLeast, before - 1);
        }
        if self.is_one_of(before, &["than"]) && led(&["less", "fewer"]) {
            return (Bound::AtMost, before - 1);
        }
        if self.is_one_of(before, &["least"]) && led(&["at"]) {
            return (Bound::AtLeast, before - 1);
        }
        if self.is_one_of(before, &["over"]) {
            return (Bound::AtLeast, before);
        }
        if self.is_one_of(before, &["nearly", "almost", "under"]) {
            return (Bound::AtMost, before);
        }
        if self.is_one_of(before, &["about", "around", "some", "roughly", "approximately"]) {
            return (Bound::About, before);
        }
        (Bound::Exact, count)
    }
}

/// A count in halves, when it is a length that news would put in these units.
fn halves(count: i32) -> Option<u16> {
    u16::try_from(count).ok().filter(|count| (1..=999).contains(count)).map(|count| count * 2)
}
