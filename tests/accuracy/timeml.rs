//! TimeML documents: text with TIMEX3 elements and a creation time in, score of the DATE expressions out.

use std::path::Path;

use copydesk::facts::date::{Interval, Unit};
use copydesk::span::Span;
use jiff::civil::{Date, ISOWeekDate, Weekday};

use crate::Outcome;
use crate::datetime::{Score, article, value};

/// An annotated expression.
struct Timex {
    /// Its place in the text without tags.
    span: Span,
    kind: String,
    value: String,
}

/// Scores every `.tml` file of a folder.
pub(crate) fn score(folder: &Path) -> Outcome<Score> {
    let mut files =
        std::fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path())).collect::<Result<Vec<_>, _>>()?;
    files.retain(|path| path.extension().is_some_and(|extension| extension == "tml"));
    files.sort();
    let mut score = Score::default();
    for path in files {
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        document(&name, &std::fs::read_to_string(&path)?, &mut score)?;
    }
    Ok(score)
}

fn document(name: &str, xml: &str, score: &mut Score) -> Outcome<()> {
    let creation = between(xml, "<DCT>", "</DCT>").and_then(|dct| between(dct, "value=\"", "\"")).unwrap_or_default();
    let now: Date = creation.get(..10).unwrap_or_default().parse()?;
    let body = between(xml, "<TEXT>", "</TEXT>").unwrap_or_default();
    let (text, timexes) = untagged(body);
    let lead = text.len() - text.trim_start().len();
    let (article, start) = article(text.trim(), now)?;
    // Reading folds nothing inside paragraphs, but it may drop white space between them: find each in turn.
    let mut at = start as usize;
    let mut placed = Vec::new();
    for timex in &timexes {
        let wanted = timex.span.of(&text);
        debug_assert!(timex.span.start as usize >= lead, "expressions stand in the text");
        let found = article.prose[at..].find(wanted).map(|offset| at + offset);
        let Some(found) = found else { return Err(format!("{name}: {wanted:?} is lost on reading").into()) };
        placed.push(Span::new(found as u32, (found + wanted.len()) as u32));
        at = found + wanted.len();
    }
    for mention in &article.facts.dates {
        if value(mention).is_some() && !placed.iter().any(|place| place.overlaps(mention.span)) {
            score.elsewhere += 1;
            score.misses.push(format!("timeml {name}: not annotated: {}", around(&article.prose, mention.span)));
        }
    }
    for (timex, place) in timexes.iter().zip(&placed).filter(|(timex, _)| timex.kind == "DATE") {
        score.answers += 1;
        let here = || article.facts.dates.iter().filter(|mention| mention.span.overlaps(*place));
        score.found += usize::from(here().next().is_some());
        let said = here().find_map(value);
        let line = |what: &str| {
            format!("timeml {name} ({now}): {what}: {}, answer {}", around(&article.prose, *place), timex.value)
        };
        match said {
            Some(said) if agrees(said, &timex.value) => {
                score.certain += 1;
                score.right += 1;
            }
            Some((interval, _)) => {
                score.certain += 1;
                score.misses.push(line(&format!("WRONG {}..{}", interval.first, interval.last)));
            }
            None => score.misses.push(line(if here().next().is_some() { "not certain" } else { "not found" })),
        }
    }
    Ok(())
}

fn around(prose: &str, span: Span) -> String {
    let before: String = prose[..span.start as usize].chars().rev().take(50).collect();
    let before: String = before.chars().rev().collect();
    let after: String = prose[span.end as usize..].chars().take(40).collect();
    format!("{before}[[{}]]{after}", span.of(prose)).replace('\n', " / ")
}

fn between<'x>(text: &'x str, open: &str, close: &str) -> Option<&'x str> {
    let rest = &text[text.find(open)? + open.len()..];
    Some(&rest[..rest.find(close)?])
}

