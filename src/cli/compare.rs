//! `copydesk compare`: two versions of one article, and what a rewrite changed in one place only.

use std::path::Path;

use rustc_hash::FxHashSet;

use crate::article::Article;
use crate::cli::args::{Compare, Format};
use crate::cli::{Ending, check, output, parse, worker};
use crate::compare::Comparison;
use crate::desk::Desk;
use crate::diagnostic::Applicability;
use crate::error::Error;
use crate::fix;
use crate::report::{Finding, Summary, Values, place_compared};
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
    let (mut new, settings) = parse::governed(new, &sources, compare.article_date)?;
    let desk = Desk::new(&settings)?;
    let mut found = Found::between(&desk, &old, &new);
    if compare.unsafe_fixes {
        let path = new.source.path.clone();
        let read = |text: &str| {
            parse::read(Source { path: path.clone(), text: text.to_owned() }, &settings, compare.article_date)
        };
        let again = |text: &str| Found::between(&desk, &old, &read(text)).findings;
        let settled = fix::settle(&new.source.text, &found.findings, Applicability::Unsafe, again);
        if settled.applied > 0 {
            worker::write(&compare.new, &settled.text)?;
            new = read(&settled.text);
            found = Found::between(&desk, &old, &new);
        }
    }
    let reporter = check::reporter(compare.format, compare.color, false);
    let mut output = output::Output::open(None)?;
    output.write(&reporter.opening())?;
    if !found.findings.is_empty() {
        output.write(&reporter.compared(&new.source.text, &old.source.text, &found.findings))?;
    }
    if !(compare.quiet && compare.format == Format::Human) {
        output.write(&reporter.closing(&found.summary))?;
    }
    output.finish()?;
    let fails = compare.fail_on.severity().is_some_and(|severity| found.summary.at_least(severity) > 0);
    Ok(if fails { Ending::Findings } else { Ending::Clean })
}

/// What a comparison came to.
struct Found {
    findings: Vec<Finding>,
    summary: Summary,
}

impl Found {
    fn between(desk: &Desk, old: &Article, new: &Article) -> Self {
        let comparison = Comparison::of(old, new);
        let kept = desk.compare(&comparison);
        let stale = kept.diagnostics.iter().filter(|it| it.rule.starts_with("compare/"));
        let values = values(&comparison, &stale.map(|it| it.primary.span).collect());
        let suppressed = kept.suppressed as u64;
        let mut summary = Summary { files: 1, suppressed, values: Some(values), ..Summary::default() };
        let findings = place_compared(new, old, kept.diagnostics);
        findings.iter().for_each(|finding| summary.count(finding.severity));
        Self { findings, summary }
    }
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
