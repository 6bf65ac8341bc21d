//! Figures to a noun that has the wrong number behind one: `three factory`, `one factories`. Only what ends its noun
//! phrase counts, and only nouns that are no verbs: `a three factory deal`, `the two work`.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use crate::article::Article;
use crate::facts::number::{Measure, Quantity, is_plural};
use crate::lexicon::{Classes, lines};
use crate::rules::PROSE;
use crate::rules::style::number_agreement::{ends_phrase, is_adjective};
use crate::rules::style::plural::{is_plural_noun, is_singular_noun};
use crate::text::phrase::norm;
use crate::text::{Shape, Token, Voice};

/// Nouns that may be counted in the singular.
static SAME_PLURALS: LazyLock<FxHashSet<u32>> =
    LazyLock::new(|| lines(include_str!("../../../rules/lexicon/same-plurals.txt")).map(norm).collect());

/// Figures from which they are no longer counts for certain.
const MOST: f64 = 100.0;

/// Adjectives between figure and noun.
const MOST_MODIFIERS: usize = 2;

/// The token of a noun that disagrees with the figure it stands behind, and whether the noun is the plural one.
pub(super) fn disagrees(article: &Article, quantity: &Quantity) -> Option<(usize, bool)> {
    let plain = quantity.measure == Measure::Count
        && quantity.voice == Voice::Own
        && quantity.joint.is_none()
        && !quantity.attributive
        && quantity.value.is_whole()
        && PROSE.contains(&quantity.zone);
    if !plain || quantity.noun.is_none() || !counts(article, quantity) {
        return None;
    }
    let tokens = article.tokens_of(&article.blocks[quantity.block]);
    let mut noun = quantity.tokens.end - article.blocks[quantity.block].tokens.start;
    for _ in 0..MOST_MODIFIERS {
        noun += usize::from(is_adjective(&article.prose, tokens.get(noun)?));
    }
    let word = tokens.get(noun).filter(|word| word.spaced() && word.shape == Shape::Lower)?;
    let one = quantity.value.value == 1.0;
    let wrong = match one {
        true => is_plural_noun(&article.prose, word, false),
        false => {
            !is_plural(&article.prose, word)
                && !SAME_PLURALS.contains(&word.norm)
                && is_singular_noun(&article.prose, word)
        }
    };
    let index = article.blocks[quantity.block].tokens.start + noun;
    (wrong && ends_phrase(&article.prose, &tokens[noun + 1..])).then_some((index, one))
}

/// Whether the figure counts what follows: no number of a thing (`page 12`, `Type 2`), no part of an adjective
/// (`the 12 page report`).
fn counts(article: &Article, quantity: &Quantity) -> bool {
    let first = quantity.tokens.start;
    let value = quantity.value.value;
    // Larger figures name days, models and sizes: `the 360 video`.
    let is_small = (1.0..MOST).contains(&value) && (quantity.in_words || article.text(quantity.span).len() <= 2);
    if !is_small || quantity.span != quantity.figure {
        return false;
    }
    let Some(before) = first.checked_sub(1).map(|at| &article.tokens[at]) else { return false };
    let determined = |token: &Token| {
        // `the Group of 20 summit`, `number one albums`
        [
            "a", "an", "the", "his", "her", "its", "their", "our", "my", "this", "that", "no", "each", "every", "of",
            "number",
        ]
        .iter()
        .any(|word| norm(word) == token.norm)
    };
    let begins = article.begins_sentence(first);
    begins && quantity.in_words
        || !begins
            && before.is_word()
            && before.shape == Shape::Lower
            && article.tokens[first].spaced()
            && !determined(before)
            && (before.is(Classes::FUNCTION) || !before.is(Classes::NUMBER_WORD))
}
