//! Which lines of a page are its main text. Paragraphs give points to the elements around them; the element
//! with most points and fewest links wins, together with siblings that look like it; then what hardly is text
//! (link lists, share buttons, forms) is taken out again. The scheme and its constants follow Mozilla's
//! Readability (Apache-2.0), carried over to a flat outline in linear time.

use super::outline::{Line, Outline};
use super::tag::{Element, Hints};
use crate::read::Mark;

/// A strict pass that finds less than this many letters is repeated without minding class names.
const ENOUGH: u32 = 420;

/// Paragraphs shorter than this many letters give no points.
const SHORTEST: u32 = 21;

/// An element with this share of the points of the best one is its rival.
const RIVAL: f32 = 0.75;

/// So many rivals beside the best one, and the text is what holds them all.
const RIVALS: usize = 3;

/// More rivals than this are not looked at.
const MOST_RIVALS: usize = 5;

/// For each line, whether it belongs to the main text.
pub(super) fn select(outline: &Outline) -> Vec<bool> {
    let strict = Pass::new(outline, true).run();
    if letters(outline, &strict) >= ENOUGH {
        return strict;
    }
    let lenient = Pass::new(outline, false).run();
    if letters(outline, &lenient) > letters(outline, &strict) { lenient } else { strict }
}

fn letters(outline: &Outline, kept: &[bool]) -> u32 {
    outline.lines.iter().zip(kept).filter(|(_, kept)| **kept).map(|(line, _)| line.letters).sum()
}

/// What the lines before a given one add up to.
#[derive(Debug, Clone, Copy, Default)]
struct Sums {
    letters: u32,
    linked: u32,
    commas: u32,
    items: u32,
    item_letters: u32,
    paragraphs: u32,
}

struct Pass<'o> {
    outline: &'o Outline,
    strict: bool,
    /// Running sums: entry `n` covers the lines before line `n`.
    sums: Vec<Sums>,
    /// Elements that are out of the question, with everything inside.
    pruned: Vec<bool>,
    points: Vec<Option<f32>>,
}

impl<'o> Pass<'o> {
    fn new(outline: &'o Outline, strict: bool) -> Self {
        let mut sums = Vec::with_capacity(outline.lines.len() + 1);
        let mut sum = Sums::default();
        sums.push(sum);
        for line in &outline.lines {
            sum.letters += line.letters;
            sum.linked += line.linked;
            sum.commas += line.commas;
            if line.mark == Mark::ListItem {
                sum.items += 1;
                sum.item_letters += line.letters;
            }
            sum.paragraphs += u32::from(line.mark == Mark::Paragraph && line.letters >= SHORTEST);
            sums.push(sum);
        }
        let count = outline.nodes.len();
        Self { outline, strict, sums, pruned: vec![false; count], points: vec![None; count] }
    }

    /// What the lines inside an element add up to.
    fn inside(&self, node: usize) -> Sums {
        let (from, to) = self.outline.nodes[node].lines;
        let (from, to) = (self.sums[from as usize], self.sums[to as usize]);
        Sums {
            letters: to.letters - from.letters,
            linked: to.linked - from.linked,
            commas: to.commas - from.commas,
            items: to.items - from.items,
            item_letters: to.item_letters - from.item_letters,
            paragraphs: to.paragraphs - from.paragraphs,
        }
    }

    /// The share of an element's letters that stand in links.
    fn link_density(&self, node: usize) -> f32 {
        let inside = self.inside(node);
        if inside.letters == 0 { 0.0 } else { inside.linked as f32 / inside.letters as f32 }
    }

