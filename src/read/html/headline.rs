//! What stands around the text of an article on its page: headline, kicker, standfirst, byline, date line.

use rustc_hash::FxHashSet;

use super::metadata::Metadata;
use super::outline::{Line, Outline, Piece};
use super::tag::Hints;
use crate::fold;
use crate::read::Mark;

/// How many lines before the text and after the headline may be furniture.
const NEAR: usize = 12;

/// Headings that are compared with the title of the page.
const MOST_HEADINGS: usize = 100;

/// The lines that are furniture.
#[derive(Debug, Default)]
pub(super) struct Furniture {
    /// Line and mark, in the order of the page.
    pub(super) marks: Vec<(usize, Mark)>,
}

impl Furniture {
    /// Finds the furniture of the article whose text is the `kept` lines.
    pub(super) fn find(source: &str, outline: &Outline, kept: &[bool], metadata: &Metadata) -> Self {
        let mut found = Self::default();
        let first = kept.iter().position(|kept| *kept).unwrap_or(0);
        let headline = headline(source, outline, first, metadata);
        if let Some(headline) = headline {
            found.marks.push((headline, Mark::Title));
        }
        let from =
            headline.unwrap_or_else(|| first.saturating_sub(NEAR)).min(first).max(first.saturating_sub(3 * NEAR));
        let to = outline.lines.len().min(first.max(headline.unwrap_or(0)) + NEAR);
        for (hint, mark, shortest, longest) in [
            (Hints::KICKER, Mark::Kicker, 3, 40),
            (Hints::STANDFIRST, Mark::Standfirst, 30, 400),
            (Hints::BYLINE, Mark::Byline, 4, 90),
            (Hints::DATE, Mark::Published, 6, 60),
        ] {
            // A kicker stands above the headline.
            let from = if mark == Mark::Kicker { from.saturating_sub(3) } else { from };
            let line = (from..to).find(|&index| {
                let line = &outline.lines[index];
                let fits = (shortest..=longest).contains(&line.letters);
                fits && !found.has(index) && hints(outline, line, longest).has(hint)
            });
            found.marks.extend(line.map(|index| (index, mark)));
        }
        found.marks.sort_by_key(|(index, _)| *index);
        found
    }

    fn has(&self, index: usize) -> bool {
        self.marks.iter().any(|(at, _)| *at == index)
    }
}

/// What a line and the small elements around it hint.
fn hints(outline: &Outline, line: &Line, longest: u32) -> Hints {
    let mut hints = line.hints;
    let mut node = line.node as usize;
    for _ in 0..3 {
        let (from, to) = outline.nodes[node].lines;
        let letters: u32 = outline.lines[from as usize..to as usize].iter().take(8).map(|line| line.letters).sum();
        if letters > 2 * longest {
            break;
        }
        hints.add(outline.nodes[node].hints);
        node = outline.nodes[node].parent as usize;
    }
    hints
}

/// The heading that says what the title of the page says; without such a title, the `<h1>` nearest to the text.
fn headline(source: &str, outline: &Outline, first: usize, metadata: &Metadata) -> Option<usize> {
    let headings = || {
        let lines = outline.lines.iter().enumerate();
        lines.filter(|(_, line)| matches!(line.mark, Mark::Heading(1..=3))).take(MOST_HEADINGS)
    };
    let top = headings().filter(|(_, line)| line.mark == Mark::Heading(1));
    let Some(title) = &metadata.title else {
        return top.min_by_key(|(index, _)| index.abs_diff(first)).map(|(index, _)| index);
    };
    let wanted = words(&title.value);
    let mut best: Option<(usize, f32)> = None;
    for (index, line) in headings() {
        let said: FxHashSet<u64> = outline.pieces[line.pieces.clone()]
            .iter()
            .filter_map(|piece| match piece {
                Piece::Text(start, end) => Some(words(&source[*start as usize..*end as usize])),
                _ => None,
            })
            .flatten()
            .collect();
        let shared = said.intersection(&wanted).count() as f32;
        let likeness = shared / said.len().max(wanted.len()).max(1) as f32;
        // A headline that was shortened for the title is still the headline.
        let contained = shared / said.len().min(wanted.len()).max(1) as f32;
        let score = likeness.max(if said.len() > 2 { contained * 0.9 } else { 0.0 })
            + if line.mark == Mark::Heading(1) { 0.15 } else { 0.0 };
        if score > 0.6 && best.is_none_or(|(_, most)| score > most) {
            best = Some((index, score));
        }
    }
    best.map(|(index, _)| index).or_else(|| {
        let mut top = headings().filter(|(_, line)| line.mark == Mark::Heading(1));
        top.next().filter(|_| top.next().is_none()).map(|(index, _)| index).filter(|index| *index <= first + 1)
    })
}

fn words(text: &str) -> FxHashSet<u64> {
    text.split(|it: char| !it.is_alphanumeric()).filter(|word| !word.is_empty()).map(fold::hash).collect()
}
