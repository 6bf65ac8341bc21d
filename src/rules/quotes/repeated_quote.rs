//! The same words quoted twice in the story, from the same speaker or from nobody in particular.

use crate::article::Article;
use crate::diagnostic::{Confidence, Severity};
use crate::rules::quotes::repeats::{repeats, rival_speakers};
use crate::rules::{Check, Report, Rule, Status};

/// `quotes/repeated-quote`
pub const RULE: Rule = Rule {
    id: "quotes/repeated-quote",
    summary: "the same words are quoted twice",
    guide: include_str!("repeated_quote.md"),
    severity: Severity::Advice,
    confidence: Confidence::Likely,
    status: Status::Preview,
    build: |_| Ok(Box::new(check) as Box<dyn Check>),
};

fn check(article: &Article, report: &mut Report<'_>) {
    for repeat in repeats(article) {
        if rival_speakers(article, repeat).is_none() {
            report
                .flag(repeat.words_again, "the same words are quoted twice")
                .label("again here")
                .also(repeat.words, "first here");
        }
    }
}
