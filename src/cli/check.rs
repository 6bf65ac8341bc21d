//! `copydesk check`: files in parallel, reports in the order of their paths, memory for a batch of files.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use rayon::prelude::*;

use crate::article::{Article, Given};
use crate::cli::args::{Check, Format};
use crate::cli::output::{self, Output};
use crate::cli::{Ending, complain, walk};
use crate::desk::{Desk, Settings};
use crate::diagnostic::Confidence;
use crate::error::Error;
use crate::read;
use crate::report::concise::Concise;
use crate::report::human::Human;
use crate::report::json::{Json, JsonLines};
use crate::report::{self, Finding, Reporter, Summary};
use crate::source::Source;

/// Files checked between two writes of the report, for each thread. Their findings are all that is kept.
const BATCH: usize = 64;

/// What came of one file.
struct Checked {
    chunk: String,
    summary: Summary,
    rules: BTreeMap<String, u64>,
    read: Duration,
    check: Duration,
}

/// Runs `copydesk check`.
pub(crate) fn run(check: &Check) -> Result<Ending, Error> {
    let started = Instant::now();
    if let Some(jobs) = check.jobs {
        // The pool can be built once; a second time means it has the size it has.
        let _ = rayon::ThreadPoolBuilder::new().num_threads(jobs).build_global();
    }
    let files = walk::find(check)?;
    for error in &files.errors {
        complain(error);
    }
    let mut run = Run::new(check)?;
    run.trouble = !files.errors.is_empty();
    let found = started.elapsed();
    run.all(&files.paths)?;
    if check.timing {
        run.say_timing(found, started.elapsed());
    }
    run.finish()
}

/// What every thread needs to check a file.
struct Worker<'c> {
    check: &'c Check,
    desk: Desk,
    given: Given,
    reporter: Box<dyn Reporter>,
}

impl Worker<'_> {
    fn one(&self, path: &Path) -> Result<Checked, Error> {
        let started = Instant::now();
        let source = source(path, self.check.stdin_filename.as_deref())?;
        let format = read::Format::of(&source.path);
        let article = Article::read(source, format, &self.given);
        let read = started.elapsed();
        let kept = self.desk.check_counting(&article);
        let findings = report::place(&article, kept.diagnostics);
        let mut summary = Summary { files: 1, suppressed: kept.suppressed as u64, ..Summary::default() };
        let mut rules = BTreeMap::new();
        for finding in &findings {
            summary.count(finding.severity);
            *rules.entry(finding.rule.to_string()).or_default() += 1;
        }
        let chunk = self.chunk(&article.source.text, &findings);
        Ok(Checked { chunk, summary, rules, read, check: started.elapsed() - read })
    }

    fn chunk(&self, text: &str, findings: &[Finding]) -> String {
        match findings.is_empty() || self.check.statistics {
            true => String::new(),
            false => self.reporter.file(text, findings),
        }
    }
}

/// What has come of the files so far.
struct Run<'c> {
    worker: Worker<'c>,
    output: Output,
    any: bool,
    summary: Summary,
    rules: BTreeMap<String, u64>,
    trouble: bool,
    read: Duration,
    checked: Duration,
}

impl<'c> Run<'c> {
    fn new(check: &'c Check) -> Result<Self, Error> {
        let settings = Settings {
            preview: check.preview,
            min_confidence: check.min_confidence.unwrap_or(Confidence::Likely),
            ..Settings::default()
        };
        let desk = Desk::new(&settings)?;
        let mut output = Output::open(check.output_file.as_deref())?;
        let reporter = reporter(check);
        if !check.statistics {
            output.write(&reporter.opening())?;
        }
        Ok(Self {
            worker: Worker { check, desk, given: Given { date: check.article_date, ..Given::default() }, reporter },
            output,
            any: false,
            summary: Summary::default(),
            rules: BTreeMap::new(),
            trouble: false,
            read: Duration::ZERO,
            checked: Duration::ZERO,
        })
    }

    fn all(&mut self, paths: &[PathBuf]) -> Result<(), Error> {
        for batch in paths.chunks(BATCH * rayon::current_num_threads()) {
            let worker = &self.worker;
            let checked: Vec<Result<Checked, Error>> = batch.par_iter().map(|path| worker.one(path)).collect();
            for (path, checked) in batch.iter().zip(checked) {
                if self.worker.check.verbose {
                    let _ = writeln!(std::io::stderr().lock(), "{}", path.display());
                }
                match checked {
                    Ok(checked) => self.take(checked)?,
                    Err(error) => {
                        complain(&error);
                        self.trouble = true;
                    }
                }
            }
            self.output.flush()?;
            if !self.output.is_open() {
                break;
            }
        }
        Ok(())
    }

    fn take(&mut self, checked: Checked) -> Result<(), Error> {
        if !checked.chunk.is_empty() {
            if self.any {
                self.output.write(self.worker.reporter.between())?;
            }
            self.any = true;
            self.output.write(&checked.chunk)?;
        }
        self.summary.add(&checked.summary);
        for (rule, count) in checked.rules {
            *self.rules.entry(rule).or_default() += count;
        }
        self.read += checked.read;
        self.checked += checked.check;
        Ok(())
    }

    fn finish(mut self) -> Result<Ending, Error> {
        let check = self.worker.check;
        if check.statistics {
            let mut counts: Vec<_> = self.rules.iter().map(|(rule, count)| (*count, rule)).collect();
            counts.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(b.1)));
            for (count, rule) in counts {
                self.output.write(&format!("{count:>7} {rule}\n"))?;
            }
        }
        if !(check.statistics && check.format != Format::Human) && !(check.quiet && check.format == Format::Human) {
            self.output.write(&self.worker.reporter.closing(&self.summary))?;
        }
        self.output.finish()?;
        let fails = check.fail_on.severity().is_some_and(|severity| self.summary.at_least(severity) > 0);
        Ok(match (self.trouble, fails) {
            (true, _) => Ending::Trouble,
            (false, true) => Ending::Findings,
            (false, false) => Ending::Clean,
        })
    }

    fn say_timing(&self, found: Duration, all: Duration) {
        let ms = |time: Duration| time.as_secs_f64() * 1000.0;
        let _ = writeln!(
            std::io::stderr().lock(),
            "start and finding files {:.1} ms; reading {:.1} ms and checking {:.1} ms, summed over threads; all {:.1} ms",
            ms(found),
            ms(self.read),
            ms(self.checked),
            ms(all)
        );
    }
}

fn reporter(check: &Check) -> Box<dyn Reporter> {
    match check.format {
        Format::Human => {
            let colour = output::coloured(check.color, check.output_file.is_some());
            Box::new(Human { width: output::width(), colour })
        }
        Format::Concise => Box::new(Concise),
        Format::Json => Box::new(Json),
        Format::JsonLines => Box::new(JsonLines),
    }
}

/// Reads a file, or standard input when the path is `-`.
fn source(path: &Path, stdin_name: Option<&Path>) -> Result<Source, Error> {
    if path == Path::new("-") {
        let name = stdin_name.unwrap_or(Path::new("<stdin>"));
        return Source::read(name, std::io::stdin().lock());
    }
    let file = std::fs::File::open(path).map_err(|error| Error::in_file(path, error.to_string()))?;
    Source::read(path, file)
}
