//! Byte ranges of an article's prose, the only coordinates a rule ever sees, and the table that turns
//! byte offsets of a file into lines and columns.

use crate::fold::places::places;

/// A half-open byte range of an article's prose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// The span from `start` up to, not including, `end`.
    #[must_use]
    pub const fn new(start: u32, end: u32) -> Self {
        Self { start, end }
    }

    /// The smallest span that covers both.
    #[must_use]
    pub fn to(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// Length in bytes.
    #[must_use]
    pub const fn len(self) -> u32 {
        self.end - self.start
    }

    /// Whether the span covers no byte.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.start >= self.end
    }

    /// Whether `offset` lies inside.
    #[must_use]
    pub const fn contains(self, offset: u32) -> bool {
        self.start <= offset && offset < self.end
    }

    /// Whether the two share at least one byte.
    #[must_use]
    pub const fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The text the span covers.
    ///
    /// # Panics
    /// When the span does not belong to `text` (not on character boundaries or past its end).
    #[must_use]
    pub fn of(self, text: &str) -> &str {
        &text[self.start as usize..self.end as usize]
    }
}

/// Where the lines of a file begin: offset to line and column. Made once for a file with findings.
#[derive(Debug, Clone)]
pub struct Lines {
    starts: Vec<u32>,
    /// Scalars before every `STRIDE`th byte, so that a column deep inside a 5 MB line costs no walk along it.
    scalars: Vec<u32>,
}

/// Bytes between two counts of scalars.
const STRIDE: usize = 1024;

/// A line and a column, both counted from 1; columns count Unicode scalars.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// Line, from 1.
    pub line: u32,
    /// Column in Unicode scalars, from 1.
    pub column: u32,
}

impl Lines {
    /// Reads the line starts of `text` (LF, CRLF).
    #[must_use]
    pub fn new(text: &str) -> Self {
        let newlines = places(text, |byte| byte == b'\n');
        let starts = std::iter::once(0).chain(newlines.map(|at| at as u32 + 1)).collect();
        let mut before = 0;
        let mut scalars = Vec::with_capacity(text.len() / STRIDE + 1);
        for stride in text.as_bytes().chunks(STRIDE) {
            scalars.push(before);
            before += count_scalars(stride);
        }
        scalars.push(before);
        Self { starts, scalars }
    }

    /// The position of byte `offset` of the same `text`.
    #[must_use]
    pub fn position(&self, text: &str, offset: u32) -> Position {
        let line = self.starts.partition_point(|&start| start <= offset) - 1;
        let start = self.starts[line];
        let mut column = self.scalars_before(text, offset) - self.scalars_before(text, start);
        // A byte order mark takes no column of its own.
        if start == 0 && offset > 0 && text.starts_with('\u{feff}') {
            column -= 1;
        }
        Position { line: line as u32 + 1, column: column + 1 }
    }

    fn scalars_before(&self, text: &str, offset: u32) -> u32 {
        let stride = offset as usize / STRIDE;
        self.scalars[stride] + count_scalars(&text.as_bytes()[stride * STRIDE..offset as usize])
    }

    /// The byte range of `line` (from 1) without its line ending.
    #[must_use]
    pub fn range(&self, text: &str, line: u32) -> Span {
        let start = self.starts[line as usize - 1];
        let end = self.starts.get(line as usize).copied().unwrap_or(text.len() as u32);
        let content = text[start as usize..end as usize].trim_end_matches(['\n', '\r']);
        Span::new(start, start + content.len() as u32)
    }

    /// How many lines there are (at least one).
    #[must_use]
    pub fn count(&self) -> u32 {
        self.starts.len() as u32
    }
}

/// Bytes whose scalars are counted in one byte, so that many are counted side by side.
const LANE: usize = 128;

/// How many scalars begin in these bytes: all but the continuation bytes of UTF-8.
fn count_scalars(bytes: &[u8]) -> u32 {
    let in_lane = |lane: &[u8]| lane.iter().map(|&byte| u8::from(byte & 0xc0 != 0x80)).sum::<u8>();
    bytes.chunks(LANE).map(|lane| u32::from(in_lane(lane))).sum()
}

#[cfg(test)]
mod tests {
    use super::{Lines, Position};

    #[test]
    fn columns_count_scalars_also_deep_inside_a_line() {
        let text = format!("\u{feff}né\n{}x", "é".repeat(5000));
        let lines = Lines::new(&text);
        assert_eq!(lines.position(&text, 3), Position { line: 1, column: 1 });
        assert_eq!(lines.position(&text, 6), Position { line: 1, column: 3 });
        assert_eq!(lines.position(&text, 7 + 10_000), Position { line: 2, column: 5001 });
        assert_eq!(lines.position(&text, text.len() as u32), Position { line: 2, column: 5002 });
    }
}
