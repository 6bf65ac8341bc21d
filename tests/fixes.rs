//! Repairs: what is applied, what is left, and that the repairs of any text come to an end.

use std::borrow::Cow;

use copydesk::diagnostic::{Applicability, Confidence, Severity};
use copydesk::fix::{self, MOST_ROUNDS};
use copydesk::report::{Edited, Finding, Located, Repair};
use copydesk::segment::Zone;
use proptest::prelude::*;

fn finding(fixes: Vec<Repair>) -> Finding {
    let primary = Located {
        start: 0,
        end: 0,
        line: 1,
        column: 1,
        end_line: 1,
        end_column: 1,
        text: String::new(),
        label: String::new(),
    };
    Finding {
        rule: Cow::Borrowed("style/repeated-word"),
        severity: Severity::Error,
        confidence: Confidence::Likely,
        message: String::new(),
        path: "a.txt".to_owned(),
        zone: Zone::Paragraph,
        primary,
        related: Vec::new(),
        notes: Vec::new(),
        fixes,
        fingerprint: String::new(),
    }
}

fn repair(applicability: Applicability, edits: &[(u32, u32, &str)]) -> Repair {
    let edits = edits.iter().map(|&(start, end, text)| Edited { start, end, text: text.to_owned() }).collect();
    Repair { title: "change".to_owned(), applicability, edits }
}

fn one(applicability: Applicability, edits: &[(u32, u32, &str)]) -> Finding {
    finding(vec![repair(applicability, edits)])
}

#[test]
fn edits_of_several_findings_are_applied_in_one_round() {
    let findings = [
        one(Applicability::Safe, &[(8, 11, "C")]),
        one(Applicability::Safe, &[(0, 3, "A"), (12, 12, "!")]),
        one(Applicability::Safe, &[(4, 7, "")]),
    ];
    assert_eq!(fix::apply("one two red.", &findings, Applicability::Safe), ("A  C.!".to_owned(), 3));
}

#[test]
fn of_fixes_in_one_place_the_first_is_applied_and_none_by_halves() {
    let findings = [
        one(Applicability::Safe, &[(4, 7, "2")]),
        one(Applicability::Safe, &[(0, 3, "1"), (5, 6, "x")]),
        one(Applicability::Safe, &[(7, 7, "+")]),
        one(Applicability::Safe, &[(7, 7, "-")]),
    ];
    assert_eq!(fix::apply("one two red", &findings, Applicability::Safe), ("one 2+ red".to_owned(), 2));
}

#[test]
fn a_fix_is_applied_only_as_far_as_it_is_asked_for() {
    let findings = [
        one(Applicability::Manual, &[(0, 1, "x")]),
        finding(vec![repair(Applicability::Manual, &[(2, 3, "x")]), repair(Applicability::Unsafe, &[(2, 3, "y")])]),
        one(Applicability::Safe, &[(4, 5, "z")]),
        finding(Vec::new()),
    ];
    assert_eq!(fix::apply("a b c", &findings, Applicability::Safe), ("a b z".to_owned(), 1));
    assert_eq!(fix::apply("a b c", &findings, Applicability::Unsafe), ("a y z".to_owned(), 2));
    assert_eq!(fix::apply("a b c", &findings, Applicability::Manual), ("a y z".to_owned(), 2));
}

#[test]
fn repairs_go_on_until_nothing_is_left() {
    // Every round takes one letter off the front.
    let check = |text: &str| match text.starts_with('a') {
        true => vec![one(Applicability::Safe, &[(0, 1, "")])],
        false => Vec::new(),
    };
    let settled = fix::settle("aaab", &check("aaab"), Applicability::Safe, check);
    assert_eq!((settled.text.as_str(), settled.applied), ("b", 3));
}

#[test]
fn rules_that_undo_each_other_come_to_an_end() {
    let mut rounds = 0;
    let swap = |text: &str| vec![one(Applicability::Safe, &[(0, 1, if text == "a" { "b" } else { "a" })])];
    let settled = fix::settle("a", &swap("a"), Applicability::Safe, |text| {
        rounds += 1;
        swap(text)
    });
    assert_eq!((rounds, settled.applied), (MOST_ROUNDS, MOST_ROUNDS));
}

proptest! {
    /// Whatever edits rules ask for, what is applied never overlaps, and what is not touched stays.
    #[test]
    fn applied_edits_never_overlap(edits in prop::collection::vec((0..20u32, 0..5u32), 0..30)) {
        let text = "abcdefghijklmnopqrstuvwxyz";
        let findings: Vec<Finding> =
            edits.iter().map(|&(start, len)| one(Applicability::Safe, &[(start, start + len, "*")])).collect();
        let (repaired, applied) = fix::apply(text, &findings, Applicability::Safe);
        prop_assert_eq!(repaired.matches('*').count(), applied);
        prop_assert_eq!(applied > 0, !edits.is_empty());
        let kept: Vec<char> = repaired.chars().filter(|&letter| letter != '*').collect();
        prop_assert!(kept.is_sorted());
    }
}
