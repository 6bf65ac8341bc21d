//! The way over one token that is no plain word: numbers, words with marks and apostrophes, addresses, quotation
//! marks.

use crate::text::token::{Token, TokenKind};

/// Longest token in bytes; a longer run of letters is cut, so that no input can overflow a length.
pub(super) const LONGEST: usize = 1 << 15;

/// Words written with an apostrophe in place of their first letters.
const CLIPPED: [&str; 5] = ["em", "til", "tis", "twas", "n"];

/// Apostrophes: straight, curly, modifier letter.
pub(crate) fn is_apostrophe(letter: char) -> bool {
    matches!(letter, '\'' | '\u{2019}' | '\u{02bc}')
}

/// Dashes, quotation marks, dots.
fn is_general_punctuation(letter: char) -> bool {
    matches!(letter, '\u{2010}'..='\u{2027}')
}

fn is_letter(letter: char) -> bool {
    // A look into the tables of Unicode costs much.
    !is_general_punctuation(letter) && letter.is_alphabetic()
}

fn is_combining(letter: char) -> bool {
    matches!(letter, '\u{300}'..='\u{36f}')
}

/// A place in a text that ends where its block does.
pub(super) struct Cursor<'t> {
    pub(super) text: &'t str,
    pub(super) at: usize,
}

