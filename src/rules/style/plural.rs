//! Whether a word is the plural of a countable noun and nothing else, decided from its endings and the word
//! list alone: no tagger. What cannot be told apart from a verb or a singular in -s is not called a plural.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use crate::fold;
use crate::lexicon::{Classes, Lexicon, lines};
use crate::text::phrase::norm;
use crate::text::{Shape, Token};

/// Words in -s that are singular, or both.
static SINGULAR_IN_S: LazyLock<FxHashSet<u32>> =
    LazyLock::new(|| lines(include_str!("../../../rules/lexicon/singular-in-s.txt")).map(norm).collect());

/// Whether `token` is a plural noun in lower case: its singular is a word of everyday English.
///
/// With `may_be_verb` false the singular must be no verb either: it has no form in -ing or -ed.
pub(super) fn is_plural_noun(prose: &str, token: &Token, may_be_verb: bool) -> bool {
    if token.shape != Shape::Lower || token.is(Classes::FUNCTION) {
        return false;
    }
    let word = token.text(prose);
    if word.len() < 5 || !word.is_ascii() || SINGULAR_IN_S.contains(&token.norm) {
        return false;
    }
    let Some(stem) = word.strip_suffix('s') else { return false };
    if stem.ends_with(['s', 'u', 'i', 'a', 'o']) || word.ends_with("ics") {
        return false;
    }
    singulars(stem).into_iter().flatten().any(|(stem, ending)| is_noun(stem, ending, may_be_verb))
}

/// What the singular may be: the stem, or with -y for -ie, or without the -e of -es.
fn singulars(stem: &str) -> [Option<(&str, &str)>; 3] {
    [
        Some((stem, "")),
        stem.strip_suffix("ie").map(|root| (root, "y")),
        stem.strip_suffix('e').filter(|root| root.ends_with(['s', 'x', 'z', 'h'])).map(|root| (root, "")),
    ]
}

fn is_noun(stem: &str, ending: &str, may_be_verb: bool) -> bool {
    let is_common = |parts: &[&str]| {
        let word = parts.concat();
        Lexicon::built_in().classes(fold::hash(&word)).intersects(Classes::COMMON)
    };
    if !is_common(&[stem, ending]) {
        return false;
    }
    if may_be_verb {
        return true;
    }
    let bare = stem.strip_suffix('e').unwrap_or(stem);
    let last = &bare[bare.len() - 1..];
    let verb = [&[bare, ending, "ing"][..], &[bare, last, "ing"], &[bare, "ied"], &[bare, "ed"], &[bare, last, "ed"]];
    !verb.into_iter().any(is_common)
}

#[cfg(test)]
mod tests {
    use super::is_plural_noun;
    use crate::lexicon::Lexicon;
    use crate::span::Span;
    use crate::text::lex;

    fn is_plural(word: &str, may_be_verb: bool) -> bool {
        let mut tokens = Vec::new();
        lex(word, Span::new(0, word.len() as u32), Lexicon::built_in(), &mut tokens);
        is_plural_noun(word, &tokens[0], may_be_verb)
    }

    #[test]
    fn plurals_are_told_from_verbs_and_singulars() {
        for word in ["ceasefires", "agencies", "churches", "precedents"] {
            assert!(is_plural(word, false), "{word}");
        }
        for word in ["walks", "stops", "carries", "decides"] {
            assert!(is_plural(word, true) && !is_plural(word, false), "{word}");
        }
        for word in ["series", "headquarters", "analysis", "business", "politics", "famous", "this", "Ceasefires"] {
            assert!(!is_plural(word, true), "{word}");
        }
    }
}
