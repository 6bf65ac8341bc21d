//! Honorifics: the courtesy title before a name, and whether it is a man's or a woman's.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::article::Article;
use crate::lexicon::{Classes, lines};
use crate::span::Span;
use crate::text::phrase;

/// Whom a courtesy title is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gender {
    /// `Mr`, `Sir`, `Herr`.
    Man,
    /// `Mrs`, `Ms`, `Dame`.
    Woman,
}

/// A courtesy title before a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Honorific {
    /// The word, without its stop.
    pub span: Span,
    /// Whose it is, where the word tells and stands for one person: not in `Mr and Mrs Lee`.
    pub gender: Option<Gender>,
    /// Whether it stands for two people: `Mr and Mrs Lee`.
    pub couple: bool,
}

static GENDERS: LazyLock<FxHashMap<u32, Gender>> = LazyLock::new(|| {
    let list = lines(include_str!("../../../rules/lexicon/honorific-gender.txt"));
    let words =
        |(line, gender): (&'static str, Gender)| line.split(',').map(move |word| (phrase::norm(word.trim()), gender));
    list.zip([Gender::Man, Gender::Woman]).flat_map(words).collect()
});

/// The courtesy title right before token `name`, looking back no further than `floor`.
pub(super) fn before(article: &Article, name: usize, floor: usize) -> Option<Honorific> {
    let (tokens, prose) = (&article.tokens, article.prose.as_str());
    let mut before = name;
    if before > floor && tokens[before - 1].is_mark(prose, '.') && !tokens[before - 1].spaced() {
        before -= 1;
    }
    let at = before.checked_sub(1).filter(|&at| at >= floor)?;
    let token = &tokens[at];
    if !token.is(Classes::HONORIFIC) || !token.is_capitalised() {
        return None;
    }
    // `Mr and Mrs Lee`, `King and Queen`.
    let shared = at > floor && matches!(tokens[at - 1].text(prose), "and" | "&" | "or" | "/");
    let gender = GENDERS.get(&token.norm).copied().filter(|_| !shared);
    let couple = shared
        && (floor..at - 1).rev().find(|&at| tokens[at].is_word()).is_some_and(|at| tokens[at].is(Classes::HONORIFIC));
    Some(Honorific { span: token.span(), gender, couple })
}
