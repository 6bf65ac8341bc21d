//! The configuration as people meet it: where it is found, what is wrong with it, what it changes.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use tempfile::TempDir;

const SLIP: &str = "Ministers meet in Oslo\n\nThe ministers met on on Monday to discuss the budget.\n";

fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = TempDir::new().expect("a temporary folder");
    for (name, text) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        fs::write(path, text).expect("a file");
    }
    folder
}

fn run(folder: &Path, arguments: &[&str]) -> (i32, String, String) {
    let output: Output = Command::new(env!("CARGO_BIN_EXE_copydesk"))
        .current_dir(folder)
        .args(arguments)
        .output()
        .expect("copydesk runs");
    let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
    (output.status.code().expect("an exit code"), text(output.stdout), text(output.stderr))
}

fn complaint(configuration: &str) -> String {
    let folder = folder(&[("copydesk.toml", configuration), ("slip.txt", SLIP)]);
    let (code, out, err) = run(folder.path(), &["slip.txt"]);
    assert_eq!((code, out.as_str()), (2, ""));
    err
}

#[test]
fn an_unknown_key_is_shown_with_the_near_one() {
    insta::assert_snapshot!(complaint("lang = \"en-GB\"\n\n[lint]\nselct = [\"names\"]\n"));
}

#[test]
fn a_wrong_value_is_shown_at_its_place() {
    insta::assert_snapshot!(complaint("[lint]\nignore = \"names\"\nmin-confidence = \"likly\"\n"));
}

#[test]
fn an_unknown_rule_is_shown_with_the_near_one() {
    insta::assert_snapshot!(complaint("[lint]\nignore = [\"style\", \"style/repeated-wrod\"]\n"));
}

#[test]
fn what_is_not_toml_is_shown_at_its_place() {
    insta::assert_snapshot!(complaint("[lint\nignore = []\n"));
}

#[test]
fn a_circle_of_extensions_is_shown() {
    insta::assert_snapshot!(complaint("extend = [\"./copydesk.toml\"]\n"));
}

#[test]
fn the_nearest_configuration_holds() {
    let folder = folder(&[
        ("copydesk.toml", "[lint]\nignore = [\"style\"]\n"),
        ("a/slip.txt", SLIP),
        ("b/.copydesk.toml", "lang = \"en-GB\"\n"),
        ("b/slip.txt", SLIP),
    ]);
    let (code, out, _) = run(folder.path(), &["--format", "concise"]);
    assert_eq!((code, out.as_str()), (1, "b/slip.txt:3:19: error[style/repeated-word] \"on\" stands twice\n"));
    assert_eq!(run(folder.path(), &["a", "--isolated"]).0, 1);
    assert_eq!(run(folder.path(), &["a"]).0, 0);
}

#[test]
fn settings_are_laid_over_what_they_extend_key_by_key() {
    let folder = folder(&[
        ("base.toml", "lang = \"en-GB\"\n[lint]\nignore = [\"style\"]\n[lint.severity]\nstyle = \"advice\"\n"),
        ("copydesk.toml", "extend = \"base.toml\"\n[lint]\nignore = []\n"),
        ("slip.txt", SLIP),
    ]);
    let (code, out, _) = run(folder.path(), &["slip.txt", "--format", "concise"]);
    assert_eq!((code, out.as_str()), (0, "slip.txt:3:19: advice[style/repeated-word] \"on\" stands twice\n"));
    let (_, shown, _) = run(folder.path(), &["config", "show", "slip.txt"]);
    assert!(shown.contains("lint.ignore = []  # copydesk.toml:3"), "{shown}");
    assert!(shown.contains("lang = \"en-GB\"  # base.toml:1"), "{shown}");
    assert!(shown.contains("lint.preview = false  # default"), "{shown}");
}

#[test]
fn an_override_holds_for_its_paths() {
    let configuration = "[[lint.override]]\npath = \"sport/**\"\nignore = [\"style/repeated-word\"]\n";
    let folder = folder(&[("copydesk.toml", configuration), ("sport/a.txt", SLIP), ("news/b.txt", SLIP)]);
    let (_, out, _) = run(folder.path(), &["--format", "concise"]);
    assert_eq!(out.lines().count(), 1, "{out}");
    assert!(out.starts_with("news/b.txt"), "{out}");
}

