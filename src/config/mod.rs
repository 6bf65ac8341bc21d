//! The configuration: TOML files and command-line settings laid over each other, and what comes of them for
//! one path. Unknown keys and wrong values are errors that point into the TOML.

mod discover;
mod document;
mod merged;
pub(crate) mod packs;
mod patterns;
mod reading;
mod resolve;
mod schema;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::config::document::Document;
use crate::config::merged::Merged;
use crate::error::Error;
use crate::pack::Pack;

pub use discover::{NAMES, absolute, nearest};
pub use patterns::Patterns;
pub use resolve::{Holding, Resolved};

/// What the command line says about the configuration itself.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    /// The configuration to use instead of the nearest one.
    pub file: Option<PathBuf>,
    /// `KEY=VALUE` settings, stronger than any file.
    pub settings: Vec<String>,
    /// Use no configuration file at all.
    pub isolated: bool,
    /// Packs to use besides those of the configuration.
    pub packs: Vec<Arc<Pack>>,
}

impl Sources {
    /// The file that governs the files in `folder`.
    #[must_use]
    pub fn file_for(&self, folder: &Path) -> Option<PathBuf> {
        match &self.file {
            _ if self.isolated => None,
            Some(file) => Some(file.clone()),
            None => nearest(&absolute(folder)).map(|path| discover::shown(&path)),
        }
    }

    /// Reads the configuration in `file` and lays the settings over it.
    ///
    /// # Errors
    /// When a file cannot be read, or a key or value means nothing.
    pub fn read(&self, file: Option<&Path>) -> Result<Resolved, Error> {
        let mut merged = Merged::default();
        if let Some(file) = file {
            discover::read(file, &mut merged)?;
        }
        let here = absolute(Path::new("."));
        for setting in &self.settings {
            merged.lay(&Document::parse(Path::new("--config"), &here, setting.clone())?)?;
        }
        Resolved::new(merged, &self.packs)
    }
}
