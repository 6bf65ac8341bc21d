//! What an amount of money is the size of: `the £2 million deal`, `a deal worth £2 million`; and whether one amount
//! takes up another by its noun.

use std::ops::Range;
use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use crate::article::Article;
use crate::facts::number::{Quantity, is_plural, noun_key};
use crate::lexicon::Classes;
use crate::text::is_one_of;

/// What names one sum of money when it is named again; `people` or `sales` are many things.
const THINGS: &[&str] = &[
    "deal",
    "fund",
    "contract",
    "loan",
    "debt",
    "fine",
    "bid",
    "takeover",
    "merger",
    "project",
    "package",
    "bailout",
    "settlement",
    "lawsuit",
    "budget",
    "grant",
    "plan",
    "programme",
    "program",
    "scheme",
    "offer",
    "investment",
    "acquisition",
    "order",
    "bill",
    "estate",
    "prize",
    "ransom",
    "theft",
    "fraud",
    "heist",
    "purchase",
];

static KEYS: LazyLock<FxHashSet<u32>> = LazyLock::new(|| THINGS.iter().map(|word| noun_key(word)).collect());

/// The thing an amount is the size of.
pub(super) fn thing(article: &Article, quantity: &Quantity) -> Option<u32> {
    if let Some(noun) = quantity.noun {
        let words = quantity.tokens.end..=noun.token;
        return words.map(|at| noun_key(article.word(at))).find(|key| KEYS.contains(key));
    }
    let lead = quantity.lead?;
    let joins = is_one_of(article.word(lead), &["of", "worth", "at", "valued"]);
    let mut at = lead.checked_sub(1).filter(|_| joins)?;
    if is_one_of(article.word(at), &["valued", "worth"]) {
        at = at.checked_sub(1)?;
    }
    Some(noun_key(article.word(at))).filter(|key| KEYS.contains(key))
}

/// Words of a noun with what stands before it.
const MOST_WORDS: usize = 4;
/// Shorter words name no thing.
const SHORTEST: u16 = 4;

/// Whether an amount is called what an earlier one was: `the £4.5m pool` after `a £4.5m swimming pool`, but not `the
/// £4.5m bus lane` after `a £4.5m cycle lane`.
pub(super) fn takes_up(article: &Article, first: &Quantity, again: &Quantity) -> bool {
    let before = again.tokens.start.checked_sub(1).map_or("", |at| article.word(at));
    if first.span == again.span || !is_one_of(before, &["the", "this"]) {
        return false;
    }
    let (one, other) = (called(article, first), called(article, again));
    let names = |at: usize| {
        let token = &article.tokens[at];
        token.len >= SHORTEST && !is_plural(&article.prose, token)
    };
    let same = |left: usize, right: usize| article.tokens[left].norm == article.tokens[right].norm;
    // The noun is the last word: the `£4.5bn pool programme` is no pool. Of two with words of their own before the
    // noun each is another.
    other.clone().next_back().filter(|&at| names(at)).is_some_and(|at| {
        let fits = |it: usize| same(it, at) && (it == one.start || at == other.start || same(it - 1, at - 1));
        one.clone().any(fits)
    })
}

/// The words an amount is followed by, or those it is `for`.
fn called(article: &Article, quantity: &Quantity) -> Range<usize> {
    let last = article.sentences[quantity.sentence].end as usize;
    let is = |at: usize, words: &[&str]| at < last && is_one_of(article.word(at), words);
    let end = quantity.tokens.end;
    let start = if is(end, &["for"]) && is(end + 1, &["the", "a", "an"]) { end + 2 } else { end };
    let plain = |at: &usize| {
        let token = &article.tokens[*at];
        token.is_word() && token.spaced() && !token.is(Classes::FUNCTION)
    };
    start..start + (start..last).take(MOST_WORDS).take_while(plain).count()
}
