//! The places of words that are written two ways: gathered by word, and reported together.

use std::collections::hash_map::Entry;
use std::hash::Hash;

use rustc_hash::FxHashMap;

use crate::article::Article;
use crate::diagnostic::{Applicability, Diagnostic, Edit};
use crate::rules::Report;
use crate::rules::wording::{change_to, times};
use crate::span::Span;

/// More places than this are counted in a note instead of labelled.
const MOST_LABELS: usize = 4;

/// Puts items with one key together, in the order in which the keys first appear.
pub(super) fn together<K: Eq + Hash, T>(items: impl Iterator<Item = T>, key: impl Fn(&T) -> K) -> Vec<Vec<T>> {
    let mut groups: Vec<Vec<T>> = Vec::new();
    let mut known: FxHashMap<K, usize> = FxHashMap::default();
    for item in items {
        match known.entry(key(&item)) {
            Entry::Occupied(group) => groups[*group.get()].push(item),
            Entry::Vacant(place) => {
                place.insert(groups.len());
                groups.push(vec![item]);
            }
        }
    }
    groups
}

/// Whether some key comes with two ways: mostly none does, and nothing has to be put together.
pub(super) fn any_two_ways<K: Ord, W: PartialEq>(items: impl Iterator<Item = (K, W)>) -> bool {
    let mut items: Vec<(K, W)> = items.collect();
    items.sort_unstable_by(|one, other| one.0.cmp(&other.0));
    items.windows(2).any(|pair| pair[0].0 == pair[1].0 && pair[0].1 != pair[1].1)
}

/// A word where it stands, with what the other way of writing makes of it.
#[derive(Debug, Clone)]
pub(super) struct Place {
    /// Where it stands.
    pub(super) span: Span,
    /// The same word, the other way.
    pub(super) other: String,
}

/// Reports one word written two ways: the rarer way is the odd one, and each place of it is labelled.
pub(super) fn report_two_ways<'r>(
    article: &Article,
    report: &'r mut Report<'_>,
    odd: &[Place],
    kept: &[Span],
) -> &'r mut Diagnostic {
    let (here, there) = (on_one_line(article.text(odd[0].span)), on_one_line(article.text(kept[0])));
    let found = report.flag(odd[0].span, format!("\"{here}\" here, \"{there}\" elsewhere"));
    found.label("written differently here");
    found.also(kept[0], if kept[0] < odd[0].span { "first written here" } else { "written here" });
    label_further(found, odd.iter().map(|place| place.span));
    found.note(format!("in the story: \"{there}\" {}, \"{here}\" {}", times(kept.len()), times(odd.len())));
    change(found, odd, Applicability::Unsafe);
    found
}

/// Words that may stand across a line break, on one line.
pub(super) fn on_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Labels the places after the first, as many as a reader can take in.
pub(super) fn label_further(found: &mut Diagnostic, spans: impl Iterator<Item = Span>) {
    for span in spans.skip(1).take(MOST_LABELS) {
        found.also(span, "and here");
    }
}

/// Adds the fix that writes every place the other way.
pub(super) fn change(found: &mut Diagnostic, places: &[Place], applicability: Applicability) {
    let edits = places.iter().map(|place| Edit { span: place.span, text: place.other.clone() }).collect();
    let alike = places.iter().all(|place| place.other == places[0].other);
    let title = match alike {
        true => change_to(&places[0].other, places.len()),
        false => format!("change {} places to \"{}\" and its forms", places.len(), places[0].other),
    };
    found.fix(title, applicability, edits);
}
