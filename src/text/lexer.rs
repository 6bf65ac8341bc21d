//! One pass over a block: characters to tokens, each word looked up in the lexicon once. Plain words and single
//! signs, nearly all of news, cost a few machine words each; `cursor` knows the rest.

use crate::fold::eight::Eight;
use crate::fold::{self, Hasher};
use crate::lexicon::Lexicon;
use crate::span::Span;
use crate::text::cursor::{Cursor, LONGEST};
use crate::text::token::{LINE_START, SPACED, STOPS, Shape, Token, TokenKind, flag};

/// Appends the tokens of `block` (a span of `prose`) to `tokens`.
pub fn lex(prose: &str, block: Span, lexicon: &Lexicon, tokens: &mut Vec<Token>) {
    let mut lexer = Lexer {
        cursor: Cursor { text: &prose[..block.end as usize], at: block.start as usize },
        first: tokens.len(),
        tokens,
        before: SPACED | LINE_START,
    };
    let bytes = lexer.cursor.text.as_bytes();
    while let Some(&byte) = bytes.get(lexer.cursor.at) {
        let taken = match byte {
            b'A'..=b'Z' | b'a'..=b'z' => lexer.plain_word(bytes),
            b' ' => lexer.go_on(lexer.cursor.at, byte),
            b'0'..=b'9' => lexer.number(bytes),
            _ => lexer.sign(bytes, byte),
        };
        if !taken && let Some(first) = lexer.cursor.peek() {
            lexer.other(first);
        }
    }
    // The places of words in the lexicon lie far apart in memory; looked up in a row, the waits for them overlap.
    let first = lexer.first;
    tokens[first..].iter_mut().for_each(|token| token.classify(lexicon));
}

/// ASCII characters that are a token of their own whatever stands around them: the kind of each, and whether it stops.
/// Zero is any other character: single quotation marks, apostrophes, the signs of addresses.
const SIGNS: [u8; 256] = {
    let mut signs = [0; 256];
    let mut at = 0;
    while at < MARKS.len() {
        signs[MARKS[at] as usize] = TokenKind::Mark as u8 | flag(STOPS, matches!(MARKS[at], b'.' | b'!' | b'?'));
        at += 1;
    }
    signs[b'"' as usize] = TokenKind::DoubleQuote as u8;
    signs
};

const MARKS: &[u8] = b"!$%&()*+,-./:;<=>?[\\]^_{|}~";

/// What an address begins with that could be a word before a full stop.
const WWW: Eight = Eight(u64::from_le_bytes(*b"www\0\0\0\0\0"));

struct Lexer<'a> {
    /// The prose up to the end of the block.
    cursor: Cursor<'a>,
    tokens: &'a mut Vec<Token>,
    /// Index of the first token of the block.
    first: usize,
    /// Which of `SPACED` and `LINE_START` the next token is.
    before: u8,
}

