//! Errors put into clean articles: how many of each type the rules see, and what they say about the clean twin.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::ops::Range;

use copydesk::article::{Article, Given};
use copydesk::desk::Desk;
use copydesk::diagnostic::{Diagnostic, Severity};
use copydesk::rules::{RULES, Rule, Status};
use copydesk::segment::Zone;
use copydesk::source::Source;
use rayon::prelude::*;

use crate::Outcome;
use crate::corpus::{Corpus, Document};
use crate::corruptions::{CORRUPTIONS, Corruption};
use crate::dice::Dice;
use crate::run::{Selection, article};
use crate::site::{Site, Twins};

/// What came of one type of error.
#[derive(Debug, Clone, Default)]
pub(crate) struct Recall {
    /// Errors put in.
    pub(crate) injected: usize,
    /// Errors that an expected rule reports at their place.
    pub(crate) seen: usize,
    /// Errors and warnings the spoilt article has beyond its clean twin, away from the error.
    pub(crate) astray: usize,
    /// Clean twins on which an expected rule speaks at the same place.
    pub(crate) on_clean: usize,
    /// Injected and seen by kind, where the corruption has kinds.
    kinds: BTreeMap<&'static str, (usize, usize)>,
    /// The text around errors nobody saw.
    missed: Vec<String>,
}

impl Recall {
    /// Share of the errors that are seen.
    pub(crate) fn share(&self) -> f64 {
        self.seen as f64 / self.injected.max(1) as f64
    }
}

/// Spoils up to `limit` articles for each corruption.
pub(crate) fn inject(corpus: &Corpus, selection: &Selection, limit: usize) -> Outcome<Vec<(&'static str, Recall)>> {
    let desk = selection.desk()?;
    let preview = Selection { preview: true, ..Selection::default() }.desk()?;
    let clean: Vec<(&Document, Article)> = corpus
        .documents
        .par_iter()
        .map(|document| (document, article(document)))
        .filter(|(_, article)| desk.check(article).iter().all(|found| found.severity < Severity::Warning))
        .collect();
    let foreign: Vec<&str> = clean.iter().map(|(_, article)| headline(article)).collect();
    let spoil = |corruption: &'static Corruption| {
        let twins: Vec<(&Document, Twins)> = (0..clean.len())
            .into_par_iter()
            .filter_map(|at| {
                let (document, article) = &clean[at];
                let mut dice = Dice::named(&format!("{} {}", corruption.name, document.id));
                let site = Site { article, foreign: foreign[dice.below(foreign.len())] };
                Some((*document, (corruption.make)(&site, &mut dice)?))
            })
            .collect();
        let step = (twins.len() / limit.max(1)).max(1);
        let drawn: Vec<_> = twins.iter().step_by(step).take(limit).collect();
        let desk = if is_preview(corruption) { &preview } else { &desk };
        let trials: Vec<Recall> =
            drawn.par_iter().map(|(document, twins)| trial(desk, corruption, document, twins)).collect();
        (corruption.name, trials.into_iter().fold(Recall::default(), sum))
    };
    Ok(CORRUPTIONS.iter().map(spoil).collect())
}

/// Whether the rule that ought to see an error is off by default.
fn is_preview(corruption: &Corruption) -> bool {
    let of = |rule: &&&Rule| corruption.expected.contains(&rule.id);
    RULES.iter().find(of).is_some_and(|rule| rule.status == Status::Preview)
}

fn headline(article: &Article) -> &str {
    article.blocks.iter().find(|block| block.zone == Zone::Headline).map_or("", |block| article.text(block.span))
}

fn sum(mut all: Recall, one: Recall) -> Recall {
    all.injected += one.injected;
    all.seen += one.seen;
    all.astray += one.astray;
    all.on_clean += one.on_clean;
    for (kind, (injected, seen)) in one.kinds {
        let entry = all.kinds.entry(kind).or_default();
        *entry = (entry.0 + injected, entry.1 + seen);
    }
    all.missed.extend(one.missed);
    all
}

