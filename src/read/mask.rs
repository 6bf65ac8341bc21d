//! Template code inside copy: Hugo shortcodes, Jekyll and Liquid tags, `{{ variables }}`, kramdown attribute
//! lists. They are covered by letters of the same length before Markdown or HTML is parsed, so that a shortcode
//! in a link's address does not break the link and every byte keeps its offset; then they are cut out.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, Input, MatchKind};

use crate::fold::places::places;

/// Template tags longer than this are taken for text.
const LONGEST_TAG: usize = 8 * 1024;

/// The same for kramdown attribute lists.
const LONGEST_LIST: usize = 256;

/// `https`, `gopher`, `magnet`: no scheme an article names is longer.
const LONGEST_SCHEME: usize = 12;

/// Template blocks whose content is no copy.
const CODE_BLOCKS: &[&str] = &["highlight", "comment", "mermaid", "katex"];

/// A text whose template code is covered.
#[derive(Debug)]
pub(crate) struct Masked<'s> {
    /// As long as the source, with `x` for every byte of template code except line breaks.
    pub(crate) text: Cow<'s, str>,
    /// The covered ranges, in order.
    holes: Vec<Range<usize>>,
}

impl<'s> Masked<'s> {
    /// Covers the template code of `source`.
    pub(crate) fn new(source: &'s str) -> Self {
        let holes = find_holes(source);
        if holes.is_empty() {
            return Self { text: Cow::Borrowed(source), holes };
        }
        let mut text = String::with_capacity(source.len());
        let mut at = 0;
        for hole in &holes {
            text.push_str(&source[at..hole.start]);
            text.extend(
                source[hole.clone()].bytes().map(|it| if matches!(it, b'\n' | b'\r') { it as char } else { 'x' }),
            );
            at = hole.end;
        }
        text.push_str(&source[at..]);
        Self { text: Cow::Owned(text), holes }
    }

    /// The first covered range that ends after `from` and begins before `to`.
    pub(crate) fn hole(&self, from: usize, to: usize) -> Option<Range<usize>> {
        if self.holes.is_empty() {
            return None;
        }
        let next = self.holes.partition_point(|hole| hole.end <= from);
        self.holes.get(next).filter(|hole| hole.start < to).cloned()
    }
}

fn find_holes(source: &str) -> Vec<Range<usize>> {
    let mut holes = Vec::new();
    let mut tags = Tags::new(source);
    let mut unclosed: Vec<&str> = Vec::new();
    let mut at = 0;
    while let Some(tag) = tags.next(at) {
        at = tag.end;
        let name = tag_name(&source[tag.clone()]);
        if CODE_BLOCKS.contains(&name) && !unclosed.contains(&name) {
            match block_end(source, at, name) {
                Some(end) => at = end,
                None => unclosed.push(name),
            }
        }
        holes.push(tag.start..at);
    }
    holes
}

/// Finds template tags. The place of the next closing is remembered, so that a file of braces nobody closes is
/// searched once.
struct Tags<'s> {
    source: &'s str,
    /// The next `}}` and `%}` found so far; the end of the file if there is none.
    closings: [Option<usize>; 2],
}

impl<'s> Tags<'s> {
    fn new(source: &'s str) -> Self {
        Self { source, closings: [None; 2] }
    }

    /// The first template tag at or after `from`.
    fn next(&mut self, from: usize) -> Option<Range<usize>> {
        for brace in places(&self.source[from..], |byte| byte == b'{') {
            let start = from + brace;
            let end = match self.source.as_bytes().get(start + 1) {
                Some(b'{') => self.closing(0, "}}", start + 2),
                Some(b'%') => self.closing(1, "%}", start + 2),
                Some(b':') => attribute_list_end(self.source, start),
                _ => None,
            };
            if let Some(end) = end.filter(|end| end - start <= LONGEST_TAG) {
                return Some(start..end);
            }
        }
        None
    }

    fn closing(&mut self, kind: usize, mark: &str, from: usize) -> Option<usize> {
        let next = match self.closings[kind] {
            Some(next) if next >= from => next,
            _ => self.source[from..].find(mark).map_or(self.source.len(), |at| from + at),
        };
        self.closings[kind] = Some(next);
        (next < self.source.len()).then_some(next + mark.len())
    }
}

