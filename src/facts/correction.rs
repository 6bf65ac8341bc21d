//! Correction notes to what they correct: the wrong value and the right one, where the note gives both. `the meeting is
//! on May 4, not May 5`; `misstated the number of seats as 40; it is 48`; `said 12 people instead of 14`.

use std::ops::Range;
use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use crate::article::{Article, Block};
use crate::facts::date::DateMention;
use crate::facts::number::Quantity;
use crate::lexicon::Classes;
use crate::segment::Zone;
use crate::text::phrase;

/// What a note corrects.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Correction {
    /// What an earlier version had.
    pub wrong: Value,
    /// What is right.
    pub right: Value,
}

/// A value that a note gives: a name by its tokens, since names are not read in notes (the wrong one would count as
/// a spelling of the story's), anything else by its place among the facts of its kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Value {
    /// The first token of a name and the one after its last.
    Name(usize, usize),
    /// Index of an amount.
    Amount(usize),
    /// Index of an expression of time.
    Day(usize),
}

/// Words with a capital that are no part of a name.
const NO_NAMES: Classes =
    Classes::FUNCTION.with(Classes::HONORIFIC).with(Classes::TITLE).with(Classes::MONTH).with(Classes::WEEKDAY);

/// No article has more notes.
const MOST_NOTES: usize = 20;

/// No note is longer, in tokens.
const LONGEST: usize = 400;

/// Tokens between a cue and the value it leads to: `not on the`.
const REACH: usize = 3;

/// Tokens after a wrong value among which the right one is looked for: `as Y; the name is X`.
const FAR: usize = 12;

/// Words by which a sentence tells what was wrong before.
static WRONG: LazyLock<FxHashSet<u32>> = LazyLock::new(|| {
    let words = "misstated misspelled misspelt misidentified misreported mistakenly incorrectly erroneously wrongly \
                 inaccurately earlier previous previously originally initially original initial";
    words.split_whitespace().map(phrase::norm).collect()
});

/// Finds what the notes of an article correct, in reading order.
#[must_use]
pub(super) fn find(article: &Article, dates: &[DateMention], quantities: &[Quantity]) -> Vec<Correction> {
    let mut found = Vec::new();
    let is_note = |block: &Block| block.zone == Zone::Correction && block.tokens.len() <= LONGEST;
    for (index, block) in article.blocks.iter().enumerate().filter(|(_, block)| is_note(block)).take(MOST_NOTES) {
        let note = Note { article, block, values: values(article, dates, quantities, index, block) };
        block.sentences.clone().for_each(|at| found.extend(note.sentence(at)));
    }
    found
}

/// A note with the values it gives, in reading order, each with its tokens.
struct Note<'a> {
    article: &'a Article,
    block: &'a Block,
    values: Vec<(Range<usize>, Value)>,
}

fn values(
    article: &Article,
    dates: &[DateMention],
    quantities: &[Quantity],
    index: usize,
    block: &Block,
) -> Vec<(Range<usize>, Value)> {
    let amounts = quantities.iter().enumerate().filter(|(_, it)| it.block == index);
    let amounts = amounts.map(|(at, it)| (it.tokens.clone(), Value::Amount(at)));
    let days = dates.iter().enumerate().filter(|(_, it)| it.block == index);
    let days = days.map(|(at, it)| (it.tokens.clone(), Value::Day(at)));
    let names = names(article, block).map(|it| (it.clone(), Value::Name(it.start, it.end)));
    let mut all: Vec<_> = amounts.chain(days).chain(names).collect();
    all.sort_by_key(|(tokens, _)| tokens.start);
    all
}

/// The runs of words with a capital that may be names.
fn names<'a>(article: &'a Article, block: &'a Block) -> impl Iterator<Item = Range<usize>> + 'a {
    let named = |at: usize| {
        let token = &article.tokens[at];
        token.is_word() && token.is_capitalised() && !token.is(NO_NAMES)
    };
    let mut at = block.tokens.start;
    std::iter::from_fn(move || {
        let start = (at..block.tokens.end).find(|&at| named(at))?;
        at = (start..block.tokens.end).find(|&at| !named(at)).unwrap_or(block.tokens.end);
        Some(start..at)
    })
    // `Correction`, `The`
    .filter(|run| run.len() > 1 || !article.tokens[run.start].is(Classes::COMMON))
}

