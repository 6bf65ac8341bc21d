//! Tokens to the words that stand in lower case: with a capital at the start of a sentence they are no names.

use std::sync::OnceLock;

use rustc_hash::{FxBuildHasher, FxHashSet};

use crate::lexicon::Classes;
use crate::text::{Shape, Token, next_rare_token};

/// Words of everyday English.
const EVERYDAY: Classes = Classes::COMMON.with(Classes::FUNCTION);

/// The words that an article writes in lower case, by hash.
#[derive(Debug, Clone, Default)]
pub(crate) struct LowerCase {
    /// Those that are no everyday English: few, and asked for again and again.
    rare: FxHashSet<u32>,
    /// All others, gathered when one of them is asked for, as hardly ever happens.
    everyday: OnceLock<FxHashSet<u32>>,
}

/// A word in so many is in lower case and yet no everyday English, at most.
const RARE: usize = 16;

impl LowerCase {
    pub(super) fn of(tokens: &[Token]) -> Self {
        let is_rare = |token: &Token| token.shape == Shape::Lower && !token.is(EVERYDAY);
        let mut rare = FxHashSet::with_capacity_and_hasher(tokens.len() / RARE, FxBuildHasher);
        let mut from = 0;
        while let Some(at) = next_rare_token(tokens, from, is_rare) {
            rare.insert(tokens[at].norm);
            from = at + 1;
        }
        Self { rare, everyday: OnceLock::new() }
    }

    /// Whether the word of this hash and these classes is among those of `tokens`, which this was made of.
    pub(super) fn holds(&self, tokens: &[Token], norm: u32, classes: Classes) -> bool {
        if !classes.intersects(EVERYDAY) {
            return self.rare.contains(&norm);
        }
        let everyday = || {
            // Every word of the article stands in it several times.
            let mut words = FxHashSet::with_capacity_and_hasher(tokens.len() / 4, FxBuildHasher);
            words.extend(tokens.iter().filter(|it| it.shape == Shape::Lower && it.is(EVERYDAY)).map(|it| it.norm));
            words
        };
        self.everyday.get_or_init(everyday).contains(&norm)
    }
}
