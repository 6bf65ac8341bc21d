//! Where a configuration lies: the nearest `copydesk.toml` or `.copydesk.toml` up the tree, and what it extends.

use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use crate::config::document::{Document, Fault, Step};
use crate::config::merged::{Merged, texts};
use crate::error::Error;

/// The names of a configuration, the first preferred.
pub const NAMES: [&str; 2] = ["copydesk.toml", ".copydesk.toml"];

/// The nearest configuration in `folder` or above.
#[must_use]
pub fn nearest(folder: &Path) -> Option<PathBuf> {
    folder.ancestors().flat_map(|folder| NAMES.map(|name| folder.join(name))).find(|path| path.is_file())
}

/// A path from the root, without `.` and `..`. Links are not followed.
#[must_use]
pub fn absolute(path: &Path) -> PathBuf {
    let whole = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let mut plain = PathBuf::new();
    for part in whole.components() {
        match part {
            Component::ParentDir => {
                plain.pop();
            }
            Component::CurDir => {}
            part => plain.push(part),
        }
    }
    plain
}

/// Reads a configuration and lays it over those it extends.
///
/// # Errors
/// When a file cannot be read, is not in order, or extends itself.
pub(crate) fn read(path: &Path, merged: &mut Merged) -> Result<(), Error> {
    read_within(path, merged, &mut Vec::new())
}

fn read_within(path: &Path, merged: &mut Merged, outer: &mut Vec<PathBuf>) -> Result<(), Error> {
    let whole = absolute(path);
    let text = std::fs::read_to_string(&whole).map_err(|error| Error::in_file(path, error.to_string()))?;
    let folder = whole.parent().unwrap_or(Path::new("/"));
    let document = Document::parse(path, folder, text)?;
    outer.push(whole.clone());
    for (index, base) in document.table.get("extend").map(texts).unwrap_or_default().iter().enumerate() {
        let base_path = shown(&absolute(&folder.join(base)));
        if outer.contains(&absolute(&base_path)) {
            return Err(circle(&document, index, base));
        }
        read_within(&base_path, merged, outer)?;
    }
    outer.pop();
    merged.lay(&document)
}

fn circle(document: &Arc<Document>, index: usize, base: &str) -> Error {
    let mut way = vec![Step::Key("extend".to_owned())];
    if document.table.get("extend").is_some_and(toml::Value::is_array) {
        way.push(Step::Index(index));
    }
    let message = format!("`{base}` extends this file in turn");
    document.error(vec![Fault { way, at_key: false, message, help: String::new() }])
}

/// A path as people would write it: relative to the current folder when it lies inside.
pub(crate) fn shown(path: &Path) -> PathBuf {
    match std::env::current_dir() {
        Ok(folder) => path.strip_prefix(folder).unwrap_or(path).to_owned(),
        Err(_) => path.to_owned(),
    }
}
