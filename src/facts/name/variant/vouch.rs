//! Whose a surname can be when nobody of the story is introduced by it: a known surname, `Parry`, beside the only
//! person of a name nearly the same, `Anwen Perry`.
//!
//! Local papers and broadsheets introduce people in full before they call them `Mrs Parry`, and a headline names
//! nobody whom the story does not: what breaks the custom is a misspelling.

use crate::facts::name::entity::Form;
use crate::facts::name::variant::candidates::Candidate;
use crate::facts::name::variant::scene::{Scene, classes};
use crate::facts::name::{Gender, Kind, kin};
use crate::fold;
use crate::lexicon::Classes;
use crate::segment::Zone;

/// How far before a name, and behind it, the word may stand that says whose relative it is, in tokens.
const BESIDE: (u32, u32) = (3, 10);

impl Scene<'_> {
    /// Whether the bare surname can only be that of the person with the full name, written otherwise.
    pub(super) fn is_vouched_for(&self, candidate: &Candidate, full: &Form, bare: &Form) -> bool {
        let near = candidate.nearness.distance == 1 || candidate.nearness.same_skeleton;
        near && full.is_full()
            && (full.kind == Kind::Person || classes(full.family()).intersects(Classes::SURNAME))
            && self.times_named(bare) <= self.times_named(full)
            && !self.is_spoken_for(bare.family())
            && (self.is_of_headline(bare) || self.is_called(full, bare))
    }

    /// Whether a courtesy title that fits the person stands before every mention: `Mrs Parry`, but not `a Mr Parry`,
    /// whom nobody knows, and not `Mr Justice Parry`.
    fn is_called(&self, full: &Form, bare: &Form) -> bool {
        let gender = |form: &Form| -> Option<Gender> {
            self.mentions(form).find_map(|mention| mention.honorific.and_then(|honorific| honorific.gender))
        };
        let of_person = self.names.forms_of(self.names.entity(full.entity));
        let known = of_person.iter().find_map(|&form| gender(self.names.form(form)));
        self.mentions(bare).all(|mention| {
            let Some(called) = mention.honorific.filter(|_| mention.title.is_none()) else { return false };
            let at = self.article.token_at(called.span.start);
            let introduced = at > 0 && matches!(self.article.word(at - 1), "a" | "A" | "one" | "another");
            !introduced && called.gender.is_some_and(|gender| known.is_none_or(|known| known == gender))
        })
    }

    /// Whether only the headline has the name, and it is nothing but a surname.
    pub(super) fn is_of_headline(&self, bare: &Form) -> bool {
        let word = classes(bare.family());
        let surname = word.intersects(Classes::SURNAME) && !word.intersects(Classes::NO_SURNAME);
        let headline = |zone: Zone| matches!(zone, Zone::Headline);
        let forms = self.names.forms_of(self.names.entity(bare.entity));
        let norm = fold::hash(bare.family()) as u32;
        surname
            && forms.iter().all(|&form| self.names.mentions_of(form).all(|mention| headline(mention.zone)))
            && !self
                .article
                .blocks
                .iter()
                .filter(|block| !headline(block.zone))
                .any(|block| self.article.tokens_of(block).iter().any(|token| token.norm == norm))
    }

    /// Whether the article says that one of the two is a relative, or is none: `His son Allan Reed`, `Sara Reed, no
    /// relation`. Father and son may share a name (`Jr`).
    pub(super) fn are_kin(&self, first: &Form, second: &Form) -> bool {
        [first, second].into_iter().any(|form| {
            self.mentions(form).take(8).filter(|mention| mention.suffix.is_none()).any(|mention| {
                let sentence = &self.article.sentences[mention.sentence as usize];
                let (first, end) = (mention.tokens.start, mention.tokens.end);
                let before = sentence.start.max(first.saturating_sub(BESIDE.0))..first;
                let after = end..sentence.end.min(end + if mention.possessive { 0 } else { BESIDE.1 });
                before.chain(after).any(|at| kin::is_of_two(&self.article.tokens[at as usize]))
            })
        })
    }
}
