//! `copydesk compare` as people run it, and that no two texts bring it down.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use copydesk::article::{Article, Given};
use copydesk::compare::Comparison;
use copydesk::desk::{Desk, Settings};
use copydesk::read::Format;
use copydesk::report::human::Human;
use copydesk::report::{Reporter, place_compared};
use copydesk::source::Source;
use proptest::prelude::*;

const OLD: &str = "fixtures/compare/mill-fire-old.txt";
const NEW: &str = "fixtures/compare/mill-fire-new.txt";

fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_copydesk"));
    command.current_dir(env!("CARGO_MANIFEST_DIR")).env("NO_COLOR", "1").env_remove("COLUMNS");
    command.arg("compare").args(arguments);
    command
}

fn run(arguments: &[&str]) -> Output {
    command(arguments).output().expect("copydesk runs")
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("UTF-8")
}

fn code(output: &Output) -> i32 {
    output.status.code().expect("an exit code")
}

#[test]
fn a_rewrite_is_shown_with_both_versions() {
    let output = run(&[OLD, NEW]);
    assert_eq!(code(&output), 1);
    let shown = out(&output);
    assert!(shown.lines().all(|line| line.chars().count() <= 80), "{shown}");
    insta::assert_snapshot!("compare-human", shown);
    insta::assert_snapshot!("compare-concise", out(&run(&[OLD, NEW, "--format", "concise"])));
}

#[test]
fn json_names_the_earlier_version_of_a_related_place() {
    let document: serde_json::Value =
        serde_json::from_slice(&run(&[OLD, NEW, "--format", "json"]).stdout).expect("JSON");
    assert_eq!(document["summary"]["values"], serde_json::json!({"changed": 3, "stale": 2, "places": 3}));
    for finding in document["diagnostics"].as_array().expect("findings") {
        assert_eq!(finding["path"], NEW);
        let related = finding["related"].as_array().expect("places");
        let earlier: Vec<_> = related.iter().filter(|place| place["earlier"] == true).collect();
        assert_eq!(earlier.len(), 1, "{finding}");
        assert_eq!(earlier[0]["path"], OLD);
        let old = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(OLD)).expect("the old version");
        let bytes = |key: &str| earlier[0][key].as_u64().expect("an offset") as usize;
        assert_eq!(old[bytes("start")..bytes("end")], *earlier[0]["text"].as_str().expect("text"));
        assert!(related.iter().any(|place| place["earlier"].is_null() && place["path"] == NEW), "{finding}");
    }
}

#[test]
fn a_rewrite_that_left_nothing_behind_is_passed() {
    let output = run(&["fixtures/compare/quay-old.md", "fixtures/compare/quay-new.md"]);
    assert_eq!((code(&output), out(&output).as_str()), (0, "2 values changed, none left stale\n"));
    let same = run(&[OLD, OLD]);
    assert_eq!((code(&same), out(&same).as_str()), (0, "No value changed\n"));
    assert_eq!(out(&run(&[OLD, OLD, "--quiet"])), "");
}

#[test]
fn exit_codes_say_findings_and_trouble() {
    assert_eq!(code(&run(&[OLD, NEW, "--fail-on", "error"])), 0);
    assert_eq!(code(&run(&[OLD])), 2);
    let missing = run(&[OLD, "missing.txt"]);
    assert_eq!(code(&missing), 2);
    assert!(String::from_utf8_lossy(&missing.stderr).contains("missing.txt: "), "{missing:?}");
    assert_eq!(code(&run(&["-", "-"])), 2);
    assert_eq!(code(&run(&[OLD, NEW, "--config", "lint.ignore=[\"compare\"]"])), 0);
}

#[test]
fn one_version_may_come_from_standard_input() {
    let mut child = command(&["-", NEW, "--stdin-filename", NEW, "--format", "json"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("copydesk runs");
    let old = std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join(OLD)).expect("the old version");
    child.stdin.take().expect("a pipe").write_all(&old).expect("written");
    let output = child.wait_with_output().expect("copydesk ends");
    assert_eq!(code(&output), 1);
    let document: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(document["summary"]["values"]["stale"], 2);
}

#[test]
fn what_was_left_is_changed_on_demand() {
    let folder = tempfile::TempDir::new().expect("a temporary folder");
    let copy = folder.path().join("new.txt");
    std::fs::copy(Path::new(env!("CARGO_MANIFEST_DIR")).join(NEW), &copy).expect("a copy");
    let output = run(&[OLD, &copy.to_string_lossy(), "--unsafe-fixes"]);
    assert_eq!((code(&output), out(&output).as_str()), (0, "3 values changed, none left stale\n"));
    let repaired = std::fs::read_to_string(&copy).expect("the new version");
    assert!(!repaired.contains("Ondarza") && repaired.contains("Most of the 14 people"), "{repaired}");
}

fn article(text: &str) -> Article {
    let source = Source { path: "a.txt".into(), text: text.to_owned() };
    Article::read(source, Format::Plain, &Given::default())
}

/// Compares two texts and shows what was found.
fn compared(old: &str, new: &str) -> String {
    let (before, after) = (article(old), article(new));
    let desk = Desk::new(&Settings::default()).expect("the default settings are good");
    let found = desk.compare(&Comparison::of(&before, &after)).diagnostics;
    Human { width: 80, colour: false }.compared(new, old, &place_compared(&after, &before, found))
}

/// Words that make copy of which much can change.
const COPY: &str = "(Ignacio |Ondarza |Ondarsa |Mr |President |12 |14 |\\$5 million |\\$6 million |people |killed |on |Monday |\
                    Tuesday |March 9 |\"we saw it all\" |\"we saw them all\" |, |\\. |\n\n|é|\u{1f600}|'|\"){0,60}";

proptest! {
    #[test]
    fn any_two_texts_can_be_compared(old in COPY, new in COPY) {
        compared(&old, &new);
    }

    #[test]
    fn a_text_compared_with_itself_has_not_changed(text in COPY) {
        prop_assert_eq!(compared(&text, &text), "");
    }

    #[test]
    fn letters_of_any_kind_can_be_compared(old in ".{0,200}", new in ".{0,200}") {
        compared(&old, &new);
    }
}

/// Every word of a long text changed, and one value changed among thousands of equal ones.
#[test]
fn long_texts_are_compared_in_reasonable_time() {
    let line = "The fire killed 12 people in the mill of Ignacio Ondarza on Monday, March 9, said the chief. ";
    let old = line.repeat(4_000);
    let started = std::time::Instant::now();
    compared(&old, &old.replacen("12", "14", 1));
    compared(&old, &old.replace(' ', " x "));
    assert!(started.elapsed().as_secs() < 60, "{:?}", started.elapsed());
}
