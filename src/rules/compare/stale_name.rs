//! A name changed in one place and left in another.

use crate::compare::Topic;
use crate::diagnostic::{Confidence, Severity};
use crate::rules::compare::Stale;
use crate::rules::{Check, Rule, Status};

/// `compare/stale-name`
pub const RULE: Rule = Rule {
    id: "compare/stale-name",
    summary: "a name changed in one place and left in another",
    guide: include_str!("stale_name.md"),
    severity: Severity::Warning,
    confidence: Confidence::Likely,
    status: Status::Stable,
    build: |_| Ok(Box::new(Stale(Topic::Name)) as Box<dyn Check>),
};