/// The text without tags and with its entities decoded, and the TIMEX3 elements in it.
fn untagged(xml: &str) -> (String, Vec<Timex>) {
    let mut text = String::new();
    let mut timexes: Vec<Timex> = Vec::new();
    let mut open = None;
    let mut rest = xml;
    while let Some(first) = rest.chars().next() {
        if let Some(tag) = rest.strip_prefix('<').and_then(|tail| tail.find('>').map(|end| &tail[..end])) {
            if tag.starts_with("TIMEX3") {
                let attribute = |name: &str| between(tag, &format!("{name}=\""), "\"").unwrap_or_default().to_owned();
                open = Some((text.len() as u32, attribute("type"), attribute("value")));
            } else if tag == "/TIMEX3"
                && let Some((start, kind, value)) = open.take()
            {
                timexes.push(Timex { span: Span::new(start, text.len() as u32), kind, value });
            }
            rest = &rest[tag.len() + 2..];
            continue;
        }
        let entity = [("&amp;", '&'), ("&lt;", '<'), ("&gt;", '>'), ("&quot;", '"'), ("&apos;", '\'')];
        let (letter, width) = entity
            .iter()
            .find(|(entity, _)| rest.starts_with(entity))
            .map_or((first, first.len_utf8()), |(entity, letter)| (*letter, entity.len()));
        text.push(letter);
        rest = &rest[width..];
    }
    (text, timexes)
}

/// Whether days and grain are what a TIMEX3 value says. Where the value leaves a part open (`1998-WXX`,
/// `1998-XX`), any such part of the stated year or month is right.
fn agrees((interval, grain): (Interval, Unit), answer: &str) -> bool {
    let answer = answer.split('T').next().unwrap_or_default();
    if let Some(stated) = days(answer) {
        return stated == interval;
    }
    let parts: Vec<&str> = answer.split('-').collect();
    let whole =
        |part: &str| days(part).is_some_and(|outer| outer.first <= interval.first && interval.last <= outer.last);
    match parts[..] {
        [year, "WXX"] => grain == Unit::Week && whole(year),
        [year, "QX"] => grain == Unit::Quarter && whole(year),
        [year, "XX"] | [year, "XX", "XX"] => days(year) == Some(interval),
        [year, month, "XX"] => days(&format!("{year}-{month}")).is_some_and(|outer| outer.contains(interval.first)),
        _ => false,
    }
}

/// The days of a TIMEX3 value without open parts.
fn days(answer: &str) -> Option<Interval> {
    let parts: Vec<&str> = answer.split('-').collect();
    match parts[..] {
        [decade] if decade.trim_end_matches('X').len() == 3 => {
            let first = decade.trim_end_matches('X').parse::<i16>().ok()? * 10;
            Interval::years(first, first + 9)
        }
        [year] if year.len() == 4 => {
            let year = year.parse().ok()?;
            Interval::years(year, year)
        }
        [year, quarter] if quarter.starts_with('Q') => {
            Interval::quarter(year.parse().ok()?, quarter[1..].parse().ok()?)
        }
        [year, week] if week.starts_with('W') && week != "WI" => {
            let week = |weekday| ISOWeekDate::new(year.parse().ok()?, week[1..].parse().ok()?, weekday).ok();
            Some(Interval { first: week(Weekday::Monday)?.date(), last: week(Weekday::Sunday)?.date() })
        }
        [year, week, "WE"] => {
            let week = |weekday| ISOWeekDate::new(year.parse().ok()?, week[1..].parse().ok()?, weekday).ok();
            Some(Interval { first: week(Weekday::Saturday)?.date(), last: week(Weekday::Sunday)?.date() })
        }
        [year, season @ ("SP" | "SU" | "FA" | "WI")] => {
            use copydesk::facts::date::Season;
            let season = match season {
                "SP" => Season::Spring,
                "SU" => Season::Summer,
                "FA" => Season::Autumn,
                _ => Season::Winter,
            };
            Interval::season(year.parse().ok()?, season)
        }
        [year, month] => Interval::month(year.parse().ok()?, month.parse().ok()?),
        [_, _, _] => Some(Interval::day(answer.parse().ok()?)),
        _ => None,
    }
}
