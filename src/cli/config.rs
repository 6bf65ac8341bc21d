//! `copydesk init` and `copydesk config show`.

use std::fs::File;
use std::io::Write;
use std::path::Path;

use crate::cli::{Ending, print};
use crate::config::{NAMES, Sources};
use crate::error::Error;

/// What `init` writes: every key with what it is for, nothing set.
const STARTER: &str = include_str!("starter.toml");

/// Writes a commented configuration into the current folder, never over another one.
pub(crate) fn init() -> Result<Ending, Error> {
    if let Some(there) = NAMES.iter().find(|name| Path::new(name).exists()) {
        return Err(Error::in_file(there, "is there already; nothing was written"));
    }
    let name = NAMES[0];
    let written = File::create_new(name).and_then(|mut file| file.write_all(STARTER.as_bytes()));
    written.map_err(|error| Error::in_file(name, error.to_string()))?;
    print(&format!("Wrote {name}.\n"))
}

/// Shows the effective settings of a path and where each was set.
pub(crate) fn show(path: &Path, sources: &Sources) -> Result<Ending, Error> {
    let folder = if path.is_dir() { path } else { path.parent().unwrap_or(path) };
    let file = sources.file_for(folder);
    let resolved = sources.read(file.as_deref())?;
    let mut out = match &file {
        Some(file) => format!("# {}, from {}\n", path.display(), file.display()),
        None => format!("# {}, no configuration file\n", path.display()),
    };
    let mut shown = resolved.shown();
    for (key, value) in DEFAULTS {
        shown.entry((*key).to_owned()).or_insert_with(|| ((*value).to_owned(), "default".to_owned()));
    }
    for (key, (value, origin)) in shown {
        out.push_str(&format!("{key} = {value}  # {origin}\n"));
    }
    if !path.is_dir() && resolved.excludes(path) {
        out.push_str("# left out by `exclude`\n");
    }
    for at in resolved.holding(path).overrides {
        out.push_str(&format!("# lint.override[{at}] holds for this path\n"));
    }
    print(&out)
}

/// What holds where nothing is set.
const DEFAULTS: &[(&str, &str)] = &[
    ("article.date-from", r#"["front-matter:date", "metadata", "dateline", "published-line", "path:%Y/%m/%d"]"#),
    ("exclude", "[]"),
    ("lint.ignore", "[]"),
    ("lint.min-confidence", "\"likely\""),
    ("lint.preview", "false"),
    ("lint.select", "[\"default\"]"),
    ("packs", "[]"),
];
