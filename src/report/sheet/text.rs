//! The fact sheet for a terminal: a section a kind of fact, a line a fact, the line of the file first.

use crate::report::outline::clipped;
use crate::report::visible;

use super::{Acronym, Entry, Named, Said, Sheet};

/// The narrowest a line gets, in columns.
const NARROWEST: usize = 40;

/// The widest the words of the article get before what they amount to, in columns.
const WIDEST_WORDS: usize = 32;

pub(super) fn render(sheet: &Sheet, width: usize) -> String {
    let mut lines = vec![sheet.path.clone()];
    lines.push(match &sheet.date {
        Some(date) => match date.line {
            Some(line) => format!("date: {} ({}, line {line})", date.date, date.from),
            None => format!("date: {} ({})", date.date, date.from),
        },
        None => "date: not given".to_owned(),
    });
    for (heading, kind) in
        [("People", "person"), ("Organisations", "organisation"), ("Places", "place"), ("Other names", "name")]
    {
        let names: Vec<&Named> = sheet.names.iter().filter(|named| named.kind == kind).collect();
        section(&mut lines, heading, names.into_iter().flat_map(name_lines));
    }
    for (heading, entries) in [
        ("Dates", &sheet.dates),
        ("Times", &sheet.times),
        ("Durations", &sheet.durations),
        ("Ages, births and deaths", &sheet.ages),
        ("Numbers", &sheet.numbers),
        ("Quotations", &sheet.quotes),
    ] {
        section(&mut lines, heading, entries.iter().map(|entry| entry_line(entries, entry)));
    }
    section(&mut lines, "Acronyms", sheet.acronyms.iter().flat_map(acronym_lines));
    let width = width.max(NARROWEST);
    lines.iter().map(|line| format!("{}\n", clipped(&visible(line), width))).collect()
}

/// A heading and its lines, if there are any.
fn section(lines: &mut Vec<String>, heading: &str, content: impl Iterator<Item = String>) {
    let mut content = content.peekable();
    if content.peek().is_some() {
        lines.push(String::new());
        lines.push(heading.to_owned());
        lines.extend(content);
    }
}

/// A name with its titles, and below it its other forms and where it stands.
fn name_lines(named: &Named) -> Vec<String> {
    let titles: Vec<&str> = named.titles.iter().map(|title| title.text.as_str()).collect();
    let mut lines = vec![match titles.is_empty() {
        true => format!("  {}", named.name),
        false => format!("  {}: {}", named.name, titles.join(", ")),
    }];
    if !named.also.is_empty() {
        lines.push(format!("    also {}", named.also.join(", ")));
    }
    lines.push(places(&named.mentions));
    lines
}

/// An acronym with what it stands for, and below it where it stands.
fn acronym_lines(acronym: &Acronym) -> Vec<String> {
    let Entry { said, value, how, .. } = &acronym.entry;
    let mut lines = vec![format!("  {}: {} ({how}, line {})", said.text, value.as_deref().unwrap_or("-"), said.line)];
    if !acronym.uses.is_empty() {
        lines.push(places(&acronym.uses));
    }
    lines
}

/// The lines in which words stand.
fn places(said: &[Said]) -> String {
    let mut at: Vec<String> = said.iter().map(|place| place.line.to_string()).collect();
    at.dedup();
    let noun = if at.len() == 1 { "line" } else { "lines" };
    format!("    {noun} {}", at.join(", "))
}

/// The line of the file, the words, what they amount to and how that is known.
fn entry_line(all: &[Entry], entry: &Entry) -> String {
    let columns = |text: &str| text.chars().count();
    let words = all.iter().map(|it| columns(&it.said.text)).max().unwrap_or(0).min(WIDEST_WORDS);
    let digits = all.iter().map(|it| it.said.line.to_string().len()).max().unwrap_or(0);
    let text = clipped(&entry.said.text, words);
    let pad = words.saturating_sub(columns(&text));
    let value = entry.value.as_deref().unwrap_or("-");
    let about = entry.about.as_ref().map(|about| format!(", {about}")).unwrap_or_default();
    format!("  {:>digits$}  {text}{:pad$}  {value} ({}{about})", entry.said.line, "", entry.how)
}
