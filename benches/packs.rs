//! How fast the rules of packs run: 3,000 phrases and 300 regexes made from common words, and the packs that
//! come with copydesk, over a folder of articles (`cargo bench --bench packs -- FOLDER`) or over `fixtures/`
//! again and again. Prints megabytes of prose a second for the matching alone, and the time to make it ready.

#![allow(clippy::print_stdout, reason = "its report is its purpose")]

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use copydesk::article::{Article, Given};
use copydesk::pack::{BUILT_IN, Matcher, Pack};
use copydesk::read::Format;
use copydesk::source::Source;

/// Prose to measure on when no folder is given, in bytes.
const OWN_TEXT: usize = 8 << 20;

/// The best of so many rounds counts: the others were disturbed.
const ROUNDS: usize = 5;

fn main() {
    let folder = std::env::args().skip(1).find(|argument| !argument.starts_with("--"));
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    let mut articles = Vec::new();
    read(&folder.as_ref().map_or(own, PathBuf::from), &mut articles);
    let bytes = articles.iter().map(|article| article.prose.len()).sum::<usize>().max(1);
    let times = if folder.is_some() { 1 } else { OWN_TEXT.div_ceil(bytes) };
    println!("{} articles, {:.1} MB of prose", articles.len() * times, (bytes * times) as f64 / 1e6);
    let made_up = Pack::parse(Path::new("made-up.toml"), &made_up()).unwrap_or_else(|problems| panic!("{problems}"));
    measure("3,000 phrases and 300 regexes", &[Arc::new(made_up)], &articles, times);
    let built_in: Vec<Arc<Pack>> = BUILT_IN.iter().map(|pack| pack.pack()).collect();
    measure("the built-in packs", &built_in, &articles, times);
}

fn measure(name: &str, packs: &[Arc<Pack>], articles: &[Article], times: usize) {
    let started = Instant::now();
    let rules = packs.iter().flat_map(|pack| &pack.rules).map(|rule| (Arc::clone(rule), rule.severity));
    let matcher = Matcher::new(rules);
    let ready = started.elapsed();
    let (mut best, mut findings) = (Duration::MAX, 0);
    for _ in 0..ROUNDS {
        let started = Instant::now();
        let mut found = Vec::new();
        for _ in 0..times {
            found.clear();
            articles.iter().for_each(|article| matcher.check(article, &mut found));
        }
        best = best.min(started.elapsed());
        findings = found.len();
    }
    let bytes = articles.iter().map(|article| article.prose.len()).sum::<usize>() * times;
    let speed = bytes as f64 / 1e6 / best.as_secs_f64();
    println!("{name}: {speed:.0} MB/s, {findings} findings a round, ready in {:.1} ms", ready.as_secs_f64() * 1e3);
}

/// Every article below a folder.
fn read(folder: &Path, articles: &mut Vec<Article>) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            read(&path, articles);
        } else if let Ok(source) =
            std::fs::read(&path).map_err(drop).and_then(|it| Source::from_bytes(&path, it).map_err(drop))
        {
            articles.push(Article::read(source, Format::of(&path), &Given::default()));
        }
    }
}

/// A pack of 3,000 phrases of one to three words and 300 regexes, from common words far apart in their list.
fn made_up() -> String {
    let list = include_str!("../rules/lexicon/common-words.txt");
    let words: Vec<&str> =
        list.lines().filter(|word| word.len() > 4 && word.bytes().all(|letter| letter.is_ascii_lowercase())).collect();
    let word = |at: usize| words[at * 7919 % words.len()];
    let mut pack = "pack = \"made-up\"\nversion = \"1\"\ndescription = \"for measuring\"\n".to_owned();
    let mut rule = |id: String, key: String| {
        let rest = "message = \"m\"\nwhy = \"w\"\nbad = [\"b\"]\ngood = [\"g\"]";
        pack.push_str(&format!("[[rule]]\nid = \"{id}\"\n{key}\n{rest}\n"));
    };
    for number in 0..300 {
        let phrases: Vec<String> = (0..10)
            .map(|nth| number * 10 + nth)
            .map(|at| match at % 3 {
                0 => format!("\"of the {}\"", word(at)),
                1 => format!("\"{} {}\"", word(at), word(at + 5_000)),
                _ => format!("\"in {} with\"", word(at)),
            })
            .collect();
        rule(format!("phrases-{number}"), format!("ban = [{}]", phrases.join(", ")));
        let literal = word(number + 9_000);
        let regex = match number % 3 {
            0 => format!(r"\b(?:a|the|\d+) {literal}s?\b"),
            1 => format!(r"\b(?<n>\d[\d.,]*) (?i:{literal})\b"),
            _ => format!(r"\b{literal}(?:ed|ing)? [a-z]+ly\b"),
        };
        rule(format!("regex-{number}"), format!("regex = '{regex}'"));
    }
    pack
}
