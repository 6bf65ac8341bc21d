//! Quotations and acronyms to entries of the fact sheet: who says it and how that is known; what the letters stand for
//! and where they stand.

use rustc_hash::FxHashMap;

use crate::facts::quote::{Basis, Extent, Quote};

use super::{Acronym, Clerk, Entry, Said, names};

/// Everything in quotation marks where the story is told, with its speaker.
pub(super) fn quotes(clerk: &Clerk<'_>) -> Vec<Entry> {
    clerk.article.facts.quotes.all.iter().map(|quote| entry(clerk, quote)).collect()
}

fn entry(clerk: &Clerk<'_>, quote: &Quote) -> Entry {
    let speaker = quote.speaker.map(|speaker| match speaker.entity {
        Some(entity) => names::bearer(clerk, entity),
        None => clerk.words(speaker.span),
    });
    let basis = match quote.speaker.map(|speaker| speaker.basis) {
        Some(Basis::Named) => "named",
        Some(Basis::Described) => "described",
        Some(Basis::Inferred) => "inferred",
        None => "speaker unknown",
    };
    let extent = match quote.extent {
        Extent::Full => "sentence",
        Extent::Fragment => "fragment",
    };
    let runs_on = if quote.continues { ", continued" } else { "" };
    Entry { said: clerk.said(quote.span), about: None, value: speaker, how: format!("{basis}, {extent}{runs_on}") }
}

/// Every acronym in order of appearance: its explanations, and every place where it stands.
pub(super) fn acronyms(clerk: &Clerk<'_>) -> Vec<Acronym> {
    let acronyms = &clerk.article.facts.acronyms;
    let mut place: FxHashMap<u32, usize> = FxHashMap::default();
    let mut listed: Vec<Acronym> = Vec::new();
    for definition in &acronyms.definitions {
        place.entry(definition.norm).or_insert(listed.len());
        listed.push(Acronym {
            entry: Entry {
                said: clerk.said(definition.acronym),
                about: None,
                value: Some(clerk.words(definition.expansion)),
                how: "explained".to_owned(),
            },
            uses: Vec::new(),
        });
    }
    for acronym in &acronyms.uses {
        let said: Said = clerk.said(acronym.span);
        let at = *place.entry(acronym.norm).or_insert_with(|| {
            let entry = Entry { said: said.clone(), about: None, value: None, how: "not explained".to_owned() };
            listed.push(Acronym { entry, uses: Vec::new() });
            listed.len() - 1
        });
        listed[at].uses.push(said);
    }
    listed
}
