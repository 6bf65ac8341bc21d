//! Titles: the rank or office that stands before a name, and whether it is said to be a past one.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use rustc_hash::FxHashSet;
use serde::Deserialize;

use crate::article::Article;
use crate::lexicon::Classes;
use crate::span::Span;
use crate::text::Token;
use crate::text::phrase::{self, Phrases};

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
    /// The office is another one or of another time: `acting`, `deputy`, `vice`, `then`, `late`.
    pub qualified: bool,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
struct Data {
    modifiers: BTreeMap<String, Vec<String>>,
    not_the_office: BTreeMap<String, Vec<String>>,
    ladder: Vec<Ladder>,
}

/// A ladder as the lexicon states it; the file explains its keys.
#[derive(Deserialize)]
struct Ladder {
    name: String,
    exclusive: bool,
    steps: Vec<Vec<String>>,
    #[serde(default)]
    courtesy: Vec<Vec<String>>,
}

/// The ladders as phrases and what is known of each.
struct Offices {
    /// Titles to offices; phrases that only look like an office (`attorney general`) to none.
    phrases: Phrases<Option<Office>>,
    /// Words that make an office another office, or one not held yet.
    modifiers: FxHashSet<u32>,
    names: Vec<String>,
    exclusive: Vec<bool>,
    /// Pairs of offices of which the first may stand for the second in courtesy.
    courtesy: FxHashSet<(Office, Office)>,
}

static OFFICES: LazyLock<Offices> = LazyLock::new(|| {
    let data: Data =
        toml::from_str(include_str!("../../../rules/lexicon/offices.toml")).expect("the shipped offices.toml is valid");
    let mut offices = Offices {
        phrases: Phrases::default(),
        modifiers: data.modifiers.values().flatten().map(|word| phrase::norm(word)).collect(),
        names: Vec::new(),
        exclusive: Vec::new(),
        courtesy: FxHashSet::default(),
    };
    data.not_the_office.values().flatten().for_each(|phrase| offices.phrases.add(phrase, None));
    for (index, ladder) in data.ladder.into_iter().enumerate() {
        offices.add(index as u16, ladder);
    }
    offices
});

impl Offices {
    fn add(&mut self, index: u16, ladder: Ladder) {
        let mut by_spelling = BTreeMap::new();
        for (step, spellings) in ladder.steps.iter().enumerate() {
            let office = Office { ladder: index, step: step as u16 };
            for spelling in spellings {
                self.phrases.add(spelling, Some(office));
                by_spelling.insert(spelling, office);
            }
        }
        for group in &ladder.courtesy {
            let Some((&first, rest)) =
                group.split_first().and_then(|(first, rest)| Some((by_spelling.get(first)?, rest)))
            else {
                continue;
            };
            self.courtesy.extend(rest.iter().filter_map(|other| Some((first, *by_spelling.get(other)?))));
        }
        self.names.push(ladder.name);
        self.exclusive.push(ladder.exclusive);
    }
}

impl Office {
    /// The name of the ladder.
    #[must_use]
    pub fn ladder_name(self) -> &'static str {
        &OFFICES.names[self.ladder as usize]
    }

    /// Whether nobody holds both offices at one time: two steps of one ladder, neither a courtesy for the other.
    #[must_use]
    pub fn excludes(self, other: Self) -> bool {
        self.ladder == other.ladder
            && self.step != other.step
            && OFFICES.exclusive[self.ladder as usize]
            && !OFFICES.courtesy.contains(&(self, other))
            && !OFFICES.courtesy.contains(&(other, self))
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
        if !(token.is_word() && (token.is(OFFICE_WORDS) || is_modifier(token))) {
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
    let words: Vec<Token> = tokens[start..name].iter().copied().filter(Token::is_word).collect();
    let office = (0..words.len()).find_map(|skip| {
        let hit = OFFICES.phrases.longest(prose, &words[skip..])?;
        (skip + hit.tokens == words.len()).then_some(*hit.value)
    });
    Some(Title {
        span: tokens[start].span().to(tokens[name - 1].span()),
        office: office.flatten(),
        former: words.iter().any(is_past),
        qualified: words.iter().any(|word| is_modifier(word) || word.is(Classes::FORMER) && !is_past(word)),
    })
}

/// A stop after an abbreviation (`Gen.`) or a hyphen inside the title (`ex-general`).
fn is_joiner(prose: &str, tokens: &[Token], at: usize) -> bool {
    let token = &tokens[at];
    let stop = token.is_mark(prose, '.') && !token.spaced() && at > 0 && tokens[at - 1].is(Classes::ABBREVIATION);
    stop || (token.is_mark(prose, '-') && !token.spaced())
}

/// Words that make an office another office, or one not held yet: `acting`, `deputy`, `elect`.
fn is_modifier(token: &Token) -> bool {
    OFFICES.modifiers.contains(&token.norm)
}

/// Words that say the office is no longer held, whenever the story is told. `Then` and `late` do not: the office
/// was held at the time.
fn is_past(token: &Token) -> bool {
    PAST.contains(&token.norm)
}

static PAST: LazyLock<[u32; 4]> = LazyLock::new(|| ["former", "ex", "retired", "erstwhile"].map(phrase::norm));
