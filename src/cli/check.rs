//! `copydesk check`: files in parallel, reports in the order of their paths, memory for a batch of files.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::Path;
use std::time::{Duration, Instant};

use rayon::prelude::*;

use crate::cli::args::{Check, Colour, Format};
use crate::cli::desks::Desks;
use crate::cli::output::{self, Output};
use crate::cli::worker::{Checked, Job, Worker};
use crate::cli::{Ending, complain, walk};
use crate::error::Error;
use crate::report::concise::Concise;
use crate::report::human::Human;
use crate::report::json::{Json, JsonLines};
use crate::report::{Reporter, Summary, counted};

/// Files checked between two writes of the report, for each thread. Their findings are all that is kept.
const BATCH: usize = 64;

/// Runs `copydesk check`.
pub(crate) fn run(check: &Check) -> Result<Ending, Error> {
    let started = Instant::now();
    if let Some(jobs) = check.jobs {
        // The pool can be built once; a second time means it has the size it has.
        let _ = rayon::ThreadPoolBuilder::new().num_threads(jobs).build_global();
    }
    let files = walk::find(&check.paths, &check.files)?;
    for error in &files.errors {
        complain(error);
    }
    let mut desks = Desks::new(check)?;
    let mut jobs = Vec::with_capacity(files.paths.len());
    for (path, named) in files.paths {
        let name = if path == Path::new("-") { check.files.stdin_filename.as_deref() } else { None };
        if let Some(governed) = desks.desk(name.unwrap_or(&path), named)? {
            jobs.push(Job { path, governed });
        }
    }
    let mut run = Run::new(check)?;
    run.trouble = !files.errors.is_empty();
    let found = started.elapsed();
    run.all(&jobs)?;
    if check.report.timing {
        run.say_timing(found, started.elapsed());
    }
    run.finish()
}

/// What has come of the files so far.
struct Run<'c> {
    worker: Worker<'c>,
    output: Output,
    any: bool,
    summary: Summary,
    rules: BTreeMap<String, u64>,
    repaired: usize,
    trouble: bool,
    read: Duration,
    checked: Duration,
}

impl<'c> Run<'c> {
    fn new(check: &'c Check) -> Result<Self, Error> {
        let mut output = Output::open(check.report.output_file.as_deref())?;
        let report = &check.report;
        let reporter = reporter(report.format, report.color, report.output_file.is_some());
        if !check.report.statistics && !check.fixes.diff {
            output.write(&reporter.opening())?;
        }
        Ok(Self {
            worker: Worker { options: check, reporter },
            output,
            any: false,
            summary: Summary::default(),
            rules: BTreeMap::new(),
            repaired: 0,
            trouble: false,
            read: Duration::ZERO,
            checked: Duration::ZERO,
        })
    }

    fn all(&mut self, jobs: &[Job]) -> Result<(), Error> {
        for batch in jobs.chunks(BATCH * rayon::current_num_threads()) {
            let worker = &self.worker;
            let checked: Vec<Result<Checked, Error>> = batch.par_iter().map(|job| worker.run(job)).collect();
            for (job, checked) in batch.iter().zip(checked) {
                if self.worker.options.report.verbose {
                    let _ = writeln!(std::io::stderr().lock(), "{}", job.path.display());
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
        self.repaired += checked.repaired;
        self.read += checked.read;
        self.checked += checked.check;
        Ok(())
    }

    fn finish(mut self) -> Result<Ending, Error> {
        let check = self.worker.options;
        let report = &check.report;
        if report.statistics {
            self.say_statistics()?;
        }
        let human = report.format == Format::Human && !check.fixes.diff;
        let documents = report.format == Format::Json && !check.fixes.diff && !report.statistics;
        if documents || human && !report.quiet {
            self.output.write(&self.worker.reporter.closing(&self.summary))?;
        }
        if self.repaired > 0 && !report.quiet {
            let verb = if check.fixes.diff { "Would fix" } else { "Fixed" };
            let _ =
                writeln!(std::io::stderr().lock(), "{verb} {}.", counted(self.repaired as u64, "finding", "findings"));
        }
        self.output.finish()?;
        let fails = check.report.fail_on.severity().is_some_and(|severity| self.summary.at_least(severity) > 0);
        Ok(match (self.trouble, fails) {
            (true, _) => Ending::Trouble,
            (false, true) => Ending::Findings,
            (false, false) => Ending::Clean,
        })
    }

    fn say_statistics(&mut self) -> Result<(), Error> {
        let mut counts: Vec<_> = self.rules.iter().map(|(rule, count)| (*count, rule)).collect();
        counts.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(b.1)));
        let lines: String = counts.iter().map(|(count, rule)| format!("{count:>7} {rule}\n")).collect();
        self.output.write(&lines)
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

/// The reporter of a format.
pub(crate) fn reporter(format: Format, colour: Colour, to_file: bool) -> Box<dyn Reporter> {
    match format {
        Format::Human => Box::new(Human { width: output::width(), colour: output::coloured(colour, to_file) }),
        Format::Concise => Box::new(Concise),
        Format::Json => Box::new(Json),
        Format::JsonLines => Box::new(JsonLines),
    }
}
