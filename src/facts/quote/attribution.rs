//! Quotations to their speakers: who does the saying in the words around a quotation, sentence by sentence; what
//! that leaves open is left to the chain.

use std::ops::Range;
use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use crate::article::Article;
use crate::facts::age::bearer::People;
use crate::facts::quote::chain::Chain;
use crate::facts::quote::subject::{Subject, Subjects};
use crate::facts::quote::{Extent, Quote};
use crate::lexicon::{Classes, lines};
use crate::text::{Shape, phrase};

/// Tokens between an attribution and its quotation.
const REACH: usize = 40;

/// Verbs like `called` and `dubbed`, by hash.
static JUDGING: LazyLock<FxHashSet<u32>> =
    LazyLock::new(|| lines(include_str!("../../../rules/lexicon/judging-verbs.txt")).map(phrase::norm).collect());

/// Finds the speaker of every quotation.
pub(super) fn find(article: &Article, people: &People<'_>, quotes: &mut [Quote]) {
    let subjects = Subjects { article, people };
    let mut chain = Chain::new(&subjects);
    for at in 0..quotes.len() {
        let around = Around::of(article, quotes, at);
        let subject = around.attribution(&subjects, &quotes[at]);
        quotes[at].speaker = match subject {
            Some(subject) => chain.speaker(&subject),
            None => chain.carried(quotes, at, &around),
        };
        chain.heard(&quotes[at]);
    }
    chain.back(quotes);
}

/// The narrator's words around a quotation, up to the ends of its sentence and the next quotations.
pub(super) struct Around {
    /// Those before it.
    pub(super) before: Range<usize>,
    /// Those behind it.
    pub(super) after: Range<usize>,
    /// Whether the quotation before stands in the same sentence.
    pub(super) joined: bool,
    /// The first token of the sentence.
    begins: usize,
}

impl Around {
    fn of(article: &Article, quotes: &[Quote], at: usize) -> Self {
        let quote = &quotes[at];
        let tokens = &quote.tokens;
        let block = &article.blocks[quote.block].tokens;
        let sentence = |token: usize| article.sentences.get(article.sentence_of(token));
        let begins = sentence(tokens.start).map_or(block.start, |it| it.start as usize).max(block.start);
        let ends = sentence(tokens.end - 1).map_or(block.end, |it| it.end as usize).min(block.end);
        let quoted = at.checked_sub(1).map_or(0, |at| quotes[at].tokens.end);
        let next = quotes.get(at + 1).map_or(block.end, |next| next.tokens.start);
        Self {
            before: begins.max(quoted).max(tokens.start.saturating_sub(REACH)).min(tokens.start)..tokens.start,
            after: tokens.end..ends.min(next).min(tokens.end + REACH).max(tokens.end),
            joined: at > 0 && quoted > begins,
            begins,
        }
    }

    /// Who the words around say is speaking.
    fn attribution(&self, subjects: &Subjects<'_>, quote: &Quote) -> Option<Subject> {
        let article = subjects.article;
        let verb = self.before.clone().rev().find(|&at| is_saying(article, at));
        let adjacent = verb.filter(|&verb| self.leads_in(article, verb));
        let leading = |verb: usize| self.subject_of(subjects, verb);
        adjacent
            .and_then(leading)
            .or_else(|| self.behind(subjects, quote))
            .or_else(|| self.labelled(subjects))
            .or_else(|| verb.and_then(leading))
            .or_else(|| self.judging(subjects, quote))
    }

    /// Whether nothing but an object stands between the verb and the quotation: `told reporters: "`.
    fn leads_in(&self, article: &Article, verb: usize) -> bool {
        self.before.end - verb <= 4 || article.word(self.before.end - 1) == ":"
    }

