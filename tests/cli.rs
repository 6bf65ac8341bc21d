//! The command as people run it: exit codes, formats, bad input, configuration.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

const SLIP: &str = "Ministers meet in Oslo\n\nThe ministers discussed the the budget on Monday.\n";
const CLEAN: &str = "Ministers meet in Oslo\n\nThe ministers discussed the budget on Monday.\n";

fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = TempDir::new().expect("a temporary folder");
    for (name, text) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        fs::write(path, text).expect("a file");
    }
    folder
}

fn command(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_copydesk"));
    command.current_dir(folder).env_remove("NO_COLOR").env_remove("CLICOLOR_FORCE").env_remove("COLUMNS");
    command
}

fn run(folder: &Path, arguments: &[&str]) -> Output {
    command(folder).args(arguments).output().expect("copydesk runs")
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("UTF-8")
}

fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("UTF-8")
}

fn code(output: &Output) -> i32 {
    output.status.code().expect("an exit code")
}

#[test]
fn exit_codes_say_clean_findings_and_trouble() {
    let folder = folder(&[("clean.txt", CLEAN), ("slip.txt", SLIP)]);
    assert_eq!(code(&run(folder.path(), &["clean.txt"])), 0);
    assert_eq!(code(&run(folder.path(), &["check", "slip.txt"])), 1);
    assert_eq!(code(&run(folder.path(), &["slip.txt", "--fail-on", "never"])), 0);
    assert_eq!(code(&run(folder.path(), &["missing.txt"])), 2);
    assert_eq!(code(&run(folder.path(), &["--no-such-flag"])), 2);
    assert_eq!(code(&run(folder.path(), &["--version"])), 0);
}

#[test]
fn json_is_the_documented_schema() {
    let folder = folder(&[("slip.txt", SLIP)]);
    let output = run(folder.path(), &["slip.txt", "--format", "json"]);
    let document: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(document["version"], 1);
    assert_eq!(document["summary"]["errors"], 1);
    let version = format!("\"version\":\"{}\"", env!("CARGO_PKG_VERSION"));
    insta::assert_snapshot!("json", out(&output).replace(&version, "\"version\":\"[version]\""));
}

#[test]
fn json_lines_is_one_finding_a_line() {
    let folder = folder(&[("a.txt", SLIP), ("b.txt", SLIP)]);
    let lines = out(&run(folder.path(), &["--format", "json-lines"]));
    let findings: Vec<serde_json::Value> =
        lines.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    assert_eq!(findings.len(), 2);
    assert_eq!(findings[1]["path"], "b.txt");
    assert_eq!(findings[0]["primary"]["text"], "the the");
    assert_eq!(findings[0]["fingerprint"], findings[1]["fingerprint"]);
}

#[test]
fn concise_names_path_line_and_column() {
    let folder = folder(&[("slip.txt", SLIP)]);
    let output = run(folder.path(), &["slip.txt", "--format", "concise"]);
    assert_eq!(out(&output), "slip.txt:3:25: error[style/repeated-word] \"the\" stands twice\n");
}

#[test]
fn a_long_paragraph_is_shown_within_the_terminal() {
    let sentence = "The committee heard from nine witnesses, among them two former ministers. ";
    let paragraph =
        format!("{}The chair said that the the matter was closed. {}", sentence.repeat(7), sentence.repeat(5));
    let text = format!("A long day in committee\n\n{paragraph}\n");
    let folder = folder(&[("long.txt", &text)]);
    let output = command(folder.path()).args(["long.txt"]).env("COLUMNS", "80").output().expect("copydesk runs");
    let shown = out(&output);
    assert!(shown.lines().all(|line| line.chars().count() <= 80), "{shown}");
    insta::assert_snapshot!("human", shown);
}

#[test]
fn nothing_to_report_is_said() {
    let folder = folder(&[("clean.txt", CLEAN)]);
    assert_eq!(out(&run(folder.path(), &["clean.txt"])), "Nothing to report in 1 file.\n");
    assert_eq!(out(&run(folder.path(), &["clean.txt", "--quiet"])), "");
}

#[test]
fn colours_follow_the_flag_and_the_environment() {
    let folder = folder(&[("slip.txt", SLIP)]);
    assert!(!out(&run(folder.path(), &["slip.txt"])).contains('\u{1b}'));
    assert!(out(&run(folder.path(), &["slip.txt", "--color", "always"])).contains('\u{1b}'));
    let forced = command(folder.path()).arg("slip.txt").env("CLICOLOR_FORCE", "1").output().expect("copydesk runs");
    assert!(out(&forced).contains('\u{1b}'));
}

