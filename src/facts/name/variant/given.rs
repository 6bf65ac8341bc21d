//! Given names that sound alike and are written in several ways: `Jon`, `John`; `Geoffrey`, `Jeffrey`; `Ann`, `Anne`.
//! One person has one of them, and a reporter who did not ask takes the other.

use crate::facts::name::similar::{distance, skeleton};
use crate::lexicon::Groups;

/// Whether two given names are one name in two spellings that are said alike.
pub(crate) fn spell_one_name(a: &str, b: &str) -> bool {
    a != b && Groups::given_variants().share(a, b) && end_alike(a, b) && sound_alike(a, b)
}

fn sound_alike(a: &str, b: &str) -> bool {
    let one_letter = a.as_bytes().first() == b.as_bytes().first() && distance(a, b) == 1;
    one_letter || sounds(a) == sounds(b)
}

/// The skeleton with a soft `G` for a `J`, and no `h` that is not heard.
fn sounds(name: &str) -> String {
    let soft = name.strip_prefix('g').filter(|rest| rest.starts_with(['e', 'i']));
    let mut sounds = soft.map_or_else(|| skeleton(name), |rest| skeleton(&format!("j{rest}")));
    sounds.retain(|letter| letter != 'h');
    sounds
}

/// A last vowel that is heard, or an `s`, makes another name: `Ann`, `Anna`; `Mark`, `Marko`; `Luca`, `Lucas`.
fn end_alike(a: &str, b: &str) -> bool {
    let end =
        |name: &str| name.trim_end_matches('h').chars().last().filter(|last| matches!(last, 'a' | 'i' | 'o' | 's'));
    end(a) == end(b)
}

#[cfg(test)]
mod tests {
    use super::spell_one_name;

    #[test]
    fn names_said_alike_are_one() {
        for (a, b) in
            [("jon", "john"), ("ann", "anne"), ("sara", "sarah"), ("graham", "graeme"), ("geoffrey", "jeffrey")]
        {
            assert!(spell_one_name(a, b), "{a} {b}");
        }
        for (a, b) in [("ann", "anna"), ("robert", "rupert"), ("john", "ian"), ("marc", "marco"), ("evan", "ewan")] {
            assert!(!spell_one_name(a, b), "{a} {b}");
        }
    }
}
