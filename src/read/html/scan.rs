//! HTML to its outline: one pass with a stack of open elements, so that no depth of nesting and no missing end tag
//! can hurt.

use std::convert::Infallible;
use std::hash::{BuildHasher, BuildHasherDefault};
use std::ops::Range;

use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use html5gum::{Span, Tokenizer};
use rustc_hash::{FxHashMap, FxHasher};

use super::outline::{Line, Meta, Node, Outline, Piece};
use super::tag::{Element, Hints};
use crate::read::Mark;

/// Reads the markup of `range`.
pub(super) fn scan(text: &str, range: Range<usize>) -> Outline {
    let markup = &text[range.clone()];
    let mut scanner = Scanner::new(text, range.start);
    let mut emitter = CallbackEmitter::new(|event: CallbackEvent<'_>, span: Span<usize>| {
        scanner.event(event, span.start + range.start..span.end + range.start);
        None::<Infallible>
    });
    emitter.naively_switch_states(true);
    let Ok(()) = Tokenizer::new_with_emitter(markup, emitter).finish();
    scanner.finish()
}

struct Open {
    name: u64,
    node: u32,
    mark: Mark,
    dropped: bool,
}

/// The start tag being read.
#[derive(Default)]
struct Tag {
    name: Vec<u8>,
    attribute: Vec<u8>,
    hints: Hints,
    class: u64,
    hidden: bool,
    json_ld: bool,
    key: String,
    content: Option<Range<usize>>,
    datetime: Option<Range<usize>>,
}

struct Scanner<'t> {
    text: &'t str,
    outline: Outline,
    stack: Vec<Open>,
    /// How many elements of a name are open, so that a stray end tag costs nothing.
    open: FxHashMap<u64, u32>,
    tag: Tag,
    line: Line,
    in_link: bool,
    code: u32,
    in_title: bool,
    in_json_ld: bool,
}

impl<'t> Scanner<'t> {
    fn new(text: &'t str, start: usize) -> Self {
        let mut outline = Outline::default();
        let root =
            Node { parent: 0, end: 0, lines: (0, 0), element: Element::Container, hints: Hints::default(), class: 0 };
        outline.nodes.push(root);
        let stack = vec![Open { name: start as u64, node: 0, mark: Mark::Paragraph, dropped: false }];
        Self {
            text,
            outline,
            stack,
            open: FxHashMap::default(),
            tag: Tag::default(),
            line: empty_line(),
            in_link: false,
            code: 0,
            in_title: false,
            in_json_ld: false,
        }
    }

    fn event(&mut self, event: CallbackEvent<'_>, range: Range<usize>) {
        match event {
            CallbackEvent::OpenStartTag { name } => {
                self.tag = Tag::default();
                self.tag.name.extend_from_slice(name);
            }
            CallbackEvent::AttributeName { name } => {
                self.tag.attribute.clear();
                self.tag.attribute.extend_from_slice(name);
                self.tag.hidden |= name == b"hidden";
            }
            CallbackEvent::AttributeValue { value } => self.tag.value(value, range),
            CallbackEvent::CloseStartTag { self_closing } => self.start(range, self_closing),
            CallbackEvent::EndTag { name } => self.end(name, range),
            CallbackEvent::String { .. } => self.string(range),
            CallbackEvent::Comment { .. } => {
                let before = self.outline.lines.len();
                self.outline.comments.push((range, before));
            }
            CallbackEvent::Doctype { .. } => self.outline.is_page = true,
            CallbackEvent::Error(_) => {}
        }
    }

    fn top(&self) -> &Open {
        // The root is never closed.
        &self.stack[self.stack.len() - 1]
    }

    fn start(&mut self, range: Range<usize>, self_closing: bool) {
        let mut tag = std::mem::take(&mut self.tag);
        let element = match Element::of(&tag.name) {
            Element::Inline | Element::Container | Element::Paragraph if tag.hidden => Element::Dropped,
            element => element,
        };
        self.note(&mut tag);
        match element {
            Element::Void => {}
            Element::Break => self.line_break(range),
            Element::Link => {
                self.in_link = true;
                self.line.hints.add(tag.hints);
            }
            Element::Code => {
                self.piece(Piece::Code(range.start as u32, range.end as u32));
                self.code += 1;
            }
            Element::Inline => self.line.hints.add(tag.hints),
            _ if self_closing && element == Element::Dropped => {}
            _ => self.open(element, tag),
        }
    }