#[test]
fn the_report_does_not_depend_on_threads() {
    let files: Vec<(String, &str)> =
        (0..200).map(|at| (format!("{}/{at}.txt", at % 7), if at % 3 == 0 { SLIP } else { CLEAN })).collect();
    let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (name.as_str(), *text)).collect();
    let folder = folder(&files);
    let one = run(folder.path(), &["-j1", "--format", "json"]);
    let four = run(folder.path(), &["-j4", "--format", "json"]);
    assert_eq!(out(&one), out(&four));
    assert_eq!(code(&one), 1);
}

#[test]
fn folders_are_walked_and_ignored_files_skipped() {
    let folder = folder(&[
        ("a.txt", SLIP),
        ("b.rs", SLIP),
        (".hidden.txt", SLIP),
        ("drafts/c.md", SLIP),
        (".ignore", "drafts\n"),
        ("old/d.txt", SLIP),
    ]);
    let seen = |arguments: &[&str]| {
        let lines = out(&run(folder.path(), &[&["--format", "concise"], arguments].concat()));
        lines.lines().filter_map(|line| line.split(':').next().map(str::to_owned)).collect::<Vec<_>>()
    };
    assert_eq!(seen(&[]), ["a.txt", "old/d.txt"]);
    assert_eq!(seen(&["--exclude", "old"]), ["a.txt"]);
    assert_eq!(seen(&["--no-ignore"]), ["a.txt", "drafts/c.md", "old/d.txt"]);
    assert_eq!(seen(&["b.rs"]), ["b.rs"]);
    assert_eq!(seen(&["--exclude", "old", "old/d.txt"]), ["old/d.txt"]);
    assert!(seen(&["--exclude", "old", "--force-exclude", "old/d.txt"]).is_empty());
}

#[test]
fn names_can_come_from_a_list() {
    let folder = folder(&[("a.txt", SLIP), ("b.txt", SLIP), ("list", "b.txt\n")]);
    let output = run(folder.path(), &["--files-from", "list", "--format", "concise"]);
    assert!(out(&output).starts_with("b.txt:3:25:"), "{}", out(&output));
}

fn with_input(folder: &Path, arguments: &[&str], input: &str) -> Output {
    let mut child = command(folder)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("copydesk runs");
    child.stdin.take().expect("a pipe").write_all(input.as_bytes()).expect("written");
    child.wait_with_output().expect("copydesk ends")
}

#[test]
fn standard_input_goes_by_the_name_it_is_given() {
    let folder = folder(&[]);
    let output = with_input(folder.path(), &["-", "--stdin-filename", "story.md", "--format", "concise"], SLIP);
    assert!(out(&output).starts_with("story.md:3:25:"), "{}", out(&output));
    assert_eq!(code(&output), 1);
}

#[test]
fn a_report_can_go_to_a_file() {
    let folder = folder(&[("slip.txt", SLIP)]);
    let output = run(folder.path(), &["slip.txt", "--format", "concise", "--output-file", "report.txt"]);
    assert_eq!((code(&output), out(&output).as_str()), (1, ""));
    assert!(fs::read_to_string(folder.path().join("report.txt")).expect("a report").starts_with("slip.txt:3"));
    assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 2);
}

#[test]
fn statistics_count_by_rule() {
    let folder = folder(&[("a.txt", SLIP), ("b.txt", SLIP)]);
    let output = run(folder.path(), &["--statistics", "--quiet"]);
    assert_eq!(out(&output), "      2 style/repeated-word\n");
}

#[test]
fn fixes_are_applied_and_shown_as_a_patch() {
    let folder = folder(&[("slip.txt", SLIP)]);
    let path = folder.path().join("slip.txt");
    let patch = run(folder.path(), &["slip.txt", "--fix", "--diff"]);
    assert_eq!(code(&patch), 1);
    insta::assert_snapshot!("diff", out(&patch));
    assert_eq!(fs::read_to_string(&path).expect("the file"), SLIP);
    let fixed = run(folder.path(), &["slip.txt", "--fix"]);
    assert_eq!(code(&fixed), 0, "{}", out(&fixed));
    assert_eq!(err(&fixed), "Fixed 1 finding.\n");
    assert_eq!(fs::read_to_string(&path).expect("the file"), CLEAN);
}

#[cfg(unix)]
#[test]
fn a_fixed_file_keeps_its_permissions_and_its_links() {
    use std::os::unix::fs::PermissionsExt;
    let folder = folder(&[("slip.txt", SLIP)]);
    let (path, link) = (folder.path().join("slip.txt"), folder.path().join("link.txt"));
    fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).expect("permissions");
    std::os::unix::fs::symlink("slip.txt", &link).expect("a link");
    assert_eq!(code(&run(folder.path(), &["link.txt", "--fix"])), 0);
    assert_eq!(fs::metadata(&path).expect("the file").permissions().mode() & 0o777, 0o640);
    assert!(fs::symlink_metadata(&link).expect("the link").is_symlink());
    assert_eq!(fs::read_to_string(&path).expect("the file"), CLEAN);
}