/// Where the kramdown attribute list `{:.class}` that begins at `start` ends: in its line, or it is none.
fn attribute_list_end(source: &str, start: usize) -> Option<usize> {
    let near = source.as_bytes()[start..].iter().take(LONGEST_LIST);
    let length = near.take_while(|it| !matches!(it, b'}' | b'\n')).count();
    (source.as_bytes().get(start + length) == Some(&b'}')).then_some(start + length + 1)
}

/// The name in `{{< name …`, `{% name …`.
fn tag_name(tag: &str) -> &str {
    let rest = tag.trim_start_matches(['{', '<', '%', '-', ' ']);
    &rest[..rest.find(|it: char| !(it.is_ascii_alphanumeric() || it == '-' || it == '_')).unwrap_or(rest.len())]
}

/// Where the block `name`, opened just before `from`, has been closed.
fn block_end(source: &str, from: usize, name: &str) -> Option<usize> {
    let mut tags = Tags::new(source);
    let mut at = from;
    while let Some(tag) = tags.next(at) {
        at = tag.end;
        let inner = source[tag].trim_start_matches(['{', '<', '%', '-', ' ']);
        let closed = inner.strip_prefix('/').or_else(|| inner.strip_prefix("end"));
        if closed.is_some_and(|it| it.trim_start().starts_with(name)) {
            return Some(at);
        }
    }
    None
}

/// What every web address holds: the end of its scheme, or the beginning of its host.
static MARKS: LazyLock<AhoCorasick> = LazyLock::new(|| {
    let builder = AhoCorasick::builder().match_kind(MatchKind::LeftmostFirst).build(["://", "www."]);
    builder.expect("two short patterns fit an automaton")
});

/// The web addresses in `text`, in order. A sentence's own punctuation after one does not belong to it.
pub(crate) fn addresses(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let mark = MARKS.find(Input::new(text).range(at..))?;
            let start = address_start(&text[at..mark.start()], mark.pattern().as_usize() == 0).map(|start| at + start);
            let end = start.map(|start| start + address_length(&text[start..]));
            at = end.unwrap_or(mark.start()).max(mark.start() + 3);
            if let (Some(start), Some(end)) = (start, end)
                && end > start
            {
                return Some(start..end);
            }
        }
    })
}

/// Where the address begins whose `://` or `www.` stands right after `before`.
fn address_start(before: &str, scheme: bool) -> Option<usize> {
    if scheme {
        let letters = before.bytes().rev().take(LONGEST_SCHEME).take_while(u8::is_ascii_alphabetic).count();
        return (letters > 1).then_some(before.len() - letters);
    }
    (!before.ends_with(char::is_alphanumeric)).then_some(before.len())
}

fn address_length(rest: &str) -> usize {
    let raw = rest.find(|it: char| it.is_whitespace() || "<>\"“”‘’«»|".contains(it)).unwrap_or(rest.len());
    let mut address = rest[..raw].trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '*', '_']);
    if address.ends_with(')') && !address.contains('(') {
        address = address.trim_end_matches(')').trim_end_matches(['.', ',', ';', ':', '!', '?']);
    }
    address.len()
}

#[cfg(test)]
mod tests {
    use super::{Masked, addresses};

    #[test]
    fn template_code_is_covered_byte_for_byte() {
        let source = "a [b]({{< ref \"é.md\" >}}) {% if x %}c{% endif %} {{ y }} { z } {:.k}\n{{ open";
        let masked = Masked::new(source);
        assert_eq!(masked.text.len(), source.len());
        assert_eq!(masked.holes.len(), 5);
        assert!(masked.text.contains("{ z }") && masked.text.ends_with("{{ open"));
        assert!(!masked.text.contains("ref"));
    }

    #[test]
    fn code_blocks_are_covered_whole() {
        let masked = Masked::new("a {% highlight rust %}\nlet\n{% endhighlight %} b");
        assert_eq!(masked.holes.len(), 1);
        assert!(masked.text.ends_with(" b") && !masked.text.contains("let"));
        assert!(Masked::new("{{< highlight go >}} never closed").text.ends_with("never closed"));
    }

    #[test]
    fn addresses_end_before_the_sentence_does() {
        let found = |text: &'static str| addresses(text).next().map(|range| &text[range]);
        assert_eq!(found("see https://example.org/a_(b)."), Some("https://example.org/a_(b)"));
        assert_eq!(found("(at www.example.org), then"), Some("www.example.org"));
        assert_eq!(found("either://or"), Some("either://or"));
        assert_eq!(found("no address: //here"), None);
        assert_eq!(addresses("a http://b.c, www.d.e and :// f www. g://h").count(), 3);
    }
}
