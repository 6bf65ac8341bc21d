//! The Englishes: which one a house writes, and in which a spelling is at home.

use std::ops::BitOr;

/// The English of a house.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Dialect {
    /// `en-US`
    American,
    /// `en-GB`: -ise and, as in Oxford, -ize.
    British,
    /// `en-AU`
    Australian,
    /// `en-CA`
    Canadian,
    /// `en-IN`: spelled as British is.
    Indian,
}

impl Dialect {
    /// Every dialect.
    pub const ALL: [Self; 5] = [Self::American, Self::British, Self::Australian, Self::Canadian, Self::Indian];

    /// The tags of all dialects, in their order.
    pub const TAGS: [&str; 5] = ["en-US", "en-GB", "en-AU", "en-CA", "en-IN"];

    /// The dialect a tag stands for.
    #[must_use]
    pub fn tagged(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|dialect| dialect.tag() == tag)
    }

    /// The tag used in configuration: `en-GB`.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        Self::TAGS[self as usize]
    }

    /// What people call it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::American => "American",
            Self::British => "British",
            Self::Australian => "Australian",
            Self::Canadian => "Canadian",
            Self::Indian => "Indian",
        }
    }

    /// The spellings it admits.
    #[must_use]
    pub const fn admits(self) -> Dialects {
        match self {
            Self::American => Dialects::AMERICAN,
            Self::British | Self::Indian => Dialects::BRITISH,
            Self::Australian => Dialects::AUSTRALIAN,
            Self::Canadian => Dialects::CANADIAN,
        }
    }
}

/// The dialects a spelling is at home in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub struct Dialects(u8);

impl Dialects {
    /// American spelling.
    pub const AMERICAN: Self = Self(1);
    /// British spelling, with -ise or with -ize.
    pub const BRITISH: Self = Self(2 | 4);
    /// Canadian spelling.
    pub const CANADIAN: Self = Self(8);
    /// Australian spelling.
    pub const AUSTRALIAN: Self = Self(16);

    /// The dialects of marks such as `BZCD`, as `rules/lexicon/spellings.txt` explains them.
    pub(super) fn marked(marks: &str) -> Self {
        let bit = |mark: char| "ABZCD".find(mark).map_or(0, |at| 1 << at);
        Self(marks.chars().map(bit).fold(0, u8::bitor))
    }

    /// Whether the two sets share a dialect.
    #[must_use]
    pub const fn intersects(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// The side of the ocean a spelling gives away: at home on one, unknown on the other.
    #[must_use]
    pub fn side(self) -> Option<Dialect> {
        match (self.intersects(Self::AMERICAN), self.intersects(Self::BRITISH)) {
            (true, false) => Some(Dialect::American),
            (false, true) => Some(Dialect::British),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Dialect, Dialects};

    #[test]
    fn a_spelling_takes_a_side_when_the_other_does_not_know_it() {
        for (marks, side) in [
            ("A", Some(Dialect::American)),
            ("AC", Some(Dialect::American)),
            ("BZCD", Some(Dialect::British)),
            ("BD", Some(Dialect::British)),
            ("AZC", None),
            ("ABZCD", None),
            ("C", None),
            ("-", None),
        ] {
            assert_eq!(Dialects::marked(marks).side(), side, "{marks}");
        }
    }

    #[test]
    fn tags_and_dialects_agree() {
        for dialect in Dialect::ALL {
            assert_eq!(Dialect::tagged(dialect.tag()), Some(dialect));
        }
        assert_eq!(Dialect::tagged("en-NZ"), None);
    }
}
