//! Lines that ought to go: one finding for all of them, every place labelled, and one fix that deletes them.

use crate::diagnostic::{Applicability, Edit};
use crate::rules::Report;
use crate::span::Span;

/// Places shown beside the first one.
const MOST_PLACES: usize = 12;

/// Reports the lines; the one at `shown` stands for all.
pub(super) fn tell(report: &mut Report<'_>, lines: &[Span], shown: usize, message: String, label: &str) {
    let found = report.flag(lines[shown], message);
    found.label(label);
    for (_, &line) in lines.iter().enumerate().filter(|&(at, _)| at != shown).take(MOST_PLACES) {
        found.also(line, "and here");
    }
    let edits = lines.iter().map(|&span| Edit { span, text: String::new() });
    let title = if lines.len() == 1 { "delete the line" } else { "delete the lines" };
    found.fix(title, Applicability::Unsafe, edits.collect());
}
