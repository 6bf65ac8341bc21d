//! A token: where it stands, what it is made of, and which word classes the lexicon gives it.

use crate::lexicon::{Classes, Lexicon};
use crate::span::Span;

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum TokenKind {
    /// Letters, with apostrophes inside (`O'Brien`, `don't`) and abbreviations with their stops (`U.S.`, `p.m.`).
    Word,
    /// Digits with inner commas and points (`1,200.5`). Never a sign, never a unit.
    Number,
    /// A possessive or contracted `'s`, or the apostrophe of a plural possessive.
    Clitic,
    /// A double quotation mark, straight or curly, a guillemet, or the wires' `` and ''.
    DoubleQuote,
    /// A single quotation mark that is not part of a word.
    SingleQuote,
    /// An address: URL, e-mail address, `@handle`, `#hashtag`. Never read as words.
    Link,
    /// Any other single character.
    Mark,
}

/// How the letters of a word are set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Shape {
    /// No letters with case.
    None,
    /// `lower`
    Lower,
    /// `Capitalised`.
    Capital,
    /// `UPPER`, two letters or more.
    Upper,
    /// One capital letter: `J`.
    Initial,
    /// `McDonald`, `O'Brien`: capitals inside, a capital first.
    Mixed,
    /// `iPhone`, `eBay`: capitals inside, lower case first.
    Camel,
}

/// One token, 16 bytes. Tokens never cross blocks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// First byte in the prose.
    pub start: u32,
    /// Hash of the case-folded text; equal words have equal values, unequal words nearly always differ.
    pub norm: u32,
    /// The word classes the lexicon gives the folded text; of a number or a quotation mark that it is one.
    pub classes: Classes,
    /// Length in bytes.
    pub len: u16,
    kind_and_flags: u8,
    /// How its letters are set.
    pub shape: Shape,
}

pub(super) const SPACED: u8 = 0x80;
pub(super) const LINE_START: u8 = 0x40;
pub(super) const STOPS: u8 = 0x20;
const KIND: u8 = 0x07;

/// A flag, if it is set.
pub(super) const fn flag(flag: u8, set: bool) -> u8 {
    if set { flag } else { 0 }
}

/// The classes that a kind of token brings with it, whatever it says.
const OF_KIND: [Classes; KIND as usize + 1] = {
    let mut classes = [Classes::NONE; KIND as usize + 1];
    classes[TokenKind::Number as usize] = Classes::DIGITS;
    classes[TokenKind::DoubleQuote as usize] = Classes::QUOTATION_MARK;
    classes[TokenKind::SingleQuote as usize] = Classes::QUOTATION_MARK;
    classes
};

const _: () = assert!(size_of::<Token>() == 16);

impl Token {
    /// Puts a token together; the lexer's business. `classify` makes it whole: until then the high half of the hash
    /// stands where the classes will.
    #[inline]
    pub(super) const fn new(span: Span, hash: u64, kind_and_flags: u8, shape: Shape) -> Self {
        let classes = Classes::of_bits((hash >> 32) as u32);
        Self { start: span.start, norm: hash as u32, classes, len: span.len() as u16, kind_and_flags, shape }
    }

    /// Gives a new token its classes.
    #[inline]
    pub(super) fn classify(&mut self, lexicon: &Lexicon) {
        let hash = u64::from(self.norm) | u64::from(self.classes.bits()) << 32;
        self.classes = lexicon.classes(hash) | OF_KIND[(self.kind_and_flags & KIND) as usize];
    }

    /// Whether a sentence may end with it: `.`, `!`, `?`, `…`, or an abbreviation that carries its stop.
    #[must_use]
    pub const fn stops(&self) -> bool {
        self.kind_and_flags & STOPS != 0
    }

    /// Where it stands.
    #[must_use]
    pub const fn span(&self) -> Span {
        Span::new(self.start, self.start + self.len as u32)
    }

    /// One past its last byte.
    #[must_use]
    pub const fn end(&self) -> u32 {
        self.start + self.len as u32
    }

