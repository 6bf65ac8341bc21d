//! The head of the article: kicker, headline, standfirst, byline and published lines, down to the first
//! paragraph of the story.

use crate::read::{Mark, Origin};
use crate::segment::LineCase;
use crate::segment::byline::{is_bare_date, is_byline, is_house, is_signature};
use crate::segment::cues::Cue;
use crate::segment::dateline;
use crate::segment::line::{Ending, Line};
use crate::segment::nature;
use crate::segment::zone::Zone;

/// How many blocks of running text may belong to the head at most.
const REACH: usize = 16;

/// In how many blocks below a name its bearer would be spoken of if the story were about her.
const SPEAKS_OF: usize = 4;

/// Longest kicker in words.
const KICKER: usize = 6;

/// Zones for the head of the article, and the index of the first block after it.
pub(super) fn zones(lines: &[Line<'_>], zones: &mut [Option<Zone>]) -> usize {
    let headline = headline(lines, zones);
    if let Some(index) = headline {
        zones[index] = Some(Zone::Headline);
        kicker_above(lines, zones, index);
    }
    let mut at = headline.map_or(0, |index| index + 1);
    let end = lines.len().min(at + REACH);
    while at < end {
        if zones[at].is_none() {
            match below_headline(lines, zones, at, headline.is_some()) {
                Some(zone) => zones[at] = Some(zone),
                None => break,
            }
        } else if !matches!(
            zones[at],
            Some(Zone::Published | Zone::Byline | Zone::Kicker | Zone::Headline | Zone::Standfirst | Zone::Credit)
                | Some(Zone::Caption | Zone::Correction | Zone::Promo | Zone::Trailer | Zone::SignOff)
        ) {
            break;
        }
        at += 1;
    }
    at
}

/// The block marked as title, or the first line if it could be one.
fn headline(lines: &[Line<'_>], zones: &[Option<Zone>]) -> Option<usize> {
    let marked = |origin: fn(Origin) -> bool| {
        lines.iter().take(4 * REACH).position(|line| line.mark == Mark::Title && origin(line.origin))
    };
    if let Some(index) = marked(|origin| origin == Origin::Body).or_else(|| marked(|_| true)) {
        return Some(index);
    }
    if let Some(index) = zones.iter().take(4 * REACH).position(|zone| *zone == Some(Zone::Headline)) {
        return Some(index);
    }
    let free =
        |from: usize| (from..lines.len().min(REACH)).find(|&index| zones[index].is_none() && is_loose(&lines[index]));
    let first = free(0)?;
    let candidate = &lines[first];
    // A headline may be a sentence; the byline below it tells.
    let signed = (first + 1..lines.len().min(first + 3))
        .any(|index| is_byline(&lines[index]) || zones[index] == Some(Zone::Published) && !is_bare_date(&lines[index]));
    if signed && candidate.words <= 40 && !is_label(candidate) && !is_byline(candidate) {
        return Some(first);
    }
    if !candidate.is_headline_like() && !is_label(candidate) {
        return None;
    }
    // A label above the headline: `OPINION`, `World News`, then the headline itself.
    let second = free(first + 1).filter(|&second| {
        is_label(candidate) && lines[second].is_headline_like() && lines[second].words >= 3 && lines.len() > second + 1
    });
    match second {
        Some(second) if !is_byline(&lines[second]) && !lines[second].is_sentence() => Some(second),
        _ => candidate.is_headline_like().then_some(first),
    }
}

/// Whether the markup left open what the block is.
fn is_loose(line: &Line<'_>) -> bool {
    line.origin == Origin::Body
        && matches!(line.mark, Mark::Plain | Mark::Paragraph | Mark::Emphasised | Mark::Heading(_))
}

/// Whether a short line looks like a section name or another label, not like a headline.
fn is_label(line: &Line<'_>) -> bool {
    let whole = line.cue.is_some_and(|(_, end)| line.text[end..].chars().all(|it| !it.is_alphanumeric()));
    let section = line.leads_with(Cue::Section) && whole;
    line.words <= KICKER && (section || line.ending == Ending::Colon && line.case == LineCase::Upper)
        || line.words <= 3 && line.case == LineCase::Upper && line.ending == Ending::Open
        || is_slug_line(line.text)
}

/// `BC-OH--School Closings,3rd Ld-Writethru,440`: what a wire sends a story under.
fn is_slug_line(text: &str) -> bool {
    let length = text.len() - text.trim_end_matches(|it: char| it.is_ascii_digit()).len();
    text.len() <= 80 && (2..=4).contains(&length) && text[..text.len() - length].ends_with(',') && text.contains("--")
}

/// Short lines between the start of the file and its headline.
fn kicker_above(lines: &[Line<'_>], zones: &mut [Option<Zone>], headline: usize) {
    for index in (0..headline).rev().take(REACH) {
        if zones[index].is_none()
            && is_loose(&lines[index])
            && lines[index].words <= KICKER
            && !lines[index].is_terminated()
        {
            zones[index] = Some(Zone::Kicker);
        }
    }
}

/// What a block between the headline and the story is, if it does not yet belong to the story.
fn below_headline(lines: &[Line<'_>], zones: &[Option<Zone>], at: usize, has_headline: bool) -> Option<Zone> {
    let line = &lines[at];
    if !is_loose(line) {
        return None;
    }
    if line.mark == Mark::Title {
        return Some(Zone::Headline);
    }
    if is_byline(line) {
        return Some(Zone::Byline);
    }
    if !has_headline || dateline::length(line.text).is_some() {
        return None;
    }
    if matches!(line.mark, Mark::Heading(_)) {
        return is_deck(lines, zones, at).then_some(Zone::Standfirst);
    }
    if signs(lines, zones, at) {
        return Some(Zone::Byline);
    }
    let next = lines.get(at + 1);
    // `Published`, and its date in the next line.
    if line.leads_with(Cue::Published) && line.words <= 3 && next.is_some_and(is_bare_date) {
        return Some(Zone::Published);
    }
    if at > 0 && zones[at - 1] == Some(Zone::Byline) && is_house(line) && next.is_some() {
        return Some(Zone::Kicker);
    }
    // A bare date below a whole sentence may be the day of an event.
    let head_goes_on = (at + 1..lines.len().min(at + 3)).any(|index| match zones[index] {
        Some(Zone::Byline) => true,
        Some(Zone::Published) => !(line.is_sentence() && is_bare_date(&lines[index])),
        None => is_byline(&lines[index]) || signs(lines, zones, index),
        _ => false,
    });
    let next = next.filter(|next| is_loose(next) && nature::zone(next).is_none());
    if is_label(line) {
        return Some(Zone::Kicker);
    }
    if line.words <= KICKER && !line.is_terminated() && line.ending != Ending::Colon && head_goes_on {
        return Some(Zone::Kicker);
    }
    let has_standfirst = zones[..at].contains(&Some(Zone::Standfirst));
    if head_goes_on && !has_standfirst && line.words >= 5 && line.words < crate::segment::line::MANY_WORDS {
        return Some(Zone::Standfirst);
    }
    let next = next?;
    let display =
        line.ending == Ending::Open && (6..=45).contains(&line.words) && line.text.starts_with(char::is_uppercase)
            || line.text.starts_with('…') && line.words <= 30;
    if display && (next.is_sentence() || next.text.starts_with('…')) && line.case == LineCase::Sentence {
        return Some(Zone::Standfirst);
    }
    (!has_standfirst && repeats(line, next)).then_some(Zone::Standfirst)
}

/// Whether the line is a signature and what stands below it is the rest of a head or the story.
fn signs(lines: &[Line<'_>], zones: &[Option<Zone>], at: usize) -> bool {
    let below = lines.get(at + 1).is_some_and(|next| {
        matches!(zones[at + 1], Some(Zone::Published | Zone::Credit | Zone::Caption))
            || zones[at + 1].is_none() && (next.is_sentence() || is_house(next) && lines.get(at + 2).is_some())
    });
    below && is_loose(&lines[at]) && is_signature(&lines[at]) && !is_about(lines, at)
}

/// Whether the story below a name speaks of its bearer: then it is a title and no signature.
fn is_about(lines: &[Line<'_>], at: usize) -> bool {
    let given = lines[at].text.split_whitespace().next().unwrap_or_default();
    lines[at + 1..].iter().take(SPEAKS_OF).any(|line| line.text.contains(given))
}

/// A second heading between the headline and the byline or the date.
fn is_deck(lines: &[Line<'_>], zones: &[Option<Zone>], at: usize) -> bool {
    let below = lines.get(at + 1).is_some_and(|next| zones[at + 1] == Some(Zone::Published) || is_byline(next));
    let line = &lines[at];
    below && at > 0 && zones[at - 1] == Some(Zone::Headline) && line.words >= 4 && line.ending != Ending::Colon
}

/// Whether the next block tells again what the line tells: at least half of their longer words are the same.
fn repeats(line: &Line<'_>, next: &Line<'_>) -> bool {
    if line.words < 8 || line.words > 50 {
        return false;
    }
    let words = |text: &str, limit: usize| -> Vec<u64> {
        let mut words: Vec<u64> = text
            .split(|it: char| !it.is_alphanumeric() && it != '\'' && it != '’')
            .filter(|word| word.len() >= 4)
            .take(limit)
            .map(crate::fold::hash)
            .collect();
        words.sort_unstable();
        words.dedup();
        words
    };
    let told = words(line.text, 64);
    let again = words(next.text, told.len() * 2);
    let shared = told.iter().filter(|word| again.binary_search(word).is_ok()).count();
    shared >= 5 && shared * 5 >= told.len() * 3
}
