//! Bylines and the lines that say when a story was published or changed.

use crate::read::Mark;
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
    is_bare_date(line) || is_age(line)
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
    use super::{is_byline, is_published};
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
