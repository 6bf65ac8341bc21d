//! The story itself: what the markup says of a block, and which short lines between paragraphs are subheads.

use crate::read::{Mark, Origin};
use crate::segment::LineCase;
use crate::segment::byline;
use crate::segment::dateline;
use crate::segment::line::{Ending, Line};
use crate::segment::nature;
use crate::segment::zone::Zone;

/// Longest subhead in words.
const SUBHEAD: usize = 12;

/// The zone the markup gives a block, if it gives one.
pub(super) fn marked(line: &Line<'_>) -> Option<Zone> {
    match line.mark {
        Mark::Title if line.origin != Origin::Body => Some(Zone::Headline),
        Mark::Standfirst => Some(Zone::Standfirst),
        Mark::Kicker => Some(Zone::Kicker),
        Mark::Byline => Some(Zone::Byline),
        Mark::Published | Mark::Updated => Some(Zone::Published),
        Mark::BlockQuote => Some(Zone::Quote),
        Mark::PullQuote => promo(line).or(Some(Zone::PullQuote)),
        Mark::Caption => Some(Zone::Caption),
        Mark::TableCell => Some(Zone::Table),
        Mark::ListItem => promo(line).or(Some(Zone::List)),
        Mark::Plain | Mark::Paragraph | Mark::Emphasised | Mark::Title | Mark::Heading(_) => None,
    }
}

/// A line that advertises another story does so in a list or a box, too.
fn promo(line: &Line<'_>) -> Option<Zone> {
    nature::zone(line).filter(|zone| *zone == Zone::Promo)
}

/// The text of a picture where the line above says so: a label alone on its line, or another caption above one in
/// italics.
pub(super) fn captions(lines: &[Line<'_>], zones: &mut [Option<Zone>]) {
    for at in 1..lines.len() {
        if zones[at].is_some() || zones[at - 1] != Some(Zone::Caption) {
            continue;
        }
        let (label, line) = (&lines[at - 1], &lines[at]);
        let is_bare = label.cue.is_some() && !label.after_cue().contains(char::is_alphanumeric);
        if is_bare && label.words <= 2 && line.words <= 40 || line.mark == Mark::Emphasised && line.words <= 40 {
            zones[at] = Some(Zone::Caption);
        }
    }
}

/// The zone a block has by its own letters, where the markup leaves it open.
pub(super) fn by_nature(line: &Line<'_>) -> Option<Zone> {
    if line.mark == Mark::Title { None } else { nature::zone(line) }
}

/// Zones for what is left from `start` on: subheads, and paragraphs for the rest.
pub(super) fn zones(lines: &[Line<'_>], zones: &mut [Option<Zone>], start: usize) {
    let told = lines[start..].iter().filter(|line| line.words >= 12);
    let (long, finished) = told.fold((0, 0), |(all, ends), line| (all + 1, ends + usize::from(line.is_terminated())));
    // Where paragraphs carry no full stops, a line without one says nothing.
    let punctuated = finished * 10 >= long * 7;
    for index in 0..lines.len() {
        // A bare date below the head is an entry of a timeline or the day of an event.
        if index >= start && zones[index] == Some(Zone::Published) && byline::is_bare_date(&lines[index]) {
            zones[index] = None;
        }
        if zones[index].is_some() {
            continue;
        }
        let heading = matches!(lines[index].mark, Mark::Heading(_) | Mark::Title);
        let subhead = heading || index >= start && punctuated && is_subhead(lines, zones, index);
        zones[index] = Some(if subhead { Zone::Subhead } else { Zone::Paragraph });
    }
}

/// A short line without a full stop between a finished block and a paragraph.
fn is_subhead(lines: &[Line<'_>], zones: &[Option<Zone>], index: usize) -> bool {
    let line = &lines[index];
    let shaped = line.words <= SUBHEAD
        && line.words >= 1
        && matches!(line.ending, Ending::Open | Ending::Question)
        && !line.text.contains(['"', '“', '”', '\n'])
        && line.text.starts_with(|it: char| it.is_uppercase() || it.is_ascii_digit() || matches!(it, '‘' | '\'' | '*'));
    if !shaped || line.ending == Ending::Question && line.words > 8 || dateline::length(line.text).is_some() {
        return false;
    }
    let Some(next) =
        lines.get(index + 1).filter(|_| matches!(zones[index + 1], None | Some(Zone::List | Zone::Dateline)))
    else {
        return false;
    };
    let open_before =
        index > 0 && lines[index - 1].ending == Ending::Colon && zones[index - 1] == Some(Zone::Paragraph);
    let followed =
        next.is_sentence() || next.words >= 5 && next.is_terminated() || zones[index + 1] == Some(Zone::List);
    followed && !(open_before && line.case == LineCase::Sentence)
}
