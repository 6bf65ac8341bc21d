//! From merged documents to the settings of one path: overrides whose pattern matches are laid on top.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use toml::Value;

use crate::config::document::{Fault, Step};
use crate::config::merged::{Entry, Merged, texts};
use crate::config::patterns::Patterns;
use crate::config::{packs, reading};
use crate::desk::{Accepted, Layer, Settings};
use crate::diagnostic::{Confidence, Severity};
use crate::error::Error;
use crate::lexicon::Dialect;
use crate::pack::{BUILT_IN, BuiltIn, Pack, suggest};
use crate::rules::RULES;
use crate::rules::names::house_spelling;

/// A configuration that has been read and found in order.
#[derive(Debug)]
pub struct Resolved {
    merged: Merged,
    excluded: Option<Patterns>,
    overrides: Vec<Patterns>,
    suppressions: Vec<Option<Patterns>>,
    packs: Vec<Arc<Pack>>,
}

/// The parts of a configuration that hold for a file: files for which these are equal have equal settings.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Holding {
    /// The overrides, by their numbers.
    pub overrides: Vec<usize>,
    suppressions: Vec<usize>,
}

impl Resolved {
    /// Checks what the schema cannot: names of rules and packs, patterns, dates. `more` are packs the command
    /// line adds.
    pub(crate) fn new(merged: Merged, more: &[Arc<Pack>]) -> Result<Self, Error> {
        let packs = packs_in_use(&merged, more)?;
        for keys in [["lint", "select"], ["lint", "ignore"]] {
            if let Some(entry) = merged.get(&keys) {
                known_selectors(&entry.value, entry, &entry.way, &packs)?;
            }
        }
        for (keys, entry) in merged.under(&["lint", "severity"]) {
            known_rule(&keys[0], entry, entry.way[..=2].to_vec(), &packs)?;
        }
        for (keys, entry) in merged.under(&["rules"]) {
            has_options(&keys[0], entry, entry.way[..=1].to_vec())?;
        }
        if let Some(entry) = merged.get(&["article", "date-from"]) {
            reading::check_sources(entry)?;
        }
        let excluded = match merged.get(&["exclude"]) {
            Some(entry) => Some(patterns(&entry.value, entry, &entry.way)?),
            None => None,
        };
        let overrides = merged.overrides.iter().map(|entry| override_patterns(entry, &packs));
        let overrides = overrides.collect::<Result<_, _>>()?;
        let suppressions = merged.suppressions.iter().map(|entry| suppression_patterns(entry, &packs));
        let suppressions = suppressions.collect::<Result<_, _>>()?;
        Ok(Self { excluded, overrides, suppressions, packs, merged })
    }

    /// The packs in use.
    #[must_use]
    pub fn packs(&self) -> &[Arc<Pack>] {
        &self.packs
    }

    /// Whether the configuration leaves the file out.
    #[must_use]
    pub fn excludes(&self, path: &Path) -> bool {
        self.excluded.as_ref().is_some_and(|excluded| excluded.matches(path))
    }

    /// What holds for a file.
    #[must_use]
    pub fn holding(&self, path: &Path) -> Holding {
        let suppressed = |at: &usize| self.suppressions[*at].as_ref().is_none_or(|patterns| patterns.matches(path));
        Holding {
            overrides: (0..self.overrides.len()).filter(|&at| self.overrides[at].matches(path)).collect(),
            suppressions: (0..self.suppressions.len()).filter(suppressed).collect(),
        }
    }

