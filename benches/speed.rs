//! How fast copydesk is, and how much memory it takes: prose a second, whether ten times the text takes ten times
//! the time, start-up, peak memory, and CPU time beside that of typos on the same files.
//!
//! `cargo bench --bench speed -- CORPUS` measures on a corpus (a folder with `news.jsonl`, or of articles as
//! files), without an argument on `fixtures/` over and over; `--profile measure` in front builds faster.
//! `--typos PATH` says where typos is (`pip install typos`). `--once N` goes once over N articles drawn evenly and
//! does nothing else: for a profiler. CPU time and peak memory of a command come from `/proc`, so need Linux.

#![allow(clippy::print_stdout, reason = "its report is its purpose")]

#[path = "../tests/accuracy/corpus.rs"]
mod corpus;
#[path = "speed/files.rs"]
mod files;
#[path = "speed/made_up.rs"]
mod made_up;
#[path = "speed/process.rs"]
mod process;

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use copydesk::article::{Article, Given};
use copydesk::desk::{Desk, Settings};
use copydesk::report::place;
use copydesk::source::Source;
use corpus::{Corpus, Document};
use process::Usage;

/// The allocator of the command.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// What can go wrong here goes to the person who started it, as text.
type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

/// The best of so many rounds counts: the others were disturbed.
const ROUNDS: usize = 5;

/// Runs of the command whose median is the start-up time.
const STARTS: usize = 20;

/// A small file, in bytes, for the measurement of memory.
const SMALL: usize = 16 << 10;

fn main() -> Outcome<()> {
    let mut arguments = std::env::args().skip(1).filter(|argument| argument != "--bench");
    let (mut folder, mut typos, mut once) = (None, PathBuf::from("typos"), None);
    while let Some(argument) = arguments.next() {
        let mut value = || arguments.next().ok_or(format!("{argument} needs a value"));
        match argument.as_str() {
            "--typos" => typos = value()?.into(),
            "--once" => once = Some(value()?.parse()?),
            _ => folder = Some(PathBuf::from(argument)),
        }
    }
    let corpus = files::read(folder.as_deref())?;
    let ready = Ready { desk: Desk::new(&Settings::default())?, given: Given::default() };
    if let Some(wanted) = once {
        let documents = corpus.documents;
        let drawn: Vec<Document> = (0..wanted).map(|at| documents[at * documents.len() / wanted].clone()).collect();
        let (prose, found) = ready.check_all(&drawn);
        println!("{prose} bytes of prose, {found} findings");
        return Ok(());
    }
    throughput(&ready, &corpus);
    slowest(&ready, &corpus);
    linearity(&ready, "ten times the text", made_up::text, 200);
    linearity(&ready, "5,000 names for 500", made_up::names, 500);
    linearity(&ready, "50,000 numbers for 5,000", made_up::numbers, 5_000);
    start_up()?;
    thousand_files(&corpus)?;
    against_typos(&corpus, &typos)
}

/// What is made ready once for all files.
struct Ready {
    desk: Desk,
    given: Given,
}

impl Ready {
    /// The whole pipeline on one file: bytes to placed findings. Gives the bytes of prose and the findings.
    fn check(&self, document: &Document) -> (usize, usize) {
        let bytes = document.text.clone().into_bytes();
        let source = Source::from_bytes(&document.path, bytes).expect("the text is UTF-8");
        let article = Article::read(source, document.format(), &self.given);
        let found = self.desk.check(&article);
        (article.prose.len(), place(&article, found).len())
    }

    fn check_all(&self, documents: &[Document]) -> (usize, usize) {
        let each = documents.iter().map(|document| self.check(document));
        each.fold((0, 0), |sum, one| (sum.0 + one.0, sum.1 + one.1))
    }
}

fn best<T>(mut work: impl FnMut() -> T) -> (Duration, T) {
    let mut round = || {
        let start = process::thread_time();
        let result = work();
        (process::thread_time() - start, result)
    };
    let first = round();
    (1..ROUNDS).fold(first, |best, _| {
        let next = round();
        if next.0 < best.0 { next } else { best }
    })
}

