//! Where a name may begin and end: capitalised words in a row, with the particles, initials and hyphens among them.

use std::ops::Range;

use super::Scanner;
use crate::lexicon::Classes;
use crate::text::{Shape, Token, TokenKind};

impl Scanner<'_> {
    /// The capitalised run that begins at `at`, particles, initials and hyphens included.
    pub(super) fn run(&self, at: usize, sentence: Range<usize>) -> Option<Range<usize>> {
        let (tokens, prose) = (&self.article.tokens, self.article.prose.as_str());
        if !self.is_name_word(at) && !self.is_leading_particle(at, &sentence) {
            return None;
        }
        let mut end = at;
        while end < sentence.end {
            let token = &tokens[end];
            if self.is_name_word(end) {
                end += 1;
                if end + 1 < sentence.end && is_initial_stop(prose, tokens, end) {
                    end += 1;
                }
                continue;
            }
            // What joins two words of a name is a mark that stands tight or a particle.
            if !(token.is(Classes::PARTICLE) || token.kind() == TokenKind::Mark && !token.spaced()) {
                break;
            }
            match self.joint(end, &sentence) {
                Some(next) if end > at || token.shape == Shape::Lower => end = next,
                _ => break,
            }
        }
        (end > at).then_some(at..end)
    }

    fn is_name_word(&self, at: usize) -> bool {
        let token = &self.article.tokens[at];
        token.is_word() && token.is_capitalised() && !self.is_calendar(at)
    }

    /// Weekdays and months, unless the month is plainly a name (`Theresa May`, `April Jones`).
    fn is_calendar(&self, at: usize) -> bool {
        let tokens = &self.article.tokens;
        let token = &tokens[at];
        if token.is(Classes::WEEKDAY) {
            return !token.is(Classes::SURNAME.with(Classes::GIVEN)) || token.is(Classes::COMMON) || token.len > 4;
        }
        if !token.is(Classes::MONTH) {
            return false;
        }
        let number_beside = tokens.get(at + 1).is_some_and(Token::is_number) || at > 0 && tokens[at - 1].is_number();
        let after_given = at > 0 && tokens[at - 1].is(Classes::GIVEN) && tokens[at - 1].is_capitalised();
        let before_name = tokens.get(at + 1).is_some_and(|next| next.is_capitalised() && next.is(Classes::SURNAME));
        number_beside || !(after_given || before_name && token.is(Classes::GIVEN))
    }

    /// `al-`, `van`, `de` that open a name: glued by a hyphen, or set before a capital where no noun can be.
    fn is_leading_particle(&self, at: usize, sentence: &Range<usize>) -> bool {
        let tokens = &self.article.tokens;
        let token = &tokens[at];
        if !(token.shape == Shape::Lower && token.is(Classes::PARTICLE)) {
            return false;
        }
        let glued = tokens.get(at + 1).is_some_and(|next| next.kind() == TokenKind::Mark);
        let plain_word = token.is(Classes::FUNCTION.with(Classes::NUMBER_WORD));
        // Nearly all are `as` and `at`.
        if plain_word && !glued {
            return false;
        }
        let Some(next) = self.joint(at, sentence) else { return false };
        let after_determiner = at > sentence.start && tokens[at - 1].is(Classes::FUNCTION) && token.is(Classes::COMMON);
        next < sentence.end && (glued || !after_determiner)
    }

    /// From a token that is no name word to the name word it joins to the run, if it does: hyphens and particles.
    fn joint(&self, at: usize, sentence: &Range<usize>) -> Option<usize> {
        let (tokens, prose) = (&self.article.tokens, self.article.prose.as_str());
        let mut next = at;
        for _ in 0..4 {
            let token = tokens.get(next).filter(|_| next < sentence.end)?;
            let hyphen =
                token.is_mark(prose, '-') || token.is_mark(prose, '\u{2010}') || token.is_mark(prose, '\u{2011}');
            if hyphen && !token.spaced() {
                let follower =
                    tokens.get(next + 1).filter(|_| next + 1 < sentence.end && !tokens[next + 1].spaced())?;
                if self.is_name_word(next + 1) {
                    return Some(next + 1);
                }
                if self.is_hyphen_element(at, next, follower) {
                    return Some(next + 2);
                }
                if !follower.is(Classes::PARTICLE) {
                    return None;
                }
                next += 1;
            } else if token.shape == Shape::Lower && token.is(Classes::PARTICLE) {
                let glued = tokens.get(next + 1).is_some_and(|it| it.is_mark(prose, '-') && !it.spaced());
                if token.is(Classes::FUNCTION) && !glued {
                    return None;
                }
                next += 1;
                if next < sentence.end && self.is_name_word(next) && tokens[next].spaced() {
                    return Some(next);
                }
            } else {
                return None;
            }
        }
        None
    }

    /// The lower-case second element of an East Asian or compound given name: `Jong-un`, `Ki-moon`.
    fn is_hyphen_element(&self, run_at: usize, hyphen: usize, follower: &Token) -> bool {
        let before = &self.article.tokens[hyphen.saturating_sub(1)];
        let has_part_before = hyphen >= 2 && self.article.tokens[hyphen - 2].is_capitalised();
        run_at == hyphen
            && follower.shape == Shape::Lower
            && follower.len <= 6
            && before.len <= 6
            && before.shape == Shape::Capital
            && !follower.is(Classes::FUNCTION)
            && (has_part_before && before.len <= 5 && !before.is(Classes::PLACE.with(Classes::DEMONYM))
                || !follower.is(Classes::COMMON))
    }
}

fn is_initial_stop(prose: &str, tokens: &[Token], at: usize) -> bool {
    let short =
        tokens[at - 1].shape == Shape::Initial || tokens[at - 1].is(Classes::ABBREVIATION) && tokens[at - 1].len <= 5;
    tokens[at].is_mark(prose, '.')
        && !tokens[at].spaced()
        && short
        && tokens.get(at + 1).is_some_and(|next| next.is_word() && next.is_capitalised())
}
