//! What can be said on the command line.

use std::path::{Path, PathBuf};

use clap::{Args, Parser, Subcommand, ValueEnum};
use jiff::civil::Date;

use crate::config::Sources;
use crate::diagnostic::{Confidence, Severity};
use crate::lexicon::Dialect;

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
    /// Show what a rewrite changed in one place and left in another
    Compare(Compare),
    /// Show how an article was taken apart
    Parse(Parse),
    /// Show what an article claims: names with titles and places, dates, ages, numbers
    Facts(Facts),
    /// Show the page of a rule: what, why, examples, limits, figures, options
    Explain {
        /// The rule, such as names/spelling-variant
        rule: String,
    },
    /// List all rules
    Rules {
        /// How to list them
        #[arg(long, value_enum, default_value_t = ListFormat::Text)]
        format: ListFormat,
    },
    /// Run the examples of rule packs
    Test {
        /// Names of packs that come with copydesk, or TOML files; nothing is all packs in use here
        packs: Vec<String>,
    },
    /// Write a commented copydesk.toml into the current folder
    Init,
    /// Look into the configuration
    #[command(subcommand)]
    Config(ConfigCommand),
}

#[derive(Debug, Subcommand)]
pub(crate) enum ConfigCommand {
    /// Show the effective settings of a path and where each was set
    Show {
        /// A file or folder
        #[arg(default_value = ".")]
        path: PathBuf,
        #[command(flatten)]
        config: Config,
    },
}

/// `copydesk check`
#[derive(Debug, Args)]
pub(crate) struct Check {
    /// Files and folders to check; `-` is standard input; nothing is the current folder
    pub(crate) paths: Vec<PathBuf>,
    #[command(flatten, next_help_heading = "Rules")]
    pub(crate) rules: Rules,
    #[command(flatten, next_help_heading = "Configuration")]
    pub(crate) config: Config,
    #[command(flatten, next_help_heading = "Fixes")]
    pub(crate) fixes: Fixes,
    #[command(flatten, next_help_heading = "Report")]
    pub(crate) report: Report,
    #[command(flatten, next_help_heading = "Files")]
    pub(crate) files: Files,

    /// The day the articles speak from, whatever they say themselves
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub(crate) article_date: Option<Date>,

    /// Threads to use [default: as many as there are cores]
    #[arg(long, short = 'j', value_name = "N")]
    pub(crate) jobs: Option<usize>,
}

/// `copydesk compare`
#[derive(Debug, Args)]
pub(crate) struct Compare {
    /// The version before; `-` is standard input
    pub(crate) old: PathBuf,
    /// The version after, in which places are reported; `-` is standard input
    pub(crate) new: PathBuf,
    #[command(flatten, next_help_heading = "Configuration")]
    pub(crate) config: Config,

    /// Change what was left in the new version, as was changed elsewhere
    #[arg(long)]
    pub(crate) unsafe_fixes: bool,

    /// How to report
    #[arg(long, value_enum, default_value_t = Format::Human)]
    pub(crate) format: Format,

    /// When to colour the report
    #[arg(long, value_enum, value_name = "WHEN", default_value_t = Colour::Auto)]
    pub(crate) color: Colour,

    /// Exit with 1 from this severity on
    #[arg(long, value_enum, value_name = "SEVERITY", default_value_t = FailOn::Warning)]
    pub(crate) fail_on: FailOn,

    /// Say nothing but findings and what could not be done
    #[arg(long, short)]
    pub(crate) quiet: bool,

    /// The day both versions speak from, whatever they say themselves
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub(crate) article_date: Option<Date>,

    /// The name standard input goes by; its extension decides how it is read
    #[arg(long, value_name = "NAME")]
    pub(crate) stdin_filename: Option<PathBuf>,
}

/// `copydesk parse`
#[derive(Debug, Args)]
pub(crate) struct Parse {
    /// How to show it
    #[arg(long, value_enum, default_value_t = TreeFormat::Tree)]
    pub(crate) format: TreeFormat,
    #[command(flatten)]
    pub(crate) input: Input,
}

/// `copydesk facts`
#[derive(Debug, Args)]
pub(crate) struct Facts {
    /// How to show them
    #[arg(long, value_enum, default_value_t = SheetFormat::Text)]
    pub(crate) format: SheetFormat,
    #[command(flatten)]
    pub(crate) input: Input,
}

