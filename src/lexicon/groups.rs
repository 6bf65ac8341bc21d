//! Groups of words that belong together: nicknames of one given name, names that are easily mistaken.
//!
//! A list of groups has one group a line, its words set apart by commas; a word may stand in several groups.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::fold::hash;
use crate::lexicon::lines;

/// Words by the groups they stand in.
#[derive(Debug, Default)]
pub struct Groups {
    of_word: FxHashMap<u64, Vec<u16>>,
}

static NICKNAMES: LazyLock<Groups> = LazyLock::new(|| Groups::new(include_str!("../../rules/lexicon/nicknames.txt")));
static DISTINCT: LazyLock<Groups> = LazyLock::new(|| Groups::new(include_str!("../../rules/lexicon/gender-pairs.txt")));

static GIVEN_VARIANTS: LazyLock<Groups> =
    LazyLock::new(|| Groups::new(include_str!("../../rules/lexicon/given-variants.txt")));
static EXONYMS: LazyLock<Groups> = LazyLock::new(|| Groups::new(include_str!("../../rules/lexicon/exonyms.txt")));
static COUNTED: LazyLock<Groups> = LazyLock::new(|| Groups::new(include_str!("../../rules/lexicon/counted-words.txt")));

impl Groups {
    /// Places with their older, foreign or former names.
    #[must_use]
    pub fn exonyms() -> &'static Self {
        &EXONYMS
    }

    /// Nouns that are counted, with the other words for the same things.
    #[must_use]
    pub fn counted() -> &'static Self {
        &COUNTED
    }

    /// Formal given names with their short and pet forms.
    #[must_use]
    pub fn nicknames() -> &'static Self {
        &NICKNAMES
    }

    /// Given names that differ by little and are the names of two people.
    #[must_use]
    pub fn distinct_given_names() -> &'static Self {
        &DISTINCT
    }

    /// Given names that are one name in several spellings or languages.
    #[must_use]
    pub fn given_variants() -> &'static Self {
        &GIVEN_VARIANTS
    }

    fn new(list: &str) -> Self {
        let mut groups = Self::default();
        for (index, line) in lines(list).enumerate() {
            for word in line.split(',') {
                groups.of_word.entry(hash(word.trim())).or_default().push(index as u16);
            }
        }
        groups
    }

    /// Whether two words stand in one group.
    #[must_use]
    pub fn share(&self, a: &str, b: &str) -> bool {
        let groups = self.of(hash(b));
        self.of(hash(a)).iter().any(|group| groups.contains(group))
    }

    /// The groups of the word with this hash (`fold::hash`).
    #[must_use]
    pub fn of(&self, word: u64) -> &[u16] {
        self.of_word.get(&word).map_or(&[], Vec::as_slice)
    }
}
