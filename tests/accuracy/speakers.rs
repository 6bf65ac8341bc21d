//! How many quotations have a speaker: of whole sentences in running text, and of fragments; with a sample to read.

use std::fmt::Write as _;

use copydesk::article::Article;
use copydesk::facts::quote::{Basis, Extent, Quote};
use rayon::prelude::*;

use crate::corpus::{Corpus, Document};
use crate::findings;
use crate::run::article;

/// Characters of the copy that are shown around a quotation.
const AROUND: usize = 160;

/// Quotations of one extent.
#[derive(Debug, Clone, Copy, Default)]
struct Count {
    all: usize,
    named: usize,
    described: usize,
    inferred: usize,
}

/// The table; with quotations and their speakers to read, when asked for.
pub(crate) fn text(corpus: &Corpus, sample: Option<usize>, unknown: bool) -> String {
    let read: Vec<(Count, Count, Vec<String>)> =
        corpus.documents.par_iter().map(|document| count(document, unknown)).collect();
    let sum = |pick: fn(&(Count, Count, Vec<String>)) -> Count| read.iter().map(pick).fold(Count::default(), add);
    let mut text =
        format!("{:28}{:>8}{:>8}{:>11}{:>10}{:>8}\n", "quotations", "all", "named", "described", "inferred", "share");
    for (name, count) in [("whole sentences", sum(|it| it.0)), ("fragments", sum(|it| it.1))] {
        let Count { all, named, described, inferred } = count;
        let share = (named + described + inferred) as f64 / all.max(1) as f64;
        let _ = writeln!(text, "{name:28}{all:>8}{named:>8}{described:>11}{inferred:>10}{share:>8.3}");
    }
    if sample.is_some() {
        let shown: Vec<String> = read.into_iter().flat_map(|it| it.2).collect();
        findings::sample(&shown, sample).iter().for_each(|line| text += line);
    }
    text
}

fn add(one: Count, other: Count) -> Count {
    Count {
        all: one.all + other.all,
        named: one.named + other.named,
        described: one.described + other.described,
        inferred: one.inferred + other.inferred,
    }
}

fn count(document: &Document, unknown: bool) -> (Count, Count, Vec<String>) {
    let article = article(document);
    let (mut full, mut fragments, mut shown) = (Count::default(), Count::default(), Vec::new());
    for quote in &article.facts.quotes.all {
        if !article.blocks[quote.block].zone.is_running_text() {
            continue;
        }
        let count = if quote.extent == Extent::Full { &mut full } else { &mut fragments };
        count.all += 1;
        match quote.speaker.map(|speaker| speaker.basis) {
            Some(Basis::Named) => count.named += 1,
            Some(Basis::Described) => count.described += 1,
            Some(Basis::Inferred) => count.inferred += 1,
            None => {}
        }
        if quote.speaker.is_none() == unknown {
            shown.push(told(document, &article, quote));
        }
    }
    (full, fragments, shown)
}

/// A quotation in the copy around it, and who is said to say it.
fn told(document: &Document, article: &Article, quote: &Quote) -> String {
    let (start, end) = (quote.span.start as usize, quote.span.end as usize);
    let prose = &article.prose;
    let left = prose[..start].char_indices().rev().take(AROUND).last().map_or(0, |(at, _)| at);
    let right = prose[end..].char_indices().nth(AROUND).map_or(prose.len(), |(at, _)| end + at);
    let speaker = quote.speaker.map_or_else(String::new, |speaker| {
        let names = &article.facts.names;
        let name = speaker.entity.map(|entity| names.form(names.forms_of(names.entity(entity))[0]).text().to_string());
        format!("{:?} {:?} as {}", speaker.basis, article.text(speaker.span), name.unwrap_or_default())
    });
    let around =
        format!("{}[[{}]]{}", &prose[left..start], &prose[start..end], &prose[end..right]).replace('\n', " / ");
    format!("\n{} {:?}: {speaker}\n    …{around}…\n", document.id, quote.extent)
}
