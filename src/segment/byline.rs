//! Bylines and the lines that say when a story was published or changed.

use crate::fold;
use crate::lexicon::{Classes, Lexicon};
use crate::read::Mark;
use crate::segment::cues;
use crate::segment::cues::Cue;
use crate::segment::date;
use crate::segment::line::{Ending, Line};

/// Longest byline and published line, in words.
const LONGEST: usize = 32;

/// Words by which a reporter signs after the name: `Ann Reed, Political correspondent`.
const ROLES: &[&str] = &[
    "correspondent",
    "reporter",
    "editor",
    "writer",
    "columnist",
    "staff",
    "contributor",
    "journalist",
    "commentator",
];

/// Whether the line names its author: `By X`, `Written By X | City | Updated On:`, `X, Political correspondent`.
pub(super) fn is_byline(line: &Line<'_>) -> bool {
    if line.words > LONGEST || line.words < 2 || line.ending == Ending::Question {
        return false;
    }
    if line.leads_with(Cue::Byline) {
        return names_somebody(line.after_cue());
    }
    line.words <= 12 && line.ending == Ending::Open && is_name_with_role(line.text)
}

/// Whether most words are capitalised, the first of them for certain: `Ann Reed in Oslo and Bo Ek`.
fn names_somebody(text: &str) -> bool {
    let text = text.trim_start_matches(|it: char| matches!(it, ':' | '|' | '"' | '“') || it.is_whitespace());
    // Systems that add the word do not see that it stands there already.
    let text = text.strip_prefix("by ").or_else(|| text.strip_prefix("By ")).unwrap_or(text);
    let mut words = 0;
    let mut small = 0;
    for word in text.split(|it: char| it.is_whitespace() || matches!(it, '|' | ',' | '/')).filter(|it| !it.is_empty()) {
        words += 1;
        small += usize::from(!word.trim_start_matches(['"', '“']).starts_with(char::is_uppercase));
    }
    words > 0 && text.starts_with(char::is_uppercase) && small * 2 <= words && !(text.ends_with('.') && words > 8)
}

/// `X, Political correspondent`, `X | Staff Writer`: a capitalised name, a comma, a role.
fn is_name_with_role(text: &str) -> bool {
    let Some((name, role)) = text.split_once([',', '|']) else { return false };
    let named = |word: &str| word.starts_with(char::is_uppercase) && !word.ends_with(char::is_numeric);
    let name: Vec<&str> = name.split_whitespace().collect();
    let is_role = |word: &str| ROLES.iter().any(|role| role.eq_ignore_ascii_case(word.trim_matches(',')));
    (2..=4).contains(&name.len())
        && name.iter().all(|word| named(word))
        && role.split_whitespace().count() <= 6
        && role.split_whitespace().any(is_role)
}

/// `Ann Reed and Bo Ek`, `ANN REED in Oslo`: names alone, as pages sign a story under its headline.
pub(super) fn is_signature(line: &Line<'_>) -> bool {
    if !(2..=8).contains(&line.words) || line.ending != Ending::Open || line.text.bytes().any(|it| it.is_ascii_digit())
    {
        return false;
    }
    let classes = |word: &str| Lexicon::built_in().classes(fold::hash(word.trim_end_matches([',', '.'])));
    let mut words = line.text.split_whitespace();
    let (Some(given), Some(surname)) = (words.next(), words.next()) else { return false };
    let surname = if surname.len() <= 2 { words.next().unwrap_or_default() } else { surname };
    let (first, last) = (classes(given), classes(surname));
    let named = first.intersects(Classes::GIVEN)
        && (last.intersects(Classes::SURNAME) || !last.intersects(Classes::COMMON))
        && !(first.intersects(Classes::COMMON) && last.intersects(Classes::COMMON))
        && !last.intersects(Classes::FUNCTION);
    let joins = |word: &str| matches!(word, "and" | "&" | "in" | "at" | "for" | "the" | "of" | "|");
    named && line.text.split_whitespace().all(|word| word.starts_with(char::is_uppercase) || joins(word))
}

/// What stands under a reporter's name: `Business Correspondent`, `BBC News, Surrey`, `For the Oban Herald`.
pub(super) fn is_house(line: &Line<'_>) -> bool {
    line.words <= 5
        && line.ending == Ending::Open
        && line.text.split_whitespace().all(|word| word.starts_with(char::is_uppercase) || word.len() <= 3)
}

/// Whether the line gives the day of publication or of the last change, or has room for it: `Updated On:`.
pub(super) fn is_published(line: &Line<'_>) -> bool {
    if line.words > LONGEST / 2 {
        return false;
    }
    if line.leads_with(Cue::Published) {
        let rest = line.after_cue().trim_start();
        let empty = rest.trim_start_matches([':', '-', '|']).trim().is_empty();
        return (rest.starts_with(':') && (empty || line.words <= 10))
            || empty && line.words <= 3 && line.ending == Ending::Colon
            || date::find(rest).is_some_and(|date| date.bytes.start <= 24)
            || rest.starts_with(|it: char| it.is_ascii_digit()) && rest.contains(" ago");
    }
    is_bare_date(line) || is_age(line) || has_published_part(line)
}

/// `Kochi | Updated: November 24, 2026 21:15 IST`, `November 24, 2026 09:15 pm | Updated November 25, 2026 - KOCHI`.
fn has_published_part(line: &Line<'_>) -> bool {
    if line.leads_with(Cue::Byline) || !line.text.as_bytes().contains(&b'|') {
        return false;
    }
    line.text.split('|').map(str::trim).any(|part| {
        cues::leading(part).is_some_and(|(cue, end)| {
            cue == Cue::Published && date::find(&part[end..]).is_some_and(|date| date.bytes.start <= 24)
        })
    })
}

