//! A name to the same name misspelled, in the ways and proportions in which published copy misspells names.

use crate::dice::Dice;

/// How a name is misspelled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Slip {
    /// A consonant lost or put in.
    ConsonantIndel,
    /// Two neighbours in the wrong order.
    Transposition,
    /// A vowel lost or put in.
    VowelIndel,
    /// Another vowel.
    VowelSwap,
    /// A letter doubled, or a double letter made single.
    Doubling,
    /// Another consonant.
    ConsonantSwap,
    /// Two of these at once.
    Several,
}

/// Each kind with its share in hundredths among misspelled names in published news (rest: other kinds).
pub(crate) const SLIPS: [(Slip, usize, &str); 7] = [
    (Slip::ConsonantIndel, 25, "consonant lost or added"),
    (Slip::Transposition, 15, "transposition"),
    (Slip::VowelIndel, 12, "vowel lost or added"),
    (Slip::VowelSwap, 12, "another vowel"),
    (Slip::Doubling, 11, "double letter"),
    (Slip::ConsonantSwap, 11, "another consonant"),
    (Slip::Several, 10, "two slips"),
];

impl Slip {
    /// One of the kinds, by their shares.
    pub(crate) fn draw(dice: &mut Dice) -> (Self, &'static str) {
        let mut at = dice.below(SLIPS.iter().map(|(_, share, _)| share).sum());
        for (slip, share, name) in SLIPS {
            if at < share {
                return (slip, name);
            }
            at -= share;
        }
        (Slip::Several, "two slips")
    }

    /// The word misspelled in this way; nothing when it has no place for it. The first letter stays.
    pub(crate) fn spoil(self, word: &str, dice: &mut Dice) -> Option<String> {
        let mut letters: Vec<char> = word.chars().collect();
        if self == Self::Several {
            let once = Self::VowelSwap.spoil(word, dice)?;
            return Self::ConsonantIndel.spoil(&once, dice).filter(|spoilt| spoilt != word);
        }
        let sites: Vec<usize> = (1..letters.len()).filter(|&at| self.fits(&letters, at)).collect();
        let at = *dice.one(&sites)?;
        match self {
            Self::Transposition => letters.swap(at, at - 1),
            Self::Doubling if letters[at] == letters[at - 1] => drop(letters.remove(at)),
            Self::Doubling => letters.insert(at, letters[at]),
            Self::VowelSwap => letters[at] = other(letters[at], "aeiou", dice),
            Self::ConsonantSwap => letters[at] = other(letters[at], "bdfgklmnprstvz", dice),
            Self::ConsonantIndel | Self::VowelIndel if dice.below(2) == 0 => drop(letters.remove(at)),
            Self::ConsonantIndel => letters.insert(at, other(letters[at], "bdfghklmnprstvz", dice)),
            Self::VowelIndel => letters.insert(at, other(letters[at], "aeiou", dice)),
            Self::Several => return None,
        }
        let spoilt: String = letters.into_iter().collect();
        (spoilt != word).then_some(spoilt)
    }

    fn fits(self, letters: &[char], at: usize) -> bool {
        let vowel = "aeiou".contains(letters[at]);
        match self {
            Self::Transposition => at >= 2 && letters[at] != letters[at - 1],
            Self::Doubling => true,
            Self::VowelIndel | Self::VowelSwap => vowel,
            Self::ConsonantIndel | Self::ConsonantSwap | Self::Several => !vowel,
        }
    }
}

fn other(letter: char, of: &str, dice: &mut Dice) -> char {
    let others: Vec<char> = of.chars().filter(|&it| it != letter).collect();
    dice.one(&others).copied().unwrap_or(letter)
}
