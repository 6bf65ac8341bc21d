//! The cue words by which the desk knows a line: lists from `rules/lexicon/` to two automata, one for the
//! start of a line and one for phrases anywhere in a short one.

use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, AhoCorasickKind, Anchored, Input, MatchKind, StartKind};

use crate::fold::eight::Eight;
use crate::fold::filter::Filter;
use crate::lexicon;
use crate::segment::openings::Openings;

/// What a cue says about its line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Cue {
    Promo,
    Caption,
    Credit,
    Correction,
    SignOff,
    Boilerplate,
    Byline,
    Published,
    Section,
    Agency,
}

const LISTS: &[(Cue, &str)] = &[
    (Cue::Promo, include_str!("../../rules/lexicon/promo-cues.txt")),
    (Cue::Caption, include_str!("../../rules/lexicon/caption-cues.txt")),
    (Cue::Credit, include_str!("../../rules/lexicon/credit-cues.txt")),
    (Cue::Correction, include_str!("../../rules/lexicon/correction-cues.txt")),
    (Cue::SignOff, include_str!("../../rules/lexicon/sign-off-cues.txt")),
    (Cue::Boilerplate, include_str!("../../rules/lexicon/boilerplate.txt")),
    (Cue::Byline, include_str!("../../rules/lexicon/byline-cues.txt")),
    (Cue::Published, include_str!("../../rules/lexicon/published-cues.txt")),
    (Cue::Section, include_str!("../../rules/lexicon/section-names.txt")),
    (Cue::Agency, include_str!("../../rules/lexicon/agencies.txt")),
];

/// An entry that begins so is looked for anywhere in the line, not only at its start.
const ANYWHERE: &str = "... ";

struct Cues {
    leading: AhoCorasick,
    leading_openings: Filter,
    leading_kinds: Vec<Cue>,
    inner: AhoCorasick,
    inner_kinds: Vec<Cue>,
    inner_openings: Openings,
}

static CUES: LazyLock<Cues> = LazyLock::new(|| {
    let (mut leading, mut inner) = ((Vec::new(), Vec::new()), (Vec::new(), Vec::new()));
    for &(kind, list) in LISTS {
        for entry in lexicon::lines(list) {
            let (table, phrase) = match entry.strip_prefix(ANYWHERE) {
                Some(phrase) => (&mut inner, phrase),
                None => (&mut leading, entry),
            };
            table.0.push(phrase.to_owned());
            table.1.push(kind);
            if phrase.contains('\'') {
                table.0.push(phrase.replace('\'', "\u{2019}"));
                table.1.push(kind);
            }
        }
    }
    let automaton = |phrases: &[String], start, kind| {
        AhoCorasick::builder()
            .ascii_case_insensitive(true)
            .match_kind(MatchKind::LeftmostLongest)
            .start_kind(start)
            .kind(Some(kind))
            .build(phrases)
            .expect("the shipped cue lists fit one automaton")
    };
    // Every short line is searched for the inner cues; of the leading ones only the start of a line is looked at.
    Cues {
        leading_openings: leading.0.iter().map(|phrase| opening_of(phrase)).collect(),
        leading: automaton(&leading.0, StartKind::Anchored, AhoCorasickKind::ContiguousNFA),
        leading_kinds: leading.1,
        inner: automaton(&inner.0, StartKind::Unanchored, AhoCorasickKind::DFA),
        inner_kinds: inner.1,
        inner_openings: Openings::of(&inner.0),
    }
});

/// The longest cue the text begins with, and its length in bytes.
pub(super) fn leading(text: &str) -> Option<(Cue, usize)> {
    if !openings(text).iter().any(|&opening| CUES.leading_openings.may_hold(opening)) {
        return None;
    }
    let found = CUES.leading.find(Input::new(text).anchored(Anchored::Yes))?;
    let whole =
        !text[found.end()..].starts_with(char::is_alphanumeric) || !text[..found.end()].ends_with(char::is_alphabetic);
    whole.then(|| (CUES.leading_kinds[found.pattern().as_usize()], found.end()))
}

/// By how many of its first bytes a cue is known: the most that it has.
const OPENINGS: [usize; 4] = [8, 4, 3, 2];

/// The hashes of so many bytes that a text begins with, case aside.
fn openings(text: &str) -> [u32; OPENINGS.len()] {
    let first = Eight::at(text.as_bytes(), 0).without_case().0;
    // An odd number of no pattern; the highest bits of the product depend on all bytes.
    OPENINGS.map(|bytes| ((first << (64 - 8 * bytes)).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 48) as u32)
}

/// The one of them that a cue is known by.
fn opening_of(cue: &str) -> u32 {
    let at = OPENINGS.iter().position(|&bytes| bytes <= cue.len()).expect("a cue of two bytes or more");
    openings(cue)[at]
}

/// The first cue anywhere in the text, and where it begins.
pub(super) fn inside(text: &str) -> Option<(Cue, usize)> {
    if !CUES.inner_openings.may_occur_in(text.as_bytes()) {
        return None;
    }
    let found = CUES.inner.find_iter(text).find(|found| {
        !text[..found.start()].ends_with(char::is_alphanumeric)
            && !text[found.end()..].starts_with(char::is_alphanumeric)
    })?;
    Some((CUES.inner_kinds[found.pattern().as_usize()], found.start()))
}