/// One article and how it is to be read.
#[derive(Debug, Args)]
pub(crate) struct Input {
    /// The article; `-` is standard input
    pub(crate) file: PathBuf,
    /// The day the article speaks from, whatever it says itself
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub(crate) article_date: Option<Date>,
    /// The name standard input goes by; its extension decides how it is read
    #[arg(long, value_name = "NAME")]
    pub(crate) stdin_filename: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) config: Config,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum TreeFormat {
    /// One line a block
    Tree,
    /// One JSON document
    Json,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum SheetFormat {
    /// Sections for a terminal
    Text,
    /// One JSON document
    Json,
    /// A line a claim
    Csv,
}

/// Which rules run.
#[derive(Debug, Args)]
pub(crate) struct Rules {
    /// Rules that run, and no others: rules, groups, `default` or `all`
    #[arg(long, value_name = "RULE", value_delimiter = ',')]
    pub(crate) select: Vec<String>,

    /// Rules that do not run
    #[arg(long, value_name = "RULE", value_delimiter = ',')]
    pub(crate) ignore: Vec<String>,

    /// Rules that run besides those the configuration selects
    #[arg(long, value_name = "RULE", value_delimiter = ',')]
    pub(crate) extend_select: Vec<String>,

    /// Rules that do not run, besides those the configuration ignores
    #[arg(long, value_name = "RULE", value_delimiter = ',')]
    pub(crate) extend_ignore: Vec<String>,

    /// Also run rules that have not yet earned their place among the defaults
    #[arg(long)]
    pub(crate) preview: bool,

    /// Drop findings less sure than this [default: likely]
    #[arg(long, value_enum, value_name = "CONFIDENCE")]
    pub(crate) min_confidence: Option<Confidence>,

    /// Use a pack of rules besides: the name of one that comes with copydesk, or a TOML file; may be repeated
    #[arg(long, value_name = "NAME|FILE")]
    pub(crate) pack: Vec<String>,

    /// Use the house style of this name
    #[arg(long, value_name = "NAME")]
    pub(crate) style: Option<String>,

    /// The English of the house
    #[arg(long, value_enum, value_name = "TAG")]
    pub(crate) lang: Option<Dialect>,
}

/// Where the configuration comes from.
#[derive(Debug, Args)]
pub(crate) struct Config {
    /// A configuration file to use instead of the nearest one, or a single KEY=VALUE setting; may be repeated
    #[arg(long, value_name = "FILE|KEY=VALUE")]
    pub(crate) config: Vec<String>,

    /// Use no configuration file
    #[arg(long)]
    pub(crate) isolated: bool,
}

impl Config {
    /// The files and settings that are meant.
    pub(crate) fn sources(&self) -> Sources {
        let (settings, files): (Vec<_>, Vec<_>) =
            self.config.iter().cloned().partition(|it| it.contains('=') && !Path::new(it).exists());
        Sources { file: files.last().map(PathBuf::from), settings, isolated: self.isolated, packs: Vec::new() }
    }
}

/// What is repaired.
#[derive(Debug, Args)]
pub(crate) struct Fixes {
    /// Apply safe fixes to the files
    #[arg(long)]
    pub(crate) fix: bool,

    /// Apply fixes that are right only if the finding is, too
    #[arg(long)]
    pub(crate) unsafe_fixes: bool,

    /// Print what --fix (or --unsafe-fixes) would change and change nothing
    #[arg(long)]
    pub(crate) diff: bool,
}

/// How findings are shown.
#[derive(Debug, Args)]
pub(crate) struct Report {
    /// How to report
    #[arg(long, value_enum, default_value_t = Format::Human)]
    pub(crate) format: Format,

    /// Write the report to a file instead of standard output
    #[arg(long, short, value_name = "FILE")]
    pub(crate) output_file: Option<PathBuf>,

    /// When to colour the report
    #[arg(long, value_enum, value_name = "WHEN", default_value_t = Colour::Auto)]
    pub(crate) color: Colour,

    /// Exit with 1 from this severity on
    #[arg(long, value_enum, value_name = "SEVERITY", default_value_t = FailOn::Warning)]
    pub(crate) fail_on: FailOn,

    /// Count findings by rule instead of showing them
    #[arg(long)]
    pub(crate) statistics: bool,

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

/// Which files are checked.
#[derive(Debug, Args)]
pub(crate) struct Files {
    /// The name standard input goes by in reports; its extension decides how it is read
    #[arg(long, value_name = "NAME")]
    pub(crate) stdin_filename: Option<PathBuf>,

    /// Read the names of files to check from a file, one a line (`-`: standard input)
    #[arg(long, value_name = "FILE")]
    pub(crate) files_from: Option<PathBuf>,

    /// Leave out files that match a pattern as in .gitignore; may be repeated
    #[arg(long, value_name = "PATTERN")]
    pub(crate) exclude: Vec<String>,

    /// Leave out excluded files even when they are named on the command line
    #[arg(long)]
    pub(crate) force_exclude: bool,

    /// Check files that .gitignore and .ignore files leave out
    #[arg(long)]
    pub(crate) no_ignore: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ListFormat {
    /// A line a rule
    Text,
    /// One JSON document
    Json,
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

impl ValueEnum for Dialect {
    fn value_variants<'a>() -> &'a [Self] {
        &Self::ALL
    }

    fn to_possible_value(&self) -> Option<clap::builder::PossibleValue> {
        Some(clap::builder::PossibleValue::new(self.tag()))
    }
}
