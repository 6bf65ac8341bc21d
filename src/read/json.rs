//! JSON with places: the values of front matter and of `<script type="application/ld+json">`, each text with
//! its bytes in the file. Reads what it can and stops at the first mistake.

use std::ops::Range;

use crate::read::value::{DEEPEST, Text, Value};

/// Reads the JSON value at the start of `range` of `source`, and where it ends. `None` when it is broken or nested too deeply.
pub(crate) fn read(source: &str, range: Range<usize>) -> Option<(Value, usize)> {
    let mut reader = Reader { source: &source[..range.end], at: range.start };
    let value = reader.value(0)?;
    Some((value, reader.at))
}

struct Reader<'s> {
    source: &'s str,
    at: usize,
}

impl Reader<'_> {
    fn peek(&mut self) -> Option<u8> {
        let rest = &self.source.as_bytes()[self.at..];
        self.at += rest.iter().take_while(|it| it.is_ascii_whitespace()).count();
        self.source.as_bytes().get(self.at).copied()
    }

    fn take(&mut self, byte: u8) -> bool {
        let found = self.peek() == Some(byte);
        self.at += usize::from(found);
        found
    }

    fn value(&mut self, depth: usize) -> Option<Value> {
        match self.peek()? {
            _ if depth > DEEPEST => None,
            b'{' => self.table(depth),
            b'[' => self.list(depth),
            b'"' => self.text().map(Value::Text),
            _ => self.bare(),
        }
    }

    fn table(&mut self, depth: usize) -> Option<Value> {
        self.at += 1;
        let mut entries = Vec::new();
        while !self.take(b'}') {
            if self.peek()? != b'"' {
                return None;
            }
            let key = self.text()?.value;
            if !self.take(b':') {
                return None;
            }
            entries.push((key, self.value(depth + 1)?));
            if !self.take(b',') && self.peek()? != b'}' {
                return None;
            }
        }
        Some(Value::Table(entries))
    }

    fn list(&mut self, depth: usize) -> Option<Value> {
        self.at += 1;
        let mut items = Vec::new();
        while !self.take(b']') {
            items.push(self.value(depth + 1)?);
            if !self.take(b',') && self.peek()? != b']' {
                return None;
            }
        }
        Some(Value::List(items))
    }

    /// A quoted text. Raw line feeds inside, which JSON forbids and pages contain, are read as they are.
    fn text(&mut self) -> Option<Text> {
        let start = self.at;
        let bytes = self.source.as_bytes();
        let mut end = start + 1;
        while *bytes.get(end)? != b'"' {
            end += if bytes[end] == b'\\' { 2 } else { 1 };
        }
        self.at = end + 1;
        let value = unescape(self.source.get(start + 1..end)?);
        Some(Text { source: start..end + 1, value })
    }

    /// A number, `true`, `false` or `null`.
    fn bare(&mut self) -> Option<Value> {
        let rest = &self.source[self.at..];
        let length =
            rest.bytes().take_while(|it| it.is_ascii_alphanumeric() || matches!(it, b'+' | b'-' | b'.')).count();
        if length == 0 {
            return None;
        }
        let source = self.at..self.at + length;
        self.at += length;
        Some(Value::Text(Text { value: self.source[source.clone()].to_owned(), source }))
    }
}

fn unescape(raw: &str) -> String {
    let mut value = String::with_capacity(raw.len());
    let mut rest = raw;
    while let Some(at) = rest.find('\\') {
        value.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        let Some(letter) = rest.chars().next() else { break };
        rest = &rest[letter.len_utf8()..];
        match letter {
            'n' => value.push('\n'),
            't' => value.push('\t'),
            'r' => value.push('\r'),
            'b' => value.push('\u{8}'),
            'f' => value.push('\u{c}'),
            'u' => {
                let (unit, after) = code_unit(rest);
                rest = after;
                let low = rest.strip_prefix("\\u").map(code_unit).filter(|_| (0xd800..0xdc00).contains(&unit));
                let decoded = match low {
                    Some((second, after)) if (0xdc00..0xe000).contains(&second) => {
                        rest = after;
                        char::from_u32(0x10000 + ((unit - 0xd800) << 10) + (second - 0xdc00))
                    }
                    _ => char::from_u32(unit),
                };
                value.push(decoded.unwrap_or('\u{fffd}'));
            }
            other => value.push(other),
        }
    }
    value.push_str(rest);
    value
}

/// The four hexadecimal digits after `\u` and what follows them; the replacement character if they are none.
fn code_unit(text: &str) -> (u32, &str) {
    match text.get(..4).and_then(|digits| u32::from_str_radix(digits, 16).ok()) {
        Some(unit) => (unit, &text[4..]),
        None => (0xfffd, text),
    }
}

#[cfg(test)]
mod tests {
    use super::read;
    use crate::read::value::Value;

    #[test]
    fn texts_know_their_bytes() {
        let source = r#"{"headline": "Haftar\u2019s \"men\"", "n": [1, {"name": "A"}]}"#;
        let (value, end) = read(source, 0..source.len()).expect("valid JSON");
        assert_eq!(end, source.len());
        let Some(Value::Text(text)) = value.get("headline") else { panic!("a text") };
        assert_eq!(text.value, "Haftar\u{2019}s \"men\"");
        assert_eq!(&source[text.source.clone()], r#""Haftar\u2019s \"men\"""#);
    }

    #[test]
    fn broken_and_deep_json_is_refused() {
        for broken in ["{", "[1", "{\"a\"}", "\"\\", "\"abc", "", "{\"a\": }"] {
            assert!(read(broken, 0..broken.len()).is_none(), "{broken}");
        }
        let deep = "[".repeat(100_000);
        assert!(read(&deep, 0..deep.len()).is_none());
    }
}
