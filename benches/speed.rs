//! How fast copydesk is, and how much memory it takes. With a folder of articles as argument
//! (`cargo bench --bench speed -- FOLDER`) it measures on those, else on `fixtures/` over and over. Beside its
//! own CPU time it prints that of typos on the same files, when typos is there: `pip install typos`, or
//! `--typos PATH`. CPU time and peak memory of a command come from `/proc`, so those need Linux.

#![allow(clippy::print_stdout, reason = "its report is its purpose")]

#[path = "speed/made_up.rs"]
mod made_up;
#[path = "speed/process.rs"]
mod process;

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use copydesk::article::{Article, Given};
use copydesk::desk::{Desk, Settings};
use copydesk::read::Format;
use copydesk::report::place;
use copydesk::source::Source;
use process::Usage;

/// Text to measure on when no folder is given, in bytes.
const OWN_TEXT: usize = 8 << 20;

/// The best of so many rounds counts: the others were disturbed.
const ROUNDS: usize = 5;

/// Runs of the command whose median is the start-up time.
const STARTS: usize = 20;

/// A small file, in bytes, for the measurement of memory.
const SMALL: usize = 16 << 10;

fn main() {
    let mut arguments = std::env::args().skip(1).filter(|argument| argument != "--bench");
    let (mut folder, mut typos) = (None, None);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--typos" => typos = arguments.next().map(PathBuf::from),
            _ => folder = Some(PathBuf::from(argument)),
        }
    }
    let files = files(folder.as_deref());
    let desk = Desk::new(&Settings::default()).expect("the default settings are good");
    throughput(&desk, &files);
    linearity(&desk, "ten times the text", &made_up::text(200), &made_up::text(2_000));
    linearity(&desk, "5,000 names for 500", &made_up::names(500), &made_up::names(5_000));
    start_up();
    let scratch = tempfile::tempdir().expect("a folder for a thousand files");
    thousand_files(scratch.path(), &files);
    let checked = folder.as_deref().unwrap_or(scratch.path());
    against_typos(checked, &typos.unwrap_or_else(|| PathBuf::from("typos")));
}

/// Path and bytes of every article below `folder`; without one, of the fixtures again and again.
fn files(folder: Option<&Path>) -> Vec<(PathBuf, Vec<u8>)> {
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    let mut found = Vec::new();
    collect(folder.unwrap_or(&own), &mut found);
    assert!(!found.is_empty(), "no .txt, .md or .html file in {}", folder.unwrap_or(&own).display());
    if folder.is_none() {
        let size: usize = found.iter().map(|(_, bytes)| bytes.len()).sum();
        found = found.iter().cycle().take(found.len() * (OWN_TEXT / size.max(1) + 1)).cloned().collect();
    }
    found
}

fn collect(folder: &Path, found: &mut Vec<(PathBuf, Vec<u8>)>) {
    let entries = std::fs::read_dir(folder).unwrap_or_else(|cause| panic!("{}: {cause}", folder.display()));
    let mut paths: Vec<PathBuf> = entries.filter_map(|entry| entry.ok().map(|entry| entry.path())).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            collect(&path, found);
        } else if path.extension().is_some_and(|extension| ["txt", "md", "html"].iter().any(|it| extension == *it))
            && let Ok(bytes) = std::fs::read(&path)
        {
            found.push((path, bytes));
        }
    }
}

/// The whole pipeline on one file: bytes to placed findings. Gives the bytes of prose and the findings.
fn check(desk: &Desk, path: &Path, bytes: &[u8]) -> (usize, usize) {
    let Ok(source) = Source::from_bytes(path, bytes.to_vec()) else { return (0, 0) };
    let article = Article::read(source, Format::of(path), &Given::default());
    let found = desk.check(&article);
    (article.prose.len(), place(&article, found).len())
}

fn best<T>(mut work: impl FnMut() -> T) -> (Duration, T) {
    let mut round = || {
        let start = Instant::now();
        let result = work();
        (start.elapsed(), result)
    };
    let first = round();
    (1..ROUNDS).fold(first, |best, _| {
        let next = round();
        if next.0 < best.0 { next } else { best }
    })
}

fn throughput(desk: &Desk, files: &[(PathBuf, Vec<u8>)]) {
    let (time, (prose, found)) = best(|| {
        files
            .iter()
            .map(|(path, bytes)| check(desk, path, bytes))
            .fold((0, 0), |sum, one| (sum.0 + one.0, sum.1 + one.1))
    });
    let (megabytes, seconds) = (prose as f64 / 1e6, time.as_secs_f64());
    let rate = megabytes / seconds;
    println!(
        "prose, one core          {rate:8.1} MB/s  ({megabytes:.1} MB in {} files, {found} findings)",
        files.len()
    );
}

fn linearity(desk: &Desk, name: &str, small: &str, large: &str) {
    let of = |text: &str| best(|| check(desk, Path::new("made-up.txt"), text.as_bytes())).0.as_secs_f64();
    let (small, large) = (of(small), of(large));
    println!("{name:25}{:8.1} times the time  ({:.1} ms, {:.1} ms)", large / small, small * 1e3, large * 1e3);
}

fn copydesk() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_copydesk"));
    command.arg("check").arg("--fail-on=never");
    command
}

fn start_up() {
    let empty = tempfile::Builder::new().suffix(".txt").tempfile().expect("an empty file");
    let mut times: Vec<Duration> = (0..STARTS)
        .map(|_| {
            let start = Instant::now();
            let ran = copydesk().arg(empty.path()).output();
            assert!(ran.is_ok_and(|output| output.status.success()), "copydesk does not run on an empty file");
            start.elapsed()
        })
        .collect();
    times.sort();
    println!("start-up                 {:8.1} ms    (median of {STARTS})", times[STARTS / 2].as_secs_f64() * 1e3);
}

/// Writes a thousand small files below `folder` and prints the peak memory of a check of them.
fn thousand_files(folder: &Path, files: &[(PathBuf, Vec<u8>)]) {
    let small = files.iter().filter(|(_, bytes)| bytes.len() <= SMALL).cycle().take(1_000);
    for (number, (path, bytes)) in small.enumerate() {
        let extension = path.extension().unwrap_or_default().to_string_lossy();
        std::fs::write(folder.join(format!("{number:04}.{extension}")), bytes).expect("a small file");
    }
    match process::measure(copydesk().arg(folder)) {
        Some(Usage { peak, .. }) => {
            println!("peak memory              {:8.1} MB    (1,000 small files)", peak as f64 / 1e6)
        }
        None => println!("peak memory              not measured: no /proc"),
    }
}

fn against_typos(folder: &Path, typos: &Path) {
    let Some(own) = process::measure(copydesk().arg("--quiet").arg(folder)) else { return };
    let mut command = Command::new(typos);
    let Some(theirs) = process::measure(command.args(["--format", "silent", "--no-ignore", "--isolated"]).arg(folder))
    else {
        println!("typos                    not found: pip install typos, or --typos PATH");
        return;
    };
    let (own, theirs) = (own.cpu.as_secs_f64(), theirs.cpu.as_secs_f64());
    println!("CPU time                 {own:8.2} s     typos {theirs:.2} s, ratio {:.2}", own / theirs);
}
