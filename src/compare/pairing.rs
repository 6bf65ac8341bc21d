//! Blocks of two versions to the pairs that are one block before and after: word for word first, wherever they were
//! moved; then those that share enough runs of three words; then a short line that stands where the old one stood.

use std::collections::VecDeque;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::article::{Article, Block};
use crate::segment::Zone;
use crate::text::Token;

/// Two blocks are one, edited, when they share at least one in so many of the shorter one's runs of three words.
const RARITY: usize = 6;

/// For every block of the new version the block of the old one that it was; nothing for a new block.
pub(super) fn pair(old: &Article, new: &Article) -> Vec<Option<usize>> {
    let mut pairing = Pairing { old, new, before: vec![None; new.blocks.len()], taken: vec![false; old.blocks.len()] };
    pairing.whole();
    pairing.edited();
    pairing.in_place();
    pairing.before
}

struct Pairing<'a> {
    old: &'a Article,
    new: &'a Article,
    before: Vec<Option<usize>>,
    /// Which blocks of the old version have been found again.
    taken: Vec<bool>,
}

impl Pairing<'_> {
    fn take(&mut self, old: usize, new: usize) {
        self.before[new] = Some(old);
        self.taken[old] = true;
    }

    /// Blocks that are the same word for word.
    fn whole(&mut self) {
        let mut waiting: FxHashMap<u64, VecDeque<usize>> = FxHashMap::default();
        for (at, block) in self.old.blocks.iter().enumerate() {
            waiting.entry(hash(self.old, block)).or_default().push_back(at);
        }
        for at in 0..self.new.blocks.len() {
            let found = waiting.get_mut(&hash(self.new, &self.new.blocks[at])).and_then(VecDeque::pop_front);
            if let Some(old) = found {
                self.take(old, at);
            }
        }
    }

    /// Blocks that share runs of words. Two new blocks may come from one old one: a paragraph that was cut in two.
    fn edited(&mut self) {
        // Runs that only one of the blocks has that are left.
        let mut owners: FxHashMap<u64, Option<usize>> = FxHashMap::default();
        for (at, block) in self.old.blocks.iter().enumerate().filter(|(at, _)| !self.taken[*at]) {
            for shingle in shingles(self.old.tokens_of(block)) {
                let owner = owners.entry(shingle).or_insert(Some(at));
                if *owner != Some(at) {
                    *owner = None;
                }
            }
        }
        for at in 0..self.new.blocks.len() {
            if self.before[at].is_some() {
                continue;
            }
            let own = self.new.tokens_of(&self.new.blocks[at]);
            let mut shared: FxHashMap<usize, usize> = FxHashMap::default();
            shingles(own).filter_map(|it| owners.get(&it).copied().flatten()).for_each(|owner| {
                *shared.entry(owner).or_default() += 1;
            });
            let best = shared.into_iter().max_by_key(|&(block, count)| (count, std::cmp::Reverse(block)));
            let Some((block, count)) = best else { continue };
            let shorter = own.len().min(self.old.blocks[block].tokens.len()).saturating_sub(2);
            if count * RARITY >= shorter {
                self.take(block, at);
            }
        }
    }

    /// Lines that stand where the old one stood and share a word with it, and the headline.
    fn in_place(&mut self) {
        for at in 0..self.new.blocks.len() {
            if self.before[at].is_some() {
                continue;
            }
            let zone = self.new.blocks[at].zone;
            let place = match at.checked_sub(1) {
                _ if zone == Zone::Headline => self.old.blocks.iter().position(|block| block.zone == zone),
                None => Some(0),
                Some(previous) => self.before[previous].map(|block| block + 1),
            };
            let fits = |&block: &usize| {
                let there = self.old.blocks.get(block);
                there.is_some_and(|it| !self.taken[block] && it.zone == zone && self.share_a_word(it, at))
            };
            if let Some(block) = place.filter(fits) {
                self.take(block, at);
            }
        }
    }

    fn share_a_word(&self, old: &Block, new: usize) -> bool {
        let told = |token: &&Token| token.is_word() && token.len >= 4;
        let words: FxHashSet<u32> = self.old.tokens_of(old).iter().filter(told).map(|token| token.norm).collect();
        let own = self.new.tokens_of(&self.new.blocks[new]).iter();
        own.filter(told).any(|token| words.contains(&token.norm))
    }
}

/// The words and numbers of a block as one number, punctuation and case aside.
fn hash(article: &Article, block: &Block) -> u64 {
    let told = article.tokens_of(block).iter().filter(|it| it.is_word() || it.is_number());
    told.fold(0, |state, token| mix(state, token.norm))
}

/// Every three words in a row, each run as one number.
fn shingles(tokens: &[Token]) -> impl Iterator<Item = u64> + '_ {
    tokens.windows(3).map(|run| run.iter().fold(0, |state, token| mix(state, token.norm)))
}

fn mix(state: u64, norm: u32) -> u64 {
    (state ^ u64::from(norm)).wrapping_add(1).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(29)
}

#[cfg(test)]
mod tests {
    use super::pair;
    use crate::article::Article;
    use crate::segment::Zone;

    fn pairs(old: &str, new: &str) -> Vec<Option<usize>> {
        pair(&Article::of_zone(old, Zone::Paragraph), &Article::of_zone(new, Zone::Paragraph))
    }

    const QUAY: &str = "The council voted on Monday to close the eastern quay for repairs.";
    const FERRY: &str = "The ferry will leave from the western quay until the work is done.";

    #[test]
    fn blocks_are_found_again_moved_edited_and_cut_in_two() {
        let old = format!("{QUAY}\n\n{FERRY}");
        assert_eq!(pairs(&old, &format!("{FERRY}\n\n{QUAY}")), [Some(1), Some(0)]);
        let edited = QUAY.replace("Monday", "Tuesday");
        assert_eq!(pairs(&old, &format!("Nobody came to the meeting.\n\n{edited}")), [None, Some(0)]);
        let cut = "The council voted on Monday.\n\nIt is to close the eastern quay for repairs.";
        assert_eq!(pairs(&old, cut), [Some(0), Some(0)]);
    }

    #[test]
    fn a_short_line_is_the_one_that_stood_there() {
        assert_eq!(pairs("Quay closed\n\nNo ferry", "Quay shut\n\nNo boats"), [Some(0), None]);
        assert!(pairs("", "").is_empty() || pairs("", "").len() == 1);
    }
}
