//! HTML to prose: a whole page, of which only the article is kept, or a fragment, of which everything is.
//! Headline, byline, dates and standfirst come from the page where it shows them, else from its metadata.

mod content;
mod headline;
mod metadata;
mod outline;
mod scan;
mod tag;

use std::ops::Range;

use self::headline::Furniture;
use self::metadata::Metadata;
use self::outline::{Line, Outline, Piece};
use crate::read::map::ProseBuilder;
use crate::read::mask::Masked;
use crate::read::value::Text;
use crate::read::writer::Writer;
use crate::read::{Mark, Options, Origin, Prose, entity, front_matter};

/// A page whose text has fewer letters than this is taken from its metadata, if that has more.
const SHORTEST_BODY: u32 = 200;

/// Reads a page or a fragment.
pub(crate) fn read(source: &str, options: &Options) -> Prose {
    let mut builder = ProseBuilder::new(source);
    let body = front_matter::read(source, &options.front_matter, &mut builder);
    let masked = Masked::new(source);
    let outline = scan::scan(&masked.text, body..source.len());
    let mut writer = Writer::new(builder, &masked);
    let mut page = Page { markup: &masked.text, outline: &outline, writer: &mut writer, comment: 0 };
    if outline.is_page {
        page.article(source);
    } else {
        page.everything(|mark| if mark == Mark::Heading(1) { Mark::Title } else { mark });
    }
    writer.finish()
}

/// Reads the HTML in `range` of a Markdown file; its paragraphs are what `around` says.
pub(crate) fn fragment(masked: &Masked<'_>, range: Range<usize>, around: Mark, writer: &mut Writer<'_, '_>) {
    let outline = scan::scan(&masked.text, range);
    let mut page = Page { markup: &masked.text, outline: &outline, writer, comment: 0 };
    page.everything(|mark| if mark == Mark::Paragraph { around } else { mark });
}

struct Page<'p, 's, 'm> {
    /// The file with its template code covered.
    markup: &'p str,
    outline: &'p Outline,
    writer: &'p mut Writer<'s, 'm>,
    /// The next comment to be looked at.
    comment: usize,
}

impl Page<'_, '_, '_> {
    fn everything(&mut self, mark: impl Fn(Mark) -> Mark) {
        for line in &self.outline.lines {
            self.line(line, mark(line.mark));
        }
        self.comments(usize::MAX);
    }

    fn article(&mut self, source: &str) {
        let kept = content::select(self.outline);
        let metadata = Metadata::of(source, self.outline);
        let furniture = Furniture::find(self.markup, self.outline, &kept, &metadata);
        let of = |mark: Mark| furniture.marks.iter().any(|(_, it)| *it == mark);
        let letters: u32 =
            self.outline.lines.iter().zip(&kept).filter(|(_, kept)| **kept).map(|(line, _)| line.letters).sum();
        for (mark, values) in [
            (Mark::Title, metadata.title.as_slice()),
            (Mark::Standfirst, metadata.description.as_slice()),
            (Mark::Byline, metadata.authors.as_slice()),
        ] {
            if !of(mark) {
                self.metadata(source, mark, values);
            }
        }
        self.metadata(source, Mark::Published, metadata.published.as_slice());
        self.metadata(source, Mark::Updated, metadata.updated.as_slice());
        if let Some(body) = metadata.body.as_ref().filter(|body| letters < SHORTEST_BODY && body.value.len() > 200) {
            return self.metadata(source, Mark::Paragraph, std::slice::from_ref(body));
        }
        let mut marks = furniture.marks.iter().peekable();
        for (index, line) in self.outline.lines.iter().enumerate() {
            match marks.next_if(|(at, _)| *at == index) {
                Some(&(_, mark)) => self.line(line, mark),
                None if kept[index] => self.line(line, line.mark),
                None => {}
            }
        }
        self.comments(usize::MAX);
    }

    fn metadata(&mut self, source: &str, mark: Mark, values: &[Text]) {
        for value in values {
            self.writer.open(mark, Origin::Metadata);
            self.writer.value(value, source);
            self.writer.close();
        }
    }

    /// Comments that stand before line `index`.
    fn comments(&mut self, index: usize) {
        while let Some((range, _)) = self.outline.comments.get(self.comment).filter(|(_, before)| *before <= index) {
            let text = &self.markup[range.clone()];
            let inner = text.trim_start_matches("<!--").trim_end_matches("-->");
            self.writer.comment(inner, range.clone());
            self.comment += 1;
        }
    }

    fn line(&mut self, line: &Line, mark: Mark) {
        self.writer.close();
        // A cell that holds a paragraph lays the page out.
        let mark = if mark == Mark::TableCell && line.letters > 120 { Mark::Paragraph } else { mark };
        let before = self.outline.lines.partition_point(|it| it.pieces.end <= line.pieces.start);
        self.comments(before);
        self.writer.open(mark, Origin::Body);
        for piece in &self.outline.pieces[line.pieces.clone()] {
            match *piece {
                Piece::Text(start, end) => self.text(start as usize..end as usize),
                Piece::Break(start, end) => self.writer.decoded(start as usize..end as usize, "\n"),
                Piece::Code(start, end) => self.writer.stand_in(start as usize..end as usize),
            }
        }
        self.writer.close();
    }

    /// Text as written: white space runs together, references are decoded, all else is verbatim.
    fn text(&mut self, range: Range<usize>) {
        let bytes = self.markup.as_bytes();
        let mut run = range.start;
        let mut at = range.start;
        while at < range.end {
            match bytes[at] {
                b'&' => {
                    let Some((length, letters)) = entity::decode(&self.markup[at..range.end]) else {
                        at += 1;
                        continue;
                    };
                    self.writer.text(run..at);
                    self.writer.decoded(at..at + length, &letters);
                    at += length;
                    run = at;
                }
                byte if byte.is_ascii_whitespace() => {
                    let length = bytes[at..range.end].iter().take_while(|it| it.is_ascii_whitespace()).count();
                    let single = length == 1 && at > run;
                    if !single {
                        self.writer.text(run..at);
                        if !self.writer.ends_with_space() {
                            self.writer.decoded(at..at + length, " ");
                        }
                        run = at + length;
                    }
                    at += length;
                }
                _ => at += 1,
            }
        }
        self.writer.text(run..range.end);
    }
}
