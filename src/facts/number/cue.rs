//! Words to what they say about a figure beside them: the lists of `rules/lexicon/quantity-cues.toml`, one look at
//! a token's hash.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::fold::filter::Filter;
use crate::text::phrase::norm;
use crate::text::{Token, TokenKind};

/// A set of things a word may say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Cue(u32);

/// The keys of the file, each with what it stands for here.
const KEYS: [(&str, Cue); 17] = [
    ("about", Cue::ABOUT),
    ("above", Cue::ABOVE),
    ("below", Cue::BELOW),
    ("filler", Cue::FILLER),
    ("rise", Cue::RISE),
    ("fall", Cue::FALL),
    ("update", Cue::UPDATE),
    ("partial", Cue::PARTIAL),
    ("exhaustive", Cue::EXHAUSTIVE),
    ("killed", Cue::KILLED),
    ("injured", Cue::INJURED),
    ("arrested", Cue::ARRESTED),
    ("missing", Cue::MISSING),
    ("rescued", Cue::RESCUED),
    ("plural", Cue::PLURAL),
    ("label", Cue::LABEL),
    ("person", Cue::PERSON),
];

static CUES: LazyLock<FxHashMap<u32, Cue>> = LazyLock::new(|| {
    let lists: BTreeMap<String, Vec<String>> =
        toml::from_str(include_str!("../../../rules/lexicon/quantity-cues.toml"))
            .expect("the shipped quantity-cues.toml is valid");
    let mut cues: FxHashMap<u32, Cue> = FxHashMap::default();
    for (key, cue) in KEYS {
        for word in lists.get(key).into_iter().flatten() {
            let known = cues.entry(norm(word)).or_default();
            *known = known.with(cue);
        }
    }
    cues
});

/// The words that say something: most words of a text do not, and this tells them at the price of one look.
static WORDS: LazyLock<Filter> = LazyLock::new(|| CUES.keys().copied().collect());

impl Cue {
    /// Nothing.
    pub const NONE: Self = Self(0);
    /// The figure is near the truth: `about`.
    pub const ABOUT: Self = Self(1);
    /// The truth may be larger: `over`.
    pub const ABOVE: Self = Self(1 << 1);
    /// The truth may be smaller: `nearly`.
    pub const BELOW: Self = Self(1 << 2);
    /// Changes nothing: `just`, `the`.
    pub const FILLER: Self = Self(1 << 3);
    /// A value goes up.
    pub const RISE: Self = Self(1 << 4);
    /// A value goes down.
    pub const FALL: Self = Self(1 << 5);
    /// A figure is not the last word: `later`, `revised`.
    pub const UPDATE: Self = Self(1 << 6);
    /// What follows is not everything: `including`.
    pub const PARTIAL: Self = Self(1 << 7);
    /// What follows is everything: `comprising`.
    pub const EXHAUSTIVE: Self = Self(1 << 8);
    /// People killed.
    pub const KILLED: Self = Self(1 << 9);
    /// People injured.
    pub const INJURED: Self = Self(1 << 10);
    /// People arrested.
    pub const ARRESTED: Self = Self(1 << 11);
    /// People missing.
    pub const MISSING: Self = Self(1 << 12);
    /// People rescued or freed.
    pub const RESCUED: Self = Self(1 << 13);
    /// A plural that does not end in -s.
    pub const PLURAL: Self = Self(1 << 14);
    /// The figure after it is a name: `page`.
    pub const LABEL: Self = Self(1 << 15);
    /// People, by whatever name: `officers`.
    pub const PERSON: Self = Self(1 << 16);
    /// What happens to people that is counted.
    pub const FATE: Self = Self(0b1_1111 << 9);

    /// What a token says.
    #[must_use]
    #[inline]
    pub fn of(token: &Token) -> Self {
        match token.kind() {
            TokenKind::Word if WORDS.may_hold(token.norm) => CUES.get(&token.norm).copied().unwrap_or(Self::NONE),
            _ => Self::NONE,
        }
    }

    /// Both.
    #[must_use]
    pub const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// What both say.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// Whether it says any of these.
    #[must_use]
    pub const fn is(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::KEYS;

    #[test]
    fn every_list_has_a_meaning() {
        let lists: BTreeMap<String, Vec<String>> =
            toml::from_str(include_str!("../../../rules/lexicon/quantity-cues.toml")).expect("valid");
        for (key, words) in &lists {
            assert!(KEYS.iter().any(|(known, _)| known == key), "{key}");
            assert!(words.iter().all(|word| !word.contains(' ')), "{key}: one word an entry");
        }
    }
}
