//! Two runs of tokens to the pairs of tokens that are the same in both, in order: words that stand once on each side
//! are the anchors, and what lies between two anchors is looked at in the same way again.

use std::ops::Range;

use rustc_hash::FxHashMap;

use crate::text::Token;

/// How often what lies between anchors is looked at again.
const DEEPEST: usize = 12;

/// Two runs whose lengths multiply to no more are compared token by token.
const SMALL: usize = 2_048;

/// Tokens of two articles.
pub(super) struct Texts<'a> {
    pub(super) old: &'a [Token],
    pub(super) new: &'a [Token],
}

impl Texts<'_> {
    /// Calls `matched` with the places of every token of `new` that is taken over from `old`, in order.
    pub(super) fn align(&self, old: Range<usize>, new: Range<usize>, matched: &mut impl FnMut(usize, usize)) {
        self.between(old, new, 0, matched);
    }

    fn same(&self, old: usize, new: usize) -> bool {
        self.old[old].norm == self.new[new].norm
    }

    fn between(
        &self,
        mut old: Range<usize>,
        mut new: Range<usize>,
        depth: usize,
        matched: &mut impl FnMut(usize, usize),
    ) {
        while !old.is_empty() && !new.is_empty() && self.same(old.start, new.start) {
            matched(old.start, new.start);
            (old.start, new.start) = (old.start + 1, new.start + 1);
        }
        let mut tail = 0;
        while !old.is_empty() && !new.is_empty() && self.same(old.end - 1, new.end - 1) {
            (old.end, new.end) = (old.end - 1, new.end - 1);
            tail += 1;
        }
        if !old.is_empty() && !new.is_empty() {
            let anchors = self.anchors(old.clone(), new.clone());
            if old.len() * new.len() <= SMALL {
                self.one_by_one(old.clone(), new.clone(), matched);
            } else if depth < DEEPEST && !anchors.is_empty() {
                let (mut from, mut to) = (old.start, new.start);
                for (at, on) in anchors {
                    self.between(from..at, to..on, depth + 1, matched);
                    matched(at, on);
                    (from, to) = (at + 1, on + 1);
                }
                self.between(from..old.end, to..new.end, depth + 1, matched);
            }
        }
        (0..tail).for_each(|at| matched(old.end + at, new.end + at));
    }

    /// The longest run of words that stand once on each side and come in the same order.
    fn anchors(&self, old: Range<usize>, new: Range<usize>) -> Vec<(usize, usize)> {
        // How often a word stands in the old run and in the new one, and where it stood last.
        let mut words: FxHashMap<u32, (u32, usize, u32)> = FxHashMap::default();
        for at in old.filter(|&at| self.old[at].is_word() || self.old[at].is_number()) {
            let entry = words.entry(self.old[at].norm).or_insert((0, at, 0));
            entry.0 += 1;
        }
        for at in new.clone() {
            if let Some(entry) = words.get_mut(&self.new[at].norm) {
                entry.2 += 1;
            }
        }
        let once = |at: usize| words.get(&self.new[at].norm).filter(|it| it.0 == 1 && it.2 == 1).map(|it| (it.1, at));
        rising(&new.filter_map(once).collect::<Vec<_>>())
    }

    /// The longest common subsequence of two short runs.
    fn one_by_one(&self, old: Range<usize>, new: Range<usize>, matched: &mut impl FnMut(usize, usize)) {
        let wide = new.len() + 1;
        let mut longest = vec![0_u16; (old.len() + 1) * wide];
        for at in (0..old.len()).rev() {
            for on in (0..new.len()).rev() {
                longest[at * wide + on] = match self.same(old.start + at, new.start + on) {
                    true => longest[(at + 1) * wide + on + 1] + 1,
                    false => longest[(at + 1) * wide + on].max(longest[at * wide + on + 1]),
                };
            }
        }
        let (mut at, mut on) = (0, 0);
        while at < old.len() && on < new.len() {
            if self.same(old.start + at, new.start + on) {
                matched(old.start + at, new.start + on);
                (at, on) = (at + 1, on + 1);
            } else if longest[(at + 1) * wide + on] >= longest[at * wide + on + 1] {
                at += 1;
            } else {
                on += 1;
            }
        }
    }
}

/// The longest subsequence whose first places rise; the second ones rise already.
fn rising(pairs: &[(usize, usize)]) -> Vec<(usize, usize)> {
    // For every length, the pair that ends the lowest subsequence of it; for every pair, the one before it.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(pairs.len());
    for (index, pair) in pairs.iter().enumerate() {
        let length = ends.partition_point(|&end| pairs[end].0 < pair.0);
        before.push(length.checked_sub(1).map(|shorter| ends[shorter]));
        match ends.get_mut(length) {
            Some(end) => *end = index,
            None => ends.push(index),
        }
    }
    let mut run: Vec<(usize, usize)> =
        std::iter::successors(ends.last().copied(), |&at| before[at]).map(|at| pairs[at]).collect();
    run.reverse();
    run
}

#[cfg(test)]
mod tests {
    use super::{Texts, rising};
    use crate::lexicon::Lexicon;
    use crate::span::Span;
    use crate::text::lex;

    fn taken(old: &str, new: &str) -> Vec<String> {
        let lexed = |text: &str| {
            let mut tokens = Vec::new();
            lex(text, Span::new(0, text.len() as u32), Lexicon::empty(), &mut tokens);
            tokens
        };
        let (from, to) = (lexed(old), lexed(new));
        let mut words = Vec::new();
        let texts = Texts { old: &from, new: &to };
        texts.align(0..from.len(), 0..to.len(), &mut |_, at| words.push(to[at].text(new).to_owned()));
        words
    }

    #[test]
    fn what_is_the_same_is_taken_over_in_order() {
        assert_eq!(taken("the fire killed 12 people", "a fire has killed 14 people").join(" "), "fire killed people");
        assert_eq!(taken("one two three four", "three four one two").len(), 2);
        assert!(taken("one", "").is_empty());
    }

    #[test]
    fn long_texts_are_anchored_at_rare_words() {
        let words = |from: usize| (from..from + 400).map(|at| format!("w{at} and the ")).collect::<String>();
        assert_eq!(taken(&words(0), &words(10)).len(), 390 * 4);
        assert!(taken(&"a b ".repeat(4_000), &"b c ".repeat(4_000)).len() < 8_000);
    }

    #[test]
    fn anchors_rise() {
        assert_eq!(rising(&[(5, 0), (1, 1), (2, 2), (9, 3), (3, 4)]), [(1, 1), (2, 2), (3, 4)]);
        assert!(rising(&[]).is_empty());
    }
}
