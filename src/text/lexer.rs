//! One pass over a block: characters to tokens, each looked up in the lexicon once.

use crate::fold::eight::Eight;
use crate::fold::{self, Hasher};
use crate::lexicon::{Classes, Lexicon};
use crate::span::Span;
use crate::text::token::{Shape, Token, TokenKind};

/// Longest token in bytes; a longer run of letters is cut, so that no input can overflow a length.
const LONGEST: usize = 1 << 15;

/// Words written with an apostrophe in place of their first letters.
const CLIPPED: [&str; 5] = ["em", "til", "tis", "twas", "n"];

/// How many words are looked up together: their places in the lexicon lie far apart in memory, and together the
/// waits for them overlap.
const BATCH: usize = 64;

/// Appends the tokens of `block` (a span of `prose`) to `tokens`.
pub fn lex(prose: &str, block: Span, lexicon: &Lexicon, tokens: &mut Vec<Token>) {
    let mut cursor = Cursor { text: block.of(prose), at: 0 };
    let mut waiting = Waiting { hashes: [0; BATCH], count: 0 };
    let first_of_block = tokens.len();
    let (mut spaced, mut line_start) = (true, true);
    while let Some(first) = cursor.peek() {
        if first == ' ' {
            spaced = true;
            cursor.at += 1;
            continue;
        }
        let mut start = cursor.at;
        if let Some((shape, hash)) = cursor.plain_word() {
            let span = Span::new(block.start + start as u32, block.start + cursor.at as u32);
            tokens.push(Token::new(span, hash as u32, Classes::NONE, TokenKind::Word, shape, spaced, line_start));
            waiting.add(hash, lexicon, tokens);
            (spaced, line_start) = (false, false);
            continue;
        }
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
        let after_word = !spaced && tokens.len() > first_of_block;
        let kind = cursor.token(first, spaced, tokens.last().filter(|_| after_word), prose);
        if kind == TokenKind::Link && first == '@' && after_word {
            waiting.look_up(lexicon, tokens);
            let end = block.start + cursor.at as u32;
            if let Some(head) = take_address(prose, end, first_of_block, tokens) {
                start = (head.start - block.start) as usize;
                (spaced, line_start) = (head.spaced(), head.line_start());
            }
        }
        cursor.at = cursor.at.min(cursor.boundary(start + LONGEST));
        let text = &cursor.text[start..cursor.at];
        let span = Span::new(block.start + start as u32, block.start + cursor.at as u32);
        let hash = fold::hash(text);
        let shape = if kind == TokenKind::Word { shape(text) } else { Shape::None };
        let token = Token::new(span, hash as u32, Classes::NONE, kind, shape, spaced, line_start);
        tokens.push(if stops(kind, text) { token.stopping() } else { token });
        waiting.add(hash, lexicon, tokens);
        (spaced, line_start) = (false, false);
    }
    waiting.look_up(lexicon, tokens);
}

/// Whether a sentence may end with this token.
fn stops(kind: TokenKind, text: &str) -> bool {
    match kind {
        TokenKind::Word => text.ends_with('.'),
        TokenKind::Mark => matches!(text, "." | "!" | "?" | "…"),
        _ => false,
    }
}

/// The hashes of the last tokens, whose classes are not yet looked up.
struct Waiting {
    hashes: [u64; BATCH],
    count: usize,
}

impl Waiting {
    fn add(&mut self, hash: u64, lexicon: &Lexicon, tokens: &mut [Token]) {
        self.hashes[self.count] = hash;
        self.count += 1;
        if self.count == BATCH {
            self.look_up(lexicon, tokens);
        }
    }

    fn look_up(&mut self, lexicon: &Lexicon, tokens: &mut [Token]) {
        let first = tokens.len() - self.count;
        for (token, hash) in tokens[first..].iter_mut().zip(self.hashes) {
            if token.is_word() {
                token.classes = lexicon.classes(hash);
            }
        }
        self.count = 0;
    }
}