/// `6 years ago`: what a page shows in the place of a date.
fn is_age(line: &Line<'_>) -> bool {
    line.words <= 4 && line.text.starts_with(|it: char| it.is_ascii_digit()) && line.text.ends_with(" ago")
}

/// A line that is a date with its year, a place, a weekday and a time, and nothing else.
pub(super) fn is_bare_date(line: &Line<'_>) -> bool {
    if line.mark == Mark::Published || line.mark == Mark::Updated {
        return false;
    }
    if line.words > 9 || line.text.len() > 64 || !line.text.bytes().any(|it| it.is_ascii_digit()) {
        return false;
    }
    let Some(date) = date::find(line.text).filter(|date| date.year.is_some()) else { return false };
    let (before, after) = (&line.text[..date.bytes.start], &line.text[date.bytes.end..]);
    let (place, before) = before.rsplit_once([',', '|', '•']).unwrap_or(("", before));
    let (place, before) = if is_weekday(place) { ("", place) } else { (place, before) };
    let before = before.trim_matches(|it: char| !it.is_alphabetic());
    let time_of_day = |word: &str| {
        let word = word.trim_matches(|it: char| !it.is_alphanumeric() && it != ':');
        word.is_empty()
            || word.starts_with(|it: char| it.is_ascii_digit())
            || word.len() <= 4 && word.chars().all(|it| it.is_uppercase() || matches!(it, '.' | ':'))
            || matches!(word, "at" | "am" | "pm" | "a.m" | "p.m" | "on")
    };
    (before.is_empty() || is_weekday(before)) && is_place(place) && after.split_whitespace().all(time_of_day)
}

/// Whether a place can be what stands before a date, or nothing stands there: `Glasgow`, `SALT LAKE CITY, Utah`.
fn is_place(text: &str) -> bool {
    let mut words = text.split(|it: char| it.is_whitespace() || it == ',').filter(|word| !word.is_empty());
    words.all(|word| word.starts_with(char::is_uppercase) && word.ends_with(|it: char| it.is_alphabetic() || it == '.'))
}

fn is_weekday(word: &str) -> bool {
    const DAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    DAYS.iter().any(|day| day.eq_ignore_ascii_case(word) || day[..3].eq_ignore_ascii_case(word))
}

#[cfg(test)]
mod tests {
    use super::{is_byline, is_published, is_signature};
    use crate::read::{Mark, Origin, RawBlock};
    use crate::segment::line::Line;
    use crate::span::Span;

    fn line(text: &str) -> Line<'_> {
        let span = Span::new(0, text.len() as u32);
        Line::new(text, &RawBlock { span, mark: Mark::Plain, origin: Origin::Body })
    }

    #[test]
    fn bylines() {
        for text in [
            "By Ann Reed",
            "BY ANN REED AND BO EK",
            "By Ann Reed in Oslo and Bo Ek in Bergen",
            "By Ann Reed, Bo Ek, Carl de Wit",
            "Written By Ann Reed | Mumbai | Updated On:",
            "Ann Reed, Political correspondent",
            "Ann Reed | Staff Writer",
            "By: Ann Reed",
            "By | Oslo | 14 January 2020",
            "By by Ann Reed, Coast News",
            "By \"Ann OReed\", Bo Ek",
        ] {
            assert!(is_byline(&line(text)), "{text}");
        }
        for text in [
            "By 2030, 40% of the towns will have no bus",
            "By the time the ferry left, nobody was on board",
            "Ann Reed, who was the editor of the paper, left on Monday.",
            "By",
        ] {
            assert!(!is_byline(&line(text)), "{text}");
        }
    }

    #[test]
    fn signatures() {
        for text in ["Martha Quill", "Martha Quill and Tom Okafor", "MARTHA QUILL in Oslo", "Tom K. Okafor"] {
            assert!(is_signature(&line(text)), "{text}");
        }
        for text in ["Rose Garden", "Martha Quill is 34", "Martha", "The Harbour", "Martha will go", "Quayside Martha"]
        {
            assert!(!is_signature(&line(text)), "{text}");
        }
    }

    #[test]
    fn published_lines() {
        for text in [
            "Published: 2019-01-22",
            "Published: Nov 6, 2011  11:26 AM",
            "Updated On:",
            "Last updated on 14 January 2020 at 10:15 GMT",
            "First published on Tue 14 Jan 2020",
            "Saturday, September 12, 2015",
            "14 January 2020, 10:15 GMT",
            "Oslo, Tuesday 14 January 2020",
            "SALT LAKE CITY, Utah, Jan. 14, 2020",
            "Posted 6 years ago",
            "Oslo | Updated: November 24, 2026 21:15 IST",
            "November 24, 2026 09:15 pm | Updated November 25, 2026 01:10 am IST - OSLO",
            "Embargoed until 00:01 Tuesday 24 November 2026",
        ] {
            assert!(is_published(&line(text)), "{text}");
        }
        for text in [
            "Published authors met in Leeds on Monday to talk about money.",
            "Updated rules",
            "January 14, 2020 was a cold day",
            "Concert in the park, Tuesday 14 January 2020",
            "Date night in the city",
        ] {
            assert!(!is_published(&line(text)), "{text}");
        }
    }
}
