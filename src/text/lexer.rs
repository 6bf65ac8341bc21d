//! One pass over a block: characters to tokens, each looked up in the lexicon once.

use crate::fold;
use crate::lexicon::{Classes, Lexicon};
use crate::span::Span;
use crate::text::token::{Shape, Token, TokenKind};

/// Longest token in bytes; a longer run of letters is cut, so that no input can overflow a length.
const LONGEST: usize = 1 << 15;

/// Appends the tokens of `block` (a span of `prose`) to `tokens`.
pub fn lex(prose: &str, block: Span, lexicon: &Lexicon, tokens: &mut Vec<Token>) {
    let mut cursor = Cursor { text: block.of(prose), base: block.start, at: 0 };
    let (mut spaced, mut line_start) = (true, true);
    while let Some(first) = cursor.peek() {
        if is_space(first) {
            spaced = true;
            line_start |= matches!(first, '\n' | '\u{2028}' | '\u{2029}');
            cursor.at += first.len_utf8();
            continue;
        }
        if is_invisible(first) {
            cursor.at += first.len_utf8();
            continue;
        }
        let start = cursor.at;
        let kind = cursor.token(first, spaced, tokens.last(), prose);
        let text = &cursor.text[start..cursor.at];
        let span = Span::new(cursor.base + start as u32, cursor.base + cursor.at as u32);
        let (norm, classes, shape) = match kind {
            TokenKind::Word => {
                let hash = fold::hash(text);
                (hash, lexicon.classes(hash), shape(text))
            }
            TokenKind::Number | TokenKind::Clitic => (fold::hash(text), Classes::NONE, Shape::None),
            _ => (fold::hash(text), Classes::NONE, Shape::None),
        };
        tokens.push(Token::new(span, norm as u32, classes, kind, shape, spaced, line_start));
        (spaced, line_start) = (false, false);
    }
}

/// White space as prose knows it, no-break and thin spaces included.
fn is_space(letter: char) -> bool {
    letter.is_whitespace() || letter == '\u{200b}'
}

/// Characters that are not there for the reader: soft hyphens, joiners, direction marks, a byte order mark.
fn is_invisible(letter: char) -> bool {
    matches!(letter, '\u{ad}' | '\u{200c}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{202a}'..='\u{202e}')
}

/// Apostrophes: straight, curly, modifier letter.
pub(crate) fn is_apostrophe(letter: char) -> bool {
    matches!(letter, '\'' | '\u{2019}' | '\u{02bc}')
}

struct Cursor<'t> {
    text: &'t str,
    base: u32,
    at: usize,
}

