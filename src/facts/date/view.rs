//! The tokens of one block, looked at through the words of time: what stands at a place, what stands before it,
//! whether it is a number, a year, a mark.

use crate::article::Article;
use crate::text::{Token, TokenKind, is_one_of};

use super::word::{self, Word};

/// The tokens of one block.
#[derive(Clone, Copy)]
pub(in crate::facts) struct View<'a> {
    pub(in crate::facts) article: &'a Article,
    /// First token of the block.
    pub(in crate::facts) start: usize,
    /// One past its last token.
    pub(in crate::facts) end: usize,
}

impl<'a> View<'a> {
    /// A token of the block.
    pub(in crate::facts) fn token(&self, at: usize) -> Option<&'a Token> {
        (self.start..self.end).contains(&at).then(|| &self.article.tokens[at])
    }

    /// The token before, unless a line break parts the two.
    pub(in crate::facts) fn before(&self, at: usize) -> Option<&'a Token> {
        let line_start = self.token(at)?.line_start();
        at.checked_sub(1).and_then(|before| self.token(before)).filter(|_| !line_start)
    }

    /// The text of a token of the block, or nothing.
    pub(in crate::facts) fn text(&self, at: usize) -> &'a str {
        self.token(at).map_or("", |token| token.text(&self.article.prose))
    }

    /// Whether a token is one of these words, whatever its case.
    #[inline(always)]
    pub(in crate::facts) fn is_one_of(&self, at: usize, words: &[&str]) -> bool {
        is_one_of(self.text(at), words)
    }

    /// Whether a sentence begins at a token.
    pub(in crate::facts) fn begins_sentence(&self, at: usize) -> bool {
        let sentence = self.article.sentences.get(self.article.sentence_of(at));
        sentence.is_some_and(|it| it.start as usize == at)
    }

    /// The meaning of a token as a word of time.
    #[inline]
    pub(in crate::facts) fn word(&self, at: usize) -> Option<Word> {
        word::meaning(self.token(at)?)
    }

    /// Whether a token is this mark.
    pub(in crate::facts) fn mark(&self, at: usize, mark: char) -> bool {
        self.token(at).is_some_and(|token| token.is_mark(&self.article.prose, mark))
    }

    /// Whether a token follows the one before without white space.
    pub(in crate::facts) fn joined(&self, at: usize) -> bool {
        self.token(at).is_some_and(|token| !token.spaced())
    }

    /// Whether a token is a hyphen or a dash.
    pub(in crate::facts) fn dash(&self, at: usize) -> bool {
        matches!(self.text(at), "-" | "\u{2010}" | "\u{2011}" | "\u{2013}" | "\u{2014}")
    }

    /// A number of up to `digits` digits, without comma or point, that is not glued to a sign before it.
    pub(in crate::facts) fn digits(&self, at: usize, digits: usize) -> Option<u16> {
        let token = self.token(at).filter(|token| token.is_number() && token.len as usize <= digits)?;
        let figures = &self.article.prose.as_bytes()[token.start as usize..token.end() as usize];
        figures.iter().try_fold(0, |number, byte| byte.is_ascii_digit().then(|| number * 10 + u16::from(byte - b'0')))
    }

    /// A year in four digits, not glued to a letter, a unit sign or another number.
    pub(in crate::facts) fn year(&self, at: usize) -> Option<i16> {
        let year = self.digits(at, 4).filter(|year| (1000..2200).contains(year))?;
        if self.is_zone(at + 1) {
            return None;
        }
        let glued = self.joined(at + 1)
            && self.token(at + 1).is_some_and(|next| match next.kind() {
                TokenKind::Word | TokenKind::Number => true,
                // `August 20, 1972: the last day of the fair`
                TokenKind::Mark if self.text(at + 1) == ":" => self.joined(at + 2),
                TokenKind::Mark => matches!(self.text(at + 1), "%" | "/" | "°"),
                _ => false,
            });
        (!glued).then_some(year as i16)
    }

    /// A year in figures or in words (`nineteen ninety-six`, `two thousand and five`, as broadcast scripts have it),
    /// and its end.
    pub(in crate::facts) fn year_in_words(&self, at: usize) -> Option<(i16, usize)> {
        if let Some(year) = self.year(at) {
            return Some((year, at + 1));
        }
        let (century, mut rest) = match self.word(at)? {
            Word::Number(2) if self.is_one_of(at + 1, &["thousand"]) => (2000, at + 2),
            Word::Number(hundreds @ (19 | 20)) => (hundreds as i16 * 100, at + 1),
            _ => return None,
        };
        let whole = rest == at + 2 || self.is_one_of(rest, &["hundred"]);
        rest += usize::from(whole && rest == at + 1);
        let tens_at = rest + usize::from(whole && self.is_one_of(rest, &["and"]));
        match self.word(tens_at) {
            Some(Word::Number(tens)) if self.goes_on_at(tens_at) && (whole || tens >= 10) => {
                let ones_at = tens_at + 1 + usize::from(self.dash(tens_at + 1));
                match self.word(ones_at) {
                    Some(Word::Number(ones @ 1..=9)) if tens >= 20 => {
                        Some((century + tens as i16 + ones as i16, ones_at + 1))
                    }
                    _ => Some((century + tens as i16, tens_at + 1)),
                }
            }
            _ => whole.then_some((century, rest)),
        }
    }

    /// Whether a word stands on the line of the one before, with a space between.
    fn goes_on_at(&self, at: usize) -> bool {
        self.token(at).is_some_and(|it| !it.line_start() && it.spaced())
    }

    /// Whether a sign of money or number stands glued before a token: `$12`, `£5`, `#3`, `1/5`.
    pub(in crate::facts) fn has_sign_before(&self, at: usize) -> bool {
        self.joined(at)
            && at > self.start
            && matches!(self.text(at - 1), "$" | "£" | "€" | "¥" | "#" | "/" | ":" | "+" | "." | "@" | "_" | "=")
    }
}
