//! Values of front matter and embedded metadata, whatever their syntax: each text knows its bytes in the file,
//! so that a finding can point into `title: 'Haftar''s …'`.

use std::ops::Range;

use crate::read::entity;
use crate::read::map::ProseBuilder;

/// Deepest nesting that is read; front matter and JSON-LD of real pages stay under ten.
pub(crate) const DEEPEST: usize = 64;

/// A value in YAML, TOML or JSON.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Value {
    /// A text, a number, a date: anything written as one piece.
    Text(Text),
    /// A list.
    List(Vec<Value>),
    /// A table, in the order of the file.
    Table(Vec<(String, Value)>),
}

/// A scalar: where it is written and what it says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Text {
    /// Its bytes in the file, quotation marks included.
    pub(crate) source: Range<usize>,
    /// What it says once quotation marks, escapes and folding are gone.
    pub(crate) value: String,
}

impl Value {
    /// The value of a key, if this is a table that has it. Case does not count.
    pub(crate) fn get(&self, key: &str) -> Option<&Self> {
        match self {
            Self::Table(entries) => entries.iter().find(|(name, _)| name.eq_ignore_ascii_case(key)).map(|it| &it.1),
            _ => None,
        }
    }

    /// The texts of the value: itself, its items, or the `name` of a table (`author: {name: …}`).
    pub(crate) fn texts(&self) -> Vec<&Text> {
        match self {
            Self::Text(text) => vec![text],
            Self::List(items) => items.iter().filter_map(Self::name).collect(),
            Self::Table(_) => self.name().into_iter().collect(),
        }
    }

    fn name(&self) -> Option<&Text> {
        match self {
            Self::Text(text) => Some(text),
            Self::Table(_) => match self.get("name") {
                Some(Self::Text(text)) => Some(text),
                _ => None,
            },
            Self::List(_) => None,
        }
    }
}

impl Text {
    /// Appends the text to the open block: verbatim where the file says the same bytes, decoded over escapes,
    /// doubled quotation marks, folded lines and character references.
    pub(crate) fn write(&self, source: &str, builder: &mut ProseBuilder<'_>) {
        let raw = &source[self.source.clone()];
        match align(raw, &self.value) {
            Some(parts) => {
                for part in parts {
                    let bytes = self.source.start + part.raw.start..self.source.start + part.raw.end;
                    match part.decoded {
                        Some(text) => builder.decoded(bytes, &text),
                        None => builder.verbatim(bytes),
                    }
                }
            }
            None => builder.decoded(self.source.clone(), &self.value),
        }
    }
}

/// A run of a scalar as written; without `decoded` it says what it is written as.
struct Part {
    raw: Range<usize>,
    decoded: Option<String>,
}

/// Walks a scalar as written beside what it says. `None` when the two cannot be brought together.
fn align(raw: &str, value: &str) -> Option<Vec<Part>> {
    let escapes = raw.starts_with('"');
    let mut parts: Vec<Part> = Vec::new();
    let (mut at, mut said) = (opening(raw, value), 0);
    // Most values are one line that is written as it reads: an apostrophe is doubled only between others.
    let quoted = raw.starts_with('\'');
    let is_telling = |byte| matches!(byte, b'&' | b'\\' | b'\n' | b'\r') || quoted && byte == b'\'';
    if !value.bytes().any(is_telling) && raw.get(at..).is_some_and(|rest| rest.starts_with(value)) {
        return Some(vec![Part { raw: at..at + value.len(), decoded: None }]);
    }
    while said < value.len() {
        let (rest, wanted) = (raw.get(at..)?, &value[said..]);
        let letter = wanted.chars().next()?;
        if letter == '&'
            && let Some((length, text)) = entity::decode_closed(wanted)
            && rest.starts_with(&wanted[..length])
        {
            parts.push(Part { raw: at..at + length, decoded: Some(text) });
            (at, said) = (at + length, said + length);
            continue;
        }
        if escapes && rest.starts_with('\\') {
            let length = escape_length(rest, letter);
            if rest.as_bytes().get(1).is_some_and(|it| matches!(it, b'\n' | b'\r')) {
                // A backslash at the end of a line joins the lines.
                at += length;
                continue;
            }
            parts.push(Part { raw: at..at + length, decoded: Some(letter.to_string()) });
            (at, said) = (at + length, said + letter.len_utf8());
        } else if rest.starts_with("''") && letter == '\'' && raw.starts_with('\'') {
            parts.push(Part { raw: at..at + 2, decoded: Some("'".to_owned()) });
            (at, said) = (at + 2, said + 1);
        } else if let Some((length, folded)) = fold(rest, wanted) {
            let text = &wanted[..folded];
            let decoded = (rest[..length] != *text).then(|| text.to_owned());
            parts.push(Part { raw: at..at + length, decoded });
            (at, said) = (at + length, said + folded);
        } else if rest.starts_with(letter) {
            // Nothing stands for a letter or a digit but itself: what follows as written is taken with it.
            let first = letter.len_utf8();
            let alike = rest[first..].bytes().zip(wanted[first..].bytes());
            let length = first + alike.take_while(|(is, said)| is == said && is.is_ascii_alphanumeric()).count();
            match parts.last_mut() {
                Some(last) if last.decoded.is_none() && last.raw.end == at => last.raw.end += length,
                _ => parts.push(Part { raw: at..at + length, decoded: None }),
            }
            (at, said) = (at + length, said + length);
        } else {
            return None;
        }
    }
    Some(parts)
}

/// How many bytes of `raw` stand before its first character that says something: quotation marks, the header
/// of a block scalar (`>-`) and its indentation.
fn opening(raw: &str, value: &str) -> usize {
    let marks = ["\"\"\"", "'''", "\"", "'"].into_iter().find(|mark| raw.starts_with(mark) && !value.starts_with(mark));
    if let Some(mark) = marks {
        // TOML drops a line feed right after the opening of a multi-line string.
        let line_feed = raw[mark.len()..].len() - raw[mark.len()..].trim_start_matches(['\r', '\n']).len();
        return mark.len() + if mark.len() == 3 { line_feed } else { 0 };
    }
    if raw.starts_with(['|', '>'])
        && let Some(line) = raw.find('\n')
    {
        let body = &raw[line + 1..];
        return line + 1 + body.len() - body.trim_start_matches([' ', '\n', '\r']).len();
    }
    0
}

/// A line break as written (with the indentation after it) and the white space it says: lengths of both.
fn fold(rest: &str, wanted: &str) -> Option<(usize, usize)> {
    let written = rest.bytes().take_while(|it| matches!(it, b' ' | b'\t' | b'\r' | b'\n')).count();
    let said = wanted.bytes().take_while(|it| matches!(it, b' ' | b'\t' | b'\n' | b'\r')).count();
    (said > 0 && written > 0 && rest[..written].contains('\n')).then_some((written, said))
}

/// How long the escape is that `rest` begins with and that says `letter`.
fn escape_length(rest: &str, letter: char) -> usize {
    let bytes = rest.as_bytes();
    let length = match bytes.get(1) {
        Some(b'x') => 4,
        // A surrogate pair says one character.
        Some(b'u') if letter as u32 > 0xffff => 12,
        Some(b'u') => 6,
        Some(b'U') => 10,
        Some(b'\n' | b'\r') => 1 + bytes[1..].iter().take_while(|it| it.is_ascii_whitespace()).count(),
        Some(_) => 1 + rest[1..].chars().next().map_or(0, char::len_utf8),
        None => 1,
    };
    // What is cut short or cuts a character is no escape; the caller then finds no agreement.
    if rest.is_char_boundary(length) { length } else { 1 }
}