/// Checks one pair of twins.
fn trial(desk: &Desk, corruption: &Corruption, document: &Document, twins: &Twins) -> Recall {
    let (clean, clean_found) = checked(desk, document, &twins.clean);
    let (spoilt, spoilt_found) = checked(desk, document, &twins.spoilt);
    let says = |article: &Article, found: &[Diagnostic]| {
        found.iter().any(|one| expected(corruption, one) && touches(article, one, &twins.place))
    };
    let known: Vec<String> = clean_found.iter().map(|one| told(&clean, one)).collect();
    let astray = spoilt_found.iter().filter(|one| {
        one.severity >= Severity::Warning
            && !touches(&spoilt, one, &twins.place)
            && !known.contains(&told(&spoilt, one))
    });
    let seen = says(&spoilt, &spoilt_found);
    let mut recall = Recall {
        injected: 1,
        seen: usize::from(seen),
        astray: astray.count(),
        on_clean: usize::from(says(&clean, &clean_found)),
        ..Recall::default()
    };
    if !twins.kind.is_empty() {
        recall.kinds.insert(twins.kind, (1, usize::from(seen)));
    }
    if !seen {
        recall.missed.push(format!("{}: {}", document.id, around(&twins.spoilt, &twins.place)));
    }
    recall
}

fn checked(desk: &Desk, document: &Document, text: &str) -> (Article, Vec<Diagnostic>) {
    let source = Source { path: document.path.clone(), text: text.to_owned() };
    let article = Article::read(source, document.format(), &Given::default());
    let found = desk.check(&article);
    (article, found)
}

fn expected(corruption: &Corruption, diagnostic: &Diagnostic) -> bool {
    let group = diagnostic.rule.split('/').next();
    corruption.expected.iter().any(|&wanted| diagnostic.rule == wanted || group == Some(wanted))
}

/// Whether one of the places of a finding lies at the error.
fn touches(article: &Article, diagnostic: &Diagnostic, place: &Range<usize>) -> bool {
    std::iter::once(&diagnostic.primary).chain(&diagnostic.related).any(|label| {
        let bytes = article.map.place(label.span).bytes;
        (bytes.start as usize) < place.end && place.start < bytes.end as usize
    })
}

fn told(article: &Article, diagnostic: &Diagnostic) -> String {
    format!("{} {}", diagnostic.rule, article.text(diagnostic.primary.span))
}

/// The error with the text around it, on one line.
fn around(text: &str, place: &Range<usize>) -> String {
    let before = text[..place.start].char_indices().rev().take(60).last().map_or(place.start, |(at, _)| at);
    let after = text[place.end..].char_indices().nth(60).map_or(text.len(), |(at, _)| place.end + at);
    format!("{}[[{}]]{}", &text[before..place.start], &text[place.clone()], &text[place.end..after])
        .replace('\n', " / ")
}

/// The recalls as a table; with the errors nobody saw when asked.
pub(crate) fn text(recalls: &[(&str, Recall)], verbose: bool) -> String {
    let mut text =
        format!("{:32}{:>9}{:>8}{:>9}{:>9}{:>10}\n", "error", "injected", "seen", "recall", "astray", "on clean");
    for (name, recall) in recalls {
        let Recall { injected, seen, astray, on_clean, .. } = recall;
        let _ = writeln!(text, "{name:32}{injected:>9}{seen:>8}{:>9.3}{astray:>9}{on_clean:>10}", recall.share());
        for (kind, (injected, seen)) in &recall.kinds {
            let _ = writeln!(text, "    {kind:28}{injected:>9}{seen:>8}{:>9.3}", *seen as f64 / *injected as f64);
        }
        if verbose {
            recall.missed.iter().for_each(|missed| text += &format!("    missed {missed}\n"));
        }
    }
    text
}
