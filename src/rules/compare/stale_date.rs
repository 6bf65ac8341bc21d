//! A day or time changed in one place and left in another.

use crate::compare::Topic;
use crate::diagnostic::{Confidence, Severity};
use crate::rules::compare::Stale;
use crate::rules::{Check, Rule, Status};

/// `compare/stale-date`
pub const RULE: Rule = Rule {
    id: "compare/stale-date",
    summary: "a day or time changed in one place and left in another",
    guide: include_str!("stale_date.md"),
    severity: Severity::Warning,
    confidence: Confidence::Likely,
    status: Status::Stable,
    build: |_| Ok(Box::new(Stale(Topic::Date)) as Box<dyn Check>),
};
