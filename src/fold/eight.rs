//! Eight bytes of ASCII at a time: which of them are letters, which are capitals, and all of them in lower case.
//! A word of news is rarely longer, so most words cost one step each.

/// The highest bit of every byte.
const HIGH: u64 = 0x8080_8080_8080_8080;
/// One in every byte.
const ONES: u64 = 0x0101_0101_0101_0101;

/// Eight bytes, the first in the lowest place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Eight(pub(crate) u64);

/// The letters that eight bytes begin with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Letters {
    /// How many they are.
    pub(crate) count: usize,
    /// In lower case, zeros after them.
    pub(crate) lower: Eight,
    /// A bit in every byte that is a capital.
    pub(crate) capitals: u64,
}

impl Eight {
    /// The eight bytes that `bytes` begins with, if there are as many.
    pub(crate) fn first_of(bytes: &[u8]) -> Option<Self> {
        bytes.first_chunk().map(|chunk| Self(u64::from_le_bytes(*chunk)))
    }

    /// The eight bytes from `at` on, zeros after the end of `bytes`.
    #[inline]
    pub(crate) fn at(bytes: &[u8], at: usize) -> Self {
        let rest = &bytes[at..];
        Self::first_of(rest).unwrap_or_else(|| Self::padded(rest))
    }

    /// One of the eight.
    #[inline]
    pub(crate) fn byte(self, index: usize) -> u8 {
        (self.0 >> (8 * index)) as u8
    }

    /// Fewer than eight bytes, zeros after them.
    #[inline]
    pub(crate) fn padded(bytes: &[u8]) -> Self {
        let length = bytes.len();
        let at = |index: usize| u64::from(bytes[index]) << (8 * index);
        Self(match (bytes.first_chunk(), bytes.last_chunk()) {
            // Where the two halves share bytes, they have the same bits in the same place.
            (Some(head), Some(tail)) => {
                u64::from(u32::from_le_bytes(*head)) | u64::from(u32::from_le_bytes(*tail)) << (8 * (length - 4))
            }
            _ if length == 0 => 0,
            _ => at(0) | at(length / 2) | at(length - 1),
        })
    }

    /// The ASCII letters it begins with.
    #[inline]
    pub(crate) fn letters(self) -> Letters {
        let (others, lower) = (self.letter_bits() ^ HIGH, self.without_case().0);
        if others == 0 {
            return Letters { count: 8, lower: Self(lower), capitals: self.0 ^ lower };
        }
        // All bits of the bytes before the first that is no letter.
        let kept = (others ^ (others - 1)) >> 8;
        let (letters, lower) = (self.0 & kept, lower & kept);
        Letters { count: others.trailing_zeros() as usize / 8, lower: Self(lower), capitals: letters ^ lower }
    }

    /// The highest bit of every byte that is an ASCII letter.
    #[inline]
    pub(crate) fn letter_bits(self) -> u64 {
        self.without_case().between(b'a', b'z')
    }

    /// Letters in lower case; other bytes come to stand for others too.
    #[inline]
    pub(crate) fn without_case(self) -> Self {
        Self(self.0 | (ONES * 0x20))
    }

    /// Whether every byte is ASCII and none a control character.
    #[inline]
    pub(crate) fn is_plain_text(self) -> bool {
        // A byte below the space borrows from its highest bit; what a borrow spoils beyond it was low already.
        (self.0 | self.0.wrapping_sub(ONES * 0x20)) & HIGH == 0
    }

    /// Whether every byte is ASCII.
    pub(crate) fn is_ascii(self) -> bool {
        self.0 & HIGH == 0
    }

    /// A to Z in lower case, everything else as it is.
    pub(crate) fn lower_case(self) -> Self {
        Self(self.0 | self.between(b'A', b'Z') >> 2)
    }

    /// The highest bit of every byte that lies between two ASCII characters.
    fn between(self, low: u8, high: u8) -> u64 {
        let seven = self.0 & !HIGH;
        let from_low = seven + ONES * u64::from(0x80 - low);
        let above_high = seven + ONES * u64::from(0x7f - high);
        (from_low ^ above_high) & !self.0 & HIGH
    }
}

#[cfg(test)]
mod tests {
    use super::Eight;

    #[test]
    fn letters_capitals_and_lower_case() {
        let of = |text: &str| Eight::first_of(text.as_bytes()).unwrap();
        for (text, count, capitals) in [
            ("Harbour ", 7, 1),
            ("McLaren-", 7, 2),
            ("@bcdefgh", 0, 0),
            ("[a`z{AZ^", 0, 0),
            ("azAZmMnN", 8, 4),
            ("caf\u{e9} IS", 3, 0),
        ] {
            let letters = of(text).letters();
            assert_eq!((letters.count, letters.capitals.count_ones()), (count, capitals), "{text}");
            assert_eq!(letters.lower, of(&format!("{:\0<8}", &text[..count])).lower_case(), "{text}");
        }
        assert_eq!(of("AZ@[`{\u{c9}").lower_case(), of("az@[`{\u{c9}"));
        assert!(of("harbours, a line~").is_plain_text());
        assert!(
            ["harbour\n", "\tharbour", "har\x7f\u{e9}bo", "\0harbour"].iter().all(|text| !of(text).is_plain_text())
        );
        assert!(of("harbours").is_ascii() && !of("caf\u{e9} is").is_ascii());
        assert!(Eight::first_of(b"harbour").is_none());
    }

    #[test]
    fn fewer_than_eight_are_padded() {
        for length in 0..8 {
            let text = &b"Harbour"[..length.min(7)];
            let mut padded = [0; 8];
            padded[..text.len()].copy_from_slice(text);
            assert_eq!(Eight::padded(text), Eight(u64::from_le_bytes(padded)), "{length}");
        }
    }
}
