//! Folding: the case-blind hash of a word, and the plain-letter form of a name.

pub(crate) mod eight;
pub(crate) mod filter;
pub(crate) mod places;

use eight::Eight;
use unicode_normalization::UnicodeNormalization;

/// Case-blind hash of a word. Curly apostrophes count as straight ones, soft hyphens as nothing.
#[must_use]
pub fn hash(word: &str) -> u64 {
    let mut state = Hasher::default();
    let mut rest = word.as_bytes();
    while let Some(eight) = Eight::first_of(rest) {
        if !eight.is_ascii() {
            return hash_letters(word);
        }
        state.add(eight.lower_case());
        rest = &rest[8..];
    }
    let tail = Eight::padded(rest);
    if !tail.is_ascii() {
        return hash_letters(word);
    }
    state.finish(tail.lower_case())
}

/// The length of the line that `text` begins with, and its hash when it is one plain ASCII word: one pass, for
/// word lists.
pub(crate) fn hash_line(text: &[u8]) -> (usize, Option<u64>) {
    let mut state = Hasher::default();
    let mut length = 0;
    loop {
        let letters = Eight::at(text, length).letters();
        length += letters.count;
        if letters.count < 8 {
            let whole = length > 0 && matches!(text.get(length), None | Some(b'\n'));
            let rest = text[length..].iter().position(|byte| *byte == b'\n').unwrap_or(text.len() - length);
            return (length + rest, whole.then(|| state.finish(letters.lower)));
        }
        state.add(letters.lower);
    }
}

/// The hash of a word that is not all ASCII: of the bytes of its folded letters.
#[inline(never)]
fn hash_letters(word: &str) -> u64 {
    let mut state = Hasher::default();
    // Most are these signs.
    match word.as_bytes() {
        // Dashes, `“`, `”` and `…`.
        sign @ [0xe2, 0x80, 0x93 | 0x94 | 0x9c | 0x9d | 0xa6] => return state.finish(Eight::padded(sign)),
        // `’s`
        [0xe2, 0x80, 0x99, b's'] => return state.finish(Eight::padded(b"'s")),
        _ => {}
    }
    let (mut eight, mut filled) = ([0; 8], 0);
    let mut add = |byte: u8| {
        eight[filled] = byte;
        filled += 1;
        if filled == 8 {
            state.add(Eight(u64::from_le_bytes(eight)));
            (eight, filled) = ([0; 8], 0);
        }
    };
    for letter in word.chars() {
        match letter {
            '\u{2019}' | '\u{2018}' | '\u{02bc}' => add(b'\''),
            '\u{ad}' => {}
            '\0'..='\u{7f}' => add(letter.to_ascii_lowercase() as u8),
            _ => letter.to_lowercase().for_each(|lower| {
                lower.encode_utf8(&mut [0; 4]).bytes().for_each(&mut add);
            }),
        }
    }
    state.finish(Eight(u64::from_le_bytes(eight)))
}

/// The state of a hash: eight folded bytes are added at a time.
pub(crate) struct Hasher(u64);

impl Default for Hasher {
    fn default() -> Self {
        Self(0x9e37_79b9_7f4a_7c15)
    }
}

impl Hasher {
    /// Adds eight bytes: both halves of the product with an odd number of no pattern, one on the other.
    pub(crate) fn add(&mut self, eight: Eight) {
        let product = u128::from(self.0 ^ eight.0) * 0xff51_afd7_ed55_8ccd;
        self.0 = product as u64 ^ (product >> 64) as u64;
    }

    /// The hash when these fewer than eight bytes, zeros after them, are the last.
    pub(crate) fn finish(mut self, last: Eight) -> u64 {
        self.add(last);
        self.0
    }
}

/// A name in lower-case plain letters: marks dropped, special letters spelled out (`Ł` l, `ø` o, `ß` ss),
/// apostrophes and hyphens removed. `Erdoğan` and `Erdogan` fold alike.
#[must_use]
pub fn plain_letters(name: &str) -> String {
    let mut plain = String::with_capacity(name.len());
    add_plain_letters(name, &mut plain);
    plain
}

/// Appends the plain letters of a name, as `plain_letters` gives them.
pub fn add_plain_letters(name: &str, plain: &mut String) {
    // Most names are letters alone, and few of them.
    let letters = Eight::at(name.as_bytes(), 0).letters().count;
    if letters == name.len() || name.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        let start = plain.len();
        plain.push_str(name);
        plain[start..].make_ascii_lowercase();
        return;
    }
    if name.is_ascii() {
        plain.extend(name.chars().filter(char::is_ascii_alphanumeric).map(|letter| letter.to_ascii_lowercase()));
        return;
    }
    for letter in name.nfkd().flat_map(char::to_lowercase) {
        match letter {
            'ø' => plain.push('o'),
            'ł' => plain.push('l'),
            'đ' | 'ð' => plain.push('d'),
            'ı' => plain.push('i'),
            'þ' => plain.push_str("th"),
            'ß' => plain.push_str("ss"),
            'æ' => plain.push_str("ae"),
            'œ' => plain.push_str("oe"),
            'ħ' => plain.push('h'),
            'ə' => plain.push('e'),
            _ if letter.is_alphanumeric() => plain.push(letter),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{hash, plain_letters};

    #[test]
    fn case_and_apostrophes_do_not_count() {
        assert_eq!(hash("O’Brien"), hash("o'BRIEN"));
        assert_eq!(hash("ÉCOLE"), hash("école"));
        assert_eq!(hash("’s"), hash("'S"));
        assert_eq!(hash("International’s"), hash("INTERNATIONAL'S"));
        assert_eq!(hash("co\u{ad}operatives"), hash("cooperatives"));
        assert_ne!(hash("ab"), hash("ba"));
        assert_ne!(hash("harbours"), hash("harbourt"));
    }

    #[test]
    fn names_fold_to_plain_letters() {
        assert_eq!(plain_letters("Erdoğan"), "erdogan");
        assert_eq!(plain_letters("Łukasz Øst-Weiß"), "lukaszostweiss");
    }
}
