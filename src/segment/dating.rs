//! The day the article speaks from: the first source, in the order the house wants, that gives a whole date.

use std::path::{Component, Path};

use jiff::civil::Date;

use crate::read::{Mark, Origin};
use crate::segment::date;
use crate::segment::line::Line;
use crate::segment::{ArticleDate, DateSource, Segment, Zone};
use crate::span::Span;

/// One entry of `date-from`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DateFrom {
    /// `front-matter:date`: a date field of the front matter.
    FrontMatter,
    /// `metadata`: JSON-LD, `<meta>`, `<time datetime>`.
    Metadata,
    /// `dateline`.
    Dateline,
    /// `published-line`.
    PublishedLine,
    /// `path:%Y/%m/%d`: the pattern is looked for in the path of the file.
    Path(String),
}

impl DateFrom {
    /// Reads an entry of the configuration, such as `path:%Y-%m-%d`; nothing when it names no source.
    #[must_use]
    pub fn parse(entry: &str) -> Option<Self> {
        match entry.split_once(':') {
            Some(("path", pattern)) => ["%Y", "%m", "%d"]
                .iter()
                .all(|part| pattern.matches(part).count() == 1)
                .then(|| Self::Path(pattern.to_owned())),
            Some(("front-matter", _)) => Some(Self::FrontMatter),
            None if entry == "front-matter" => Some(Self::FrontMatter),
            None if entry == "metadata" => Some(Self::Metadata),
            None if entry == "dateline" => Some(Self::Dateline),
            None if entry == "published-line" => Some(Self::PublishedLine),
            _ => None,
        }
    }
}

/// In which order the sources of the article's date are asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dating {
    /// The sources; the first with a whole date wins.
    pub order: Vec<DateFrom>,
}

impl Default for Dating {
    fn default() -> Self {
        let path = DateFrom::Path("%Y/%m/%d".to_owned());
        Self {
            order: vec![DateFrom::FrontMatter, DateFrom::Metadata, DateFrom::Dateline, DateFrom::PublishedLine, path],
        }
    }
}

