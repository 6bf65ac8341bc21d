//! The corruptions of ages, dates and lengths of time. Where real copy has a place for the error it is put there;
//! ages beside births, lengths beside dates and the like are too rare for that, and a paragraph is put in, right in
//! one twin and wrong in the other.

use std::sync::LazyLock;

use copydesk::span::Span;
use jiff::civil::{Date, Weekday};
use regex::Regex;

use crate::corruptions::{pattern, person, span_of};
use crate::dice::Dice;
use crate::site::{Person, Site, Twins};

const MONTHS: &str = "January|February|March|April|May|June|July|August|September|October|November|December";
const DAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

static MONTH_DAY: LazyLock<Regex> = LazyLock::new(|| pattern(&format!(r"\b({MONTHS}) (\d{{1,2}})\b")));
static WEEKDAY_DATE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"\b(?:({}),? )?\b(?:({MONTHS}) (\d{{1,2}})|(\d{{1,2}}) ({MONTHS}))(?:,? (\d{{4}}))?\b",
        DAYS.join("|")
    ))
});
static YEARS: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"\b(?:from|between) ((?:19|20)\d\d) (?:to|and) ((?:19|20)\d\d)\b"));

/// Another weekday with a date: where real copy has the pair it is changed, where it has the date alone it is given
/// its weekday in one twin and another in the other.
pub(crate) fn weekday(site: &Site<'_>, dice: &mut Dice) -> Option<Twins> {
    let (span, right, is_there) = *dice.one(&weekday_sites(site))?;
    let at = usize::from(right.to_monday_zero_offset().unsigned_abs());
    let wrong = DAYS[(at + if dice.below(2) == 0 { 1 } else { 6 }) % 7];
    match is_there {
        true => site.replace(span, wrong, ""),
        false => {
            let date = site.article.text(span);
            let comma = if date.starts_with(|first: char| first.is_ascii_digit()) { "" } else { "," };
            site.reword(span, &format!("{}{comma} {date}", DAYS[at]), &format!("{wrong}{comma} {date}"))
        }
    }
}

/// The places of weekdays with their dates, and of dates that have none; and the weekday each has or ought to have.
/// The year is the one that stands there, for a weekday with a date also the article's.
fn weekday_sites(site: &Site<'_>) -> Vec<(Span, Weekday, bool)> {
    let mut sites = Vec::new();
    for paragraph in site.paragraphs() {
        for found in WEEKDAY_DATE.captures_iter(site.article.text(paragraph)) {
            let said = found.get(1).map(|day| day.as_str());
            let written = found.get(6).and_then(|year| year.as_str().parse().ok());
            let known = || site.article.date.as_ref().filter(|_| said.is_some()).map(|known| known.date.year());
            let month = found.get(2).or(found.get(5)).map_or("", |month| month.as_str());
            let month = MONTHS.split('|').position(|name| name == month).map(|at| at as i8 + 1);
            let day = found.get(3).or(found.get(4)).and_then(|day| day.as_str().parse().ok());
            let date = (|| Date::new(written.or_else(known)?, month?, day?).ok())();
            let span = span_of(paragraph, &found, if said.is_some() { 1 } else { 0 });
            let quoted = site.article.is_quoted(span.start);
            if let Some(date) = date.filter(|date| !quoted && said.is_none_or(|said| said == name_of(date.weekday()))) {
                sites.push((span, date.weekday(), said.is_some()));
            }
        }
    }
    sites
}

fn name_of(weekday: Weekday) -> &'static str {
    DAYS[usize::from(weekday.to_monday_zero_offset().unsigned_abs())]
}

/// A day the month does not have.
pub(crate) fn impossible_date(site: &Site<'_>, dice: &mut Dice) -> Option<Twins> {
    let mut sites = Vec::new();
    for paragraph in site.paragraphs() {
        for found in MONTH_DAY.captures_iter(site.article.text(paragraph)) {
            let span = span_of(paragraph, &found, 2);
            if !site.article.is_quoted(span.start) && found[2].parse::<u8>().is_ok_and(|day| day <= 31) {
                sites.push((span, found[1].to_owned()));
            }
        }
    }
    let (span, month) = dice.one(&sites)?;
    let day = match month.as_str() {
        "February" => "30",
        "April" | "June" | "September" | "November" => "31",
        _ => "32",
    };
    site.replace(*span, day, "")
}

/// The years of a stretch that real copy names, in the wrong order.
pub(crate) fn reversed_years(site: &Site<'_>, dice: &mut Dice) -> Option<Twins> {
    let mut sites = Vec::new();
    for paragraph in site.paragraphs() {
        for found in YEARS.captures_iter(site.article.text(paragraph)) {
            let span = span_of(paragraph, &found, 1).to(span_of(paragraph, &found, 2));
            if found[1] < found[2] && !site.article.is_quoted(span.start) {
                sites.push((span, found[1].to_owned(), found[2].to_owned()));
            }
        }
    }
    let (span, first, last) = dice.one(&sites)?;
    let swapped = site.article.text(*span).replace(first, "\u{0}").replace(last, first).replace('\u{0}', last);
    site.replace(*span, &swapped, "")
}

