//! Titles: the rank or office that stands before a name, and whether it is said to be a past one.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use crate::article::Article;
use crate::facts::name::office::{self, Office};
use crate::lexicon::{Classes, lines};
use crate::span::Span;
use crate::text::Token;
use crate::text::phrase::{self, Phrases};

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
    // Before most names stands no word that a title ends in.
    let last = (floor..name).rev().find(|&at| !is_joiner(prose, tokens, at)).map(|at| &tokens[at])?;
    if !last.is_word() || !last.is(Classes::TITLE) && !LAST_WORDS.contains(&last.norm) {
        return None;
    }
    let mut at = phrase_before(article, name, floor).unwrap_or(name);
    let mut start = at;
    let mut found = at < name;
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
        qualified: words.iter().any(|word| office::is_modifier(word) || word.is(Classes::FORMER) && !is_past(word))
            || is_past_of(tokens, start, floor),
    })
}

/// `former Harbour Board chairman Ann Reed`: whether a past word stands before the names that lead to a title.
fn is_past_of(tokens: &[Token], title: usize, floor: usize) -> bool {
    let names = |at: &usize| tokens[*at].is_capitalised() && !tokens[*at].is(Classes::FUNCTION.with(Classes::FORMER));
    let count = (floor..title).rev().take(MOST_NAMES).take_while(names).count();
    count > 0 && (title - count).checked_sub(1).is_some_and(|at| at >= floor && is_past(&tokens[at]))
}

/// Names between a past word and its title.
const MOST_NAMES: usize = 3;

/// Titles of several words: `prime minister`, `secretary of state`.
static PHRASES: LazyLock<Phrases<()>> = LazyLock::new(|| {
    let mut phrases = Phrases::default();
    lines(include_str!("../../../rules/lexicon/titles.txt"))
        .filter(|title| title.contains([' ', '-']))
        .for_each(|title| phrases.add(&title.replace('-', " "), ()));
    phrases
});

/// Whether the word at `at` is the last of a title of several words.
pub(super) fn ends_phrase(article: &Article, at: usize, floor: usize) -> bool {
    phrase_before(article, at + 1, floor).is_some_and(|first| first < at)
}

/// The words that titles of several words end in.
static LAST_WORDS: LazyLock<FxHashSet<u32>> = LazyLock::new(|| {
    lines(include_str!("../../../rules/lexicon/titles.txt"))
        .filter_map(|title| title.rsplit([' ', '-']).next().filter(|last| last.len() < title.len()))
        .map(phrase::norm)
        .collect()
});

/// The first token of the longest title of several words that ends right before token `name`.
fn phrase_before(article: &Article, name: usize, floor: usize) -> Option<usize> {
    let tokens = &article.tokens;
    let last = (floor..name).rev().find(|&at| !is_joiner(&article.prose, tokens, at))?;
    if !LAST_WORDS.contains(&tokens[last].norm) {
        return None;
    }
    let first = floor.max(name.saturating_sub(LONGEST_TITLE));
    let (mut places, mut words, mut count) = ([last; LONGEST_TITLE], [tokens[last]; LONGEST_TITLE], 0);
    for at in (first..name).filter(|&at| !is_joiner(&article.prose, tokens, at)) {
        (places[count], words[count]) = (at, tokens[at]);
        count += 1;
    }
    let words = &words[..count];
    let hit = |skip: &usize| PHRASES.longest(&article.prose, &words[*skip..]).map(|hit| skip + hit.tokens);
    (0..words.len()).find(|skip| hit(skip) == Some(words.len())).map(|skip| places[skip])
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

#[cfg(test)]
mod tests {
    use crate::article::{Article, Given};
    use crate::read::Format;
    use crate::source::Source;

    fn title(text: &str) -> Option<String> {
        let article = Article::read(
            Source::from_bytes("story.txt", text.as_bytes().to_vec()).unwrap(),
            Format::Plain,
            &Given::default(),
        );
        let title = super::before(&article, article.token_at(text.find("Jonas").unwrap() as u32), 0)?;
        Some(format!("{} {}", article.text(title.span), title.office.is_some()))
    }

    #[test]
    fn a_title_may_have_several_words() {
        assert_eq!(title("On Monday Prime Minister Jonas Marlow left.").as_deref(), Some("Prime Minister true"));
        assert_eq!(
            title("On Monday Secretary of State Jonas Marlow left.").as_deref(),
            Some("Secretary of State true")
        );
        assert_eq!(title("The former Lt. Gen. Jonas Marlow left.").as_deref(), Some("former Lt. Gen. true"));
        assert_eq!(title("In the state of Jonas Marlow all is well.").as_deref(), None);
    }
}