    /// Keeps what the tag says about the page.
    fn note(&mut self, tag: &mut Tag) {
        self.outline.is_page |= matches!(&tag.name[..], b"html" | b"head" | b"body");
        let value = match &tag.name[..] {
            b"meta" => tag.content.take(),
            b"time" => tag.datetime.take(),
            _ => None,
        };
        if let Some(source) = value {
            let key = if tag.name == b"time" { format!("time {}", tag.key) } else { std::mem::take(&mut tag.key) };
            self.outline.meta.push(Meta { key, source });
        }
        if tag.name == b"time" {
            tag.hints.add(Hints::DATE);
        }
    }

    fn open(&mut self, element: Element, tag: Tag) {
        self.close_line();
        self.close_implied(element);
        let parent = self.top();
        let mark = mark_inside(parent.mark, element, tag.hints);
        let dropped = parent.dropped || matches!(element, Element::Dropped | Element::Script | Element::Title);
        let mut hints = tag.hints;
        match &tag.name[..] {
            b"article" | b"main" => hints.add(Hints::ARTICLE),
            b"form" => hints.add(Hints::FORM),
            _ => {}
        }
        let lines = self.outline.lines.len() as u32;
        let node = self.outline.nodes.len() as u32;
        self.outline.nodes.push(Node {
            parent: parent.node,
            end: 0,
            lines: (lines, 0),
            element,
            hints,
            class: tag.class,
        });
        let name = hash(&tag.name);
        *self.open.entry(name).or_default() += 1;
        self.stack.push(Open { name, node, mark, dropped });
        self.in_title = element == Element::Title && self.outline.title.is_none();
        self.in_json_ld = element == Element::Script && tag.json_ld;
        self.code = 0;
    }

    /// Closes what a start tag closes without saying so: a paragraph before a block, an item before an item.
    fn close_implied(&mut self, element: Element) {
        let element_of = |open: &Open, nodes: &[Node]| nodes[open.node as usize].element;
        if element_of(self.top(), &self.outline.nodes) == Element::Paragraph {
            self.pop();
        }
        let top = element_of(self.top(), &self.outline.nodes);
        let same = matches!((top, element), (Element::Marked(a), Element::Marked(b))
            if a == b && matches!(a, Mark::ListItem | Mark::TableCell));
        let heading = matches!((top, element), (Element::Marked(Mark::Heading(_)), Element::Marked(Mark::Heading(_))));
        let row = top == Element::Marked(Mark::TableCell) && element == Element::Table && &self.tag.name[..] == b"tr";
        if same || heading || row {
            self.pop();
        }
    }

    fn pop(&mut self) {
        if self.stack.len() > 1
            && let Some(open) = self.stack.pop()
        {
            let end = self.outline.nodes.len() as u32;
            let node = &mut self.outline.nodes[open.node as usize];
            node.end = end;
            node.lines.1 = self.outline.lines.len() as u32;
            if let Some(count) = self.open.get_mut(&open.name) {
                *count -= 1;
            }
        }
    }

    fn end(&mut self, name: &[u8], range: Range<usize>) {
        match Element::of(name) {
            Element::Link => self.in_link = false,
            Element::Code => self.code = self.code.saturating_sub(1),
            Element::Break => self.line_break(range),
            element => {
                let name = hash(name);
                if self.open.get(&name).is_none_or(|count| *count == 0) {
                    return;
                }
                if element.is_block() {
                    self.close_line();
                }
                while self.stack.len() > 1 && self.top().name != name {
                    self.pop();
                }
                self.pop();
                self.in_title = false;
                self.in_json_ld = false;
            }
        }
    }

    fn string(&mut self, range: Range<usize>) {
        if self.in_title {
            self.outline.title = Some(range);
        } else if self.in_json_ld {
            self.outline.json_ld.push(range);
        } else if self.code == 0 && !self.top().dropped {
            let (mut letters, mut commas) = (0, 0);
            for byte in self.text[range.clone()].bytes() {
                letters += u32::from(!byte.is_ascii_whitespace());
                commas += u32::from(byte == b',');
            }
            self.line.letters += letters;
            self.line.commas += commas;
            self.line.linked += if self.in_link { letters } else { 0 };
            self.piece(Piece::Text(range.start as u32, range.end as u32));
        }
    }

