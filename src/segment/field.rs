//! The labels of a content system before the parts of an article, `Headline: …`, `Byline: …`: an export that begins
//! with several of them says itself what its lines are. Labels of the head lose their place in the prose.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::fold::hash;
use crate::lexicon;
use crate::read::{Mark, Origin, RawBlock};
use crate::segment::byline::is_byline;
use crate::segment::line::Line;
use crate::segment::zone::Zone;
use crate::span::Span;

/// Longest label, in bytes.
const LONGEST: usize = 20;

/// In which lines from the first the labels may begin.
const REACH: usize = 4;

/// Longest value of a label below the head, in words.
const LONGEST_BELOW: usize = 16;

/// The zone of what stands behind each label.
static LABELS: LazyLock<FxHashMap<u64, Zone>> = LazyLock::new(|| {
    let mut labels = FxHashMap::default();
    for line in lexicon::lines(include_str!("../../rules/lexicon/cms-fields.txt")) {
        let Some((name, list)) = line.split_once(": ") else { continue };
        let zone = Zone::ALL.into_iter().find(|zone| zone.name() == name);
        labels.extend(zone.into_iter().flat_map(|zone| list.split(", ").map(move |label| (hash(label), zone))));
    }
    labels
});

/// A label and what it says.
#[derive(Debug, Clone, Copy)]
struct Field {
    zone: Zone,
    /// Where its value begins in the text of the line; the end of the text if it has none.
    value: usize,
}

impl Field {
    fn of(line: &Line<'_>) -> Option<Self> {
        if line.origin != Origin::Body || line.mark != Mark::Plain {
            return None;
        }
        let colon = line.text.bytes().take(LONGEST + 1).position(|byte| byte == b':')?;
        let zone = *LABELS.get(&hash(line.text[..colon].trim_end()))?;
        let value = line.text.len() - line.text[colon + 1..].trim_start().len();
        Some(Self { zone, value })
    }
}

/// Zones for the head of an export, and for what is labelled below it.
pub(super) fn zones<'p>(lines: &mut [Line<'p>], zones: &mut [Option<Zone>]) {
    let Some(first) = first(lines, zones) else { return };
    let mut at = first;
    // The zone of a label whose value stands in the next line.
    let mut promised = None;
    while at < lines.len() {
        match (Field::of(&lines[at]), promised.take()) {
            (Some(field), _) if field.value == lines[at].text.len() => {
                promised = (field.zone != Zone::Trailer && field.zone != Zone::Byline).then_some(field.zone);
                if field.zone != Zone::Byline {
                    zones[at] = Some(Zone::Trailer);
                }
            }
            (Some(field), _) => give(&mut lines[at], &mut zones[at], field),
            (None, Some(zone)) => zones[at] = Some(zone),
            (None, None) if is_label(&lines[at], zones[at]) => {}
            (None, None) => break,
        }
        at += 1;
    }
    for at in at..lines.len() {
        let field = Field::of(&lines[at]).filter(|it| matches!(it.zone, Zone::Trailer | Zone::PullQuote));
        if let Some(field) = field.filter(|_| zones[at].is_none() && lines[at].words <= LONGEST_BELOW) {
            give(&mut lines[at], &mut zones[at], field);
        }
    }
}

/// The first of two labels one below the other. Below a headline without a label there is none for a headline.
fn first(lines: &[Line<'_>], zones: &[Option<Zone>]) -> Option<usize> {
    let first = (0..lines.len().min(REACH)).find(|&at| Field::of(&lines[at]).is_some())?;
    let labelled = |at: usize| Field::of(&lines[at]).is_some() || is_label(&lines[at], zones[at]);
    let run = (first..lines.len()).take_while(|&at| labelled(at));
    let (mut length, mut names_headline) = (0, false);
    for at in run {
        length += 1;
        names_headline |= Field::of(&lines[at]).is_some_and(|field| field.zone == Zone::Headline);
    }
    (length >= 2 && (first == 0 || !names_headline)).then_some(first)
}

/// Whether the line is one of the labels that are known wherever they stand: `Published: …`, `Tags: …`.
fn is_label(line: &Line<'_>, zone: Option<Zone>) -> bool {
    match zone {
        Some(Zone::Published | Zone::Trailer | Zone::Caption | Zone::Credit) => line.text.contains(':'),
        None => line.text.contains(':') && is_byline(line),
        _ => false,
    }
}

/// Gives a line the zone of its label and, where a reader is to see the value, cuts the label off.
fn give(line: &mut Line<'_>, zone: &mut Option<Zone>, field: Field) {
    *zone = Some(field.zone);
    if field.zone == Zone::Trailer {
        return;
    }
    let text = &line.text[field.value..];
    let span = Span::new(line.span.start + field.value as u32, line.span.end);
    *line = Line::of(text, &RawBlock { span, mark: line.mark, origin: line.origin });
}
