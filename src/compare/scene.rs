//! What the sentence around a claim is about: its words without those that every sentence has, each by its stem.

use std::ops::Range;
use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use crate::article::Article;
use crate::fold;
use crate::lexicon::Classes;
use crate::text::phrase;

/// Words on either side of a claim that are looked at: a file may be one sentence.
const REACH: usize = 40;

/// Letters by which `resigned` and `resignation` are one word.
const STEM: usize = 5;

/// Words that say nothing about what a sentence is about.
const EMPTY: Classes = Classes::FUNCTION
    .with(Classes::SAYING)
    .with(Classes::NUMBER_WORD)
    .with(Classes::MONTH)
    .with(Classes::WEEKDAY)
    .with(Classes::DATE_WORD)
    .with(Classes::HONORIFIC);

/// Words by which a sentence tells a value that held before.
static HISTORY: LazyLock<FxHashSet<u32>> = LazyLock::new(|| {
    let words = "earlier initially originally previously formerly revised preliminary corrected postponed rescheduled \
                 delayed instead";
    words.split_whitespace().map(phrase::norm).collect()
});

/// Whether the sentence around tokens tells what held before.
pub(super) fn is_history(article: &Article, tokens: &Range<usize>) -> bool {
    around(article, tokens).any(|at| HISTORY.contains(&article.tokens[at].norm) && !describes_thing(article, at))
}

/// The year that the sentence around tokens names: what happened in another year is another thing.
pub(super) fn year<'a>(article: &'a Article, tokens: &Range<usize>) -> Option<&'a str> {
    let is_year = |at: &usize| {
        let led = *at > 0 && matches!(article.word(at - 1), "in" | "In" | "since" | "Since" | "of");
        led && article.tokens[*at].len == 4 && matches!(article.word(*at).get(..2), Some("19" | "20"))
    };
    around(article, tokens).filter(|&at| article.tokens[at].is_number()).find(is_year).map(|at| article.word(at))
}

/// Whether a word says only which thing is meant: `the revised plan`, not `the revised toll`.
fn describes_thing(article: &Article, at: usize) -> bool {
    const VALUES: [&str; 12] =
        ["toll", "sum", "figure", "figures", "number", "numbers", "estimate", "count", "total", "date", "time", "name"];
    let is_determiner =
        |word: &str| matches!(word, "the" | "The" | "a" | "A" | "its" | "Its" | "their" | "his" | "her");
    let noun = article.tokens.get(at + 1).filter(|next| next.is_word() && !next.is(Classes::FUNCTION));
    at > 0 && is_determiner(article.word(at - 1)) && noun.is_some() && !VALUES.contains(&article.word(at + 1))
}

/// The stems of the words around a claim.
#[derive(Debug, Clone, Default)]
pub(crate) struct Scene(FxHashSet<u32>);

impl Scene {
    /// Adds the words around tokens of an article, those of the claim itself left out.
    pub(crate) fn add(&mut self, article: &Article, tokens: &Range<usize>) {
        self.0.extend(stems(article, tokens));
    }

    /// How many words around tokens of an article are among these.
    pub(crate) fn shares(&self, article: &Article, tokens: &Range<usize>) -> usize {
        let mut found: Vec<u32> = stems(article, tokens).filter(|stem| self.0.contains(stem)).collect();
        found.sort_unstable();
        found.dedup();
        found.len()
    }
}

/// The tokens of a sentence around some of its own, these left out.
fn around<'a>(article: &Article, tokens: &'a Range<usize>) -> impl Iterator<Item = usize> + 'a {
    let sentence = article.sentences.get(article.sentence_of(tokens.start)).cloned().unwrap_or_default();
    let first = (sentence.start as usize).max(tokens.start.saturating_sub(REACH));
    let last = (sentence.end as usize).min(tokens.end + REACH);
    (first..last).filter(|at| !tokens.contains(at))
}

fn stems<'a>(article: &'a Article, tokens: &'a Range<usize>) -> impl Iterator<Item = u32> + 'a {
    let told = |at: &usize| {
        let token = &article.tokens[*at];
        token.is_word() && token.len >= 3 && !token.is(EMPTY)
    };
    around(article, tokens).filter(told).map(|at| {
        let word = article.word(at);
        let end = word.char_indices().nth(STEM).map_or(word.len(), |(end, _)| end);
        fold::hash(word[..end].trim_end_matches('s')) as u32
    })
}