impl Note<'_> {
    fn sentence(&self, at: usize) -> Option<Correction> {
        let range = self.article.sentences[at].start as usize..self.article.sentences[at].end as usize;
        let told_wrong = self.article.tokens[range.clone()].iter().any(|token| WRONG.contains(&token.norm));
        range.clone().find_map(|cue| {
            let is = |ahead: usize, word: &str| {
                cue + ahead < range.end && self.article.word(cue + ahead).eq_ignore_ascii_case(word)
            };
            let before = |cue: usize, wrong: Value| {
                let said = |(tokens, it): &&(Range<usize>, Value)| {
                    range.start <= tokens.start && tokens.end <= cue && alike(*it, wrong)
                };
                self.values.iter().rfind(said).map(|(_, value)| *value)
            };
            // `on May 4, not May 5`: without the comma it is a denial.
            if is(0, "not") && cue > range.start && [",", ";", "–", "—", "and"].contains(&self.article.word(cue - 1))
            {
                let wrong = self.after(cue + 1)?;
                return Some(Correction { wrong, right: before(cue, wrong)? });
            }
            if is(0, "instead") && is(1, "of") || is(0, "rather") && is(1, "than") {
                let second = self.after(cue + 2)?;
                let first = before(cue, second)?;
                let (wrong, right) = if told_wrong { (first, second) } else { (second, first) };
                return Some(Correction { wrong, right });
            }
            if is(0, "as") && told_wrong {
                let wrong = self.after(cue + 1)?;
                let near = cue + REACH..cue + FAR;
                let later = |(tokens, it): &&(Range<usize>, Value)| {
                    near.contains(&tokens.start) && alike(*it, wrong) && *it != wrong
                };
                let later = self.values.iter().find(later).map(|(_, value)| *value);
                return Some(Correction { wrong, right: later.or_else(|| before(cue, wrong))? });
            }
            None
        })
    }

    /// The value that begins shortly after a token.
    fn after(&self, token: usize) -> Option<Value> {
        let (tokens, value) = self.values.iter().find(|(tokens, _)| tokens.start >= token)?;
        (tokens.start - token <= REACH && tokens.end <= self.block.tokens.end).then_some(*value)
    }
}

/// Whether two values are of one kind.
fn alike(one: Value, other: Value) -> bool {
    std::mem::discriminant(&one) == std::mem::discriminant(&other)
}

#[cfg(test)]
mod tests {
    use super::Value;
    use crate::article::Article;
    use crate::segment::Zone;

    /// Each correction as `wrong -> right`.
    fn corrections(text: &str) -> Vec<String> {
        let article = Article::of_zone(text, Zone::Correction);
        let facts = &article.facts;
        let told = |value: Value| match value {
            Value::Name(first, end) => article.text(article.tokens[first].span().to(article.tokens[end - 1].span())),
            Value::Amount(at) => article.text(facts.quantities[at].span),
            Value::Day(at) => article.text(facts.dates[at].span),
        };
        facts.corrections.iter().map(|it| format!("{} -> {}", told(it.wrong), told(it.right))).collect()
    }

    #[test]
    fn notes_say_what_was_wrong_and_what_is_right() {
        for (text, expected) in [
            ("Correction: The ferry leaves on May 4, not May 5.", "May 5 -> May 4"),
            ("This story has been corrected to say that 14 people were hurt, not 12.", "12 -> 14"),
            ("Correction: An earlier version said 12 people were hurt instead of 14.", "12 -> 14"),
            ("Correction: An earlier version of this story said 12 people instead of 14.", "12 -> 14"),
            ("Correction: The mayor was hurt on Tuesday rather than Wednesday.", "Wednesday -> Tuesday"),
            (
                "Correction: An earlier version misstated the name of the mayor as Ignacio Ondarsa; it is Ignacio Ondarza.",
                "Ignacio Ondarsa -> Ignacio Ondarza",
            ),
            (
                "Correction: This article originally referred to Ignacio Ondarza as Ignacio Ondarsa.",
                "Ignacio Ondarsa -> Ignacio Ondarza",
            ),
            ("Correction: An earlier version misstated the size of the council.", ""),
            ("Correction: The minister was not in Oslo.", ""),
        ] {
            assert_eq!(corrections(text).join("; "), expected, "{text}");
        }
    }
}
