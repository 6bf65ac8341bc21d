//! Character references: `&ndash;`, `&#8217;`, `&#x2014;` to the characters they stand for. The frequent ones
//! come from a short table, all others from the HTML tokenizer, which knows the standard's list.

use std::convert::Infallible;

use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use html5gum::{Span, Tokenizer};

/// The longest name in the HTML standard has 31 letters; with `&`, `#` and `;` nothing longer is one.
const LONGEST: usize = 34;

/// References that real copy uses again and again.
const FREQUENT: &[(&str, &str)] = &[
    ("&amp;", "&"),
    ("&nbsp;", "\u{a0}"),
    ("&quot;", "\""),
    ("&#39;", "'"),
    ("&#8217;", "\u{2019}"),
    ("&#8220;", "\u{201c}"),
    ("&#8221;", "\u{201d}"),
    ("&#8216;", "\u{2018}"),
    ("&#8211;", "\u{2013}"),
    ("&#8212;", "\u{2014}"),
    ("&#8230;", "\u{2026}"),
    ("&rsquo;", "\u{2019}"),
    ("&lsquo;", "\u{2018}"),
    ("&ldquo;", "\u{201c}"),
    ("&rdquo;", "\u{201d}"),
    ("&ndash;", "\u{2013}"),
    ("&mdash;", "\u{2014}"),
    ("&hellip;", "\u{2026}"),
    ("&lt;", "<"),
    ("&gt;", ">"),
];

/// Decodes the reference `text` begins with: its length in bytes and what it stands for.
pub(crate) fn decode(text: &str) -> Option<(usize, String)> {
    if let Some((name, letters)) = FREQUENT.iter().find(|(name, _)| text.starts_with(name)) {
        return Some((name.len(), (*letters).to_owned()));
    }
    let bytes = text.as_bytes();
    let body = bytes.iter().skip(1).take(LONGEST).take_while(|it| it.is_ascii_alphanumeric() || **it == b'#').count();
    if body == 0 {
        return None;
    }
    let length = 1 + body + usize::from(bytes.get(1 + body) == Some(&b';'));
    let reference = &text[..length];
    let mut decoded = Vec::new();
    let emitter = CallbackEmitter::new(|event: CallbackEvent<'_>, _: Span<()>| {
        if let CallbackEvent::String { value } = event {
            decoded.extend_from_slice(value);
        }
        None::<Infallible>
    });
    let Ok(()) = Tokenizer::new_with_emitter(reference, emitter).finish();
    let mut decoded = String::from_utf8(decoded).ok()?;
    if decoded.is_empty() || decoded == reference {
        return None;
    }
    // Behind a reference without its semicolon stands text that it does not belong to: `&copyright`.
    let both = decoded.bytes().rev().zip(reference.bytes().rev());
    let text = both.take_while(|(one, other)| one == other).count();
    let text = if text < decoded.len() { text } else { 0 };
    decoded.truncate(decoded.len() - text);
    Some((length - text, decoded))
}

/// Decodes the reference `text` begins with, if it is closed by a semicolon: outside HTML, `&copy` is text.
pub(crate) fn decode_closed(text: &str) -> Option<(usize, String)> {
    decode(text).filter(|(length, _)| text[..*length].ends_with(';'))
}

#[cfg(test)]
mod tests {
    use super::{decode, decode_closed};

    #[test]
    fn references_are_decoded_with_their_length() {
        assert_eq!(decode("&#8217;s"), Some((7, "\u{2019}".to_owned())));
        assert_eq!(decode("&eacute;t"), Some((8, "é".to_owned())));
        assert_eq!(decode("&#x2014;"), Some((8, "\u{2014}".to_owned())));
        assert_eq!(decode("&#150;"), Some((6, "\u{2013}".to_owned())), "windows-1252, as browsers do");
    }

    #[test]
    fn text_behind_a_reference_is_not_part_of_it() {
        assert_eq!(decode("&copyright 2020"), Some((5, "©".to_owned())));
        assert_eq!(decode("&notit; x"), Some((4, "¬".to_owned())));
        assert_eq!(decode("&semi; x"), Some((6, ";".to_owned())));
    }

    #[test]
    fn what_is_no_reference_stays() {
        assert_eq!(decode("& Sons"), None);
        assert_eq!(decode("&T"), None);
        assert_eq!(decode("&"), None);
        assert_eq!(decode_closed("&copy 2020"), None);
    }
}
