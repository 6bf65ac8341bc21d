//! What an amount of money is the size of: `the £2 million deal`, `a deal worth £2 million`.

use crate::text::is_one_of;
use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use crate::article::Article;
use crate::facts::number::{Quantity, noun_key};

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
