//! The command line: arguments to files, settings, reports and an exit code.

mod args;
mod check;
mod compare;
mod config;
mod desks;
mod explain;
mod facts;
mod output;
mod parse;
mod rules;
mod test;
mod walk;
mod worker;

use std::ffi::OsString;
use std::io::Write;
use std::process::ExitCode;

use clap::{CommandFactory, Parser};

use crate::cli::args::{Arguments, Command, ConfigCommand};
use crate::cli::output::Output;
use crate::error::Error;

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ending {
    /// Nothing to complain about: exit code 0.
    Clean,
    /// Findings at or above `--fail-on`: exit code 1.
    Findings,
    /// Something could not be done; it has been said on standard error: exit code 2.
    Trouble,
}

/// Runs the command given by `arguments` (the program's name first).
#[must_use]
pub fn run(arguments: Vec<OsString>) -> ExitCode {
    let arguments = match Arguments::try_parse_from(with_command(arguments)) {
        Ok(arguments) => arguments,
        Err(message) => {
            // Help and version are messages too; a closed pipe is nothing to complain about.
            let _ = message.print();
            return ExitCode::from(if message.use_stderr() { 2 } else { 0 });
        }
    };
    let ending = match arguments.command {
        Command::Check(check) => check::run(&check),
        Command::Compare(compare) => compare::run(&compare),
        Command::Parse(parse) => parse::run(&parse),
        Command::Facts(facts) => facts::run(&facts),
        Command::Explain { rule } => explain::run(&rule),
        Command::Rules { format } => rules::run(format),
        Command::Test { packs } => test::run(&packs),
        Command::Init => config::init(),
        Command::Config(ConfigCommand::Show { path, config }) => config::show(&path, &config.sources()),
    };
    let ending = ending.unwrap_or_else(|error| {
        complain(&error);
        Ending::Trouble
    });
    ExitCode::from(match ending {
        Ending::Clean => 0,
        Ending::Findings => 1,
        Ending::Trouble => 2,
    })
}

/// Says on standard error what could not be done.
pub(crate) fn complain(error: &Error) {
    let _ = writeln!(std::io::stderr().lock(), "copydesk: {error}");
}

/// Prints the whole result of a command.
pub(crate) fn print(text: &str) -> Result<Ending, Error> {
    let mut output = Output::open(None)?;
    output.write(text)?;
    output.finish()?;
    Ok(Ending::Clean)
}

/// `check` is meant when the first argument is neither a command nor a request for help.
fn with_command(mut arguments: Vec<OsString>) -> Vec<OsString> {
    let first = arguments.get(1).map(|it| it.to_string_lossy().into_owned());
    let known = match first.as_deref() {
        None | Some("help" | "-h" | "--help" | "-V" | "--version") => true,
        Some(name) => Arguments::command().get_subcommands().any(|command| command.get_name() == name),
    };
    if !known {
        arguments.insert(1, "check".into());
    }
    arguments
}
