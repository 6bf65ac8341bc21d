//! What a name is compared by: its parts in plain letters, in one string, a space between two; and how it is spelled.

use std::borrow::Cow;
use std::hash::{Hash, Hasher};
use std::ops::Index;

use crate::fold;

/// An odd number of no pattern.
const BASE: u64 = 0xff51_afd7_ed55_8ccd;

/// The parts of a name in plain letters, particles left out, hyphens kept: `khalifa`, `sarraj`, `jong-un`.
/// Two are equal when these are, however the names are spelled.
#[derive(Debug, Clone)]
pub struct Keys {
    /// The parts, and right behind them the name as it is spelled: there are many names, and each has one string.
    letters: String,
    /// Where the parts end.
    end: usize,
    count: usize,
    /// Where the first ends.
    first_end: usize,
    /// Where the last begins.
    last_start: usize,
}

impl Keys {
    /// The keys of parts that `write` appends one by one, of a name about so many bytes long that `spell` appends.
    pub(super) fn of<P>(
        parts: impl IntoIterator<Item = P>,
        bytes: usize,
        write: impl Fn(P, &mut String),
        spell: impl Fn(&mut String),
    ) -> Self {
        let letters = String::with_capacity(2 * bytes);
        let mut keys = Self { letters, end: 0, count: 0, first_end: 0, last_start: 0 };
        for part in parts {
            if keys.count > 0 {
                keys.letters.push(' ');
            }
            keys.last_start = keys.letters.len();
            write(part, &mut keys.letters);
            if keys.count == 0 {
                keys.first_end = keys.letters.len();
            }
            keys.count += 1;
        }
        keys.end = keys.letters.len();
        spell(&mut keys.letters);
        keys
    }

    /// The name as it is spelled.
    pub(super) fn spelling(&self) -> &str {
        &self.letters[self.end..]
    }

    fn parts(&self) -> &str {
        &self.letters[..self.end]
    }

    /// How many there are.
    #[must_use]
    #[allow(clippy::len_without_is_empty, reason = "a name has a part")]
    pub fn len(&self) -> usize {
        self.count
    }

    /// Each in turn.
    pub fn iter(&self) -> impl Iterator<Item = &str> + Clone {
        // Most have nothing between the first and the last.
        let between = self.letters.get(self.first_end + 1..self.last_start.saturating_sub(1));
        let between = between.into_iter().flat_map(|parts| parts.split(' '));
        let last = (self.count > 1).then(|| self.last());
        std::iter::once(self.first()).chain(between).chain(last)
    }

    /// Writes down for each in turn the hash of all the others, in their order.
    pub(super) fn hash_without_one(&self, hashes: &mut Vec<u64>) {
        hashes.clear();
        hashes.extend(self.iter().map(fold::hash));
        // The parts are the digits of a number; those behind the one left out move up by a place.
        let behind = hashes.iter().skip(1).rev();
        let mut behind = behind.fold(0_u64, |number, part| number.wrapping_mul(BASE).wrapping_add(*part));
        let (mut before, mut place) = (0_u64, 1_u64);
        for at in 0..hashes.len() {
            let part = std::mem::replace(&mut hashes[at], before.wrapping_add(behind));
            let next = hashes.get(at + 1).copied().unwrap_or_default();
            before = before.wrapping_add(part.wrapping_mul(place));
            behind = behind.wrapping_sub(next.wrapping_mul(place));
            place = place.wrapping_mul(BASE);
        }
    }

    /// The first: the given name of a full name.
    #[must_use]
    pub fn first(&self) -> &str {
        &self.letters[..self.first_end]
    }

    /// The last: the surname of a full name, all of a bare one.
    #[must_use]
    pub fn last(&self) -> &str {
        &self.letters[self.last_start..self.end]
    }

    /// What stands between the first and the last, as one word.
    #[must_use]
    pub fn middle(&self) -> Cow<'_, str> {
        if self.count < 3 {
            return Cow::Borrowed("");
        }
        let middle = &self.letters[self.first_end + 1..self.last_start - 1];
        if self.count == 3 { Cow::Borrowed(middle) } else { Cow::Owned(middle.replace(' ', "")) }
    }
}

impl PartialEq for Keys {
    fn eq(&self, other: &Self) -> bool {
        self.parts() == other.parts()
    }
}

impl Eq for Keys {}

impl Hash for Keys {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.parts().hash(state);
    }
}

impl Index<usize> for Keys {
    type Output = str;

    fn index(&self, at: usize) -> &str {
        match at {
            0 => self.first(),
            _ if at + 1 == self.count => self.last(),
            _ => self.iter().nth(at).expect("a name has as many keys as it has parts"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Keys;

    #[test]
    fn every_key_is_found_by_its_place() {
        for name in [&["marlow"][..], &["ann", "marlow"], &["ann", "b", "marlow"], &["ann", "b", "c", "de-wit"]] {
            let keys = Keys::of(name, 8, |part, letters| letters.push_str(part), |letters| letters.push_str("Spelled"));
            assert!(keys.iter().eq(name.iter().copied()));
            assert!((0..keys.len()).all(|at| keys[at] == *name[at]));
            assert_eq!((keys.first(), keys.last()), (name[0], name[name.len() - 1]));
            assert_eq!(keys.spelling(), "Spelled");
            assert_eq!(keys.middle(), name.get(1..name.len() - 1).unwrap_or_default().concat());
        }
    }

    #[test]
    fn names_that_share_all_keys_but_one_share_a_hash() {
        let hashes = |name: &str| -> Vec<u64> {
            let write = |part: &str, letters: &mut String| letters.push_str(part);
            let mut hashes = Vec::new();
            Keys::of(name.split(' '), name.len(), write, |_| {}).hash_without_one(&mut hashes);
            hashes
        };
        let name = hashes("ann b marlow reed");
        assert_eq!(name.len(), 4);
        assert_eq!(name[1], hashes("ann c marlow reed")[1]);
        assert_eq!(name[1], hashes("ann marlow c reed")[2]);
        assert_eq!(name[3], hashes("x ann b marlow")[0]);
        assert_ne!(name[1], hashes("marlow ann c reed")[2]);
        assert_ne!(name[0], name[1]);
    }
}