impl Cursor<'_> {
    fn peek(&self) -> Option<char> {
        // Most of news is ASCII: one byte decides.
        match self.text.as_bytes().get(self.at) {
            Some(&byte) if byte < 0x80 => Some(byte as char),
            Some(_) => self.text[self.at..].chars().next(),
            None => None,
        }
    }

    fn after(&self, bytes: usize) -> Option<char> {
        self.text.get(self.at + bytes..).and_then(|rest| rest.chars().next())
    }

    /// Moves over one token that begins with `first` and says what it is.
    fn token(&mut self, first: char, spaced: bool, last: Option<&Token>, prose: &str) -> TokenKind {
        if first.is_ascii_digit() {
            self.number();
            return TokenKind::Number;
        }
        if first.is_alphabetic() {
            self.word();
            return TokenKind::Word;
        }
        if is_apostrophe(first) && !spaced && last.is_some_and(Token::is_word) {
            if let Some(clitic) = self.clitic(first, last.map_or("", |token| token.text(prose))) {
                self.at += clitic;
                return TokenKind::Clitic;
            }
        }
        self.at += first.len_utf8();
        match first {
            '"' | '\u{201c}' | '\u{201d}' | '\u{201e}' | '\u{201f}' | '«' | '»' => TokenKind::DoubleQuote,
            '\'' | '\u{2018}' | '\u{2019}' | '\u{201a}' | '\u{201b}' | '`' | '\u{2039}' | '\u{203a}' => {
                TokenKind::SingleQuote
            }
            _ => TokenKind::Mark,
        }
    }

    /// `'s` after a word, or a bare apostrophe after a word in -s that is not followed by a letter.
    /// A bare apostrophe may also close a quotation; `quotation` decides that where it sees an opener.
    fn clitic(&self, first: char, last: &str) -> Option<usize> {
        let width = first.len_utf8();
        match self.after(width) {
            Some('s' | 'S') if !self.after(width + 1).is_some_and(char::is_alphanumeric) => Some(width + 1),
            next if last.ends_with(['s', 'S']) && !next.is_some_and(char::is_alphanumeric) => {
                let ends_quote = next.is_none_or(|it| !it.is_whitespace());
                (!ends_quote).then_some(width)
            }
            _ => None,
        }
    }

    fn number(&mut self) {
        let bytes = self.text.as_bytes();
        while self.at < bytes.len() {
            let inner = matches!(bytes[self.at], b',' | b'.') && bytes.get(self.at + 1).is_some_and(u8::is_ascii_digit);
            if !(bytes[self.at].is_ascii_digit() || inner) {
                break;
            }
            self.at += 1;
        }
        self.shorten();
    }

    fn word(&mut self) {
        let start = self.at;
        while let Some(letter) = self.peek() {
            let width = letter.len_utf8();
            if letter.is_alphabetic() || is_combining(letter) || letter == '\u{ad}' {
                self.at += width;
            } else if is_apostrophe(letter) && self.after(width).is_some_and(char::is_alphabetic) {
                let possessive = matches!(self.after(width), Some('s' | 'S'))
                    && !self.after(width + 1).is_some_and(|it| it.is_alphanumeric());
                if possessive {
                    break;
                }
                self.at += width;
            } else if letter == '.' && self.is_inner_stop(start) {
                self.at += 1;
            } else {
                break;
            }
            if self.at - start > LONGEST {
                break;
            }
        }
    }

    /// Whether the stop here belongs to an abbreviation of single letters: `U.S.`, `p.m.`, `J.K.`.
    fn is_inner_stop(&self, start: usize) -> bool {
        let so_far = &self.text[start..self.at];
        let letters_alternate = so_far.split('.').all(|part| part.chars().count() == 1);
        if !letters_alternate {
            return false;
        }
        let next_is_letter = self.after(1).is_some_and(char::is_alphabetic);
        let then_stop = self.after(2).is_some_and(|it| it == '.');
        (next_is_letter && (then_stop || !self.after(2).is_some_and(char::is_alphanumeric))) || so_far.contains('.')
    }

    /// Cuts an over-long number back to the longest token.
    fn shorten(&mut self) {
        let longest = self.text.len().min(LONGEST);
        let start = self.text[..self.at].rfind(|it: char| !(it.is_ascii_digit() || it == ',' || it == '.'));
        let start = start.map_or(0, |at| at + self.text[at..].chars().next().map_or(1, char::len_utf8));
        if self.at - start > longest {
            self.at = start + longest;
        }
    }
}

fn is_combining(letter: char) -> bool {
    matches!(letter, '\u{300}'..='\u{36f}')
}

fn shape(word: &str) -> Shape {
    let (mut upper, mut lower, mut first_upper) = (0, 0, false);
    for (index, letter) in word.chars().enumerate() {
        if letter.is_uppercase() {
            upper += 1;
            first_upper |= index == 0;
        } else if letter.is_lowercase() {
            lower += 1;
        }
    }
    match (upper, lower) {
        (0, 0) => Shape::None,
        (0, _) => Shape::Lower,
        (1, 0) => Shape::Initial,
        (_, 0) => Shape::Upper,
        (1, _) if first_upper => Shape::Capital,
        _ if first_upper => Shape::Mixed,
        _ => Shape::Camel,
    }
}
