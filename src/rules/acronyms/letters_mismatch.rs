//! An acronym that does not have the letters of the words before it, by one: `World Health Organisation (WTO)`.

use crate::article::Article;
use crate::diagnostic::{Confidence, Severity};
use crate::facts::acronym::{Use, is_known};
use crate::lexicon::Classes;
use crate::rules::{Check, Report, Rule, Status};
use crate::text::{Shape, Voice};

/// `acronyms/letters-mismatch`
pub const RULE: Rule = Rule {
    id: "acronyms/letters-mismatch",
    summary: "an acronym whose letters are not those of its words",
    guide: include_str!("letters_mismatch.md"),
    severity: Severity::Advice,
    confidence: Confidence::Likely,
    status: Status::Optional,
    build: |_| Ok(Box::new(check) as Box<dyn Check>),
};

/// Letters from which one that differs may be a slip.
const SHORTEST: usize = 3;
/// Words of a name that are looked at.
const LONGEST: usize = 16;

fn check(article: &Article, report: &mut Report<'_>) {
    let explained = |norm: u32| article.facts.acronyms.definitions.iter().any(|it| it.norm == norm);
    for acronym in article.facts.acronyms.uses.iter().filter(|it| it.voice == Voice::Own && is_known(it.norm)) {
        let Some(words) = initials_before(article, acronym) else { continue };
        let letters = article.text(acronym.span);
        if !differ_by_one(letters.as_bytes(), words.0.as_bytes()) || explained(acronym.norm) {
            continue;
        }
        let name = article.tokens[words.1].span().to(article.tokens[acronym.token - 2].span());
        report
            .flag(acronym.span, format!("{letters} does not have the letters of \"{}\"", article.text(name)))
            .label("in brackets here")
            .also(name, format!("its words begin with {}", words.0));
    }
}

/// The initials of as many words with a capital before `(ABC)` as it has letters, with the first of them.
fn initials_before(article: &Article, acronym: &Use) -> Option<(String, usize)> {
    let (tokens, prose) = (&article.tokens, article.prose.as_str());
    let open = acronym.token.checked_sub(1).filter(|&open| tokens[open].is_mark(prose, '('))?;
    tokens.get(acronym.token + 1).filter(|close| close.is_mark(prose, ')'))?;
    let length = acronym.span.len() as usize;
    let floor = article.blocks[acronym.block].tokens.start.max(open.saturating_sub(LONGEST));
    let mut initials = Vec::with_capacity(length);
    let mut at = open;
    while at > floor && initials.len() < length {
        at -= 1;
        let token = &tokens[at];
        if token.is_word() && token.is_capitalised() && token.shape != Shape::Upper {
            initials.push(token.text(prose).chars().next()?.to_ascii_uppercase());
        } else if !(token.is_word() && token.is(Classes::FUNCTION)) || initials.is_empty() {
            return None;
        }
    }
    // A name that goes on before its first letter has been read is another one: `Centers for Medicare Services`.
    let before =
        article.tokens[floor..at].iter().rev().find(|it| it.shape != Shape::Lower || !it.is(Classes::FUNCTION));
    let goes_on = before.is_some_and(|it| it.is_word() && it.is_capitalised() && !it.is(Classes::FUNCTION));
    (length >= SHORTEST && initials.len() == length && !goes_on).then(|| (initials.iter().rev().collect(), at))
}

/// Whether one letter is another one, and they are not the same letters in another order, as in a foreign name.
fn differ_by_one(letters: &[u8], initials: &[u8]) -> bool {
    letters.len() == initials.len() && letters.iter().zip(initials).filter(|(one, other)| one != other).count() == 1
}
