//! Who is meant: the person whose name ends before a token or begins at one, and the person a `he` or `she` at
//! the beginning of a sentence stands for.

use crate::article::Article;
use crate::facts::name::{Kind, Mention, Names};
use crate::text::TokenKind;

/// The mention of a person that ends right before token `end`; a suffix (`Jr.`) may stand between.
pub(super) fn ending_at(article: &Article, names: &Names, end: usize) -> Option<usize> {
    let index = names.mentions.partition_point(|mention| (mention.tokens.start as usize) < end).checked_sub(1)?;
    let mention = &names.mentions[index];
    let mut last = mention.tokens.end as usize;
    if let Some(suffix) = mention.suffix {
        last = article.token_at(suffix.end);
        last += usize::from(last < end && article.word(last) == ".");
    }
    (last == end && !mention.possessive && may_be_person(names, mention)).then_some(index)
}

/// The mention that begins at a token, whoever or whatever it names.
pub(super) fn starting_at(names: &Names, start: usize) -> Option<usize> {
    let index = names.mentions.partition_point(|mention| (mention.tokens.start as usize) < start);
    names.mentions.get(index).filter(|mention| mention.tokens.start as usize == start).map(|_| index)
}

/// Whether a mention names a person, as far as the article tells.
pub(super) fn is_person(names: &Names, mention: &Mention) -> bool {
    names.entity(names.form_of(mention).entity).kind == Kind::Person
}

/// Whether it names a person, or somebody or something with a name of several parts.
fn may_be_person(names: &Names, mention: &Mention) -> bool {
    is_person(names, mention) || (mention.kind == Kind::Unknown && !mention.is_bare())
}

/// The one person named in the sentence before the one that begins at token `start`, in the same block: whom a
/// `He` or `She` there stands for.
pub(super) fn in_sentence_before(article: &Article, names: &Names, start: usize) -> Option<usize> {
    let sentence = article.sentence_of(start).checked_sub(1)?;
    let before = article.sentences.get(sentence)?;
    if article.block_at(article.tokens[before.start as usize].start) != article.block_at(article.tokens[start].start) {
        return None;
    }
    let first = names.mentions.partition_point(|mention| mention.tokens.start < before.start);
    let named = names.mentions[first..].iter().take_while(|mention| mention.tokens.start < before.end);
    let mut people = named.enumerate().filter(|(_, mention)| is_person(names, mention));
    let (only, mention) = people.next()?;
    let entity = names.form_of(mention).entity;
    people.all(|(_, other)| names.form_of(other).entity == entity).then_some(first + only)
}

/// Whether a name stands in the genitive or under another noun, so that what follows may be said of either:
/// `the mother of John Smith, who was born`.
pub(super) fn is_governed(article: &Article, mention: &Mention) -> bool {
    let first = mention.title.map_or(mention.tokens.start as usize, |title| article.token_at(title.span.start));
    first.checked_sub(1).is_some_and(|before| {
        article.tokens[before].kind() == TokenKind::Clitic || matches!(article.word(before), "of" | "and" | "&")
    })
}
