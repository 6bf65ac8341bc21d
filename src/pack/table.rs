//! Reading keys of a TOML table with their places: a value of the wrong type, an unknown or a missing key
//! becomes a problem, and reading goes on, so that one run shows all that is wrong.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::pack::problem::{Problem, suggest};

/// A string and its bytes in the TOML, quotes included.
#[derive(Debug, Clone)]
pub(crate) struct Text<'v> {
    pub(crate) value: &'v str,
    pub(crate) span: Range<usize>,
}

/// One table and the problems found in the file so far.
pub(crate) struct Table<'v, 'p> {
    table: &'v DeTable<'v>,
    /// The bytes of the table's head, where a missing key is reported.
    head: Range<usize>,
    pub(crate) problems: &'p mut Vec<Problem>,
}

impl<'v, 'p> Table<'v, 'p> {
    pub(crate) fn new(table: &'v DeTable<'v>, head: Range<usize>, problems: &'p mut Vec<Problem>) -> Self {
        Self { table, head, problems }
    }

    pub(crate) fn problem(&mut self, span: Range<usize>, message: impl Into<String>, help: impl Into<String>) {
        self.problems.push(Problem { span, message: message.into(), help: help.into() });
    }

    /// A problem of the table as a whole.
    pub(crate) fn at_head(&mut self, message: impl Into<String>, help: impl Into<String>) {
        self.problem(self.head.clone(), message, help);
    }

    /// Reports every key that is not one of `known`.
    pub(crate) fn known(&mut self, known: &[&str]) {
        for key in self.table.keys() {
            if !known.contains(&key.get_ref().as_ref()) {
                self.problem(key.span(), format!("unknown key `{}`", key.get_ref()), suggest(key.get_ref(), known));
            }
        }
    }

    pub(crate) fn has(&self, key: &str) -> bool {
        self.table.contains_key(key)
    }

    pub(crate) fn value(&self, key: &str) -> Option<&'v Spanned<DeValue<'v>>> {
        self.table.get(key)
    }

    /// The place of a key's value; of the head when the key is not there.
    pub(crate) fn span(&self, key: &str) -> Range<usize> {
        self.value(key).map_or(self.head.clone(), Spanned::span)
    }

    pub(crate) fn wrong(&mut self, key: &str, found: &Spanned<DeValue<'_>>, wanted: &str) {
        self.problem(
            found.span(),
            format!("`{key}` is {}", article(found.get_ref().type_str())),
            format!("write {wanted}"),
        );
    }

    /// A string; none when the key is not there or not a string.
    pub(crate) fn text(&mut self, key: &str) -> Option<Text<'v>> {
        let value = self.value(key)?;
        match value.get_ref() {
            DeValue::String(text) => Some(Text { value: text, span: value.span() }),
            _ => {
                self.wrong(key, value, "a string");
                None
            }
        }
    }

    /// A string that has to be there and to say something.
    pub(crate) fn required(&mut self, key: &str) -> Option<Text<'v>> {
        if !self.has(key) {
            self.at_head(format!("`{key}` is missing"), "");
            return None;
        }
        let text = self.text(key)?;
        if text.value.trim().is_empty() {
            self.problem(text.span, format!("`{key}` is empty"), "");
            return None;
        }
        Some(text)
    }

    /// One string or a list of strings.
    pub(crate) fn texts(&mut self, key: &str) -> Vec<Text<'v>> {
        let Some(value) = self.value(key) else { return Vec::new() };
        match value.get_ref() {
            DeValue::String(text) => vec![Text { value: text, span: value.span() }],
            DeValue::Array(list) => list.iter().filter_map(|item| self.item(key, item)).collect(),
            _ => {
                self.wrong(key, value, "a string or a list of strings");
                Vec::new()
            }
        }
    }

    /// A string in a list.
    pub(crate) fn item(&mut self, key: &str, item: &'v Spanned<DeValue<'v>>) -> Option<Text<'v>> {
        match item.get_ref() {
            DeValue::String(text) => Some(Text { value: text, span: item.span() }),
            _ => {
                self.wrong(key, item, "a list of strings");
                None
            }
        }
    }

    /// One of a few words.
    pub(crate) fn choice<V: Copy>(&mut self, key: &str, choices: &[(&str, V)], default: V) -> V {
        let Some(text) = self.text(key) else { return default };
        if let Some((_, value)) = choices.iter().find(|(name, _)| *name == text.value) {
            return *value;
        }
        let names: Vec<&str> = choices.iter().map(|(name, _)| *name).collect();
        self.problem(text.span, format!("`{key}` cannot be \"{}\"", text.value), suggest(text.value, &names));
        default
    }
}

fn article(kind: &str) -> String {
    let vowel = kind.starts_with(['a', 'e', 'i', 'o', 'u']);
    format!("{} {kind}", if vowel { "an" } else { "a" })
}

/// Where byte `at` of a string's value stands in the file: `raw` is the string as it is written, quotes
/// included, and the result is an offset into it.
pub(crate) fn offset_in(raw: &str, at: usize) -> usize {
    let quote = &raw[..1];
    let fence = if raw.len() >= 6 && raw.starts_with(&quote.repeat(3)) { 3 } else { 1 };
    let mut written = fence;
    if fence == 3 {
        written += raw[fence..].len() - raw[fence..].trim_start_matches('\r').trim_start_matches('\n').len();
        written = written.min(fence + 2);
    }
    if quote == "'" {
        return (written + at).min(raw.len());
    }
    let mut value = 0;
    while value < at && written < raw.len() {
        let (width, makes) = unit(&raw[written..]);
        written += width;
        value += makes;
    }
    written.min(raw.len())
}

/// One character of a basic string: how many bytes it is written with, how many bytes it stands for.
fn unit(raw: &str) -> (usize, usize) {
    let mut letters = raw.chars();
    match (letters.next(), letters.next()) {
        (Some('\\'), Some(kind @ ('u' | 'U' | 'x'))) => {
            let digits = match kind {
                'x' => 2,
                'u' => 4,
                _ => 8,
            };
            let code = raw.get(2..2 + digits).and_then(|hex| u32::from_str_radix(hex, 16).ok());
            (2 + digits, code.and_then(char::from_u32).map_or(1, char::len_utf8))
        }
        (Some('\\'), Some(space)) if space.is_whitespace() => (1 + raw[1..].len() - raw[1..].trim_start().len(), 0),
        (Some('\\'), Some(escaped)) => (1 + escaped.len_utf8(), 1),
        (Some(letter), _) => (letter.len_utf8(), letter.len_utf8()),
        (None, _) => (1, 1),
    }
}

#[cfg(test)]
mod tests {
    use super::offset_in;

    #[test]
    fn offsets_go_back_through_escapes() {
        assert_eq!(offset_in(r"'a\d('", 3), 4);
        assert_eq!(offset_in(r#""a\\d(""#, 3), 5);
        assert_eq!(offset_in(r#""\u00e9(""#, 2), 7);
        assert_eq!(offset_in("'''\nab('''", 2), 6);
    }
}