impl Lexer<'_> {
    /// Moves over a word of plain ASCII letters with nothing inside that has to be looked at; most words are.
    #[inline]
    fn plain_word(&mut self, bytes: &[u8]) -> bool {
        let start = self.cursor.at;
        let mut hasher = Hasher::default();
        // Capitals behind the first letter: hardly a word has one.
        let (mut end, mut inner, mut behind_first) = (start, 0, !0xff);
        let (last, next) = loop {
            let eight = Eight::at(bytes, end);
            let letters = eight.letters();
            end += letters.count;
            inner |= letters.capitals & behind_first;
            if letters.count < 8 {
                break (letters.lower, eight.byte(letters.count));
            }
            behind_first = u64::MAX;
            hasher.add(letters.lower);
            if end - start > LONGEST {
                return false;
            }
        };
        let length = end - start;
        // Behind most words stands a space. An address may begin like a word: `www.`, `http:`.
        let may_go_on = || match next {
            b'\'' | 0x80.. => Cursor { text: self.cursor.text, at: end }.may_be_inside_word(),
            b':' => true,
            b'.' => length == 1 || last == WWW,
            _ => false,
        };
        if next != b' ' && may_go_on() {
            return false;
        }
        let hash = hasher.finish(last);
        let shape = match (bytes[start].is_ascii_uppercase(), inner) {
            (false, 0) => Shape::Lower,
            (true, 0) if length > 1 => Shape::Capital,
            (first_is_capital, _) => {
                let capitals = bytes[start..end].iter().filter(|letter| letter.is_ascii_uppercase()).count();
                plain_shape(length, capitals, first_is_capital)
            }
        };
        self.push(start, end, hash, TokenKind::Word as u8, shape);
        self.go_on(end, next)
    }

    /// Moves to `at`, and over the single space that mostly comes next.
    #[inline]
    fn go_on(&mut self, at: usize, next: u8) -> bool {
        let space = next == b' ';
        self.before |= flag(SPACED, space);
        self.cursor.at = at + usize::from(space);
        true
    }

    /// Moves over a number.
    fn number(&mut self, bytes: &[u8]) -> bool {
        let start = self.cursor.at;
        self.cursor.number();
        let end = self.cursor.at;
        self.push(start, end, fold::hash(&self.cursor.text[start..end]), TokenKind::Number as u8, Shape::None);
        self.go_on(end, bytes.get(end).copied().unwrap_or_default())
    }

    /// Moves over a single sign, if it is one of its own.
    #[inline]
    fn sign(&mut self, bytes: &[u8], sign: u8) -> bool {
        let kind = SIGNS[sign as usize];
        if kind == 0 {
            return false;
        }
        let (start, end) = (self.cursor.at, self.cursor.at + 1);
        self.push(start, end, Hasher::default().finish(Eight(u64::from(sign))), kind, Shape::None);
        self.go_on(end, bytes.get(end).copied().unwrap_or_default())
    }

    /// Moves over white space, something invisible or a token of any kind that begins with `first`.
    fn other(&mut self, first: char) {
        if is_space(first) {
            let breaks = matches!(first, '\n' | '\u{2028}' | '\u{2029}');
            self.before |= SPACED | flag(LINE_START, breaks);
            self.cursor.at += first.len_utf8();
            return;
        }
        if is_invisible(first) {
            self.cursor.at += first.len_utf8();
            return;
        }
        let mut start = self.cursor.at;
        let spaced = self.before & SPACED != 0;
        let after_word = !spaced && self.tokens.len() > self.first;
        let last = self.tokens.last().filter(|_| after_word);
        let kind = self.cursor.token(first, spaced, last);
        if kind == TokenKind::Link && first == '@' && after_word {
            let end = self.cursor.at;
            if let Some(head) = take_address(self.cursor.text, end, self.first, self.tokens) {
                start = head.start as usize;
                self.before = flag(SPACED, head.spaced()) | flag(LINE_START, head.line_start());
            }
        }
        self.cursor.at = self.cursor.at.min(self.cursor.boundary(start + LONGEST));
        let text = &self.cursor.text[start..self.cursor.at];
        let shape = if kind == TokenKind::Word { shape(text) } else { Shape::None };
        let stops = match kind {
            TokenKind::Word => text.ends_with('.'),
            TokenKind::Mark => text == "…",
            _ => false,
        };
        self.push(start, self.cursor.at, fold::hash(text), kind as u8 | flag(STOPS, stops), shape);
    }

    /// Appends the token from `start` to `end`. `kind` says too whether it `STOPS`.
    #[inline]
    fn push(&mut self, start: usize, end: usize, hash: u64, kind: u8, shape: Shape) {
        self.tokens.push(Token::new(Span::new(start as u32, end as u32), hash, kind | self.before, shape));
        self.before = 0;
    }
}

/// Takes off the tokens that stand tight before an `@` whose address ends at `end`: the first half of
/// `ann.reed@example.org`. Gives the first of them.
fn take_address(prose: &str, end: usize, first_of_block: usize, tokens: &mut Vec<Token>) -> Option<Token> {
    let mut head: Option<Token> = None;
    while tokens.len() > first_of_block && !head.is_some_and(|it| it.spaced()) {
        let part = tokens[tokens.len() - 1];
        if end - part.start as usize > LONGEST || !belongs_to_address(&part, prose) {
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
