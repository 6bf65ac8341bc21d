//! Whether a line has a word that begins like one of some phrases: hardly a line has, and to see so takes less than to
//! walk through an automaton of the phrases.

use crate::fold::eight::Eight;

/// How many openings the filter tells apart; a hundred times as many as there are.
const TOLD_APART: usize = 1 << 11;

/// The first eight bytes of phrases, case aside.
pub(super) struct Openings {
    openings: Vec<Eight>,
    filter: [u64; TOLD_APART / 64],
}

impl Openings {
    /// Of phrases that begin with a letter and are eight bytes long or longer.
    pub(super) fn of(phrases: &[String]) -> Self {
        let mut openings = Self { openings: Vec::new(), filter: [0; TOLD_APART / 64] };
        for phrase in phrases {
            let opening = Eight::first_of(phrase.as_bytes()).expect("a phrase of eight bytes").without_case();
            let (word, bit) = place(opening);
            openings.filter[word] |= bit;
            openings.openings.push(opening);
        }
        openings
    }

    /// Whether some word of a line begins like a phrase.
    pub(super) fn may_occur_in(&self, line: &[u8]) -> bool {
        let mut letter_before = 0;
        (0..line.len()).step_by(8).any(|at| {
            let letters = Eight::at(line, at).letter_bits();
            let mut starts = letters & !(letters << 8 | letter_before);
            letter_before = letters >> 56;
            while starts != 0 {
                if self.holds(Eight::at(line, at + starts.trailing_zeros() as usize / 8).without_case()) {
                    return true;
                }
                starts &= starts - 1;
            }
            false
        })
    }

    fn holds(&self, opening: Eight) -> bool {
        let (word, bit) = place(opening);
        self.filter[word] & bit != 0 && self.openings.contains(&opening)
    }
}

/// The word of the filter and the bit in it.
fn place(opening: Eight) -> (usize, u64) {
    // An odd number of no pattern; the highest bits of the product depend on all eight bytes.
    let place = (opening.0.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 53) as usize;
    (place / 64, 1 << (place % 64))
}

#[cfg(test)]
mod tests {
    use super::Openings;

    #[test]
    fn a_phrase_is_seen_wherever_a_word_begins() {
        let openings = Openings::of(&["sign up here".to_owned(), "contributed to".to_owned()]);
        for (line, seen) in [
            ("Ann Reed contributed to this report", true),
            ("SIGN UP HERE", true),
            ("(Sign up here for more)", true),
            ("a line of thirty bytes or more, sign up here", true),
            ("Ann Reed distributed to all", false),
            ("undersign up here", false),
            ("sign", false),
            ("", false),
        ] {
            assert_eq!(openings.may_occur_in(line.as_bytes()), seen, "{line}");
            let later = format!("{}{line}", " ".repeat(5));
            assert_eq!(openings.may_occur_in(later.as_bytes()), seen, "{later}");
        }
    }
}
