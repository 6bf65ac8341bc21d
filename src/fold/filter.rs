//! A set of hashes of words that costs one look into memory: it may say yes by mistake, no never. What most words
//! of a text are not can so be told before anything dearer is asked.

/// How many hashes a filter tells apart: enough for thousands of words, and still in cache.
const TOLD_APART: usize = 1 << 15;

/// Hashes, by their lowest bits.
#[derive(Debug, Clone)]
pub(crate) struct Filter(Box<[u64; TOLD_APART / 64]>);

impl Filter {
    /// The word of a hash and the bit in it.
    const fn place(hash: u32) -> (usize, u64) {
        let place = hash as usize % TOLD_APART;
        (place / 64, 1 << (place % 64))
    }

    /// Adds a hash.
    pub(crate) fn add(&mut self, hash: u32) {
        let (word, bit) = Self::place(hash);
        self.0[word] |= bit;
    }

    /// Whether a hash was added; rarely, when it was not.
    #[inline]
    pub(crate) fn may_hold(&self, hash: u32) -> bool {
        let (word, bit) = Self::place(hash);
        self.0[word] & bit != 0
    }
}

impl Default for Filter {
    fn default() -> Self {
        Self(Box::new([0; TOLD_APART / 64]))
    }
}

impl FromIterator<u32> for Filter {
    fn from_iter<I: IntoIterator<Item = u32>>(hashes: I) -> Self {
        let mut filter = Self::default();
        hashes.into_iter().for_each(|hash| filter.add(hash));
        filter
    }
}

/// The hashes that occur more than once among many: it may name others by mistake, and leaves none out.
pub(crate) struct Repeated {
    /// For each place a bit whether it was met, and one whether it was met again.
    bits: Vec<(u64, u64)>,
}

impl Repeated {
    /// Bits for each hash: few of those that occur once are taken for others.
    const BITS: usize = 8;

    /// The repeated ones of so many hashes.
    pub(crate) fn among(count: usize, hashes: impl Iterator<Item = u64>) -> Self {
        let words = (count * Self::BITS / 64 + 1).next_power_of_two();
        let mut repeated = Self { bits: vec![(0, 0); words] };
        for hash in hashes {
            let (word, bit) = repeated.place(hash);
            let (once, again) = &mut repeated.bits[word];
            *again |= *once & bit;
            *once |= bit;
        }
        repeated
    }

    /// The word of a hash and the bit in it.
    fn place(&self, hash: u64) -> (usize, u64) {
        // An odd number of no pattern: hashes may have one.
        let mixed = hash.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32;
        ((mixed as usize / 64) & (self.bits.len() - 1), 1 << (mixed % 64))
    }

    /// Whether a hash occurs more than once; rarely, when it does not.
    pub(crate) fn may_hold(&self, hash: u64) -> bool {
        let (word, bit) = self.place(hash);
        self.bits[word].1 & bit != 0
    }
}

#[cfg(test)]
mod tests {
    use super::Repeated;

    #[test]
    fn no_repeated_hash_is_left_out_and_few_others_are_kept() {
        let hashes = || (0..10_000_u64).chain(0..100).map(|number| number * 3_141_592_653);
        let repeated = Repeated::among(hashes().count(), hashes());
        let kept = |range: std::ops::Range<u64>| range.filter(|it| repeated.may_hold(it * 3_141_592_653)).count();
        assert_eq!(kept(0..100), 100);
        assert!(kept(100..10_000) < 2_000);
        assert!(!Repeated::among(0, std::iter::empty()).may_hold(7));
    }
}
