//! The end of the article, read backwards: author's biography, notes in italics, sign-off, page furniture, and the
//! headline-like last line that follows promo lines.

use crate::read::Mark;
use crate::segment::byline::is_byline;
use crate::segment::line::{Ending, Line};
use crate::segment::zone::Zone;

/// How many blocks from the end a biography or a stray headline may stand.
const REACH: usize = 8;

/// What an author of the piece is called in the line about him.
const ROLES: &[&str] = &[
    "columnist",
    "correspondent",
    "contributor",
    "reporter",
    "editor",
    "writer",
    "author",
    "journalist",
    "commentator",
    "fellow",
    "host",
    "producer",
    "blogger",
];

/// Zones for the end of the article; `start` is where the story begins.
pub(super) fn zones(lines: &[Line<'_>], zones: &mut [Option<Zone>], start: usize) {
    let mut after_promo = false;
    for index in (start..lines.len()).rev().take(REACH) {
        let line = &lines[index];
        match zones[index] {
            Some(Zone::SignOff | Zone::Trailer | Zone::Promo | Zone::Correction | Zone::Credit | Zone::Published) => {
                after_promo |= zones[index] == Some(Zone::Promo);
                continue;
            }
            Some(_) => break,
            None => {}
        }
        let promo_before = index > start && zones[index - 1] == Some(Zone::Promo);
        if is_end_mark(line.text) {
            zones[index] = Some(Zone::Trailer);
        } else if is_biography(line) || is_reporting_note(line) || is_byline(line) || line.mark == Mark::Emphasised {
            zones[index] = Some(Zone::SignOff);
        } else if is_stray_headline(line) && (promo_before || after_promo && has_text_before(zones, start, index)) {
            zones[index] = Some(Zone::Trailer);
        } else {
            break;
        }
    }
}

fn has_text_before(zones: &[Option<Zone>], start: usize, index: usize) -> bool {
    zones[start..index].iter().rev().take(REACH).any(|zone| *zone == Some(Zone::Promo))
}

/// `ends`, `-30-`, `###`, `MORE`: the end of the copy, for the desk.
fn is_end_mark(text: &str) -> bool {
    let word = text.trim_matches(|it: char| !it.is_alphanumeric());
    text.len() <= 12 && ["", "end", "ends", "more", "30", "ENDS", "END", "MORE", "Ends", "End"].contains(&word)
}

/// `Reed reported from Oslo. Ek reported from Bergen.`, `The writer is leader of the council.`
fn is_reporting_note(line: &Line<'_>) -> bool {
    if line.words > 24 || line.words < 4 {
        return false;
    }
    if ["The writer is ", "The author is "].iter().any(|it| line.text.starts_with(it)) {
        return true;
    }
    let names = line.text.split_once(" reported from ").map(|(names, _)| names);
    names.is_some_and(|names| {
        names.split_whitespace().all(|word| word.starts_with(char::is_uppercase) || matches!(word, "and" | "writer"))
    })
}

/// A line of headline length without punctuation at its end.
fn is_stray_headline(line: &Line<'_>) -> bool {
    matches!(line.mark, Mark::Plain | Mark::Paragraph)
        && (5..=25).contains(&line.words)
        && line.ending == Ending::Open
        && line.text.starts_with(|it: char| !it.is_lowercase())
}

/// `Ann Reed is a political correspondent for the Herald.`: a name, `is`, a role of the trade within reach.
fn is_biography(line: &Line<'_>) -> bool {
    if line.words < 5 || line.words > 60 || line.text.contains(['"', '“']) {
        return false;
    }
    let mut words = line.text.split_whitespace();
    let mut name = 0;
    for word in words.by_ref() {
        if word == "is" || word == "are" || word == "was" && name >= 2 {
            break;
        }
        let capital = word.trim_start_matches(['(', '_', '*', '[']).starts_with(char::is_uppercase);
        name += 1;
        if !(capital || matches!(word, "and" | "de" | "van" | "von" | "al" | "the")) || name > 7 || word.ends_with(',')
        {
            return false;
        }
    }
    let article = words
        .next()
        .is_some_and(|word| matches!(word, "a" | "an" | "the" | "senior" | "editor" | "executive" | "chief"));
    let role = |word: &str| {
        let word = word.trim_matches(|it: char| !it.is_alphanumeric());
        ROLES
            .iter()
            .any(|role| word.eq_ignore_ascii_case(role) || word.split('-').any(|it| it.eq_ignore_ascii_case(role)))
    };
    // `is a … correspondent` within nine words, `is politics editor` within four.
    let reach = if article { 9 } else { 4 };
    name >= 2 && line.text.split_whitespace().skip(name + 1).take(reach).any(role)
}

#[cfg(test)]
mod tests {
    use super::{is_biography, is_end_mark, is_reporting_note};
    use crate::read::{Mark, Origin, RawBlock};
    use crate::segment::line::Line;
    use crate::span::Span;

    #[test]
    fn marks_and_notes_at_the_end() {
        assert!(["ends", "-30-", "###", "___", "MORE", "End.", "* * *"].into_iter().all(is_end_mark));
        assert!(!["end of term", "Oslo", "31", "no more"].into_iter().any(is_end_mark));
        let of = |text: &str| {
            let span = Span::new(0, text.len() as u32);
            is_reporting_note(&Line::new(text, &RawBlock { span, mark: Mark::Plain, origin: Origin::Body }))
        };
        assert!(of("Reed reported from Oslo. Ek reported from Bergen."));
        assert!(of("The writer is leader of the council."));
        assert!(!of("The case was reported from Oslo on Monday."));
    }

    #[test]
    fn biographies() {
        let of = |text: &str| {
            let span = Span::new(0, text.len() as u32);
            is_biography(&Line::new(text, &RawBlock { span, mark: Mark::Plain, origin: Origin::Body }))
        };
        assert!(of("Ann Reed is a political correspondent for the Oban Herald."));
        assert!(of("Ann Reed is editor emeritus of The Oban Herald."));
        assert!(of("Ann Reed and Bo Ek are the authors of, and a columnist for, the Herald."));
        assert!(!of("The harbour is a quiet place in winter."));
        assert!(!of("Ann Reed is a nurse from Leeds who saw the ferry leave."));
        assert!(!of("“Ann Reed is a columnist,” he said."));
    }
}
