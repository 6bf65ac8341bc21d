//! A run and the verdicts to figures: what every rule says, and how much of it is right as far as judged.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use copydesk::diagnostic::Severity;

use crate::corpus::Corpus;
use crate::labels::{Labels, Verdict};
use crate::run::{Finding, Run};

/// How the findings of one rule, or of all, were judged.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Tally {
    /// All findings.
    pub(crate) findings: usize,
    /// Those of severity error or warning.
    pub(crate) loud: usize,
    /// Judged right.
    pub(crate) right: usize,
    /// Judged wrong.
    pub(crate) wrong: usize,
    /// Judged wrong, of severity error or warning.
    pub(crate) wrong_loud: usize,
    /// Judged, but it cannot be told.
    pub(crate) unsure: usize,
}

impl Tally {
    fn add(&mut self, finding: &Finding, verdict: Option<Verdict>) {
        let loud = usize::from(finding.severity >= Severity::Warning);
        self.findings += 1;
        self.loud += loud;
        match verdict {
            Some(Verdict::True) => self.right += 1,
            Some(Verdict::False) => {
                self.wrong += 1;
                self.wrong_loud += loud;
            }
            Some(Verdict::Unsure) => self.unsure += 1,
            None => {}
        }
    }

    /// Findings nobody has judged.
    pub(crate) fn unjudged(&self) -> usize {
        self.findings - self.right - self.wrong - self.unsure
    }

    /// Right ones among those that were judged right or wrong.
    pub(crate) fn precision(&self) -> Option<f64> {
        let judged = self.right + self.wrong;
        (judged > 0).then(|| self.right as f64 / judged as f64)
    }

    /// False errors and warnings per hundred articles, the unjudged ones taken to be as often false as the
    /// judged ones.
    pub(crate) fn false_per_100(&self, files: usize) -> Option<f64> {
        let share = 1.0 - self.precision()?;
        let expected = if self.unjudged() == 0 { self.wrong_loud as f64 } else { self.loud as f64 * share };
        Some(100.0 * expected / files as f64)
    }
}

/// The tally of every rule that spoke, by id.
pub(crate) fn tallies(run: &Run, labels: &Labels) -> BTreeMap<String, Tally> {
    let mut tallies: BTreeMap<String, Tally> = BTreeMap::new();
    for finding in &run.findings {
        tallies.entry(finding.rule.clone()).or_default().add(finding, labels.verdict(finding));
    }
    tallies
}

/// The sum of tallies.
pub(crate) fn total(tallies: &BTreeMap<String, Tally>) -> Tally {
    tallies.values().fold(Tally::default(), |sum, one| Tally {
        findings: sum.findings + one.findings,
        loud: sum.loud + one.loud,
        right: sum.right + one.right,
        wrong: sum.wrong + one.wrong,
        wrong_loud: sum.wrong_loud + one.wrong_loud,
        unsure: sum.unsure + one.unsure,
    })
}

/// Everything as a table.
pub(crate) fn report(corpus: &Corpus, run: &Run, labels: &Labels) -> String {
    let files = corpus.documents.len();
    let mut text = String::new();
    let megabytes = corpus.bytes() as f64 / 1e6;
    let _ = writeln!(text, "files     {files}, {megabytes:.1} MB, read and checked in {:.1?}", run.elapsed);
    let _ = writeln!(text, "crashes   {}", run.crashes.len());
    run.crashes.iter().for_each(|id| text += &format!("    {id}\n"));
    let _ =
        writeln!(text, "places    {} checked, {} wrong, {} over markup", run.places, run.misplaced.len(), run.inexact);
    run.misplaced.iter().for_each(|place| text += &format!("    {place}\n"));
    let columns =
        ["findings", "error", "warning", "advice", "per 100", "right", "wrong", "unsure", "open", "precision"];
    let _ = write!(text, "\n{:32}", "rule");
    columns.iter().for_each(|column| text += &format!("{column:>10}"));
    let _ = writeln!(text, "{:>11}", "false/100");
    let tallies = tallies(run, labels);
    for (rule, tally) in &tallies {
        let _ = writeln!(text, "{}", row(rule, tally, run, files));
    }
    let _ = writeln!(text, "{}", row("all", &total(&tallies), run, files));
    text
}

fn row(rule: &str, tally: &Tally, run: &Run, files: usize) -> String {
    let of = |severity: Severity| {
        run.findings.iter().filter(|one| one.severity == severity && (rule == "all" || one.rule == rule)).count()
    };
    let [error, warning, advice] = [Severity::Error, Severity::Warning, Severity::Advice].map(of);
    let per_100 = 100.0 * tally.findings as f64 / files as f64;
    let shown = |figure: Option<f64>| figure.map_or("-".to_owned(), |figure| format!("{figure:.2}"));
    let (precision, false_per_100) = (shown(tally.precision()), shown(tally.false_per_100(files)));
    format!(
        "{rule:32}{:>10}{error:>10}{warning:>10}{advice:>10}{per_100:>10.2}{:>10}{:>10}{:>10}{:>10}{precision:>10}{false_per_100:>11}",
        tally.findings,
        tally.right,
        tally.wrong,
        tally.unsure,
        tally.unjudged(),
    )
}