    fn run(mut self) -> Vec<bool> {
        self.prune();
        self.score();
        let mut kept = vec![false; self.outline.lines.len()];
        let roots = match self.best() {
            Some(top) => self.with_siblings(self.climb(self.shared(top))),
            None => vec![0],
        };
        let mut clean = self.pruned.clone();
        for &root in &roots {
            let end = self.outline.nodes[root].end as usize;
            for node in root + 1..end {
                let parent = self.outline.nodes[node].parent as usize;
                clean[node] = clean[node] || clean[parent] && parent >= root || self.is_debris(node);
            }
            let (from, to) = self.outline.nodes[root].lines;
            for index in from as usize..to as usize {
                kept[index] = !clean[self.outline.lines[index].node as usize];
            }
        }
        kept
    }

    fn prune(&mut self) {
        let all = self.inside(0).letters;
        for index in 1..self.outline.nodes.len() {
            let node = self.outline.nodes[index];
            let unlikely = self.strict
                && node.hints.has(Hints::UNLIKELY)
                && !node.hints.has(Hints::MAYBE)
                && !node.hints.has(Hints::ARTICLE)
                && self.inside(index).letters * 2 < all;
            self.pruned[index] = self.pruned[node.parent as usize] || unlikely;
        }
    }

    fn score(&mut self) {
        for line in &self.outline.lines {
            let counts = matches!(line.mark, Mark::Paragraph | Mark::BlockQuote | Mark::TableCell | Mark::Heading(2..));
            if !counts || line.letters < SHORTEST || self.pruned[line.node as usize] {
                continue;
            }
            let points = 2.0 + line.commas as f32 + (line.letters as f32 / 83.0).min(3.0);
            let mut node = self.container_of(line);
            for level in 0..5 {
                let share = match level {
                    0 => 1.0,
                    1 => 2.0,
                    level => 3.0 * level as f32,
                };
                let so_far = self.points[node].unwrap_or_else(|| self.first_points(node));
                self.points[node] = Some(so_far + points / share);
                if node == 0 {
                    break;
                }
                node = self.outline.nodes[node].parent as usize;
            }
        }
    }

    /// The element a line gives its points to: the one around its paragraph.
    fn container_of(&self, line: &Line) -> usize {
        let node = self.outline.nodes[line.node as usize];
        match node.element {
            Element::Container => line.node as usize,
            _ => node.parent as usize,
        }
    }

    fn first_points(&self, node: usize) -> f32 {
        let base = match self.outline.nodes[node].element {
            Element::Container => 5.0,
            Element::Marked(Mark::BlockQuote | Mark::TableCell) => 3.0,
            Element::List | Element::Marked(Mark::ListItem) => -3.0,
            Element::Marked(Mark::Heading(_)) => -5.0,
            _ => 0.0,
        };
        base + self.weight(node)
    }

    /// What class names are worth.
    fn weight(&self, node: usize) -> f32 {
        let hints = self.outline.nodes[node].hints;
        if !self.strict {
            return 0.0;
        }
        let mut weight = 0.0;
        if hints.has(Hints::POSITIVE) || hints.has(Hints::ARTICLE) {
            weight += 25.0;
        }
        if hints.has(Hints::NEGATIVE) {
            weight -= 25.0;
        }
        weight
    }

    fn final_points(&self, node: usize) -> Option<f32> {
        self.points[node].map(|points| points * (1.0 - self.link_density(node)))
    }

    fn best(&self) -> Option<usize> {
        let mut best: Option<(usize, f32)> = None;
        for node in 1..self.points.len() {
            if let Some(points) = self.final_points(node)
                && best.is_none_or(|(_, most)| points > most)
            {
                best = Some((node, points));
            }
        }
        best.map(|(node, _)| node)
    }

