//! From merged documents to the settings of one path: overrides whose pattern matches are laid on top.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use toml::Value;

use crate::config::document::{Fault, Step};
use crate::config::merged::{Entry, Merged, texts};
use crate::config::patterns::Patterns;
use crate::config::problem::suggest;
use crate::desk::{Layer, Settings};
use crate::diagnostic::{Confidence, Severity};
use crate::error::Error;
use crate::rules::{Language, RULES};

/// A configuration that has been read and found in order.
#[derive(Debug)]
pub struct Resolved {
    merged: Merged,
    excluded: Option<Patterns>,
    overrides: Vec<Patterns>,
}

impl Resolved {
    pub(crate) fn new(merged: Merged) -> Result<Self, Error> {
        for keys in [["lint", "select"], ["lint", "ignore"]] {
            if let Some(entry) = merged.get(&keys) {
                known_selectors(&entry.value, entry, &entry.way)?;
            }
        }
        for prefix in [&["lint", "severity"][..], &["rules"]] {
            for (keys, entry) in merged.under(prefix) {
                known_key(&keys[0], entry, prefix.len(), prefix[0] == "rules")?;
            }
        }
        let excluded = match merged.get(&["exclude"]) {
            Some(entry) => Some(patterns(&entry.value, entry, &entry.way)?),
            None => None,
        };
        let overrides = merged.overrides.iter().map(override_patterns).collect::<Result<_, _>>()?;
        Ok(Self { excluded, overrides, merged })
    }

    /// Whether the configuration leaves the file out.
    #[must_use]
    pub fn excludes(&self, path: &Path) -> bool {
        self.excluded.as_ref().is_some_and(|excluded| excluded.matches(path))
    }

    /// The overrides that hold for a file, by their numbers: files with equal numbers have equal settings.
    #[must_use]
    pub fn overrides_for(&self, path: &Path) -> Vec<usize> {
        (0..self.overrides.len()).filter(|&at| self.overrides[at].matches(path)).collect()
    }

    /// The settings with these overrides.
    #[must_use]
    pub fn settings(&self, overrides: &[usize]) -> Settings {
        let merged = &self.merged;
        let list = |name: &str| merged.get(&["lint", name]).map(Entry::texts);
        let mut settings = Settings {
            lang: merged.get(&["lang"]).and_then(|entry| Language::of(entry.value.as_str()?)),
            preview: merged.get(&["lint", "preview"]).and_then(|it| it.value.as_bool()).unwrap_or_default(),
            names: Arc::new(merged.under(&["names"]).map(|(keys, entry)| (keys[0].clone(), entry.texts())).collect()),
            min_confidence: merged
                .get(&["lint", "min-confidence"])
                .and_then(|entry| confidence(&entry.value))
                .unwrap_or(Confidence::Likely),
            ..Settings::default()
        };
        let ignore = list("ignore").unwrap_or_default();
        settings.selection.layers.push(Layer { select: list("select"), extend: Vec::new(), ignore });
        for (keys, entry) in merged.under(&["lint", "severity"]) {
            settings.severity.extend(severity(&entry.value).map(|it| (keys[0].clone(), it)));
        }
        for (keys, entry) in merged.under(&["rules"]) {
            let table = settings.options.entry(keys[0].clone()).or_default();
            set(table, &keys[1..], entry.value.clone());
        }
        for &at in overrides {
            lay_override(&mut settings, &self.merged.overrides[at].value);
        }
        settings
    }

    /// Every value that was set, with where: `lint.select = ["default"]`, `copydesk.toml:7`.
    #[must_use]
    pub fn shown(&self) -> BTreeMap<String, (String, String)> {
        let entries = self.merged.entries.iter();
        let mut shown: BTreeMap<_, _> = entries
            .map(|(keys, entry)| {
                let keys: Vec<String> = keys.iter().map(|key| quoted(key)).collect();
                (keys.join("."), (entry.value.to_string(), entry.origin()))
            })
            .collect();
        for (at, entry) in self.merged.overrides.iter().enumerate() {
            shown.insert(format!("lint.override[{at}]"), (entry.value.to_string(), entry.origin()));
        }
        shown
    }
}

/// A key as TOML has it.
fn quoted(key: &str) -> String {
    let bare = !key.is_empty() && key.chars().all(|it| it.is_ascii_alphanumeric() || it == '-' || it == '_');
    if bare { key.to_owned() } else { Value::String(key.to_owned()).to_string() }
}

fn set(table: &mut toml::Table, keys: &[String], value: Value) {
    match keys {
        [] => {}
        [last] => {
            table.insert(last.clone(), value);
        }
        [first, rest @ ..] => {
            let inner = table.entry(first.clone()).or_insert_with(|| Value::Table(toml::Table::new()));
            if let Value::Table(inner) = inner {
                set(inner, rest, value);
            }
        }
    }
}

