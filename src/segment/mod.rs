//! Raw blocks to zones: which block is the headline, which the standfirst, byline, dateline, caption, promo
//! line, trailer; and the date of the article with its provenance.

mod zone;

use jiff::civil::Date;

use crate::read::{Mark, Prose};
use crate::span::Span;

pub use zone::Zone;

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

/// Gives every raw block its zone.
#[must_use]
pub fn segment(prose: &Prose) -> Segmented {
    let mut segments = Vec::with_capacity(prose.blocks.len());
    for (index, block) in prose.blocks.iter().enumerate() {
        let zone = match block.mark {
            Mark::Title => Zone::Headline,
            _ if index == 0 => Zone::Headline,
            _ => Zone::Paragraph,
        };
        segments.push(Segment { span: block.span, zone, case: LineCase::Sentence });
    }
    Segmented { segments, date: None }
}