    /// Text set in many small boxes: the nearest element around the best one that also holds enough of its rivals.
    fn shared(&self, best: usize) -> usize {
        let most = self.final_points(best).unwrap_or_default();
        let points = |node: usize| self.final_points(node).unwrap_or_default();
        let mut rivals: Vec<usize> = (1..self.points.len()).filter(|&node| points(node) >= most * RIVAL).collect();
        if rivals.len() <= RIVALS {
            return best;
        }
        rivals.sort_by(|&a, &b| points(b).total_cmp(&points(a)).then(a.cmp(&b)));
        rivals.truncate(MOST_RIVALS);
        let mut around = self.outline.nodes[best].parent as usize;
        while around != 0 {
            let inside = around..self.outline.nodes[around].end as usize;
            if rivals.iter().filter(|rival| inside.contains(rival)).count() > RIVALS {
                return around;
            }
            around = self.outline.nodes[around].parent as usize;
        }
        best
    }

    /// Text in several columns or sections: an element around the best one that has more points, or that holds
    /// the best one and nothing else.
    fn climb(&self, best: usize) -> usize {
        let mut top = best;
        let mut last = self.final_points(best).unwrap_or_default();
        let threshold = last / 3.0;
        let mut around = self.outline.nodes[top].parent as usize;
        while around != 0 {
            if let Some(points) = self.final_points(around) {
                if points < threshold {
                    break;
                }
                if points > last {
                    top = around;
                    break;
                }
                last = points;
            }
            around = self.outline.nodes[around].parent as usize;
        }
        loop {
            let parent = self.outline.nodes[top].parent as usize;
            if parent == 0 || self.children(parent).nth(1).is_some() {
                return top;
            }
            top = parent;
        }
    }

    fn children(&self, parent: usize) -> impl Iterator<Item = usize> + '_ {
        let end = self.outline.nodes[parent].end as usize;
        let mut next = parent + 1;
        std::iter::from_fn(move || {
            let child = next;
            (child < end).then(|| next = (self.outline.nodes[child].end as usize).max(child + 1))?;
            Some(child)
        })
    }

    /// The best element and those beside it that are text too.
    fn with_siblings(&self, top: usize) -> Vec<usize> {
        let parent = self.outline.nodes[top].parent as usize;
        let best = self.final_points(top).unwrap_or_default();
        let threshold = (best * 0.2).max(10.0);
        let class = self.outline.nodes[top].class;
        let joins = |node: usize| {
            if node == top {
                return true;
            }
            if self.pruned[node] {
                return false;
            }
            let alike = class != 0 && self.outline.nodes[node].class == class;
            let bonus = if alike { best * 0.2 } else { 0.0 };
            if self.final_points(node).is_some_and(|points| points + bonus >= threshold) {
                return true;
            }
            let is_paragraph = self.outline.nodes[node].element == Element::Paragraph;
            is_paragraph && self.inside(node).letters > 66 && self.link_density(node) < 0.25
        };
        self.children(parent).filter(|&node| joins(node)).collect()
    }

    /// Whether an element inside the main text is no text.
    fn is_debris(&self, node: usize) -> bool {
        let element = self.outline.nodes[node].element;
        let hints = self.outline.nodes[node].hints;
        let inside = self.inside(node);
        if hints.has(Hints::FORM) || hints.has(Hints::SHARE) && inside.letters < ENOUGH {
            return true;
        }
        if element == Element::Marked(Mark::PullQuote) {
            return !hints.has(Hints::PULL_QUOTE);
        }
        let density = self.link_density(node);
        let is_list = element == Element::List || inside.item_letters as f32 > 0.9 * inside.letters as f32;
        match element {
            Element::List => density > 0.7 && inside.items > 1,
            Element::Paragraph => density > 0.9 && inside.letters < 100 && self.weight(node) < 0.0,
            Element::Container | Element::Table => {
                let weight = self.weight(node);
                if weight < 0.0 {
                    return true;
                }
                if inside.commas >= 10 {
                    return false;
                }
                let few_letters = !is_list && inside.letters < 21 && inside.linked > 0;
                let many_links = !is_list && weight < 25.0 && density > 0.2 || density > 0.5;
                few_letters || many_links || !is_list && inside.items > inside.paragraphs + 100
            }
            _ => false,
        }
    }
}
