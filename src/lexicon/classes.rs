//! The word classes and the lists each comes from.

use std::ops::{BitOr, BitOrAssign};

/// A set of word classes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub struct Classes(u32);

macro_rules! classes {
    ($($(#[$doc:meta])* $name:ident = $bit:literal from $($file:literal)|+,)*) => {
        impl Classes {
            $($(#[$doc])* pub const $name: Self = Self(1 << $bit);)*
        }

        /// Every list with the class it fills.
        pub(super) const LISTS: &[(Classes, &str)] = &[
            $($((Classes::$name, include_str!(concat!("../../rules/lexicon/", $file))),)+)*
        ];
    };
}

classes! {
    /// A word of everyday English that also occurs in lower case (not a name by itself).
    COMMON = 0 from "common-words.txt",
    /// Articles, prepositions, conjunctions, auxiliaries, pronouns.
    FUNCTION = 1 from "function-words.txt",
    /// Month names and their abbreviations.
    MONTH = 2 from "months.txt",
    /// Weekday names and their abbreviations.
    WEEKDAY = 3 from "weekdays.txt",
    /// `one` to `ninety`, `hundred`, `million`, `dozen`.
    NUMBER_WORD = 4 from "number-words.txt",
    /// `Mr`, `Mrs`, `Ms`, `Sir`, `Dame`: courtesy titles.
    HONORIFIC = 5 from "honorifics.txt",
    /// One-word ranks and offices: `General`, `President`, `Sen`.
    TITLE = 6 from "titles.txt",
    /// Name particles: `al`, `bin`, `van`, `de`.
    PARTICLE = 7 from "particles.txt",
    /// Given names.
    GIVEN = 8 from "given-names.txt" | "given-names-more.txt",
    /// Surnames.
    SURNAME = 9 from "surnames.txt" | "surnames-more.txt",
    /// Countries, regions, cities (one-word names).
    PLACE = 10 from "places.txt",
    /// Demonyms and adjectives of nationality.
    DEMONYM = 11 from "demonyms.txt",
    /// Head nouns of organisations: `Ministry`, `University`, `Inc`.
    ORGANISATION = 12 from "organisation-heads.txt",
    /// Verbs of saying: `said`, `told`, `added`.
    SAYING = 13 from "saying-verbs.txt",
    /// Abbreviations that end in a full stop without ending the sentence.
    ABBREVIATION = 14 from "abbreviations.txt",
    /// `former`, `ex`, `retired`, `late`, `then`.
    FORMER = 15 from "former.txt",
    /// `Jr`, `Sr`, `II`, `III`.
    SUFFIX = 16 from "name-suffixes.txt",
    /// Words that make or modify an expression of time: `yesterday`, `last`, `week`, `spring`.
    DATE_WORD = 24 from "date-words.txt",
    /// Past forms of irregular verbs: `took`, `were`, `began`.
    PAST_VERB = 25 from "past-verbs.txt",
    /// Words that are a figure by themselves: `third`, `doubled`.
    FIGURE = 18 from "figure-words.txt",
    /// Capitalised words that never name a person: languages, holidays, institutions, companies.
    NOT_NAME = 17 from "not-names.txt",
}

impl Classes {
    /// No class.
    pub const NONE: Self = Self(0);

    /// Words with more than one spelling, from `spellings.txt`, which gives more than a class.
    pub const VARIANT: Self = Self(1 << 27);

    /// Words that the name of a feast may begin with, from `feasts.txt`, which gives more than a class.
    pub const FEAST: Self = Self(1 << 26);

    /// Numbers in digits: no words, but what is looked for together with words of number and time.
    pub const DIGITS: Self = Self(1 << 28);

    /// Quotation marks, double and single: no words either, and looked for again and again.
    pub const QUOTATION_MARK: Self = Self(1 << 29);

    /// Brackets and the signs of markup and money: no words, looked for by rules about form.
    pub const SIGN: Self = Self(1 << 30);

    /// What a capitalised word of a headline may be besides a surname.
    pub const NO_SURNAME: Self = Self::COMMON
        .with(Self::FUNCTION)
        .with(Self::PLACE)
        .with(Self::DEMONYM)
        .with(Self::ORGANISATION)
        .with(Self::NOT_NAME)
        .with(Self::TITLE)
        .with(Self::MONTH)
        .with(Self::WEEKDAY)
        .with(Self::HONORIFIC);

    /// The set whose bits these are.
    pub(crate) const fn of_bits(bits: u32) -> Self {
        Self(bits)
    }

    /// A bit for each class.
    pub(crate) const fn bits(self) -> u32 {
        self.0
    }

    /// Whether the two sets share a class.
    #[must_use]
    pub const fn intersects(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Both sets together, in constants.
    #[must_use]
    pub const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether it holds no class.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }
}

impl BitOr for Classes {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

impl BitOrAssign for Classes {
    fn bitor_assign(&mut self, other: Self) {
        self.0 |= other.0;
    }
}
