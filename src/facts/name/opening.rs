//! Surnames that are everyday words, at the beginning of a sentence: in `Brown said` the capital tells nothing, but
//! the story names a Gordon Brown, and what follows is what follows a person. Words that opened a sentence to mentions.

use rustc_hash::FxHashSet;

use crate::article::Article;
use crate::facts::name::display;
use crate::facts::name::entity::Interner;
use crate::facts::name::{Kind, Names};
use crate::fold;
use crate::lexicon::Classes;
use crate::text::{Shape, Token, TokenKind};

/// A word that opens a sentence, and by itself says no more than that.
#[derive(Debug, Clone, Copy)]
pub(super) struct Opener {
    /// Its block and its sentence.
    pub(super) place: (usize, usize),
    /// Its token.
    pub(super) at: usize,
    /// One past the last token of the sentence.
    pub(super) end: usize,
}

/// Adds the openers that are surnames of people whose full name stands in the running text.
pub(super) fn read(article: &Article, names: &mut Names, interner: &mut Interner, openers: &[Opener]) {
    if openers.is_empty() {
        return;
    }
    let people = names.forms.iter().filter(|form| form.is_full() && form.kind == Kind::Person);
    let surnames: FxHashSet<u32> = people.map(|form| fold::hash(form.family()) as u32).collect();
    for opener in openers {
        let word = &article.tokens[opener.at];
        if !surnames.contains(&word.norm) {
            continue;
        }
        let rest = &article.tokens[opener.at + 1..opener.end];
        let says = says(rest);
        let lower_elsewhere = || names.lower_case.holds(&article.tokens, word.norm, word.classes);
        if says || acts(article, rest) && !lower_elsewhere() {
            display::add(article, names, interner, opener.place, opener.at..opener.at + 1, Kind::Person);
            if let Some(mention) = names.mentions.last_mut() {
                mention.speaks = says;
            }
        }
    }
}

/// Whether a verb of saying follows: no thing speaks.
fn says(rest: &[Token]) -> bool {
    rest.first().is_some_and(|next| next.is(Classes::SAYING) && next.shape == Shape::Lower)
}

/// Whether what follows is said of one person more likely than of a thing: `'s`, a verb, `, who`, an age.
fn acts(article: &Article, rest: &[Token]) -> bool {
    let text = |at: usize| rest.get(at).map_or("", |token| token.text(&article.prose));
    match text(0) {
        "," => matches!(text(1), "who" | "whose") || rest.get(1).is_some_and(is_age) && matches!(text(2), "," | "and"),
        "also" | "then" | "later" | "now" | "still" | "never" | "once" => does(article, &rest[1..]),
        adverb if adverb.ends_with("ly") => does(article, &rest[1..]),
        _ => rest.first().is_some_and(|next| next.kind() == TokenKind::Clitic) || does(article, rest),
    }
}

fn is_age(token: &Token) -> bool {
    token.is_number() && token.len == 2
}

/// Whether a verb of one person comes first: `were` and `have` are said of several.
fn does(article: &Article, rest: &[Token]) -> bool {
    let Some(verb) = rest.first().filter(|token| token.shape == Shape::Lower) else { return false };
    let word = verb.text(&article.prose);
    let auxiliary = || {
        let word = word.strip_suffix("n't").or_else(|| word.strip_suffix("n’t")).unwrap_or(word);
        matches!(word, "is" | "was" | "has" | "had" | "will" | "would" | "could" | "does" | "did")
    };
    let irregular = || verb.is(Classes::PAST_VERB) && !matches!(word, "were" | "been" | "done" | "gone" | "seen");
    let regular = || word.len() > 4 && word.ends_with("ed");
    // `Brown hosts a dinner`, `Brown hosts Ann Reed`, not `Brown eggs were sold`.
    let present =
        || word.len() > 4 && word.ends_with('s') && rest.get(1).is_some_and(|next| begins_object(article, next));
    verb.is(Classes::SAYING) || auxiliary() || irregular() || regular() || present()
}

fn begins_object(article: &Article, token: &Token) -> bool {
    let word = token.text(&article.prose);
    let name = token.shape == Shape::Capital && !token.is(Classes::MONTH.with(Classes::WEEKDAY));
    name || matches!(word, "a" | "an" | "the" | "his" | "her" | "its" | "their" | "him" | "them" | "it")
}

#[cfg(test)]
mod tests {
    use crate::article::Article;
    use crate::segment::Zone;

    /// Whether the word that opens the second sentence is a name.
    fn is_name(text: &str) -> bool {
        let article = Article::of_zone(text, Zone::Paragraph);
        let names = &article.facts.names;
        names.mentions.iter().any(|mention| mention.sentence == 1 && mention.tokens.len() == 1)
    }

    #[test]
    fn what_follows_a_surname_tells_it_from_a_word() {
        for rest in [
            "Brown said so.",
            "Brown's plan failed.",
            "Brown also took part.",
            "Brown, who is ill, left.",
            "Brown, 54, left.",
            "Brown didn't answer.",
            "Brown hosts a dinner.",
        ] {
            assert!(is_name(&format!("The chancellor is Gordon Brown. {rest}")), "{rest}");
        }
        for rest in ["Brown eggs were sold.", "Brown and blue were in fashion.", "Brown coal prices fell."] {
            assert!(!is_name(&format!("The chancellor is Gordon Brown. {rest}")), "{rest}");
        }
    }

    #[test]
    fn a_word_that_nobody_bears_stays_a_word() {
        assert!(!is_name("The chancellor is Gordon Reed. Brown said so."));
        assert!(!is_name("Gordon Brown likes brown shoes. Brown was in fashion."));
        assert!(is_name("Gordon Brown likes brown shoes. Brown said so."));
    }
}
