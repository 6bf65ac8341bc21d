//! Titles: the rank or office that stands before a name, and whether it is said to be a past one.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::article::Article;
use crate::lexicon::Classes;
use crate::span::Span;
use crate::text::{Token, phrase::Phrases};

/// An office of `rules/lexicon/offices.toml`: a ladder and a step on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Office {
    /// The ladder: military ranks, offices of state.
    pub ladder: u16,
    /// The step on the ladder; spellings of one office share it.
    pub step: u16,
}

/// A title before a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Title {
    /// From its first word to its last, `former` and nationality included.
    pub span: Span,
    /// The office, when the lexicon knows it.
    pub office: Option<Office>,
    /// The office is said to be a past one: `former`, `ex-`, `retired`.
    pub former: bool,
    /// The office is held for another or for a time: `acting`, `deputy`, `vice`.
    pub qualified: bool,
}

#[derive(Deserialize)]
struct Ladders {
    ladder: Vec<Ladder>,
}

#[derive(Deserialize)]
struct Ladder {
    name: String,
    exclusive: bool,
    steps: Vec<Vec<String>>,
}

/// The ladders as phrases and what is known of each.
pub(super) struct Offices {
    phrases: Phrases<Office>,
    names: Vec<String>,
    exclusive: Vec<bool>,
}

static OFFICES: LazyLock<Offices> = LazyLock::new(|| {
    let data: Ladders =
        toml::from_str(include_str!("../../../rules/lexicon/offices.toml")).expect("the shipped offices.toml is valid");
    let mut offices = Offices { phrases: Phrases::default(), names: Vec::new(), exclusive: Vec::new() };
    for (ladder, entry) in data.ladder.into_iter().enumerate() {
        for (step, spellings) in entry.steps.iter().enumerate() {
            for spelling in spellings {
                offices.phrases.add(spelling, Office { ladder: ladder as u16, step: step as u16 });
            }
        }
        offices.names.push(entry.name);
        offices.exclusive.push(entry.exclusive);
    }
    offices
});

impl Office {
    /// The name of the ladder.
    #[must_use]
    pub fn ladder_name(self) -> &'static str {
        &OFFICES.names[self.ladder as usize]
    }

    /// Whether nobody holds two steps of this ladder at one time.
    #[must_use]
    pub fn is_exclusive(self) -> bool {
        OFFICES.exclusive[self.ladder as usize]
    }
}

const OFFICE_WORDS: Classes =
    Classes::TITLE.with(Classes::DEMONYM).with(Classes::FORMER).with(Classes::PLACE).with(Classes::ORGANISATION);

/// A title is no longer than this, in tokens.
const LONGEST_TITLE: usize = 10;

/// The title that ends right before token `name`, looking back no further than `floor`.
pub(super) fn before(article: &Article, name: usize, floor: usize) -> Option<Title> {
    let tokens = &article.tokens;
    let prose = &article.prose;
    let mut start = name;
    let mut at = name;
    let mut found = false;
    while at > floor && name - at < LONGEST_TITLE {
        let token = &tokens[at - 1];
        if is_joiner(prose, tokens, at - 1) {
            at -= 1;
            continue;
        }
        if !(token.is_word() && (token.is(OFFICE_WORDS) || is_modifier(token.text(prose)))) {
            break;
        }
        // The word nearest the name must be the title itself: `Republican Smith` has none.
        found |= token.is(Classes::TITLE);
        if !found {
            break;
        }
        at -= 1;
        start = at;
    }
    if !found {
        return None;
    }
    let words = &tokens[start..name];
    let office = (0..words.len()).find_map(|skip| {
        let hit = OFFICES.phrases.longest(prose, &words[skip..])?;
        let rest = &words[skip + hit.tokens..];
        rest.iter().all(|token| !token.is_word()).then_some(*hit.value)
    });
    Some(Title {
        span: tokens[start].span().to(tokens[name - 1].span()),
        office,
        former: words.iter().any(|token| token.is(Classes::FORMER)),
        qualified: words.iter().any(|token| is_modifier(token.text(prose))),
    })
}

/// A stop after an abbreviation (`Gen.`) or a hyphen inside the title (`ex-general`).
fn is_joiner(prose: &str, tokens: &[Token], at: usize) -> bool {
    let token = &tokens[at];
    let stop = token.is_mark(prose, '.') && !token.spaced() && at > 0 && tokens[at - 1].is(Classes::ABBREVIATION);
    stop || (token.is_mark(prose, '-') && !token.spaced())
}

/// Words that make an office another office.
fn is_modifier(word: &str) -> bool {
    ["acting", "interim", "deputy", "vice", "assistant", "associate", "caretaker", "designate", "elect", "shadow"]
        .iter()
        .any(|modifier| word.eq_ignore_ascii_case(modifier))
}