/// A number wrong in one of the ways in which figures go wrong: digits changed, ten off, a few off.
fn wrong(right: usize, dice: &mut Dice) -> (usize, &'static str) {
    let swapped = right % 10 * 10 + right / 10;
    match dice.below(4) {
        0 if right < 100 && swapped != right && swapped >= 10 && swapped.abs_diff(right) > 1 => {
            (swapped, "digits changed")
        }
        1 => (right + 10, "ten too many"),
        2 if right > 14 => (right - 10, "ten too few"),
        _ => (right + 2 + dice.below(5), "a few too many"),
    }
}

/// Somebody whose age the article does not tell.
fn aged(site: &Site<'_>, dice: &mut Dice) -> Option<Person> {
    let person = person(site, dice, |person| person.surname.len() >= 4 && person.surnames.len() >= 2)?;
    let surname = &person.surname;
    let told = pattern(&format!(
        r"{surname},? \(?(?:aged? )?\d\d\b|\d\d-year-old (?:\S+ ){{0,4}}{surname}|{surname},? an? \d\d-year"
    ));
    (!told.is_match(&site.article.prose)).then_some(person)
}

/// A person's age beside the date of birth.
pub(crate) fn birth(site: &Site<'_>, dice: &mut Dice) -> Option<Twins> {
    let now = site.article.date.as_ref()?.date;
    let person = aged(site, dice)?;
    let (full, surname) = (format!("{} {}", person.given, person.surname), &person.surname);
    let years = 24 + dice.below(50);
    // The birthday of this year has been or is to come by the month alone.
    let month = (usize::try_from(now.month()).ok()? + dice.below(11)) % 12 + 1;
    let born = i32::from(now.year()) - years as i32 - i32::from(month > usize::try_from(now.month()).ok()?);
    let (form, month) = (dice.below(6), MONTHS.split('|').nth(month - 1)?);
    let line = |age: usize| match form {
        0 => format!("{full}, {age}, was born in {born} and has lived in the town ever since."),
        1 => format!(
            "{full}, who was born in {born}, has lived in the town for years. The {age}-year-old {surname} sings."
        ),
        2 => format!("{surname}, {age}, lives near the harbour. {surname} was born in {born} in the old hospital."),
        3 => format!("Born in {born}, {full} grew up near the harbour. {full}, aged {age}, never left it."),
        4 => format!("The {age}-year-old {surname}, born on {month} 12, {born}, never left the harbour."),
        _ => format!("{full}, {age}, was born in the port of Harwich in {month} {born} and never left it."),
    };
    let (other, kind) = wrong(years, dice);
    let twins = site.paragraph_after(*site.paragraphs().last()?, &line(years), &line(other))?;
    Some(Twins { kind, ..twins })
}

/// Two ages for one person.
pub(crate) fn two_ages(site: &Site<'_>, dice: &mut Dice) -> Option<Twins> {
    let person = aged(site, dice)?;
    let (full, surname) = (format!("{} {}", person.given, person.surname), &person.surname);
    let years = 24 + dice.below(50);
    let form = dice.below(4);
    let line = |other: usize| match form {
        0 => format!(
            "{full}, {years}, has lived in the town for decades.\n\nNeighbours said {surname}, {other}, moved house."
        ),
        1 => format!(
            "Neighbours know {full}, {years}, from the harbour. The {other}-year-old {surname} moved house in spring."
        ),
        2 => format!("The {years}-year-old {surname} sings in the choir. {full}, aged {other}, moved house in spring."),
        _ => format!(
            "{full}, a {years}-year-old neighbour, sings.\n\n{full}, {other}, of Harwich, moved house in spring."
        ),
    };
    let (other, kind) = wrong(years, dice);
    let twins = site.paragraph_after(*site.paragraphs().last()?, &line(years), &line(other))?;
    Some(Twins { kind, ..twins })
}

