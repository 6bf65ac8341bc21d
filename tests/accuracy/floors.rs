//! The figures of a run held against the floors recorded in `floors.toml`, and written as the table of
//! `docs/accuracy.md`.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use serde::Deserialize;

use crate::Outcome;
use crate::compare;
use crate::corpus::Corpus;
use crate::coverage::Coverage;
use crate::figures::{self, Tally};
use crate::gold::Gold;
use crate::inject::Recall;
use crate::labels::Labels;
use crate::run::Run;

/// What no figure may fall below, or, for what is wrong, rise above.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct Floors {
    /// Least share of right findings among the judged, all rules together.
    precision: f64,
    /// The same for every rule by itself.
    precision_of_each_rule: f64,
    /// Most false errors and warnings per hundred articles.
    false_per_hundred: f64,
    /// Least share of the labelled pairs of one person that is reported.
    same_person_pairs: f64,
    /// Most of the labelled pairs of different names that may be reported.
    other_pairs: f64,
    /// Least share of the injected errors that is seen, by type.
    injected: BTreeMap<String, f64>,
    /// Least share of the pairs of versions with a stale value that is reported, by way of rewriting.
    stale: BTreeMap<String, f64>,
    /// Most of the pairs of versions without one that may be reported.
    not_stale: f64,
}

/// Everything that is measured.
pub(crate) struct Measured<'a> {
    pub(crate) corpus: &'a Corpus,
    pub(crate) run: &'a Run,
    pub(crate) labels: &'a Labels,
    pub(crate) gold: Gold,
    pub(crate) recalls: Vec<(&'static str, Recall)>,
    pub(crate) compared: Vec<(&'static str, compare::Tally)>,
    pub(crate) coverage: Coverage,
}

impl Floors {
    /// Reads the floors.
    pub(crate) fn read(path: &Path) -> Outcome<Self> {
        Ok(toml::from_str(&std::fs::read_to_string(path)?)?)
    }

    /// What falls short, one line each.
    pub(crate) fn broken(&self, measured: &Measured<'_>) -> Vec<String> {
        let tallies = figures::tallies(measured.run, measured.labels);
        let total = figures::total(&tallies);
        let false_ones = total.false_per_100(measured.corpus.documents.len()).unwrap_or(0.0);
        let mut broken = vec![
            least("precision of all rules", total.precision().unwrap_or(1.0), self.precision),
            most("false findings per hundred articles", false_ones, self.false_per_hundred),
            least("pairs of one person", measured.gold.recall(), self.same_person_pairs),
            most("pairs of different names", measured.gold.false_share(), self.other_pairs),
        ];
        for (rule, tally) in &tallies {
            let precision = tally.precision().unwrap_or(1.0);
            broken.push(least(&format!("precision of {rule}"), precision, self.precision_of_each_rule));
        }
        for (name, recall) in &measured.recalls {
            let floor = self.injected.get(*name).copied().unwrap_or(0.0);
            broken.push(least(&format!("injected: {name}"), recall.share(), floor));
        }
        for (name, tally) in &measured.compared {
            let name_of = format!("compared: {name}");
            broken.push(match tally.stale {
                true => least(&name_of, tally.share(), self.stale.get(*name).copied().unwrap_or(0.0)),
                false => most(&name_of, tally.share(), self.not_stale),
            });
        }
        let mut broken: Vec<String> = broken.into_iter().flatten().collect();
        broken.extend(measured.run.crashes.iter().map(|id| format!("crash on {id}")));
        broken.extend(measured.run.misplaced.iter().map(|place| format!("wrong place: {place}")));
        broken
    }
}

impl Measured<'_> {
    /// The figures as Markdown.
    pub(crate) fn table(&self) -> String {
        let mut text = String::from("| rule | findings | per 1,000 articles | right | wrong | unsure | precision |\n");
        text += "|---|---:|---:|---:|---:|---:|---:|\n";
        let files = self.corpus.documents.len();
        let tallies = figures::tallies(self.run, self.labels);
        for (rule, tally) in &tallies {
            text += &row(&format!("`{rule}`"), tally, files);
        }
        text += &row("all", &figures::total(&tallies), files);
        text += "\n| error put into clean articles | injected | recall | on the clean twin |\n|---|---:|---:|---:|\n";
        for (name, recall) in &self.recalls {
            let _ = writeln!(text, "| {name} | {} | {:.3} | {} |", recall.injected, recall.share(), recall.on_clean);
        }
        text += "\n| rewrite compared with its original | pairs | reported | right |\n|---|---:|---:|---|\n";
        for (name, tally) in &self.compared {
            let right = if tally.stale { "all" } else { "none" };
            let _ = writeln!(text, "| {name} | {} | {:.3} | {right} |", tally.pairs, tally.share());
        }
        let _ = write!(text, "\n{}", self.coverage.table());
        let (same, other) = (100.0 * self.gold.recall(), 100.0 * self.gold.false_share());
        let _ = writeln!(
            text,
            "\nLabelled pairs of names: {same:.1}% of the pairs of one person reported, {other:.1}% of the others."
        );
        text
    }
}

fn row(name: &str, tally: &Tally, files: usize) -> String {
    let precision = tally.precision().map_or("not judged".to_owned(), |share| format!("{share:.3}"));
    let Tally { findings, right, wrong, unsure, .. } = tally;
    let rate = 1000.0 * *findings as f64 / files as f64;
    format!("| {name} | {findings} | {rate:.1} | {right} | {wrong} | {unsure} | {precision} |\n")
}

fn least(name: &str, figure: f64, floor: f64) -> Option<String> {
    (figure < floor).then(|| format!("{name}: {figure:.3} is below {floor:.3}"))
}

fn most(name: &str, figure: f64, ceiling: f64) -> Option<String> {
    (figure > ceiling).then(|| format!("{name}: {figure:.3} is above {ceiling:.3}"))
}

/// A page with the part between the two marks replaced by the table.
pub(crate) fn with_table(page: &str, table: &str) -> Outcome<String> {
    let (before, rest) = page.split_once(OPEN).ok_or("the page has no mark for the table")?;
    let (_, after) = rest.split_once(CLOSE).ok_or("the page has no mark for the end of the table")?;
    Ok(format!("{before}{OPEN}\n\n{table}\n{CLOSE}{after}"))
}

const OPEN: &str = "<!-- figures -->";
const CLOSE: &str = "<!-- end of figures -->";
