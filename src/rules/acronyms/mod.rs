//! Acronyms and what they are said to stand for.

use crate::article::Article;
use crate::facts::acronym::Definition;
use crate::fold::plain_letters;
use crate::lexicon::Classes;
use crate::span::Span;

pub mod defined_unused;
pub mod expansion_conflict;
pub mod letters_mismatch;
pub mod redefined;
pub mod undefined;

/// Whether two explanations are one: a hyphen, a plural or a small word makes no difference.
fn is_same(article: &Article, one: &Definition, other: &Definition) -> bool {
    let are_alike = article.text(one.expansion) == article.text(other.expansion);
    are_alike || letters(article, one) == letters(article, other)
}

/// The letters of the words that carry meaning.
fn letters(article: &Article, definition: &Definition) -> String {
    let tokens = article.tokens[definition.words.clone()].iter();
    let content = tokens.filter(|token| token.is_word() && !token.is(Classes::FUNCTION));
    content.map(|token| plain_letters(token.text(&article.prose)).trim_end_matches('s').to_owned()).collect()
}

/// The bracket with the acronym and the space before it, where the words stand in front of it.
fn bracket(article: &Article, definition: &Definition) -> Option<Span> {
    let at = article.token_at(definition.acronym.start);
    let (open, close) = (article.tokens.get(at.checked_sub(1)?)?, article.tokens.get(at + 1)?);
    let encloses = open.is_mark(&article.prose, '(') && close.is_mark(&article.prose, ')');
    encloses.then(|| Span::new(definition.expansion.end, close.end()))
}
