//! What can be said on the command line.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use jiff::civil::Date;

use crate::diagnostic::{Confidence, Severity};

/// An editorial style and fact-consistency linter for news copy.
#[derive(Debug, Parser)]
#[command(name = "copydesk", version, arg_required_else_help = true, disable_help_subcommand = true)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Check files, folders or standard input (the default command)
    Check(Box<Check>),
}

/// `copydesk check`
#[derive(Debug, Args)]
pub(crate) struct Check {
    /// Files and folders to check; `-` is standard input; nothing is the current folder
    pub(crate) paths: Vec<PathBuf>,

    /// Also run rules that have not yet earned their place among the defaults
    #[arg(long, help_heading = "Rules")]
    pub(crate) preview: bool,

    /// Drop findings less sure than this [default: likely]
    #[arg(long, value_name = "CONFIDENCE", help_heading = "Rules")]
    pub(crate) min_confidence: Option<Confidence>,

    /// The day the article speaks from, whatever it says itself
    #[arg(long, value_name = "YYYY-MM-DD", help_heading = "Article")]
    pub(crate) article_date: Option<Date>,

    /// How to report
    #[arg(long, value_enum, default_value_t = Format::Human, help_heading = "Report")]
    pub(crate) format: Format,

    /// Write the report to a file instead of standard output
    #[arg(long, short, value_name = "FILE", help_heading = "Report")]
    pub(crate) output_file: Option<PathBuf>,

    /// When to colour the report
    #[arg(long, value_enum, value_name = "WHEN", default_value_t = Colour::Auto, help_heading = "Report")]
    pub(crate) color: Colour,

    /// Exit with 1 from this severity on
    #[arg(long, value_enum, value_name = "SEVERITY", default_value_t = FailOn::Warning, help_heading = "Report")]
    pub(crate) fail_on: FailOn,

    /// Count findings by rule instead of showing them
    #[arg(long, help_heading = "Report")]
    pub(crate) statistics: bool,

    /// The name standard input goes by in reports; its extension decides how it is read
    #[arg(long, value_name = "NAME", help_heading = "Files")]
    pub(crate) stdin_filename: Option<PathBuf>,

    /// Read the names of files to check from a file, one a line (`-`: standard input)
    #[arg(long, value_name = "FILE", help_heading = "Files")]
    pub(crate) files_from: Option<PathBuf>,

    /// Leave out files that match a pattern as in .gitignore; may be repeated
    #[arg(long, value_name = "PATTERN", help_heading = "Files")]
    pub(crate) exclude: Vec<String>,

    /// Leave out excluded files even when they are named on the command line
    #[arg(long, help_heading = "Files")]
    pub(crate) force_exclude: bool,

    /// Check files that .gitignore and .ignore files leave out
    #[arg(long, help_heading = "Files")]
    pub(crate) no_ignore: bool,

    /// Threads to use [default: as many as there are cores]
    #[arg(long, short = 'j', value_name = "N")]
    pub(crate) jobs: Option<usize>,

    /// Say nothing but findings and what could not be done
    #[arg(long, short)]
    pub(crate) quiet: bool,

    /// Say which files are checked
    #[arg(long, short, conflicts_with = "quiet")]
    pub(crate) verbose: bool,

    /// Say how long each stage took, on standard error
    #[arg(long)]
    pub(crate) timing: bool,
}

/// The formats of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// The text with both ends of every contradiction marked
    Human,
    /// One line a finding
    Concise,
    /// One JSON document
    Json,
    /// One JSON object a finding, one a line
    JsonLines,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Colour {
    /// On a terminal, unless the environment says otherwise (NO_COLOR, CLICOLOR_FORCE)
    Auto,
    Always,
    Never,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum FailOn {
    Error,
    Warning,
    Advice,
    Never,
}

impl FailOn {
    /// The severity, unless nothing is to fail.
    pub(crate) fn severity(self) -> Option<Severity> {
        match self {
            Self::Error => Some(Severity::Error),
            Self::Warning => Some(Severity::Warning),
            Self::Advice => Some(Severity::Advice),
            Self::Never => None,
        }
    }
}

impl ValueEnum for Confidence {
    fn value_variants<'a>() -> &'a [Self] {
        &[Self::Certain, Self::Likely, Self::Possible]
    }

    fn to_possible_value(&self) -> Option<clap::builder::PossibleValue> {
        Some(clap::builder::PossibleValue::new(self.name()))
    }
}
