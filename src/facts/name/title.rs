//! Titles: the rank or office that stands before a name, and whether it is said to be a past one.

use std::sync::LazyLock;

use crate::article::Article;
use crate::facts::name::office::{self, Office};
use crate::lexicon::Classes;
use crate::span::Span;
use crate::text::Token;
use crate::text::phrase;

/// A title before a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Title {
    /// From its first word to its last, `former` and nationality included.
    pub span: Span,
    /// The office, when the lexicon knows it.
    pub office: Option<Office>,
    /// The office is said to be a past one: `former`, `ex-`, `retired`.
    pub former: bool,
    /// The office is another one or of another time: `acting`, `deputy`, `vice`, `then`, `late`.
    pub qualified: bool,
}

const OFFICE_WORDS: Classes =
    Classes::TITLE.with(Classes::DEMONYM).with(Classes::FORMER).with(Classes::PLACE).with(Classes::ORGANISATION);

/// A title is no longer than this, in tokens.
const LONGEST_TITLE: usize = 10;

/// The title that ends right before token `name`, looking back no further than `floor`.
pub(super) fn before(article: &Article, name: usize, floor: usize) -> Option<Title> {
    let tokens = &article.tokens;
    let prose = &article.prose;
    let mut start = name;
    let mut at = name;
    let mut found = false;
    while at > floor && name - at < LONGEST_TITLE {
        let token = &tokens[at - 1];
        if is_joiner(prose, tokens, at - 1) {
            at -= 1;
            continue;
        }
        if !(token.is_word() && (token.is(OFFICE_WORDS) || office::is_modifier(token))) {
            break;
        }
        // The word nearest the name must be the title itself: `Republican Smith` has none.
        found |= token.is(Classes::TITLE);
        if !found {
            break;
        }
        at -= 1;
        start = at;
    }
    if !found {
        return None;
    }
    let words: Vec<Token> = tokens[start..name].iter().copied().filter(Token::is_word).collect();
    Some(Title {
        span: tokens[start].span().to(tokens[name - 1].span()),
        office: office::of(prose, &words),
        former: words.iter().any(is_past),
        qualified: words.iter().any(|word| office::is_modifier(word) || word.is(Classes::FORMER) && !is_past(word)),
    })
}

/// A stop after an abbreviation (`Gen.`) or a hyphen inside the title (`ex-general`).
fn is_joiner(prose: &str, tokens: &[Token], at: usize) -> bool {
    let token = &tokens[at];
    let stop = token.is_mark(prose, '.') && !token.spaced() && at > 0 && tokens[at - 1].is(Classes::ABBREVIATION);
    stop || (token.is_mark(prose, '-') && !token.spaced())
}

/// Words that say the office is no longer held, whenever the story is told. `Then` and `late` do not: the office
/// was held at the time.
fn is_past(token: &Token) -> bool {
    PAST.contains(&token.norm)
}

static PAST: LazyLock<[u32; 4]> = LazyLock::new(|| ["former", "ex", "retired", "erstwhile"].map(phrase::norm));
