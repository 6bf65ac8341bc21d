//! Tokens of a block to sentences: a full stop ends one unless it belongs to an abbreviation or an initial.

use std::ops::Range;

use crate::lexicon::Classes;
use crate::text::token::{Shape, Token, TokenKind};

/// Appends the sentences of a block, as ranges of `tokens`, to `out`. Closing quotation marks and brackets
/// belong to the sentence they close.
pub fn sentences(prose: &str, tokens: &[Token], block: Range<usize>, out: &mut Vec<Range<u32>>) {
    let mut start = block.start;
    let mut at = block.start;
    while at < block.end {
        if !ends_sentence(prose, tokens, &block, at) {
            at += 1;
            continue;
        }
        at += 1;
        while at < block.end && !tokens[at].spaced() && closes(prose, &tokens[at]) {
            at += 1;
        }
        out.push(start as u32..at as u32);
        start = at;
    }
    if start < block.end {
        out.push(start as u32..block.end as u32);
    }
}

fn closes(prose: &str, token: &Token) -> bool {
    match token.kind() {
        TokenKind::DoubleQuote | TokenKind::SingleQuote => true,
        TokenKind::Mark => matches!(token.text(prose), ")" | "]" | "." | "!" | "?" | "…"),
        _ => false,
    }
}

fn ends_sentence(prose: &str, tokens: &[Token], block: &Range<usize>, at: usize) -> bool {
    let token = &tokens[at];
    let text = token.text(prose);
    // `U.S.` and `p.m.` carry their stop inside: it may end the sentence too.
    let abbreviation = token.is_word() && text.ends_with('.');
    if !abbreviation && !(token.kind() == TokenKind::Mark && matches!(text, "." | "!" | "?" | "…")) {
        return false;
    }
    let mut next = at + 1;
    while next < block.end && !tokens[next].spaced() && closes(prose, &tokens[next]) {
        next += 1;
    }
    if next >= block.end {
        return true;
    }
    let follows = &tokens[next];
    if !follows.spaced() {
        return false;
    }
    let opener_then = tokens.get(next + 1).filter(|_| {
        matches!(follows.kind(), TokenKind::DoubleQuote | TokenKind::SingleQuote)
            || matches!(follows.text(prose), "(" | "[")
    });
    let begins = opener_then.unwrap_or(follows);
    let can_begin = begins.is_number() || begins.is_capitalised() || begins.shape == Shape::None;
    if !can_begin {
        return false;
    }
    if abbreviation {
        // `U.S. President` goes on; `in the U.S. The` does not.
        return begins.is(Classes::FUNCTION) || next > at + 1;
    }
    if text != "." || next > at + 1 {
        return true;
    }
    match tokens.get(at.wrapping_sub(1)).filter(|_| at > block.start && !token.spaced()) {
        Some(before) if before.is_word() => {
            let initial = before.shape == Shape::Initial && before.text(prose) != "I";
            !(initial || before.is(Classes::ABBREVIATION) && before.is_capitalised() && !begins.is(Classes::FUNCTION))
        }
        _ => true,
    }
}
