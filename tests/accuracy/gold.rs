//! Pairs of names that stand in one article, labelled by hand: how many of the inconsistent spellings of one
//! person the name rules report, and how many pairs of different or deliberately different names.

use std::collections::{BTreeMap, HashMap};
use std::fmt::Write as _;

use copydesk::fold::plain_letters;
use serde::Deserialize;

use crate::Outcome;
use crate::corpus::Corpus;
use crate::run::{Finding, Run, article};

/// A labelled pair.
#[derive(Debug, Deserialize)]
struct Pair {
    doc: String,
    markdown: Option<String>,
    a: String,
    b: String,
    label: String,
}

/// What became of the pairs of one label.
#[derive(Debug, Default, Clone, Copy)]
pub(crate) struct Score {
    /// Pairs of which both spellings stand in the running text of the article.
    pub(crate) pairs: usize,
    /// Those of them a finding names.
    pub(crate) reported: usize,
    /// Pairs left out: one spelling stands in a credit, a caption, a trailer or a table, or across a line break.
    pub(crate) elsewhere: usize,
    /// Those of them a finding names all the same.
    pub(crate) reported_elsewhere: usize,
}

/// The scores by label, and what was missed or wrongly reported.
#[derive(Debug, Default)]
pub(crate) struct Gold {
    /// By label.
    pub(crate) scores: BTreeMap<String, Score>,
    /// Lines for a reader.
    misses: Vec<String>,
}

/// The label of pairs that have to be reported.
const SAME: &str = "same_person_inconsistent_spelling";

/// The labels of pairs that must not be reported.
const DIFFERENT: [&str; 2] = ["different_entities", "deliberate"];

impl Gold {
    /// Compares the findings of a run with the labelled pairs.
    pub(crate) fn score(corpus: &Corpus, run: &Run) -> Outcome<Self> {
        let text = std::fs::read_to_string(corpus.root.join("gold/name_variants_labelled.jsonl"))?;
        let documents: HashMap<&str, _> =
            corpus.documents.iter().map(|document| (document.id.as_str(), document)).collect();
        let mut gold = Self::default();
        for line in text.lines() {
            let pair: Pair = serde_json::from_str(line)?;
            let id = pair.markdown.as_deref().and_then(|path| path.rsplit('/').next()).unwrap_or(&pair.doc);
            let Some(document) = documents.get(id) else {
                return Err(format!("gold pair {:?}/{:?}: no document {id}", pair.a, pair.b).into());
            };
            let article = article(document);
            let running = [&pair.a, &pair.b].into_iter().all(|name| {
                article
                    .blocks
                    .iter()
                    .any(|block| block.zone.is_running_text() && mentions(article.text(block.span), name))
            });
            let reported = run.findings.iter().any(|finding| finding.doc == document.id && names(finding, &pair));
            gold.add(&pair, running, reported);
        }
        Ok(gold)
    }

    fn add(&mut self, pair: &Pair, running: bool, reported: bool) {
        let score = self.scores.entry(pair.label.clone()).or_default();
        match running {
            true => {
                score.pairs += 1;
                score.reported += usize::from(reported);
            }
            false => {
                score.elsewhere += 1;
                score.reported_elsewhere += usize::from(reported);
            }
        }
        let place = if running { "running text" } else { "elsewhere" };
        let fault = match (pair.label == SAME, reported) {
            (true, false) => "missed",
            (false, true) if DIFFERENT.contains(&pair.label.as_str()) => "reported",
            _ => return,
        };
        self.misses.push(format!("{fault:9}{place:13}{} {:?} / {:?} ({})", pair.doc, pair.a, pair.b, pair.label));
    }

    /// Share of the pairs of one person in running text that are reported.
    pub(crate) fn recall(&self) -> f64 {
        let score = self.scores.get(SAME).copied().unwrap_or_default();
        score.reported as f64 / score.pairs.max(1) as f64
    }

    /// Share of the pairs of different or deliberate names that are reported, wherever they stand.
    pub(crate) fn false_share(&self) -> f64 {
        let scores = || DIFFERENT.iter().filter_map(|label| self.scores.get(*label));
        let pairs: usize = scores().map(|score| score.pairs + score.elsewhere).sum();
        let reported: usize = scores().map(|score| score.reported + score.reported_elsewhere).sum();
        reported as f64 / pairs.max(1) as f64
    }

    /// The scores as a table; with what was missed when asked.
    pub(crate) fn text(&self, verbose: bool) -> String {
        let mut text =
            format!("{:36}{:>14}{:>10}{:>12}{:>10}\n", "label", "running text", "reported", "elsewhere", "reported");
        for (label, score) in &self.scores {
            let Score { pairs, reported, elsewhere, reported_elsewhere } = score;
            let _ = writeln!(text, "{label:36}{pairs:>14}{reported:>10}{elsewhere:>12}{reported_elsewhere:>10}");
        }
        let (recall, wrong) = (100.0 * self.recall(), 100.0 * self.false_share());
        let _ = writeln!(text, "one person in running text: {recall:.1}% reported; others: {wrong:.1}% reported");
        if verbose {
            self.misses.iter().for_each(|miss| text += &format!("{miss}\n"));
        }
        text
    }
}

/// Whether a text holds a name, whatever the white space in it.
fn mentions(text: &str, name: &str) -> bool {
    text.contains(name) || text.split_whitespace().collect::<Vec<_>>().join(" ").contains(name)
}

/// Whether a finding of the name rules names both spellings: one place holds the words that only the first has,
/// another those that only the second has.
fn names(finding: &Finding, pair: &Pair) -> bool {
    if !["names/", "headline/"].iter().any(|group| finding.rule.starts_with(group)) {
        return false;
    }
    let (a, b) = (words(&pair.a), words(&pair.b));
    let holds = |words_of: &[String], others: &[String]| {
        let only: Vec<&String> = words_of.iter().filter(|word| !others.contains(word)).collect();
        !only.is_empty()
            && finding.texts.iter().map(|text| words(text)).any(|text| only.iter().all(|&word| text.contains(word)))
    };
    holds(&a, &b) && holds(&b, &a)
}

/// The words of a name in plain letters, without possessives.
fn words(name: &str) -> Vec<String> {
    let parts = name.split(|letter: char| letter.is_whitespace() || letter == '-');
    let bare = parts.map(|part| part.trim_end_matches("'s").trim_end_matches("\u{2019}s"));
    bare.map(plain_letters).filter(|word| !word.is_empty()).collect()
}
