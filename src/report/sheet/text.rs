//! The fact sheet for a terminal, in the order in which a fact-checker works: people first, each with titles, age,
//! other spellings and lines; what else is named as run-in lists; then every claim with its line and what it comes to.

use jiff::civil::Date;

use crate::report::outline::clipped;
use crate::report::visible;
use crate::report::wrap::wrapped;

use super::{Acronym, Entry, Named, Said, Sheet};

/// The narrowest a line gets, in columns.
const NARROWEST: usize = 40;

/// The widest the words of the article get before what they amount to, in columns.
const WIDEST_WORDS: usize = 32;

/// The widest a name gets before what is known of its bearer, in columns.
const WIDEST_NAME: usize = 24;

pub(super) fn render(sheet: &Sheet, width: usize) -> String {
    let width = width.max(NARROWEST);
    let mut lines = vec![sheet.path.clone()];
    lines.push(match &sheet.date {
        Some(date) => {
            let line = date.line.map(|line| format!(", line {line}")).unwrap_or_default();
            format!("date: {} ({}{line})", days(&date.date), date.from.replace('-', " "))
        }
        None => "date: not given".to_owned(),
    });
    let named = |kind: &str| sheet.names.iter().filter(|named| named.kind == kind).collect::<Vec<_>>();
    let people = named("person");
    let column = people.iter().map(|it| columns(&it.name)).max().unwrap_or(0).min(WIDEST_NAME);
    section(&mut lines, "People", people.iter().flat_map(|it| person(sheet, it, column, width)));
    for (heading, kind) in [("Organisations", "organisation"), ("Places", "place"), ("Other names", "name")] {
        section(&mut lines, heading, run_in(&named(kind), width).into_iter());
    }
    let of_nobody: Vec<Entry> = sheet.ages.iter().filter(|age| !is_of(age, &people)).cloned().collect();
    for (heading, entries) in [
        ("Dates", &sheet.dates),
        ("Times", &sheet.times),
        ("Durations", &sheet.durations),
        ("Ages, births and deaths", &of_nobody),
        ("Numbers", &sheet.numbers),
        ("Quotations", &sheet.quotes),
    ] {
        section(&mut lines, heading, entries.iter().map(|entry| entry_line(entries, entry)));
    }
    section(&mut lines, "Acronyms", sheet.acronyms.iter().flat_map(|it| acronym(it, width)));
    lines.iter().map(|line| format!("{}\n", clipped(&visible(line), width))).collect()
}

/// A heading and its lines, if there are any.
fn section(lines: &mut Vec<String>, heading: &str, content: impl Iterator<Item = String>) {
    let mut content = content.peekable();
    if content.peek().is_some() {
        lines.push(String::new());
        lines.push(heading.to_owned());
        lines.extend(content);
    }
}

/// Somebody's name and, beside it, titles, ages, other spellings and lines.
fn person(sheet: &Sheet, named: &Named, column: usize, width: usize) -> Vec<String> {
    let mut known: Vec<String> = named.titles.iter().map(|title| title.text.clone()).collect();
    for age in sheet.ages.iter().filter(|age| age.about.as_deref() == Some(&named.name)) {
        let value = age.value.as_deref().unwrap_or("?");
        known.push(match age.how.as_str() {
            "born" | "died" => format!("{} {} (line {})", age.how, days(value), age.said.line),
            how => format!("{} {} (line {})", how, value.trim_end_matches(" years"), age.said.line),
        });
    }
    if !named.also.is_empty() {
        known.push(format!("also {}", named.also.join(", ")));
    }
    known.push(lines_of(&named.mentions));
    let name = clipped(&named.name, column);
    let pad = " ".repeat(column.saturating_sub(columns(&name)));
    let text = wrapped(&known.join("; "), width.saturating_sub(column + 4));
    text.split('\n')
        .enumerate()
        .map(|(at, line)| match at {
            0 => format!("  {name}{pad}  {line}"),
            _ => format!("  {:column$}  {line}", ""),
        })
        .collect()
}

/// An acronym with what it stands for and where it stands.
fn acronym(acronym: &Acronym, width: usize) -> Vec<String> {
    let Entry { said, value, how, .. } = &acronym.entry;
    let mut text = format!("{}  {} ({how}, line {})", said.text, value.as_deref().unwrap_or("?"), said.line);
    if !acronym.uses.is_empty() {
        text.push_str(&format!("; {}", lines_of(&acronym.uses)));
    }
    wrapped(&text, width - 2).lines().map(|line| format!("  {line}")).collect()
}

