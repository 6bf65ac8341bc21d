//! The corruptions of words: one of them in the spelling of the other side of the Atlantic, in another spelling than
//! before, with a hyphen lost or put in, or with a capital lost.

use std::sync::LazyLock;

use copydesk::span::Span;
use regex::Regex;

use crate::corruptions::{pattern, span_of};
use crate::dice::Dice;
use crate::site::{Site, Twins};

/// Words with their spellings: for each the marks of its dialects and its forms.
type Spellings = Vec<Vec<(&'static str, Vec<&'static str>)>>;

static SPELLINGS: LazyLock<Spellings> = LazyLock::new(|| {
    let lines = include_str!("../../rules/lexicon/spellings.txt").lines().filter(|line| !line.starts_with('#'));
    let column = |column: &'static str| {
        let mut words = column.split_whitespace();
        (words.next().unwrap_or_default(), words.collect())
    };
    lines.map(|line| line.split('|').map(column).collect()).collect()
});

static COMPOUND: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?:^|[ (])([a-z]+-[a-z]{3,})(?:[^-a-z]|$)"));
static BODY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\b(?:the|of|a|by) ([A-Z][a-z]+ (?:Party|Army|Committee|University|Ministry|Parliament|Department|Council))(?:[,.]| [a-z])",
    )
});

/// Where a word with more than one spelling stands in the story: its line, spelling and form.
struct Word {
    span: Span,
    line: usize,
    spelling: usize,
    form: usize,
}

impl Word {
    /// The form in another spelling.
    fn respelled(&self, spelling: usize) -> &'static str {
        SPELLINGS[self.line][spelling].1[self.form]
    }
}

/// The words of the story that have another spelling, quotations left out.
fn words(site: &Site<'_>) -> Vec<Word> {
    let mut found = Vec::new();
    for paragraph in site.paragraphs() {
        let text = site.article.text(paragraph);
        for (line, spellings) in SPELLINGS.iter().enumerate() {
            for (spelling, (marks, forms)) in spellings.iter().enumerate() {
                if *marks == "-" {
                    continue;
                }
                for (form, word) in forms.iter().enumerate().filter(|(_, word)| text.contains(**word)) {
                    let spans = site.words(paragraph, word).into_iter();
                    let own = spans.filter(|span| !site.article.is_quoted(span.start));
                    found.extend(own.map(|span| Word { span, line, spelling, form }));
                }
            }
        }
    }
    found
}

/// Whether a spelling is American alone, or British alone.
fn side(word: &Word) -> Option<char> {
    let marks = SPELLINGS[word.line][word.spelling].0;
    match (marks.contains('A'), marks.contains(['B', 'Z'])) {
        (true, false) => Some('A'),
        (false, true) => Some('B'),
        _ => None,
    }
}

/// One word in the other dialect, in a story in which two other words speak for the first.
pub(crate) fn dialect(site: &Site<'_>, dice: &mut Dice) -> Option<Twins> {
    let words = words(site);
    let sided: Vec<(&Word, char)> = words.iter().filter_map(|word| Some((word, side(word)?))).collect();
    let first = sided.first()?.1;
    if sided.iter().any(|(_, side)| *side != first) {
        return None;
    }
    let others = |line: usize| {
        let mut lines: Vec<usize> = sided.iter().map(|(word, _)| word.line).filter(|other| *other != line).collect();
        lines.sort_unstable();
        lines.dedup();
        lines.len()
    };
    // A word that stands twice would then be in two spellings.
    let once = |line: usize| words.iter().filter(|word| word.line == line).count() == 1;
    let sites: Vec<&Word> =
        sided.iter().map(|(word, _)| *word).filter(|word| once(word.line) && others(word.line) >= 2).collect();
    let word = *dice.one(&sites)?;
    let spellings = SPELLINGS[word.line].iter();
    let other = spellings.enumerate().position(|(at, _)| {
        let changed = Word { spelling: at, ..*word };
        side(&changed).is_some_and(|side| side != first)
    })?;
    site.replace(word.span, word.respelled(other), "")
}

/// One of the places of a word in another spelling.
pub(crate) fn spelling(site: &Site<'_>, dice: &mut Dice) -> Option<Twins> {
    let words = words(site);
    let again = |word: &&Word| words.iter().filter(|other| other.line == word.line).count() >= 2;
    let sites: Vec<&Word> = words.iter().filter(again).collect();
    let word = *dice.one(&sites)?;
    let spellings = &SPELLINGS[word.line];
    let other = (0..spellings.len()).find(|at| *at != word.spelling && spellings[*at].0 != "-")?;
    site.replace(word.span, word.respelled(other), "")
}

/// One of the places of a compound without its hyphen.
pub(crate) fn hyphen(site: &Site<'_>, dice: &mut Dice) -> Option<Twins> {
    let (compound, span) = repeated(site, &COMPOUND, dice)?;
    site.replace(span, &compound.replace('-', ""), "")
}

/// One of the places of a body's name with its second word in small letters.
pub(crate) fn capitals(site: &Site<'_>, dice: &mut Dice) -> Option<Twins> {
    let (body, span) = repeated(site, &BODY, dice)?;
    let (first, second) = body.split_once(' ')?;
    site.replace(span, &format!("{first} {}", second.to_ascii_lowercase()), "")
}

/// A phrase of a pattern's first group that stands twice or more outside quotations, and one of its places.
fn repeated(site: &Site<'_>, pattern: &Regex, dice: &mut Dice) -> Option<(String, Span)> {
    let mut phrases: Vec<(&str, Vec<Span>)> = Vec::new();
    for paragraph in site.paragraphs() {
        for found in pattern.captures_iter(site.article.text(paragraph)) {
            let span = span_of(paragraph, &found, 1);
            let text = site.article.text(span);
            match phrases.iter_mut().find(|(phrase, _)| *phrase == text) {
                _ if site.article.is_quoted(span.start) => {}
                Some((_, spans)) => spans.push(span),
                None => phrases.push((text, vec![span])),
            }
        }
    }
    phrases.retain(|(_, spans)| spans.len() >= 2);
    let (phrase, spans) = dice.one(&phrases)?;
    Some(((*phrase).to_owned(), *dice.one(spans)?))
}
