//! Where a report goes: standard output, which may be closed at any time, or a file that appears only when
//! the report is complete.

use std::fs::File;
use std::io::{self, BufWriter, ErrorKind, IsTerminal, StdoutLock, Write};
use std::path::{Path, PathBuf};

use crate::cli::args::Colour;
use crate::error::Error;

/// The receiving end of a report.
#[derive(Debug)]
pub(crate) enum Output {
    /// Standard output.
    Stdout(BufWriter<StdoutLock<'static>>),
    /// A file, written beside its final place first.
    File {
        /// The temporary file.
        file: BufWriter<File>,
        /// Its path.
        beside: PathBuf,
        /// Where it goes when complete.
        path: PathBuf,
    },
    /// The reader has gone; the rest is nobody's business.
    Closed,
}

impl Output {
    /// Opens the output: the file at `path`, or standard output.
    ///
    /// # Errors
    /// When the file cannot be made.
    pub(crate) fn open(path: Option<&Path>) -> Result<Self, Error> {
        let Some(path) = path else { return Ok(Self::Stdout(BufWriter::new(io::stdout().lock()))) };
        let beside = beside(path);
        let file = File::create(&beside).map_err(|error| Error::in_file(path, error.to_string()))?;
        Ok(Self::File { file: BufWriter::new(file), beside, path: path.to_owned() })
    }

    /// Appends `text`. After the reader has gone this does nothing.
    ///
    /// # Errors
    /// When it cannot be written for another reason than a closed pipe.
    pub(crate) fn write(&mut self, text: &str) -> Result<(), Error> {
        let written = match self {
            Self::Stdout(out) => out.write_all(text.as_bytes()),
            Self::File { file, .. } => file.write_all(text.as_bytes()),
            Self::Closed => Ok(()),
        };
        self.settle(written)
    }

    /// Whether anybody still reads.
    pub(crate) fn is_open(&self) -> bool {
        !matches!(self, Self::Closed)
    }

    /// Hands on what has been collected.
    ///
    /// # Errors
    /// As `write`.
    pub(crate) fn flush(&mut self) -> Result<(), Error> {
        let flushed = match self {
            Self::Stdout(out) => out.flush(),
            Self::File { file, .. } => file.flush(),
            Self::Closed => Ok(()),
        };
        self.settle(flushed)
    }

    /// Ends the report: the file takes its place.
    ///
    /// # Errors
    /// When the last bytes cannot be written or the file cannot be renamed.
    pub(crate) fn finish(mut self) -> Result<(), Error> {
        self.flush()?;
        match &self {
            Self::File { beside, path, .. } => {
                std::fs::rename(beside, path).map_err(|error| Error::in_file(path, error.to_string()))
            }
            Self::Stdout(_) | Self::Closed => Ok(()),
        }
    }

    fn settle(&mut self, result: io::Result<()>) -> Result<(), Error> {
        match result {
            Ok(()) => Ok(()),
            Err(error) if error.kind() == ErrorKind::BrokenPipe => {
                // Dropping the buffer would write to the closed pipe once more, which is ignored.
                *self = Self::Closed;
                Ok(())
            }
            Err(error) => Err(match self {
                Self::File { path, .. } => Error::in_file(path, error.to_string()),
                Self::Stdout(_) | Self::Closed => Error::new(format!("standard output: {error}")),
            }),
        }
    }
}

impl Drop for Output {
    /// A report that never got to its end leaves nothing behind; a complete one has been renamed.
    fn drop(&mut self) {
        if let Self::File { beside, .. } = self {
            let _ = std::fs::remove_file(beside);
        }
    }
}

/// Puts `text` in the place of the file at `path`, which keeps its permissions; a link keeps pointing to it.
///
/// # Errors
/// When the new file cannot be written; the old one is untouched then.
pub(crate) fn replace(path: &Path, text: &str) -> Result<(), Error> {
    let write = || {
        let target = std::fs::canonicalize(path)?;
        let beside = beside(&target);
        let written = std::fs::write(&beside, text)
            .and_then(|()| std::fs::set_permissions(&beside, std::fs::metadata(&target)?.permissions()))
            .and_then(|()| std::fs::rename(&beside, &target));
        if written.is_err() {
            let _ = std::fs::remove_file(&beside);
        }
        written
    };
    write().map_err(|error| Error::in_file(path, format!("cannot be rewritten: {error}")))
}

/// A name in the same folder, so that renaming does not cross file systems.
fn beside(path: &Path) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(format!(".copydesk-{}", std::process::id()));
    path.with_file_name(name)
}

/// Whether to colour what goes to standard output, or to a file.
pub(crate) fn coloured(colour: Colour, to_file: bool) -> bool {
    match colour {
        Colour::Always => true,
        Colour::Never => false,
        Colour::Auto if to_file => false,
        Colour::Auto => anstream::AutoStream::choice(&io::stdout()) != anstream::ColorChoice::Never,
    }
}

/// Columns of the terminal; 80 when standard output is none.
pub(crate) fn width() -> usize {
    let columns = std::env::var("COLUMNS").ok().and_then(|it| it.parse().ok());
    let terminal = || {
        let is_terminal = io::stdout().is_terminal();
        is_terminal.then(terminal_size::terminal_size).flatten().map(|(width, _)| usize::from(width.0))
    };
    columns.or_else(terminal).unwrap_or(80).clamp(40, 400)
}
