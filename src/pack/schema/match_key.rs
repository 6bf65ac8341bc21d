//! The one key of a rule that says what it matches, and the `prefer` that goes with it.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::pack::matching::{Matching, Replacement};
use crate::pack::pattern::Pattern;
use crate::pack::schema::whole_phrase;
use crate::pack::table::{Table, Text, offset_in};

const KEYS: &[&str] = &["over", "regex", "ban", "either", "limit", "needs", "case"];

/// Reads what the rule matches.
pub(super) fn read(source: &str, table: &mut Table<'_, '_>) -> Option<Matching> {
    let named: Vec<&str> = KEYS.iter().copied().filter(|key| table.has(key)).collect();
    match named[..] {
        [] => {
            table.at_head("the rule matches nothing", format!("add one of {}", KEYS.join(", ")));
            return None;
        }
        [_] => {}
        [first, second, ..] => {
            let help = format!("it has `{first}` already; make two rules");
            table.problem(table.span(second), format!("a rule matches one thing, and `{second}` is a second"), help);
            return None;
        }
    }
    if table.has("prefer") && !matches!(named[0], "over" | "regex") {
        table.problem(table.span("prefer"), format!("`prefer` does nothing beside `{}`", named[0]), "");
    }
    match named[0] {
        "over" => over(table),
        "regex" => regex(source, table),
        "ban" => {
            let list = phrases(table, "ban")?;
            Some(Matching::Phrases(list.into_iter().map(|over| Replacement { over, prefer: None }).collect()))
        }
        "either" => either(table),
        "limit" => limit(table),
        "needs" => needs(table),
        _ => Some(Matching::Case(phrases(table, "case")?)),
    }
}

/// The phrases of a key; none when there is none that can be used.
fn phrases(table: &mut Table<'_, '_>, key: &str) -> Option<Vec<Box<str>>> {
    let texts = table.texts(key);
    let list: Vec<Box<str>> = texts.iter().filter_map(|it| whole_phrase(table, it)).collect();
    if table.value(key).and_then(|it| it.get_ref().as_array()).is_some_and(|it| it.is_empty()) {
        table.problem(table.span(key), format!("`{key}` has no phrase"), "");
    }
    (!list.is_empty()).then_some(list)
}

/// `over = "a phrase"` or a list, with `prefer`; or a table, each phrase with its own replacement.
fn over(table: &mut Table<'_, '_>) -> Option<Matching> {
    if let Some(DeValue::Table(pairs)) = table.value("over").map(Spanned::get_ref) {
        if table.has("prefer") {
            table.problem(table.span("prefer"), "`over` says what to prefer already", "");
        }
        return pairs_of(table, pairs);
    }
    let list = phrases(table, "over");
    if !table.has("prefer") {
        table.problem(
            table.span("over"),
            "`over` needs a `prefer`",
            "to forbid a phrase without a replacement, use `ban`",
        );
        return None;
    }
    let prefer = table.text("prefer")?;
    let list = list?.into_iter().map(|over| Replacement { over, prefer: Some(prefer.value.into()) });
    Some(Matching::Phrases(list.collect()))
}

fn pairs_of<'v>(table: &mut Table<'v, '_>, pairs: &'v DeTable<'v>) -> Option<Matching> {
    let mut list = Vec::new();
    for (key, value) in pairs {
        let phrase = whole_phrase(table, &Text { value: key.get_ref(), span: key.span() });
        let prefer = table.item("over", value);
        if let (Some(over), Some(prefer)) = (phrase, prefer) {
            list.push(Replacement { over, prefer: Some(prefer.value.into()) });
        }
    }
    (!list.is_empty()).then_some(Matching::Phrases(list))
}

fn regex(source: &str, table: &mut Table<'_, '_>) -> Option<Matching> {
    let text = table.text("regex")?;
    let prefer = table.text("prefer");
    match Pattern::new(text.value, prefer.as_ref().map(|it| it.value)) {
        Ok(pattern) => {
            if let Some(prefer) = prefer {
                groups(source, table, &pattern, &prefer);
            }
            Some(Matching::Regex(Box::new(pattern)))
        }
        Err(refusal) => {
            let raw = &source[text.span.clone()];
            let start = text.span.start + offset_in(raw, refusal.at.start);
            let end = text.span.start + offset_in(raw, refusal.at.end);
            table.problem(start..end.max(start + 1), refusal.message, refusal.help);
            None
        }
    }
}