    /// Two breaks in a row part paragraphs.
    fn line_break(&mut self, range: Range<usize>) {
        let is_space = |piece: &&Piece| match **piece {
            Piece::Text(start, end) => self.text[start as usize..end as usize].trim_ascii().is_empty(),
            _ => false,
        };
        let from = self.outline.lines.last().map_or(0, |last| last.pieces.end);
        let before = self.outline.pieces[from..].iter().rev().find(|piece| !is_space(piece));
        if matches!(before, Some(Piece::Break(..))) && self.line.letters > 0 && !self.top().dropped {
            self.close_line();
        }
        self.piece(Piece::Break(range.start as u32, range.end as u32));
    }

    fn piece(&mut self, piece: Piece) {
        if !self.top().dropped {
            self.outline.pieces.push(piece);
        }
    }

    fn close_line(&mut self) {
        let mut line = std::mem::replace(&mut self.line, empty_line());
        line.pieces = self.outline.lines.last().map_or(0, |last| last.pieces.end)..self.outline.pieces.len();
        if line.letters == 0 {
            self.outline.pieces.truncate(line.pieces.start);
            return;
        }
        line.node = self.top().node;
        line.mark = self.top().mark;
        self.outline.lines.push(line);
    }

    fn finish(mut self) -> Outline {
        self.close_line();
        while self.stack.len() > 1 {
            self.pop();
        }
        let end = self.outline.nodes.len() as u32;
        self.outline.nodes[0].end = end;
        self.outline.nodes[0].lines.1 = self.outline.lines.len() as u32;
        self.outline
    }
}

impl Tag {
    fn value(&mut self, value: &[u8], range: Range<usize>) {
        let text = || String::from_utf8_lossy(value).into_owned();
        match &self.attribute[..] {
            b"class" | b"id" => {
                self.hints.add(Hints::of_names(value));
                self.class ^= if self.attribute == b"class" { hash(value) } else { 0 };
            }
            b"rel" if value == b"author" => self.hints.add(Hints::BYLINE),
            b"itemprop" | b"property" | b"name" => {
                match value {
                    b"author" => self.hints.add(Hints::BYLINE),
                    b"articleBody" => self.hints.add(Hints::ARTICLE),
                    b"datePublished" => self.hints.add(Hints::DATE),
                    _ => {}
                }
                self.key = text().to_ascii_lowercase();
            }
            b"role" => match value {
                b"main" | b"article" => self.hints.add(Hints::ARTICLE),
                b"navigation" | b"menu" | b"menubar" | b"complementary" | b"alert" | b"dialog" | b"alertdialog" => {
                    self.hidden = true;
                }
                _ => {}
            },
            b"aria-hidden" => self.hidden |= value == b"true",
            b"style" => {
                let style: Vec<u8> = value.iter().filter(|it| !it.is_ascii_whitespace()).copied().collect();
                self.hidden |= style.windows(12).any(|it| it.eq_ignore_ascii_case(b"display:none"));
            }
            b"type" => self.json_ld = value == b"application/ld+json",
            b"content" => self.content = Some(range),
            b"datetime" => self.datetime = Some(range),
            _ => {}
        }
    }
}

/// What text directly inside an element is, given what text around the element is.
fn mark_inside(around: Mark, element: Element, hints: Hints) -> Mark {
    match element {
        _ if hints.has(Hints::PULL_QUOTE) => Mark::PullQuote,
        // A quotation in a list is a quotation; a list or a table in one still quotes.
        Element::Marked(Mark::ListItem | Mark::TableCell) if around == Mark::BlockQuote => around,
        Element::Marked(mark) => mark,
        _ if hints.has(Hints::CAPTION) => Mark::Caption,
        // Pages of old lay their text out in tables.
        Element::Paragraph if around == Mark::TableCell => Mark::Paragraph,
        _ => around,
    }
}

fn empty_line() -> Line {
    Line { node: 0, mark: Mark::Paragraph, pieces: 0..0, letters: 0, linked: 0, commas: 0, hints: Hints::default() }
}

fn hash(name: &[u8]) -> u64 {
    BuildHasherDefault::<FxHasher>::default().hash_one(name)
}
