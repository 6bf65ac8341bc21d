//! YAML as nearly all front matter has it, read without a YAML parser: lines of `key: value`, and under a key without
//! a value lines of `- item`. What is written in any other way, or could mean anything else, is left to the parser.

use crate::fold::places::places;
use crate::read::value::{Text, Value};

/// Longer front matter, in bytes, is not plain.
const LONGEST: usize = 8 << 10;

/// Keys of plain front matter.
const MOST_KEYS: usize = 64;

/// Words that are no texts in YAML, or were none in an earlier version of it.
const NO_TEXTS: [&str; 12] = ["true", "false", "yes", "no", "on", "off", "y", "n", "null", "nan", "inf", "infinity"];

/// How days are written, `0` for any digit.
const DAYS: [&str; 5] = [
    "0000-00-00",
    "0000-00-00 00:00:00 -0000",
    "0000-00-00 00:00:00 +0000",
    "0000-00-00 0:00:00 -0000",
    "0000-00-00 0:00:00 +0000",
];

/// Reads front matter that begins at byte `base` of the file, if it is plain.
pub(crate) fn read(text: &str, base: usize) -> Option<Value> {
    let is_plain = |at: usize| !text.is_char_boundary(at) || text[at..].starts_with(is_plain_letter);
    if text.len() > LONGEST || !places(text, |byte| !matches!(byte, b'\n' | b' '..=b'~')).all(is_plain) {
        return None;
    }
    let mut entries: Vec<(String, Value)> = Vec::new();
    // Where the items of the last key stand in their lines.
    let mut indent = None;
    let mut start = base;
    for line in text.split('\n') {
        let written = line.trim_start_matches(' ');
        let at = start + line.len() - written.len();
        let written = written.trim_end_matches(' ');
        start += line.len() + 1;
        if written.is_empty() || written.starts_with('#') {
            continue;
        }
        let column = at + line.len() + 1 - start;
        if let Some(item) = written.strip_prefix("- ") {
            let items = items_of(&mut entries.last_mut()?.1)?;
            if *indent.get_or_insert(column) != column {
                return None;
            }
            items.push(Value::Text(scalar(item, at + 2)?));
            continue;
        }
        let (key, value) = written.split_once(':').filter(|_| column == 0)?;
        let is_new = entries.len() < MOST_KEYS && entries.iter().all(|(known, _)| known != key);
        if !is_key(key) || !is_new || !(value.is_empty() || value.starts_with(' ')) {
            return None;
        }
        indent = None;
        let value_at = at + key.len() + 1;
        let text = match value {
            "" => Text { source: value_at..value_at, value: String::new() },
            _ => scalar(value, value_at)?,
        };
        entries.push((key.to_owned(), Value::Text(text)));
    }
    (!entries.is_empty()).then_some(Value::Table(entries))
}

/// Letters that stand for themselves wherever they are written, and the line end.
fn is_plain_letter(letter: char) -> bool {
    matches!(letter, '\n' | ' '..='~' | '\u{a0}'..='\u{2027}' | '\u{202a}'..='\u{d7ff}')
}

fn is_key(key: &str) -> bool {
    key.starts_with(|it: char| it.is_ascii_alphabetic())
        && key.bytes().all(|it| it.is_ascii_alphanumeric() || matches!(it, b'_' | b'-'))
        && !is_no_text(key)
}

fn is_no_text(word: &str) -> bool {
    NO_TEXTS.iter().any(|it| it.eq_ignore_ascii_case(word))
}

/// The items of a key that has no value of its own.
fn items_of(value: &mut Value) -> Option<&mut Vec<Value>> {
    if let Value::Text(text) = value {
        if !text.source.is_empty() {
            return None;
        }
        *value = Value::List(Vec::new());
    }
    match value {
        Value::List(items) => Some(items),
        _ => None,
    }
}

/// The text that one line writes, spaces before it aside, whose first byte is byte `start` of the file.
fn scalar(written: &str, start: usize) -> Option<Text> {
    let raw = written.trim_start_matches(' ');
    let start = start + written.len() - raw.len();
    let value = match raw.as_bytes() {
        [b'"', inner @ .., b'"'] if !inner.iter().any(|it| matches!(it, b'"' | b'\\')) => {
            raw[1..raw.len() - 1].to_owned()
        }
        [b'\'', inner @ .., b'\''] if !inner.contains(&b'\'') => raw[1..raw.len() - 1].to_owned(),
        [first, ..] if (first.is_ascii_alphabetic() || *first == b'/') && is_text(raw) => raw.to_owned(),
        // Said as they are written.
        b"true" | b"false" => raw.to_owned(),
        [first, ..] if first.is_ascii_digit() && (is_day(raw) || is_small_number(raw) || is_worded(raw)) => {
            raw.to_owned()
        }
        _ => return None,
    };
    Some(Text { source: start..start + raw.len(), value })
}

