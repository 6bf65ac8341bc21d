//! The source map: which bytes of the file each byte of the prose came from.
//! Readers append to a `ProseBuilder`; everything later asks `SourceMap::place`.

use std::ops::Range;

use crate::read::{Mark, Origin, Prose, RawBlock};
use crate::span::Span;

/// Stands in the prose for something that is no prose: code, a web address, an image. Words beside it do not
/// meet; at the edge of a block it is dropped.
pub const STAND_IN: char = '\u{fffc}';

/// A run of prose and the run of file bytes it was made from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Piece {
    prose: u32,
    prose_len: u32,
    source: u32,
    source_len: u32,
    /// The prose is the file's bytes, unchanged. Otherwise they were decoded (`&amp;`, `\*`).
    verbatim: bool,
}

impl Piece {
    fn prose_end(self) -> u32 {
        self.prose + self.prose_len
    }

    fn source_end(self) -> u32 {
        self.source + self.source_len
    }
}

/// Where prose came from: pieces in ascending order of prose offset.
#[derive(Debug, Clone, Default)]
pub struct SourceMap {
    pieces: Vec<Piece>,
}

/// The bytes of the file a span of the prose stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Byte range in the file.
    pub bytes: Range<u32>,
    /// The file's bytes there are exactly the prose. If not (decoded text, or markup in between), a fix is
    /// only shown, never applied.
    pub exact: bool,
}

impl SourceMap {
    /// Where in the file `span` lies. Positions in separators, which no file byte stands for, move to the
    /// nearest byte inside the span.
    #[must_use]
    pub fn place(&self, span: Span) -> Place {
        let first = self.pieces.partition_point(|piece| piece.prose_end() <= span.start);
        let last = self.pieces.partition_point(|piece| piece.prose < span.end.max(span.start + 1));
        if first >= last {
            let at = match self.pieces.get(first) {
                Some(piece) => piece.source,
                None => self.pieces.last().map_or(0, |piece| piece.source_end()),
            };
            return Place { bytes: at..at, exact: span.is_empty() };
        }
        let (head, tail) = (self.pieces[first], self.pieces[last - 1]);
        let start = match head.verbatim {
            true => head.source + span.start.saturating_sub(head.prose),
            false => head.source,
        };
        let end = match tail.verbatim {
            true => tail.source + span.end.min(tail.prose_end()) - tail.prose,
            false => tail.source_end(),
        };
        let inside = head.prose <= span.start && span.end <= head.prose_end();
        Place { bytes: start..end.max(start), exact: first + 1 == last && head.verbatim && inside }
    }

    /// The verbatim runs as (prose span, file offset), for tests of the map itself.
    pub fn verbatim_runs(&self) -> impl Iterator<Item = (Span, u32)> + '_ {
        self.pieces
            .iter()
            .filter(|piece| piece.verbatim)
            .map(|piece| (Span::new(piece.prose, piece.prose_end()), piece.source))
    }

    fn push(&mut self, piece: Piece) {
        if let Some(last) = self.pieces.last_mut()
            && last.verbatim
            && piece.verbatim
            && last.prose_end() == piece.prose
            && last.source_end() == piece.source
        {
            last.prose_len += piece.prose_len;
            last.source_len += piece.source_len;
            return;
        }
        self.pieces.push(piece);
    }
}

/// Collects prose and its map, block by block, in the order of the file.
#[derive(Debug)]
pub struct ProseBuilder<'s> {
    source: &'s str,
    prose: Prose,
    open: Option<(u32, Mark, Origin)>,
}

impl<'s> ProseBuilder<'s> {
    /// An empty builder over the text of one file.
    #[must_use]
    pub fn new(source: &'s str) -> Self {
        // Paragraphs of news are longer than this, in bytes.
        let paragraphs = source.len() / 128 + 4;
        let prose = Prose {
            text: String::with_capacity(source.len()),
            blocks: Vec::with_capacity(paragraphs),
            map: SourceMap { pieces: Vec::with_capacity(paragraphs) },
            ..Prose::default()
        };
        Self { source, prose, open: None }
    }

    /// Starts a block; an open one is closed first. Blocks do not nest: they are the lines of the article.
    pub fn open(&mut self, mark: Mark, origin: Origin) {
        self.close();
        self.open = Some((self.prose.text.len() as u32, mark, origin));
    }

    /// Whether a block is open.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.open.is_some()
    }

    /// Changes the mark of the open block.
    pub fn remark(&mut self, mark: Mark) {
        if let Some(open) = &mut self.open {
            open.1 = mark;
        }
    }

    /// Ends the open block. White space and stand-ins at its edges do not belong to it; a block of nothing else
    /// is dropped.
    pub fn close(&mut self) {
        let Some((start, mark, origin)) = self.open.take() else { return };
        let raw = &self.prose.text[start as usize..];
        let content = raw.trim_start_matches(is_edge);
        let start = start + (raw.len() - content.len()) as u32;
        let content = content.trim_end_matches(is_edge);
        if !content.is_empty() {
            let span = Span::new(start, start + content.len() as u32);
            self.prose.blocks.push(RawBlock { span, mark, origin });
            self.prose.text.push('\n');
        }
    }

    /// Appends file bytes unchanged.
    pub fn verbatim(&mut self, source: Range<usize>) {
        if source.is_empty() {
            return;
        }
        let piece = Piece {
            prose: self.prose.text.len() as u32,
            prose_len: source.len() as u32,
            source: source.start as u32,
            source_len: source.len() as u32,
            verbatim: true,
        };
        self.prose.text.push_str(&self.source[source]);
        self.prose.map.push(piece);
    }

    /// Appends `text` that stands in the file as the (different) bytes `source`.
    pub fn decoded(&mut self, source: Range<usize>, text: &str) {
        if text == &self.source[source.clone()] {
            return self.verbatim(source);
        }
        if text.is_empty() {
            return;
        }
        let piece = Piece {
            prose: self.prose.text.len() as u32,
            prose_len: text.len() as u32,
            source: source.start as u32,
            source_len: source.len() as u32,
            verbatim: false,
        };
        self.prose.text.push_str(text);
        self.prose.map.push(piece);
    }

    /// Writes file bytes between two blocks, where they belong to none: something findings point at that is no
    /// prose. An open block is closed first.
    pub fn aside(&mut self, source: Range<usize>) -> Span {
        self.close();
        let start = self.prose.text.len() as u32;
        self.verbatim(source);
        let span = Span::new(start, self.prose.text.len() as u32);
        self.prose.text.push('\n');
        span
    }

    /// Where the open block begins, or the next one will.
    #[must_use]
    pub fn block_start(&self) -> u32 {
        self.open.map_or(self.prose.text.len() as u32, |(start, ..)| start)
    }

    /// Whether the last thing written is `letter`.
    #[must_use]
    pub fn ends_with(&self, letter: char) -> bool {
        self.prose.text.ends_with(letter)
    }

    /// Access to what is not text: directives, notices.
    pub fn prose_mut(&mut self) -> &mut Prose {
        &mut self.prose
    }

    /// The finished prose.
    #[must_use]
    pub fn finish(mut self) -> Prose {
        self.close();
        self.prose
    }
}

/// What does not count at the edges of a block.
fn is_edge(letter: char) -> bool {
    letter.is_whitespace() || letter == STAND_IN
}
