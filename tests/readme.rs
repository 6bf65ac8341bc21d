//! Every command the README shows is run, and what it prints is compared with what the README says it prints.
//! `INSTA_UPDATE=always cargo test --test readme` writes the true output into the README.

use std::path::Path;
use std::process::Command;

/// The opening line of a block of commands.
const OPEN: &str = "```console";

#[test]
fn commands_print_what_the_readme_says() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let readme = std::fs::read_to_string(&path).expect("README.md");
    let mut ran = 0;
    let truth = told_again(&readme, |command| {
        ran += 1;
        run(command)
    });
    assert!(ran >= 2, "only {ran} commands were found in {OPEN} blocks");
    if truth != readme && std::env::var("INSTA_UPDATE").is_ok_and(|update| update == "always") {
        return std::fs::write(&path, truth).expect("README.md can be written");
    }
    assert_eq!(truth, readme, "the README shows other output than its commands print");
}

/// The README with the output of its commands replaced by what `run` says they print. Commands of cargo set
/// everything up and are run by whoever runs this test: they show no output.
fn told_again(readme: &str, mut run: impl FnMut(&str) -> String) -> String {
    let mut told = String::new();
    let mut inside = false;
    for line in readme.split_inclusive('\n') {
        match line.trim_end() {
            OPEN => inside = true,
            "```" => inside = false,
            command if inside && command.starts_with("$ ") => {
                told += line;
                let command = &command["$ ".len()..];
                if !command.starts_with("cargo ") {
                    told += &run(command);
                }
                continue;
            }
            _ if inside => continue,
            _ => {}
        }
        told += line;
    }
    told
}

/// What a command prints, on both channels.
fn run(command: &str) -> String {
    let built = Path::new(env!("CARGO_BIN_EXE_copydesk")).parent().expect("the folder of the binary");
    let path = std::env::var("PATH").unwrap_or_default();
    let output = Command::new("sh")
        .args(["-c", &format!("{command} 2>&1")])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .env("PATH", format!("{}:{path}", built.display()))
        .env("NO_COLOR", "1")
        .output()
        .expect("a shell");
    let code = output.status.code();
    let printed = String::from_utf8(output.stdout).expect("text");
    assert!(matches!(code, Some(0 | 1)), "{command} ended with {code:?}:\n{printed}");
    printed.lines().map(|line| line.trim_end().to_owned() + "\n").collect()
}

#[test]
fn shown_output_is_replaced() {
    let readme = "text\n```console\n$ cargo test\n$ copydesk x\nold\n```\nmore\n";
    let truth = told_again(readme, |command| format!("ran {command}\n"));
    assert_eq!(truth, "text\n```console\n$ cargo test\n$ copydesk x\nran copydesk x\n```\nmore\n");
}