    /// What it is.
    #[must_use]
    pub const fn kind(&self) -> TokenKind {
        match self.kind_and_flags & KIND {
            0 => TokenKind::Word,
            1 => TokenKind::Number,
            2 => TokenKind::Clitic,
            3 => TokenKind::DoubleQuote,
            4 => TokenKind::SingleQuote,
            5 => TokenKind::Link,
            _ => TokenKind::Mark,
        }
    }

    /// Whether white space, or the start of the block, stands before it.
    #[must_use]
    pub const fn spaced(&self) -> bool {
        self.kind_and_flags & SPACED != 0
    }

    /// Whether a line break inside the block, or the start of the block, stands before it.
    #[must_use]
    pub const fn line_start(&self) -> bool {
        self.kind_and_flags & LINE_START != 0
    }

    /// Whether it is a word.
    #[must_use]
    pub const fn is_word(&self) -> bool {
        matches!(self.kind(), TokenKind::Word)
    }

    /// Whether it is a number in digits.
    #[must_use]
    pub const fn is_number(&self) -> bool {
        matches!(self.kind(), TokenKind::Number)
    }

    /// Whether it is a quotation mark, double or single.
    #[must_use]
    pub const fn is_quotation_mark(&self) -> bool {
        self.is(Classes::QUOTATION_MARK)
    }

    /// Whether it is a word that begins with a capital letter.
    #[must_use]
    pub const fn is_capitalised(&self) -> bool {
        matches!(self.shape, Shape::Capital | Shape::Upper | Shape::Initial | Shape::Mixed)
    }

    /// Whether the lexicon puts it in any of these classes.
    #[must_use]
    pub const fn is(&self, classes: Classes) -> bool {
        self.classes.intersects(classes)
    }

    /// Its text.
    #[must_use]
    pub fn text<'p>(&self, prose: &'p str) -> &'p str {
        self.span().of(prose)
    }

    /// Whether it is this one character.
    #[must_use]
    #[inline]
    pub fn is_mark(&self, prose: &str, mark: char) -> bool {
        self.len as usize == mark.len_utf8()
            && match u8::try_from(mark).ok().filter(u8::is_ascii) {
                Some(byte) => prose.as_bytes()[self.start as usize] == byte,
                None => self.text(prose).starts_with(mark),
            }
    }
}

/// The index of the first of `tokens`, from the index `from` on, that is one of those looked for. A walk over tokens
/// that looks at few of them goes from one to the next; out of line, its loop keeps all it needs in registers.
#[inline(never)]
pub fn next_token(tokens: &[Token], from: usize, is_one: impl Fn(&Token) -> bool) -> Option<usize> {
    tokens.get(from..)?.iter().position(is_one).map(|ahead| from + ahead)
}

/// How many tokens are looked at side by side.
const LANE: usize = 8;

/// As `next_token`, where hardly a token is one and a simple test tells: many are tested for the price of one branch.
#[inline(never)]
pub fn next_rare_token(tokens: &[Token], from: usize, is_one: impl Fn(&Token) -> bool) -> Option<usize> {
    let mut at = from;
    while let Some(lane) = tokens.get(at..)?.first_chunk::<LANE>() {
        if lane.iter().fold(false, |any, token| any | is_one(token)) {
            break;
        }
        at += LANE;
    }
    tokens[at..].iter().position(is_one).map(|ahead| at + ahead)
}

/// The index of the second of the first two neighbours among `tokens`, behind the index `from`, that are a pair looked
/// for; hardly two are.
#[inline(never)]
pub fn next_rare_pair(tokens: &[Token], from: usize, is_one: impl Fn(&Token, &Token) -> bool) -> Option<usize> {
    let mut at = from;
    while let Some(lane) = tokens.get(at..)?.first_chunk::<{ LANE + 1 }>() {
        if lane.windows(2).fold(false, |any, pair| any | is_one(&pair[0], &pair[1])) {
            break;
        }
        at += LANE;
    }
    tokens[at..].windows(2).position(|pair| is_one(&pair[0], &pair[1])).map(|ahead| at + ahead + 1)
}