#[test]
fn parse_shows_the_parts_of_an_article() {
    let folder = folder(&[("slip.txt", "Ministers meet\n\nOSLO, Jan. 14, 2020 - The \u{1b}[31mministers met.\n")]);
    let output = run(folder.path(), &["parse", "slip.txt"]);
    assert_eq!(code(&output), 0, "{}", err(&output));
    assert!(out(&output).contains("headline") && out(&output).contains("2020-01-14"), "{}", out(&output));
    assert!(!out(&output).contains('\u{1b}'), "{:?}", out(&output));
    let output = run(folder.path(), &["parse", "slip.txt", "--format", "json", "--article-date", "2021-02-03"]);
    let document: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(document["date"]["date"], "2021-02-03");
    assert_eq!(document["blocks"][0]["zone"], "headline");
    assert_eq!(code(&run(folder.path(), &["parse", "missing.txt"])), 2);
}

#[test]
fn facts_are_shown_as_text_json_and_csv() {
    let story = "Mayor resigns\n\nPublished: 2021-03-11\n\nMayor Ann Reed, 54, resigned on Wednesday after nine years. \
                 Reed said 1.2 million people were waiting, \"and more\".\n\n\
                 \"We must do more,\" she told the Inland Port Council (IPC). The IPC met in Oban.\n";
    let folder = folder(&[("story.txt", story)]);
    let facts = |format: &str| out(&run(folder.path(), &["facts", "story.txt", "--format", format]));
    insta::assert_snapshot!("facts-text", facts("text"));
    insta::assert_snapshot!("facts-csv", facts("csv"));
    let sheet: serde_json::Value = serde_json::from_str(&facts("json")).expect("JSON");
    assert_eq!(sheet["names"][0]["name"], "Ann Reed");
    assert_eq!(sheet["names"][0]["titles"][0]["text"], "Mayor");
    assert_eq!(sheet["dates"][1]["value"], "2021-03-10");
    assert_eq!(sheet["ages"][0]["about"], "Ann Reed");
    assert_eq!(sheet["quotes"][1]["value"], "Ann Reed");
    assert_eq!(sheet["acronyms"][0]["value"], "Inland Port Council");
    assert_eq!(sheet["acronyms"][0]["uses"].as_array().map(Vec::len), Some(2));
    for claim in
        ["dates", "durations", "ages", "numbers", "quotes"].iter().flat_map(|kind| sheet[kind].as_array().unwrap())
    {
        let (start, end) = (claim["start"].as_u64().unwrap() as usize, claim["end"].as_u64().unwrap() as usize);
        assert_eq!(claim["text"], story[start..end]);
    }
    assert_eq!(code(&run(folder.path(), &["facts", "nowhere.txt"])), 2);
}

#[test]
fn empty_and_blank_files_are_clean() {
    let folder =
        folder(&[("empty.txt", ""), ("blank.txt", " \n\n\t\r\n"), ("mark.md", "\u{feff}"), ("blank.html", "\n")]);
    let output = run(folder.path(), &["."]);
    assert_eq!((code(&output), err(&output).as_str()), (0, ""));
}

#[test]
fn what_is_not_text_is_named_and_the_rest_is_checked() {
    let folder = folder(&[("slip.txt", SLIP)]);
    fs::write(folder.path().join("binary.txt"), b"PNG\0\x01").expect("a file");
    fs::write(folder.path().join("latin1.txt"), b"Headline\n\nCaf\xe9 society.\n").expect("a file");
    fs::write(folder.path().join("utf16.txt"), b"\xff\xfeH\0i\0").expect("a file");
    let output = run(folder.path(), &[".", "--format", "concise"]);
    assert_eq!(code(&output), 2);
    assert!(out(&output).starts_with("slip.txt:3:25"), "{}", out(&output));
    let said = err(&output);
    assert!(said.contains("latin1.txt (byte 13): not valid UTF-8 (byte 0xe9)"), "{said}");
    assert!(said.contains("binary.txt (byte 3): a binary file"), "{said}");
    assert!(said.contains("utf16.txt: encoded in UTF-16"), "{said}");
}

#[cfg(unix)]
#[test]
fn dangling_links_and_folders_in_the_way_are_named() {
    let folder = folder(&[("slip.txt", SLIP)]);
    std::os::unix::fs::symlink("nowhere.txt", folder.path().join("dangling.txt")).expect("a link");
    let output = run(folder.path(), &["."]);
    assert_eq!(code(&output), 2);
    assert!(err(&output).contains("dangling.txt"), "{}", err(&output));
    assert!(out(&output).contains("slip.txt:3:25"), "{}", out(&output));
    let list = run(folder.path(), &["--files-from", "."]);
    assert_eq!(code(&list), 2);
    assert!(!err(&list).contains("panicked"), "{}", err(&list));
}

