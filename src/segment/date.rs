//! A date in a short line: `2020-01-14`, `3-MAR-1987 13:13:47.06`, `Jul 8, 2018  3:31 PM CDT`, `Tue, 14 Jan 2020`,
//! `March 3`. The text of a line in; the first date, whole or without its year, out.

use std::ops::Range;

use jiff::civil::Date;

use crate::lexicon::series::MONTHS;

/// Longest stretch of a line, in bytes, in which a date is looked for.
const REACH: usize = 240;

/// Years a news article is dated in; other numbers beside a month are not years.
const YEARS: Range<i16> = 1700..2200;

/// A date as written: the year may be missing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Written {
    pub(super) year: Option<i16>,
    pub(super) month: i8,
    pub(super) day: i8,
    /// Its bytes in the line.
    pub(super) bytes: Range<usize>,
}

impl Written {
    /// The calendar day, when the year is written and the day exists.
    pub(super) fn date(&self) -> Option<Date> {
        Date::new(self.year?, self.month, self.day).ok()
    }

    /// The calendar day nearest to `anchor` that has this day and month.
    pub(super) fn nearest(&self, anchor: Date) -> Option<Date> {
        let years = [anchor.year() - 1, anchor.year(), anchor.year() + 1];
        years
            .into_iter()
            .filter_map(|year| Date::new(year, self.month, self.day).ok())
            .min_by_key(|date| date.until(anchor).map_or(i32::MAX, |span| span.get_days().abs()))
    }
}

/// A word or a number of a line.
#[derive(Debug, Clone)]
struct Piece<'t> {
    text: &'t str,
    at: usize,
}

impl Piece<'_> {
    fn end(&self) -> usize {
        self.at + self.text.len()
    }

    fn number(&self) -> Option<i16> {
        if self.text.len() > 4 { None } else { self.text.parse().ok() }
    }

    fn year(&self) -> Option<i16> {
        self.number().filter(|year| self.text.len() == 4 && YEARS.contains(year))
    }

    fn day(&self) -> Option<i8> {
        let number = self.number().filter(|_| self.text.len() <= 2)?;
        (1..=31).contains(&number).then_some(number as i8)
    }

    fn month_number(&self) -> Option<i8> {
        self.day().filter(|month| *month <= 12)
    }

    fn month_name(&self) -> Option<i8> {
        let name = self.text;
        if name.len() < 3 || !name.is_ascii() || name.eq_ignore_ascii_case("sept") {
            return name.eq_ignore_ascii_case("sept").then_some(9);
        }
        let at = MONTHS.iter().position(|month| month[..3].eq_ignore_ascii_case(&name[..3]))?;
        (name.len() == 3 || name.eq_ignore_ascii_case(MONTHS[at])).then_some(at as i8 + 1)
    }
}

/// The first date of a line. One with its year is preferred over an earlier one without.
pub(super) fn find(line: &str) -> Option<Written> {
    let reach = (0..=REACH.min(line.len())).rev().find(|&at| line.is_char_boundary(at))?;
    if !line[..reach].bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let pieces = pieces(&line[..reach]);
    let mut yearless = None;
    for first in 0..pieces.len() {
        match at(line, &pieces[first..]) {
            Some(found) if found.year.is_some() => return Some(found),
            Some(found) => yearless = yearless.or(Some(found)),
            None => {}
        }
    }
    yearless
}

/// The date the pieces begin with, whichever way it is written.
fn at(line: &str, pieces: &[Piece<'_>]) -> Option<Written> {
    match pieces.first()?.text.as_bytes()[0] {
        b'0'..=b'9' => in_digits(line, pieces).or_else(|| day_first(line, pieces)),
        _ => month_first(line, pieces),
    }
}

/// `2020-01-14`, `2020/01/14`; `25/12/2020` and `12/25/2020` only where one of the two cannot be a month.
fn in_digits(line: &str, pieces: &[Piece<'_>]) -> Option<Written> {
    let [first, second, third, ..] = pieces else { return None };
    let joint = between(line, first, second);
    if !matches!(joint, "-" | "/" | ".") || between(line, second, third) != joint {
        return None;
    }
    let bytes = first.at..third.end();
    if let (Some(year), Some(month), Some(day)) = (first.year(), second.month_number(), third.day()) {
        return Some(Written { year: Some(year), month, day, bytes });
    }
    let (one, two, year) = (first.day()?, second.day()?, third.year()?);
    let (day, month) = match (one > 12, two > 12) {
        (true, false) => (one, two),
        (false, true) => (two, one),
        (false, false) if one == two => (one, two),
        _ => return None,
    };
    Some(Written { year: Some(year), month, day, bytes })
}

/// `January 14, 2020`, `Jan. 14th`, `March 3`.
fn month_first(line: &str, pieces: &[Piece<'_>]) -> Option<Written> {
    let [first, second, rest @ ..] = pieces else { return None };
    let (day, month) = (second.day()?, first.month_name()?);
    if !matches!(between(line, first, second), "" | "." | "-") {
        return None;
    }
    let (last, rest) = over_ordinal(line, second, rest);
    let (year, end) = year_after(line, last, rest);
    Some(Written { year, month, day, bytes: first.at..end })
}

/// `14 January 2020`, `3-MAR-1987`, `14th January`, `the 14th of January`.
fn day_first(line: &str, pieces: &[Piece<'_>]) -> Option<Written> {
    let [first, rest @ ..] = pieces else { return None };
    let day = first.day()?;
    let (last, rest) = over_ordinal(line, first, rest);
    let rest = if rest.first().is_some_and(|it| it.text == "of") { &rest[1..] } else { rest };
    let [name, rest @ ..] = rest else { return None };
    let month = name.month_name()?;
    if !matches!(between(line, last, name), "" | "-" | "/" | "of") {
        return None;
    }
    let (year, end) = year_after(line, name, rest);
    Some(Written { year, month, day, bytes: first.at..end })
}

/// What stands between two pieces, white space apart.
fn between<'t>(line: &'t str, left: &Piece<'_>, right: &Piece<'_>) -> &'t str {
    line[left.end()..right.at].trim()
}

/// Steps over the `th` of `14th`.
fn over_ordinal<'p, 't>(line: &str, day: &'p Piece<'t>, rest: &'p [Piece<'t>]) -> (&'p Piece<'t>, &'p [Piece<'t>]) {
    match rest {
        [suffix, rest @ ..] if is_ordinal(suffix) && line[day.end()..suffix.at].is_empty() => (suffix, rest),
        _ => (day, rest),
    }
}

