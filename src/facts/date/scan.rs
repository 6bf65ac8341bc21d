//! One block's tokens to its mentions: walks over the tokens, tries the forms of expression that can begin at
//! each, the longest first, and completes what was found with zone, voice and framing.

use crate::article::{Article, Block};
use crate::lexicon::Classes;
use crate::span::Span;
use crate::text::{Token, next_token};

use super::view::View;
use super::word::{self, Word};
use super::{DateMention, Fields, Form, Resolution, Side, Times, feast, framing, range};

/// An expression as it stands in the tokens, before its place in the article is known.
#[derive(Debug, Clone, Copy)]
pub(super) struct Found {
    /// First token.
    pub(super) start: usize,
    /// One past the last token.
    pub(super) end: usize,
    pub(super) form: Form,
    pub(super) fields: Fields,
    pub(super) step: Option<i8>,
    pub(super) range: Option<Side>,
}

impl Found {
    pub(super) fn new(start: usize, end: usize, form: Form, fields: Fields) -> Self {
        Self { start, end, form, fields, step: None, range: None }
    }
}

/// Appends the expressions of time of a block; `found` is empty room.
pub(super) fn block(article: &Article, index: usize, block: &Block, found: &mut Vec<Found>, out: &mut Times) {
    let view = View { article, start: block.tokens.start, end: block.tokens.end };
    let mut at = view.start;
    let figure_or_word = word::OF_TIME.with(Classes::DIGITS);
    let may_begin = |token: &Token| token.is(figure_or_word) || feast::may_begin(token);
    while let Some(next) = next_token(&article.tokens[..view.end], at, may_begin) {
        at = next;
        let word = view.word(at);
        if let Some(clock) = view.clock(at, word) {
            at = clock.tokens.end;
            out.clocks.push(clock);
            continue;
        }
        let before = found.len();
        match feast::may_begin(&article.tokens[at]).then(|| view.feast(at)).flatten() {
            Some(feast) => found.push(feast),
            None => view.expression(at, word, found),
        }
        match word {
            Some(Word::Part(_)) => out.parts.extend(view.part(at)),
            Some(Word::Unit(..)) if found.len() == before => out.durations.extend(view.duration(at, index)),
            Some(Word::Anniversary(_)) if found.len() == before => {
                if let Some(anniversary) = view.anniversary(at, index) {
                    // The `one-year` of `one-year anniversary` is no length of its own.
                    out.durations.pop_if(|length| length.tokens.start >= anniversary.tokens.start);
                    out.anniversaries.push(anniversary);
                }
            }
            _ => {}
        }
        let end = found[before..].last().map_or(at + 1, |last: &Found| last.end.max(at + 1));
        if let Some(last) = found[before..].last() {
            // The three months of `the past three months` are a length, too; `this morning` is a part of its day.
            if matches!(last.form, Form::Stretch(..)) {
                out.durations.extend(view.duration(end - 1, index));
            }
            out.parts.extend((at + 1..end).find_map(|at| view.part(at)));
        }
        at = end;
    }
    range::join(&view, found);
    out.dates.extend(found.drain(..).map(|found| view.mention(index, found)));
}

impl View<'_> {
    /// The expressions that begin at a token of this meaning: one, or the two ends of a range.
    fn expression(&self, at: usize, word: Option<Word>, out: &mut Vec<Found>) {
        let whole = match word {
            None if self.article.tokens[at].is_number() => {
                self.numeric(at).or_else(|| self.period(at)).or_else(|| self.day_of_this_month(at))
            }
            Some(Word::Number(_)) => self.day_of_this_month(at),
            Some(Word::Weekday(_) | Word::Step(_)) => self.day_of_week(at),
            _ => None,
        };
        if whole.is_some() || self.calendar(at, word, out) {
            out.extend(whole);
            return;
        }
        match word {
            Some(Word::Day(_) | Word::Step(_) | Word::Unit(..)) => out.extend(self.relative(at)),
            Some(Word::Ordinal(_) | Word::Number(_) | Word::Season(_) | Word::Fiscal) => out.extend(self.period(at)),
            _ => {}
        }
    }

    fn mention(&self, block: usize, found: Found) -> DateMention {
        let tokens = &self.article.tokens[found.start..found.end];
        let span = Span::new(tokens[0].start, tokens[tokens.len() - 1].end());
        DateMention {
            span,
            tokens: found.start..found.end,
            block,
            voice: self.article.voice_in(self.article.blocks[block].zone, span.start),
            form: found.form,
            fields: found.fields,
            step: found.step,
            range: found.range,
            framing: framing::of(self.article, found.start..found.end),
            resolution: Resolution::Unknown,
        }
    }
}