    /// The subject of a verb of saying before the quotation. `saying` and `adding` have that of the sentence.
    fn subject_of(&self, subjects: &Subjects<'_>, verb: usize) -> Option<Subject> {
        let article = subjects.article;
        if article.word(verb).ends_with("ing") {
            let finite =
                (self.before.start..verb).rev().find(|&at| is_saying(article, at) && !is_participle(article, at));
            if let Some(found) = finite.and_then(|at| subjects.before(at, self.before.start)) {
                return Some(found.0);
            }
            return subjects.opening(self.begins, verb);
        }
        let before = subjects.before(verb, self.before.start).map(|found| found.0);
        before.or_else(|| {
            // `said Ann Reed: "..."`
            let opens = verb == self.before.start;
            (opens && !takes_object(article, verb)).then(|| subjects.after(verb, self.before.end))?.map(|it| it.0)
        })
    }

    /// `," Ann Reed said`, `," said Ann Reed`, `," according to Ann Reed` right behind the quotation.
    fn behind(&self, subjects: &Subjects<'_>, quote: &Quote) -> Option<Subject> {
        let article = subjects.article;
        let last = article.word(quote.words.end - 1);
        let mut start = self.after.start;
        let outside = self.after.contains(&start) && matches!(article.word(start), "," | "-" | "–" | "—");
        if !(outside || matches!(last, "," | "?" | "!" | "…" | "—" | "–" | "-" | "." | "...")) {
            return None;
        }
        start += usize::from(outside);
        if start + 1 >= self.after.end {
            return None;
        }
        if article.word(start) == "according" && article.word(start + 1) == "to" {
            return subjects.after(start + 1, self.after.end).map(|it| it.0);
        }
        if is_saying(article, start) && !takes_object(article, start) {
            return subjects.after(start, self.after.end).map(|it| it.0);
        }
        let verb = (start..self.after.end).find(|&at| is_saying(article, at) && !is_participle(article, at))?;
        let mut verb = verb;
        loop {
            let (subject, first) = subjects.before(verb, start)?;
            if subjects.describe(start..first) && !follows_who(article, verb) {
                return Some(subject);
            }
            verb = (verb + 1..self.after.end).find(|&at| is_saying(article, at) && !is_participle(article, at))?;
        }
    }

    /// `Ann Reed: "..."` at the start of a line.
    fn labelled(&self, subjects: &Subjects<'_>) -> Option<Subject> {
        let article = subjects.article;
        let block =
            &article.blocks[article.block_at(article.tokens[self.before.end.min(article.tokens.len() - 1)].start)];
        if self.before.start != block.tokens.start || self.before.len() < 2 || article.word(self.before.end - 1) != ":"
        {
            return None;
        }
        subjects.opening(self.before.start, self.before.end).filter(|subject| match subject {
            Subject::Named(span, _) => article.token_at(span.end) + 1 == self.before.end,
            _ => false,
        })
    }

    /// `called it "a gamble"`.
    fn judging(&self, subjects: &Subjects<'_>, quote: &Quote) -> Option<Subject> {
        if quote.extent == Extent::Full {
            return None;
        }
        let article = subjects.article;
        let judges =
            |at: &usize| article.tokens[*at].shape == Shape::Lower && JUDGING.contains(&article.tokens[*at].norm);
        let verb = self.before.clone().rev().find(judges)?;
        match article.word(verb).ends_with("ing") {
            true => subjects.opening(self.begins, verb),
            false => subjects.before(verb, self.before.start).map(|found| found.0),
        }
    }
}

fn follows_who(article: &Article, verb: usize) -> bool {
    verb > 0 && article.word(verb - 1) == "who"
}

pub(super) fn is_saying(article: &Article, at: usize) -> bool {
    let token = &article.tokens[at];
    token.shape == Shape::Lower
        && (token.is(Classes::SAYING) || is_participle(article, at))
        && !(at > 0 && matches!(article.word(at - 1), "the" | "a" | "an" | "of" | "his" | "her" | "their" | "no"))
}

fn is_participle(article: &Article, at: usize) -> bool {
    let word = article.word(at);
    word.ends_with("ing")
        && matches!(
            word,
            "saying" | "adding" | "telling" | "writing" | "warning" | "claiming" | "noting" | "insisting" | "arguing"
        )
}

/// Verbs behind which the person spoken to stands.
fn takes_object(article: &Article, verb: usize) -> bool {
    matches!(
        article.word(verb),
        "told" | "tells" | "tell" | "informed" | "informs" | "assured" | "assures" | "reminded" | "accused" | "urged"
    )
}