/// The year after a day or month, if one is written, and where the date ends.
fn year_after(line: &str, last: &Piece<'_>, rest: &[Piece<'_>]) -> (Option<i16>, usize) {
    match rest.first() {
        Some(next) if matches!(between(line, last, next), "" | "," | "-" | "/" | ".") => match next.year() {
            Some(year) => (Some(year), next.end()),
            None => (None, last.end()),
        },
        _ => (None, last.end()),
    }
}

fn is_ordinal(piece: &Piece<'_>) -> bool {
    matches!(piece.text, "st" | "nd" | "rd" | "th")
}

/// The words and numbers of a line, in order.
fn pieces(line: &str) -> Vec<Piece<'_>> {
    let mut pieces: Vec<Piece<'_>> = Vec::with_capacity(line.len() / 4);
    let mut kind = None;
    for (at, letter) in line.char_indices() {
        let now = match letter {
            '0'..='9' => Some(true),
            _ if letter.is_alphabetic() => Some(false),
            _ => None,
        };
        match pieces.last_mut() {
            Some(last) if now.is_some() && now == kind => last.text = &line[last.at..at + letter.len_utf8()],
            _ if now.is_some() => pieces.push(Piece { text: &line[at..at + letter.len_utf8()], at }),
            _ => {}
        }
        kind = now;
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::find;

    #[test]
    fn the_forms_of_the_trade() {
        for (line, year, month, day, text) in [
            ("2020-01-14T09:30:00+01:00", 2020, 1, 14, "2020-01-14"),
            ("Published: 2026-05-25 16:38:12+00:00", 2026, 5, 25, "2026-05-25"),
            ("Published: 3-MAR-1987 13:13:47.06", 1987, 3, 3, "3-MAR-1987"),
            ("(Jul 8, 2018  3:31 PM CDT)", 2018, 7, 8, "Jul 8, 2018"),
            ("14 January 2020", 2020, 1, 14, "14 January 2020"),
            ("Updated 14th January, 2020", 2020, 1, 14, "14th January, 2020"),
            ("January 14, 2020", 2020, 1, 14, "January 14, 2020"),
            ("Jan. 14th, 2020", 2020, 1, 14, "Jan. 14th, 2020"),
            ("Tue, 14 Jan 2020 10:00:00 GMT", 2020, 1, 14, "14 Jan 2020"),
            ("Saturday, September 12, 2015", 2015, 9, 12, "September 12, 2015"),
            ("First published on 25/12/2020", 2020, 12, 25, "25/12/2020"),
            ("CHICAGO, March 3 -", 0, 3, 3, "March 3"),
            ("PARIS, Sept. 4 (AFP) --", 0, 9, 4, "Sept. 4"),
        ] {
            let found = find(line).unwrap_or_else(|| panic!("no date in {line}"));
            assert_eq!((found.year.unwrap_or(0), found.month, found.day), (year, month, day), "{line}");
            assert_eq!(&line[found.bytes], text, "{line}");
        }
    }

    #[test]
    fn no_date_where_none_is_written() {
        for line in ["Updated On:", "6 years ago", "Marching 3 abreast", "03/04/2020", "May they win 3-2", "", "2020"] {
            assert_eq!(find(line), None, "{line}");
        }
    }

    #[test]
    fn a_day_that_does_not_exist_is_no_date() {
        assert_eq!(find("February 30, 2020").and_then(|found| found.date()), None);
    }

    #[test]
    fn a_day_without_year_takes_the_year_nearest_to_the_anchor() {
        let found = find("MOSCOW, Dec 31 -").unwrap();
        let anchor = jiff::civil::date(2020, 1, 1);
        assert_eq!(found.nearest(anchor), Some(jiff::civil::date(2019, 12, 31)));
    }
}
