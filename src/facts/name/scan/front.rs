//! Where the name begins in a run of capitalised words: behind titles, offices, nationalities and the first word of a
//! sentence.

use std::ops::Range;
use std::sync::LazyLock;

use super::Scanner;
use crate::facts::name::{Names, title};
use crate::lexicon::Classes;
use crate::text::{Shape, TokenKind, phrase};

/// Words of everyday English that are names as well.
const NAMES: Classes = Classes::GIVEN.with(Classes::SURNAME).with(Classes::PLACE).with(Classes::DEMONYM);

/// Words in which no person's name ends.
const THINGS: Classes = Classes::PLACE.with(Classes::ORGANISATION).with(Classes::NOT_NAME).with(Classes::DEMONYM);

static OF: LazyLock<u32> = LazyLock::new(|| phrase::norm("of"));

impl Scanner<'_> {
    /// Drops leading titles, honorifics, nationalities and the capital of a sentence's first word.
    pub(super) fn strip_front(&self, names: &Names, run: Range<usize>, sentence: &Range<usize>) -> Range<usize> {
        let (tokens, prose) = (&self.article.tokens, self.article.prose.as_str());
        let mut start = run.start;
        // Everything up to the last title that a name follows belongs to the title.
        for at in (run.start..run.end.saturating_sub(1)).rev() {
            let front = Classes::TITLE.with(Classes::HONORIFIC).with(Classes::FORMER);
            let stops_after = tokens[at + 1].is_mark(prose, '.') as usize;
            if tokens[at].is(front) && at + 1 + stops_after < run.end && !self.is_given_as_title(at, &run) {
                start = at + 1 + stops_after;
                break;
            }
        }
        if start == run.start {
            let opens = self.opens_sentence(run.start, sentence);
            let first = &tokens[run.start];
            let given = first.is(Classes::GIVEN);
            let plain = first.is(Classes::FUNCTION) || first.is(Classes::COMMON) && !given;
            let lower_elsewhere = || !given && names.lower_case.holds(tokens, first.norm, first.classes);
            if opens && (plain || lower_elsewhere()) || first.is(Classes::FUNCTION) && first.shape == Shape::Capital {
                start += 1;
            }
            while start + 1 < run.end && (tokens[start].is(Classes::DEMONYM) || self.ends_title(start, sentence)) {
                start += 1;
            }
            start = self.past_office(start..run.end, sentence);
        }
        // A hyphen or stop left at the front belongs to what was dropped.
        while start < run.end && !tokens[start].is_word() {
            start += 1;
        }
        start..run.end
    }

    /// Where the name begins behind the words of an office: `Special Counsel Robert Marlow`, whose given name is known,
    /// and `director of National Intelligence Roberd Marlow`, whose office begins before the run.
    fn past_office(&self, run: Range<usize>, sentence: &Range<usize>) -> usize {
        let tokens = &self.article.tokens;
        let plain =
            |at: usize| tokens[at].is(Classes::COMMON) && !tokens[at].is(NAMES) && tokens[at].shape == Shape::Capital;
        let words = run.clone().take_while(|&at| plain(at)).count();
        let name = run.start + words;
        // Two words are a full name; more may be a thing that is called after somebody.
        let full = run.end == name + 2 && tokens[name..run.end].iter().all(|token| token.is_word() && token.spaced());
        if words == 0 || !full || tokens[run.end - 1].is(THINGS) {
            return run.start;
        }
        let of_office = run.start >= sentence.start + 2
            && tokens[run.start - 1].norm == *OF
            && tokens[run.start - 2].is(Classes::TITLE);
        let given = tokens[name].is(Classes::GIVEN) && words > 1;
        if of_office || given { name } else { run.start }
    }

    /// Whether the word at `at` ends a title that begins before the run: `secretary of State Mary Marlow`.
    fn ends_title(&self, at: usize, sentence: &Range<usize>) -> bool {
        let tokens = &self.article.tokens;
        let after_of = at > sentence.start + 1 && tokens[at - 1].is(Classes::FUNCTION);
        after_of && tokens[at].is(Classes::COMMON) && title::ends_phrase(self.article, at, sentence.start)
    }

    /// A title word that is the given name of a longer name: `Dean Martin Smith`, `Earl Warren`.
    fn is_given_as_title(&self, at: usize, run: &Range<usize>) -> bool {
        let token = &self.article.tokens[at];
        at == run.start
            && run.len() == 2
            && token.is(Classes::GIVEN)
            && !token.is(Classes::ABBREVIATION.with(Classes::HONORIFIC))
            && !self.article.tokens[at + 1].is(Classes::GIVEN)
            && token.is(Classes::SURNAME)
    }

    fn opens_sentence(&self, at: usize, sentence: &Range<usize>) -> bool {
        let tokens = &self.article.tokens;
        let quote_before = at > sentence.start
            && matches!(tokens[at - 1].kind(), TokenKind::DoubleQuote | TokenKind::SingleQuote | TokenKind::Mark)
            && !tokens[at - 1].is_mark(&self.article.prose, ',')
            && !tokens[at - 1].is_mark(&self.article.prose, '-');
        at == sentence.start || quote_before
    }
}
