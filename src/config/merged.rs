//! Documents laid over each other, key by key: every value remembers where it was set.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use toml::Value;

use crate::config::document::{Document, Step};
use crate::config::schema::{self, KEYS};
use crate::error::Error;

/// A value and the document that set it.
#[derive(Debug, Clone)]
pub(crate) struct Entry {
    pub(crate) value: Value,
    pub(crate) document: Arc<Document>,
    pub(crate) way: Vec<Step>,
}

impl Entry {
    /// Where it was set: `copydesk.toml:7`, or the flag.
    pub(crate) fn origin(&self) -> String {
        match self.document.path.to_string_lossy().starts_with("--") {
            true => self.document.path.display().to_string(),
            false => format!("{}:{}", self.document.path.display(), self.document.line(&self.way)),
        }
    }

    /// Its strings: one, or those of an array.
    pub(crate) fn texts(&self) -> Vec<String> {
        texts(&self.value)
    }
}

/// The strings of a value: one, or those of an array.
pub(crate) fn texts(value: &Value) -> Vec<String> {
    match value {
        Value::String(text) => vec![text.clone()],
        Value::Array(items) => items.iter().filter_map(Value::as_str).map(str::to_owned).collect(),
        _ => Vec::new(),
    }
}

/// Lists of tables add up over documents; all other values replace one another.
fn is_list_of_tables(keys: &[String]) -> bool {
    let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
    matches!(keys[..], ["lint", "override"] | ["suppress"])
}

/// The documents of one configuration, the later laid over the earlier.
#[derive(Debug, Clone, Default)]
pub(crate) struct Merged {
    /// Values by the keys that lead to them.
    pub(crate) entries: BTreeMap<Vec<String>, Entry>,
    /// The tables of `[[lint.override]]`, in order.
    pub(crate) overrides: Vec<Entry>,
    /// The tables of `[[suppress]]`, in order.
    pub(crate) suppressions: Vec<Entry>,
}

impl Merged {
    /// Lays a document over what is there.
    ///
    /// # Errors
    /// When the document has keys or values that mean nothing.
    pub(crate) fn lay(&mut self, document: &Arc<Document>) -> Result<(), Error> {
        let mut faults = Vec::new();
        schema::faults(&document.table, KEYS, &mut Vec::new(), &mut faults);
        if !faults.is_empty() {
            return Err(document.error(faults));
        }
        self.lay_table(&document.table, document, &mut Vec::new());
        Ok(())
    }

    fn lay_table(&mut self, table: &toml::Table, document: &Arc<Document>, keys: &mut Vec<String>) {
        for (name, value) in table {
            keys.push(name.clone());
            let way: Vec<Step> = keys.iter().cloned().map(Step::Key).collect();
            match value {
                Value::Table(inner) => self.lay_table(inner, document, keys),
                Value::Array(items) if is_list_of_tables(keys) => {
                    let list = if keys[0] == "lint" { &mut self.overrides } else { &mut self.suppressions };
                    for (index, item) in items.iter().enumerate() {
                        let mut way = way.clone();
                        way.push(Step::Index(index));
                        list.push(Entry { value: item.clone(), document: document.clone(), way });
                    }
                }
                _ => {
                    self.entries.insert(keys.clone(), Entry { value: value.clone(), document: document.clone(), way });
                }
            }
            keys.pop();
        }
    }

    /// The value of a key.
    pub(crate) fn get(&self, keys: &[&str]) -> Option<&Entry> {
        let keys: Vec<String> = keys.iter().map(|key| (*key).to_owned()).collect();
        self.entries.get(&keys)
    }

    /// The values under a key, with the rest of their keys.
    pub(crate) fn under<'m>(&'m self, prefix: &'m [&str]) -> impl Iterator<Item = (&'m [String], &'m Entry)> + 'm {
        self.entries
            .iter()
            .filter(move |(keys, _)| keys.len() > prefix.len() && keys.iter().zip(prefix).all(|(a, b)| a == b))
            .map(move |(keys, entry)| (&keys[prefix.len()..], entry))
    }

    /// The folder that patterns of a value are relative to.
    pub(crate) fn folder(entry: &Entry) -> &Path {
        &entry.document.folder
    }
}