    /// The settings of a file for which this holds.
    #[must_use]
    pub fn settings(&self, holding: &Holding) -> Settings {
        let merged = &self.merged;
        let list = |name: &str| merged.get(&["lint", name]).map(Entry::texts);
        let lang = merged.get(&["lang"]).and_then(|entry| entry.value.as_str());
        let mut settings = Settings {
            lang: lang.and_then(Dialect::tagged),
            preview: merged.get(&["lint", "preview"]).and_then(|it| it.value.as_bool()).unwrap_or_default(),
            min_confidence: merged
                .get(&["lint", "min-confidence"])
                .and_then(|entry| confidence(&entry.value))
                .unwrap_or(Confidence::Likely),
            packs: self.packs.clone(),
            reading: reading::reading(merged),
            dating: reading::dating(merged),
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
        for (keys, entry) in merged.under(&["names"]) {
            let stylebook = settings.options.entry(house_spelling::RULE.id.to_owned()).or_default();
            stylebook.insert(keys[0].clone(), entry.value.clone());
        }
        for &at in &holding.overrides {
            lay_override(&mut settings, &merged.overrides[at].value);
        }
        let accepted = holding.suppressions.iter().map(|&at| &merged.suppressions[at].value);
        settings.accepted = accepted.filter_map(accepted_by).collect();
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
        for (at, entry) in self.merged.suppressions.iter().enumerate() {
            shown.insert(format!("suppress[{at}]"), (entry.value.to_string(), entry.origin()));
        }
        shown
    }
}

/// The default packs, the house's style, the packs of the configuration, those of the command line.
fn packs_in_use(merged: &Merged, more: &[Arc<Pack>]) -> Result<Vec<Arc<Pack>>, Error> {
    let mut packs: Vec<Arc<Pack>> = BUILT_IN.iter().filter(|pack| pack.default).map(BuiltIn::pack).collect();
    if let Some(entry) = merged.get(&["style"]) {
        let name = entry.value.as_str().unwrap_or_default();
        let style = packs::built_in(name).map_err(|help| {
            let message = format!("unknown style `{name}`");
            entry.document.error(vec![Fault { way: entry.way.clone(), at_key: false, message, help }])
        })?;
        packs::add(&mut packs, style);
    }
    if let Some(entry) = merged.get(&["packs"]) {
        for name in entry.texts() {
            packs::add(&mut packs, packs::named(&name, Merged::folder(entry))?);
        }
    }
    more.iter().for_each(|pack| packs::add(&mut packs, Arc::clone(pack)));
    Ok(packs)
}

fn accepted_by(table: &Value) -> Option<Accepted> {
    let text = |key: &str| table.get(key).and_then(Value::as_str).map(str::to_owned);
    Some(Accepted { rule: text("rule")?, text: text("text") })
}

/// The paths a `[[suppress]]` is for; nothing means every path.
fn suppression_patterns(entry: &Entry, packs: &[Arc<Pack>]) -> Result<Option<Patterns>, Error> {
    match entry.value.get("rule") {
        Some(rule) => known_selectors(rule, entry, &further(&entry.way, "rule"), packs)?,
        None => {
            let message = "a suppression without `rule`".to_owned();
            let help = "say which rule is to be silent".to_owned();
            return Err(entry.document.error(vec![Fault { way: entry.way.clone(), at_key: false, message, help }]));
        }
    }
    let path = entry.value.get("path");
    path.map(|value| patterns(value, entry, &further(&entry.way, "path"))).transpose()
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

fn override_patterns(entry: &Entry, packs: &[Arc<Pack>]) -> Result<Patterns, Error> {
    for name in ["select", "ignore"] {
        if let Some(value) = entry.value.get(name) {
            known_selectors(value, entry, &further(&entry.way, name), packs)?;
        }
    }
    let keys = |name: &str| entry.value.get(name).and_then(Value::as_table).into_iter().flat_map(toml::Table::keys);
    for rule in keys("severity") {
        known_rule(rule, entry, further(&further(&entry.way, "severity"), rule), packs)?;
    }
    for rule in keys("rules") {
        has_options(rule, entry, further(&further(&entry.way, "rules"), rule))?;
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

fn known_selectors(value: &Value, entry: &Entry, way: &[Step], packs: &[Arc<Pack>]) -> Result<(), Error> {
    for (index, selector) in texts(value).iter().enumerate() {
        let mut way = way.to_vec();
        if value.is_array() {
            way.push(Step::Index(index));
        }
        if let Err(help) = packs::check_selector(selector, packs) {
            let message = format!("unknown rule or group `{selector}`");
            return Err(entry.document.error(vec![Fault { way, at_key: false, message, help }]));
        }
    }
    Ok(())
}

fn known_rule(rule: &str, entry: &Entry, way: Vec<Step>, packs: &[Arc<Pack>]) -> Result<(), Error> {
    packs::check_selector(rule, packs).map_err(|help| {
        let message = format!("unknown rule or group `{rule}`");
        entry.document.error(vec![Fault { way, at_key: true, message, help }])
    })
}

/// Checks that a key names a rule that can have options: rules of packs have none.
fn has_options(rule: &str, entry: &Entry, way: Vec<Step>) -> Result<(), Error> {
    let (message, help) = match RULES.iter().find(|known| known.id == rule) {
        Some(known) if known.has_options() => return Ok(()),
        Some(_) => (format!("`{rule}` has no options"), String::new()),
        None => {
            let known: Vec<&str> = RULES.iter().map(|rule| rule.id).collect();
            (format!("unknown rule `{rule}`"), suggest(rule, &known))
        }
    };
    Err(entry.document.error(vec![Fault { way, at_key: true, message, help }]))
}
