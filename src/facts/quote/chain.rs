//! From quotation to quotation: whom a `he` stands for, and who goes on speaking where nobody is named.

use std::ops::Range;

use crate::facts::name::{EntityId, Mention};
use crate::facts::quote::attribution::{Around, is_saying};
use crate::facts::quote::subject::{Subject, Subjects};
use crate::facts::quote::{Basis, Extent, Quote, Speaker};
use crate::span::Span;
use crate::text::Voice;

/// Blocks that may lie between a person and the `he` that stands for them.
const FAR: usize = 2;
/// Tokens of an attribution between two quotations.
const FURTHEST: usize = 60;
/// Mentions that are looked through for the person last named.
const MOST_MENTIONS: usize = 24;

/// What has been heard so far.
pub(super) struct Chain<'a> {
    subjects: &'a Subjects<'a>,
    /// The last person who spoke, and in which block.
    last: Option<(Speaker, usize)>,
}

impl<'a> Chain<'a> {
    pub(super) fn new(subjects: &'a Subjects<'a>) -> Self {
        Self { subjects, last: None }
    }

    /// The speaker a subject is.
    pub(super) fn speaker(&self, subject: &Subject) -> Option<Speaker> {
        match *subject {
            Subject::Named(span, entity) => Some(Speaker { span, entity: Some(entity), basis: Basis::Named }),
            Subject::Described(span) => Some(Speaker { span, entity: None, basis: Basis::Described }),
            Subject::Pronoun(token) => self.meant(token),
        }
    }

    /// Remembers who spoke.
    pub(super) fn heard(&mut self, quote: &Quote) {
        let spoke = quote.speaker.filter(|speaker| speaker.entity.is_none_or(|entity| self.is_person(entity)));
        self.last = spoke.map(|speaker| (speaker, quote.block)).or(self.last);
    }

    /// Whom a pronoun stands for: the person last named, or whoever spoke last, where nobody else can be meant.
    fn meant(&self, pronoun: usize) -> Option<Speaker> {
        let article = self.subjects.article;
        let span = article.tokens[pronoun].span();
        let block = article.block_at(span.start);
        let inferred = |entity| Speaker { span, entity: Some(entity), basis: Basis::Inferred };
        let mentions = &self.subjects.people.names.mentions;
        let before = mentions.partition_point(|mention| mention.span.start < span.start);
        let recent = mentions[before.saturating_sub(MOST_MENTIONS)..before].iter().rev();
        let mut people = recent
            .take_while(|mention| mention.block as usize + FAR >= block)
            .filter(|mention| mention.voice == Voice::Own && self.subjects.people.may_be_person(mention));
        let spoke = self.last.filter(|(_, at)| at + FAR >= block).map(|(speaker, _)| speaker);
        let spoke = spoke.map(|speaker| Speaker { basis: Basis::Inferred, ..speaker });
        let Some(named) = people.next() else { return spoke };
        let entity = self.subjects.people.bearer(named).person;
        if spoke.is_some_and(|spoke| spoke.entity == Some(entity) || named.span.end <= spoke.span.start) {
            return spoke;
        }
        let sentence = article.sentences.get(named.sentence as usize)?;
        let alone = people
            .take_while(|mention| mention.sentence == named.sentence)
            .all(|mention| self.subjects.people.bearer(mention).person == entity);
        match self.subjects.opening(sentence.start as usize, sentence.end as usize) {
            Some(Subject::Named(_, subject))
                if self.is_person(subject) || subject == entity && self.is_apposed(named) =>
            {
                Some(inferred(subject))
            }
            Some(Subject::Pronoun(_)) => spoke,
            _ if !self.is_person(entity) => None,
            _ if alone && (spoke.is_none() || sentence.contains(&(pronoun as u32))) => Some(inferred(entity)),
            _ => None,
        }
    }

    /// `Ann Reed, the minister,`: what has an apposition and may be a person is one.
    fn is_apposed(&self, mention: &Mention) -> bool {
        let article = self.subjects.article;
        article.tokens.get(mention.tokens.end as usize).is_some_and(|mark| mark.is_mark(&article.prose, ','))
    }

