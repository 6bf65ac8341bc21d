//! `copydesk compare`: two versions of one article, and what a rewrite changed in one place only.

use std::path::Path;

use rustc_hash::FxHashSet;

use crate::cli::args::{Compare, Format};
use crate::cli::{Ending, check, output, parse, worker};
use crate::compare::Comparison;
use crate::desk::Desk;
use crate::error::Error;
use crate::report::{Summary, Values, place_compared};
use crate::source::Source;
use crate::span::Span;

/// Compares two files; the configuration that governs the new one holds.
pub(crate) fn run(compare: &Compare) -> Result<Ending, Error> {
    let stdin = Path::new("-");
    if compare.old == stdin && compare.new == stdin {
        return Err(Error::new("standard input holds one version only; name a file for the other"));
    }
    let (old, new) = (source(compare, &compare.old)?, source(compare, &compare.new)?);
    let sources = compare.config.sources();
    let (old, _) = parse::governed(old, &sources, compare.article_date)?;
    let (new, settings) = parse::governed(new, &sources, compare.article_date)?;
    let comparison = Comparison::of(&old, &new);
    let kept = Desk::new(&settings)?.compare(&comparison);
    let stale = kept.diagnostics.iter().filter(|it| it.rule.starts_with("compare/"));
    let values = values(&comparison, &stale.map(|it| it.primary.span).collect());
    let mut summary =
        Summary { files: 1, suppressed: kept.suppressed as u64, values: Some(values), ..Summary::default() };
    let findings = place_compared(&new, &old, kept.diagnostics);
    findings.iter().for_each(|finding| summary.count(finding.severity));
    let reporter = check::reporter(compare.format, compare.color, false);
    let mut output = output::Output::open(None)?;
    output.write(&reporter.opening())?;
    if !findings.is_empty() {
        output.write(&reporter.compared(&new.source.text, &old.source.text, &findings))?;
    }
    if !(compare.quiet && compare.format == Format::Human) {
        output.write(&reporter.closing(&summary))?;
    }
    output.finish()?;
    let fails = compare.fail_on.severity().is_some_and(|severity| summary.at_least(severity) > 0);
    Ok(if fails { Ending::Findings } else { Ending::Clean })
}

fn source(compare: &Compare, path: &Path) -> Result<Source, Error> {
    worker::source(path, compare.stdin_filename.as_deref())
}

/// Counts the values that changed; those count as stale that are reported, by their first places.
fn values(comparison: &Comparison<'_>, reported: &FxHashSet<Span>) -> Values {
    let mut values = Values { changed: comparison.changes.len() as u64, ..Values::default() };
    for change in &comparison.changes {
        if change.left.first().is_some_and(|left| reported.contains(&left.span)) {
            values.stale += 1;
            values.places += change.left.len() as u64;
        }
    }
    values
}