/// Takes off the tokens that stand tight before an `@` whose address ends at `end`: the first half of
/// `ann.reed@example.org`. Gives the first of them.
fn take_address(prose: &str, end: u32, first_of_block: usize, tokens: &mut Vec<Token>) -> Option<Token> {
    let mut head: Option<Token> = None;
    while tokens.len() > first_of_block && !head.is_some_and(|it| it.spaced()) {
        let part = tokens[tokens.len() - 1];
        if (end - part.start) as usize > LONGEST || !belongs_to_address(&part, prose) {
            break;
        }
        head = tokens.pop();
    }
    head
}

/// Whether a token may stand before the `@` of an e-mail address.
fn belongs_to_address(token: &Token, prose: &str) -> bool {
    token.is_word() || token.is_number() || matches!(token.text(prose), "." | "_" | "-" | "+")
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
    at: usize,
}

impl Cursor<'_> {
    fn peek(&self) -> Option<char> {
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
    fn boundary(&self, at: usize) -> usize {
        if at >= self.text.len() {
            return self.text.len();
        }
        (at.saturating_sub(3)..=at).rev().find(|&it| self.text.is_char_boundary(it)).unwrap_or(at)
    }

    /// Moves over one token that begins with `first` and says what it is. `last` is the token tight before it.
    fn token(&mut self, first: char, spaced: bool, last: Option<&Token>, prose: &str) -> TokenKind {
        if first.is_ascii_digit() {
            self.number();
            return TokenKind::Number;
        }
        if first.is_alphabetic() {
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
            && let Some(kind) = self.apostrophe(first, spaced, last, prose)
        {
            return kind;
        }
        self.at += first.len_utf8();
        match first {
            '"' | '\u{201c}' | '\u{201d}' | '\u{201e}' | '\u{201f}' | '«' | '»' => TokenKind::DoubleQuote,
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
    fn apostrophe(&mut self, first: char, spaced: bool, last: Option<&Token>, prose: &str) -> Option<TokenKind> {
        if let Some(last) = last.filter(|it| it.is_word()) {
            self.at += self.clitic(first, last.text(prose))?;
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

    fn number(&mut self) {
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

    /// Moves over a word of plain ASCII letters with nothing inside that has to be looked at; most words are.
    fn plain_word(&mut self) -> Option<(Shape, u64)> {
        let bytes = &self.text.as_bytes()[self.at..];
        let mut hasher = Hasher::default();
        let (mut length, mut capitals) = (0, 0);
        let last = loop {
            let eight = Eight::first_of(&bytes[length..])?;
            let letters = eight.leading_letters();
            let part = eight.first(letters);
            capitals += part.capitals() as usize;
            length += letters;
            if letters < 8 {
                break part;
            }
            if length > LONGEST {
                return None;
            }
            hasher.add(part.lower_case());
        };
        let is_plain = length > 1 || length == 1 && bytes[1] != b'.';
        // An address may begin like a word: `www.`, `http:`.
        let goes_on = matches!(bytes[length], b'\'' | b':' | 0x80..) || bytes[length] == b'.' && length == 3;
        if !is_plain || goes_on {
            return None;
        }
        self.at += length;
        let hash = hasher.finish(last.lower_case());
        Some((plain_shape(length, capitals, bytes[0].is_ascii_uppercase()), hash))
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
            if letter.is_alphabetic() {
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
    if upper + lower == 0 { Shape::None } else { plain_shape(upper + lower, upper, first_upper) }
}

/// The shape of a word of so many letters with case, so many of them capitals.
fn plain_shape(letters: usize, capitals: usize, first_is_capital: bool) -> Shape {
    match (capitals, letters - capitals) {
        (0, _) => Shape::Lower,
        (1, 0) => Shape::Initial,
        (_, 0) => Shape::Upper,
        (1, _) if first_is_capital => Shape::Capital,
        _ if first_is_capital => Shape::Mixed,
        _ => Shape::Camel,
    }
}

#[cfg(test)]
mod tests {
    use super::lex;
    use crate::lexicon::Lexicon;
    use crate::span::Span;
    use crate::text::token::{Token, TokenKind};

    fn tokens(text: &str) -> Vec<Token> {
        let mut tokens = Vec::new();
        lex(text, Span::new(0, text.len() as u32), Lexicon::built_in(), &mut tokens);
        tokens
    }

    fn words(text: &str) -> Vec<String> {
        tokens(text).iter().map(|token| token.text(text).to_owned()).collect()
    }

    #[test]
    fn hard_words() {
        for (text, expected) in [
            ("the U.S. Army", "the|U.S.|Army"),
            ("J.K. Rowling", "J.K.|Rowling"),
            ("J. Smith", "J|.|Smith"),
            ("at 5 p.m.", "at|5|p.m."),
            ("O'Brien’s bar", "O'Brien|’s|bar"),
            ("rock 'n' roll", "rock|'n'|roll"),
            ("get 'em", "get|'em"),
            ("the '80s", "the|'|80|s"),
            ("$1.8m", "$|1.8|m"),
            ("3.5%", "3.5|%"),
            ("1,200.5 tons", "1,200.5|tons"),
            ("Fayez al-Sarraj", "Fayez|al|-|Sarraj"),
            ("9/11", "9|/|11"),
            ("wait…", "wait|…"),
            ("so -- yes", "so|-|-|yes"),
            ("James' book", "James|'|book"),
            ("'We will,' he", "'|We|will|,|'|he"),
            ("``We will,'' he", "``|We|will|,|''|he"),
            ("don’t", "don’t"),
            ("ann.reed2@example.org, he", "ann.reed2@example.org|,|he"),
            ("see https://example.org/a(b)?q=1. Then", "see|https://example.org/a(b)?q=1|.|Then"),
            ("(www.example.org)", "(|www.example.org|)"),
            ("by @ObanHerald.", "by|@ObanHerald|."),
            ("the #Ferry2020 tag", "the|#Ferry2020|tag"),
            ("#1 hit", "#|1|hit"),
            ("6 @ 5", "6|@|5"),
            ("co\u{ad}operate", "co\u{ad}operate"),
            ("Cafe\u{301} Noir", "Cafe\u{301}|Noir"),
            ("e.g. this", "e.g.|this"),
            ("end.Next", "end|.|Next"),
            ("a.m. and", "a.m.|and"),
        ] {
            assert_eq!(words(text).join("|"), expected, "{text}");
        }
    }

    #[test]
    fn a_word_is_the_same_wherever_it_stands() {
        for word in ["a", "I", "Oban", "NATO", "McLaren", "iPhone", "harbours", "Harbourmaster", "internationalists"] {
            let alone = tokens(word)[0];
            let inside = tokens(&format!("{word} and all the rest of it"))[0];
            assert_eq!((alone.norm, alone.shape, alone.len), (inside.norm, inside.shape, inside.len), "{word}");
        }
    }

    #[test]
    fn addresses_are_links() {
        for text in ["https://example.org/x", "ann@example.org", "@handle", "#tag", "WWW.example.org"] {
            assert_eq!(tokens(text).iter().map(Token::kind).collect::<Vec<_>>(), [TokenKind::Link], "{text}");
        }
        assert!(tokens("harbour http, www and @").iter().all(|token| token.kind() != TokenKind::Link));
    }

    #[test]
    fn possessives_are_clitics() {
        let kinds = |text: &str| tokens(text).iter().map(Token::kind).collect::<Vec<_>>();
        assert_eq!(kinds("James' book"), [TokenKind::Word, TokenKind::Clitic, TokenKind::Word]);
        assert_eq!(kinds("Ann’s"), [TokenKind::Word, TokenKind::Clitic]);
    }

    #[test]
    fn runs_longer_than_a_token_are_cut() {
        for unit in ["a", "1", "é", "a.", "1,", "@a", "a@", "'", "http://a", "a'"] {
            let text = unit.repeat(100_000);
            let tokens = tokens(&text);
            assert!(tokens.windows(2).all(|pair| pair[0].end() <= pair[1].start), "{unit}");
            assert!(
                tokens.iter().all(|token| text.get(token.start as usize..token.end() as usize).is_some()),
                "{unit}"
            );
        }
    }
}
