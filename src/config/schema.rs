//! What may stand in a configuration: every key with the kind of its value. Unknown keys and values of another
//! kind are faults, each with its place.

use toml::Value;

use crate::config::document::{Fault, Step};
use crate::lexicon::Dialect;
use crate::pack::suggest;

/// What a value may be.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Kind {
    /// A string.
    Text,
    /// An array of strings.
    Texts,
    /// A string or an array of strings.
    TextOrTexts,
    /// `true` or `false`.
    Flag,
    /// One of these strings.
    OneOf(&'static [&'static str]),
    /// A table of these keys.
    Table(&'static [Key]),
    /// A table of names of the user's own, each with a value of this kind.
    Named(&'static Kind),
    /// An array of tables of these keys.
    Tables(&'static [Key]),
    /// A table whose keys the rule knows.
    Options,
}

/// A key and the kind of its value.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Key {
    pub(crate) name: &'static str,
    pub(crate) kind: Kind,
}

const fn key(name: &'static str, kind: Kind) -> Key {
    Key { name, kind }
}

const SEVERITY: Kind = Kind::Named(&Kind::OneOf(&["error", "warning", "advice"]));

/// The keys of a configuration.
pub(crate) const KEYS: &[Key] = &[
    key("extend", Kind::TextOrTexts),
    key("lang", Kind::OneOf(&Dialect::TAGS)),
    key("style", Kind::Text),
    key("packs", Kind::Texts),
    key("exclude", Kind::Texts),
    key("article", Kind::Table(ARTICLE)),
    key("lint", Kind::Table(LINT)),
    key("rules", Kind::Named(&Kind::Options)),
    key("names", Kind::Named(&Kind::TextOrTexts)),
    key("suppress", Kind::Tables(SUPPRESS)),
];

const ARTICLE: &[Key] = &[key("date-from", Kind::Texts), key("front-matter", Kind::Table(FRONT_MATTER))];

const FRONT_MATTER: &[Key] = &[
    key("kicker", Kind::TextOrTexts),
    key("headline", Kind::TextOrTexts),
    key("standfirst", Kind::TextOrTexts),
    key("byline", Kind::TextOrTexts),
    key("published", Kind::TextOrTexts),
    key("updated", Kind::TextOrTexts),
];

const SUPPRESS: &[Key] =
    &[key("path", Kind::TextOrTexts), key("rule", Kind::Text), key("text", Kind::Text), key("reason", Kind::Text)];

const LINT: &[Key] = &[
    key("select", Kind::Texts),
    key("ignore", Kind::Texts),
    key("preview", Kind::Flag),
    key("min-confidence", Kind::OneOf(&["certain", "likely", "possible"])),
    key("severity", SEVERITY),
    key("override", Kind::Tables(OVERRIDE)),
];

const OVERRIDE: &[Key] = &[
    key("path", Kind::TextOrTexts),
    key("select", Kind::Texts),
    key("ignore", Kind::Texts),
    key("severity", SEVERITY),
    key("rules", Kind::Named(&Kind::Options)),
];

/// Everything that is wrong with a table of these keys.
pub(crate) fn faults(table: &toml::Table, keys: &[Key], way: &mut Vec<Step>, found: &mut Vec<Fault>) {
    for (name, value) in table {
        way.push(Step::Key(name.clone()));
        match keys.iter().find(|key| key.name == name) {
            Some(key) => value_faults(value, key.kind, way, found),
            None => {
                let known: Vec<&str> = keys.iter().map(|key| key.name).collect();
                let message = format!("unknown key `{name}`");
                found.push(Fault { way: way.clone(), at_key: true, message, help: suggest(name, &known) });
            }
        }
        way.pop();
    }
}

fn value_faults(value: &Value, kind: Kind, way: &mut Vec<Step>, found: &mut Vec<Fault>) {
    match (kind, value) {
        (Kind::Text | Kind::TextOrTexts, Value::String(_)) | (Kind::Flag, Value::Boolean(_)) => {}
        (Kind::Options, Value::Table(_)) => {}
        (Kind::Texts | Kind::TextOrTexts, Value::Array(items)) => {
            each(items, way, found, |item, way, found| value_faults(item, Kind::Text, way, found));
        }
        (Kind::OneOf(known), Value::String(text)) => {
            if !known.contains(&text.as_str()) {
                let message = format!("{} cannot be `{text}`", name_of(way));
                found.push(Fault { way: way.clone(), at_key: false, message, help: suggest(text, known) });
            }
        }
        (Kind::Table(keys), Value::Table(table)) => faults(table, keys, way, found),
        (Kind::Named(kind), Value::Table(table)) => {
            for (name, value) in table {
                way.push(Step::Key(name.clone()));
                value_faults(value, *kind, way, found);
                way.pop();
            }
        }
        (Kind::Tables(keys), Value::Array(items)) => each(items, way, found, |item, way, found| {
            if let Value::Table(table) = item {
                faults(table, keys, way, found);
            } else {
                wrong(item, "a table", way, found);
            }
        }),
        _ => wrong(value, wanted(kind), way, found),
    }
}

fn each(
    items: &[Value],
    way: &mut Vec<Step>,
    found: &mut Vec<Fault>,
    mut item_faults: impl FnMut(&Value, &mut Vec<Step>, &mut Vec<Fault>),
) {
    for (index, item) in items.iter().enumerate() {
        way.push(Step::Index(index));
        item_faults(item, way, found);
        way.pop();
    }
}

fn wrong(value: &Value, wanted: &str, way: &[Step], found: &mut Vec<Fault>) {
    let message = format!("{} is of type {}", name_of(way), value.type_str());
    found.push(Fault { way: way.to_vec(), at_key: false, message, help: format!("write {wanted}") });
}

fn wanted(kind: Kind) -> &'static str {
    match kind {
        Kind::Text | Kind::OneOf(_) => "a string",
        Kind::Texts => "an array of strings",
        Kind::TextOrTexts => "a string or an array of strings",
        Kind::Flag => "true or false",
        Kind::Table(_) | Kind::Named(_) | Kind::Options => "a table",
        Kind::Tables(_) => "an array of tables",
    }
}

/// The last key on the way, for messages.
fn name_of(way: &[Step]) -> String {
    let last = way.iter().rev().find_map(|step| match step {
        Step::Key(name) => Some(name.as_str()),
        Step::Index(_) => None,
    });
    format!("`{}`", last.unwrap_or_default())
}
