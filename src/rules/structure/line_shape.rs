//! What the outside of a block shows: how many words it has and whether it ends like a sentence.

use crate::article::{Article, Block};
use crate::text::{Token, TokenKind};

/// How many words and numbers a run of tokens holds.
pub(super) fn words(tokens: &[Token]) -> usize {
    tokens.iter().filter(|token| token.is_word() || token.is_number()).count()
}

/// Whether the block ends in a full stop, question or exclamation mark, closing marks aside.
pub(super) fn ends_like_sentence(article: &Article, block: &Block) -> bool {
    let mut tokens = article.tokens_of(block).iter().rev();
    let last = tokens.find(|token| match token.kind() {
        TokenKind::DoubleQuote | TokenKind::SingleQuote => false,
        TokenKind::Mark => !matches!(token.text(&article.prose), ")" | "]"),
        _ => true,
    });
    last.is_some_and(|token| {
        let text = token.text(&article.prose);
        matches!(text, "!" | "?" | "…") || text.ends_with('.')
    })
}
