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
