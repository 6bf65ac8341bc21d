//! Quotations to what somebody is said to have said: the words, whether they are whole sentences, and the speaker
//! where the copy names one. What it does not name is unknown.

mod attribution;
mod chain;
mod repeat;
mod subject;
#[cfg(test)]
mod tests;

use std::ops::Range;

use crate::article::Article;
use crate::facts::age::bearer::People;
use crate::facts::name::EntityId;
use crate::span::Span;
use crate::text::{Quotation, Shape, Token};

pub use repeat::Repeat;

/// Whether somebody is quoted in whole sentences.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// A sentence or more, or the second half of one that the attribution breaks.
    Full,
    /// Some words of a sentence.
    Fragment,
}

/// How a speaker is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Basis {
    /// By name, beside the verb: `Ann Reed said`.
    Named,
    /// By what they are: `a police spokesman said`.
    Described,
    /// From the copy around: `he said`, or a quotation that goes on where another ended.
    Inferred,
}

/// Who says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Speaker {
    /// The words that say so: a name, a description, a pronoun.
    pub span: Span,
    /// Whom or what they name, where they name anybody.
    pub entity: Option<EntityId>,
    /// How that is known.
    pub basis: Basis,
}

/// Words in quotation marks. A quotation of several paragraphs is one of these in each.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quote {
    /// From mark to mark.
    pub span: Span,
    /// The tokens from mark to mark, an index range of `Article::tokens`.
    pub tokens: Range<usize>,
    /// The tokens between the marks.
    pub words: Range<usize>,
    /// Its block.
    pub block: usize,
    /// Whole sentences or less.
    pub extent: Extent,
    /// Whether it goes on from the paragraph before.
    pub continues: bool,
    /// Who says it, where the copy tells.
    pub speaker: Option<Speaker>,
}

/// Everything in quotation marks.
#[derive(Debug, Clone, Default)]
pub struct Quotes {
    /// In reading order.
    pub all: Vec<Quote>,
    /// Long stretches of words that stand in two quotations of the running text, in order of the second.
    pub repeats: Vec<Repeat>,
}

/// Words from which what stands in quotation marks may be a sentence.
const SHORTEST_SENTENCE: usize = 2;

impl Quotes {
    /// Finds the quotations of an article and their speakers.
    pub(super) fn find(article: &Article, people: &People<'_>) -> Self {
        let mut all: Vec<Quote> = Vec::with_capacity(article.quotations.len());
        for quotation in &article.quotations {
            let quote = quote(article, quotation, all.last());
            all.extend(quote);
        }
        if !all.is_empty() {
            attribution::find(article, people, &mut all);
        }
        let repeats = repeat::find(article, &all);
        Self { all, repeats }
    }
}

impl Quote {
    /// Its words and numbers, punctuation aside.
    pub fn spoken<'a>(&self, article: &'a Article) -> impl Iterator<Item = &'a Token> + Clone + use<'a> {
        article.tokens[self.words.clone()].iter().filter(|token| token.is_word() || token.is_number())
    }
}

fn quote(article: &Article, quotation: &Quotation, before: Option<&Quote>) -> Option<Quote> {
    let words = article.token_at(quotation.inner.start)..article.token_at(quotation.inner.end);
    let tokens = &article.tokens[words.clone()];
    if !tokens.iter().any(|token| token.is_word() || token.is_number()) {
        return None;
    }
    let block = article.block_at(quotation.span.start);
    let mut quote = Quote {
        span: quotation.span,
        tokens: article.token_at(quotation.span.start)..article.token_at(quotation.span.end),
        words,
        block,
        extent: Extent::Fragment,
        continues: quotation.continues,
        speaker: None,
    };
    if is_sentence(article, tokens) || resumes(article, &quote, before) {
        quote.extent = Extent::Full;
    }
    Some(quote)
}

/// Whether the words begin and end like a sentence, and not like the title of a book.
fn is_sentence(article: &Article, tokens: &[Token]) -> bool {
    let words = || tokens.iter().filter(|token| token.is_word());
    let begins = words().next().is_some_and(|first| first.shape != Shape::Lower);
    let is_title = || words().all(|word| word.is_capitalised());
    begins && words().nth(SHORTEST_SENTENCE - 1).is_some() && ends_clause(article, tokens) && !is_title()
}

/// Whether the words end with a stop, or with the comma before `he said`.
fn ends_clause(article: &Article, tokens: &[Token]) -> bool {
    let last = tokens.last().map(|token| token.text(&article.prose));
    let after = tokens.last().and_then(|last| article.tokens.get(article.token_at(last.end()) + 1));
    let stops = |text: &str| matches!(text, "." | "!" | "?" | "…" | "," | "—" | "–" | "-");
    last.is_some_and(|text| stops(text) || text.ends_with('.'))
        || after.is_some_and(|mark| mark.is_mark(&article.prose, ',') || mark.is_mark(&article.prose, '.'))
}

/// Whether the words are the second half of a sentence: `"We will," he said, "not go."`
fn resumes(article: &Article, quote: &Quote, before: Option<&Quote>) -> bool {
    before.is_some_and(|before| {
        before.extent == Extent::Full
            && before.block == quote.block
            && article.sentence_of(before.words.end - 1) == article.sentence_of(quote.words.start)
            && article.word(before.words.end - 1) == ","
            && ends_clause(article, &article.tokens[quote.words.clone()])
    })
}
