//! Where the story begins and ends among the lines of the page: the paragraphs that are certainly its text.

use crate::article::{Article, Block};
use crate::rules::structure::line_shape::{ends_like_sentence, words};
use crate::segment::{LineCase, Zone};

/// Words of a paragraph that is certainly story text.
const STORY_WORDS: usize = 8;

/// Whether the block is certainly text of the story: a finished sentence in running letters.
pub(super) fn is_text(article: &Article, block: &Block) -> bool {
    block.zone == Zone::Paragraph
        && block.case == LineCase::Sentence
        && words(article.tokens_of(block)) >= STORY_WORDS
        && ends_like_sentence(&article.prose, article.tokens_of(block))
}

/// The first and the last block that are certainly text of the story.
pub(super) fn bounds(article: &Article) -> Option<(usize, usize)> {
    let is_text = |block: &Block| is_text(article, block);
    Some((article.blocks.iter().position(is_text)?, article.blocks.iter().rposition(is_text)?))
}
