//! A place in the story to whether what stands there follows the habit of the story: it does in sentences of its own,
//! not in brackets, in lines of results, and in a document that the story gives word for word.

use crate::article::{Article, Block};
use crate::segment::Zone;
use crate::span::Span;
use crate::text::{Token, TokenKind};

/// Shorter blocks are lines of a table or a programme.
const SHORTEST: usize = 8;

/// Words between a bracket and a place inside it.
const REACH: usize = 24;

/// Which blocks of an article the writer has written in sentences.
pub(super) struct Story {
    written: Vec<bool>,
}

impl Story {
    /// Looks at how the blocks end, and how those before them do.
    pub(super) fn of(article: &Article) -> Self {
        let mut written = Vec::with_capacity(article.blocks.len());
        let (mut introduced, mut in_document) = (false, false);
        for block in &article.blocks {
            let tokens = article.tokens_of(block);
            let last = last(article, tokens);
            let colon = last.is_some_and(|it| it.is_mark(&article.prose, ':'));
            let sentence = tokens.len() >= SHORTEST && last.is_some_and(|it| it.stops() || colon);
            written.push(sentence && !in_document && !(introduced && block.zone == Zone::Paragraph));
            introduced = colon;
            in_document |= colon && opens_document(article, block);
        }
        Self { written }
    }

    /// Whether the writer has written this block, in sentences.
    pub(super) fn tells(&self, block: usize) -> bool {
        self.written[block]
    }
}

/// The last token of a block, closing marks apart.
fn last<'a>(article: &Article, tokens: &'a [Token]) -> Option<&'a Token> {
    let closes = |it: &&Token| {
        matches!(it.kind(), TokenKind::DoubleQuote | TokenKind::SingleQuote) || it.is_mark(&article.prose, ')')
    };
    tokens.iter().rev().find(|it| !closes(it))
}

/// `Here is the full statement:`, `Read her letter in full:`
fn opens_document(article: &Article, block: &Block) -> bool {
    article.tokens_of(block).iter().any(|it| it.text(&article.prose).eq_ignore_ascii_case("full"))
}

/// Whether a place stands in brackets.
pub(super) fn is_bracketed(article: &Article, place: Span) -> bool {
    let at = article.token_at(place.start);
    let first = article.blocks[article.block_at(place.start)].tokens.start;
    let before = article.tokens[first.max(at.saturating_sub(REACH))..at].iter().rev();
    let bracket = before.map(|it| it.text(&article.prose)).find(|it| matches!(*it, "(" | "[" | ")" | "]"));
    matches!(bracket, Some("(" | "["))
}
