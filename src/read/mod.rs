//! Bytes to prose: one reader per format. Each gives the text a person would read, cut into the blocks the
//! markup shows, with a map back to the bytes of the file. No reader knows what a headline is; `segment` does.

mod directive;
mod entity;
mod front_matter;
mod html;
mod json;
pub mod map;
mod markdown;
mod mask;
mod plain;
mod plain_yaml;
mod value;
mod writer;
mod yaml;

use std::path::Path;

use crate::read::map::SourceMap;
use crate::source::Source;
use crate::span::Span;

pub use directive::{Directive, Scope};
pub(crate) use entity::decode as decode_reference;
pub use front_matter::FrontMatterKeys;

/// How files are read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Options {
    /// Which keys of front matter are part of the article.
    pub front_matter: FrontMatterKeys,
}

/// The formats that are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Plain text: paragraphs are set apart by blank lines, or stand one to a line.
    Plain,
    /// Markdown (CommonMark with tables and footnotes), with YAML, TOML or JSON front matter.
    Markdown,
    /// A whole HTML page or a fragment.
    Html,
}

impl Format {
    /// The format a file name's extension stands for; plain text when it says nothing.
    #[must_use]
    pub fn of(path: &Path) -> Self {
        let extension = path.extension().and_then(|it| it.to_str()).unwrap_or_default();
        let is_one_of = |names: &[&str]| names.iter().any(|name| extension.eq_ignore_ascii_case(name));
        match () {
            () if is_one_of(&["md", "markdown", "mdown", "mkd"]) => Self::Markdown,
            () if is_one_of(&["html", "htm", "xhtml"]) => Self::Html,
            () => Self::Plain,
        }
    }
}

/// What the markup of the file says about a block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// Nothing: a paragraph or line of plain text.
    Plain,
    /// Marked as the title of the article (front matter, JSON-LD, `<h1>`, `# `).
    Title,
    /// A heading of this level, 1 to 6.
    Heading(u8),
    /// Marked as standfirst, description, summary or deck.
    Standfirst,
    /// Marked as kicker, section or category.
    Kicker,
    /// Marked as byline or author.
    Byline,
    /// Marked as the date of publication.
    Published,
    /// Marked as the date of the last change.
    Updated,
    /// Marked as a paragraph.
    Paragraph,
    /// A paragraph set in italics or bold from its first word to its last, as notes about a story are.
    Emphasised,
    /// An item of a list.
    ListItem,
    /// A paragraph inside a block quotation.
    BlockQuote,
    /// A pull quotation (`<aside>`, class names).
    PullQuote,
    /// A caption (`<figcaption>`, image title).
    Caption,
    /// A cell of a table.
    TableCell,
}

impl Mark {
    /// The level of a heading.
    #[must_use]
    pub const fn heading(self) -> Option<u8> {
        match self {
            Self::Heading(level) => Some(level),
            _ => None,
        }
    }
}

/// Which part of the file a block comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// The running text.
    Body,
    /// A front matter value.
    FrontMatter,
    /// A value of embedded metadata (JSON-LD, `<meta>`, `<time datetime>`).
    Metadata,
}

/// A block of prose and what the markup said about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RawBlock {
    /// Its text, trimmed of white space.
    pub span: Span,
    /// What the markup says it is.
    pub mark: Mark,
    /// Where it comes from.
    pub origin: Origin,
}

/// What a reader makes of a file.
#[derive(Debug, Clone, Default)]
pub struct Prose {
    /// What a person would read; blocks are set apart by line feeds.
    pub text: String,
    /// Where each byte of it stands in the file.
    pub map: SourceMap,
    /// Its blocks, in the order of the file.
    pub blocks: Vec<RawBlock>,
    /// Instructions to copydesk, in the order of the file.
    pub directives: Vec<Directive>,
}

/// Reads a file of the given format. Never fails: markup that cannot be understood is read as text.
#[must_use]
pub fn read(source: &Source, format: Format, options: &Options) -> Prose {
    match format {
        Format::Plain => plain::read(&source.text),
        Format::Markdown => markdown::read(&source.text, options),
        Format::Html => html::read(&source.text, options),
    }
}