/// The article's date, from its lines, its datelines and the path of its file.
pub(super) fn find(
    lines: &[Line<'_>],
    prose: &str,
    segments: &[Segment],
    path: Option<&Path>,
    dating: &Dating,
) -> Option<ArticleDate> {
    let whole = |from: &DateFrom| match from {
        DateFrom::FrontMatter => marked(lines, Origin::FrontMatter, DateSource::FrontMatter),
        DateFrom::Metadata => marked(lines, Origin::Metadata, DateSource::Metadata),
        DateFrom::Dateline => in_zone(prose, segments, Zone::Dateline, DateSource::Dateline),
        DateFrom::PublishedLine => in_zone(prose, segments, Zone::Published, DateSource::PublishedLine)
            .or_else(|| in_zone(prose, segments, Zone::Byline, DateSource::PublishedLine))
            .or_else(|| marked(lines, Origin::Body, DateSource::PublishedLine)),
        DateFrom::Path(pattern) => in_path(path?, pattern),
    };
    let mut missed_dateline = false;
    for from in &dating.order {
        match whole(from) {
            // `CHICAGO, March 3 -` is a date as soon as another source tells the year.
            Some(found) if missed_dateline => return Some(dateline_near(prose, segments, found.date).unwrap_or(found)),
            Some(found) => return Some(found),
            None => missed_dateline |= *from == DateFrom::Dateline,
        }
    }
    None
}

/// The first whole date of a block marked as published, then of one marked as updated.
fn marked(lines: &[Line<'_>], origin: Origin, from: DateSource) -> Option<ArticleDate> {
    [Mark::Published, Mark::Updated].into_iter().find_map(|mark| {
        let mut marked = lines.iter().filter(|line| line.origin == origin && line.mark == mark);
        marked.find_map(|line| at(line.text, line.span.start, from.clone()))
    })
}

fn in_zone(prose: &str, segments: &[Segment], zone: Zone, from: DateSource) -> Option<ArticleDate> {
    let mut segments = segments.iter().filter(|segment| segment.zone == zone);
    segments.find_map(|segment| at(segment.span.of(prose), segment.span.start, from.clone()))
}

fn at(text: &str, start: u32, from: DateSource) -> Option<ArticleDate> {
    let found = date::find(text)?;
    let span = Span::new(start + found.bytes.start as u32, start + found.bytes.end as u32);
    Some(ArticleDate { date: found.date()?, from, span: Some(span) })
}

/// The dateline's day in the year nearest to `anchor`, if that is within half a year's reach of a month.
fn dateline_near(prose: &str, segments: &[Segment], anchor: Date) -> Option<ArticleDate> {
    let segment = segments.iter().find(|segment| segment.zone == Zone::Dateline)?;
    let found = date::find(segment.span.of(prose))?;
    let date = found.nearest(anchor)?;
    let away = date.until(anchor).ok()?.get_days().abs();
    let start = segment.span.start;
    let span = Span::new(start + found.bytes.start as u32, start + found.bytes.end as u32);
    (away <= 31).then_some(ArticleDate { date, from: DateSource::Dateline, span: Some(span) })
}

/// The last place in the path where the pattern fits: `%Y` is four digits, `%m` and `%d` are two.
fn in_path(path: &Path, pattern: &str) -> Option<ArticleDate> {
    let parts: Vec<&str> = path
        .components()
        .filter_map(|part| match part {
            Component::Normal(name) => name.to_str(),
            _ => None,
        })
        .collect();
    let path = parts.join("/");
    let date = (0..path.len()).rev().filter(|&at| path.is_char_boundary(at)).find_map(|at| {
        let from_digit = path[..at].ends_with(|it: char| it.is_ascii_digit());
        if from_digit { None } else { fit(&path[at..], pattern) }
    })?;
    Some(ArticleDate { date, from: DateSource::Path, span: None })
}

fn fit(mut text: &str, mut pattern: &str) -> Option<Date> {
    let (mut year, mut month, mut day) = (None, None, None);
    while !pattern.is_empty() {
        if let Some(rest) = pattern.strip_prefix("%Y") {
            (year, text, pattern) = (Some(digits(text, 4)?), &text[4..], rest);
        } else if let Some(rest) = pattern.strip_prefix("%m") {
            (month, text, pattern) = (Some(digits(text, 2)?), &text[2..], rest);
        } else if let Some(rest) = pattern.strip_prefix("%d") {
            (day, text, pattern) = (Some(digits(text, 2)?), &text[2..], rest);
        } else {
            let letter = pattern.chars().next()?;
            text = text.strip_prefix(letter)?;
            pattern = &pattern[letter.len_utf8()..];
        }
    }
    if text.starts_with(|it: char| it.is_ascii_digit()) {
        return None;
    }
    Date::new(year?, month?.try_into().ok()?, day?.try_into().ok()?).ok()
}

fn digits(text: &str, count: usize) -> Option<i16> {
    let digits = text.get(..count)?;
    digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse().ok())?
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use jiff::civil::date;

    use super::{DateFrom, in_path};

    #[test]
    fn dates_in_paths() {
        let found = |path: &str, pattern: &str| in_path(Path::new(path), pattern).map(|it| it.date);
        assert_eq!(found("news/2020/01/14/ferry.md", "%Y/%m/%d"), Some(date(2020, 1, 14)));
        assert_eq!(found("news/2020-01-14-ferry.md", "%Y-%m-%d"), Some(date(2020, 1, 14)));
        assert_eq!(found("news/20200114.md", "%Y%m%d"), Some(date(2020, 1, 14)));
        assert_eq!(found("news/2020/13/14/ferry.md", "%Y/%m/%d"), None);
        assert_eq!(found("news/12020/01/14.md", "%Y/%m/%d"), None);
        assert_eq!(found("é/2020/01/14", "%Y/%m/%d"), Some(date(2020, 1, 14)));
    }

    #[test]
    fn entries_of_date_from() {
        assert_eq!(DateFrom::parse("front-matter:date"), Some(DateFrom::FrontMatter));
        assert_eq!(DateFrom::parse("path:%Y-%m-%d"), Some(DateFrom::Path("%Y-%m-%d".to_owned())));
        assert_eq!(DateFrom::parse("path:%Y"), None);
        assert_eq!(DateFrom::parse("moon"), None);
    }
}
