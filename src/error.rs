//! The one error type: what could not be done, with which file, where in it, and why.

use std::fmt;
use std::path::{Path, PathBuf};

/// Something copydesk could not do. Its `Display` names the file, the place and the cause.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Error {
    path: Option<PathBuf>,
    place: Option<String>,
    cause: String,
}

impl Error {
    /// An error that belongs to no file.
    #[must_use]
    pub fn new(cause: impl Into<String>) -> Self {
        Self { path: None, place: None, cause: cause.into() }
    }

    /// An error about the file at `path`.
    #[must_use]
    pub fn in_file(path: impl AsRef<Path>, cause: impl Into<String>) -> Self {
        Self { path: Some(path.as_ref().to_owned()), place: None, cause: cause.into() }
    }

    /// The same error with the place inside the file, such as `line 3, column 7` or `byte 1,024`.
    #[must_use]
    pub fn at(mut self, place: impl Into<String>) -> Self {
        self.place = Some(place.into());
        self
    }

    /// The file the error is about.
    #[must_use]
    pub fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    /// What went wrong, without file and place.
    #[must_use]
    pub fn cause(&self) -> &str {
        &self.cause
    }
}

impl fmt::Display for Error {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(path) = &self.path {
            write!(out, "{}", path.display())?;
            if let Some(place) = &self.place {
                write!(out, " ({place})")?;
            }
            write!(out, ": ")?;
        }
        write!(out, "{}", self.cause)
    }
}

impl std::error::Error for Error {}
