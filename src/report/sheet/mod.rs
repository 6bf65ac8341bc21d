//! The fact sheet: everything an article claims, fact by fact, each with its place in the file, for the person who
//! checks it. One article in; text for a terminal, JSON or CSV out.

mod amounts;
mod csv;
mod names;
mod text;
mod times;
mod words;

use serde::Serialize;

use crate::article::Article;
use crate::report::outline::source_name;
use crate::segment::Zone;
use crate::span::{Lines, Span};
use crate::text::Voice;

/// The version of the JSON; fields are added within a version, never renamed or removed.
const VERSION: u32 = 1;

/// What an article claims.
#[derive(Debug, Clone, Serialize)]
pub struct Sheet {
    version: u32,
    path: String,
    /// The day the article speaks from.
    date: Option<Dated>,
    names: Vec<Named>,
    dates: Vec<Entry>,
    times: Vec<Entry>,
    durations: Vec<Entry>,
    ages: Vec<Entry>,
    numbers: Vec<Entry>,
    acronyms: Vec<Acronym>,
    /// What stands in quotation marks; the value is the speaker.
    quotes: Vec<Entry>,
}

/// An acronym; the value is what it stands for. One that is explained again stands again, its places only once.
#[derive(Debug, Clone, Serialize)]
struct Acronym {
    #[serde(flatten)]
    entry: Entry,
    /// Every place where it stands.
    uses: Vec<Said>,
}

/// The date of the article and where it was found.
#[derive(Debug, Clone, Serialize)]
struct Dated {
    date: String,
    from: &'static str,
    line: Option<u32>,
}

/// Somebody or something named.
#[derive(Debug, Clone, Serialize)]
struct Named {
    /// The fullest form of the name.
    name: String,
    /// `person`, `organisation`, `place`, `acronym` or `name`.
    kind: &'static str,
    /// Other forms in which it stands.
    also: Vec<String>,
    /// Titles and honorifics before it, each where it stands first.
    titles: Vec<Said>,
    /// Every place where it stands.
    mentions: Vec<Said>,
}

/// Words of the article and their place in the file.
#[derive(Debug, Clone, Serialize)]
struct Said {
    text: String,
    /// First byte in the file.
    start: u32,
    /// One past the last byte.
    end: u32,
    /// Line, from 1.
    line: u32,
    /// Column in Unicode scalars, from 1.
    column: u32,
    zone: Zone,
    voice: Voice,
}

/// A single claim.
#[derive(Debug, Clone, Serialize)]
struct Entry {
    #[serde(flatten)]
    said: Said,
    /// Whom or what it is about, as far as the article tells.
    about: Option<String>,
    /// What it amounts to: a day (`2020-01-14`), days (`2020-01-01/2020-01-31`), years, a number.
    value: Option<String>,
    /// How the value is known, or what it is a value of: `certain, explicit`, `about`, `kilometre`.
    how: String,
}

impl Sheet {
    /// The fact sheet of an article.
    #[must_use]
    pub fn of(article: &Article) -> Self {
        let clerk = Clerk { article, lines: Lines::new(&article.source.text) };
        Self {
            version: VERSION,
            path: article.source.path.display().to_string(),
            date: article.date.as_ref().map(|date| Dated {
                date: date.date.to_string(),
                from: source_name(&date.from),
                line: date.span.map(|span| clerk.said(span).line),
            }),
            names: names::list(&clerk),
            dates: times::dates(&clerk),
            times: times::clocks(&clerk),
            durations: times::durations(&clerk),
            ages: times::ages(&clerk),
            numbers: amounts::list(&clerk),
            acronyms: words::acronyms(&clerk),
            quotes: words::quotes(&clerk),
        }
    }

    /// As lines for a terminal, each at most `width` columns. Ends with a line feed.
    #[must_use]
    pub fn text(&self, width: usize) -> String {
        text::render(self, width)
    }

    /// As one JSON document. Ends with a line feed.
    #[must_use]
    pub fn json(&self) -> String {
        serde_json::to_string_pretty(self).expect("strings and numbers make JSON") + "\n"
    }

    /// As comma-separated values with a header line (RFC 4180): a line a claim, a line a mention of a name.
    #[must_use]
    pub fn csv(&self) -> String {
        csv::render(self)
    }
}

/// Copies words out of the article with their place in the file.
struct Clerk<'a> {
    article: &'a Article,
    lines: Lines,
}

impl Clerk<'_> {
    fn said(&self, span: Span) -> Said {
        let bytes = self.article.map.place(span).bytes;
        let start = self.lines.position(&self.article.source.text, bytes.start);
        Said {
            text: self.words(span),
            start: bytes.start,
            end: bytes.end,
            line: start.line,
            column: start.column,
            zone: self.article.zone_at(span.start),
            voice: self.article.voice_at(span.start),
        }
    }

    /// The words of a span, white space made single spaces.
    fn words(&self, span: Span) -> String {
        self.article.text(span).split_whitespace().collect::<Vec<_>>().join(" ")
    }
}
