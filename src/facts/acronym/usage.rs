//! Tokens to the places where an acronym stands: two to six capitals that are no word set in capitals.

use std::ops::Range;

use crate::article::{Article, Block};
use crate::facts::acronym::{Definition, is_known};
use crate::lexicon::Classes;
use crate::segment::{LineCase, Zone};
use crate::span::Span;
use crate::text::{Shape, Token, Voice, next_rare_token};

/// An acronym where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Use {
    /// The letters.
    pub span: Span,
    /// Their token, an index of `Article::tokens`.
    pub token: usize,
    /// Their hash, the same wherever the acronym stands.
    pub norm: u32,
    /// Its block.
    pub block: usize,
    /// Whose words it stands in.
    pub voice: Voice,
}

/// Letters of an acronym.
const LETTERS: Range<usize> = 2..7;
/// Words in capitals in a row from which they are shouted, and no acronyms.
const SHOUTED: usize = 3;

/// Every acronym of an article, in reading order.
pub(super) fn find(article: &Article, definitions: &[Definition]) -> Vec<Use> {
    let mut uses = Vec::new();
    for (index, block) in article.blocks.iter().enumerate() {
        if block.case == LineCase::Upper || matches!(block.zone, Zone::Dateline | Zone::Byline | Zone::Credit) {
            continue;
        }
        let mut from = block.tokens.start;
        while let Some(at) = next_rare_token(&article.tokens[..block.tokens.end], from, |it| it.shape == Shape::Upper) {
            from = at + 1;
            let token = &article.tokens[at];
            if LETTERS.contains(&(token.len as usize)) && is_acronym(article, block, at, definitions) {
                let voice = article.voice_in(block.zone, token.start);
                uses.push(Use { span: token.span(), token: at, norm: token.norm, block: index, voice });
            }
        }
    }
    uses
}

fn is_acronym(article: &Article, block: &Block, at: usize, definitions: &[Definition]) -> bool {
    let token = &article.tokens[at];
    let letters = token.text(&article.prose);
    if !letters.bytes().all(|letter| letter.is_ascii_uppercase()) {
        return false;
    }
    let is_word = token.is(Classes::COMMON.with(Classes::FUNCTION));
    let explained = || definitions.iter().take(MOST).any(|definition| definition.norm == token.norm);
    (!is_word || is_known(token.norm) || explained())
        && !is_shouted(&article.tokens[block.tokens.clone()], at - block.tokens.start)
}

/// Definitions that are looked through for a word that may be an acronym.
const MOST: usize = 64;

/// Whether the word at `at` is one of several in capitals: `JUST WATCHED`, `BREAKING NEWS`.
fn is_shouted(tokens: &[Token], at: usize) -> bool {
    let upper = |token: &&Token| token.is_word() && token.shape == Shape::Upper;
    let before = tokens[..at].iter().rev().take(SHOUTED).take_while(upper);
    let after = tokens[at + 1..].iter().take(SHOUTED).take_while(upper);
    let beside = before.clone().chain(after.clone());
    let is_plain = |token: &Token| token.is(Classes::COMMON.with(Classes::FUNCTION)) && !is_known(token.norm);
    before.count() + after.count() + 1 >= SHOUTED || beside.clone().any(is_plain)
}

#[cfg(test)]
mod tests {
    use crate::article::Article;
    use crate::segment::Zone;

    #[test]
    fn every_place_counts_and_shouting_does_not() {
        for (text, expected) in [
            ("The IMB met. The IMB said NATO agreed.", &["IMB", "IMB", "NATO"][..]),
            ("It did NOT end.", &[]),
            ("JUST WATCHED THE NEWS", &[]),
            ("The board (IMB) met the US.", &["IMB", "US"]),
            ("Mr A met ABCDEFGH.", &[]),
        ] {
            let article = Article::of_zone(text, Zone::Paragraph);
            let found: Vec<_> = article.facts.acronyms.uses.iter().map(|it| article.text(it.span)).collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}
