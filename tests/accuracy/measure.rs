//! Measures the rules against a corpus of real articles: what they say on it, how much of that is right
//! (against findings judged by reading), what they find of pairs labelled by hand, and what they find of
//! errors put into clean articles. The corpus itself is not part of the project.

#![allow(clippy::print_stdout, reason = "its reports are its purpose")]

mod arithmetic;
mod compare;
mod corpus;
mod corruptions;
mod coverage;
mod datetime;
mod dice;
mod figures;
mod findings;
mod floors;
mod format_errors;
mod gold;
mod inject;
mod labels;
mod number_errors;
mod quote_errors;
mod recognizers;
mod run;
mod site;
mod slip;
mod speakers;
mod structure_errors;
mod time_errors;
mod timeml;
mod wording;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use corpus::Corpus;
use coverage::Coverage;
use floors::{Floors, Measured};
use gold::Gold;
use labels::Labels;
use run::{Run, Selection};

/// How many articles are spoilt with each type of error for the table and the floors.
const INJECTED: usize = 400;

/// What can go wrong here goes to the person who started it, as text.
type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

#[derive(Parser)]
#[command(about = "Measures the rules against a corpus of real articles")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
    /// The corpus: a folder with news.jsonl, markdown/ and gold/.
    #[arg(global = true, default_value = "../shared/corpus")]
    corpus: PathBuf,
    /// Run the rules that are off until their precision is known, too.
    #[arg(long, global = true)]
    preview: bool,
    /// Only this rule (or group), whatever its status.
    #[arg(long, global = true, value_name = "RULE")]
    rule: Option<String>,
    /// Only this many findings, drawn evenly from all.
    #[arg(long, global = true, value_name = "N")]
    sample: Option<usize>,
}

#[derive(Subcommand)]
enum Command {
    /// Files, crashes, places, findings per rule, precision as judged so far.
    Figures,
    /// The pairs of names labelled by hand.
    Gold {
        /// Every pair that was missed or wrongly reported.
        #[arg(long)]
        verbose: bool,
    },
    /// Errors of known types put into clean articles, and how many the rules see.
    Inject {
        /// At most this many articles for each type of error.
        #[arg(long, default_value_t = INJECTED)]
        limit: usize,
        /// The text around every error nobody saw.
        #[arg(long)]
        verbose: bool,
    },
    /// Two versions of each article: a value changed in one place, everywhere, or nowhere.
    Compare {
        /// At most this many articles for each way of rewriting.
        #[arg(long, default_value_t = INJECTED)]
        limit: usize,
        /// Every pair on which the comparison is wrong.
        #[arg(long)]
        verbose: bool,
    },
    /// How many statements with arithmetic in them the rules on numbers could read.
    Coverage {
        /// Every statement that was not read.
        #[arg(long)]
        verbose: bool,
    },
    /// How many quotations have a speaker; with `--sample`, some of them to read.
    Speakers {
        /// Show those without a speaker instead.
        #[arg(long)]
        unknown: bool,
    },
    /// Expressions of time against annotated newswire and a recogniser's test cases.
    Datetime {
        /// Every expression that was missed or got a wrong value.
        #[arg(long)]
        verbose: bool,
    },
    /// Writes the table of docs/accuracy.md.
    Table,
    /// Fails when a figure falls below its floor.
    Check,
    /// The findings, each with the text around its places.
    Findings,
    /// The findings nobody has judged yet.
    Unjudged {
        /// As lines of JSON to fill in a verdict (true, false or unsure) and give back to `label`.
        #[arg(long)]
        sheet: bool,
    },
    /// Takes the judged lines of a sheet into the labels.
    Label {
        /// A sheet written by `unjudged --sheet` with verdicts filled in.
        #[arg(long)]
        sheet: PathBuf,
    },
}

fn main() -> ExitCode {
    match run(&Arguments::parse()) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            println!("accuracy: {error}");
            ExitCode::from(2)
        }
    }
}

/// Does what was asked; false when a figure is not what it should be.
fn run(arguments: &Arguments) -> Outcome<bool> {
    let mut labels = Labels::read(&beside("labels.jsonl"))?;
    if let Command::Label { sheet } = &arguments.command {
        let taken = labels.take(&std::fs::read_to_string(sheet)?)?;
        labels.write(&beside("labels.jsonl"))?;
        println!("{taken} verdicts taken");
        return Ok(true);
    }
    if let Command::Datetime { verbose } = arguments.command {
        print!("{}", datetime::report(&arguments.corpus, verbose)?);
        return Ok(true);
    }
    let corpus = Corpus::read(&arguments.corpus)?;
    let selection = Selection { preview: arguments.preview, rule: arguments.rule.clone() };
    if let Command::Inject { limit, verbose } = &arguments.command {
        print!("{}", inject::text(&inject::inject(&corpus, &selection, *limit)?, *verbose));
        return Ok(true);
    }
    if let Command::Compare { limit, verbose } = arguments.command {
        print!("{}", compare::text(&compare::compare(&corpus, limit)?, verbose));
        return Ok(true);
    }
    if let Command::Coverage { verbose } = arguments.command {
        print!("{}", Coverage::of(&corpus).text(verbose));
        return Ok(true);
    }
    if let Command::Speakers { unknown } = arguments.command {
        print!("{}", speakers::text(&corpus, arguments.sample, unknown));
        return Ok(true);
    }
    let run = Run::over(&corpus, &selection)?;
    match &arguments.command {
        Command::Figures => {
            print!("{}", figures::report(&corpus, &run, &labels));
            return Ok(run.is_sound());
        }
        Command::Gold { verbose } => print!("{}", Gold::score(&corpus, &run)?.text(*verbose)),
        Command::Findings => print!("{}", findings::text(&findings::sample(&run.findings, arguments.sample))),
        Command::Unjudged { sheet } => {
            let unjudged: Vec<_> =
                run.findings.iter().filter(|finding| labels.verdict(finding).is_none()).cloned().collect();
            let drawn = findings::sample(&unjudged, arguments.sample);
            print!("{}", if *sheet { labels::sheet(&drawn) } else { findings::text(&drawn) });
        }
        Command::Table => {
            let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/accuracy.md");
            let table = measured(&corpus, &run, &labels, &selection)?.table();
            std::fs::write(&page, floors::with_table(&std::fs::read_to_string(&page)?, &table)?)?;
        }
        Command::Check => {
            let broken = Floors::read(&beside("floors.toml"))?.broken(&measured(&corpus, &run, &labels, &selection)?);
            broken.iter().for_each(|line| println!("{line}"));
            println!("{} figures below their floors", broken.len());
            return Ok(broken.is_empty());
        }
        Command::Label { .. }
        | Command::Inject { .. }
        | Command::Compare { .. }
        | Command::Coverage { .. }
        | Command::Speakers { .. }
        | Command::Datetime { .. } => {
            unreachable!("handled above")
        }
    }
    Ok(true)
}

fn measured<'a>(corpus: &'a Corpus, run: &'a Run, labels: &'a Labels, selection: &Selection) -> Outcome<Measured<'a>> {
    let gold = Gold::score(corpus, run)?;
    let recalls = inject::inject(corpus, selection, INJECTED)?;
    let compared = compare::compare(corpus, INJECTED)?;
    let coverage = Coverage::of(corpus);
    Ok(Measured { corpus, run, labels, gold, recalls, compared, coverage })
}

/// A file of this folder.
fn beside(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/accuracy").join(name)
}
