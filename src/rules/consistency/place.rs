//! A place in the story to whether what stands there follows the habit of the story: it does in a sentence, less so in
//! brackets, in lines of results and in addresses.

use crate::article::Article;
use crate::span::Span;
use crate::text::TokenKind;

/// Shorter blocks are lines of a table or a programme.
const SHORTEST: usize = 8;

/// Words between a bracket and a place inside it.
const REACH: usize = 24;

/// Whether a block is told in sentences.
pub(super) fn is_sentence(article: &Article, block: usize) -> bool {
    let tokens = article.tokens_of(&article.blocks[block]);
    let closes = |kind| matches!(kind, TokenKind::DoubleQuote | TokenKind::SingleQuote);
    let last = tokens.iter().rev().find(|it| !closes(it.kind()) && !it.is_mark(&article.prose, ')'));
    tokens.len() >= SHORTEST && last.is_some_and(|it| it.stops() || it.is_mark(&article.prose, ':'))
}

/// Whether a place stands in brackets.
pub(super) fn is_bracketed(article: &Article, place: Span) -> bool {
    let at = article.token_at(place.start);
    let first = article.blocks[article.block_at(place.start)].tokens.start;
    let before = article.tokens[first.max(at.saturating_sub(REACH))..at].iter().rev();
    let bracket = before.map(|it| it.text(&article.prose)).find(|it| matches!(*it, "(" | "[" | ")" | "]"));
    matches!(bracket, Some("(" | "["))
}
