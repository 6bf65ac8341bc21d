//! The desk: settings, rules and packs made ready once, shared by every thread.

use crate::article::Article;
use crate::diagnostic::{Confidence, Diagnostic, Severity};
use crate::error::Error;
use crate::rules::{Check, Options, RULES, Report, Rule, Status};
use crate::suppress::{self, Kept};

/// What a desk is made from: the effective configuration of one path.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Options of rules, by rule id.
    pub options: std::collections::BTreeMap<String, Options>,
    /// Whether rules that have not earned their place run too.
    pub preview: bool,
    /// Findings less sure than this are dropped.
    pub min_confidence: Confidence,
}

impl Default for Settings {
    fn default() -> Self {
        Self { options: Default::default(), preview: false, min_confidence: Confidence::Likely }
    }
}

struct Active {
    rule: &'static Rule,
    severity: Severity,
    check: Box<dyn Check>,
}

/// Rules and packs, ready to check articles.
pub struct Desk {
    active: Vec<Active>,
    min_confidence: Confidence,
}

impl Desk {
    /// Makes the rules ready.
    ///
    /// # Errors
    /// When an option of a rule cannot be used.
    pub fn new(settings: &Settings) -> Result<Self, Error> {
        let mut active = Vec::new();
        for &rule in RULES {
            if rule.status == Status::Optional || (rule.status == Status::Preview && !settings.preview) {
                continue;
            }
            let options = settings.options.get(rule.id).cloned().unwrap_or_default();
            let check = (rule.build)(&options)
                .map_err(|error| Error::new(format!("{}: option {}: {}", rule.id, error.key, error.cause)))?;
            active.push(Active { rule, severity: rule.severity, check });
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
            let mut report = Report::new(active.rule.id, active.severity, active.rule.confidence, &mut found);
            active.check.check(article, &mut report);
        }
        let rules: Vec<&str> = self.active.iter().map(|active| active.rule.id).collect();
        let mut kept = suppress::apply(article, found, &rules, self.min_confidence);
        kept.diagnostics
            .sort_by(|a, b| (a.primary.span, &a.rule, &a.message).cmp(&(b.primary.span, &b.rule, &b.message)));
        kept
    }
}
