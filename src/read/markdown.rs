//! Markdown to prose. Every piece of text keeps its bytes: emphasis inside a name leaves one word, entities and
//! escapes are decoded in place. Code, addresses and template tags are not prose; inside a sentence they leave
//! a stand-in, so that the words beside them do not meet.

use std::ops::Range;

use pulldown_cmark::{CowStr, Event, HeadingLevel, LinkType, Options as Syntax, Parser, Tag, TagEnd};

use crate::read::map::ProseBuilder;
use crate::read::mask::Masked;
use crate::read::writer::Writer;
use crate::read::{Mark, Options, Origin, Prose, front_matter, html};

/// Reads Markdown.
pub(crate) fn read(source: &str, options: &Options) -> Prose {
    let mut builder = ProseBuilder::new(source);
    let body = front_matter::read(source, &options.front_matter, &mut builder);
    let has_title = builder.prose_mut().blocks.iter().any(|block| block.mark == Mark::Title);
    let masked = Masked::new(source);
    let syntax = Syntax::ENABLE_TABLES
        | Syntax::ENABLE_FOOTNOTES
        | Syntax::ENABLE_STRIKETHROUGH
        | Syntax::ENABLE_TASKLISTS
        | Syntax::ENABLE_HEADING_ATTRIBUTES;
    let mut reader = Reader {
        masked: &masked,
        writer: Writer::new(builder, &masked),
        has_title,
        quotes: 0,
        items: 0,
        silent: 0,
        emphasis: 0,
        is_plain: false,
        autolink: false,
        image: None,
        captions: Vec::new(),
    };
    for (event, range) in Parser::new_ext(&masked.text[body..], syntax).into_offset_iter() {
        reader.event(event, range.start + body..range.end + body);
    }
    reader.writer.finish()
}

/// A run of text: its bytes and, if it was decoded, what it says.
type Run = (Range<usize>, Option<String>);

struct Reader<'s, 'm> {
    masked: &'m Masked<'s>,
    writer: Writer<'s, 'm>,
    has_title: bool,
    /// Open block quotations.
    quotes: usize,
    /// Open list items.
    items: usize,
    /// Open elements whose text is not prose: code blocks, struck-out text, autolinks, `<script>`.
    silent: usize,
    /// Open emphases, italic or bold.
    emphasis: usize,
    /// Whether the open block has text outside of any emphasis.
    is_plain: bool,
    /// Whether the open link is an address in angle brackets.
    autolink: bool,
    /// Where the text of the open image begins.
    image: Option<usize>,
    /// Captions met inside the open block, as runs of text; they follow it.
    captions: Vec<Vec<Run>>,
}

