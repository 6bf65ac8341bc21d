//! The lexicon: plain word lists from `rules/lexicon/`, read once, giving every word its classes.
//!
//! A list is a text file: one entry a line, `#` begins a comment. Its first comment says what it holds, where
//! it comes from and under which licence. Entries of one word become classes of tokens; entries of several
//! words (`prime minister`) are for the phrase tables of the layer that needs them (`lines`).

mod classes;
mod dialect;
mod feast;
mod groups;
pub mod series;
mod spelling;

use std::sync::LazyLock;

pub use classes::Classes;
pub use dialect::{Dialect, Dialects};
pub use feast::feasts;
pub use groups::Groups;
pub use spelling::{Form, Spellings};

use crate::fold;

/// Word classes by folded word: an open table, so that a word costs one look into memory.
#[derive(Debug)]
pub struct Lexicon {
    /// A power of two of slots, at most half of them taken. The low half of a hash says where its slot is looked
    /// for, the high half is kept in it; a slot without classes is free.
    slots: Vec<(u32, Classes)>,
}

static BUILT_IN: LazyLock<Lexicon> = LazyLock::new(|| {
    // An entry with its line end is longer than this on average, in bytes.
    const ENTRY: usize = 6;
    let entries = classes::LISTS.iter().map(|(_, list)| list.len()).sum::<usize>() / ENTRY;
    let mut lexicon = Lexicon { slots: vec![(0, Classes::NONE); entries.next_power_of_two()] };
    for &(class, list) in classes::LISTS {
        lexicon.add(class, list);
    }
    spelling::forms().for_each(|form| lexicon.classify(fold::hash(form), Classes::VARIANT));
    feast::first_words().for_each(|word| lexicon.classify(fold::hash(word), Classes::FEAST));
    SIGNS.iter().for_each(|sign| lexicon.classify(fold::hash(sign), Classes::SIGN));
    lexicon
});

/// Signs that few lines have: brackets, and what markup and wrong codings show themselves by.
const SIGNS: [&str; 7] = ["(", ")", "&", "<", "€", "£", "©"];

static EMPTY: LazyLock<Lexicon> = LazyLock::new(|| Lexicon { slots: vec![(0, Classes::NONE)] });

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
        self.slots[self.slot(hash)].1
    }

    fn add(&mut self, class: Classes, list: &str) {
        let mut rest = list;
        while !rest.is_empty() {
            let (length, word) = fold::hash_line(rest.as_bytes());
            match word {
                Some(hash) => self.classify(hash, class),
                None => lines(&rest[..length])
                    .filter(|entry| !entry.as_bytes().contains(&b' '))
                    .for_each(|entry| self.classify(fold::hash(entry), class)),
            }
            rest = rest.get(length + 1..).unwrap_or_default();
        }
    }

    fn classify(&mut self, hash: u64, class: Classes) {
        let slot = self.slot(hash);
        self.slots[slot].0 = (hash >> 32) as u32;
        self.slots[slot].1 |= class;
    }

    /// The slot of a hash: its own, or the free one where it would stand.
    fn slot(&self, hash: u64) -> usize {
        let last = self.slots.len() - 1;
        let mut at = hash as usize & last;
        while !self.slots[at].1.is_empty() && self.slots[at].0 != (hash >> 32) as u32 {
            at = (at + 1) & last;
        }
        at
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

#[cfg(test)]
mod tests {
    use super::{Classes, Lexicon, classes, lines};
    use crate::fold;

    #[test]
    fn every_word_of_a_list_has_the_class_of_the_list() {
        for &(class, list) in classes::LISTS {
            for entry in lines(list).filter(|entry| !entry.contains(' ')) {
                assert!(Lexicon::built_in().classes(fold::hash(entry)).intersects(class), "{entry}");
            }
        }
    }

    #[test]
    fn comments_blank_lines_and_phrases_are_no_words() {
        let mut lexicon = Lexicon { slots: vec![(0, Classes::NONE); 32] };
        lexicon.add(Classes::PLACE, "# head\n\nParis # France\r\n  Lyon\nNew York\nM\u{e1}laga\nNewcastle");
        let is_place = |word| !lexicon.classes(fold::hash(word)).is_empty();
        assert!(["paris", "LYON", "m\u{e1}laga", "newcastle"].into_iter().all(is_place));
        assert!(!["head", "France", "New", "York", "New York", "#", ""].into_iter().any(is_place));
    }

    #[test]
    fn at_least_half_of_the_table_is_free() {
        let slots = &Lexicon::built_in().slots;
        assert!(slots.iter().filter(|slot| !slot.1.is_empty()).count() * 2 <= slots.len());
    }
}
