//! Passages of an article as runs of word hashes, and which earlier passage each repeats: exactly, or in
//! nearly all of its three-word shingles. One pass; a shingle remembers only the passage that had it first.

use std::ops::Range;

use rustc_hash::{FxBuildHasher, FxHashMap};

use crate::text::Token;

/// Words of a file beyond which near repetition is not looked for: no article is that long.
const LONGEST_ARTICLE: usize = 200_000;
/// Words of a passage beyond which it is compared only as a whole.
const LONGEST_PASSAGE: usize = 600;

/// Bits of the filter of shingles for each word: at most one shingle in eight is taken for one met before.
const FILTER_BITS: usize = 8;
/// By how many of its first words a passage is known that nothing is a copy of.
const OPENING: usize = 6;
/// An odd number of no pattern.
const MIXER: u64 = 0xff51_afd7_ed55_8ccd;

/// How alike two passages are.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Likeness {
    /// Word for word.
    Exact,
    /// This share of three-word shingles (Jaccard).
    Near(f32),
}

/// A passage repeats an earlier one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Repeat {
    /// Index of the earlier passage.
    pub(super) first: usize,
    /// Index of the later passage.
    pub(super) again: usize,
    /// How alike they are.
    pub(super) likeness: Likeness,
}

/// Passages in reading order.
#[derive(Debug, Default)]
pub(super) struct Passages {
    words: Vec<u32>,
    ranges: Vec<Range<usize>>,
}

impl Passages {
    /// None yet, with room for so many of so many words together.
    pub(super) fn with_room(passages: usize, words: usize) -> Self {
        Self { words: Vec::with_capacity(words), ranges: Vec::with_capacity(passages) }
    }

    /// Adds a passage: its words and numbers, punctuation aside.
    pub(super) fn add(&mut self, tokens: &[Token]) {
        let start = self.words.len();
        // Each token is written down, and the next written over it if it is no word.
        self.words.resize(start + tokens.len(), 0);
        let (room, mut told) = (&mut self.words[start..], 0);
        for token in tokens {
            room[told] = token.norm;
            told += usize::from(is_told(token));
        }
        self.words.truncate(start + told);
        self.ranges.push(start..start + told);
    }

    fn words(&self, passage: usize) -> &[u32] {
        &self.words[self.ranges[passage].clone()]
    }

    /// Whether a passage is compared by its shingles, not only as a whole.
    fn has_shingles(&self, passage: usize) -> bool {
        (3..=LONGEST_PASSAGE).contains(&self.words(passage).len())
    }

    /// Every passage that repeats an earlier one at least as closely as `least` (Jaccard, 0 to 1), in order.
    pub(super) fn repeats(&self, least: f32) -> Vec<Repeat> {
        let mut whole = Whole::default();
        if !self.may_repeat(least) {
            // A copy shares its shingles, if it has any.
            let others = (0..self.ranges.len()).filter(|&passage| !self.has_shingles(passage));
            return others.filter_map(|again| whole.first(self, again)).collect();
        }
        let mut repeats = Vec::new();
        let mut owner: FxHashMap<u32, u32> =
            FxHashMap::with_capacity_and_hasher(self.words.len().min(LONGEST_ARTICLE), FxBuildHasher);
        let mut shared: FxHashMap<u32, usize> = FxHashMap::default();
        let look_near = self.words.len() <= LONGEST_ARTICLE;
        for again in 0..self.ranges.len() {
            if let Some(earlier) = whole.first(self, again) {
                repeats.push(earlier);
                continue;
            }
            if !look_near || !self.has_shingles(again) {
                continue;
            }
            shared.clear();
            for shingle in self.shingles(again) {
                let first = *owner.entry(shingle).or_insert(again as u32);
                if first as usize != again {
                    *shared.entry(first).or_default() += 1;
                }
            }
            let best = shared.iter().max_by_key(|&(&passage, &count)| (count, std::cmp::Reverse(passage)));
            if let Some((&first, _)) = best.filter(|&(_, &count)| count as f32 >= self.worth_a_look(again, least)) {
                let likeness = self.jaccard(first as usize, again);
                if likeness >= least {
                    repeats.push(Repeat { first: first as usize, again, likeness: Likeness::Near(likeness) });
                }
            }
        }
        repeats
    }

    /// Shingles that a passage must share with one before it to be compared with that. The count misses those
    /// that a third passage had before both, so half of what is needed.
    fn worth_a_look(&self, passage: usize, least: f32) -> f32 {
        least * self.words(passage).len().saturating_sub(2) as f32 / 2.0
    }

    /// Whether some passage may nearly repeat an earlier one, by a filter that takes some shingles for ones met
    /// before and never the other way round: in most articles the answer is no, for the price of a bit a shingle.
    fn may_repeat(&self, least: f32) -> bool {
        let mut filter = vec![0_u64; (self.words.len() * FILTER_BITS / 64 + 1).next_power_of_two()];
        let last = filter.len() - 1;
        (0..self.ranges.len()).filter(|&passage| self.has_shingles(passage)).any(|passage| {
            let mut met = 0_u32;
            for shingle in self.shingles(passage) {
                let (word, bit) = (&mut filter[(shingle as usize / 64) & last], 1 << (shingle % 64));
                met += u32::from(*word & bit != 0);
                *word |= bit;
            }
            met > 0 && met as f32 >= self.worth_a_look(passage, least)
        })
    }

