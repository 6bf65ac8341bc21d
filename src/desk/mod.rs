//! The desk: settings, rules and packs made ready once, shared by every thread.

mod selection;
mod settings;

use crate::article::Article;
use crate::diagnostic::{Confidence, Diagnostic, Severity};
use crate::error::Error;
use crate::rules::{Check, Options, RULES, Report, Rule};
use crate::suppress::{self, Kept};

pub use selection::{Layer, Selection};
pub use settings::Settings;

struct Active {
    rule: &'static Rule,
    severity: Option<Severity>,
    check: Box<dyn Check>,
}

/// Rules and packs, ready to check articles.
pub struct Desk {
    active: Vec<Active>,
    min_confidence: Confidence,
}

impl Desk {
    /// Makes the selected rules ready.
    ///
    /// # Errors
    /// When an option of a rule cannot be used.
    pub fn new(settings: &Settings) -> Result<Self, Error> {
        let mut active = Vec::new();
        for &rule in RULES {
            if !settings.selection.wants(rule.id, rule.status, settings.preview) {
                continue;
            }
            let options = Options {
                table: settings.options.get(rule.id).cloned().unwrap_or_default(),
                names: settings.names.clone(),
                lang: settings.lang,
            };
            let check = (rule.build)(&options)
                .map_err(|error| Error::new(format!("{}: option {}: {}", rule.id, error.key, error.cause)))?;
            active.push(Active { rule, severity: settings.severity_of(rule.id), check });
        }
        Ok(Self { active, min_confidence: settings.min_confidence })
    }

    /// Checks one article: findings in reading order.
    #[must_use]
    pub fn check(&self, article: &Article) -> Vec<Diagnostic> {
        self.check_counting(article).diagnostics
    }

    /// Checks one article: findings in reading order, and how many the article's own suppressions silenced.
    #[must_use]
    pub fn check_counting(&self, article: &Article) -> Kept {
        let mut found = Vec::new();
        for active in &self.active {
            let before = found.len();
            let severity = active.severity.unwrap_or(active.rule.severity);
            let mut report = Report::new(active.rule.id, severity, active.rule.confidence, &mut found);
            active.check.check(article, &mut report);
            if let Some(severity) = active.severity {
                // What the house has decided holds for every finding of the rule.
                found[before..].iter_mut().for_each(|finding| finding.severity = severity);
            }
        }
        let rules: Vec<&str> = self.active.iter().map(|active| active.rule.id).collect();
        let mut kept = suppress::apply(article, found, &rules, self.min_confidence);
        kept.diagnostics
            .sort_by(|a, b| (a.primary.span, &a.rule, &a.message).cmp(&(b.primary.span, &b.rule, &b.message)));
        kept
    }
}
