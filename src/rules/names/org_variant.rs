//! An organisation or another thing whose name is spelled two ways in the story.

use crate::article::Article;
use crate::diagnostic::{Confidence, Severity};
use crate::facts::name::Differs;
use crate::rules::names::{inner_capital, report_conflict};
use crate::rules::{Check, Report, Rule, Status};

/// `names/org-variant`
pub const RULE: Rule = Rule {
    id: "names/org-variant",
    summary: "one organisation spelled two ways",
    guide: include_str!("org_variant.md"),
    severity: Severity::Warning,
    confidence: Confidence::Likely,
    status: Status::Stable,
    build: |_| Ok(Box::new(check) as Box<dyn Check>),
};

fn check(article: &Article, report: &mut Report<'_>) {
    for conflict in &article.facts.names.conflicts {
        if conflict.differs == Differs::Thing && !conflict.display_only {
            report_conflict(article, report, conflict);
        }
    }
    inner_capital::report(article, report, inner_capital::Of::Houses);
}
