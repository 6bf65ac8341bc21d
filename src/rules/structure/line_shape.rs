//! What the outside of a block shows: how many words it has and whether it ends like a sentence.

use crate::text::{Token, TokenKind};

/// How many words and numbers a run of tokens holds.
pub(super) fn words(tokens: &[Token]) -> usize {
    tokens.iter().filter(|token| is_told(token)).count()
}

/// Whether a run of tokens holds at least so many words and numbers; goes no further than it must.
pub(super) fn has_words(tokens: &[Token], least: usize) -> bool {
    let mut missing = least;
    tokens.len() >= least
        && tokens.iter().any(|token| {
            missing -= usize::from(is_told(token));
            missing == 0
        })
}

fn is_told(token: &Token) -> bool {
    token.is_word() || token.is_number()
}

/// Whether the tokens end in a full stop, question or exclamation mark, closing marks aside.
pub(crate) fn ends_like_sentence(prose: &str, tokens: &[Token]) -> bool {
    let last = tokens.iter().rev().find(|token| match token.kind() {
        TokenKind::DoubleQuote | TokenKind::SingleQuote => false,
        TokenKind::Mark => !matches!(token.text(prose), ")" | "]" | "*" | "_"),
        _ => true,
    });
    last.is_some_and(|token| {
        let text = token.text(prose);
        matches!(text, "!" | "?" | "…") || text.ends_with('.')
    })
}
