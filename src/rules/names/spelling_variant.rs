//! One person's surname spelled two ways in the story.

use crate::article::Article;
use crate::diagnostic::{Confidence, Severity};
use crate::facts::name::Differs;
use crate::rules::names::{inner_capital, report_conflict};
use crate::rules::{Check, Report, Rule, Status};

/// `names/spelling-variant`
pub const RULE: Rule = Rule {
    id: "names/spelling-variant",
    summary: "one person's surname spelled two ways",
    guide: include_str!("spelling_variant.md"),
    severity: Severity::Warning,
    confidence: Confidence::Likely,
    status: Status::Stable,
    build: |_| Ok(Box::new(check) as Box<dyn Check>),
};

fn check(article: &Article, report: &mut Report<'_>) {
    for conflict in &article.facts.names.conflicts {
        if conflict.differs.is_of_people() && conflict.differs != Differs::Given && !conflict.display_only {
            report_conflict(article, report, conflict);
        }
    }
    inner_capital::report(article, report, inner_capital::Of::People);
}
