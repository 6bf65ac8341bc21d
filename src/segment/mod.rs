//! Raw blocks to zones: which block is the headline, which the standfirst, byline, dateline, caption, promo
//! line, trailer; and the date of the article with its provenance.

mod body;
mod byline;
mod cues;
mod date;
mod dateline;
mod dating;
mod end;
mod field;
mod line;
mod nature;
mod openings;
mod running_text;
mod top;
mod zone;

use std::path::Path;

use jiff::civil::Date;

use crate::read::Prose;
use crate::segment::line::Line;
use crate::span::Span;

pub use dating::{DateFrom, Dating};
pub use zone::Zone;

/// In how many paragraphs, counted from the first, a dateline is looked for: one may follow a summary.
const DATELINE_REACH: usize = 2;

/// How the letters of a line are set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineCase {
    /// As in running text.
    Sentence,
    /// Capitals On Most Words.
    Title,
    /// ALL CAPITALS.
    Upper,
}

/// A block of the article that knows its part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Segment {
    /// Its prose.
    pub span: Span,
    /// Its part in the article.
    pub zone: Zone,
    /// How its letters are set.
    pub case: LineCase,
}

/// Where the date of the article was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DateSource {
    /// Given on the command line.
    Given,
    /// A front matter field.
    FrontMatter,
    /// Embedded metadata (JSON-LD, `<time>`).
    Metadata,
    /// The dateline.
    Dateline,
    /// A "Published:" or "Updated:" line.
    PublishedLine,
    /// The path of the file.
    Path,
}

/// The day the article speaks from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ArticleDate {
    /// The day.
    pub date: Date,
    /// Where it was found.
    pub from: DateSource,
    /// Its place in the prose, if it has one.
    pub span: Option<Span>,
}

/// The result of segmentation.
#[derive(Debug, Clone, Default)]
pub struct Segmented {
    /// The blocks in the order of the file, not overlapping.
    pub segments: Vec<Segment>,
    /// The article's date, if the article says.
    pub date: Option<ArticleDate>,
}

/// Gives every raw block its zone and finds the article's date. `path` is the file's, for dates in paths.
#[must_use]
pub fn segment(prose: &Prose, path: Option<&Path>, dating: &Dating) -> Segmented {
    let mut lines: Vec<Line<'_>> = prose.blocks.iter().map(|block| Line::new(&prose.text, block)).collect();
    let mut zones: Vec<Option<Zone>> =
        lines.iter().map(|line| body::marked(line).or_else(|| body::by_nature(line))).collect();
    field::zones(&mut lines, &mut zones);
    body::captions(&lines, &mut zones);
    let start = top::zones(&lines, &mut zones);
    end::zones(&lines, &mut zones, start);
    body::zones(&lines, &mut zones, start);
    let segments = segments(&lines, &zones);
    let date = dating::find(&lines, &prose.text, &segments, path, dating);
    Segmented { segments, date }
}

/// Blocks to segments; the dateline is cut off the first paragraph that has one.
fn segments(lines: &[Line<'_>], zones: &[Option<Zone>]) -> Vec<Segment> {
    let mut segments = Vec::with_capacity(lines.len() + 1);
    let mut paragraphs = 0;
    for (line, zone) in lines.iter().zip(zones) {
        let zone = zone.unwrap_or(Zone::Paragraph);
        let mut span = line.span;
        if zone == Zone::Paragraph && paragraphs < DATELINE_REACH {
            paragraphs += 1;
            if let Some(length) = dateline::length(line.text) {
                paragraphs = DATELINE_REACH;
                let cut = span.start + length as u32;
                let shown = line.text[..length].trim_end().len() as u32;
                let dateline = Span::new(span.start, span.start + shown);
                segments.push(Segment { span: dateline, zone: Zone::Dateline, case: LineCase::Sentence });
                span.start = cut;
            }
        }
        if !span.is_empty() {
            segments.push(Segment { span, zone, case: line.case });
        }
    }
    segments
}
