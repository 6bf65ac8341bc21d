//! What can be said of a block by looking at its letters alone: how long it is, how it ends, how its capitals
//! are set, and which cue it begins with. Long blocks are looked at only at both ends.

use crate::fold::eight::Eight;
use crate::read::{Mark, Origin, RawBlock};
use crate::segment::LineCase;
use crate::segment::cues::{self, Cue};
use crate::segment::running_text::words_of_running_text;
use crate::span::Span;

/// Words are counted up to here; a block with more is running text whatever it says.
pub(super) const MANY_WORDS: usize = 64;

/// A block of more bytes has many words, whatever they are.
const LONG: usize = 8 * MANY_WORDS;

/// Longest line, in bytes, in which cues that may stand anywhere are looked for.
const SHORT: usize = 400;

/// Words of three letters that a Title Case line leaves in lower case, as `Eight` holds them.
const SMALL: [u64; 12] = [
    three(b"and"),
    three(b"are"),
    three(b"but"),
    three(b"for"),
    three(b"has"),
    three(b"its"),
    three(b"nor"),
    three(b"not"),
    three(b"off"),
    three(b"out"),
    three(b"the"),
    three(b"via"),
];

const fn three(word: &[u8; 3]) -> u64 {
    word[0] as u64 | (word[1] as u64) << 8 | (word[2] as u64) << 16
}

/// How a line ends, closing quotation marks and brackets apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ending {
    /// On a word: no punctuation.
    Open,
    /// `.` or `!`.
    Stop,
    /// `?`.
    Question,
    /// `…` or `...`.
    Ellipsis,
    /// `:`.
    Colon,
    /// `,` `;` or a dash.
    Comma,
}

/// A block and its features.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line<'p> {
    pub(super) text: &'p str,
    pub(super) span: Span,
    pub(super) mark: Mark,
    pub(super) origin: Origin,
    /// How many words it has, counted up to `MANY_WORDS`.
    pub(super) words: usize,
    pub(super) case: LineCase,
    pub(super) ending: Ending,
    /// The cue it begins with, and the byte offset in `text` where the cue ends.
    pub(super) cue: Option<(Cue, usize)>,
}

impl<'p> Line<'p> {
    pub(super) fn new(prose: &'p str, block: &RawBlock) -> Self {
        Self::of(block.span.of(prose), block)
    }

    /// The line of a block that has this text.
    pub(super) fn of(text: &'p str, block: &RawBlock) -> Self {
        let (words, case) = words_and_case(text);
        let skipped = text.len() - text.trim_start_matches(is_decoration).len();
        let bare = cues::leading(&text[skipped..]).map(|(kind, end)| (kind, skipped + end));
        // `(L-R)` keeps its bracket in the list.
        let cue = bare.or_else(|| cues::leading(text).filter(|_| skipped > 0));
        Self { text, span: block.span, mark: block.mark, origin: block.origin, words, case, ending: ending(text), cue }
    }

    /// Whether it begins with a cue of this kind.
    pub(super) fn leads_with(&self, kind: Cue) -> bool {
        self.cue.is_some_and(|(it, _)| it == kind)
    }

    /// The kind of the first cue that may stand anywhere, if the line is short.
    pub(super) fn inside(&self) -> Option<Cue> {
        if self.text.len() <= SHORT { cues::inside(self.text).map(|(kind, _)| kind) } else { None }
    }

    /// What follows the cue it begins with, or all of it.
    pub(super) fn after_cue(&self) -> &'p str {
        self.cue.map_or(self.text, |(_, end)| &self.text[end..])
    }

    /// Whether it ends as a sentence does.
    pub(super) fn is_terminated(&self) -> bool {
        matches!(self.ending, Ending::Stop | Ending::Question | Ending::Ellipsis)
    }

    /// Whether it can only be running text: a dozen words or more, ending as a sentence does.
    pub(super) fn is_sentence(&self) -> bool {
        self.words >= 12 && (self.is_terminated() || self.words >= MANY_WORDS)
    }

    /// Whether it could be a headline: short, and not a sentence with its full stop.
    pub(super) fn is_headline_like(&self) -> bool {
        self.words <= 30
            && !matches!(self.ending, Ending::Colon | Ending::Comma)
            && (self.ending != Ending::Stop || self.words <= 12 && self.case != LineCase::Sentence)
    }

    /// Whether it stands wholly in round or square brackets.
    pub(super) fn is_bracketed(&self) -> bool {
        let inner = match self.text.as_bytes() {
            [b'(', inner @ .., b')'] | [b'[', inner @ .., b']'] => inner,
            [b'(', inner @ .., b')', b'.'] => inner,
            _ => return false,
        };
        !inner.iter().any(|byte| matches!(byte, b'(' | b')' | b'[' | b']'))
    }
}

