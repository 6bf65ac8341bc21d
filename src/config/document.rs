//! One TOML text of the configuration with the places of its keys: a file, or a `--config KEY=VALUE`.

use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::error::Error;
use crate::pack::{Problem, Problems};
use crate::span::Lines;

/// A step on the way to a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Step {
    /// Into a table.
    Key(String),
    /// Into an array.
    Index(usize),
}

/// A fault of a document, at the key or the value that a way leads to.
#[derive(Debug, Clone)]
pub(crate) struct Fault {
    pub(crate) way: Vec<Step>,
    pub(crate) at_key: bool,
    pub(crate) message: String,
    pub(crate) help: String,
}

/// A TOML text and what it says.
#[derive(Debug)]
pub(crate) struct Document {
    /// The file, or the flag it comes from.
    pub(crate) path: PathBuf,
    /// What relative paths in it are relative to.
    pub(crate) folder: PathBuf,
    text: String,
    /// What it says.
    pub(crate) table: toml::Table,
}

impl Document {
    /// Reads a text.
    ///
    /// # Errors
    /// When it is not TOML; the error shows the place.
    pub(crate) fn parse(path: &Path, folder: &Path, text: String) -> Result<Arc<Self>, Error> {
        match toml::from_str(&text) {
            Ok(table) => Ok(Arc::new(Self { path: path.to_owned(), folder: folder.to_owned(), text, table })),
            Err(error) => {
                let span = error.span().unwrap_or(0..0);
                let problem = Problem { span, message: error.message().to_owned(), help: String::new() };
                Err(Problems::new(path, &text, vec![problem]).into())
            }
        }
    }

    /// The faults, shown at their places.
    pub(crate) fn error(&self, faults: Vec<Fault>) -> Error {
        let list = faults.into_iter().map(|fault| Problem {
            span: self.span(&fault.way, fault.at_key),
            message: fault.message,
            help: fault.help,
        });
        Problems::new(&self.path, &self.text, list.collect()).into()
    }

    /// The line a way leads to, from 1.
    pub(crate) fn line(&self, way: &[Step]) -> u32 {
        let start = self.span(way, true).start;
        Lines::new(&self.text).position(&self.text, start as u32).line
    }

    fn span(&self, way: &[Step], at_key: bool) -> Range<usize> {
        let Ok(root) = DeTable::parse(&self.text) else { return 0..0 };
        let mut span = root.span();
        let mut table = Some(root.get_ref());
        let mut value: Option<&Spanned<DeValue<'_>>> = None;
        for (index, step) in way.iter().enumerate() {
            let last = index + 1 == way.len();
            value = match step {
                Step::Key(name) => {
                    let found = table.and_then(|it| it.iter().find(|(key, _)| key.get_ref() == name));
                    let Some((key, found)) = found else { return span };
                    span = if last && at_key { key.span() } else { found.span() };
                    Some(found)
                }
                Step::Index(at) => {
                    let Some(found) = value.and_then(|it| it.get_ref().get(*at)) else { return span };
                    span = found.span();
                    Some(found)
                }
            };
            table = value.and_then(|it| it.get_ref().as_table());
        }
        span
    }
}