/// Reports every `$group` of `prefer` that the pattern does not have.
fn groups(source: &str, table: &mut Table<'_, '_>, pattern: &Pattern, prefer: &Text<'_>) {
    let (names, count) = pattern.groups();
    for (at, name) in references(prefer.value) {
        let known = match name.parse::<usize>() {
            Ok(number) => number <= count,
            Err(_) => names.iter().any(|it| **it == *name),
        };
        if !known {
            let start = prefer.span.start + offset_in(&source[prefer.span.clone()], at);
            let help = match names.is_empty() {
                true => "the pattern names no group: `(?<name>...)`".to_owned(),
                false => format!("its groups are called {}", names.join(", ")),
            };
            table.problem(start..start + 1, format!("the pattern has no group `{name}`"), help);
        }
    }
}

/// The groups a replacement names, each with the offset of its `$`.
fn references(prefer: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(dollar) = prefer[at..].find('$').map(|it| it + at) {
        let rest = &prefer[dollar + 1..];
        at = dollar + 1;
        if rest.starts_with('$') {
            at += 1;
        } else if let Some(name) = rest.strip_prefix('{').and_then(|it| it.split_once('}')) {
            found.push((dollar, name.0));
        } else {
            let end = rest.find(|it: char| !(it.is_ascii_alphanumeric() || it == '_')).unwrap_or(rest.len());
            if end > 0 {
                found.push((dollar, &rest[..end]));
            }
        }
    }
    found
}

fn either(table: &mut Table<'_, '_>) -> Option<Matching> {
    let value = table.value("either")?;
    let wanted = "a list of lists: [[\"one\", \"the other\"]]";
    let DeValue::Array(list) = value.get_ref() else {
        table.wrong("either", value, wanted);
        return None;
    };
    let mut groups = Vec::new();
    for group in list.iter() {
        let DeValue::Array(items) = group.get_ref() else {
            table.wrong("either", group, wanted);
            continue;
        };
        let texts: Vec<Text<'_>> = items.iter().filter_map(|it| table.item("either", it)).collect();
        let phrases: Vec<Box<str>> = texts.iter().filter_map(|it| whole_phrase(table, it)).collect();
        if texts.len() < 2 {
            table.problem(group.span(), "one spelling has nothing to disagree with", "name at least two");
        }
        groups.push(phrases);
    }
    (!groups.is_empty()).then_some(Matching::Either(groups))
}

fn limit(table: &mut Table<'_, '_>) -> Option<Matching> {
    let value = table.value("limit")?;
    let DeValue::Table(keys) = value.get_ref() else {
        table.wrong("limit", value, "`{ phrase = \"...\", most = 1 }`");
        return None;
    };
    let mut inner = Table::new(keys, value.span(), table.problems);
    inner.known(&["phrase", "most"]);
    let phrase = inner.required("phrase").and_then(|it| whole_phrase(&mut inner, &it));
    let most = match inner.value("most").map(Spanned::get_ref) {
        Some(DeValue::Integer(number)) => number.as_str().parse::<usize>().ok(),
        _ => None,
    };
    if most.is_none() {
        inner.problem(inner.span("most"), "`most` is not a number of times", "write a whole number, 0 or more");
    }
    Some(Matching::Limit { phrase: phrase?, most: most? })
}

fn needs(table: &mut Table<'_, '_>) -> Option<Matching> {
    let value = table.value("needs")?;
    let DeValue::Table(keys) = value.get_ref() else {
        table.wrong("needs", value, "`{ term = \"...\", first = \"...\" }`");
        return None;
    };
    let mut inner = Table::new(keys, value.span(), table.problems);
    inner.known(&["term", "first"]);
    let term = inner.required("term").and_then(|it| whole_phrase(&mut inner, &it));
    let first = inner.required("first").and_then(|it| whole_phrase(&mut inner, &it));
    Some(Matching::Needs { term: term?, first: first? })
}
