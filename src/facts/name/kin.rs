//! Words of kinship: where one stands, the story has a second bearer of the surname.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use crate::text::{Token, phrase};

static KIN: LazyLock<FxHashSet<u32>> = LazyLock::new(|| {
    let words = "wife husband widow widower mother father son daughter brother sister parents parent couple dad mum mom \
                 family married spouse partner twin twins uncle aunt cousin niece nephew siblings sibling fiance fiancee \
                 grandson granddaughter grandfather grandmother in-law stepson stepdaughter";
    words.split_whitespace().map(phrase::norm).collect()
});

/// Words that say of two people of one surname that they are, or are not, of one family.
static RELATED: LazyLock<FxHashSet<u32>> = LazyLock::new(|| {
    let words = "relation related unrelated relative brothers sisters cousins namesake namesakes";
    words.split_whitespace().map(phrase::norm).collect()
});

/// Whether the word names a relative: the wife, the daughter.
#[must_use]
pub fn is_kin(token: &Token) -> bool {
    KIN.contains(&token.norm)
}

/// Whether the word sets two bearers of one surname side by side.
pub(super) fn is_of_two(token: &Token) -> bool {
    is_kin(token) || RELATED.contains(&token.norm)
}
