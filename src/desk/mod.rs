//! The desk: settings, rules and packs made ready once, shared by every thread.

mod selection;
mod settings;

use std::sync::Arc;

use crate::article::Article;
use crate::compare::Comparison;
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

impl Active {
    /// Adds what the rule finds.
    fn run(&self, found: &mut Vec<Diagnostic>, check: impl FnOnce(&dyn Check, &mut Report<'_>)) {
        let before = found.len();
        let severity = self.severity.unwrap_or(self.rule.severity);
        check(&*self.check, &mut Report::new(self.rule.id, severity, self.rule.confidence, found));
        if let Some(severity) = self.severity {
            // What the house has decided holds for every finding of the rule.
            found[before..].iter_mut().for_each(|finding| finding.severity = severity);
        }
    }
}

/// Rules and packs, ready to check articles.
pub struct Desk {
    active: Vec<Active>,
    matcher: Matcher,
    /// The ids of all rules that run over one article, those of packs included.
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
            let table = settings.options.get(rule.id).cloned().unwrap_or_default();
            let options = Options { table, lang: settings.lang };
            let check = (rule.build)(&options)
                .map_err(|error| Error::new(format!("{}: option {}: {}", rule.id, error.key, error.cause)))?;
            active.push(Active { rule, severity: settings.severity_of(rule.id), check });
        }
        let rules_of_packs = settings.packs.iter().flat_map(|pack| &pack.rules);
        let wanted: Vec<_> = rules_of_packs
            .filter(|rule| settings.selection.wants(&rule.id, rule.status, settings.preview))
            .map(|rule| (Arc::clone(rule), settings.severity_of(&rule.id).unwrap_or(rule.severity)))
            .collect();
        let built_in = active.iter().filter(|it| !it.rule.is_of_two_versions()).map(|it| it.rule.id.into());
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
            active.run(&mut found, |check, report| check.check(article, report));
        }
        self.matcher.check(article, &mut found);
        self.keep(article, found, &self.rules)
    }

    /// Checks the new version of an article against the old one: findings placed in the new version, in reading
    /// order. Only the rules that compare run; what they did not silence is no business of the other rules'
    /// suppressions.
    #[must_use]
    pub fn compare(&self, comparison: &Comparison<'_>) -> Kept {
        let mut found = Vec::new();
        let english = comparison.new.is_english();
        for active in self.active.iter().filter(|_| english) {
            active.run(&mut found, |check, report| check.compare(comparison, report));
        }
        self.keep(comparison.new, found, &[])
    }

    /// What the article's suppressions and the house leave of the findings, in reading order.
    fn keep(&self, article: &Article, found: Vec<Diagnostic>, rules: &[Box<str>]) -> Kept {
        let mut kept = suppress::apply(article, found, rules, self.min_confidence);
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
