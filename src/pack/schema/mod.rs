//! TOML to a pack: every key read with its place, every problem reported, and rules that contradict each
//! other found before any article is.

use std::path::Path;
use std::sync::Arc;

use rustc_hash::FxHashMap;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::diagnostic::{Confidence, Severity};
use crate::pack::matching::Matching;
use crate::pack::problem::{Problem, Problems, suggest};
use crate::pack::rule::{Bad, FixKind, Good, Pack, PackRule, Quotes, Zones};
use crate::pack::table::{Table, Text};
use crate::rules::Status;
use crate::segment::Zone;
use crate::text::phrase;

mod match_key;

const PACK_KEYS: &[&str] = &["pack", "version", "description", "license", "rule"];
const RULE_KEYS: &[&str] = &[
    "id",
    "message",
    "why",
    "source",
    "owner",
    "review-by",
    "over",
    "prefer",
    "regex",
    "ban",
    "either",
    "limit",
    "needs",
    "case",
    "fix",
    "in",
    "quotes",
    "unless",
    "severity",
    "confidence",
    "status",
    "bad",
    "good",
];

/// Reads the pack in `text`.
pub(super) fn read(path: &Path, text: &str) -> Result<Pack, Problems> {
    let (root, errors) = DeTable::parse_recoverable(text);
    let mut problems: Vec<Problem> = errors
        .iter()
        .map(|error| Problem {
            span: error.span().unwrap_or(0..0),
            message: error.message().trim().replace('\n', ", "),
            help: String::new(),
        })
        .collect();
    if !problems.is_empty() {
        // Half a file says nothing about what is missing from it.
        return Err(Problems::new(path, text, problems));
    }
    let mut head = Table::new(root.get_ref(), 0..0, &mut problems);
    head.known(PACK_KEYS);
    let name = head.required("pack").map(|it| kebab(&mut head, "pack", &it)).unwrap_or_default();
    let optional = |it: Option<Text<'_>>| it.map(|it| it.value.into()).unwrap_or_default();
    let version = head.required("version").map(|it| it.value.into()).unwrap_or_default();
    let description = head.required("description").map(|it| it.value.into()).unwrap_or_default();
    let license = optional(head.text("license"));
    let rules = rules(text, &name, root.get_ref(), &mut problems);
    if !problems.is_empty() {
        return Err(Problems::new(path, text, problems));
    }
    Ok(Pack {
        name,
        version,
        description,
        license,
        path: path.to_owned(),
        rules: rules.into_iter().map(Arc::new).collect(),
    })
}

fn rules<'v>(source: &str, pack: &str, root: &'v DeTable<'v>, problems: &mut Vec<Problem>) -> Vec<PackRule> {
    let mut problem = |span, message: &str, help: &str| {
        problems.push(Problem { span, message: message.into(), help: help.into() });
    };
    let Some(list) = root.get("rule") else {
        problem(0..0, "the pack has no rule", "add a `[[rule]]`");
        return Vec::new();
    };
    let DeValue::Array(tables) = list.get_ref() else {
        problem(list.span(), "`rule` is not a list of tables", "write `[[rule]]`, with two brackets");
        return Vec::new();
    };
    let mut rules = Vec::new();
    let mut ids: FxHashMap<&str, ()> = FxHashMap::default();
    let mut phrases: FxHashMap<String, String> = FxHashMap::default();
    for entry in tables.iter() {
        let DeValue::Table(keys) = entry.get_ref() else {
            problems.push(Problem { span: entry.span(), message: "a rule is a table".into(), help: String::new() });
            continue;
        };
        let mut table = Table::new(keys, head_of(entry), problems);
        if let Some(id) = table.text("id")
            && ids.insert(id.value, ()).is_some()
        {
            table.problem(id.span, format!("two rules are called `{}`", id.value), "give one of them another id");
        }
        if let Some(rule) = rule(source, pack, &mut table) {
            shadowed(&rule, &mut table, &mut phrases);
            rules.push(rule);
        }
    }
    rules
}

