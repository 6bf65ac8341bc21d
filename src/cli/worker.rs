//! One file: read, checked, repaired if that is asked for, and its part of the report rendered. Runs on every
//! thread at once.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use crate::article::Article;
use crate::cli::args::Check;
use crate::cli::desks::Governed;
use crate::cli::output;
use crate::diagnostic::Applicability;
use crate::error::Error;
use crate::fix;
use crate::read::Format;
use crate::report::diff::diff;
use crate::report::{self, Finding, Reporter, Summary};
use crate::source::Source;

/// A file and the desk it goes to.
pub(crate) struct Job {
    pub(crate) path: PathBuf,
    pub(crate) governed: Arc<Governed>,
}

/// What came of one file.
pub(crate) struct Checked {
    /// Its part of the report.
    pub(crate) chunk: String,
    pub(crate) summary: Summary,
    /// Findings by rule.
    pub(crate) rules: BTreeMap<String, u64>,
    /// How many findings were repaired.
    pub(crate) repaired: usize,
    pub(crate) read: Duration,
    pub(crate) check: Duration,
}

/// What every thread needs to check a file.
pub(crate) struct Worker<'c> {
    pub(crate) options: &'c Check,
    pub(crate) reporter: Box<dyn Reporter>,
}

impl Worker<'_> {
    /// Checks one file.
    ///
    /// # Errors
    /// When it cannot be read or, repaired, not be written, and when copydesk itself fails on it.
    pub(crate) fn run(&self, job: &Job) -> Result<Checked, Error> {
        contained(&job.path, || self.check(job))
    }

    fn check(&self, job: &Job) -> Result<Checked, Error> {
        let started = Instant::now();
        let governed = &*job.governed;
        let source = source(&job.path, self.options.files.stdin_filename.as_deref())?;
        let format = Format::of(&source.path);
        let mut article = Article::read(source, format, &governed.given);
        let read = started.elapsed();
        let kept = governed.desk.check_counting(&article);
        let mut suppressed = kept.suppressed;
        let mut findings = report::place(&article, kept.diagnostics);
        let mut repaired = 0;
        let mut patch = String::new();
        if let Some(least) = self.least().filter(|_| !findings.is_empty()) {
            let path = article.source.path.clone();
            let check = |text: &str| {
                let source = Source { path: path.clone(), text: text.to_owned() };
                let article = Article::read(source, format, &governed.given);
                let kept = governed.desk.check_counting(&article);
                let found = report::place(&article, kept.diagnostics);
                (article, found, kept.suppressed)
            };
            let settled = fix::settle(&article.source.text, &findings, least, |text| check(text).1);
            repaired = settled.applied;
            if self.options.fixes.diff {
                patch = diff(&findings[0].path, &article.source.text, &settled.text);
            } else if repaired > 0 {
                write(&job.path, &settled.text)?;
                (article, findings, suppressed) = check(&settled.text);
            }
        }
        let (summary, rules) = count(&findings, suppressed);
        let chunk = if self.options.fixes.diff { patch } else { self.chunk(&article.source.text, &findings) };
        Ok(Checked { chunk, summary, rules, repaired, read, check: started.elapsed() - read })
    }

    /// The least applicable fixes that are asked for.
    fn least(&self) -> Option<Applicability> {
        let fixes = &self.options.fixes;
        match (fixes.unsafe_fixes, fixes.fix || fixes.diff) {
            (true, _) => Some(Applicability::Unsafe),
            (false, true) => Some(Applicability::Safe),
            (false, false) => None,
        }
    }

    fn chunk(&self, text: &str, findings: &[Finding]) -> String {
        match findings.is_empty() || self.options.report.statistics {
            true => String::new(),
            false => self.reporter.file(text, findings),
        }
    }
}

/// Keeps a failure of copydesk on one file from ending the run: the other files are still checked.
fn contained<T>(path: &Path, work: impl FnOnce() -> Result<T, Error>) -> Result<T, Error> {
    catch_unwind(AssertUnwindSafe(work))
        .unwrap_or_else(|_| Err(Error::in_file(path, "copydesk failed on this file; that is a fault of copydesk's")))
}

fn count(findings: &[Finding], suppressed: usize) -> (Summary, BTreeMap<String, u64>) {
    let mut summary = Summary { files: 1, suppressed: suppressed as u64, ..Summary::default() };
    let mut rules = BTreeMap::new();
    for finding in findings {
        summary.count(finding.severity);
        *rules.entry(finding.rule.to_string()).or_default() += 1;
    }
    (summary, rules)
}

/// Puts a repaired text in the place of a file.
pub(crate) fn write(path: &Path, text: &str) -> Result<(), Error> {
    if path == Path::new("-") {
        return Err(Error::new("standard input cannot be repaired in place; use --diff"));
    }
    output::replace(path, text)
}

/// Reads a file, or standard input when the path is `-`.
pub(crate) fn source(path: &Path, stdin_name: Option<&Path>) -> Result<Source, Error> {
    if path == Path::new("-") {
        let name = stdin_name.unwrap_or(Path::new("<stdin>"));
        return Source::read(name, std::io::stdin().lock(), 0);
    }
    let in_file = |error: std::io::Error| Error::in_file(path, error.to_string());
    let file = std::fs::File::open(path).map_err(in_file)?;
    let size = file.metadata().map_err(in_file)?.len();
    Source::read(path, file, size)
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::contained;

    #[test]
    fn a_failure_names_the_file_and_goes_no_further() {
        let failed = contained::<()>(Path::new("story.txt"), || panic!("a fault"));
        assert!(failed.unwrap_err().to_string().contains("story.txt"));
        assert_eq!(contained(Path::new("story.txt"), || Ok(1)).ok(), Some(1));
    }
}
