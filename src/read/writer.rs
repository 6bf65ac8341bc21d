//! What Markdown and HTML share when they write prose: template code and web addresses are cut out of text and
//! leave a stand-in, comments to copydesk become directives.

use std::ops::Range;

use crate::read::map::{ProseBuilder, STAND_IN};
use crate::read::mask::{self, Masked};
use crate::read::value::Text;
use crate::read::{Directive, Mark, Origin, Prose};

/// A `ProseBuilder` that knows what in a text is not prose.
#[derive(Debug)]
pub(crate) struct Writer<'s, 'm> {
    builder: ProseBuilder<'s>,
    masked: &'m Masked<'s>,
    /// Directives met inside the open block, with their place in it; they are written when it is closed.
    met: Vec<(Range<usize>, String, u32)>,
}

impl<'s, 'm> Writer<'s, 'm> {
    /// Goes on writing into `builder`, whose source is what `masked` covers.
    pub(crate) fn new(builder: ProseBuilder<'s>, masked: &'m Masked<'s>) -> Self {
        Self { builder, masked, met: Vec::new() }
    }

    /// Starts a block; an open one is closed first.
    pub(crate) fn open(&mut self, mark: Mark, origin: Origin) {
        self.close();
        self.builder.open(mark, origin);
    }

    /// Changes the mark of the open block.
    pub(crate) fn remark(&mut self, mark: Mark) {
        self.builder.remark(mark);
    }

    /// Ends the open block.
    pub(crate) fn close(&mut self) {
        self.builder.close();
        for (range, text, before) in std::mem::take(&mut self.met) {
            let span = self.builder.aside(range);
            self.builder.prose_mut().directives.push(Directive { text, span, before });
        }
    }

    /// Whether a block is open.
    pub(crate) fn is_open(&self) -> bool {
        self.builder.is_open()
    }

    /// Appends text of the file without its template code and addresses.
    pub(crate) fn text(&mut self, range: Range<usize>) {
        let mut at = range.start;
        while at < range.end
            && let Some(hole) = self.masked.hole(at, range.end)
        {
            self.clear_text(at..hole.start.max(at));
            let end = hole.end.min(range.end);
            self.stand_in(hole.start.max(at)..end);
            at = end;
        }
        if at < range.end {
            self.clear_text(at..range.end);
        }
    }

    fn clear_text(&mut self, range: Range<usize>) {
        let text = &self.masked.text[range.clone()];
        let mut at = range.start;
        for address in mask::addresses(text) {
            let address = range.start + address.start..range.start + address.end;
            self.builder.verbatim(at..address.start);
            self.stand_in(address.clone());
            at = address.end;
        }
        self.builder.verbatim(at..range.end);
    }

    /// Appends text that is written differently in the file.
    pub(crate) fn decoded(&mut self, range: Range<usize>, text: &str) {
        self.builder.decoded(range, text);
    }

    /// Appends a value of metadata.
    pub(crate) fn value(&mut self, value: &Text, source: &str) {
        value.write(source, &mut self.builder);
    }

    /// Whether the last thing written is white space, or nothing was written yet.
    pub(crate) fn ends_with_space(&self) -> bool {
        self.builder.ends_with(' ') || self.builder.ends_with('\n')
    }

    /// Marks the place of something that is not prose.
    pub(crate) fn stand_in(&mut self, range: Range<usize>) {
        if !self.builder.ends_with(STAND_IN) {
            self.builder.decoded(range, STAND_IN.encode_utf8(&mut [0; 3]));
        }
    }

    /// Appends the line break in `range`: hard and soft breaks are both white space in prose.
    pub(crate) fn line_break(&mut self, range: Range<usize>) {
        match self.masked.text[range.clone()].find('\n') {
            Some(at) => self.builder.verbatim(range.start + at..range.start + at + 1),
            None => self.builder.decoded(range, "\n"),
        }
    }

    /// Takes a comment whose text is `text`: `copydesk: …` is a directive, everything else is nothing.
    pub(crate) fn comment(&mut self, text: &str, range: Range<usize>) {
        let Some(directive) = text.trim().strip_prefix("copydesk:") else { return };
        let in_block = self.builder.is_open();
        self.met.push((range, directive.trim().to_owned(), self.builder.block_start()));
        if !in_block {
            self.close();
        }
    }

    /// The finished prose.
    pub(crate) fn finish(mut self) -> Prose {
        self.close();
        self.builder.finish()
    }
}