/// Whether what begins with a letter, or as a path, is a text to its end.
fn is_text(raw: &str) -> bool {
    !raw.contains(": ") && !raw.contains(" #") && !raw.ends_with(':') && !is_no_text(raw)
}

/// `2015-08-25`, `2015-08-25 11:10:50 -0400`, `2015-08-25 9:10:50 -0400`
fn is_day(raw: &str) -> bool {
    let has_form = |form: &str| {
        let fits = |(byte, sign): (u8, u8)| if sign == b'0' { byte.is_ascii_digit() } else { byte == sign };
        raw.len() == form.len() && raw.bytes().zip(form.bytes()).all(fits)
    };
    DAYS.into_iter().any(has_form)
}

/// `10 ways to cross the harbour`: what begins with a digit and has a letter that no number has, not even one with a
/// base (`0xff`, `0o17`) or an exponent.
fn is_worded(raw: &str) -> bool {
    raw.bytes().any(|it| matches!(it.to_ascii_lowercase(), b'g'..=b'n' | b'p'..=b'w' | b'y' | b'z')) && is_text(raw)
}

fn is_small_number(raw: &str) -> bool {
    raw.len() < 10 && raw.bytes().all(|it| it.is_ascii_digit()) && (raw.len() == 1 || !raw.starts_with('0'))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::read;
    use crate::read::value::Value;
    use crate::read::yaml::read_yaml;

    /// An empty text is written nowhere.
    fn placed(mut value: Value) -> Value {
        if let Value::Table(entries) = &mut value {
            for (_, value) in entries {
                if let Value::Text(text) = value
                    && text.value.is_empty()
                {
                    text.source = 0..0;
                }
            }
        }
        value
    }

    #[test]
    fn what_most_front_matter_has_is_read() {
        for text in [
            "title: Ferry late\nauthor: Ann Reed\ndate: 2024-03-05\n",
            "# Of the desk\ntitle: \"Ferry: late again\"\nweight: 7\nsection: \n\ntags:\n  - ferries\n  - 'the harbour'\n",
            "date: 2024-03-05 11:10:50 -0400\nauthors:\n- ann-reed\n- \"Bo Ek\"\n\n# The topics\nslug: a-b\nkicker: Caf\u{e9}",
            "title: 10 ways to cross the harbour\nhero: false\ndate: 2024-03-05 9:10:50 -0400\nslug: 18f-in-2024\n",
        ] {
            let plain = read(text, 4).map(placed);
            assert!(plain.is_some(), "{text}");
            assert_eq!(plain, read_yaml(text, 4).map(placed), "{text}");
        }
    }

    #[test]
    fn everything_else_is_left_to_the_parser() {
        for text in [
            "",
            "title: yes",
            "title: True",
            "a: 0xff",
            "a: 1e5",
            "title: a: b",
            "title: a # b",
            "title: >\n  a",
            "title: a\n  b",
            "a: [b]",
            "a: 1.0",
            "a: 010",
            "a: \"b\\n\"",
            "a: 'it''s'",
            "a: *b",
            "a: &b c",
            "a: !!str c",
            "a: b\na: c",
            "a: b\n- c",
            "a:\n  - b\n - c",
            "- a",
            "a:b",
            "a: \tb",
            "a: b\r\n",
            "a:\n  b: c",
            "a:\n  - b: c",
            "\"a\": b",
            "? a",
        ] {
            assert_eq!(read(text, 0), None, "{text}");
        }
    }

    proptest! {
        /// Whatever is read says what the parser says.
        #[test]
        fn plain_is_what_the_parser_reads(
            text in "((a|b-c|No|d)(: |:|: \")(e|f g|2024-03-05|2024-03-05 7:05:00 -0400|7|7 t|0x1f|[0-9][0-9a-zA-Z_.:]{0,4}|no|true|True|'h'|\"i j\"|k:l|/m/n.png|/[ -~]{0,4}|m #n|[ -~]{0,6}|\u{e9})\n?|( {0,2}- (o|'p'|q r|[ -~]{0,4})| {0,3}|#s)\n){1,6}",
            base in 0..9usize,
        ) {
            if let Some(plain) = read(&text, base) {
                prop_assert_eq!(Some(placed(plain)), read_yaml(&text, base).map(placed));
            }
        }
    }
}
