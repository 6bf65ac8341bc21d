//! Recogniser test cases: sentences with a reference day and the expected days and times in, score out. Which
//! cases do not occur in news, and why, is written in `not-news.toml`.

use std::collections::BTreeMap;
use std::path::Path;

use copydesk::facts::date::{DateMention, DayPart, DurationMention, Form, Interval, Resolution, Unit};
use copydesk::facts::number::{Measure, Quantity};
use jiff::civil::{Date, Time};
use regex::Regex;
use serde::Deserialize;
use serde_json::Value;

use crate::Outcome;
use crate::datetime::{Score, article};

/// The file that holds whole sentences with every expression in them.
const FILE: &str = "DateTime_English_DateTimeModel.json";

/// A form of expression that news does not use.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    reason: String,
    #[serde(default)]
    kinds: Vec<String>,
    #[serde(default)]
    expression: String,
    #[serde(default)]
    unless: String,
    /// Only expressions whose answer is a stretch with a length.
    #[serde(default)]
    counted: bool,
}

#[derive(Deserialize)]
struct Forms {
    form: Vec<Entry>,
}

/// A form made ready.
struct NotNews {
    reason: String,
    kinds: Vec<String>,
    expression: Option<Regex>,
    unless: Option<Regex>,
    counted: bool,
}

