//! What stands between two expressions of one sentence, and whether it makes one of them the measure of the other.

use std::ops::Range;

use crate::article::Article;
use crate::facts::date::{DateMention, DurationMention};
use crate::lexicon::Classes;
use crate::text::{Shape, Token};

/// More tokens than this between two expressions, and they belong to different things.
const REACH: usize = 12;

/// Nouns that name a stretch of time.
const STRETCHES: &[&str] =
    &["period", "span", "stretch", "reign", "run", "stint", "spell", "tenure", "total", "stay", "spread", "rule"];

/// Words that turn the length before them into something else: `six years later`, `six years into`.
const TURNS: &[&str] = &[
    "into", "longer", "older", "younger", "before", "after", "later", "earlier", "ago", "short", "shy", "more",
    "ahead", "behind", "apart", "from", "each", "every", "running", "per", "beyond", "prior",
];

/// The tokens between two expressions of one sentence.
pub(crate) struct Gap<'a> {
    article: &'a Article,
    tokens: Range<usize>,
    /// Where the length of time ends.
    length_end: usize,
    /// Whether the length of time stands after the other.
    pub(crate) reversed: bool,
}

impl<'a> Gap<'a> {
    /// The gap between a length of time and dates; nothing when they stand too far apart or in two sentences.
    pub(crate) fn between(article: &'a Article, length: &Range<usize>, dates: &Range<usize>) -> Option<Self> {
        let reversed = length.start >= dates.end;
        let tokens = if reversed { dates.end..length.start } else { length.end..dates.start };
        let near = tokens.start <= tokens.end && tokens.len() <= REACH;
        let together = near && article.sentence_of(length.start) == article.sentence_of(dates.start);
        together.then_some(Self { article, tokens, length_end: length.end, reversed })
    }

    fn words(&self) -> impl DoubleEndedIterator<Item = (&'a Token, &'a str)> {
        self.article.tokens[self.tokens.clone()].iter().map(|token| (token, token.text(&self.article.prose)))
    }

    /// `seven years, from`, `seven-year reign from`, `seven years as mayor, from`, `seven years (`.
    pub(crate) fn leads_to_range(&self) -> bool {
        let Some((_, last)) = self.words().next_back() else { return true };
        let leads = matches!(last, "from" | "From" | "between" | "(");
        let rest = self.tokens.len() - 1;
        let nouns = self.words().take(rest).all(|(token, word)| word == "," || is_of_phrase(token, word));
        leads && nouns && self.words().filter(|(_, word)| *word == ",").count() <= 1
    }

    /// `, a reign of`, `, over`, `(`, ` for`, before a length that nothing turns into something else.
    pub(crate) fn is_measure(&self) -> bool {
        let Some((_, first)) = self.words().next() else { return false };
        let opens = matches!(first, "," | "(" | "-" | "\u{2013}" | "\u{2014}" | ":" | "for" | "lasting" | "spanning");
        let filler = |word: &str| {
            STRETCHES.contains(&word)
                || matches!(
                    word,
                    "a" | "an"
                        | "the"
                        | "of"
                        | "for"
                        | "over"
                        | "in"
                        | "all"
                        | "lasting"
                        | "spanning"
                        | "nearly"
                        | "almost"
                        | "about"
                        | "some"
                        | "more"
                        | "than"
                        | "just"
                        | "around"
                        | "roughly"
                        | "which"
                        | "is"
                )
        };
        let next = self.article.tokens.get(self.length_end).map_or("", |token| token.text(&self.article.prose));
        let hyphened = self.article.word(self.length_end - 1).len() > 2
            && self.article.tokens[self.length_end - 1].spaced().eq(&false);
        let stands = if hyphened { STRETCHES.contains(&next) } else { !TURNS.contains(&next) };
        opens && stands && self.words().skip(1).all(|(_, word)| filler(word))
    }

    /// `since`, `have passed since`, `of fighting since`, `since the wall fell in`.
    pub(crate) fn leads_to_since(&self) -> Since {
        let Some(at) = self.words().position(|(_, word)| word == "since") else { return Since::Not };
        let before = self.words().take(at).all(|(token, word)| {
            matches!(word, "have" | "has" | "passed" | "elapsed" | "gone" | "by" | "," | "ever")
                || is_of_phrase(token, word)
        });
        let after = || self.words().skip(at + 1);
        match () {
            () if !before => Since::Not,
            () if after().all(|(_, word)| matches!(word, "the" | "early" | "late" | "mid" | "-" | "at")) => Since::Date,
            () if after().any(|(token, word)| !token.is_word() || word == "and" || word == "since") => Since::Not,
            () if matches!(self.words().next_back(), Some((_, "in" | "on"))) => Since::Event,
            () => Since::Not,
        }
    }
}

/// What `since` leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Since {
    /// The date itself.
    Date,
    /// Something that happened on the date.
    Event,
    /// Neither.
    Not,
}

/// Whether a word may stand in a phrase about what a length measures: `as mayor of the town`.
fn is_of_phrase(token: &Token, word: &str) -> bool {
    is_noun(token, word)
        || matches!(
            word,
            "in" | "as" | "at" | "of" | "on" | "with" | "the" | "a" | "an" | "his" | "her" | "its" | "their"
        )
}

/// Whether a word can be the noun, or a word before the noun, that a length measures.
fn is_noun(token: &Token, word: &str) -> bool {
    const OTHER: Classes = Classes::FUNCTION.with(Classes::SAYING).with(Classes::PAST_VERB);
    token.is_word() && !token.is(OTHER) && !(token.shape == Shape::Lower && word.ends_with("ed")) || word == "-"
}

/// The lengths of time in the sentence of a date.
pub(crate) fn durations_in<'a>(
    article: &'a Article,
    mention: &DateMention,
) -> impl Iterator<Item = &'a DurationMention> + use<'a> {
    let sentence = article.sentences.get(article.sentence_of(mention.tokens.start));
    let (first, end) = sentence.map_or((0, 0), |it| (it.start as usize, it.end as usize));
    let lengths = &article.facts.durations;
    let at = lengths.partition_point(|length| length.tokens.start < first);
    lengths[at..].iter().take_while(move |length| length.tokens.start < end)
}
