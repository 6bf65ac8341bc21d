//! A rule of a pack and the pack it belongs to: what `schema` makes of the TOML.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::diagnostic::{Applicability, Confidence, Severity};
use crate::error::Error;
use crate::pack::matching::Matching;
use crate::pack::problem::Problems;
use crate::pack::schema;
use crate::rules::Status;
use crate::segment::Zone;

/// A pack that has been read and found in order.
#[derive(Debug)]
pub struct Pack {
    /// The group of its rules.
    pub name: Box<str>,
    /// Its version, as the file has it.
    pub version: Box<str>,
    /// One line: whose style it is.
    pub description: Box<str>,
    /// Its licence; may be empty.
    pub license: Box<str>,
    /// The file it was read from.
    pub path: PathBuf,
    /// Its rules, in the order of the file.
    pub rules: Vec<Arc<PackRule>>,
}

impl Pack {
    /// Reads a pack from its TOML text; `path` is the name problems carry.
    ///
    /// # Errors
    /// When anything is wrong with it: all problems, each with its place.
    pub fn parse(path: &Path, text: &str) -> Result<Self, Problems> {
        schema::read(path, text)
    }

    /// Reads a pack from a file.
    ///
    /// # Errors
    /// When the file cannot be read, or anything is wrong with the pack.
    pub fn load(path: &Path) -> Result<Self, Error> {
        let text = std::fs::read_to_string(path).map_err(|error| Error::in_file(path, error.to_string()))?;
        Ok(Self::parse(path, &text)?)
    }
}

/// What a rule does with the repair it knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FixKind {
    /// Applied by `--fix`.
    Safe,
    /// Applied by `--unsafe-fixes`.
    Suggest,
    /// Shown only.
    None,
}

impl FixKind {
    /// What it means for `--fix`.
    #[must_use]
    pub const fn applicability(self) -> Applicability {
        match self {
            Self::Safe => Applicability::Safe,
            Self::Suggest => Applicability::Unsafe,
            Self::None => Applicability::Manual,
        }
    }
}

/// Whether a rule speaks inside quotations.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Quotes {
    /// Not there: a quotation is not ours to edit.
    Skip,
    /// There too.
    Check,
    /// Only there.
    Only,
}

/// A set of zones.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Zones(u32);

impl Zones {
    /// Everything a reader takes for the story and its display; not the furniture around it.
    pub const PROSE: Self = Self::of(&[
        Zone::Kicker,
        Zone::Headline,
        Zone::Standfirst,
        Zone::Paragraph,
        Zone::Subhead,
        Zone::List,
        Zone::Quote,
        Zone::PullQuote,
        Zone::Caption,
        Zone::Correction,
        Zone::Table,
    ]);

    /// The running text.
    pub const RUNNING: Self = Self::of(&[Zone::Standfirst, Zone::Paragraph, Zone::List]);

    /// The set of these zones.
    #[must_use]
    pub const fn of(zones: &[Zone]) -> Self {
        let (mut set, mut at) = (0, 0);
        while at < zones.len() {
            set |= 1 << zones[at] as u32;
            at += 1;
        }
        Self(set)
    }

    /// Whether the zone belongs to the set.
    #[must_use]
    pub const fn contains(self, zone: Zone) -> bool {
        self.0 & (1 << zone as u32) != 0
    }

    /// Both sets together.
    #[must_use]
    pub const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// An example on which the rule has to fire.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bad {
    /// The copy; blank lines part paragraphs.
    pub text: Box<str>,
    /// What the fix has to make of it.
    pub becomes: Option<Box<str>>,
    /// The zone it stands in.
    pub zone: Zone,
    /// Its bytes in the TOML.
    pub span: std::ops::Range<usize>,
}

/// An example on which the rule has to be silent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Good {
    /// The copy; blank lines part paragraphs.
    pub text: Box<str>,
    /// The zone it stands in.
    pub zone: Zone,
    /// Its bytes in the TOML.
    pub span: std::ops::Range<usize>,
}

/// One rule of a pack.
#[derive(Debug)]
pub struct PackRule {
    /// `pack/kebab-name`.
    pub id: Box<str>,
    /// What a finding says; `{found}` and `{prefer}` are filled in.
    pub message: Box<str>,
    /// Why the house wants it.
    pub why: Box<str>,
    /// Where the rule comes from.
    pub source: Option<Box<str>>,
    /// Who answers for it.
    pub owner: Option<Box<str>>,
    /// When it should be looked at again, as the file has it.
    pub review_by: Option<Box<str>>,
    /// What it matches.
    pub matching: Matching,
    /// What it does with the repair.
    pub fix: FixKind,
    /// Where it looks.
    pub zones: Zones,
    /// Whether it speaks inside quotations.
    pub quotes: Quotes,
    /// Phrases that excuse a hit they overlap.
    pub unless: Vec<Box<str>>,
    /// The severity it reports with.
    pub severity: Severity,
    /// The confidence it reports with.
    pub confidence: Confidence,
    /// Whether it runs by default once its pack is in use.
    pub status: Status,
    /// Examples that fire it; at least one.
    pub bad: Vec<Bad>,
    /// Examples that do not; at least one.
    pub good: Vec<Good>,
}