#[cfg(target_os = "linux")]
#[test]
fn a_file_that_cannot_be_read_is_named() {
    use std::os::unix::fs::PermissionsExt;
    let folder = folder(&[("slip.txt", SLIP), ("locked.txt", SLIP)]);
    // Reading one fails for everybody, opening the other for all but the superuser.
    std::os::unix::fs::symlink("/proc/self/mem", folder.path().join("memory.txt")).expect("a link");
    let locked = folder.path().join("locked.txt");
    fs::set_permissions(&locked, fs::Permissions::from_mode(0o000)).expect("a mode");
    let output = run(folder.path(), &["."]);
    assert_eq!(code(&output), 2);
    assert!(err(&output).contains("memory.txt: Input/output error"), "{}", err(&output));
    assert!(err(&output).contains("locked.txt: Permission denied") || fs::read(&locked).is_ok(), "{}", err(&output));
    assert!(out(&output).contains("slip.txt:3:25"), "{}", out(&output));
}

#[cfg(target_os = "linux")]
#[test]
fn a_path_that_is_not_utf8_is_checked() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    let folder = folder(&[]);
    let name = OsStr::from_bytes(b"caf\xe9.txt");
    fs::write(folder.path().join(name), SLIP).expect("a file");
    let walked = run(folder.path(), &["--format", "json"]);
    assert_eq!(code(&walked), 1);
    let document: serde_json::Value = serde_json::from_slice(&walked.stdout).expect("JSON");
    assert_eq!(document["diagnostics"][0]["path"], "caf\u{fffd}.txt");
    assert_eq!(code(&command(folder.path()).arg(name).output().expect("copydesk runs")), 1);
}

#[test]
fn a_closed_pipe_ends_the_run_quietly() {
    let files: Vec<String> = (0..300).map(|at| format!("{at}.txt")).collect();
    let folder = folder(&files.iter().map(|name| (name.as_str(), SLIP)).collect::<Vec<_>>());
    let mut child =
        command(folder.path()).stdout(Stdio::piped()).stderr(Stdio::piped()).arg(".").spawn().expect("copydesk runs");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("copydesk ends");
    assert_eq!((code(&output), err(&output).as_str()), (1, ""));
}

#[test]
fn escape_sequences_never_reach_the_terminal() {
    let text = "Ministers\u{1b}[31m meet\n\nThe \u{1b}]0;owned\u{7}ministers met the the king \u{202e}here.\n";
    let folder = folder(&[("slip.txt", text)]);
    for format in ["human", "concise"] {
        let shown = out(&run(folder.path(), &["slip.txt", "--format", format]));
        assert!(!shown.contains(['\u{1b}', '\u{7}', '\u{202e}']), "{shown:?}");
        assert!(shown.contains("repeated-word"), "{shown:?}");
    }
}

#[test]
fn hostile_text_is_read_to_the_end() {
    let line = "The ministers met on Monday to discuss the budget and the weather. ";
    let nested =
        format!("<p>{}The ministers met the the king.{}", "<div><b>".repeat(10_000), "</b></div>".repeat(10_000));
    let aliases: String = (1..20).map(|at| format!("a{at}: &a{at} [*a{0}, *a{0}, *a{0}, *a{0}]\n", at - 1)).collect();
    let bomb = format!("---\na0: &a0 [x, x]\n{aliases}title: Ministers\n---\n\nThe ministers met the the king.\n");
    let folder = folder(&[
        ("line.txt", &line.repeat(5_000_000 / line.len())),
        ("nested.html", &nested),
        ("open.md", "---\ntitle: Ministers meet\n\nThe ministers met the the king.\n"),
        ("bomb.md", &bomb),
    ]);
    for name in ["line.txt", "nested.html", "open.md", "bomb.md"] {
        let output = run(folder.path(), &[name, "--format", "concise"]);
        assert!(matches!(code(&output), 0 | 1), "{name}: {}", err(&output));
        assert_eq!(err(&output), "", "{name}");
    }
}

#[test]
fn a_file_of_a_hundred_megabytes_is_checked() {
    let folder = folder(&[]);
    let path = folder.path().join("large.txt");
    let mut file = std::io::BufWriter::new(fs::File::create(&path).expect("a file"));
    // Tables of figures as agencies send them: long lines of blanks between few words.
    let line = format!("Closing prices {}\n", " ".repeat(100_000));
    for _ in 0..100_000_000 / line.len() + 1 {
        file.write_all(line.as_bytes()).expect("written");
    }
    drop(file);
    assert!(fs::metadata(&path).expect("the file").len() > 100_000_000);
    let output = run(folder.path(), &["large.txt", "--quiet"]);
    assert!(matches!(code(&output), 0 | 1), "{}", err(&output));
    assert_eq!(err(&output), "");
}