fn lay_override(settings: &mut Settings, table: &Value) {
    settings.selection.layers.push(Layer {
        select: table.get("select").map(texts),
        extend: Vec::new(),
        ignore: table.get("ignore").map(texts).unwrap_or_default(),
    });
    for (name, value) in table.get("severity").and_then(Value::as_table).into_iter().flatten() {
        settings.severity.extend(severity(value).map(|it| (name.clone(), it)));
    }
    for (rule, value) in table.get("rules").and_then(Value::as_table).into_iter().flatten() {
        if let Value::Table(options) = value {
            let known = settings.options.entry(rule.clone()).or_default();
            known.extend(options.iter().map(|(key, value)| (key.clone(), value.clone())));
        }
    }
}

fn severity(value: &Value) -> Option<Severity> {
    let all = [Severity::Error, Severity::Warning, Severity::Advice];
    all.into_iter().find(|it| Some(it.name()) == value.as_str())
}

fn confidence(value: &Value) -> Option<Confidence> {
    let all = [Confidence::Certain, Confidence::Likely, Confidence::Possible];
    all.into_iter().find(|it| Some(it.name()) == value.as_str())
}

fn override_patterns(entry: &Entry) -> Result<Patterns, Error> {
    for name in ["select", "ignore"] {
        if let Some(value) = entry.value.get(name) {
            known_selectors(value, entry, &further(&entry.way, name))?;
        }
    }
    for (name, whole) in [("severity", false), ("rules", true)] {
        let way = further(&entry.way, name);
        for rule in entry.value.get(name).and_then(Value::as_table).into_iter().flat_map(toml::Table::keys) {
            known_rule(rule, entry, further(&way, rule), whole)?;
        }
    }
    match entry.value.get("path") {
        Some(value) => patterns(value, entry, &further(&entry.way, "path")),
        None => {
            let message = "an override without `path`".to_owned();
            let help = "say which files it is for".to_owned();
            Err(entry.document.error(vec![Fault { way: entry.way.clone(), at_key: false, message, help }]))
        }
    }
}

fn further(way: &[Step], key: &str) -> Vec<Step> {
    way.iter().cloned().chain([Step::Key(key.to_owned())]).collect()
}

fn patterns(value: &Value, entry: &Entry, way: &[Step]) -> Result<Patterns, Error> {
    Patterns::new(Merged::folder(entry), &texts(value)).map_err(|(index, cause)| {
        let mut way = way.to_vec();
        if value.is_array() {
            way.push(Step::Index(index));
        }
        let message = format!("not a path pattern: {cause}");
        entry.document.error(vec![Fault { way, at_key: false, message, help: String::new() }])
    })
}

fn known_selectors(value: &Value, entry: &Entry, way: &[Step]) -> Result<(), Error> {
    for (index, selector) in texts(value).iter().enumerate() {
        let way = way.iter().cloned().chain([Step::Index(index)]).collect();
        if let Err(help) = check_selector(selector) {
            let message = format!("unknown rule or group `{selector}`");
            return Err(entry.document.error(vec![Fault { way, at_key: false, message, help }]));
        }
    }
    Ok(())
}

fn known_key(key: &str, entry: &Entry, depth: usize, whole: bool) -> Result<(), Error> {
    known_rule(key, entry, entry.way[..=depth].to_vec(), whole)
}

/// Checks that a key names a rule, or, where a group will do, a group.
fn known_rule(rule: &str, entry: &Entry, way: Vec<Step>, whole: bool) -> Result<(), Error> {
    let checked = match check_selector(rule) {
        Ok(()) if whole && !rule.contains('/') => Err("write the rule's full name, group/name".to_owned()),
        checked => checked,
    };
    checked.map_err(|help| {
        let message = format!("unknown rule `{rule}`");
        entry.document.error(vec![Fault { way, at_key: true, message, help }])
    })
}

/// Checks that a selector names rules.
///
/// # Errors
/// What may have been meant.
pub(crate) fn check_selector(selector: &str) -> Result<(), String> {
    let groups = || RULES.iter().filter_map(|rule| rule.id.split('/').next());
    let ids = || RULES.iter().map(|rule| rule.id);
    if ["all", "default"].into_iter().chain(groups()).chain(ids()).any(|known| known == selector) {
        return Ok(());
    }
    let mut known: Vec<&str> = match selector.contains('/') {
        true => ids().collect(),
        false => ["all", "default"].into_iter().chain(groups()).collect(),
    };
    known.dedup();
    Err(suggest(selector, &known))
}
