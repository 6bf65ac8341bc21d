//! Paths on the command line to the files to check, sorted, each with whether it was named itself.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::io::Read;
use std::path::{Path, PathBuf};

use ignore::WalkBuilder;

use crate::cli::args;
use crate::config::Patterns;
use crate::error::Error;

/// Extensions of the files that are checked in a folder.
const EXTENSIONS: [&str; 5] = ["txt", "md", "markdown", "html", "htm"];

/// The files of a run and what kept others from being among them.
#[derive(Debug, Default)]
pub(crate) struct Files {
    /// In the order of their paths, each with whether it was named itself. `-` is standard input.
    pub(crate) paths: BTreeMap<PathBuf, bool>,
    /// Paths that could not be followed.
    pub(crate) errors: Vec<Error>,
}

/// Finds the files to check.
///
/// # Errors
/// When a pattern cannot be used or the list of files cannot be read.
pub(crate) fn find(paths: &[PathBuf], options: &args::Files) -> Result<Files, Error> {
    let mut given = paths.to_vec();
    if let Some(list) = &options.files_from {
        given.extend(listed(list)?);
    } else if given.is_empty() {
        given.push(PathBuf::from("."));
    }
    let excluded = Patterns::new(Path::new("."), &options.exclude)
        .map_err(|(index, cause)| Error::new(format!("--exclude {}: {cause}", options.exclude[index])))?;
    let mut files = Files::default();
    for path in given {
        if path.is_dir() {
            walk(&path, options.no_ignore, &excluded, &mut files);
        } else if path == Path::new("-") || !(options.force_exclude && excluded.matches(&path)) {
            files.paths.insert(path, true);
        }
    }
    Ok(files)
}

fn walk(folder: &Path, no_ignore: bool, excluded: &Patterns, files: &mut Files) {
    let mut builder = WalkBuilder::new(folder);
    if no_ignore {
        builder.ignore(false).git_ignore(false).git_global(false).git_exclude(false).parents(false);
    }
    let excluded = excluded.clone();
    builder.filter_entry(move |entry| entry.depth() == 0 || !excluded.matches(entry.path()));
    for entry in builder.build() {
        match entry {
            // A link is followed to a file, never into a folder.
            Ok(entry) if entry.file_type().is_some_and(|kind| kind.is_file() || kind.is_symlink()) => {
                let path = entry.into_path();
                if is_copy(&path) && !path.is_dir() {
                    files.paths.entry(path).or_insert(false);
                }
            }
            Ok(_) => {}
            Err(error) => files.errors.push(Error::new(error.to_string())),
        }
    }
}

fn is_copy(path: &Path) -> bool {
    let extension = path.extension().and_then(OsStr::to_str).unwrap_or_default();
    EXTENSIONS.iter().any(|known| extension.eq_ignore_ascii_case(known))
}

fn listed(list: &Path) -> Result<Vec<PathBuf>, Error> {
    let mut bytes = Vec::new();
    let read = match list == Path::new("-") {
        true => std::io::stdin().lock().read_to_end(&mut bytes),
        false => std::fs::File::open(list).and_then(|mut file| file.read_to_end(&mut bytes)),
    };
    read.map_err(|error| Error::in_file(list, error.to_string()))?;
    let lines = bytes.split(|&byte| byte == b'\n').map(|line| line.strip_suffix(b"\r").unwrap_or(line));
    lines.filter(|line| !line.is_empty()).map(|line| path_of(list, line)).collect()
}

#[cfg(unix)]
fn path_of(_list: &Path, line: &[u8]) -> Result<PathBuf, Error> {
    use std::os::unix::ffi::OsStrExt;
    Ok(PathBuf::from(OsStr::from_bytes(line)))
}

#[cfg(not(unix))]
fn path_of(list: &Path, line: &[u8]) -> Result<PathBuf, Error> {
    std::str::from_utf8(line).map(PathBuf::from).map_err(|error| Error::in_file(list, error.to_string()))
}