/// Signs that stand before the first word of a line without belonging to it.
fn is_decoration(letter: char) -> bool {
    matches!(letter, '(' | '[' | '*' | '_' | '>' | '»' | '►' | '▶' | '•' | '|' | '-' | '–' | '—' | '"' | '“')
        || matches!(letter, '➡' | '→' | '➤' | '‣' | '▸' | '\u{fe0f}' | '\u{1f449}')
        || letter.is_whitespace()
}

fn is_closer(letter: char) -> bool {
    matches!(letter, '"' | '\'' | '”' | '’' | ')' | ']' | '»' | '*' | '_') || letter.is_whitespace()
}

fn ending(text: &str) -> Ending {
    let text = text.trim_end_matches(is_closer);
    let mut back = text.chars().rev();
    match back.next() {
        Some('…') => Ending::Ellipsis,
        Some('.') => match (back.next(), back.next(), back.next()) {
            (Some('.'), ..) => Ending::Ellipsis,
            // `U.S.` ends no sentence for certain.
            (Some(letter), Some('.'), _) if letter.is_uppercase() => Ending::Open,
            _ => Ending::Stop,
        },
        Some('!') => Ending::Stop,
        Some('?') => Ending::Question,
        Some(':') => Ending::Colon,
        Some(',' | ';' | '-' | '–' | '—') => Ending::Comma,
        _ => Ending::Open,
    }
}

/// How many words a line has (up to `MANY_WORDS`) and how their letters are set.
fn words_and_case(text: &str) -> (usize, LineCase) {
    if text.len() > LONG {
        return (MANY_WORDS, LineCase::Sentence);
    }
    if let Some(words) = words_of_running_text(text.as_bytes()) {
        return (words.min(MANY_WORDS), LineCase::Sentence);
    }
    let bytes = text.as_bytes();
    let mut letters = Letters::default();
    let mut at = 0;
    loop {
        while bytes.get(at) == Some(&b' ') {
            at += 1;
        }
        if let Some(length) = letters.plain_word(&bytes[at..]) {
            at += length;
            continue;
        }
        let start = text[at..].trim_start();
        if start.is_empty() {
            return (letters.words.min(MANY_WORDS), letters.case(text.trim_end().ends_with('.')));
        }
        let length = letters.add(start);
        at = text.len() - start.len() + length;
    }
}

/// What the letters of a line are like.
#[derive(Default)]
struct Letters {
    words: usize,
    /// Words that display type sets with a capital, and those of them that have one.
    long: usize,
    long_capitals: usize,
    lower: usize,
    upper: usize,
}

impl Letters {
    /// Adds the word that a text begins with if it is ASCII letters before a space or the end, a mark behind them
    /// perhaps; gives its length in bytes. Most words are.
    fn plain_word(&mut self, text: &[u8]) -> Option<usize> {
        let (mut length, mut capitals) = (0, 0);
        loop {
            let letters = Eight::at(text, length).letters();
            if letters.capitals != 0 {
                capitals += letters.capitals.count_ones() as usize;
            }
            length += letters.count;
            if letters.count == 8 {
                continue;
            }
            let small = length == 3 && SMALL.contains(&letters.lower.0);
            return match &text[length..] {
                [] | [b' ', ..] if length > 0 => {
                    self.count(length - capitals, capitals, small);
                    Some(length)
                }
                [b',' | b'.' | b';' | b':'] | [b',' | b'.' | b';' | b':', b' ', ..] if length > 0 => {
                    self.count(length - capitals, capitals, false);
                    Some(length + 1)
                }
                _ => None,
            };
        }
    }

