//! Whether a token is a word of the copy and not a part of an address, a file name or a foreign phrase.

use crate::article::{Article, Block};
use crate::lexicon::Classes;
use crate::text::{Token, TokenKind};

/// Marks that join words into addresses, names of files and code.
const JOINTS: [&str; 8] = [".", "/", "_", "@", "\\", ":", "#", "="];

/// Whether the tokens from `first` to `last`, both included, are plain words.
pub(super) fn are_plain(article: &Article, block: &Block, first: usize, last: usize) -> bool {
    let (tokens, prose) = (&article.tokens, article.prose.as_str());
    let joins = |mark: &Token| mark.kind() == TokenKind::Mark && JOINTS.contains(&mark.text(prose));
    let is_foreign = |before: &Token| before.is(Classes::PARTICLE) && !before.is(Classes::FUNCTION);
    let before = (first > block.tokens.start).then(|| &tokens[first - 1]);
    if before.is_some_and(|before| !tokens[first].spaced() && joins(before) || is_foreign(before)) {
        return false;
    }
    let in_block = |at: usize| (at < block.tokens.end).then(|| &tokens[at]);
    let joined = in_block(last + 1).is_some_and(|next| !next.spaced() && joins(next));
    let goes_on = in_block(last + 2).is_some_and(|next| !next.spaced() && (next.is_word() || next.is_number()));
    !(joined && goes_on)
}
