//! YAML and TOML with places: the values of front matter, each text with its bytes in the file. A document that
//! asks for more than a page of metadata needs (aliases that multiply, deep nesting) is refused.

use std::fmt;

use serde::de::{self, Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_saphyr::options::DuplicateKeyPolicy;
use toml::de::{DeTable, DeValue};

use crate::read::value::{DEEPEST, Text, Value};

/// Parser events a document may cause, aliases included. The longest front matter met has about 400.
const MOST_EVENTS: usize = 50_000;

/// Reads YAML that begins at byte `base` of the file.
pub(crate) fn read_yaml(text: &str, base: usize) -> Option<Value> {
    let budget = serde_saphyr::budget! { max_events: MOST_EVENTS, max_depth: DEEPEST, max_aliases: 100 };
    let mut aliases = serde_saphyr::options::AliasLimits::default();
    aliases.max_total_replayed_events = MOST_EVENTS;
    let options = serde_saphyr::options! {
        budget: budget,
        duplicate_keys: DuplicateKeyPolicy::LastWins,
        alias_limits: aliases,
    };
    let mut value = serde_saphyr::from_str_with_options::<Value>(text, options).ok()?;
    shift(&mut value, base);
    Some(value)
}

/// Reads TOML that begins at byte `base` of the file.
pub(crate) fn read_toml(text: &str, base: usize) -> Option<Value> {
    let table = DeTable::parse(text).ok()?;
    let entries = table.get_ref().iter();
    Some(Value::Table(entries.map(|(key, value)| (key.get_ref().to_string(), toml_value(text, value, base))).collect()))
}

fn toml_value(text: &str, value: &toml::Spanned<DeValue<'_>>, base: usize) -> Value {
    match value.get_ref() {
        DeValue::Array(items) => Value::List(items.iter().map(|item| toml_value(text, item, base)).collect()),
        DeValue::Table(table) => Value::Table(
            table.iter().map(|(key, value)| (key.get_ref().to_string(), toml_value(text, value, base))).collect(),
        ),
        scalar => {
            let said = scalar.as_str().unwrap_or(&text[value.span()]).to_owned();
            Value::Text(Text { source: value.span().start + base..value.span().end + base, value: said })
        }
    }
}

/// Moves every place by `base` bytes.
fn shift(value: &mut Value, base: usize) {
    match value {
        Value::Text(text) => text.source = text.source.start + base..text.source.end + base,
        Value::List(items) => items.iter_mut().for_each(|item| shift(item, base)),
        Value::Table(entries) => entries.iter_mut().for_each(|(_, item)| shift(item, base)),
    }
}

/// A value whose place serde delivers beside it.
struct Placed(Value);

impl<'de> Deserialize<'de> for Placed {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let spanned = serde_saphyr::Spanned::<Value>::deserialize(deserializer)?;
        let mut value = spanned.value;
        if let Value::Text(text) = &mut value {
            // An alias is placed where its text is written.
            let span = spanned.defined.span();
            let start = span.byte_offset().unwrap_or(0) as usize;
            text.source = start..start + span.byte_len().unwrap_or(0) as usize;
        }
        Ok(Self(value))
    }
}

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(AnyValue)
    }
}

struct AnyValue;

impl AnyValue {
    fn text(value: impl Into<String>) -> Value {
        Value::Text(Text { source: 0..0, value: value.into() })
    }
}

impl<'de> Visitor<'de> for AnyValue {
    type Value = Value;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a value")
    }

    fn visit_unit<E: de::Error>(self) -> Result<Value, E> {
        Ok(Self::text(""))
    }

    fn visit_bool<E: de::Error>(self, value: bool) -> Result<Value, E> {
        Ok(Self::text(value.to_string()))
    }

    fn visit_i64<E: de::Error>(self, value: i64) -> Result<Value, E> {
        Ok(Self::text(value.to_string()))
    }

    fn visit_u64<E: de::Error>(self, value: u64) -> Result<Value, E> {
        Ok(Self::text(value.to_string()))
    }

    fn visit_f64<E: de::Error>(self, value: f64) -> Result<Value, E> {
        Ok(Self::text(value.to_string()))
    }

    fn visit_str<E: de::Error>(self, value: &str) -> Result<Value, E> {
        Ok(Self::text(value))
    }

    fn visit_string<E: de::Error>(self, value: String) -> Result<Value, E> {
        Ok(Self::text(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let mut list = Vec::new();
        while let Some(Placed(item)) = items.next_element()? {
            list.push(item);
        }
        Ok(Value::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Value, A::Error> {
        let mut table = Vec::new();
        while let Some((key, Placed(value))) = entries.next_entry::<String, _>()? {
            table.push((key, value));
        }
        Ok(Value::Table(table))
    }
}