/// The place of `[[rule]]` itself: what is missing from a rule is reported there.
fn head_of(entry: &Spanned<DeValue<'_>>) -> std::ops::Range<usize> {
    let span = entry.span();
    span.start..span.end.min(span.start + "[[rule]]".len())
}

fn rule<'v>(source: &str, pack: &str, table: &mut Table<'v, '_>) -> Option<PackRule> {
    table.known(RULE_KEYS);
    let id = table.required("id").map(|it| kebab(table, "id", &it));
    let message = table.required("message");
    let why = table.required("why");
    let matching = match_key::read(source, table);
    let default_zones = match matching {
        Some(Matching::Needs { .. }) => Zones::RUNNING,
        _ => Zones::PROSE,
    };
    let (zones, first_zone) = zones(table, default_zones);
    let known_fix = match &matching {
        Some(Matching::Phrases(list)) => list.iter().any(|it| it.prefer.is_some()),
        Some(Matching::Regex(pattern)) => pattern.prefer.is_some(),
        Some(Matching::Case(_)) | None => true,
        _ => false,
    };
    let kinds = [("safe", FixKind::Safe), ("suggest", FixKind::Suggest), ("none", FixKind::None)];
    let fix = table.choice("fix", &kinds, FixKind::Suggest);
    if table.has("fix") && fix != FixKind::None && !known_fix {
        table.problem(table.span("fix"), "`fix` has nothing to write", "add `prefer`, or leave `fix` out");
    }
    let quotes = [("skip", Quotes::Skip), ("check", Quotes::Check), ("only", Quotes::Only)];
    let unless = table.texts("unless").iter().filter_map(|it| whole_phrase(table, it)).collect();
    let severities = [Severity::Error, Severity::Warning, Severity::Advice].map(|it| (it.name(), it));
    let confidences = [Confidence::Certain, Confidence::Likely, Confidence::Possible].map(|it| (it.name(), it));
    let states = [("stable", Status::Stable), ("preview", Status::Preview), ("optional", Status::Optional)];
    let made = PackRule {
        id: format!("{pack}/{}", id.as_deref().unwrap_or_default()).into(),
        message: message.as_ref().map(|it| it.value.into()).unwrap_or_default(),
        why: why.as_ref().map(|it| it.value.into()).unwrap_or_default(),
        source: table.text("source").map(|it| it.value.into()),
        owner: table.text("owner").map(|it| it.value.into()),
        review_by: review_by(table),
        fix,
        zones,
        quotes: table.choice("quotes", &quotes, Quotes::Skip),
        unless,
        severity: table.choice("severity", &severities, Severity::Warning),
        confidence: table.choice("confidence", &confidences, Confidence::Likely),
        status: table.choice("status", &states, Status::Stable),
        bad: examples(table, "bad", first_zone)
            .into_iter()
            .map(|it| Bad { text: it.text, becomes: it.becomes, zone: it.zone, span: it.span })
            .collect(),
        good: examples(table, "good", first_zone)
            .into_iter()
            .map(|it| Good { text: it.text, zone: it.zone, span: it.span })
            .collect(),
        matching: matching?,
    };
    (id.is_some() && message.is_some() && why.is_some()).then_some(made)
}

fn kebab(table: &mut Table<'_, '_>, key: &str, text: &Text<'_>) -> Box<str> {
    let fits = text.value.bytes().all(|it| it.is_ascii_lowercase() || it.is_ascii_digit() || it == b'-');
    if !fits || text.value.starts_with('-') || text.value.ends_with('-') {
        let help = "small letters, digits and hyphens";
        table.problem(text.span.clone(), format!("`{key}` cannot be \"{}\"", text.value), help);
    }
    text.value.into()
}

/// A phrase that has at least one word.
fn whole_phrase(table: &mut Table<'_, '_>, text: &Text<'_>) -> Option<Box<str>> {
    if phrase::is_empty(text.value) {
        table.problem(text.span.clone(), "an empty phrase", "");
        return None;
    }
    Some(text.value.into())
}

