//! Two versions of an article to what a rewrite changed: which value became which, and where in the new version the
//! old value still stands for the same thing.
//!
//! Blocks are paired, tokens aligned, and the facts on both sides of every gap held against each other. What is left
//! over from the old version is known by its tokens: copy that was written anew may give the old value on purpose.

mod alignment;
mod amounts;
mod claim;
mod days;
mod difference;
mod pairing;
mod people;
mod sayings;
pub(crate) mod scene;
mod trace;

use crate::article::Article;
use crate::compare::alignment::Alignment;
use crate::compare::trace::trace;
use crate::span::Span;

/// What kind of value changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Topic {
    /// What somebody or something is called: a surname, a given name, an office, the words of an acronym.
    Name,
    /// An amount or an age.
    Number,
    /// A day or a time of day.
    Date,
    /// What somebody is quoted to have said.
    Quote,
}

/// A value that a rewrite changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// What kind of value it is.
    pub topic: Topic,
    /// Where it stood, in the old version.
    pub was: Span,
    /// Where it was changed, in the new version: the place that says most, then the others in reading order.
    pub made: Vec<Span>,
    /// Where the old value still stands for the same thing, in the new version, in reading order.
    pub left: Vec<Left>,
}

/// A place that a change has left behind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Left {
    /// The place.
    pub span: Span,
    /// The part of it that would have to change, and what to; nothing where it is worded otherwise than the place
    /// that was changed.
    pub put: Option<(Span, String)>,
}

/// Two versions of one article and what changed between them.
#[derive(Debug)]
pub struct Comparison<'a> {
    /// The version before.
    pub old: &'a Article,
    /// The version after.
    pub new: &'a Article,
    /// The values that changed, topic by topic.
    pub changes: Vec<Change>,
}

impl<'a> Comparison<'a> {
    /// Compares two versions.
    #[must_use]
    pub fn of(old: &'a Article, new: &'a Article) -> Self {
        let alignment = Alignment::of(old, new);
        let mut changes = trace(old, new, &alignment, &people::Surname);
        changes.extend(trace(old, new, &alignment, &people::GivenName));
        changes.extend(trace(old, new, &alignment, &people::InOffice));
        changes.extend(trace(old, new, &alignment, &people::Thing));
        changes.extend(trace(old, new, &alignment, &sayings::Expansion));
        changes.extend(trace(old, new, &alignment, &amounts::Age));
        changes.extend(trace(old, new, &alignment, &amounts::Amount));
        changes.extend(trace(old, new, &alignment, &days::Day));
        changes.extend(trace(old, new, &alignment, &days::Clock));
        changes.extend(trace(old, new, &alignment, &sayings::Saying));
        Self { old, new, changes: each_place_once(changes) }
    }

    /// The changes of a topic that were not made everywhere.
    pub fn stale(&self, topic: Topic) -> impl Iterator<Item = &Change> {
        self.changes.iter().filter(move |change| change.topic == topic && !change.left.is_empty())
    }
}

/// A place is left behind by one change only: the first that says so.
fn each_place_once(mut changes: Vec<Change>) -> Vec<Change> {
    let mut taken = std::collections::BTreeMap::new();
    for change in &mut changes {
        change.left.retain(|left| {
            let free = taken.range(..left.span.end).next_back().is_none_or(|(_, &end)| end <= left.span.start);
            if free {
                taken.insert(left.span.start, left.span.end);
            }
            free
        });
    }
    changes
}

#[cfg(test)]
mod tests;