/// Scores the cases that occur in news; also says how many were left out for which reason.
pub(crate) fn score(folder: &Path) -> Outcome<(Score, BTreeMap<String, usize>)> {
    let text = std::fs::read_to_string(folder.join(FILE))?;
    let cases: Value = serde_json::from_str(text.trim_start_matches('\u{feff}'))?;
    let forms = not_news()?;
    let mut score = Score::default();
    let mut excluded = BTreeMap::new();
    for case in cases.as_array().into_iter().flatten() {
        let input = case["Input"].as_str().unwrap_or_default();
        let now: Date = case["Context"]["ReferenceDateTime"].as_str().unwrap_or("2016-11-07")[..10].parse()?;
        for answer in case["Results"].as_array().into_iter().flatten() {
            if let Some(form) = forms.iter().find(|form| form.fits(answer)) {
                *excluded.entry(form.reason.clone()).or_default() += 1;
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

fn not_news() -> Outcome<Vec<NotNews>> {
    let forms: Forms = toml::from_str(include_str!("not-news.toml"))?;
    let pattern = |text: &str| (!text.is_empty()).then(|| Regex::new(text)).transpose();
    let ready = |form: Entry| -> Outcome<NotNews> {
        let (expression, unless) = (pattern(&form.expression)?, pattern(&form.unless)?);
        Ok(NotNews { reason: form.reason, kinds: form.kinds, expression, unless, counted: form.counted })
    };
    forms.form.into_iter().map(ready).collect()
}

impl NotNews {
    fn fits(&self, answer: &Value) -> bool {
        let text = answer["Text"].as_str().unwrap_or_default().to_lowercase();
        let timex = answer["Resolution"]["values"][0]["timex"].as_str().unwrap_or_default();
        let is = |pattern: &Option<Regex>| pattern.as_ref().map(|pattern| pattern.is_match(&text));
        (self.kinds.is_empty() || self.kinds.iter().any(|it| it == kind(answer)))
            && (!self.counted || timex.starts_with('(') && timex.contains('P'))
            && is(&self.expression) != Some(false)
            && is(&self.unless) != Some(true)
    }
}

fn kind(answer: &Value) -> &str {
    answer["TypeName"].as_str().unwrap_or_default().rsplit('.').next().unwrap_or_default()
}

fn values(answer: &Value) -> String {
    each(answer).map(|value| value["timex"].to_string()).collect()
}

fn each(answer: &Value) -> impl Iterator<Item = &Value> {
    answer["Resolution"]["values"].as_array().into_iter().flatten()
}

/// Whether the mentions inside the expected text say what is expected.
fn is_right(input: &str, now: Date, answer: &Value) -> Outcome<bool> {
    let (article, start) = article(&capitalise(input), now)?;
    let first = start + answer["Start"].as_u64().unwrap_or_default() as u32;
    let last = start + answer["End"].as_u64().unwrap_or_default() as u32;
    let dates = article.facts.dates.iter();
    let mut inside: Vec<&DateMention> =
        dates.filter(|it| it.span.start <= last && it.span.end > first && it.form != Form::Unanchored).collect();
    // The day that a sum counts from is a part of it.
    if inside.first().is_some_and(|sum| matches!(sum.form, Form::Offset(..))) {
        inside.truncate(1);
    }
    Ok(match kind(answer) {
        "date" | "daterange" => are_days_right(&inside, answer),
        "duration" => {
            let mut lengths = article.facts.durations.iter();
            // Hours and minutes are amounts of a unit, like metres.
            let mut amounts = article.facts.quantities.iter();
            lengths.any(|it| it.span.start <= last && it.span.end > first && is_length_right(it, answer))
                || amounts.any(|it| it.span.start <= last && it.span.end > first && is_amount_right(it, answer))
        }
        kind if part(answer).is_some() => {
            let mut parts = article.facts.parts.iter().filter(|it| it.span.start <= last && it.span.end > first);
            let days = || each(answer).any(|value| is_day_right(&inside, value));
            parts.any(|it| Some(it.part) == part(answer)) && (!kind.starts_with("datetime") || days())
        }
        kind => {
            let clocks = article.facts.clocks.iter().filter(|it| it.span.start <= last && it.span.end > first);
            let minutes: Vec<u16> = clocks.map(|clock| clock.minute).collect();
            each(answer).any(|value| {
                let days = || is_day_right(&inside, value);
                are_times_right(&minutes, value) && (!kind.starts_with("datetime") || days())
            })
        }
    })
}

/// The part of the day an answer names: `TMO`, `2016-11-07TAF`.
fn part(answer: &Value) -> Option<DayPart> {
    let timex = answer["Resolution"]["values"][0]["timex"].as_str()?;
    let (_, part) = timex.split_once('T')?;
    Some(match part {
        "MO" => DayPart::Morning,
        "AF" => DayPart::Afternoon,
        "EV" => DayPart::Evening,
        "NI" => DayPart::Night,
        _ => return None,
    })
}

/// Whether a length of time is the one expected: `P3.5Y`, `PT30M`.
fn is_length_right(length: &DurationMention, answer: &Value) -> bool {
    let Some(seconds) = seconds(answer) else { return false };
    let unit = match length.unit {
        Unit::Day => 86_400.0,
        Unit::Week => 7.0 * 86_400.0,
        Unit::Month => 30.0 * 86_400.0,
        _ => 365.0 * 86_400.0,
    };
    (f64::from(length.halves) / 2.0 * unit - seconds).abs() < 1.0
}

fn is_amount_right(amount: &Quantity, answer: &Value) -> bool {
    let Measure::Unit(units) = amount.measure else { return false };
    let factor = units.first().unit().factor;
    seconds(answer).is_some_and(|seconds| (amount.value.value * factor - seconds).abs() < 1.0)
}

fn seconds(answer: &Value) -> Option<f64> {
    answer["Resolution"]["values"][0]["value"].as_str()?.parse().ok()
}

/// Whether every time of one expected value is among the times found, and there are no others.
fn are_times_right(minutes: &[u16], value: &Value) -> bool {
    let times: Vec<u16> = ["value", "start", "end"].iter().filter_map(|key| minute(value[*key].as_str()?)).collect();
    !times.is_empty() && times.len() == minutes.len() && times.iter().all(|time| minutes.contains(time))
}

/// Minutes since midnight of `14:30:00` or `2016-11-07 14:30:00`.
fn minute(text: &str) -> Option<u16> {
    let time: Time = text.rsplit(' ').next()?.parse().ok()?;
    Some(time.hour() as u16 * 60 + time.minute() as u16)
}

/// Whether a date found beside a time may be the day of one expected value.
fn is_day_right(inside: &[&DateMention], value: &Value) -> bool {
    let day = ["value", "start", "end"].iter().find_map(|key| value[*key].as_str()?.get(..10)?.parse::<Date>().ok());
    let Some(day) = day else {
        // `feb 30 2019`: no such day, and none was made of it.
        return inside.iter().all(|mention| mention.resolution == Resolution::Unknown) && !inside.is_empty();
    };
    inside.iter().any(|mention| readings(mention).iter().any(|days| days.contains(day)))
}

fn readings(mention: &DateMention) -> Vec<Interval> {
    match mention.resolution {
        Resolution::Certain { interval, .. } => vec![interval],
        Resolution::Ambiguous { past, future, .. } => [past, future].into_iter().flatten().collect(),
        Resolution::Unknown => Vec::new(),
    }
}

/// One of the expected readings for one mention, both ends for a range.
fn are_days_right(inside: &[&DateMention], answer: &Value) -> bool {
    let expected: Vec<Interval> = each(answer).filter_map(reading).collect();
    match inside {
        [one] if one.resolution == Resolution::Unknown => is_named_right(one, answer),
        [one] => readings(one).iter().any(|said| {
            expected.contains(said)
                || opens(*said, answer)
                || expected.iter().any(|it| is_part(*it, *said, one, answer))
        }),
        [start, end] => readings(start).iter().any(|from| {
            readings(end).iter().any(|to| {
                // Ends of ranges are exclusive there when months or years are meant, inclusive when days are.
                let ends = |it: &Interval| it.last == to.last || it.last.tomorrow().ok() == Some(to.first);
                expected.iter().any(|it| it.first == from.first && ends(it))
            })
        }),
        _ => false,
    }
}

/// Whether an expectation is a part of what is said that copydesk does not tell apart: the middle of a month, a
/// year so far, the day two months back.
fn is_part(expected: Interval, said: Interval, mention: &DateMention, answer: &Value) -> bool {
    let part = each(answer).any(|value| value["Mod"].is_string())
        || matches!(mention.form, Form::Relative(0, _) | Form::FromStory(0, _));
    let back = matches!(mention.form, Form::Relative(..)) && expected.first == expected.last;
    (part || back) && said.first <= expected.first && expected.last <= said.last
}

/// A business year, or a day that does not exist: no days, but the right name.
fn is_named_right(mention: &DateMention, answer: &Value) -> bool {
    let fields = mention.fields;
    let two = |part: Option<u8>| part.map_or("XX".to_owned(), |part| format!("{part:02}"));
    let year = fields.year.map_or("XXXX".to_owned(), |year| year.to_string());
    let named = match mention.form {
        Form::FiscalYear => format!("FY{year}"),
        _ => format!("{year}-{}-{}", two(fields.month), two(fields.day)),
    };
    each(answer).any(|value| value["timex"] == named && value["value"] == "not resolved")
}

/// `since August`, `before 2018`: one bound only, which is the first or the day after the last of the mention.
fn opens(said: Interval, answer: &Value) -> bool {
    each(answer).any(|value| {
        let bound = |key: &str| value[key].as_str().and_then(|day| day.parse::<Date>().ok());
        let part = value["Mod"].as_str().is_some_and(|it| it.ends_with("-end") || it.ends_with("-start"));
        match (bound("start"), bound("end")) {
            (Some(start), None) => {
                start == said.first || said.last.tomorrow().ok() == Some(start) || part && said.contains(start)
            }
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
        "sat",
        "sun",
        "christmas",
        "easter",
        "thanksgiving",
        "halloween",
        "juneteenth",
        "eve",
        "black",
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
