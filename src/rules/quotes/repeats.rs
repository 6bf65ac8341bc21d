//! Repeated words of the facts to those that are nobody's purpose, with the speakers they are given to.

use std::cell::LazyCell;

use crate::article::Article;
use crate::diagnostic::{Confidence, Diagnostic, Severity};
use crate::facts::name::{EntityId, Kind, Names};
use crate::facts::quote::{Basis, Extent, Quote, Repeat, Speaker};
use crate::rules::structure::duplicate_paragraph;
use crate::rules::structure::line_shape::ends_like_sentence;
use crate::rules::{Options, Report};
use crate::span::Span;

/// Repeats of an article from which they are its form: a transcript and its summary, a page pasted twice.
const CUSTOM: usize = 6;

/// The words that stand in two quotations, those of paragraphs that stand twice as a whole left out.
pub(super) fn repeats(article: &Article) -> Vec<&Repeat> {
    let repeats = &article.facts.quotes.repeats;
    if repeats.is_empty() || repeats.len() >= CUSTOM {
        return Vec::new();
    }
    // Few repeats are told, and only for those are the repeated passages looked for.
    let reported = LazyCell::new(|| repeated_passages(article));
    let is_new = |repeat: &&Repeat| !reported.iter().any(|span| span.overlaps(repeat.words_again));
    let told = |at: usize| is_told(article, &article.facts.quotes.all[at]);
    let apart = |repeat: &Repeat| {
        let block = |at: usize| article.facts.quotes.all[at].block;
        block(repeat.first) != block(repeat.again)
    };
    let both_told = |it: &&Repeat| apart(it) && told(it.first) && told(it.again) && is_most(article, it);
    let mut found: Vec<&Repeat> = repeats.iter().filter(both_told).filter(is_new).collect();
    // The second half of a quotation repeats with the first: `"We will go," she said. "It is late."`
    found.dedup_by(|later, earlier| later.first == earlier.first + 1 && later.again == earlier.again + 1);
    if found.len() >= MOST { Vec::new() } else { found }
}

/// What `structure/duplicate-paragraph` reports: one repeat is one finding.
fn repeated_passages(article: &Article) -> Vec<Span> {
    let mut found: Vec<Diagnostic> = Vec::new();
    let mut report = Report::new(duplicate_paragraph::RULE.id, Severity::Warning, Confidence::Likely, &mut found);
    if let Ok(check) = (duplicate_paragraph::RULE.build)(&Options::default()) {
        check.check(article, &mut report);
    }
    found.iter().flat_map(|it| std::iter::once(&it.primary).chain(&it.related)).map(|label| label.span).collect()
}

/// Told repeats of an article from which they are captions of a picture show, or the marks of an argument.
const MOST: usize = 4;

/// Whether a quotation is told in the flow of the story: whole sentences in a paragraph that says more and ends like
/// one. What is lifted out for display stands alone, or is signed with a dash: `"We will go." — Ann Reed`.
fn is_told(article: &Article, quote: &Quote) -> bool {
    let block = &article.blocks[quote.block];
    let tokens = article.tokens_of(block);
    let after = article.tokens[quote.tokens.end..block.tokens.end].first();
    let is_signed = after.is_some_and(|mark| matches!(mark.text(&article.prose), "—" | "–" | "-" | "―" | "~"));
    quote.extent == Extent::Full
        && quote.speaker.is_some()
        && !is_signed
        && block.span != quote.span
        && ends_like_sentence(&article.prose, tokens)
}

/// Whether the words are nearly all of the shorter quotation.
fn is_most(article: &Article, repeat: &Repeat) -> bool {
    let whole = |at: usize| {
        let words = &article.facts.quotes.all[at].words;
        article.tokens[words.end - 1].end() - article.tokens[words.start].start
    };
    let shorter = whole(repeat.first).min(whole(repeat.again));
    repeat.words_again.len() * 5 >= shorter * 4
}

/// The words that name the speakers of both, where they are two people.
pub(super) fn rival_speakers(article: &Article, repeat: &Repeat) -> Option<(Span, Span)> {
    let names = &article.facts.names;
    let named = |at: usize| article.facts.quotes.all[at].speaker.filter(|speaker| is_person_by_name(names, speaker));
    let (first, again) = (named(repeat.first)?, named(repeat.again)?);
    let is_other = !may_be_one(names, first.entity?, again.entity?);
    is_other.then_some((first.span, again.span))
}

fn is_person_by_name(names: &Names, speaker: &Speaker) -> bool {
    speaker.basis == Basis::Named && speaker.entity.is_some_and(|it| names.entity(it).kind == Kind::Person)
}

/// Whether two entities share a surname, or have names that look like one in two spellings.
fn may_be_one(names: &Names, one: EntityId, other: EntityId) -> bool {
    let forms = |id: EntityId| names.forms_of(names.entity(id)).iter().map(|&form| names.form(form));
    let share = forms(one).any(|form| forms(other).any(|it| it.family() == form.family()));
    let is_of = |id, entity| names.form(id).entity == entity;
    let variant = names
        .variants
        .iter()
        .any(|it| is_of(it.first, one) && is_of(it.second, other) || is_of(it.first, other) && is_of(it.second, one));
    one == other || share || variant
}
