//! Pairs of blocks to tokens: for every token of the new version the token of the old one it was taken over from, and
//! the gaps, where words of the old version gave way to others.

use std::ops::Range;

use crate::article::Article;
use crate::compare::difference::Texts;
use crate::compare::pairing;

/// Words that gave way to others; one of the ranges may be empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Gap {
    /// What stood there, a range of the old version's tokens.
    pub(super) old: Range<usize>,
    /// What stands there now, a range of the new version's tokens.
    pub(super) new: Range<usize>,
}

/// What of the new version was taken over from the old one.
#[derive(Debug)]
pub(super) struct Alignment {
    /// For every token of the new version: the token it was, or `NONE`.
    from: Vec<u32>,
    /// For every token of the old version: where it stands now, or `NONE`.
    to: Vec<u32>,
    /// The gaps in reading order of the new version.
    pub(super) gaps: Vec<Gap>,
}

const NONE: u32 = u32::MAX;

impl Alignment {
    /// Finds the blocks and tokens of `old` again in `new`.
    pub(super) fn of(old: &Article, new: &Article) -> Self {
        let (from, to) = (vec![NONE; new.tokens.len()], vec![NONE; old.tokens.len()]);
        let mut alignment = Self { from, to, gaps: Vec::new() };
        let texts = Texts { old: &old.tokens, new: &new.tokens };
        for (at, before) in pairing::pair(old, new).into_iter().enumerate() {
            let Some(before) = before else { continue };
            alignment.block(&texts, old.blocks[before].tokens.clone(), new.blocks[at].tokens.clone());
        }
        alignment
    }

    fn block(&mut self, texts: &Texts<'_>, old: Range<usize>, new: Range<usize>) {
        let (mut from, mut to) = (old.start, new.start);
        let (gaps, taken, kept) = (&mut self.gaps, &mut self.from, &mut self.to);
        let mut gap = |at: usize, on: usize, from: usize, to: usize| {
            if from < at || to < on {
                gaps.push(Gap { old: from..at, new: to..on });
            }
        };
        texts.align(old.clone(), new.clone(), &mut |at, on| {
            taken[on] = at as u32;
            kept[at] = on as u32;
            gap(at, on, from, to);
            (from, to) = (at + 1, on + 1);
        });
        gap(old.end, new.end, from, to);
    }

    /// The first of the old tokens from which all these tokens of the new version were taken over, side by side.
    pub(super) fn origin(&self, new: &Range<usize>) -> Option<usize> {
        side_by_side(&self.from, new)
    }

    /// The first of the new tokens to which all these tokens of the old version were taken over, side by side.
    pub(super) fn goal(&self, old: &Range<usize>) -> Option<usize> {
        side_by_side(&self.to, old)
    }
}

/// Where tokens of one version begin in the other, when all of them are there side by side.
fn side_by_side(places: &[u32], tokens: &Range<usize>) -> Option<usize> {
    let first = *places.get(tokens.start)?;
    let last = *places.get(tokens.end.checked_sub(1)?)?;
    let whole = first != NONE && last != NONE && last.checked_sub(first) == Some((tokens.len() - 1) as u32);
    whole.then_some(first as usize)
}
