//! What a desk is made from: the effective configuration of one path.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::desk::Selection;
use crate::diagnostic::{Confidence, Severity};
use crate::rules::Language;

/// The effective configuration of one path.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Which rules run.
    pub selection: Selection,
    /// Severities the house has set, by rule id or group.
    pub severity: BTreeMap<String, Severity>,
    /// Options of rules, by rule id.
    pub options: BTreeMap<String, toml::Table>,
    /// The stylebook: canonical names and what they must not be.
    pub names: Arc<BTreeMap<String, Vec<String>>>,
    /// The variety of English, if the house has said.
    pub lang: Option<Language>,
    /// Whether rules that have not earned their place run too.
    pub preview: bool,
    /// Findings less sure than this are dropped.
    pub min_confidence: Confidence,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            selection: Selection::default(),
            severity: BTreeMap::new(),
            options: BTreeMap::new(),
            names: Arc::default(),
            lang: None,
            preview: false,
            min_confidence: Confidence::Likely,
        }
    }
}

impl Settings {
    /// The severity the house has set for a rule: by its id, else by its group.
    #[must_use]
    pub fn severity_of(&self, rule: &str) -> Option<Severity> {
        let group = rule.split('/').next().unwrap_or_default();
        self.severity.get(rule).or_else(|| self.severity.get(group)).copied()
    }
}
