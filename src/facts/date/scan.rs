//! One block's tokens to its mentions: walks over the tokens, tries the forms of expression that can begin at
//! each, the longest first, and completes what was found with zone, voice and framing.

use crate::article::{Article, Block};
use crate::span::Span;
use crate::text::{Token, TokenKind};

use super::word::{self, Word};
use super::{DateMention, Fields, Form, Resolution, Side, framing};

/// The tokens of one block, looked at through the words of time.
pub(super) struct Scan<'a> {
    pub(super) article: &'a Article,
    /// First token of the block.
    pub(super) start: usize,
    /// One past its last token.
    pub(super) end: usize,
}

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

/// Appends the expressions of time of a block.
pub(super) fn block(article: &Article, index: usize, block: &Block, out: &mut Vec<DateMention>) {
    let scan = Scan { article, start: block.tokens.start, end: block.tokens.end };
    let mut found = Vec::new();
    let mut at = scan.start;
    while at < scan.end {
        let token = &article.tokens[at];
        if !token.is_number() && !token.is(word::OF_TIME) {
            at += 1;
            continue;
        }
        let before = found.len();
        scan.expression(at, &mut found);
        at = found[before..].last().map_or(at + 1, |last: &Found| last.end.max(at + 1));
    }
    super::calendar::join_ranges(&scan, &mut found);
    out.extend(found.into_iter().map(|found| scan.mention(index, found)));
}

impl<'a> Scan<'a> {
    /// The expressions that begin at a token: one, or the two ends of a range.
    fn expression(&self, at: usize, out: &mut Vec<Found>) {
        if self.article.tokens[at].is_number() {
            let numeric = self.numeric(at).or_else(|| self.period(at));
            if let Some(found) = numeric {
                out.push(found);
                return;
            }
        }
        if self.calendar(at, out) {
            return;
        }
        out.extend(self.relative(at).or_else(|| self.period(at)));
    }

    fn mention(&self, block: usize, found: Found) -> DateMention {
        let tokens = &self.article.tokens[found.start..found.end];
        let span = Span::new(tokens[0].start, tokens[tokens.len() - 1].end());
        DateMention {
            span,
            tokens: found.start..found.end,
            block,
            voice: self.article.voice_at(span.start),
            form: found.form,
            fields: found.fields,
            step: found.step,
            range: found.range,
            framing: framing::of(self.article, found.start..found.end),
            resolution: Resolution::Unknown,
        }
    }

    /// A token of the block.
    pub(super) fn token(&self, at: usize) -> Option<&'a Token> {
        (self.start..self.end).contains(&at).then(|| &self.article.tokens[at])
    }

    /// The token before, unless a line break parts the two.
    pub(super) fn before(&self, at: usize) -> Option<&'a Token> {
        let line_start = self.token(at)?.line_start();
        at.checked_sub(1).and_then(|before| self.token(before)).filter(|_| !line_start)
    }

    /// The text of a token of the block, or nothing.
    pub(super) fn text(&self, at: usize) -> &'a str {
        self.token(at).map_or("", |token| token.text(&self.article.prose))
    }

    /// Whether a token is one of these words, whatever its case.
    pub(super) fn is_one_of(&self, at: usize, words: &[&str]) -> bool {
        let text = self.text(at);
        words.iter().any(|word| text.eq_ignore_ascii_case(word))
    }

    /// The meaning of a token as a word of time.
    pub(super) fn word(&self, at: usize) -> Option<Word> {
        word::meaning(&self.article.prose, self.token(at)?)
    }

    /// Whether a token is this mark.
    pub(super) fn mark(&self, at: usize, mark: char) -> bool {
        self.token(at).is_some_and(|token| token.is_mark(&self.article.prose, mark))
    }

    /// Whether a token follows the one before without white space.
    pub(super) fn joined(&self, at: usize) -> bool {
        self.token(at).is_some_and(|token| !token.spaced())
    }

    /// Whether a token is a hyphen or a dash.
    pub(super) fn dash(&self, at: usize) -> bool {
        matches!(self.text(at), "-" | "\u{2010}" | "\u{2011}" | "\u{2013}" | "\u{2014}")
    }

    /// A number of up to `digits` digits, without comma or point, that is not glued to a sign before it.
    pub(super) fn digits(&self, at: usize, digits: usize) -> Option<u16> {
        let token = self.token(at).filter(|token| token.is_number() && token.len as usize <= digits)?;
        token.text(&self.article.prose).parse().ok()
    }

    /// A year in four digits, not glued to a letter, a unit sign or another number.
    pub(super) fn year(&self, at: usize) -> Option<i16> {
        let year = self.digits(at, 4).filter(|year| (1000..2200).contains(year))?;
        let glued = self.joined(at + 1)
            && self.token(at + 1).is_some_and(|next| match next.kind() {
                TokenKind::Word | TokenKind::Number => true,
                TokenKind::Mark => matches!(self.text(at + 1), "%" | "/" | ":" | "°"),
                _ => false,
            });
        (!glued).then_some(year as i16)
    }

    /// A year in figures or in words (`nineteen ninety-six`, as broadcast scripts have it), and its end.
    pub(super) fn year_in_words(&self, at: usize) -> Option<(i16, usize)> {
        if let Some(year) = self.year(at) {
            return Some((year, at + 1));
        }
        let century = match self.word(at)? {
            Word::Number(19) => 1900,
            Word::Number(20) => 2000,
            _ => return None,
        };
        let Some(Word::Number(tens @ 10..=90)) = self.word(at + 1) else { return None };
        if self.token(at + 1).is_none_or(|it| it.line_start() || !it.spaced()) {
            return None;
        }
        let ones_at = at + 2 + usize::from(self.dash(at + 2));
        let (ones, end) = match self.word(ones_at) {
            Some(Word::Number(ones @ 1..=9)) if tens >= 20 => (ones, ones_at + 1),
            _ => (0, at + 2),
        };
        Some((century + tens as i16 + ones as i16, end))
    }

    /// Whether a sign of money or number stands glued before a token: `$12`, `£5`, `#3`, `1/5`.
    pub(super) fn has_sign_before(&self, at: usize) -> bool {
        self.joined(at)
            && at > self.start
            && matches!(self.text(at - 1), "$" | "£" | "€" | "¥" | "#" | "/" | ":" | "+" | "." | "@" | "_" | "=")
    }
}
