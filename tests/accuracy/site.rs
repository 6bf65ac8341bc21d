//! An article as the place of a crime: the people, dates and paragraphs in which an error can be put, found by
//! plain patterns and not by the facts under test.

use std::ops::Range;
use std::sync::LazyLock;

use copydesk::article::Article;
use copydesk::fold::{hash, plain_letters};
use copydesk::lexicon::{Classes, Lexicon};
use copydesk::segment::Zone;
use copydesk::span::Span;
use regex::Regex;
use rustc_hash::FxHashSet;

/// Words that name no person after or before a given name: `Washington Post`, `Forest Service`.
const THINGS: Classes = Classes::PLACE.with(Classes::DEMONYM).with(Classes::ORGANISATION).with(Classes::NOT_NAME);

/// Given names, so that "White House" is not taken for a person.
static GIVEN: LazyLock<FxHashSet<&str>> = LazyLock::new(|| {
    let lines = include_str!("../../rules/lexicon/given-names.txt").lines();
    lines.map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')).collect()
});

static FULL_NAME: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"([A-Z][a-z]+) ([A-Z][a-z]+)").expect("a valid pattern"));

/// An article to be spoilt.
pub(crate) struct Site<'a> {
    /// The article, clean.
    pub(crate) article: &'a Article,
    /// The headline of some other article.
    pub(crate) foreign: &'a str,
}

/// A person the article names in full and names again.
#[derive(Debug, Clone)]
pub(crate) struct Person {
    pub(crate) given: String,
    pub(crate) surname: String,
    /// Where the given name stands in full names, in running text.
    pub(crate) givens: Vec<Span>,
    /// Where the surname stands, in running text.
    pub(crate) surnames: Vec<Span>,
    /// Where the surname stands in the headline.
    pub(crate) headlines: Vec<Span>,
}

/// A clean file and the same file with one error.
#[derive(Debug, Clone)]
pub(crate) struct Twins {
    pub(crate) clean: String,
    pub(crate) spoilt: String,
    /// Where the error stands in the spoilt file.
    pub(crate) place: Range<usize>,
    /// Its kind, when the corruption has several.
    pub(crate) kind: &'static str,
}

/// Whether two words with capitals are a person's: a given name, and a word that is no thing, or nothing but a
/// surname.
fn is_person(given: &str, surname: &str) -> bool {
    let classes = |word: &str| Lexicon::built_in().classes(hash(word));
    let plain_word =
        |word: &str| classes(word).intersects(Classes::COMMON) && !classes(word).intersects(Classes::SURNAME);
    GIVEN.contains(plain_letters(given).as_str())
        && !classes(given).intersects(THINGS.with(Classes::TITLE).with(Classes::HONORIFIC))
        && !classes(surname).intersects(THINGS)
        && !plain_word(surname)
}

