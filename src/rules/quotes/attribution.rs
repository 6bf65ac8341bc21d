//! The words that say who spoke, where they stand in what a lone mark leaves quoted: `"We will go, said Ann Reed.` The
//! mark before them is what is missing.

use std::ops::Range;

use crate::article::Article;
use crate::facts::name::{Kind, Mention};
use crate::lexicon::Classes;
use crate::text::Shape;

/// Tokens before a name: `the committee's spokeswoman`.
const LONGEST_DESCRIPTION: usize = 5;

/// Tokens between a name and its verb: `, D-Minn.,`.
const LONGEST_APPOSITION: usize = 8;

/// Tokens behind verb and speaker where the speaker is no known name, the stop included.
const BEHIND_VERB: usize = 4;

/// Whether an attribution stands anywhere in tokens.
pub(super) fn stands_in(article: &Article, words: Range<usize>) -> bool {
    let reader = Reader { article, end: words.end };
    words.into_iter().any(|at| reader.attributes(at))
}

struct Reader<'a> {
    article: &'a Article,
    /// One past the last token that is read.
    end: usize,
}

impl Reader<'_> {
    /// Whether the mark at a token is the last of a quotation, and who spoke stands behind it.
    fn attributes(&self, at: usize) -> bool {
        let is_last = matches!(self.word(at), "," | "?" | "!");
        is_last && (self.verb_first(at + 1) || self.speaker_first(at + 1))
    }

    /// `said Ann Reed, the mayor.`
    fn verb_first(&self, at: usize) -> bool {
        let ends = || self.end <= at + 2 + BEHIND_VERB && (self.is_pronoun(at + 1) || self.is_name(at + 1));
        self.says(at) && (self.person_at(at + 1).is_some() || ends())
    }

    /// `Ann Reed, the mayor, told reporters on Monday.`
    fn speaker_first(&self, at: usize) -> bool {
        let names = (at..at + 2).take_while(|&at| self.is_name(at)).count();
        if names > 0 && self.says(at + names) && self.end <= at + names + 1 + BEHIND_VERB {
            return true;
        }
        if let Some(verb) = self.described_at(at) {
            return self.end <= verb + 1 + BEHIND_VERB && self.is_left_alone(verb);
        }
        let behind = if self.is_pronoun(at) { Some(at + 1) } else { self.person_at(at) };
        let Some(mut verb) = behind else { return false };
        if self.word(verb) == "," {
            let reach = self.end.min(verb + LONGEST_APPOSITION);
            verb = (verb + 1..reach).find(|&at| self.word(at) == "," && self.says(at + 1)).map_or(verb, |at| at + 1);
        }
        self.says(verb) && self.is_left_alone(verb)
    }

    /// Whether a verb of saying is not followed by what is said: `In March, Reed said the plan was dead.`
    fn is_left_alone(&self, verb: usize) -> bool {
        let next = verb + 1;
        if next >= self.end {
            return true;
        }
        let token = &self.article.tokens[next];
        match self.word(next) {
            "." | "," | "in" | "on" | "at" | "during" | "after" | "before" | "last" | "late" | "earlier" | "of" => true,
            "reporters" | "journalists" | "lawmakers" | "viewers" => true,
            _ => token.is(Classes::WEEKDAY) || self.word(verb) == "told" && token.is_capitalised(),
        }
    }

    /// One past the person who is named at a token, or behind what they are: `committee spokeswoman Ann Reed`.
    fn person_at(&self, at: usize) -> Option<usize> {
        let names = &self.article.facts.names;
        let next = names.mentions.partition_point(|it| (it.tokens.start as usize) < at);
        let near = names.mentions[next..].iter().take_while(|it| it.tokens.start as usize <= at + LONGEST_DESCRIPTION);
        let is_person = |it: &&Mention| names.entity(names.form_of(it).entity).kind == Kind::Person && !it.possessive;
        let mention = near.take(LONGEST_DESCRIPTION).find(is_person)?;
        let (start, end) = (mention.tokens.start as usize, mention.tokens.end as usize);
        (end < self.end && self.describes(at..start)).then_some(end)
    }

    /// One past what somebody is called instead of a name: `the statement`, `one campaign official`.
    fn described_at(&self, at: usize) -> Option<usize> {
        let article = matches!(self.word(at), "a" | "an" | "the" | "one" | "another" | "his" | "her" | "their");
        let end = (at + 1..self.end.min(at + LONGEST_DESCRIPTION)).find(|&verb| self.says(verb))?;
        (article && end > at + 1 && self.describes(at + 1..end)).then_some(end)
    }

    fn describes(&self, mut words: Range<usize>) -> bool {
        words.all(|at| {
            let token = &self.article.tokens[at];
            let stop = token.is_mark(&self.article.prose, '.') && !token.spaced();
            stop || token.is_word() && !token.is(Classes::FUNCTION)
        })
    }

    fn says(&self, at: usize) -> bool {
        let token = self.article.tokens.get(at).filter(|_| at < self.end);
        token.is_some_and(|token| token.is(Classes::SAYING) && token.shape == Shape::Lower)
    }

    fn is_name(&self, at: usize) -> bool {
        let token = self.article.tokens.get(at).filter(|_| at < self.end);
        token.is_some_and(|token| token.is_capitalised() && !token.is(Classes::FUNCTION))
    }

    fn is_pronoun(&self, at: usize) -> bool {
        matches!(self.word(at), "he" | "she")
    }

    fn word(&self, at: usize) -> &str {
        if at < self.end { self.article.word(at) } else { "" }
    }
}
