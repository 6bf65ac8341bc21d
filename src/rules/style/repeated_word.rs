//! The same word twice in a row.

use crate::article::Article;
use crate::diagnostic::{Applicability, Confidence, Severity};
use crate::rules::{Check, PROSE, Report, Rule, Status};
use crate::span::Span;
use crate::text::Shape;

/// `style/repeated-word`
pub const RULE: Rule = Rule {
    id: "style/repeated-word",
    summary: "the same word twice in a row",
    guide: include_str!("repeated_word.md"),
    severity: Severity::Error,
    confidence: Confidence::Likely,
    status: Status::Stable,
    build: |_| Ok(Box::new(check) as Box<dyn Check>),
};

fn check(article: &Article, report: &mut Report<'_>) {
    for block in article.blocks.iter().filter(|block| PROSE.contains(&block.zone)) {
        for pair in article.tokens_of(block).windows(2) {
            let [first, second] = pair else { continue };
            if first.norm == second.norm && second.spaced() && second.is_word() && second.shape == Shape::Lower {
                let word = second.text(&article.prose);
                report.flag(first.span().to(second.span()), format!("\"{word}\" stands twice")).replace(
                    Span::new(first.end(), second.end()),
                    "",
                    Applicability::Safe,
                );
            }
        }
    }
}
