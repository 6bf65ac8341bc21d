//! Template code inside copy: Hugo shortcodes, Jekyll and Liquid tags, `{{ variables }}`, kramdown attribute
//! lists. They are covered by letters of the same length before Markdown or HTML is parsed, so that a shortcode
//! in a link's address does not break the link and every byte keeps its offset; then they are cut out.

use std::borrow::Cow;
use std::ops::Range;

/// Template tags longer than this are taken for text; the bound keeps a file of unclosed braces linear.
const LONGEST_TAG: usize = 8 * 1024;

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
    let mut unclosed: Vec<&str> = Vec::new();
    let mut at = 0;
    while let Some(found) = source[at..].find('{') {
        let start = at + found;
        let Some(end) = tag_end(source, start) else {
            at = start + 1;
            continue;
        };
        let name = tag_name(&source[start..end]);
        let code = CODE_BLOCKS.contains(&name) && !unclosed.contains(&name);
        at = match code.then(|| block_end(source, end, name)).flatten() {
            Some(block) => block,
            None => {
                if code {
                    unclosed.push(name);
                }
                end
            }
        };
        holes.push(start..at);
    }
    holes
}

/// Where the template tag that begins at `start` ends; `None` if none begins there.
fn tag_end(source: &str, start: usize) -> Option<usize> {
    let rest = &source.as_bytes()[start..];
    let closing: &[u8] = match rest {
        [b'{', b'{', b'<', ..] => b">}}",
        [b'{', b'{', b'%', ..] => b"%}}",
        [b'{', b'{', ..] => b"}}",
        [b'{', b'%', ..] => b"%}",
        [b'{', b':', ..] => b"}",
        _ => return None,
    };
    let near = &rest[..rest.len().min(LONGEST_TAG)];
    let end = near[2..].windows(closing.len()).position(|it| it == closing)?;
    let one_line = closing.len() == 1 && near[..end + 2].contains(&b'\n');
    (!one_line).then_some(start + 2 + end + closing.len())
}

/// The name in `{{< name …`, `{% name …`.
fn tag_name(tag: &str) -> &str {
    let rest = tag.trim_start_matches(['{', '<', '%', '-', ' ']);
    &rest[..rest.find(|it: char| !(it.is_ascii_alphanumeric() || it == '-' || it == '_')).unwrap_or(rest.len())]
}

/// Where the block `name`, opened just before `from`, has been closed.
fn block_end(source: &str, from: usize, name: &str) -> Option<usize> {
    let mut at = from;
    while let Some(found) = source[at..].find('{') {
        let start = at + found;
        let tag = &source[start..tag_end(source, start).unwrap_or(start + 1)];
        let inner = tag.trim_start_matches(['{', '<', '%', '-', ' ']);
        let closes = inner
            .strip_prefix('/')
            .or_else(|| inner.strip_prefix("end"))
            .is_some_and(|it| it.trim_start().starts_with(name));
        at = start + tag.len();
        if closes {
            return Some(at);
        }
    }
    None
}

/// The first web address in `text`. A sentence's own punctuation after it does not belong to it.
pub(crate) fn address(text: &str) -> Option<Range<usize>> {
    let scheme = text.find("://").and_then(|at| {
        let letters = text[..at].bytes().rev().take_while(u8::is_ascii_alphabetic).count();
        (letters > 1).then(|| at - letters)
    });
    let host = text.find("www.").filter(|&at| !text[..at].ends_with(|it: char| it.is_alphanumeric()));
    let start = match (scheme, host) {
        (Some(scheme), Some(host)) => scheme.min(host),
        (scheme, host) => scheme.or(host)?,
    };
    let rest = &text[start..];
    let raw = rest.find(|it: char| it.is_whitespace() || "<>\"“”‘’«»|".contains(it)).unwrap_or(rest.len());
    let mut address = rest[..raw].trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '*', '_']);
    if address.ends_with(')') && !address.contains('(') {
        address = address.trim_end_matches(')').trim_end_matches(['.', ',', ';', ':', '!', '?']);
    }
    (!address.is_empty()).then(|| start..start + address.len())
}

#[cfg(test)]
mod tests {
    use super::{Masked, address};

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
        let found = |text: &'static str| address(text).map(|range| &text[range]);
        assert_eq!(found("see https://example.org/a_(b)."), Some("https://example.org/a_(b)"));
        assert_eq!(found("(at www.example.org), then"), Some("www.example.org"));
        assert_eq!(found("either://or"), Some("either://or"));
        assert_eq!(found("no address: //here"), None);
    }
}
