//! Compounds by the ways of writing them: those of the list, and those that an article writes with a hyphen.

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::fold::filter::Filter;
use crate::fold::hash;
use crate::lexicon::{Classes, Lexicon, lines};

/// What is known of a compound by one of its writings.
#[derive(Debug, Clone, Copy)]
pub(super) struct Known {
    /// What all its writings have in common.
    pub(super) key: u64,
    /// The length of its first part in bytes.
    pub(super) first: u32,
    /// Whether it is in the list.
    pub(super) is_listed: bool,
}

/// Compounds by their closed form, and by the two words of their open form.
#[derive(Debug, Clone, Default)]
pub(super) struct Writings {
    keys: FxHashSet<u64>,
    /// Closed forms and first words of open ones, of the list and its own: most words of a text are neither.
    filter: Filter,
    closed: FxHashMap<u32, Known>,
    open: FxHashMap<(u32, u32), Known>,
}

/// The list of compounds in all their forms.
static LISTED: LazyLock<Writings> = LazyLock::new(|| {
    let mut listed = Writings::default();
    for (first, second) in
        lines(include_str!("../../../rules/lexicon/compounds.txt")).filter_map(|it| it.split_once(' '))
    {
        listed.add(first, second, key(first, second), true);
    }
    listed
});

/// Words that a hyphen makes into another word.
static SENSES: LazyLock<FxHashSet<u64>> = LazyLock::new(|| {
    let list = lines(include_str!("../../../rules/lexicon/hyphen-senses.txt"));
    list.filter_map(|line| line.split_once('-')).map(|(first, second)| key(first, second)).collect()
});

impl Writings {
    /// The list that copydesk ships.
    pub(super) fn listed() -> &'static Self {
        &LISTED
    }

    /// No compounds, beside those of the list: what they may begin with, so may these.
    pub(super) fn beside_listed() -> Self {
        let (keys, closed, open) = Default::default();
        Self { keys, filter: LISTED.filter.clone(), closed, open }
    }

    /// Whether it has the compound of this key.
    pub(super) fn has(&self, key: u64) -> bool {
        self.keys.contains(&key)
    }

    /// Adds a compound of two parts, in singular and plural.
    pub(super) fn add(&mut self, first: &str, second: &str, key: u64, is_listed: bool) {
        if !self.keys.insert(key) {
            return;
        }
        let known = Known { key, first: first.len() as u32, is_listed };
        let singular = singular(second);
        let first_norm = hash(first) as u32;
        self.filter.add(first_norm);
        // A verb and its particle are two words beside the noun made of them: "take off", "pay for".
        let is_particle = Lexicon::built_in().classes(hash(singular)).intersects(Classes::FUNCTION);
        let mut closed = String::with_capacity(first.len() + second.len() + 1);
        closed.push_str(first);
        closed.push_str(singular);
        for plural in [false, true] {
            if plural {
                closed.push('s');
            }
            let closed_norm = hash(&closed) as u32;
            self.filter.add(closed_norm);
            self.closed.entry(closed_norm).or_insert(known);
            if !is_particle {
                self.open.entry((first_norm, hash(&closed[first.len()..]) as u32)).or_insert(known);
            }
        }
    }

    /// Whether a word can be a closed form, or the first of an open one; rarely yes when it is neither.
    #[inline]
    pub(super) fn may_begin(&self, norm: u32) -> bool {
        self.filter.may_hold(norm)
    }

    /// The compound that a word is.
    pub(super) fn closed(&self, norm: u32) -> Option<Known> {
        self.closed.get(&norm).copied()
    }

    /// The compound that two words are.
    pub(super) fn open(&self, first: u32, second: u32) -> Option<Known> {
        self.open.get(&(first, second)).copied()
    }
}

/// Whether a hyphen makes another word of the compound of this key: "re-sign".
pub(super) fn has_other_sense(key: u64) -> bool {
    SENSES.contains(&key)
}

/// What all writings of a compound have in common: its letters, without the -s of the plural.
pub(super) fn key(first: &str, second: &str) -> u64 {
    hash(&[first, singular(second)].concat())
}

/// A word without the -s of the plural.
pub(super) fn singular(word: &str) -> &str {
    word.strip_suffix('s').filter(|rest| rest.len() > 1 && !rest.ends_with(['s', 'u', 'i'])).unwrap_or(word)
}
