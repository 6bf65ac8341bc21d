//! Judged findings: (document, rule, texts of the places, verdict), one a line of `labels.jsonl`. A finding is
//! known by its document, its rule and the folded texts of its places, so that it keeps its verdict when offsets
//! or messages change. Long places are kept as a fingerprint: the labels carry no text of the corpus.

use std::collections::BTreeMap;
use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::Outcome;
use crate::run::Finding;

/// The longest text of a place that is kept as it is, in bytes; a name or a date is shorter.
const LONGEST_TEXT: usize = 48;

/// What a reader decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Verdict {
    /// An editor would change the copy.
    True,
    /// Nothing is wrong there.
    False,
    /// It cannot be told from the article.
    Unsure,
}

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
struct Key {
    doc: String,
    rule: String,
    spans: Vec<String>,
}

impl Key {
    fn of(finding: &Finding) -> Self {
        let mut spans: Vec<String> = finding.texts.iter().map(|text| folded(text)).collect();
        spans.sort();
        spans.dedup();
        Self { doc: finding.doc.clone(), rule: finding.rule.clone(), spans }
    }
}

/// The text of a place in small letters with single spaces; the fingerprint of a long one.
fn folded(text: &str) -> String {
    let words: Vec<String> = text.replace('\u{2019}', "'").split_whitespace().map(str::to_lowercase).collect();
    let folded = words.join(" ");
    match folded.len() {
        0..=LONGEST_TEXT => folded,
        _ => format!("#{}", &blake3::hash(folded.as_bytes()).to_hex()[..12]),
    }
}

/// One line of the labels.
#[derive(Serialize, Deserialize)]
struct Judged {
    #[serde(flatten)]
    key: Key,
    verdict: Verdict,
}

/// One line of a sheet to be judged.
#[derive(Serialize, Deserialize)]
struct Sheet {
    verdict: String,
    #[serde(flatten)]
    key: Key,
    #[serde(default)]
    message: String,
    #[serde(default)]
    contexts: Vec<String>,
}

/// Every verdict so far.
#[derive(Debug, Default)]
pub(crate) struct Labels(BTreeMap<Key, Verdict>);

impl Labels {
    /// Reads the labels; none when the file is not there yet.
    pub(crate) fn read(path: &Path) -> Outcome<Self> {
        let Ok(text) = std::fs::read_to_string(path) else { return Ok(Self::default()) };
        let mut labels = BTreeMap::new();
        for line in text.lines() {
            let judged: Judged = serde_json::from_str(line)?;
            labels.insert(judged.key, judged.verdict);
        }
        Ok(Self(labels))
    }

    /// Writes the labels in a fixed order.
    pub(crate) fn write(&self, path: &Path) -> Outcome<()> {
        let mut text = String::new();
        for (key, &verdict) in &self.0 {
            text += &serde_json::to_string(&Judged { key: key.clone(), verdict })?;
            text.push('\n');
        }
        Ok(std::fs::write(path, text)?)
    }

    /// What was decided about a finding.
    pub(crate) fn verdict(&self, finding: &Finding) -> Option<Verdict> {
        self.0.get(&Key::of(finding)).copied()
    }

    /// Takes over the lines of a sheet that carry a verdict; gives their number.
    pub(crate) fn take(&mut self, sheet: &str) -> Outcome<usize> {
        let mut taken = 0;
        for (index, line) in sheet.lines().enumerate() {
            let judged: Sheet = serde_json::from_str(line).map_err(|error| format!("line {}: {error}", index + 1))?;
            let verdict = match judged.verdict.as_str() {
                "true" => Verdict::True,
                "false" => Verdict::False,
                "unsure" => Verdict::Unsure,
                "?" | "" => continue,
                other => return Err(format!("line {}: {other:?} is no verdict", index + 1).into()),
            };
            self.0.insert(judged.key, verdict);
            taken += 1;
        }
        Ok(taken)
    }
}

/// Findings as lines of JSON with a verdict to fill in.
pub(crate) fn sheet(findings: &[Finding]) -> String {
    let lines = findings.iter().map(|finding| {
        let sheet = Sheet {
            verdict: "?".to_owned(),
            key: Key::of(finding),
            message: finding.message.clone(),
            contexts: finding.contexts.clone(),
        };
        serde_json::to_string(&sheet).expect("strings make JSON") + "\n"
    });
    lines.collect()
}
