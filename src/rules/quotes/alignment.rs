//! Words of a short quotation laid along a longer one: which of them stand there, in order, which were put in or
//! changed, and which words of the longer one were left out between them.

use crate::article::Article;
use crate::lexicon::Classes;
use crate::text::Token;

/// Words of the longer text beyond which it is not looked at: no quotation is that long.
pub(super) const LONGEST: usize = 600;

/// What a word that was changed or put in costs, against one that was left out.
const CHANGED: u16 = 2;
const LEFT_OUT: u16 = 1;

/// How a short quotation lies along a longer one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Alignment {
    /// Its cost: 0 where the words stand there as they are.
    pub(super) cost: u16,
    /// Words of the short one, by index, with the word of the long one that stands in their place, if any.
    pub(super) changed: Vec<(usize, Option<usize>)>,
    /// Words of the long one, by index, that were left out between words of the short one.
    pub(super) left_out: Vec<usize>,
    /// Words of the short one, by index, that stand in the long one.
    pub(super) kept: Vec<usize>,
    /// The first and the last word of the long one that belong to it.
    pub(super) stretch: (usize, usize),
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Step {
    Start,
    Same,
    Change,
    Insert,
    Skip,
}

/// The cheapest way to lay `short` along `long`.
pub(super) fn align(article: &Article, short: &[Token], long: &[Token]) -> Option<Alignment> {
    if short.is_empty() || long.is_empty() || long.len() > LONGEST {
        return None;
    }
    let width = long.len() + 1;
    let mut steps = vec![Step::Start; width * (short.len() + 1)];
    let mut above = vec![0_u16; width];
    for (row, word) in short.iter().enumerate() {
        let mut line = vec![0_u16; width];
        line[0] = above[0] + CHANGED;
        steps[(row + 1) * width] = Step::Insert;
        for (column, other) in long.iter().enumerate() {
            let same = is_same(article, word, other);
            let here = (above[column] + if same { 0 } else { CHANGED }, if same { Step::Same } else { Step::Change });
            let insert = (above[column + 1] + CHANGED, Step::Insert);
            // Words in front of the first and behind the last are no part of it.
            let skip = (line[column] + LEFT_OUT, Step::Skip);
            let best = [here, skip, insert].into_iter().min_by_key(|it| it.0)?;
            line[column + 1] = best.0;
            steps[(row + 1) * width + column + 1] = best.1;
        }
        above = line;
    }
    let end = (0..width).min_by_key(|&column| above[column])?;
    trace(&steps, width, (short.len(), end), above[end])
}

fn trace(steps: &[Step], width: usize, end: (usize, usize), cost: u16) -> Option<Alignment> {
    let (mut row, mut column) = end;
    let mut found = Alignment { cost, changed: Vec::new(), left_out: Vec::new(), kept: Vec::new(), stretch: (0, 0) };
    while row > 0 {
        match steps[row * width + column] {
            Step::Same => {
                (row, column) = (row - 1, column - 1);
                found.kept.push(row);
            }
            Step::Change => {
                (row, column) = (row - 1, column - 1);
                found.changed.push((row, Some(column)));
            }
            Step::Insert => {
                row -= 1;
                found.changed.push((row, None));
            }
            Step::Skip => {
                column -= 1;
                found.left_out.push(column);
            }
            Step::Start => return None,
        }
    }
    found.stretch = (column, end.1.checked_sub(1)?);
    found.changed.reverse();
    found.left_out.reverse();
    (found.stretch.0 <= found.stretch.1).then_some(found)
}

/// Whether two words are one: the same, but for an ending, or a number in words and in figures. A contraction is
/// taken for whatever it may stand for.
pub(super) fn is_same(article: &Article, one: &Token, other: &Token) -> bool {
    one.norm == other.norm || is_figure(one) != is_figure(other) && is_number(one) && is_number(other) || {
        let (one, other) = (one.text(&article.prose), other.text(&article.prose));
        is_contracted(one) || is_contracted(other) || is_inflected(one, other) || is_inflected(other, one)
    }
}

fn is_figure(token: &Token) -> bool {
    token.is_number()
}

fn is_number(token: &Token) -> bool {
    token.is_number() || token.is(Classes::NUMBER_WORD)
}

fn is_contracted(word: &str) -> bool {
    word.contains(['\'', '’'])
}

/// Letters from which two words with one stem are forms of one word.
const SHORTEST_STEM: usize = 3;

/// `sign`, `signed`; `policy`, `policies`.
fn is_inflected(word: &str, longer: &str) -> bool {
    let doubled = word.as_bytes().last().copied();
    if doubled == longer.as_bytes().get(word.len()).copied() && longer.starts_with(word) {
        return matches!(longer.get(word.len() + 1..), Some("ed" | "ing"));
    }
    let stem = word.strip_suffix(['e', 'y']).filter(|stem| stem.len() >= SHORTEST_STEM).unwrap_or(word);
    stem.len() >= SHORTEST_STEM
        && longer.len() > stem.len()
        && longer.is_char_boundary(stem.len())
        && longer.as_bytes()[..stem.len()].eq_ignore_ascii_case(stem.as_bytes())
        && matches!(&longer[stem.len()..], "s" | "es" | "ies" | "ed" | "d" | "ing" | "ied" | "e" | "y" | "n" | "en")
}