fn throughput(ready: &Ready, corpus: &Corpus) {
    let (time, (prose, found)) = best(|| ready.check_all(&corpus.documents));
    let rate = prose as f64 / 1e6 / time.as_secs_f64();
    let (prose, files, root) = (prose as f64 / 1e6, corpus.documents.len(), corpus.root.display());
    println!("prose, one core          {rate:8.1} MB/s  ({prose:.1} MB in {files} files of {root}, {found} findings)");
}

/// The article that takes longest for its length: one that is far slower than the rest hides something that is
/// not linear.
fn slowest(ready: &Ready, corpus: &Corpus) {
    let speed = |document: &Document| {
        let (time, (prose, _)) = best(|| ready.check(document));
        prose as f64 / 1e6 / time.as_secs_f64()
    };
    let long = corpus.documents.iter().filter(|document| document.text.len() > SMALL);
    let slowest = long.map(|document| (speed(document), document)).min_by(|one, other| one.0.total_cmp(&other.0));
    if let Some((rate, document)) = slowest {
        println!("slowest long article     {rate:8.1} MB/s  ({}, {} bytes)", document.id, document.text.len());
    }
}

/// How much longer an article of ten times the `size` takes.
fn linearity(ready: &Ready, name: &str, article: fn(usize) -> String, size: usize) {
    let of = |size| {
        let document = Document { id: name.to_owned(), path: "made-up.txt".into(), text: article(size) };
        best(|| ready.check(&document)).0.as_secs_f64()
    };
    let (small, large) = (of(size), of(size * 10));
    println!("{name:25}{:8.1} times the time  ({:.1} ms, {:.1} ms)", large / small, small * 1e3, large * 1e3);
}

fn copydesk() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_copydesk"));
    command.arg("check").arg("--fail-on=never");
    command
}

fn start_up() -> Outcome<()> {
    let empty = tempfile::Builder::new().suffix(".txt").tempfile()?;
    let mut times = Vec::new();
    for _ in 0..STARTS {
        let start = Instant::now();
        assert!(copydesk().arg(empty.path()).output()?.status.success(), "copydesk does not run on an empty file");
        times.push(start.elapsed());
    }
    times.sort();
    println!("start-up                 {:8.1} ms    (median of {STARTS})", times[STARTS / 2].as_secs_f64() * 1e3);
    Ok(())
}

/// Prints the peak memory of a check of a thousand small files.
fn thousand_files(corpus: &Corpus) -> Outcome<()> {
    let small = corpus.documents.iter().filter(|document| document.text.len() <= SMALL).cycle().take(1_000);
    let folder = files::write(small)?;
    match process::measure(copydesk().arg(folder.path())) {
        Some(Usage { peak, .. }) => {
            println!("peak memory              {:8.1} MB    (1,000 small files)", peak as f64 / 1e6);
        }
        None => println!("peak memory              not measured: no /proc"),
    }
    Ok(())
}

/// Prints the CPU time of both commands on the files.
fn against_typos(corpus: &Corpus, typos: &Path) -> Outcome<()> {
    let folder = files::write(&corpus.documents)?;
    let Some(own) = process::measure(copydesk().arg("--quiet").arg(folder.path())) else { return Ok(()) };
    let mut command = Command::new(typos);
    command.args(["--format", "silent", "--no-ignore", "--isolated"]).arg(folder.path());
    let Some(theirs) = process::measure(&mut command) else {
        println!("typos                    not found: pip install typos, or --typos PATH");
        return Ok(());
    };
    let (own, theirs) = (own.cpu.as_secs_f64(), theirs.cpu.as_secs_f64());
    println!("CPU time                 {own:8.2} s     typos {theirs:.2} s, ratio {:.2}", own / theirs);
    Ok(())
}