impl Reader<'_, '_> {
    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(&tag, range),
            Event::End(tag) => self.end(tag, range),
            Event::Text(text) => self.text(&text, range),
            Event::Code(_) | Event::InlineMath(_) | Event::DisplayMath(_) if self.is_heard() => self.stand_in(range),
            Event::SoftBreak | Event::HardBreak if self.is_heard() => self.writer.line_break(range),
            Event::InlineHtml(tag) => self.inline_html(&tag, range),
            _ => {}
        }
    }

    fn is_heard(&self) -> bool {
        self.silent == 0 && self.image.is_none()
    }

    /// What the block around the current place is.
    fn mark(&self) -> Mark {
        match (self.quotes, self.items) {
            (0, 0) => Mark::Paragraph,
            (0, _) => Mark::ListItem,
            _ => Mark::BlockQuote,
        }
    }

    fn start(&mut self, tag: &Tag<'_>, range: Range<usize>) {
        match tag {
            Tag::Paragraph => self.open(self.mark()),
            Tag::Heading { level, .. } => self.heading(*level),
            Tag::BlockQuote(_) => {
                self.close();
                self.quotes += 1;
            }
            Tag::Item => {
                self.items += 1;
                self.open(self.mark());
            }
            Tag::TableCell => self.open(Mark::TableCell),
            Tag::CodeBlock(_) => {
                self.close();
                self.silent += 1;
            }
            Tag::Strikethrough => {
                self.stand_in(range);
                self.silent += 1;
            }
            Tag::Link { link_type: LinkType::Autolink | LinkType::Email, .. } => {
                self.stand_in(range);
                self.autolink = true;
                self.silent += 1;
            }
            Tag::Image { .. } => self.image_start(range),
            Tag::Emphasis | Tag::Strong => self.emphasis += 1,
            Tag::HtmlBlock | Tag::List(_) | Tag::FootnoteDefinition(_) | Tag::Table(_) => self.close(),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd, range: Range<usize>) {
        match tag {
            TagEnd::Paragraph => {
                if !self.is_plain && self.mark() == Mark::Paragraph {
                    // In italics under its picture, it is the caption.
                    self.writer.remark(if self.captions.is_empty() { Mark::Emphasised } else { Mark::Caption });
                }
                self.close();
            }
            TagEnd::Heading(_) | TagEnd::TableCell => self.close(),
            TagEnd::Emphasis | TagEnd::Strong => self.emphasis -= 1,
            TagEnd::BlockQuote(_) => {
                self.close();
                self.quotes -= 1;
            }
            TagEnd::Item => {
                self.close();
                self.items -= 1;
            }
            TagEnd::CodeBlock | TagEnd::Strikethrough => self.silent -= 1,
            TagEnd::Link if self.autolink => {
                self.autolink = false;
                self.silent -= 1;
            }
            TagEnd::Image => self.image_end(range),
            TagEnd::HtmlBlock => {
                let around = self.mark();
                html::fragment(self.masked, range, around, &mut self.writer);
            }
            _ => {}
        }
    }

    fn open(&mut self, mark: Mark) {
        self.close();
        self.is_plain = false;
        self.writer.open(mark, Origin::Body);
    }

    /// Opens a block where the markup opened none (text of a tight list item after a nested list).
    fn ensure_open(&mut self) {
        if !self.writer.is_open() {
            self.writer.open(self.mark(), Origin::Body);
        }
    }

    fn close(&mut self) {
        self.writer.close();
        for caption in std::mem::take(&mut self.captions) {
            self.writer.open(Mark::Caption, Origin::Body);
            for (range, decoded) in caption {
                match decoded {
                    Some(text) => self.writer.decoded(range, &text),
                    None => self.writer.text(range),
                }
            }
            self.writer.close();
        }
    }

    fn heading(&mut self, level: HeadingLevel) {
        let mark = match level {
            HeadingLevel::H1 if !self.has_title => {
                self.has_title = true;
                Mark::Title
            }
            level => Mark::Heading(level as u8),
        };
        self.open(mark);
    }

    fn text(&mut self, text: &CowStr<'_>, range: Range<usize>) {
        let as_written = **text == self.masked.text[range.clone()];
        if let Some(image) = self.image.and_then(|_| self.captions.last_mut()) {
            image.push((range, (!as_written).then(|| text.to_string())));
        } else if self.silent == 0 {
            self.ensure_open();
            self.is_plain |= self.emphasis == 0 && text.contains(char::is_alphanumeric);
            match as_written {
                true => self.writer.text(range),
                false => self.writer.decoded(range, text),
            }
        }
    }

    fn stand_in(&mut self, range: Range<usize>) {
        if self.writer.is_open() && self.silent == 0 {
            self.writer.stand_in(range);
        }
    }

    fn image_start(&mut self, range: Range<usize>) {
        if self.image.is_none() {
            self.stand_in(range.clone());
            self.image = Some(range.start);
            self.captions.push(Vec::new());
        }
    }

    /// An image ends: its title, which stands before the closing bracket, is a caption too.
    fn image_end(&mut self, range: Range<usize>) {
        if self.image.take().is_none_or(|start| start != range.start) {
            return;
        }
        if self.captions.last().is_some_and(|alt| !is_description(&self.masked.text, alt)) {
            self.captions.pop();
        }
        let image = &self.masked.text[range.clone()];
        let title = image.strip_suffix(')').map(str::trim_end).and_then(|it| {
            let mark = it.chars().next_back().filter(|mark| matches!(mark, '"' | '\''))?;
            let inner = &it[..it.len() - 1];
            let opening = inner.rfind(mark)?;
            inner[..opening].ends_with([' ', '\n', '\t']).then_some(opening + 1..inner.len())
        });
        if let Some(title) = title {
            self.captions.push(vec![(range.start + title.start..range.start + title.end, None)]);
        }
        if !self.writer.is_open() {
            self.close();
        }
    }

    /// One inline tag. Most only style what they hold; a few part it.
    fn inline_html(&mut self, tag: &str, range: Range<usize>) {
        if let Some(comment) = tag.strip_prefix("<!--") {
            return self.writer.comment(comment.trim_end_matches("-->"), range);
        }
        let closing = tag.starts_with("</");
        let name = tag.trim_start_matches(['<', '/']);
        let name = &name[..name.find(|it: char| !it.is_ascii_alphanumeric()).unwrap_or(name.len())];
        match name.to_ascii_lowercase().as_str() {
            "br" if self.is_heard() => self.writer.decoded(range, "\n"),
            "script" | "style" | "code" | "iframe" | "kbd" | "samp" if closing => {
                self.silent = self.silent.saturating_sub(1);
            }
            "script" | "style" | "code" | "iframe" | "kbd" | "samp" if !tag.ends_with("/>") => {
                self.stand_in(range);
                self.silent += 1;
            }
            "p" | "div" | "li" | "ul" | "ol" | "blockquote" | "figure" | "section" => self.open(self.mark()),
            "figcaption" if !closing => self.open(Mark::Caption),
            _ => {}
        }
    }
}

/// Whether an image's alternative text describes it to a reader. File names do not.
fn is_description(source: &str, alt: &[Run]) -> bool {
    let words: usize = alt.iter().map(|(range, _)| source[range.clone()].split_whitespace().count()).sum();
    let last = alt.last().map_or("", |(range, _)| &source[range.clone()]);
    let is_file = [".jpg", ".jpeg", ".png", ".gif", ".svg", ".webp"].iter().any(|end| last.ends_with(end));
    words > 1 && !is_file
}