impl Cursor<'_> {
    pub(super) fn peek(&self) -> Option<char> {
        self.after(0)
    }

    /// The character `bytes` further on.
    fn after(&self, bytes: usize) -> Option<char> {
        // Most of news is ASCII: one byte decides.
        match self.text.as_bytes().get(self.at + bytes) {
            Some(&byte) if byte < 0x80 => Some(byte as char),
            Some(_) => self.text.get(self.at + bytes..)?.chars().next(),
            None => None,
        }
    }

    /// The last character boundary at or before `at`.
    pub(super) fn boundary(&self, at: usize) -> usize {
        if at >= self.text.len() {
            return self.text.len();
        }
        (at.saturating_sub(3)..=at).rev().find(|&it| self.text.is_char_boundary(it)).unwrap_or(at)
    }

    /// Moves over one token that begins with `first`, no digit and no double quotation mark of ASCII, and says what it
    /// is. `last` is the token tight before it.
    pub(super) fn token(&mut self, first: char, spaced: bool, last: Option<&Token>) -> TokenKind {
        if is_letter(first) {
            if matches!(first, 'h' | 'H' | 'w' | 'W' | 'f') && self.link() {
                return TokenKind::Link;
            }
            self.word();
            return TokenKind::Word;
        }
        if matches!(first, '@' | '#') && self.handle(first, last) {
            return TokenKind::Link;
        }
        if is_apostrophe(first)
            && let Some(kind) = self.apostrophe(first, spaced, last)
        {
            return kind;
        }
        self.at += first.len_utf8();
        match first {
            '\u{201c}' | '\u{201d}' | '\u{201e}' | '\u{201f}' | '«' | '»' => TokenKind::DoubleQuote,
            // The wires' way: ``we will,'' he said.
            '`' | '\'' if self.peek() == Some(first) => {
                self.at += 1;
                TokenKind::DoubleQuote
            }
            '\'' | '\u{2018}' | '\u{2019}' | '\u{201a}' | '\u{201b}' | '`' | '\u{2039}' | '\u{203a}' => {
                TokenKind::SingleQuote
            }
            _ => TokenKind::Mark,
        }
    }

    /// An apostrophe that is no quotation mark: `'s`, `boys'`, `'em`, `'n'`.
    fn apostrophe(&mut self, first: char, spaced: bool, last: Option<&Token>) -> Option<TokenKind> {
        if let Some(last) = last.filter(|it| it.is_word()) {
            self.at += self.clitic(first, last.text(self.text))?;
            return Some(TokenKind::Clitic);
        }
        let width = first.len_utf8();
        let rest = &self.text[self.at + width..];
        let letters = rest.bytes().take(5).take_while(u8::is_ascii_alphabetic).count();
        let whole = !rest[letters..].starts_with(char::is_alphanumeric);
        let word = &rest[..letters];
        if !spaced || !whole || !CLIPPED.iter().any(|clipped| clipped.eq_ignore_ascii_case(word)) {
            return None;
        }
        let closed = rest[letters..].chars().next().filter(|_| word.len() == 1);
        match closed {
            Some(mark) if is_apostrophe(mark) => self.at += width + letters + mark.len_utf8(),
            _ if word.len() == 1 => return None,
            _ => self.at += width + letters,
        }
        Some(TokenKind::Word)
    }

    /// The length of `'s` after a word, or of a bare apostrophe after a word in -s before a space. A bare
    /// apostrophe may also close a quotation; `quotation` decides that where it sees an opener.
    fn clitic(&self, first: char, last: &str) -> Option<usize> {
        let width = first.len_utf8();
        match self.after(width) {
            Some('s' | 'S') if !self.after(width + 1).is_some_and(char::is_alphanumeric) => Some(width + 1),
            Some(next) if last.ends_with(['s', 'S']) && next.is_whitespace() => Some(width),
            _ => None,
        }
    }

    /// Moves over a number: digits, and commas and points between them.
    pub(super) fn number(&mut self) {
        let bytes = self.text.as_bytes();
        let limit = bytes.len().min(self.at + LONGEST);
        while self.at < limit {
            let inner = matches!(bytes[self.at], b',' | b'.') && bytes.get(self.at + 1).is_some_and(u8::is_ascii_digit);
            if !(bytes[self.at].is_ascii_digit() || inner) {
                break;
            }
            self.at += 1;
        }
    }

    /// Moves over a word.
    fn word(&mut self) {
        let start = self.at;
        let bytes = self.text.as_bytes();
        // `U.S.` is made of single letters: how many since the last stop, how many stops, no part longer than one.
        let (mut letters, mut stops, mut singles) = (0, 0, true);
        while self.at - start < LONGEST {
            let run = bytes[self.at..].iter().take(LONGEST).take_while(|byte| byte.is_ascii_alphabetic()).count();
            self.at += run;
            letters += run;
            let Some(letter) = self.peek() else { break };
            let width = letter.len_utf8();
            if is_letter(letter) {
                letters += 1;
            } else if is_combining(letter) || letter == '\u{ad}' {
                // Belongs to the letter before it.
            } else if is_apostrophe(letter) && self.is_inner_apostrophe(width) {
                singles = false;
            } else if letter == '.' && singles && letters == 1 && self.is_inner_stop(stops) {
                (letters, stops) = (0, stops + 1);
            } else {
                break;
            }
            self.at += width;
            singles &= letters <= 1;
        }
    }

    /// Whether what stands here, behind letters, may belong to their word.
    pub(super) fn may_be_inside_word(&self) -> bool {
        match self.peek() {
            Some(mark) if is_apostrophe(mark) => self.is_inner_apostrophe(mark.len_utf8()),
            Some(letter) => !is_general_punctuation(letter),
            None => false,
        }
    }

    /// Whether the apostrophe here stands between letters and does not begin a final `'s`.
    fn is_inner_apostrophe(&self, width: usize) -> bool {
        let Some(next) = self.after(width).filter(|it| it.is_alphabetic()) else { return false };
        !matches!(next, 's' | 'S') || self.after(width + 1).is_some_and(char::is_alphanumeric)
    }

    /// Whether the stop here belongs to an abbreviation of single letters: `U.S.`, `p.m.`, `J.K.`.
    fn is_inner_stop(&self, stops_before: usize) -> bool {
        let next_is_letter = self.after(1).is_some_and(char::is_alphabetic);
        let after_next = self.after(1 + self.after(1).map_or(0, char::len_utf8));
        stops_before > 0
            || next_is_letter && (after_next == Some('.') || !after_next.is_some_and(char::is_alphanumeric))
    }

    /// Moves over a URL, if one begins here.
    fn link(&mut self) -> bool {
        let rest = &self.text[self.at..];
        let starts = |prefix: &str| rest.get(..prefix.len()).is_some_and(|it| it.eq_ignore_ascii_case(prefix));
        if !["http://", "https://", "www.", "ftp://"].iter().any(|prefix| starts(prefix)) {
            return false;
        }
        let mut brackets = 0;
        let end = rest.char_indices().take(LONGEST).find(|&(_, letter)| {
            brackets += i32::from(letter == '(') - i32::from(letter == ')');
            letter.is_whitespace()
                || brackets < 0
                || matches!(letter, '<' | '>' | '"' | '“' | '”' | '’' | '[' | ']' | '|')
        });
        let address = &rest[..end.map_or(self.boundary(self.at + LONGEST) - self.at, |(at, _)| at)];
        self.at += address.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '*', '_']).len();
        true
    }

    /// Moves over a handle, a hashtag, or the second half of an e-mail address.
    fn handle(&mut self, first: char, last: Option<&Token>) -> bool {
        let rest = &self.text[self.at + 1..];
        let inner = |letter: char| letter.is_alphanumeric() || letter == '_';
        let plain = rest.find(|it| !inner(it)).unwrap_or(rest.len());
        let tight = last.is_some_and(|last| last.is_word() || last.is_number());
        let named = rest[..plain].contains(|it: char| it.is_alphabetic());
        if !named || tight && first == '#' {
            return false;
        }
        let end = match tight {
            // An address needs a domain with a point in it.
            true => {
                let domain = rest.find(|it| !(inner(it) || matches!(it, '.' | '-'))).unwrap_or(rest.len());
                let domain = rest[..domain].trim_end_matches(['.', '-']);
                if !domain.contains('.') {
                    return false;
                }
                domain.len()
            }
            false => plain,
        };
        self.at += 1 + end;
        true
    }
}
