//! A headline, standfirst or caption that spells a name of the story differently.

use crate::article::Article;
use crate::diagnostic::{Confidence, Severity};
use crate::rules::names::report_conflict;
use crate::rules::{Check, Report, Rule, Status};
use crate::segment::Zone;

/// `names/headline-spelling`
pub const RULE: Rule = Rule {
    id: "names/headline-spelling",
    summary: "a headline, standfirst or caption spells a name differently from the story",
    guide: include_str!("headline_spelling.md"),
    severity: Severity::Error,
    confidence: Confidence::Likely,
    status: Status::Stable,
    build: |_| Ok(Box::new(check) as Box<dyn Check>),
};

fn check(article: &Article, report: &mut Report<'_>) {
    for conflict in article.facts.names.conflicts.iter().filter(|conflict| conflict.display_only) {
        let only_promo = conflict.odd.iter().all(|spelling| spelling.zone == Zone::Promo);
        if let Some(found) = report_conflict(article, report, conflict)
            && only_promo
        {
            found.severity(Severity::Advice).note("a line about another story keeps that story's spelling");
        }
    }
}