    /// How alike two passages are: shared three-word shingles over all of theirs.
    pub(super) fn jaccard(&self, one: usize, other: usize) -> f32 {
        let sorted = |passage| {
            let mut shingles: Vec<u32> = self.shingles(passage).collect();
            shingles.sort_unstable();
            shingles.dedup();
            shingles
        };
        let (one, other) = (sorted(one), sorted(other));
        let shared = one.iter().filter(|shingle| other.binary_search(shingle).is_ok()).count();
        let all = one.len() + other.len() - shared;
        if all == 0 { 0.0 } else { shared as f32 / all as f32 }
    }

    fn shingles(&self, passage: usize) -> impl Iterator<Item = u32> + '_ {
        // The words are hashes: they need no further mixing, only to be told apart by their places.
        let words = self.words(passage).windows(3);
        words.map(|it| it[0].wrapping_add(it[1].rotate_left(11)).wrapping_add(it[2].rotate_left(22)))
    }
}

/// The words and numbers of a passage by their hashes, punctuation aside.
fn words(tokens: &[Token]) -> impl Iterator<Item = u32> + '_ {
    tokens.iter().filter(|it| is_told(it)).map(|it| it.norm)
}

fn is_told(token: &Token) -> bool {
    token.is_word() | token.is_number()
}

/// Whether some passage may be the copy of another: hardly two of an article begin with the same words. Passages of
/// fewer words than are compared do not count.
pub(super) fn may_be_copied<'t>(passages: impl Iterator<Item = &'t [Token]>) -> bool {
    let opening = |tokens: &'t [Token]| {
        let mut told = words(tokens);
        (0..OPENING).try_fold(0, |state, _| Some(mixed(state, told.next()?)))
    };
    let mut openings: Vec<u64> = passages.filter_map(opening).collect();
    openings.sort_unstable();
    openings.windows(2).any(|pair| pair[0] == pair[1])
}

/// Every passage that repeats an earlier one word for word, in order.
pub(super) fn copies(passages: &[&[Token]]) -> Vec<Repeat> {
    let mut firsts: FxHashMap<u64, usize> = FxHashMap::with_capacity_and_hasher(passages.len(), FxBuildHasher);
    let mut found = Vec::new();
    for (again, tokens) in passages.iter().enumerate() {
        let first = *firsts.entry(hash(words(tokens))).or_insert(again);
        if first != again && words(passages[first]).eq(words(tokens)) {
            found.push(Repeat { first, again, likeness: Likeness::Exact });
        }
    }
    found
}

/// Passages by the hash of all their words.
#[derive(Default)]
struct Whole {
    firsts: FxHashMap<u64, usize>,
}

impl Whole {
    /// The passage that this one repeats word for word.
    fn first(&mut self, passages: &Passages, again: usize) -> Option<Repeat> {
        let first = *self.firsts.entry(hash(passages.words(again).iter().copied())).or_insert(again);
        let is_same = first != again && passages.words(first) == passages.words(again);
        is_same.then_some(Repeat { first, again, likeness: Likeness::Exact })
    }
}

fn hash(words: impl Iterator<Item = u32>) -> u64 {
    let mixed = words.fold(0x9e37_79b9_7f4a_7c15, mixed);
    mixed ^ (mixed >> 32)
}

/// The state of a hash with one more word.
fn mixed(state: u64, word: u32) -> u64 {
    (state ^ u64::from(word)).wrapping_mul(MIXER).rotate_left(29)
}

#[cfg(test)]
mod tests {
    use super::{Likeness, Passages, Repeat};
    use crate::lexicon::Lexicon;
    use crate::span::Span;
    use crate::text::lex;

    fn passages(texts: &[&str]) -> Passages {
        let mut passages = Passages::default();
        for text in texts {
            let mut tokens = Vec::new();
            lex(text, Span::new(0, text.len() as u32), Lexicon::empty(), &mut tokens);
            passages.add(&tokens);
        }
        passages
    }

    #[test]
    fn case_and_punctuation_do_not_count() {
        let repeats = passages(&["The board met on Monday.", "Nobody came.", "the board, met on monday"]).repeats(0.7);
        assert_eq!(repeats, [Repeat { first: 0, again: 2, likeness: Likeness::Exact }]);
    }

    #[test]
    fn one_word_of_many_makes_a_near_repeat() {
        let one = "the council has planted 600 trees along the ring road and gardeners will water them for two summers";
        let other =
            "the council has planted 900 trees along the ring road and gardeners will water them for two summers";
        let repeats = passages(&[one, other]).repeats(0.6);
        assert!(matches!(repeats[..], [Repeat { first: 0, again: 1, likeness: Likeness::Near(share) }] if share < 0.9));
        assert!(passages(&[one, "the council has cut down trees along the ring road"]).repeats(0.6).is_empty());
    }

    #[test]
    fn every_copy_refers_to_the_first() {
        let repeats = passages(&["one two three four"; 50_000]).repeats(0.7);
        assert_eq!(repeats.len(), 49_999);
        assert!(repeats.iter().all(|repeat| repeat.first == 0));
    }
}
