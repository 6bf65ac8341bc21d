//! Findings to a repaired text: fixes that may be applied, no two in the same place, again and again until
//! nothing is left to repair.

use std::collections::BTreeMap;

use crate::diagnostic::Applicability;
use crate::report::{Edited, Finding, Repair};

/// A repair may lay bare another; more rounds than this mean that two rules undo each other's work.
pub const MOST_ROUNDS: usize = 10;

/// A text after its repairs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settled {
    /// The text.
    pub text: String,
    /// How many fixes were applied.
    pub applied: usize,
}

/// Repairs `text` until no finding has a fix of at least the applicability `least`, or `MOST_ROUNDS` are over.
/// `findings` are those of `text`; `check` gives those of every later text.
pub fn settle(
    text: &str,
    findings: &[Finding],
    least: Applicability,
    mut check: impl FnMut(&str) -> Vec<Finding>,
) -> Settled {
    let mut settled = Settled { text: text.to_owned(), applied: 0 };
    let mut later;
    let mut findings = findings;
    for _ in 0..MOST_ROUNDS {
        let (text, applied) = apply(&settled.text, findings, least);
        if applied == 0 {
            break;
        }
        settled = Settled { text, applied: settled.applied + applied };
        later = check(&settled.text);
        findings = &later;
    }
    settled
}

/// Applies the best fix of every finding whose places are still free. Returns the text and how many were applied.
#[must_use]
pub fn apply(text: &str, findings: &[Finding], least: Applicability) -> (String, usize) {
    let mut taken: BTreeMap<u32, &Edited> = BTreeMap::new();
    let mut applied = 0;
    for finding in findings {
        let may = |repair: &&Repair| repair.applicability >= least && repair.applicability != Applicability::Manual;
        let Some(repair) = finding.fixes.iter().find(may) else { continue };
        if repair.edits.is_empty() || !repair.edits.iter().all(|edit| is_free(&taken, edit)) {
            continue;
        }
        taken.extend(repair.edits.iter().map(|edit| (edit.start, edit)));
        applied += 1;
    }
    let mut out = String::with_capacity(text.len());
    let mut done = 0;
    for edit in taken.values() {
        out.push_str(&text[done..edit.start as usize]);
        out.push_str(&edit.text);
        done = edit.end as usize;
    }
    out.push_str(&text[done..]);
    (out, applied)
}

/// Whether no edit begins at the same place or shares a byte.
fn is_free(taken: &BTreeMap<u32, &Edited>, edit: &Edited) -> bool {
    let before = taken.range(..=edit.start).next_back();
    let after = taken.range(edit.start..).next();
    before.is_none_or(|(&start, it)| start < edit.start && it.end <= edit.start)
        && after.is_none_or(|(&start, _)| start > edit.start && start >= edit.end)
}
