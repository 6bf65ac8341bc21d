//! What somebody is quoted to have said, and what an acronym is said to stand for.

use crate::article::Article;
use crate::compare::Topic;
use crate::compare::claim::{Claim, Made, Rewrite, Sort, key, tells};
use crate::facts::acronym::Definition;
use crate::text::{Quotation, Token};

/// A quotation.
pub(super) struct Saying;

/// The words of an acronym.
pub(super) struct Expansion;

/// Words below which a quotation is a phrase that anybody may use.
const SHORTEST: usize = 4;

/// Words above which a quotation is a document.
const LONGEST: usize = 200;

impl Sort for Saying {
    type Fact = Quotation;

    const TOPIC: Topic = Topic::Quote;
    const KEEPS_HISTORY: bool = false;

    fn claims<'a>(&self, article: &'a Article) -> Vec<Claim<'a, Quotation>> {
        let whole = |it: &&Quotation| it.opened && it.closed && tells(article.zone_at(it.span.start));
        let claims = article.quotations.iter().filter(whole).map(|quotation| {
            let tokens = article.token_at(quotation.inner.start)..article.token_at(quotation.inner.end);
            let value = key(words(&article.tokens[tokens.clone()]).collect::<Vec<_>>());
            Claim { fact: quotation, article, tokens, shown: quotation.span, at: quotation.inner, value, thing: value }
        });
        let long = |claim: &Claim<'_, Quotation>| {
            (SHORTEST..=LONGEST).contains(&words(&article.tokens[claim.tokens.clone()]).count())
        };
        claims.filter(long).collect()
    }

    /// One quotation became the other when it kept most of its words.
    fn is_change(&self, old: &Claim<'_, Quotation>, new: &Claim<'_, Quotation>, _: Rewrite) -> bool {
        let sorted = |claim: &Claim<'_, Quotation>| {
            let mut words: Vec<u32> = words(&claim.article.tokens[claim.tokens.clone()]).collect();
            words.sort_unstable();
            words
        };
        let (was, now) = (sorted(old), sorted(new));
        let kept = was.iter().filter(|&word| now.binary_search(word).is_ok()).count();
        kept * 2 >= was.len().max(now.len())
    }

    fn is_left(&self, _: &Made<'_, '_, Quotation>, _: &Claim<'_, Quotation>, _: &Claim<'_, Quotation>) -> bool {
        true
    }
}

impl Sort for Expansion {
    type Fact = Definition;

    const TOPIC: Topic = Topic::Name;
    const KEEPS_HISTORY: bool = false;

    fn claims<'a>(&self, article: &'a Article) -> Vec<Claim<'a, Definition>> {
        let told = article.facts.acronyms.definitions.iter().filter(|it| tells(article.blocks[it.block].zone));
        told.map(|definition| {
            let tokens = definition.words.clone();
            let value = key((definition.norm, words(&article.tokens[tokens.clone()]).collect::<Vec<_>>()));
            let (shown, at) = (definition.expansion, definition.expansion);
            Claim { fact: definition, article, tokens, shown, at, value, thing: value }
        })
        .collect()
    }

    fn is_change(&self, old: &Claim<'_, Definition>, new: &Claim<'_, Definition>, _: Rewrite) -> bool {
        old.fact.norm == new.fact.norm
    }

    fn is_left(&self, _: &Made<'_, '_, Definition>, left: &Claim<'_, Definition>, _: &Claim<'_, Definition>) -> bool {
        left.is_own()
    }
}

/// Words and numbers by their hashes.
fn words(tokens: &[Token]) -> impl Iterator<Item = u32> + '_ {
    tokens.iter().filter(|it| it.is_word() || it.is_number()).map(|it| it.norm)
}
