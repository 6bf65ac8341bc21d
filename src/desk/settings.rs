//! What a desk is made from: the effective configuration of one path.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::desk::Selection;
use crate::diagnostic::{Confidence, Severity};
use crate::lexicon::Dialect;
use crate::pack::{BUILT_IN, BuiltIn, Pack};
use crate::read;
use crate::segment::Dating;

/// The effective configuration of one path.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Which rules run.
    pub selection: Selection,
    /// Severities the house has set, by rule id or group.
    pub severity: BTreeMap<String, Severity>,
    /// Options of rules, by rule id.
    pub options: BTreeMap<String, toml::Table>,
    /// The English of the house; nothing leaves it open.
    pub lang: Option<Dialect>,
    /// Whether rules that have not earned their place run too.
    pub preview: bool,
    /// Findings less sure than this are dropped.
    pub min_confidence: Confidence,
    /// The packs in use.
    pub packs: Vec<Arc<Pack>>,
    /// Findings the house has looked at and found to be right as they stand.
    pub accepted: Vec<Accepted>,
    /// How files are read.
    pub reading: read::Options,
    /// Where an article's date is looked for.
    pub dating: Dating,
}

/// Findings that are not to be reported, by rule and text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Accepted {
    /// The rule or group; `all` is every rule.
    pub rule: String,
    /// The text of the primary place; nothing means any.
    pub text: Option<String>,
}

impl Accepted {
    /// Whether a finding of `rule` about `text` is meant.
    #[must_use]
    pub fn means(&self, rule: &str, text: &str) -> bool {
        let group = rule.split('/').next().unwrap_or_default();
        let named = self.rule == rule || self.rule == group || self.rule == "all";
        named && self.text.as_deref().is_none_or(|accepted| accepted == text)
    }
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            selection: Selection::default(),
            severity: BTreeMap::new(),
            options: BTreeMap::new(),
            lang: None,
            preview: false,
            min_confidence: Confidence::Likely,
            packs: BUILT_IN.iter().filter(|pack| pack.default).map(BuiltIn::pack).collect(),
            accepted: Vec::new(),
            reading: read::Options::default(),
            dating: Dating::default(),
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
