//! The dateline at the head of the story: `TOLEDO, Ohio (Reuters) - `, `CHICAGO, March 3 -`, `WASHINGTON —`,
//! `(Jul 8, 2018  3:31 PM CDT)`. The text of a paragraph in; how many of its bytes are dateline out.

use crate::fold::places::places;
use crate::segment::cues::{self, Cue};
use crate::segment::date;

/// Longest dateline in bytes, dash included.
const LONGEST: usize = 140;

/// The length in bytes of the dateline a paragraph begins with, its dash and the space after it included.
pub(super) fn length(paragraph: &str) -> Option<usize> {
    let reach = (0..=LONGEST.min(paragraph.len())).rev().find(|&at| paragraph.is_char_boundary(at))?;
    let head = &paragraph[..reach];
    let found = in_brackets(head).or_else(|| before_dash(head))?;
    let rest = &paragraph[found..];
    Some(found + rest.len() - rest.trim_start().len())
}

/// `(Jul 8, 2018  3:31 PM CDT) Text`, `(Reuters) Text`, `(CNN)Text`.
fn in_brackets(head: &str) -> Option<usize> {
    let inner = head.strip_prefix('(')?;
    let close = inner.find(')')?;
    let content = &inner[..close];
    let end = close + 2;
    let after = head[end..].trim_start();
    let dash = dash_at(after).map_or(0, |dash| head.len() - end - after.len() + dash);
    let dated = date::find(content).is_some_and(|date| date.year.is_some() && date.bytes.start == 0);
    let starts_sentence = !after[dash_at(after).unwrap_or(0)..].trim_start().starts_with(char::is_lowercase);
    ((dated || is_agency(content)) && starts_sentence).then_some(end + dash)
}

/// The length of the dash the text begins with.
fn dash_at(text: &str) -> Option<usize> {
    let first = text.chars().next().filter(|&letter| is_dash(letter))?;
    let length = text.len() - text.trim_start_matches(first).len();
    (length <= 3 * first.len_utf8()).then_some(length)
}

fn is_dash(letter: char) -> bool {
    matches!(letter, '-' | '\u{2013}' | '\u{2014}' | '\u{2015}' | '_')
}

/// `PLACE, Region, date (AGENCY) -`.
fn before_dash(head: &str) -> Option<usize> {
    // `–`, `—` and `―` begin with the byte 0xe2.
    let (at, dash) = places(head, |byte| matches!(byte, b'-' | b'_' | 0xe2)).find_map(|at| {
        let before = head[..at].chars().next_back()?;
        let letter = head[at..].chars().next()?;
        let dash = dash_at(&head[at..])?;
        let after = head[at + dash..].chars().next();
        // A hyphen inside a word is no dash; an em dash may stand tight.
        let loose = before.is_whitespace() || before == ')' || letter == '\u{2014}' || dash > 1 && letter == '-';
        (loose && (after.is_none_or(char::is_whitespace) || letter != '-' || dash > 1)).then_some((at, dash))
    })?;
    let (place, agency) = split_agency(head[..at].trim_end());
    let rest = head[at + dash..].trim_start_matches([' ', '\u{a0}', '-', '\n', '\t']);
    (is_dateline(place, agency) && !rest.starts_with(char::is_lowercase)).then_some(at + dash)
}

/// Cuts `(Reuters)`, `(AP)` off the end of a dateline.
fn split_agency(text: &str) -> (&str, Option<&str>) {
    match text.strip_suffix(')').and_then(|inner| inner.rsplit_once('(')) {
        Some((place, agency)) if agency.split_whitespace().count() <= 5 => (place.trim_end(), Some(agency)),
        _ => (text, None),
    }
}

