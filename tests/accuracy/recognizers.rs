//! Recogniser test cases: sentences with a reference day and the expected days in, score out.

use std::collections::BTreeMap;
use std::path::Path;

use copydesk::facts::date::{Form, Interval, Resolution};
use jiff::civil::Date;
use serde_json::Value;

use crate::Outcome;
use crate::datetime::{Score, article};

/// The file that holds whole sentences with every expression in them.
const FILE: &str = "DateTime_English_DateTimeModel.json";

/// Scores the cases that occur in news; also says how many were left out for which reason.
pub(crate) fn score(folder: &Path) -> Outcome<(Score, BTreeMap<&'static str, usize>)> {
    let text = std::fs::read_to_string(folder.join(FILE))?;
    let cases: Value = serde_json::from_str(text.trim_start_matches('\u{feff}'))?;
    let mut score = Score::default();
    let mut excluded = BTreeMap::new();
    for case in cases.as_array().into_iter().flatten() {
        let input = case["Input"].as_str().unwrap_or_default();
        let now: Date = case["Context"]["ReferenceDateTime"].as_str().unwrap_or("2016-11-07")[..10].parse()?;
        for answer in case["Results"].as_array().into_iter().flatten() {
            if let Some(reason) = not_news(answer) {
                *excluded.entry(reason).or_default() += 1;
                continue;
            }
            score.answers += 1;
            if is_right(input, now, answer)? {
                score.right += 1;
            } else {
                score.misses.push(format!("recognizers ({now}): {input} [[{}]] {}", answer["Text"], values(answer)));
            }
        }
    }
    Ok((score, excluded))
}

fn values(answer: &Value) -> String {
    answer["Resolution"]["values"].as_array().into_iter().flatten().map(|value| value["timex"].to_string()).collect()
}

/// Why a case is left out, if it is.
fn not_news(answer: &Value) -> Option<&'static str> {
    let kind = answer["TypeName"].as_str().unwrap_or_default().rsplit('.').next().unwrap_or_default();
    let text = answer["Text"].as_str().unwrap_or_default();
    let timex = answer["Resolution"]["values"][0]["timex"].as_str().unwrap_or_default();
    let has = |words: &[&str]| text.split(|it: char| !it.is_alphanumeric()).any(|word| words.contains(&word));
    match kind {
        "duration" => return Some("durations: another fact, not a date"),
        "set" => return Some("recurrences (every day): not a date"),
        "time" | "timerange" | "datetimerange" | "datetime" => {
            return Some("times of day for a calendar assistant (3:00 to 4:00, 11ish, in 5 minutes)");
        }
        _ => {}
    }
    if timex.starts_with("XXXX-XX-") {
        return Some("a day of no named month (the 4th)");
    }
    if timex.contains("P")
        && timex.starts_with('(')
        && has(&["next", "past", "last", "upcoming", "previous", "within", "more", "less", "first", "coming"])
    {
        return Some("counted stretches from today (the next 4 business days)");
    }
    const FEASTS: &[&str] = &[
        "christmas",
        "easter",
        "thanksgiving",
        "halloween",
        "independence",
        "labor",
        "eid",
        "martin",
        "black",
        "mothers",
        "fathers",
        "memorial",
        "valentine",
        "eve",
        "mlk",
        "juneteenth",
        "holiday",
        "ramadan",
        "washington",
        "presidents",
    ];
    if has(FEASTS) {
        return Some("feasts and holidays: left to a calendar of feasts");
    }
    if text.chars().next().is_some_and(|first| first.is_ascii_digit())
        && text.contains(['.', '/', '~'])
        && text.len() < 8
    {
        return Some("figures without a year (7.6, 23/12)");
    }
    None
}

/// Whether the mentions inside the expected text say what is expected: one of the expected readings for a
/// certain mention, both neighbours for an ambiguous one.
fn is_right(input: &str, now: Date, answer: &Value) -> Outcome<bool> {
    let capitalised = capitalise(input);
    let (article, start) = article(&capitalised, now)?;
    let first = start + answer["Start"].as_u64().unwrap_or_default() as u32;
    let last = start + answer["End"].as_u64().unwrap_or_default() as u32;
    let inside: Vec<_> = article
        .facts
        .dates
        .iter()
        .filter(|mention| mention.span.start <= last && mention.span.end > first && mention.form != Form::Unanchored)
        .collect();
    let expected: Vec<Interval> =
        answer["Resolution"]["values"].as_array().into_iter().flatten().filter_map(reading).collect();
    Ok(match inside[..] {
        [one] => match one.resolution {
            Resolution::Certain { interval, .. } => expected.contains(&interval) || opens(interval, answer),
            Resolution::Ambiguous { past, future, .. } => [past, future]
                .into_iter()
                .flatten()
                .any(|reading| expected.contains(&reading) || opens(reading, answer)),
            Resolution::Unknown => false,
        },
        [start, end] => {
            let days = |mention: &copydesk::facts::date::DateMention| match mention.resolution {
                Resolution::Certain { interval, .. } => vec![interval],
                Resolution::Ambiguous { past, future, .. } => [past, future].into_iter().flatten().collect(),
                Resolution::Unknown => Vec::new(),
            };
            days(start).iter().any(|from| {
                days(end).iter().any(|to| {
                    // Ends of ranges are exclusive there when months or years are meant, inclusive when days are.
                    expected.iter().any(|it| {
                        it.first == from.first && (it.last == to.last || it.last.tomorrow().ok() == Some(to.first))
                    })
                })
            })
        }
        _ => false,
    })
}

/// `since August`, `before 2018`: one bound only, which is the first or the day after the last of the mention.
fn opens(said: Interval, answer: &Value) -> bool {
    answer["Resolution"]["values"].as_array().into_iter().flatten().any(|value| {
        let bound = |key: &str| value[key].as_str().and_then(|day| day.parse::<Date>().ok());
        match (bound("start"), bound("end")) {
            (Some(start), None) => start == said.first || said.last.tomorrow().ok() == Some(start),
            (None, Some(end)) => end == said.first || said.last.tomorrow().ok() == Some(end),
            _ => false,
        }
    })
}

/// The days of one expected value; ranges are given with an exclusive end.
fn reading(value: &Value) -> Option<Interval> {
    if let Some(day) = value["value"].as_str() {
        return Some(Interval::day(day.get(..10)?.parse().ok()?));
    }
    let first: Date = value["start"].as_str()?.get(..10)?.parse().ok()?;
    let last: Date = value["end"].as_str()?.get(..10)?.parse().ok()?;
    Some(Interval { first, last: last.yesterday().ok()? })
}

/// The sentence as news would set it: the cases write `may`, `friday` in small letters now and then.
fn capitalise(input: &str) -> String {
    const NAMES: &[&str] = &[
        "january",
        "february",
        "march",
        "april",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "jan",
        "feb",
        "apr",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "oct",
        "nov",
        "dec",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "mon",
        "tue",
        "wed",
        "thu",
        "fri",
    ];
    input
        .split_inclusive(|it: char| !it.is_ascii_alphabetic())
        .map(|piece| {
            let word = piece.trim_end_matches(|it: char| !it.is_ascii_alphabetic());
            match NAMES.contains(&word) {
                true => piece[..1].to_ascii_uppercase() + &piece[1..],
                false => piece.to_owned(),
            }
        })
        .collect()
}