/// A length of time beside the day it is counted from, or beside both its ends.
pub(crate) fn duration(site: &Site<'_>, dice: &mut Dice) -> Option<Twins> {
    let now = usize::try_from(site.article.date.as_ref()?.date.year()).ok()?;
    let (form, years) = (dice.below(8), 3 + dice.below(25));
    let from_now = form >= 4;
    let start = if from_now { now - years } else { 1950 + dice.below(40) };
    let end = start + years;
    let line = |years: usize| match form {
        0 => format!("The bridge was closed for {years} years, from {start} to {end}."),
        1 => format!("She led the orchestra from {start} to {end}, a reign of {years} years."),
        2 => format!("Between {start} and {end}, over {years} years, the mill changed hands twice."),
        3 => format!("His {years}-year tenure as harbour master, from {start} to {end}, was a quiet one."),
        4 => format!("In the {years} years since {start} the mill has changed hands twice."),
        5 => format!("It has been {years} years since the bridge was opened in {start}."),
        6 => format!("The mill has been empty for {years} years, since {start}, and the roof is gone."),
        _ => format!("After {years} years of repairs since {start}, the bridge is still closed."),
    };
    let (other, kind) = wrong(years, dice);
    let twins = site.paragraph_after(*site.paragraphs().last()?, &line(years), &line(other))?;
    Some(Twins { kind, ..twins })
}

/// An anniversary beside the year of what it is of.
pub(crate) fn anniversary(site: &Site<'_>, dice: &mut Dice) -> Option<Twins> {
    let year = usize::try_from(site.article.date.as_ref()?.date.year()).ok()?;
    let (form, age) = (dice.below(6), [5, 10, 20, 25, 50, 75, 100][dice.below(7)]);
    let founded = year - age;
    let line = |age: usize| match form {
        0 => format!("The club, founded in {founded}, is celebrating its {age}th anniversary this year."),
        1 => format!("This year marks the {age}th anniversary of the opening of the museum in {founded}."),
        2 => format!("Bells will ring for the {age}th anniversary of the {founded} flood."),
        3 => format!("Founded in {founded}, the choir celebrates its {age}th anniversary with a concert."),
        4 => format!("It is the {age}th anniversary of the {founded} fire that took the lower town."),
        _ => format!("The school, which opened in {founded}, will mark its {age}th birthday this year."),
    };
    let (other, kind) = wrong(age, dice);
    let twins = site.paragraph_after(*site.paragraphs().last()?, &line(age), &line(other))?;
    Some(Twins { kind, ..twins })
}

/// One moment in two time zones.
pub(crate) fn time_zone(site: &Site<'_>, dice: &mut Dice) -> Option<Twins> {
    let (hour, form) = (13 + dice.below(6), dice.below(3));
    let line = |hour: usize| match form {
        0 => format!("The launch window opens at {hour}30 GMT (9:30 a.m. EDT)."),
        1 => format!("Doors open at 9:30 a.m. EDT ({hour}:30 GMT)."),
        _ => format!("The signal came at 9:30 p.m. Beijing time, 9:30 a.m. EDT ({hour}30 UTC)."),
    };
    let other = if hour == 13 { 14 } else { hour };
    site.paragraph_after(*site.paragraphs().last()?, &line(13), &line(other))
}

/// A verb in the wrong tense for the time beside it.
pub(crate) fn tense(site: &Site<'_>, dice: &mut Dice) -> Option<Twins> {
    let year = site.article.date.as_ref()?.date.year();
    let ahead = ["tomorrow", "next week", "next month", "next year"][dice.below(4)].to_owned();
    let behind = match dice.below(5) {
        4 => format!("in {}", year - 2),
        form => ["yesterday", "last week", "last month", "last year"][form].to_owned(),
    };
    let (past, future) = [
        ("was opened", "will be opened"),
        ("took place", "will take place"),
        ("began", "will begin"),
        ("was held in Harwich", "will be held in Harwich"),
    ][dice.below(4)];
    let line = |verb: &str, time: &str| format!("The fair on the quay {verb} {time}, the harbour office said.");
    match dice.below(2) {
        0 => site.paragraph_after(*site.paragraphs().last()?, &line(past, &behind), &line(future, &behind)),
        _ => site.paragraph_after(*site.paragraphs().last()?, &line(future, &ahead), &line(past, &ahead)),
    }
}

/// `Yesterday` or `two years ago` beside another date.
pub(crate) fn relative(site: &Site<'_>, dice: &mut Dice) -> Option<Twins> {
    let now = site.article.date.as_ref()?.date;
    let yesterday = now.yesterday().ok()?;
    let other = yesterday.checked_sub(jiff::SignedDuration::from_hours(24 * (2 + dice.below(9) as i64))).ok()?;
    let form = dice.below(3);
    let written =
        |day: Date| format!("{} {}", MONTHS.split('|').nth(day.month() as usize - 1).unwrap_or_default(), day.day());
    let line = |day: Date, years: i16| match form {
        0 => format!("The bridge was closed yesterday ({}) after a crash.", written(day)),
        1 => format!("The bridge was closed two years ago, in {}, after a crash.", now.year() - years),
        _ => format!("The bridge was closed last year ({}) after a crash.", now.year() - years + 1),
    };
    let years = 3 + dice.below(6) as i16;
    site.paragraph_after(*site.paragraphs().last()?, &line(yesterday, 2), &line(other, years))
}
