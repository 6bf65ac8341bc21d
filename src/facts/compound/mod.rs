//! Tokens to compounds: words that the article, or the list of compounds, writes with a hyphen (`cease-fire`), and
//! where the same parts stand closed (`ceasefire`) or open (`cease fire`). Singular and plural are one compound.

mod writings;

use crate::article::{Article, Block};
use crate::facts::compound::writings::{Known, Writings, has_other_sense, key, singular};
use crate::facts::plain_word::are_plain;
use crate::lexicon::Classes;
use crate::span::Span;
use crate::text::phrase::norm;
use crate::text::{Shape, Token, TokenKind, Voice, next_rare_token, next_token};

/// How the parts of a compound are joined.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Joint {
    /// `ceasefire`
    Closed,
    /// `cease-fire`
    Hyphen,
    /// `cease fire`
    Open,
}

/// A compound where it stands, in lower case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CompoundMention {
    /// The whole compound.
    pub span: Span,
    /// Its block.
    pub block: usize,
    /// Whose words it belongs to.
    pub voice: Voice,
    /// Which compound: the same for all ways of writing it, in singular and plural.
    pub key: u64,
    /// How it is written here.
    pub joint: Joint,
    /// The length of its first part in bytes.
    pub first: u32,
    /// Whether it stands as a noun of its own and not before another noun, where a hyphen joins what is open elsewhere.
    pub is_head: bool,
    /// Whether it ends in the -s of the plural.
    pub is_plural: bool,
    /// Whether the list of compounds has it: it is one noun, however it is written.
    pub is_listed: bool,
}

/// Finds the compounds of an article, in reading order.
#[must_use]
pub fn find(article: &Article) -> Vec<CompoundMention> {
    let mut found = Vec::new();
    let mut own: Option<Writings> = None;
    let hyphens = ["-", "\u{2011}"].map(norm);
    let may_join = |token: &Token| (token.norm == hyphens[0]) | (token.norm == hyphens[1]);
    let (mut block, mut from) = (0, 0);
    while let Some(at) = next_rare_token(&article.tokens, from, may_join) {
        from = at + 1;
        block = article.block_from(block, at);
        let Some((first, second)) = hyphenated(article, &article.blocks[block], at) else { continue };
        let parts = (article.word(first), article.word(second));
        let key = key(parts.0, parts.1);
        if !has_other_sense(key) {
            own.get_or_insert_with(Writings::beside_listed).add(parts.0, parts.1, key, false);
            let known = Known { key, first: parts.0.len() as u32, is_listed: Writings::listed().has(key) };
            found.push(mention(article, block, (first, second), Joint::Hyphen, known));
        }
    }
    find_others(article, own.as_ref(), &mut found);
    found.sort_by_key(|mention| mention.span);
    found
}

/// The two words that the hyphen at `at` joins, when it joins two words in lower case and no more.
fn hyphenated(article: &Article, block: &Block, at: usize) -> Option<(usize, usize)> {
    let tokens = &article.tokens;
    if !is_hyphen(article, at) || at <= block.tokens.start || at + 1 >= block.tokens.end {
        return None;
    }
    let (first, second) = (at - 1, at + 1);
    let joined_before = first > block.tokens.start && is_hyphen(article, first - 1) && !tokens[first].spaced();
    let joined_after = second + 1 < block.tokens.end && is_hyphen(article, second + 1);
    let whole = is_part(&tokens[first]) && is_part(&tokens[second]) && !tokens[second].spaced();
    (whole && !joined_before && !joined_after && are_plain(article, block, first, second)).then_some((first, second))
}

/// Whether the token at `at` is a hyphen right behind a word.
fn is_hyphen(article: &Article, at: usize) -> bool {
    let token = &article.tokens[at];
    !token.spaced() && (token.is_mark(&article.prose, '-') || token.is_mark(&article.prose, '\u{2011}'))
}

/// Whether a token can be a part of a compound.
fn is_part(token: &Token) -> bool {
    token.is_word() && token.shape == Shape::Lower
}

/// Finds the closed and open writings of compounds, those of the list and the article's own.
fn find_others(article: &Article, own: Option<&Writings>, found: &mut Vec<CompoundMention>) {
    let listed = Writings::listed();
    let writings = own.unwrap_or(listed);
    let may_begin = |token: &Token| writings.may_begin(token.norm) && is_part(token);
    let (mut index, mut from) = (0, 0);
    while let Some(at) = next_token(&article.tokens, from, may_begin) {
        from = at + 1;
        index = article.block_from(index, at);
        let block = &article.blocks[index];
        let in_own = || written_in(article, block, at, own?);
        let other = written_in(article, block, at, listed).or_else(in_own);
        found.extend(other.map(|(last, joint, known)| mention(article, index, (at, last), joint, known)));
    }
}

