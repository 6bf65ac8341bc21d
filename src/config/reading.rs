//! The part of the configuration about articles: keys of front matter, and where the date comes from.

use crate::config::document::{Fault, Step};
use crate::config::merged::{Entry, Merged};
use crate::error::Error;
use crate::read;
use crate::segment::{DateFrom, Dating};

/// What `date-from` may hold, for people who wrote something else.
const SOURCES: &str = "known: front-matter:KEY, metadata, dateline, published-line, path:%Y/%m/%d";

/// Checks the sources of an article's date.
pub(crate) fn check_sources(entry: &Entry) -> Result<(), Error> {
    for (index, source) in entry.texts().iter().enumerate() {
        if DateFrom::parse(source).is_none() {
            let way = entry.way.iter().cloned().chain([Step::Index(index)]).collect();
            let message = format!("`{source}` is no source of an article's date");
            return Err(entry.document.error(vec![Fault { way, at_key: false, message, help: SOURCES.to_owned() }]));
        }
    }
    Ok(())
}

/// Where the date of an article is looked for.
pub(crate) fn dating(merged: &Merged) -> Dating {
    match merged.get(&["article", "date-from"]) {
        Some(entry) => Dating { order: entry.texts().iter().filter_map(|source| DateFrom::parse(source)).collect() },
        None => Dating::default(),
    }
}

/// How files are read. `date-from = ["front-matter:KEY"]` names the key of the date of publication.
pub(crate) fn reading(merged: &Merged) -> read::Options {
    let mut options = read::Options::default();
    let keys = &mut options.front_matter;
    let sources = merged.get(&["article", "date-from"]).map(Entry::texts).unwrap_or_default();
    let dated: Vec<String> =
        sources.iter().filter_map(|source| source.strip_prefix("front-matter:")).map(str::to_owned).collect();
    if !dated.is_empty() {
        keys.published = dated;
    }
    for (name, list) in [
        ("kicker", &mut keys.kicker),
        ("headline", &mut keys.headline),
        ("standfirst", &mut keys.standfirst),
        ("byline", &mut keys.byline),
        ("published", &mut keys.published),
        ("updated", &mut keys.updated),
    ] {
        if let Some(entry) = merged.get(&["article", "front-matter", name]) {
            *list = entry.texts();
        }
    }
    options
}
