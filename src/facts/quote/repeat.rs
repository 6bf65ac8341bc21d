//! Quotations to the stretches of words that stand in two of them. Runs of eight words are hashed as the text rolls
//! by; only those that may stand twice, by a filter, are looked up, and each remembers where it stood first.

use std::ops::Range;

use rustc_hash::FxHashMap;

use crate::article::Article;
use crate::facts::quote::Quote;
use crate::fold::filter::Repeated;
use crate::read::Origin;
use crate::segment::Zone;
use crate::span::Span;

/// Words from which the same words twice are no chance.
const SHORTEST: usize = 8;

/// The same words in two quotations.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Repeat {
    /// The earlier quotation, an index of `Quotes::all`.
    pub first: usize,
    /// The later one.
    pub again: usize,
    /// The words in the earlier one.
    pub words: Span,
    /// The words in the later one.
    pub words_again: Span,
}

/// The longest stretch that each quotation shares with an earlier one.
pub(super) fn find(article: &Article, quotes: &[Quote]) -> Vec<Repeat> {
    let long: Vec<usize> = (0..quotes.len()).filter(|&at| is_long(article, &quotes[at])).collect();
    if long.len() < 2 {
        return Vec::new();
    }
    let spoken = Spoken::of(article, quotes, &long);
    let mut met: FxHashMap<u64, (usize, usize)> = FxHashMap::default();
    let mut repeats = Vec::new();
    let mut runs = spoken.runs_met_twice().into_iter().peekable();
    for (again, range) in spoken.ranges.iter().enumerate() {
        let mut best: Option<(usize, usize, usize, usize)> = None;
        let mut behind = 0;
        while let Some((at, run)) = runs.next_if(|(at, _)| *at < range.end) {
            let (first, first_at) = *met.entry(run).or_insert((again, at));
            let length = if first == again || at < behind { 0 } else { spoken.shared(first, first_at, at, range) };
            if length >= SHORTEST {
                behind = at + length;
                best = best.filter(|best| best.3 >= length).or(Some((first, first_at, at, length)));
            }
        }
        repeats.extend(best.map(|(first, first_at, at, length)| Repeat {
            first: long[first],
            again: long[again],
            words: spoken.span(article, first_at, length),
            words_again: spoken.span(article, at, length),
        }));
    }
    repeats
}

/// Whether a quotation stands where the story is told and is long enough to be repeated.
fn is_long(article: &Article, quote: &Quote) -> bool {
    let block = &article.blocks[quote.block];
    quote.words.len() >= SHORTEST
        && matches!(block.zone, Zone::Paragraph | Zone::List)
        && block.origin == Origin::Body
        && quote.spoken(article).nth(SHORTEST - 1).is_some()
}

/// The words of the long quotations in a row.
struct Spoken {
    /// Each word by its hash, with its token.
    words: Vec<(u32, u32)>,
    /// The words of each quotation.
    ranges: Vec<Range<usize>>,
}

impl Spoken {
    fn of(article: &Article, quotes: &[Quote], long: &[usize]) -> Self {
        let room = long.iter().map(|&at| quotes[at].words.len()).sum();
        let mut spoken = Self { words: Vec::with_capacity(room), ranges: Vec::with_capacity(long.len()) };
        for &at in long {
            let start = spoken.words.len();
            let words = quotes[at].words.clone();
            let tokens = article.tokens[words.clone()].iter().zip(words.start as u32..);
            let heard = tokens.filter(|(token, _)| token.is_word() || token.is_number());
            spoken.words.extend(heard.map(|(token, at)| (token.norm, at)));
            spoken.ranges.push(start..spoken.words.len());
        }
        spoken
    }

    /// Every run of eight words of one quotation that may stand twice, by the hash of its words, in order.
    fn runs_met_twice(&self) -> Vec<(usize, u64)> {
        let mut runs = self.runs();
        let repeated = Repeated::among(runs.len(), runs.iter().map(|(_, run)| *run));
        runs.retain(|(_, run)| repeated.may_hold(*run));
        runs
    }

    fn runs(&self) -> Vec<(usize, u64)> {
        let mut runs = Vec::with_capacity(self.words.len());
        for range in &self.ranges {
            let mut state = 0_u64;
            for at in range.clone() {
                state = state.wrapping_mul(BASE).wrapping_add(u64::from(self.words[at].0) + 1);
                let behind = at + 1 - range.start;
                if behind > SHORTEST {
                    let gone = u64::from(self.words[at - SHORTEST].0) + 1;
                    state = state.wrapping_sub(gone.wrapping_mul(LEAVING));
                }
                if behind >= SHORTEST {
                    runs.push((at + 1 - SHORTEST, state));
                }
            }
        }
        runs
    }

    /// How many words are the same from `met` on in the quotation `first` and from `at` on in the one at `again`.
    fn shared(&self, first: usize, met: usize, at: usize, again: &Range<usize>) -> usize {
        let earlier = self.words[met..self.ranges[first].end].iter();
        earlier.zip(&self.words[at..again.end]).take_while(|(one, other)| one.0 == other.0).count()
    }

    fn span(&self, article: &Article, at: usize, length: usize) -> Span {
        let token = |at: usize| article.tokens[self.words[at].1 as usize].span();
        token(at).to(token(at + length - 1))
    }
}

/// An odd number of no pattern.
const BASE: u64 = 0xff51_afd7_ed55_8ccd;
/// What a word is multiplied by when it leaves the run.
const LEAVING: u64 = power(BASE, SHORTEST);

const fn power(base: u64, exponent: usize) -> u64 {
    let (mut product, mut at) = (1_u64, 0);
    while at < exponent {
        product = product.wrapping_mul(base);
        at += 1;
    }
    product
}
