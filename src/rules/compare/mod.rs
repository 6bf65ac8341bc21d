//! Group `compare`: what a rewrite changed in one place and left as it was in another. These rules run when two
//! versions are compared, never over one article.

pub mod stale_date;
pub mod stale_name;
pub mod stale_number;
pub mod stale_quote;

use crate::article::Article;
use crate::compare::{Change, Comparison, Topic};
use crate::diagnostic::{Applicability, Edit};
use crate::rules::{Check, Report};
use crate::span::Span;

/// Reports the changes of one topic that were not made everywhere.
struct Stale(Topic);

impl Check for Stale {
    fn check(&self, _: &Article, _: &mut Report<'_>) {}

    fn compare(&self, comparison: &Comparison<'_>, report: &mut Report<'_>) {
        comparison.stale(self.0).for_each(|change| tell(comparison, change, report));
    }
}

fn tell(comparison: &Comparison<'_>, change: &Change, report: &mut Report<'_>) {
    let Comparison { old, new, .. } = comparison;
    let (Some(first), Some(&made)) = (change.left.first(), change.made.first()) else { return };
    let (was, now) = (old.text(change.was), new.text(made));
    let stale = new.text(first.span);
    let message = match change.topic {
        Topic::Quote => "a quotation that was changed elsewhere stands here as it was".to_owned(),
        _ => format!("still \"{}\" here, \"{}\" elsewhere", short(stale), short(now)),
    };
    let found = report.flag(first.span, message);
    found.label("not changed here").also(made, "changed here");
    change.left[1..].iter().for_each(|left| {
        found.also(left.span, "nor here");
    });
    found.before(change.was, "was");
    let edits: Vec<Edit> = change.left.iter().filter_map(|left| left.put.clone()).map(edit).collect();
    if edits.len() == change.left.len() {
        let title = title(&edits, &edits[0].text);
        found.fix(title, Applicability::Unsafe, edits);
    }
    if change.made.iter().all(|&span| new.text(span) == now) {
        let back: Vec<Edit> = change.made.iter().map(|&span| edit((span, was.to_owned()))).collect();
        found.fix(format!("take the change back: {}", title(&back, was)), Applicability::Manual, back);
    }
}

fn edit((span, text): (Span, String)) -> Edit {
    Edit { span, text }
}

fn title(edits: &[Edit], text: &str) -> String {
    let text = short(text.trim_matches('"'));
    match edits.len() {
        1 => format!("change to \"{text}\""),
        places => format!("change {places} places to \"{text}\""),
    }
}

/// Letters of a quotation that a message shows.
const SHOWN: usize = 40;

/// The beginning of a long text.
fn short(text: &str) -> String {
    match text.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}…", text[..end].trim_end()),
        None => text.to_owned(),
    }
}
