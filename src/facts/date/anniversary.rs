//! Anniversaries: `10th anniversary`, `one-year anniversary`, `twenty-fifth wedding anniversary`, `centenary`,
//! `60th birthday`.

use std::ops::Range;

use crate::lexicon::Classes;
use crate::span::Span;
use crate::text::Voice;

use super::view::View;
use super::word::Word;
use super::{Framing, Unit, framing};

/// A day that is so many years after another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnniversaryMention {
    /// From its number to its noun.
    pub span: Span,
    /// Its tokens, an index range of `Article::tokens`.
    pub tokens: Range<usize>,
    /// Its block.
    pub block: usize,
    /// Whose words it belongs to.
    pub voice: Voice,
    /// How many years it counts.
    pub years: u16,
    /// It is the day of somebody's birth.
    pub is_birthday: bool,
    /// How the clause it stands in looks at time.
    pub framing: Framing,
}

impl View<'_> {
    /// The anniversary whose noun stands at a token.
    pub(super) fn anniversary(&self, at: usize, block: usize) -> Option<AnniversaryMention> {
        let Some(Word::Anniversary(fixed)) = self.word(at) else { return None };
        let (years, start) = match fixed {
            0 => self.years_before(at)?,
            years => (years, at),
        };
        let span = self.article.tokens[start].span().to(self.article.tokens[at].span());
        let (tokens, voice) = (start..at + 1, self.article.voice_at(span.start));
        let is_birthday = self.is_one_of(at, &["birthday"]);
        Some(AnniversaryMention {
            span,
            block,
            voice,
            years,
            is_birthday,
            framing: framing::of(self.article, tokens.clone()),
            tokens,
        })
    }

    /// The number before `anniversary`, at most two words further left, and where it begins.
    fn years_before(&self, noun: usize) -> Option<(u16, usize)> {
        let jubilee =
            ["silver", "golden"].iter().position(|kind| noun > self.start && self.is_one_of(noun - 1, &[kind]));
        if let Some(kind) = jubilee {
            return Some(([25, 50][kind], noun - 1));
        }
        let mut at = noun;
        for _ in 0..3 {
            if let Some(found) = self.ordinal_ending_at(at).or_else(|| self.years_hyphened(at)) {
                return Some(found);
            }
            at = at.checked_sub(1).filter(|&before| before > self.start)?;
            let token = self.token(at)?;
            if !token.is_word() || token.is(Classes::FUNCTION) {
                return None;
            }
        }
        None
    }

    /// `10th`, `tenth`, `twenty-fifth` right before a token.
    fn ordinal_ending_at(&self, end: usize) -> Option<(u16, usize)> {
        let last = end.checked_sub(1).filter(|&last| last >= self.start)?;
        if self.is_one_of(last, &["st", "nd", "rd", "th"]) && self.joined(last) && last > self.start {
            return Some((self.digits(last - 1, 4)?, last - 1));
        }
        let Some(Word::Ordinal(ordinal)) = self.word(last) else { return None };
        let ones = u16::from(ordinal);
        let tens =
            last.checked_sub(2).filter(|&at| at >= self.start && self.dash(last - 1)).map(|at| (at, self.word(at)));
        match tens {
            Some((at, Some(Word::Number(tens @ 20..=90)))) if ones < 10 => Some((tens + ones, at)),
            _ => Some((ones, last)),
        }
    }

    /// `10-year`, `one-year` right before a token.
    fn years_hyphened(&self, end: usize) -> Option<(u16, usize)> {
        let unit = end.checked_sub(1).filter(|&unit| unit > self.start + 1)?;
        let is_year = matches!(self.word(unit), Some(Word::Unit(Unit::Year, false)));
        if !(is_year && self.joined(unit) && self.dash(unit - 1)) {
            return None;
        }
        let (count, start) = self.count_before(unit - 1)?;
        Some((u16::try_from(count?).ok()?, start))
    }
}