    fn is_person(&self, entity: EntityId) -> bool {
        self.subjects.names_person(&Subject::Named(Span::new(0, 0), entity))
    }

    /// The speaker of a quotation to which the words around give none: whoever spoke before it, where it goes on
    /// in the same sentence, paragraph or running quotation, or whoever the sentence before leads in.
    pub(super) fn carried(&self, quotes: &[Quote], at: usize, around: &Around) -> Option<Speaker> {
        let quote = &quotes[at];
        let before = at.checked_sub(1).map(|at| &quotes[at]);
        if let Some(before) = before.filter(|before| before.speaker.is_some()) {
            let in_sentence = around.joined && !around.before.clone().any(|at| is_clause_of_another(self, at));
            let alone = around.before.is_empty() && around.after.is_empty() && quote.extent == Extent::Full;
            let in_paragraph = alone && before.block == quote.block && before.extent == Extent::Full;
            let runs_on = quote.continues && before.block + FAR >= quote.block;
            let adjoining = in_paragraph && self.adjoins(before.tokens.end..quote.tokens.start);
            if in_sentence || runs_on || adjoining {
                return before.speaker.map(|speaker| Speaker { basis: Basis::Inferred, ..speaker });
            }
        }
        if quote.extent == Extent::Full && around.before.is_empty() && around.after.is_empty() {
            return self.led_in(quote);
        }
        None
    }

    /// Whoever speaks in the sentence right before a quotation that stands alone: `Ann Reed was sure of it. "We
    /// will win."`
    fn led_in(&self, quote: &Quote) -> Option<Speaker> {
        let article = self.subjects.article;
        let first = quote.tokens.start;
        let before = article.sentence_of(first).checked_sub(1)?;
        let sentence = article.sentences.get(before)?;
        let sentence = sentence.start as usize..sentence.end as usize;
        let block = article.block_at(article.tokens[sentence.start].start);
        let gap = quote.block - block;
        let speaks = || sentence.clone().rev().find(|&at| is_saying(article, at) && !self.is_quoted(at));
        let subject = match speaks() {
            Some(verb) => {
                let found = self.subjects.before(verb, sentence.start.max(verb.saturating_sub(FURTHEST)))?.0;
                (gap <= 1).then_some(found)?
            }
            None if gap == 0 => self.subjects.opening(sentence.start, sentence.end)?,
            None => return None,
        };
        let speaker = self.speaker(&subject)?;
        speaker.entity.filter(|&entity| self.is_person(entity))?;
        Some(Speaker { basis: Basis::Inferred, ..speaker })
    }

    /// Whether no more than one sentence, the attribution of the quotation before, stands between two quotations.
    fn adjoins(&self, mut between: Range<usize>) -> bool {
        between.len() <= FURTHEST
            && between.clone().filter(|&at| self.subjects.article.tokens[at].stops()).count() <= 1
            && !between.any(|at| matches!(self.subjects.article.word(at), "asked" | "told"))
    }

    fn is_quoted(&self, at: usize) -> bool {
        self.subjects.article.is_quoted(self.subjects.article.tokens[at].start)
    }

    /// Gives the first paragraphs of a running quotation the speaker whom its last one names.
    pub(super) fn back(&self, quotes: &mut [Quote]) {
        for at in (1..quotes.len()).rev() {
            let (next, before) = (&quotes[at], &quotes[at - 1]);
            if next.continues && before.speaker.is_none() {
                quotes[at - 1].speaker = next.speaker.map(|speaker| Speaker { basis: Basis::Inferred, ..speaker });
            }
        }
    }
}

/// Whether a token between two quotations of one sentence makes somebody else speak.
fn is_clause_of_another(chain: &Chain<'_>, at: usize) -> bool {
    let article = chain.subjects.article;
    let token = &article.tokens[at];
    token.is_mark(&article.prose, ';') || article.word(at) == "but"
}