/// A place in capitals, or a capitalised place with an agency or a date behind it.
fn is_dateline(text: &str, agency: Option<&str>) -> bool {
    let dated = date::find(text).map(|date| date.bytes);
    let place = match &dated {
        Some(bytes) => text[..bytes.start].trim_end_matches([' ', ',', '(', '\u{a0}']),
        None => text,
    };
    // What follows the date may only be a year, a bracket or punctuation.
    if dated.as_ref().is_some_and(|bytes| text[bytes.end..].contains(char::is_alphabetic)) {
        return false;
    }
    if place.is_empty() {
        return agency.is_some_and(is_agency);
    }
    if dated.is_none() && agency.is_none() && is_agency(place) {
        return true;
    }
    let words: Vec<&str> = place.split([' ', ',', '/', '\u{a0}', '\n']).filter(|word| !word.is_empty()).collect();
    let is_particle =
        |word: &str| matches!(word, "de" | "da" | "la" | "al" | "of" | "and" | "the" | "on" | "upon" | "del");
    let named = words.len() <= 8
        && words[0].starts_with(char::is_uppercase)
        && words.iter().all(|word| word.starts_with(char::is_uppercase) || is_particle(word))
        && place
            .chars()
            .all(|it| it.is_alphabetic() || matches!(it, ' ' | ',' | '.' | '-' | '/' | '\'' | '’' | '\u{a0}' | '\n'));
    let capitals = words[0].chars().filter(|it| it.is_alphabetic()).all(char::is_uppercase)
        && words[0].chars().count() >= 3
        || words.len() > 1 && words[..2].iter().all(|word| word.chars().all(|it| it.is_uppercase() || it == '.'));
    named && (capitals && !is_label(&words) || dated.is_some() || agency.is_some())
}

/// `UPDATE - …`, `EXCLUSIVE - …`: a label of the desk, not a place.
fn is_label(words: &[&str]) -> bool {
    cues::leading(words[0]).is_some_and(|(cue, _)| cue != Cue::Agency)
}

fn is_agency(name: &str) -> bool {
    cues::leading(name.trim()).is_some_and(|(cue, end)| cue == Cue::Agency && end == name.trim().len())
}

#[cfg(test)]
mod tests {
    use super::length;

    #[test]
    fn datelines_are_cut_before_the_first_word() {
        for (paragraph, dateline) in [
            ("TOLEDO, Ohio (Reuters) - Workers at the mill", "TOLEDO, Ohio (Reuters) - "),
            ("CHICAGO, March 3 - Grain futures fell", "CHICAGO, March 3 - "),
            ("PARIS, Jan 4 (AFP) -- The minister", "PARIS, Jan 4 (AFP) -- "),
            ("WASHINGTON — The committee", "WASHINGTON — "),
            ("WASHINGTON—The committee", "WASHINGTON—"),
            ("(Jul 8, 2018  3:31 PM CDT) A ferry", "(Jul 8, 2018  3:31 PM CDT) "),
            ("NAIROBI, Kenya (AP) _", "NAIROBI, Kenya (AP) _"),
            ("(CNN)Voters in Ohio", "(CNN)"),
            ("(Reuters) - The bank", "(Reuters) - "),
            ("NEW YORK, Nov. 2, 2019 – Shares", "NEW YORK, Nov. 2, 2019 – "),
            ("St. Louis (AP) -- Police", "St. Louis (AP) -- "),
            ("WINSTON-SALEM, N.C. (AP) — Police", "WINSTON-SALEM, N.C. (AP) — "),
        ] {
            assert_eq!(length(paragraph).map(|end| &paragraph[..end]), Some(dateline), "{paragraph}");
        }
    }

    #[test]
    fn sentences_have_no_dateline() {
        for paragraph in [
            "The committee - which met on Monday - agreed.",
            "NATO - which was founded in 1949 - said no.",
            "UPDATE - The road is open again.",
            "Mitsubishi's takeover of UFJ - Japan's largest - will go ahead.",
            "(Not everybody agreed.) The mayor did.",
            "A well-known baker closed.",
            "Police said 3 - 4 men were seen.",
            "",
        ] {
            assert_eq!(length(paragraph), None, "{paragraph}");
        }
    }
}
