//! The rules of all packs over one article, in one pass: every phrase in one token trie, every regex behind
//! a search for the literals it cannot do without.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::article::{Article, Block};
use crate::diagnostic::{Diagnostic, Severity};
use crate::pack::literals::Literals;
use crate::pack::matching::Matching;
use crate::pack::occurrence::{Occurrence, Occurrences};
use crate::pack::report;
use crate::pack::rule::{PackRule, Quotes};
use crate::segment::LineCase;
use crate::span::Span;
use crate::text::phrase::Phrases;
use crate::text::{Shape, Token, Voice};

/// A rule in use, with the severity it reports with.
#[derive(Debug)]
pub(crate) struct Active {
    pub(crate) rule: Arc<PackRule>,
    pub(crate) severity: Severity,
    /// For `either`: the group of each phrase.
    pub(crate) groups: Vec<u32>,
}

/// A phrase of a rule.
#[derive(Debug)]
struct Entry {
    rule: u32,
    phrase: u32,
    role: Role,
    /// The phrase itself when its capitals count.
    capitals: Option<Box<str>>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    /// Something to report.
    Wanted,
    /// What introduces a term, wherever it stands.
    Introduces,
    /// What excuses the places it shares.
    Excuses,
}

/// Rules of packs, ready to run.
#[derive(Debug, Default)]
pub struct Matcher {
    active: Vec<Active>,
    phrases: Phrases<Vec<Entry>>,
    literals: Option<Literals>,
    /// The rules that each literal is a candidate of.
    owners: Vec<Vec<u32>>,
}

impl Matcher {
    /// Makes rules ready, each with the severity it is to report with.
    #[must_use]
    pub fn new(rules: impl IntoIterator<Item = (Arc<PackRule>, Severity)>) -> Self {
        let mut matcher = Self::default();
        let mut gates: FxHashMap<Box<str>, Vec<u32>> = FxHashMap::default();
        for (rule, severity) in rules {
            let number = matcher.active.len() as u32;
            matcher.add_phrases(number, &rule);
            if let Matching::Regex(pattern) = &rule.matching {
                for literal in &pattern.literals {
                    gates.entry(literal.clone()).or_default().push(number);
                }
            }
            let groups = match &rule.matching {
                Matching::Either(groups) => {
                    groups.iter().zip(0..).flat_map(|(group, at)| group.iter().map(move |_| at)).collect()
                }
                _ => Vec::new(),
            };
            matcher.active.push(Active { rule, severity, groups });
        }
        let mut gates: Vec<_> = gates.into_iter().collect();
        gates.sort_unstable();
        let (literals, owners) = gates.into_iter().unzip();
        (matcher.literals, matcher.owners) = (Literals::new(literals), owners);
        matcher
    }

    fn add_phrases(&mut self, number: u32, rule: &PackRule) {
        let is_case = matches!(rule.matching, Matching::Case(_));
        let is_needs = matches!(rule.matching, Matching::Needs { .. });
        for (phrase, text) in rule.matching.phrases().into_iter().enumerate() {
            let role = if is_needs && phrase == 1 { Role::Introduces } else { Role::Wanted };
            let counts = !is_case && role == Role::Wanted && text.contains(char::is_uppercase);
            let capitals = counts.then(|| text.into());
            self.add(text, Entry { rule: number, phrase: phrase as u32, role, capitals });
        }
        for text in &rule.unless {
            let capitals = text.contains(char::is_uppercase).then(|| text.clone());
            self.add(text, Entry { rule: number, phrase: 0, role: Role::Excuses, capitals });
        }
    }

    fn add(&mut self, phrase: &str, entry: Entry) {
        if let Some(place) = self.phrases.place(phrase) {
            place.get_or_insert_default().push(entry);
        }
    }

