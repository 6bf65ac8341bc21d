//! A number changed in one place and left in another.

use crate::compare::Topic;
use crate::diagnostic::{Confidence, Severity};
use crate::rules::compare::Stale;
use crate::rules::{Check, Rule, Status};

/// `compare/stale-number`
pub const RULE: Rule = Rule {
    id: "compare/stale-number",
    summary: "a number changed in one place and left in another",
    guide: include_str!("stale_number.md"),
    severity: Severity::Warning,
    confidence: Confidence::Likely,
    status: Status::Stable,
    build: |_| Ok(Box::new(Stale(Topic::Number)) as Box<dyn Check>),
};
