//! Folding: the case-blind hash of a word, and the plain-letter form of a name.

use unicode_normalization::UnicodeNormalization;

/// Case-blind hash of a word. Curly apostrophes count as straight ones, soft hyphens as nothing.
#[must_use]
pub fn hash(word: &str) -> u64 {
    let mut state = Hasher::default();
    if word.is_ascii() {
        word.bytes().for_each(|byte| state.byte(byte.to_ascii_lowercase()));
    } else {
        for letter in word.chars() {
            match letter {
                '\u{2019}' | '\u{2018}' | '\u{02bc}' => state.byte(b'\''),
                '\u{ad}' => {}
                _ => letter.to_lowercase().for_each(|lower| {
                    let mut buffer = [0; 4];
                    lower.encode_utf8(&mut buffer).bytes().for_each(|byte| state.byte(byte));
                }),
            }
        }
    }
    state.0
}

struct Hasher(u64);

impl Default for Hasher {
    fn default() -> Self {
        Self(0x9e37_79b9_7f4a_7c15)
    }
}

impl Hasher {
    /// One step of FNV-1a with a larger multiplier, finished by a rotation so that short words spread over
    /// the low half too.
    fn byte(&mut self, byte: u8) {
        self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0xff51_afd7_ed55_8ccd).rotate_left(29);
    }
}

/// A name in lower-case plain letters: marks dropped, special letters spelled out (`Ł` l, `ø` o, `ß` ss),
/// apostrophes and hyphens removed. `Erdoğan` and `Erdogan` fold alike.
#[must_use]
pub fn plain_letters(name: &str) -> String {
    if name.is_ascii() {
        return name.bytes().filter(u8::is_ascii_alphanumeric).map(|byte| byte.to_ascii_lowercase() as char).collect();
    }
    let mut plain = String::with_capacity(name.len());
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
    plain
}

#[cfg(test)]
mod tests {
    use super::{hash, plain_letters};

    #[test]
    fn case_and_apostrophes_do_not_count() {
        assert_eq!(hash("O’Brien"), hash("o'BRIEN"));
        assert_eq!(hash("ÉCOLE"), hash("école"));
        assert_ne!(hash("ab"), hash("ba"));
    }

    #[test]
    fn names_fold_to_plain_letters() {
        assert_eq!(plain_letters("Erdoğan"), "erdogan");
        assert_eq!(plain_letters("Łukasz Øst-Weiß"), "lukaszostweiss");
    }
}