    /// Whether no rule is in use.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.active.is_empty()
    }

    /// Checks one article; findings of one rule stand together, in reading order.
    pub fn check(&self, article: &Article, found: &mut Vec<Diagnostic>) {
        let mut occurrences = Occurrences::default();
        if !self.phrases.is_empty() {
            self.find_phrases(article, &mut occurrences);
        }
        if let Some(literals) = &self.literals {
            self.find_patterns(article, literals, &mut occurrences);
        }
        occurrences.settle();
        for run in occurrences.list.chunk_by(|a, b| a.rule == b.rule) {
            report::report(article, &self.active[run[0].rule as usize], run, found);
        }
    }

    fn find_phrases(&self, article: &Article, out: &mut Occurrences) {
        for block in &article.blocks {
            let tokens = article.tokens_of(block);
            let mut from = 0;
            while let Some(first) = self.phrases.next(tokens, from) {
                from = first + 1;
                self.phrases.each(&article.prose, &tokens[first..], |hit| {
                    let span = tokens[first].span().to(tokens[first + hit.tokens - 1].span());
                    for entry in hit.value {
                        self.take(article, block, entry, span, out);
                    }
                });
            }
        }
    }

    fn take(&self, article: &Article, block: &Block, entry: &Entry, span: Span, out: &mut Occurrences) {
        if entry.capitals.as_deref().is_some_and(|phrase| !has_capitals_of(phrase, article.text(span))) {
            return;
        }
        let occurrence = Occurrence { rule: entry.rule, span, phrase: entry.phrase };
        match entry.role {
            Role::Excuses => out.excuses.push((entry.rule, span)),
            Role::Introduces => out.list.push(occurrence),
            Role::Wanted => {
                let rule = &self.active[entry.rule as usize].rule;
                let plain = entry.capitals.is_none() && matches!(rule.matching, Matching::Phrases(_));
                let excused = is_torn(article, span) || plain && is_name(article, block, span);
                if is_in_scope(article, block, rule, span) && !excused {
                    out.list.push(occurrence);
                }
            }
        }
    }

    fn find_patterns(&self, article: &Article, literals: &Literals, out: &mut Occurrences) {
        let mut ends = vec![0; self.active.len()];
        let mut at = 0;
        literals.each(&article.prose, |literal, place| {
            while article.blocks.get(at).is_some_and(|block| block.span.end as usize <= place.start) {
                at += 1;
            }
            let Some(block) = article.blocks.get(at).filter(|it| place.end <= it.span.end as usize) else { return };
            let Some(offset) = place.start.checked_sub(block.span.start as usize) else { return };
            for &number in &self.owners[literal] {
                let rule = &self.active[number as usize].rule;
                let seen = place.start < ends[number as usize];
                if seen || !rule.zones.contains(block.zone) {
                    continue;
                }
                let Matching::Regex(pattern) = &rule.matching else { continue };
                let Some(range) = pattern.at(article.text(block.span), offset) else { continue };
                let base = block.span.start;
                let span = Span::new(base + range.start as u32, base + range.end as u32);
                ends[number as usize] = span.end as usize;
                if is_in_scope(article, block, rule, span) {
                    out.list.push(Occurrence { rule: number, span, phrase: 0 });
                }
            }
        });
    }
}

/// Whether the rule speaks in this zone and in this voice.
fn is_in_scope(article: &Article, block: &Block, rule: &PackRule, span: Span) -> bool {
    if !rule.zones.contains(block.zone) {
        return false;
    }
    let quoted = |offset| Voice::of(block.zone) == Voice::Quoted || article.is_quoted(offset);
    match rule.quotes {
        Quotes::Check => true,
        Quotes::Skip => !(quoted(span.start) || quoted(span.end - 1)),
        Quotes::Only => quoted(span.start) && quoted(span.end - 1),
    }
}

/// Whether words that a pack has in small letters are part of a name here: `Barbican Centre` is not respelled.
fn is_name(article: &Article, block: &Block, span: Span) -> bool {
    let first = &article.tokens[article.token_at(span.start)];
    let capital = matches!(first.shape, Shape::Capital | Shape::Mixed);
    capital && block.case == LineCase::Sentence && !report::begins(article, span)
}

/// Whether the words are a piece of something longer that has no space in it: an address (`example.org/email`),
/// a time of day (`7:12 a.m.`), or, for several words, a compound (`year-end results`).
fn is_torn(article: &Article, span: Span) -> bool {
    let first = article.token_at(span.start);
    let after = article.token_at(span.end);
    let several = after > first + 1;
    let joins = |mark: &Token| match mark.text(&article.prose) {
        "." | ":" | "/" | "@" | "=" | "_" | "#" | "~" | "\\" => true,
        "-" => several,
        _ => false,
    };
    let tokens = &article.tokens;
    let before = first > 1 && !tokens[first].spaced() && joins(&tokens[first - 1]) && !tokens[first - 1].spaced();
    let behind = tokens.get(after).is_some_and(|mark| !mark.spaced() && joins(mark))
        && tokens.get(after + 1).is_some_and(|next| !next.spaced());
    before || behind
}

/// Whether every capital of the phrase is a capital in the text.
fn has_capitals_of(phrase: &str, text: &str) -> bool {
    let letters = |text: &'_ str| text.chars().filter(|it| it.is_alphabetic()).collect::<Vec<_>>();
    letters(phrase).iter().zip(letters(text)).all(|(wanted, found)| !wanted.is_uppercase() || found.is_uppercase())
}
