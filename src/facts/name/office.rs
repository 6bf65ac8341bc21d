//! Offices: ranks and offices by ladder, read from `rules/lexicon/offices.toml`, and which of them nobody holds
//! together.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use rustc_hash::FxHashSet;
use serde::Deserialize;

use crate::text::Token;
use crate::text::phrase::{self, Phrases};

/// A rank or office as copy names it; one word may stand on several ladders (`captain`: army, police).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Office(u16);

/// A place on a ladder.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct Rung {
    ladder: u16,
    step: u16,
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
    exclusive: bool,
    #[serde(default)]
    many: bool,
    steps: Vec<Vec<String>>,
    #[serde(default)]
    courtesy: Vec<Vec<String>>,
}

struct Offices {
    /// Titles to offices; phrases that only look like an office (`attorney general`) to none.
    phrases: Phrases<Option<Office>>,
    /// The rungs of every office.
    rungs: Vec<Vec<Rung>>,
    /// Words that make an office another office, or one not held yet.
    modifiers: FxHashSet<u32>,
    /// By ladder: whether nobody holds two of its steps at one time.
    exclusive: Vec<bool>,
    /// By ladder: whether one person may hold an office of it here and have held the same elsewhere.
    many: Vec<bool>,
    /// Pairs of rungs of which the first may stand for the second in courtesy.
    courtesy: FxHashSet<(Rung, Rung)>,
}

static OFFICES: LazyLock<Offices> = LazyLock::new(|| {
    let data: Data =
        toml::from_str(include_str!("../../../rules/lexicon/offices.toml")).expect("the shipped offices.toml is valid");
    Offices::new(&data)
});

impl Offices {
    fn new(data: &Data) -> Self {
        let mut rungs: BTreeMap<&str, Vec<Rung>> = BTreeMap::new();
        let mut courtesy = FxHashSet::default();
        for (ladder, entry) in data.ladder.iter().enumerate() {
            let mut here: BTreeMap<&str, Rung> = BTreeMap::new();
            for (step, spellings) in entry.steps.iter().enumerate() {
                let rung = Rung { ladder: ladder as u16, step: step as u16 };
                here.extend(spellings.iter().map(|spelling| (spelling.as_str(), rung)));
            }
            here.iter().for_each(|(&spelling, &rung)| rungs.entry(spelling).or_default().push(rung));
            for group in &entry.courtesy {
                let mut members = group.iter().filter_map(|spelling| here.get(spelling.as_str()).copied());
                if let Some(first) = members.next() {
                    courtesy.extend(members.map(|other| (first, other)));
                }
            }
        }
        let mut phrases = Phrases::default();
        data.not_the_office.values().flatten().for_each(|phrase| phrases.add(phrase, None));
        rungs.keys().enumerate().for_each(|(id, spelling)| phrases.add(spelling, Some(Office(id as u16))));
        Self {
            phrases,
            rungs: rungs.into_values().collect(),
            modifiers: data.modifiers.values().flatten().map(|word| phrase::norm(word)).collect(),
            exclusive: data.ladder.iter().map(|entry| entry.exclusive).collect(),
            many: data.ladder.iter().map(|entry| entry.many).collect(),
            courtesy,
        }
    }
}

/// The office that the words of a title name, nationality and other words before it aside.
pub(super) fn of(prose: &str, words: &[Token]) -> Option<Office> {
    let found = (0..words.len()).find_map(|skip| {
        let hit = OFFICES.phrases.longest(prose, &words[skip..])?;
        (skip + hit.tokens == words.len()).then_some(*hit.value)
    });
    found.flatten()
}

/// Words that make an office another office, or one not held yet: `acting`, `deputy`, `elect`.
pub(super) fn is_modifier(token: &Token) -> bool {
    OFFICES.modifiers.contains(&token.norm)
}

impl Office {
    fn rungs(self) -> &'static [Rung] {
        &OFFICES.rungs[self.0 as usize]
    }

    /// Whether the two words name one office.
    #[must_use]
    pub fn is_same_as(self, other: Self) -> bool {
        self.rungs().iter().any(|rung| other.rungs().contains(rung))
    }

    /// Whether one may hold the office here and have held it elsewhere: an attorney general, a chairman.
    #[must_use]
    pub fn is_of_many(self) -> bool {
        self.rungs().iter().any(|rung| OFFICES.many[rung.ladder as usize])
    }

    /// Whether nobody holds both at one time: two steps of one ladder, neither a courtesy for the other, and no
    /// ladder on which they agree.
    #[must_use]
    pub fn excludes(self, other: Self) -> bool {
        let pairs = || self.rungs().iter().flat_map(|&a| other.rungs().iter().map(move |&b| (a, b)));
        let agree =
            |(a, b): (Rung, Rung)| a == b || OFFICES.courtesy.contains(&(a, b)) || OFFICES.courtesy.contains(&(b, a));
        !pairs().any(agree) && pairs().any(|(a, b)| a.ladder == b.ladder && OFFICES.exclusive[a.ladder as usize])
    }
}
