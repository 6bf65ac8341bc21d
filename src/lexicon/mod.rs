//! The lexicon: plain word lists from `rules/lexicon/`, read once, giving every word its classes.
//!
//! A list is a text file: one entry a line, `#` begins a comment. Its first comment says what it holds, where
//! it comes from and under which licence. Entries of one word become classes of tokens; entries of several
//! words (`prime minister`) are for the phrase tables of the layer that needs them (`lines`).

mod classes;
mod groups;

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

pub use classes::Classes;
pub use groups::Groups;

use crate::fold;

/// Word classes by folded word.
#[derive(Debug, Default)]
pub struct Lexicon {
    classes: FxHashMap<u64, Classes>,
}

static BUILT_IN: LazyLock<Lexicon> = LazyLock::new(|| {
    // A little more than the lists hold, so that the table never grows while they are read.
    let entries = classes::LISTS.iter().map(|(_, list)| list.len()).sum::<usize>() / 7;
    let mut lexicon = Lexicon { classes: FxHashMap::with_capacity_and_hasher(entries, Default::default()) };
    for &(class, list) in classes::LISTS {
        lexicon.add(class, list);
    }
    lexicon
});

static EMPTY: LazyLock<Lexicon> = LazyLock::new(Lexicon::default);

impl Lexicon {
    /// The lists that copydesk ships.
    #[must_use]
    pub fn built_in() -> &'static Self {
        &BUILT_IN
    }

    /// A lexicon that knows no word.
    #[must_use]
    pub fn empty() -> &'static Self {
        &EMPTY
    }

    /// The classes of the word with this hash (`text::fold::hash`).
    #[must_use]
    pub fn classes(&self, hash: u64) -> Classes {
        self.classes.get(&hash).copied().unwrap_or(Classes::NONE)
    }

    fn add(&mut self, class: Classes, list: &str) {
        for entry in lines(list).filter(|entry| !entry.as_bytes().contains(&b' ')) {
            *self.classes.entry(fold::hash(entry)).or_default() |= class;
        }
    }
}

/// The entries of a list: no comments, no blank lines, no white space around them.
pub fn lines(list: &str) -> impl Iterator<Item = &str> {
    list.lines()
        .map(|line| if line.as_bytes().contains(&b'#') { before_comment(line) } else { line.trim_ascii() })
        .filter(|line| !line.is_empty())
}

fn before_comment(line: &str) -> &str {
    line.split('#').next().unwrap_or_default().trim_ascii()
}
