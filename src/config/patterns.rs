//! Path patterns as in `.gitignore`, relative to the folder of the configuration that has them.

use std::path::{Path, PathBuf};

use ignore::gitignore::{Gitignore, GitignoreBuilder};

use crate::config::discover::absolute;

/// Patterns ready to match.
#[derive(Debug, Clone)]
pub struct Patterns {
    folder: PathBuf,
    matcher: Gitignore,
}

impl Patterns {
    /// Makes patterns ready.
    ///
    /// # Errors
    /// The first pattern that cannot be used, by its index, and why.
    pub fn new(folder: &Path, patterns: &[String]) -> Result<Self, (usize, String)> {
        let folder = absolute(folder);
        let mut builder = GitignoreBuilder::new(&folder);
        for (index, pattern) in patterns.iter().enumerate() {
            builder.add_line(None, pattern).map_err(|error| (index, error.to_string()))?;
        }
        let matcher = builder.build().map_err(|error| (0, error.to_string()))?;
        Ok(Self { folder, matcher })
    }

    /// Whether a file, or a folder it lies in, matches.
    #[must_use]
    pub fn matches(&self, path: &Path) -> bool {
        let whole = absolute(path);
        let inside = whole.strip_prefix(&self.folder);
        inside.is_ok_and(|inside| self.matcher.matched_path_or_any_parents(inside, false).is_ignore())
    }
}
