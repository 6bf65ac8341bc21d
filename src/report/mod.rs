//! Diagnostics to what people and machines read: first to findings placed in the file, then to text or JSON.
//! One renderer a format; each renders one file at a time, so that files can be rendered in parallel.

pub mod concise;
pub mod diff;
pub mod finding;
pub mod human;
pub mod json;
pub mod outline;
pub mod sheet;
mod versions;
mod view;
pub(crate) mod wrap;

use serde::Serialize;

use crate::diagnostic::Severity;

pub(crate) use view::visible;

pub use finding::{Edited, Finding, Located, Related, Repair, place, place_compared};

/// One output format. The report of a run is: opening, the files' chunks set apart by `between`, closing.
pub trait Reporter: Sync {
    /// What stands before everything.
    fn opening(&self) -> String {
        String::new()
    }

    /// What stands between the chunks of two files that both have findings.
    fn between(&self) -> &'static str {
        ""
    }

    /// The findings of one file, with the text of the file; never called without findings.
    fn file(&self, text: &str, findings: &[Finding]) -> String;

    /// The same for a file that was compared with an earlier version, with the text of both.
    fn compared(&self, text: &str, _earlier: &str, findings: &[Finding]) -> String {
        self.file(text, findings)
    }

    /// What stands after everything.
    fn closing(&self, _summary: &Summary) -> String {
        String::new()
    }
}

/// What a run found, counted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Summary {
    /// Files that were read and checked.
    pub files: u64,
    /// Findings of severity error.
    pub errors: u64,
    /// Findings of severity warning.
    pub warnings: u64,
    /// Findings of severity advice.
    pub advice: u64,
    /// Findings that a suppression silenced.
    pub suppressed: u64,
    /// What a comparison of two versions came to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub values: Option<Values>,
}

/// The values that a rewrite changed, counted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Values {
    /// Values that changed.
    pub changed: u64,
    /// Those of them that were not changed everywhere.
    pub stale: u64,
    /// The places where those were left.
    pub places: u64,
}

impl Summary {
    /// Counts one finding.
    pub fn count(&mut self, severity: Severity) {
        match severity {
            Severity::Error => self.errors += 1,
            Severity::Warning => self.warnings += 1,
            Severity::Advice => self.advice += 1,
        }
    }

    /// Adds what another part of the run found.
    pub fn add(&mut self, other: &Self) {
        self.files += other.files;
        self.errors += other.errors;
        self.warnings += other.warnings;
        self.advice += other.advice;
        self.suppressed += other.suppressed;
    }

    /// How many findings are at least this severe.
    #[must_use]
    pub fn at_least(&self, severity: Severity) -> u64 {
        match severity {
            Severity::Error => self.errors,
            Severity::Warning => self.errors + self.warnings,
            Severity::Advice => self.errors + self.warnings + self.advice,
        }
    }
}

/// A number with its noun: `1 file`, `14 files`.
#[must_use]
pub fn counted(count: u64, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}