impl Site<'_> {
    /// The people in the order in which they are first named in full.
    pub(crate) fn people(&self) -> Vec<Person> {
        let mut people: Vec<Person> = Vec::new();
        for block in self.article.blocks.iter().filter(|block| block.zone == Zone::Paragraph) {
            let text = self.article.text(block.span);
            for found in FULL_NAME.captures_iter(text) {
                let (given, surname) = (&found[1], &found[2]);
                let end = found.get(0).expect("the match").end();
                let start = found.get(0).expect("the match").start();
                let apart = !text[end..].starts_with(|next: char| next.is_alphanumeric() || next == '-')
                    && !text[end..].trim_start_matches(' ').starts_with(|next: char| next.is_ascii_uppercase())
                    && !text[..start].ends_with(|before: char| before.is_alphanumeric() || before == '-');
                let known = people.iter().any(|person| person.surname == surname);
                if apart && !known && surname.len() >= 4 && is_person(given, surname) {
                    people.push(self.person(given, surname));
                }
            }
        }
        people
    }

    fn person(&self, given: &str, surname: &str) -> Person {
        let mut person = Person {
            given: given.to_owned(),
            surname: surname.to_owned(),
            givens: Vec::new(),
            surnames: Vec::new(),
            headlines: Vec::new(),
        };
        for block in &self.article.blocks {
            let spans = self.words(block.span, surname);
            match block.zone {
                Zone::Paragraph => {
                    let own = spans.into_iter().filter(|span| !self.article.is_quoted(span.start));
                    person.surnames.extend(own);
                    let full = format!("{given} {surname}");
                    let givens = self.words(block.span, &full).into_iter();
                    let givens = givens.filter(|span| !self.article.is_quoted(span.start) && self.is_apart(*span));
                    person.givens.extend(givens.map(|span| Span::new(span.start, span.start + given.len() as u32)));
                }
                Zone::Headline => person.headlines.extend(spans),
                _ => {}
            }
        }
        person
    }

    /// Whether a name is no part of a longer one: `Sandy Hook Elementary`, `the James Marlow Prize`.
    fn is_apart(&self, name: Span) -> bool {
        let text = &self.article.prose;
        let (before, after) = (&text[..name.start as usize], &text[name.end as usize..]);
        let capital = |word: &str| word.starts_with(|first: char| first.is_ascii_uppercase());
        let last = before.strip_suffix(' ').and_then(|before| before.rsplit(' ').next()).unwrap_or_default();
        let in_capitals = capital(last) && last.chars().all(char::is_uppercase);
        !in_capitals && !after.strip_prefix(' ').is_some_and(capital)
    }

    /// Where a word stands by itself inside `within`.
    pub(crate) fn words(&self, within: Span, word: &str) -> Vec<Span> {
        let text = self.article.text(within);
        let letter = |it: char| it.is_alphanumeric() || it == '-';
        let alone =
            |&(at, _): &(usize, &str)| !text[..at].ends_with(letter) && !text[at + word.len()..].starts_with(letter);
        let span = |(at, _)| Span::new(within.start + at as u32, within.start + (at + word.len()) as u32);
        text.match_indices(word).filter(alone).map(span).collect()
    }

    /// The paragraphs told in the article's own voice, as spans.
    pub(crate) fn paragraphs(&self) -> Vec<Span> {
        let blocks = self.article.blocks.iter().filter(|block| block.zone == Zone::Paragraph);
        blocks.map(|block| block.span).collect()
    }

    /// Twins of which the spoilt one reads `text` at `span`.
    pub(crate) fn replace(&self, span: Span, text: &str, kind: &'static str) -> Option<Twins> {
        let place = self.article.map.place(span);
        let clean = self.article.source.text.clone();
        let (start, end) = (place.bytes.start as usize, place.bytes.end as usize);
        place.exact.then(|| Twins {
            spoilt: format!("{}{text}{}", &clean[..start], &clean[end..]),
            place: start..start + text.len().max(1),
            clean,
            kind,
        })
    }

    /// Twins that both have another headline and begin with other words: right ones and wrong ones.
    pub(crate) fn story(&self, headline: &str, right: &str, wrong: &str) -> Option<Twins> {
        let old = self.article.blocks.iter().find(|block| block.zone == Zone::Headline)?;
        let (old, lead) = (self.article.map.place(old.span), self.article.map.place(*self.paragraphs().first()?));
        let text = &self.article.source.text;
        let (top, end, start) = (old.bytes.start as usize, old.bytes.end as usize, lead.bytes.start as usize);
        if !old.exact || !lead.exact || top > start || text.starts_with("---") {
            return None;
        }
        let before = format!("{}{headline}{}", &text[..top], &text[end..start]);
        let with = |words: &str| format!("{before}{words}\n\n{}", &text[start..]);
        Some(Twins { clean: with(right), spoilt: with(wrong), place: 0..before.len() + wrong.len(), kind: "" })
    }

    /// Twins that both read otherwise at `span`: one right, one wrong.
    pub(crate) fn reword(&self, span: Span, right: &str, wrong: &str) -> Option<Twins> {
        let spoilt = self.replace(span, wrong, "")?;
        Some(Twins { clean: self.replace(span, right, "")?.spoilt, ..spoilt })
    }

    /// Twins that both have a paragraph put in after the block at `span`: a right one and a wrong one.
    pub(crate) fn paragraph_after(&self, span: Span, right: &str, wrong: &str) -> Option<Twins> {
        let place = self.article.map.place(span);
        let text = &self.article.source.text;
        let at = place.bytes.end as usize;
        let with = |paragraph: &str| format!("{}\n\n{paragraph}{}", &text[..at], &text[at..]);
        let clean = if right.is_empty() { text.clone() } else { with(right) };
        Some(Twins { clean, spoilt: with(wrong), place: at + 2..at + 2 + wrong.len(), kind: "" })
    }
}
