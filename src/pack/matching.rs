//! What a rule matches: the one key of a `[[rule]]` that says so, read.

use crate::pack::pattern::Pattern;

/// A phrase and what to write for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Replacement {
    /// The phrase, as the pack has it.
    pub over: Box<str>,
    /// What the house writes; empty to delete, none when the phrase is only banned.
    pub prefer: Option<Box<str>>,
}

/// What a rule matches.
#[derive(Debug)]
pub enum Matching {
    /// `over` with `prefer`, or `ban`: phrases.
    Phrases(Vec<Replacement>),
    /// `regex`, with or without `prefer`.
    Regex(Box<Pattern>),
    /// `either`: groups of spellings of which an article should have one.
    Either(Vec<Vec<Box<str>>>),
    /// `limit`: a phrase that may stand so often in one article.
    Limit {
        /// The phrase.
        phrase: Box<str>,
        /// How often it may stand.
        most: usize,
    },
    /// `needs`: a term that must be introduced.
    Needs {
        /// The term, such as an acronym.
        term: Box<str>,
        /// What has to stand at or before its first mention.
        first: Box<str>,
    },
    /// `case`: terms in the one casing that is right.
    Case(Vec<Box<str>>),
}

impl Matching {
    /// The phrases it looks for, numbered by their place in the list; empty for a regex.
    pub(crate) fn phrases(&self) -> Vec<&str> {
        match self {
            Self::Phrases(list) => list.iter().map(|it| &*it.over).collect(),
            Self::Regex(_) => Vec::new(),
            Self::Either(groups) => groups.iter().flatten().map(|it| &**it).collect(),
            Self::Limit { phrase, .. } => vec![phrase],
            Self::Needs { term, first } => vec![term, first],
            Self::Case(terms) => terms.iter().map(|it| &**it).collect(),
        }
    }
}