/// Whether an age, a birth or a death is shown beside the name of one of these people.
fn is_of(age: &Entry, people: &[&Named]) -> bool {
    people.iter().any(|named| age.about.as_deref() == Some(&named.name))
}

/// `line 5`, `lines 5, 7, 12`.
fn lines_of(said: &[Said]) -> String {
    let at = line_numbers(said);
    let noun = if at.len() == 1 { "line" } else { "lines" };
    format!("{noun} {}", at.join(", "))
}

fn line_numbers(said: &[Said]) -> Vec<String> {
    let mut at: Vec<String> = said.iter().map(|place| place.line.to_string()).collect();
    at.dedup();
    at
}

/// Names one after the other, each with its lines: `Oslo 3, 7; Bergen 9`.
fn run_in(names: &[&Named], width: usize) -> Vec<String> {
    let entry = |named: &&Named| format!("{} {}", named.name, line_numbers(&named.mentions).join(", "));
    let list = names.iter().map(entry).collect::<Vec<_>>().join("; ");
    let text = if list.is_empty() { list } else { wrapped(&list, width - 2) };
    text.lines().map(|line| format!("  {line}")).collect()
}

/// The line of the file, the words, what they amount to and how that is known.
fn entry_line(all: &[Entry], entry: &Entry) -> String {
    let words = all.iter().map(|it| columns(&it.said.text)).max().unwrap_or(0).min(WIDEST_WORDS);
    let digits = all.iter().map(|it| it.said.line.to_string().len()).max().unwrap_or(0);
    let text = clipped(&entry.said.text, words);
    let pad = words.saturating_sub(columns(&text));
    let value = entry.value.as_deref().map_or_else(|| "?".to_owned(), |value| grouped(&days(value)));
    let about = entry.about.as_ref().map(|about| format!(", {about}")).unwrap_or_default();
    format!("  {:>digits$}  {text}{:pad$}  {value} ({}{about})", entry.said.line, "", entry.how)
}

fn columns(text: &str) -> usize {
    text.chars().count()
}

/// Days as ISO 8601 has them, with their weekdays: `Tue 2020-01-14`, `2020-01-01 to 2020-01-31`, `2020`. Other text
/// is kept.
fn days(value: &str) -> String {
    let weekday = |day: &str| {
        let date: Option<Date> = day.parse().ok();
        date.map_or_else(|| day.to_owned(), |date| format!("{} {day}", date.strftime("%a")))
    };
    let period = |reading: &str| match reading.split_once('/') {
        Some((first, last)) => match (first.strip_suffix("-01-01"), last.strip_suffix("-12-31")) {
            (Some(first), Some(last)) if first == last => first.to_owned(),
            (Some(first), Some(last)) => format!("{first} to {last}"),
            _ => format!("{first} to {last}"),
        },
        None => weekday(reading),
    };
    value.split(" or ").map(period).collect::<Vec<_>>().join(" or ")
}

/// A whole number of five digits or more with commas: `1,200,000`.
fn grouped(value: &str) -> String {
    let whole = value.len() >= 5 && value.bytes().all(|it| it.is_ascii_digit());
    if !whole {
        return value.to_owned();
    }
    let head = value.len() % 3;
    let rest = value.as_bytes()[head..].chunks(3).map(|group| String::from_utf8_lossy(group));
    let groups = (head > 0).then(|| value[..head].into()).into_iter().chain(rest);
    groups.collect::<Vec<_>>().join(",")
}

#[cfg(test)]
mod tests {
    use super::{days, grouped};

    #[test]
    fn values_are_set_for_reading() {
        assert_eq!(days("2020-01-14"), "Tue 2020-01-14");
        assert_eq!(days("2020-01-01/2020-01-31 or 2021-01-01"), "2020-01-01 to 2020-01-31 or Fri 2021-01-01");
        assert_eq!(days("1997-01-01/1997-12-31"), "1997");
        assert_eq!(days("9 years"), "9 years");
        for (value, shown) in [("999", "999"), ("12000", "12,000"), ("1200000", "1,200,000"), ("1.25", "1.25")] {
            assert_eq!(grouped(value), shown);
        }
    }
}