    /// Adds the word that a text begins with, up to white space; gives its length in bytes.
    fn add(&mut self, text: &str) -> usize {
        let (mut lowers, mut uppers, mut first, mut length) = (0, 0, None, 0);
        for byte in text.bytes() {
            match byte {
                b'\t'..=b'\r' | b' ' => break,
                0x80.. => return self.add_letters(text),
                _ => {}
            }
            lowers += usize::from(byte.is_ascii_lowercase());
            uppers += usize::from(byte.is_ascii_uppercase());
            if first.is_none() && byte.is_ascii_alphanumeric() {
                first = Some(length);
            }
            length += 1;
        }
        if let Some(first) = first {
            let word = &text.as_bytes()[first..length];
            let small = word.len() == 3 && SMALL.contains(&Eight::padded(word).lower_case().0);
            self.count(lowers, uppers, small);
        }
        length
    }

    /// As `add`, for a word with letters that are not ASCII.
    fn add_letters(&mut self, text: &str) -> usize {
        let length = text.find(char::is_whitespace).unwrap_or(text.len());
        let word = text[..length].trim_start_matches(|it: char| !it.is_alphanumeric());
        if !word.is_empty() {
            let (mut lowers, mut uppers) = (0, 0);
            for letter in word.chars() {
                lowers += usize::from(letter.is_lowercase());
                uppers += usize::from(letter.is_uppercase());
            }
            let small = word.len() == 3 && SMALL.contains(&Eight::padded(word.as_bytes()).lower_case().0);
            self.count(lowers, uppers, small);
        }
        length
    }

    /// Counts a word of so many lower-case letters and capitals; small words are set in lower case in headlines too.
    fn count(&mut self, lowers: usize, uppers: usize, small: bool) {
        self.words += 1;
        self.lower += lowers;
        self.upper += uppers;
        if lowers + uppers >= 3 && !small {
            self.long += 1;
            self.long_capitals += usize::from(uppers > 0);
        }
    }

    /// How the words are set. A sentence of names (`Foreign Minister Pavel Dvorak flew to Vienna on Monday.`) ends with
    /// a stop and has its verb in lower case.
    fn case(&self, stopped: bool) -> LineCase {
        match self {
            it if it.lower == 0 && it.upper >= 2 => LineCase::Upper,
            it if it.upper >= 8 && it.lower * 12 <= it.upper => LineCase::Upper,
            it if stopped && it.long_capitals < it.long => LineCase::Sentence,
            it if it.words >= 2 && it.long >= 2 && it.long_capitals * 5 >= it.long * 4 => LineCase::Title,
            _ => LineCase::Sentence,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Ending, ending, words_and_case};
    use crate::segment::LineCase;

    #[test]
    fn capitals_tell_display_type_from_running_text() {
        for (text, case) in [
            ("Council Leader Quits, Backs Rival Over Harbour Vote", LineCase::Title),
            ("Council leader quits and backs rival over harbour vote", LineCase::Sentence),
            ("COUNCIL LEADER QUITS OVER $1.8M HARBOUR VOTE", LineCase::Upper),
            ("Civil war in Libya", LineCase::Sentence),
            ("The Fall of the House of Cards", LineCase::Title),
            ("Background", LineCase::Sentence),
            ("", LineCase::Sentence),
        ] {
            assert_eq!(words_and_case(text).1, case, "{text}");
        }
    }

    #[test]
    fn an_ending_looks_through_closing_marks() {
        for (text, found) in [
            ("he said.", Ending::Stop),
            ("“We will go.”", Ending::Stop),
            ("(It rained.)", Ending::Stop),
            ("Troops leave the U.S.", Ending::Open),
            ("What now?", Ending::Question),
            ("Updated On:", Ending::Colon),
            ("and so it goes...", Ending::Ellipsis),
            ("Troops leave", Ending::Open),
        ] {
            assert_eq!(ending(text), found, "{text}");
        }
    }
}
