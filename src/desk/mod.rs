//! The desk: settings, rules and packs made ready once, shared by every thread.

mod selection;
mod settings;

use std::sync::Arc;

use crate::article::Article;
use crate::diagnostic::{Confidence, Diagnostic, Severity};
use crate::error::Error;
use crate::pack::Matcher;
use crate::rules::{Check, Options, RULES, Report, Rule};
use crate::suppress::{self, Kept};

pub use selection::{Layer, Selection};
pub use settings::{Accepted, Settings};

/// Rules that look at the form of a page and not at its words: they read every language.
const OF_FORM: [&str; 4] =
    ["structure/placeholder", "structure/empty-field", "structure/duplicate-paragraph", "suppressions/unused"];

struct Active {
    rule: &'static Rule,
    severity: Option<Severity>,
    check: Box<dyn Check>,
}

/// Rules and packs, ready to check articles.
pub struct Desk {
    active: Vec<Active>,
    matcher: Matcher,
    /// The ids of all rules that run, those of packs included.
    rules: Vec<Box<str>>,
    accepted: Vec<Accepted>,
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
            let options = Options { table: settings.options.get(rule.id).cloned().unwrap_or_default() };
            let check = (rule.build)(&options)
                .map_err(|error| Error::new(format!("{}: option {}: {}", rule.id, error.key, error.cause)))?;
            active.push(Active { rule, severity: settings.severity_of(rule.id), check });
        }
        let rules_of_packs = settings.packs.iter().flat_map(|pack| &pack.rules);
        let wanted: Vec<_> = rules_of_packs
            .filter(|rule| settings.selection.wants(&rule.id, rule.status, settings.preview))
            .map(|rule| (Arc::clone(rule), settings.severity_of(&rule.id).unwrap_or(rule.severity)))
            .collect();
        let built_in = active.iter().map(|active| active.rule.id.into());
        let rules = built_in.chain(wanted.iter().map(|(rule, _)| rule.id.clone())).collect();
        Ok(Self {
            active,
            matcher: Matcher::new(wanted),
            rules,
            accepted: settings.accepted.clone(),
            min_confidence: settings.min_confidence,
        })
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
        let english = article.is_english();
        for active in self.active.iter().filter(|active| english || OF_FORM.contains(&active.rule.id)) {
            let before = found.len();
            let severity = active.severity.unwrap_or(active.rule.severity);
            let mut report = Report::new(active.rule.id, severity, active.rule.confidence, &mut found);
            active.check.check(article, &mut report);
            if let Some(severity) = active.severity {
                // What the house has decided holds for every finding of the rule.
                found[before..].iter_mut().for_each(|finding| finding.severity = severity);
            }
        }
        self.matcher.check(article, &mut found);
        let rules: Vec<&str> = self.rules.iter().map(AsRef::as_ref).collect();
        let mut kept = suppress::apply(article, found, &rules, self.min_confidence);
        let before = kept.diagnostics.len();
        kept.diagnostics.retain(|diagnostic| {
            let text = article.text(diagnostic.primary.span);
            !self.accepted.iter().any(|accepted| accepted.means(&diagnostic.rule, text))
        });
        kept.suppressed += before - kept.diagnostics.len();
        kept.diagnostics
            .sort_by(|a, b| (a.primary.span, &a.rule, &a.message).cmp(&(b.primary.span, &b.rule, &b.message)));
        kept
    }
}
