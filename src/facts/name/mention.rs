//! A mention: one place where the article names somebody or something.

use std::ops::Range;

use crate::facts::name::entity::FormId;
use crate::facts::name::honorific::Honorific;
use crate::facts::name::title::Title;
use crate::segment::Zone;
use crate::span::Span;
use crate::text::Voice;

/// What a name names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A person: a given name, a title, an honorific or a verb of saying says so.
    Person,
    /// An organisation: a head noun such as `Ministry` says so.
    Organisation,
    /// A country, region or city.
    Place,
    /// An acronym in capitals.
    Acronym,
    /// A name of something; nothing says of what.
    Unknown,
}

/// An element of a name: `Khalifa`, `al-Sarraj`, `von der Leyen`, `Jong-un`, `W.`
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Part {
    /// First token, particles included.
    pub first: u32,
    /// First token after the particles.
    pub core: u32,
    /// One past its last token.
    pub end: u32,
    /// It is a single letter, or letters with stops.
    pub initial: bool,
}

/// A range of `Names::parts`.
pub type Parts = Range<u32>;

/// One place where a name stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// The name alone: no title, honorific, suffix or possessive.
    pub span: Span,
    /// Its tokens.
    pub tokens: Range<u32>,
    /// Its parts.
    pub parts: Parts,
    /// Its block.
    pub block: u32,
    /// Its sentence.
    pub sentence: u32,
    /// The zone it stands in.
    pub zone: Zone,
    /// Whose words it stands in.
    pub voice: Voice,
    /// What it names, as far as this mention tells.
    pub kind: Kind,
    /// Rank or office before the name.
    pub title: Option<Title>,
    /// Courtesy title before the name.
    pub honorific: Option<Honorific>,
    /// `Jr`, `III` after the name.
    pub suffix: Option<Span>,
    /// Whether `'s` follows.
    pub possessive: bool,
    /// Whether a verb of saying stands next to it.
    pub speaks: bool,
    /// Its spelling.
    pub form: FormId,
}

impl Mention {
    /// Whether it is a single part: a bare surname, a mononym, a place.
    #[must_use]
    pub fn is_bare(&self) -> bool {
        self.parts.len() == 1
    }

    /// Whether it stands where the story is told, in the article's own words or in quoted ones.
    #[must_use]
    pub fn is_in_story(&self) -> bool {
        matches!(self.voice, Voice::Own | Voice::Quoted)
    }
}
