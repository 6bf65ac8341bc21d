//! The same words from two speakers.

use crate::article::Article;
use crate::diagnostic::{Confidence, Severity};
use crate::rules::quotes::repeats::{repeats, rival_speakers};
use crate::rules::{Check, Report, Rule, Status};

/// `quotes/attribution-conflict`
pub const RULE: Rule = Rule {
    id: "quotes/attribution-conflict",
    summary: "the same words are quoted from two speakers",
    guide: include_str!("attribution_conflict.md"),
    severity: Severity::Warning,
    confidence: Confidence::Likely,
    status: Status::Stable,
    build: |_| Ok(Box::new(check) as Box<dyn Check>),
};

fn check(article: &Article, report: &mut Report<'_>) {
    for repeat in repeats(article) {
        let Some((first, again)) = rival_speakers(article, repeat) else { continue };
        let (there, here) = (article.text(first), article.text(again));
        report
            .flag(repeat.words_again, format!("quoted from {here} here, from {there} above"))
            .label("the same words")
            .also(again, "said by")
            .also(repeat.words, "first here")
            .also(first, "said by");
    }
}
