//! Eight bytes of ASCII at a time: which of them are letters, which are capitals, and all of them in lower case.
//! A word of news is rarely longer, so most words cost one step each.

/// The highest bit of every byte.
const HIGH: u64 = 0x8080_8080_8080_8080;
/// One in every byte.
const ONES: u64 = 0x0101_0101_0101_0101;

/// Eight bytes, the first in the lowest place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Eight(pub(crate) u64);

impl Eight {
    /// The eight bytes that `bytes` begins with, if there are as many.
    pub(crate) fn first_of(bytes: &[u8]) -> Option<Self> {
        bytes.first_chunk().map(|chunk| Self(u64::from_le_bytes(*chunk)))
    }

    /// Fewer than eight bytes, zeros after them.
    pub(crate) fn padded(bytes: &[u8]) -> Self {
        let at = |index: usize| u64::from(bytes[index]) << (8 * index);
        let half = |start: usize| u64::from(u32::from_le_bytes([0, 1, 2, 3].map(|it| bytes[start + it])));
        let length = bytes.len();
        Self(match length {
            0 => 0,
            // The middle and the last byte may be the first again: the same bits in the same place.
            1..=3 => at(0) | at(length / 2) | at(length - 1),
            _ => half(0) | half(length - 4) >> (8 * (8 - length)) << 32,
        })
    }

    /// How many letters of A to Z, in either case, it begins with.
    pub(crate) fn leading_letters(self) -> usize {
        let not_letters = !Self(self.0 | (ONES * 0x20)).between(b'a', b'z') & HIGH;
        not_letters.trailing_zeros() as usize / 8
    }

    /// The first `count` of its bytes, zeros after them.
    pub(crate) fn first(self, count: usize) -> Self {
        if count >= 8 { self } else { Self(self.0 & ((1 << (8 * count)) - 1)) }
    }

    /// How many capitals of A to Z it holds.
    pub(crate) fn capitals(self) -> u32 {
        self.between(b'A', b'Z').count_ones()
    }

    /// A to Z in lower case, everything else as it is; and the highest bit of every byte that was a capital.
    #[inline]
    pub(crate) fn fold(self) -> (Self, u64) {
        let capitals = self.between(b'A', b'Z');
        (Self(self.0 | capitals >> 2), capitals)
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
        self.fold().0
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
        assert_eq!(of("Harbour ").leading_letters(), 7);
        assert_eq!(of("McLaren-").leading_letters(), 7);
        assert_eq!(of("@bcdefgh").leading_letters(), 0);
        assert_eq!(of("[a`z{AZ^").leading_letters(), 0);
        assert_eq!(of("azAZmMnN").leading_letters(), 8);
        assert_eq!(of("caf\u{e9} is").leading_letters(), 3);
        assert_eq!(of("McLaren-").capitals(), 2);
        assert_eq!(of("AZ@[`{\u{c9}").lower_case(), of("az@[`{\u{c9}"));
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
            assert_eq!(Eight::first_of(b"Harbour!").unwrap().first(length), Eight::padded(text), "{length}");
        }
    }
}