fn review_by(table: &mut Table<'_, '_>) -> Option<Box<str>> {
    let value = table.value("review-by")?;
    let date = match value.get_ref() {
        DeValue::Datetime(date) => date.to_string(),
        DeValue::String(text) => text.to_string(),
        _ => String::new(),
    };
    if date.parse::<jiff::civil::Date>().is_err() {
        table.problem(value.span(), "`review-by` is not a date", "write it as 2027-01-31");
    }
    Some(date.into())
}

/// The zones of `in`, and the zone its examples stand in.
fn zones(table: &mut Table<'_, '_>, default: Zones) -> (Zones, Zone) {
    let first = |zones: Zones| match zones.contains(Zone::Paragraph) {
        true => Zone::Paragraph,
        false => Zone::ALL.into_iter().find(|&it| zones.contains(it)).unwrap_or(Zone::Paragraph),
    };
    if !table.has("in") {
        return (default, first(default));
    }
    let named: Vec<Zone> = table.texts("in").iter().filter_map(|it| zone(table, it)).collect();
    let set = Zones::of(&named);
    (set, first(set))
}

fn zone(table: &mut Table<'_, '_>, text: &Text<'_>) -> Option<Zone> {
    let found = Zone::ALL.into_iter().find(|it| it.name() == text.value);
    if found.is_none() {
        let names = Zone::ALL.map(Zone::name);
        let help = suggest(text.value, &names);
        table.problem(text.span.clone(), format!("there is no zone \"{}\"", text.value), help);
    }
    found
}

struct Example {
    text: Box<str>,
    becomes: Option<Box<str>>,
    zone: Zone,
    span: std::ops::Range<usize>,
}

fn examples(table: &mut Table<'_, '_>, key: &str, zone: Zone) -> Vec<Example> {
    let Some(value) = table.value(key) else {
        let help = match key {
            "bad" => "add `bad = [\"copy on which it fires\"]`",
            _ => "add `good = [\"copy on which it is silent\"]`",
        };
        table.at_head(format!("the rule has no `{key}` example"), help);
        return Vec::new();
    };
    let DeValue::Array(list) = value.get_ref() else {
        table.wrong(key, value, "a list of examples");
        return Vec::new();
    };
    if list.is_empty() {
        table.problem(value.span(), format!("the rule has no `{key}` example"), "");
    }
    list.iter().filter_map(|item| example(table, key, item, zone)).collect()
}

fn example<'v>(table: &mut Table<'v, '_>, key: &str, item: &'v Spanned<DeValue<'v>>, zone: Zone) -> Option<Example> {
    match item.get_ref() {
        DeValue::String(text) => Some(Example { text: text.as_ref().into(), becomes: None, zone, span: item.span() }),
        DeValue::Table(keys) => {
            let mut table = Table::new(keys, item.span(), table.problems);
            table.known(if key == "bad" { &["text", "becomes", "in"] } else { &["text", "in"] });
            let text = table.required("text")?;
            let named = table.text("in").and_then(|it| self::zone(&mut table, &it));
            Some(Example {
                text: text.value.into(),
                becomes: table.text("becomes").map(|it| it.value.into()),
                zone: named.unwrap_or(zone),
                span: item.span(),
            })
        }
        _ => {
            table.wrong(key, item, "a string or `{ text = \"...\" }`");
            None
        }
    }
}

/// Reports phrases that another rule of the pack, or the same one, already has: only one of them could win.
fn shadowed(rule: &PackRule, table: &mut Table<'_, '_>, phrases: &mut FxHashMap<String, String>) {
    if !matches!(rule.matching, Matching::Phrases(_) | Matching::Case(_)) {
        return;
    }
    for found in rule.matching.phrases() {
        // Capitals count: `US` and `us` are two phrases.
        let key = found.split_whitespace().collect::<Vec<_>>().join(" ");
        if let Some(owner) = phrases.insert(key, rule.id.to_string()) {
            let place = ["over", "ban", "case"].into_iter().find(|it| table.has(it)).unwrap_or("over");
            table.problem(
                table.span(place),
                format!("\"{found}\" is matched by `{owner}` already"),
                "keep one of the two",
            );
        }
    }
}