/// The compound that begins at `at` without a hyphen: its last token, and how it is written.
fn written_in(article: &Article, block: &Block, at: usize, writings: &Writings) -> Option<(usize, Joint, Known)> {
    let token = &article.tokens[at];
    let (last, joint, known) = match writings.closed(token.norm) {
        Some(known) => (at, Joint::Closed, known),
        None => {
            let next = (at + 1 < block.tokens.end).then(|| &article.tokens[at + 1])?;
            let known = writings.open(token.norm, next.norm).filter(|_| is_part(next) && next.spaced())?;
            (at + 1, Joint::Open, known)
        }
    };
    is_apart(article, block, at, last).then_some((last, joint, known))
}

/// Whether the words are plain and no hyphen joins them to others.
fn is_apart(article: &Article, block: &Block, first: usize, last: usize) -> bool {
    let tokens = &article.tokens;
    let before = first > block.tokens.start && !tokens[first].spaced() && is_hyphen(article, first - 1);
    let after = last + 1 < block.tokens.end && is_hyphen(article, last + 1);
    !before && !after && are_plain(article, block, first, last)
}

fn mention(
    article: &Article,
    block: usize,
    (first, last): (usize, usize),
    joint: Joint,
    known: Known,
) -> CompoundMention {
    let span = article.tokens[first].span().to(article.tokens[last].span());
    CompoundMention {
        span,
        block,
        voice: article.voice_at(span.start),
        key: known.key,
        joint,
        first: known.first,
        is_head: is_head(article, &article.blocks[block], last),
        is_plural: singular(article.word(last)).len() < article.word(last).len(),
        is_listed: known.is_listed,
    }
}

/// Whether the noun phrase ends with the token at `last`: what follows begins something else.
fn is_head(article: &Article, block: &Block, last: usize) -> bool {
    let Some(next) = article.tokens.get(last + 1).filter(|_| last + 1 < block.tokens.end) else { return true };
    match next.kind() {
        // "Long- and short-term": what follows "and" may be the noun of both.
        TokenKind::Word if matches!(next.text(&article.prose), "and" | "or") => false,
        TokenKind::Word => {
            next.shape == Shape::Lower && next.is(Classes::FUNCTION.with(Classes::SAYING).with(Classes::PAST_VERB))
        }
        TokenKind::Mark => matches!(next.text(&article.prose), "." | "," | ";" | ":" | "!" | "?" | ")"),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::Joint::{Closed, Hyphen, Open};
    use crate::article::Article;
    use crate::segment::Zone;

    fn joints(text: &str) -> Vec<super::Joint> {
        let article = Article::of_zone(text, Zone::Paragraph);
        article.facts.compounds.iter().map(|mention| mention.joint).collect()
    }

    #[test]
    fn the_writings_of_one_compound_share_a_key() {
        let text =
            "A cease-fire held. Two ceasefires failed. The policy-makers met the policy makers and a policymaker.";
        let article = Article::of_zone(text, Zone::Paragraph);
        let found = &article.facts.compounds;
        let said: Vec<_> = found.iter().map(|it| (article.text(it.span), it.joint, it.is_listed)).collect();
        let expected = [
            ("cease-fire", Hyphen, false),
            ("ceasefires", Closed, false),
            ("policy-makers", Hyphen, true),
            ("policy makers", Open, true),
            ("policymaker", Closed, true),
        ];
        assert_eq!(said, expected);
        assert_eq!(found[0].key, found[1].key);
        assert!(found[2..].iter().all(|it| it.key == found[2].key));
    }

    #[test]
    fn verbs_other_senses_and_parts_of_longer_words_are_no_writings() {
        for (text, expected) in [
            ("The take-off was late. They take off at noon.", &[Hyphen][..]),
            ("He will re-sign and not resign.", &[]),
            ("An on-the-record line. The record.", &[]),
            ("See site.example/cease-fire.html for the ceasefire.", &[]),
            ("An anti-health care vote", &[Hyphen]),
        ] {
            assert_eq!(joints(text), expected, "{text}");
        }
    }
}