#[test]
fn excluded_files_are_left_out_unless_named() {
    let folder = folder(&[("copydesk.toml", "exclude = [\"archive/**\"]\n"), ("archive/a.txt", SLIP)]);
    assert_eq!(run(folder.path(), &["check"]).0, 0);
    assert_eq!(run(folder.path(), &["archive/a.txt"]).0, 1);
    assert_eq!(run(folder.path(), &["archive/a.txt", "--force-exclude"]).0, 0);
}

#[test]
fn the_command_line_is_stronger_than_the_file() {
    let folder = folder(&[("copydesk.toml", "[lint]\nignore = [\"style\"]\n"), ("slip.txt", SLIP)]);
    assert_eq!(run(folder.path(), &["slip.txt"]).0, 0);
    assert_eq!(run(folder.path(), &["slip.txt", "--config", "lint.ignore=[]"]).0, 1);
    assert_eq!(run(folder.path(), &["slip.txt", "--select", "style"]).0, 1);
    assert_eq!(run(folder.path(), &["slip.txt", "--select", "style", "--ignore", "style/repeated-word"]).0, 0);
    let (code, _, err) = run(folder.path(), &["slip.txt", "--select", "style/repeatedword"]);
    assert_eq!(code, 2);
    assert!(err.contains("did you mean `style/repeated-word`?"), "{err}");
}

#[test]
fn init_writes_a_configuration_that_changes_nothing_and_never_writes_over_one() {
    let folder = folder(&[("slip.txt", SLIP)]);
    assert_eq!(run(folder.path(), &["init"]).0, 0);
    assert_eq!(run(folder.path(), &["slip.txt"]).0, 1);
    let (code, _, err) = run(folder.path(), &["init"]);
    assert_eq!(code, 2);
    assert!(err.contains("copydesk.toml: is there already"), "{err}");
}

#[test]
fn the_starter_has_only_known_keys() {
    let folder = folder(&[("slip.txt", SLIP)]);
    assert_eq!(run(folder.path(), &["init"]).0, 0);
    let path = folder.path().join("copydesk.toml");
    let starter = fs::read_to_string(&path).expect("a configuration");
    let set: Vec<&str> = starter
        .lines()
        .map(|line| line.strip_prefix("# ").filter(|it| it.contains(" = ") || it.starts_with('[')).unwrap_or(line))
        .collect();
    let set = set
        .join("\n")
        .replace("extend = ", "# extend = ")
        .replace("[\"consistency/quote-style\"]", "[]")
        .replace("\"names/spelling-variant\"", "\"style/repeated-word\"")
        .replace("style/number-agreement", "style/repeated-word");
    fs::write(&path, set).expect("written");
    let (_, shown, err) = run(folder.path(), &["config", "show"]);
    assert_eq!(err, "");
    assert!(shown.contains("\"Khalifa Haftar\""), "{shown}");
}

#[test]
fn rules_are_listed_and_explained() {
    let folder = folder(&[]);
    let (_, list, _) = run(folder.path(), &["rules"]);
    assert!(list.lines().any(|line| line.starts_with("style/repeated-word") && line.contains("error")), "{list}");
    assert!(list.lines().all(|line| line.chars().count() <= 80), "{list}");
    let (_, json, _) = run(folder.path(), &["rules", "--format", "json"]);
    let document: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    assert!(document["rules"].as_array().is_some_and(|rules| !rules.is_empty()));
    let (code, page, _) = run(folder.path(), &["explain", "style/repeated-word"]);
    assert_eq!(code, 0);
    assert!(page.starts_with("style/repeated-word\n==="), "{page}");
    let (code, _, err) = run(folder.path(), &["explain", "style/repeated-wrd"]);
    assert_eq!(code, 2);
    assert!(err.contains("did you mean `style/repeated-word`?"), "{err}");
}
