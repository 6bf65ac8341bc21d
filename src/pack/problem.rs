//! What is wrong with a pack file: every problem with its byte range in the TOML, shown with line, column, the
//! line itself and a row of carets under the place.

use std::fmt;
use std::ops::Range;
use std::path::{Path, PathBuf};

use crate::error::Error;
use crate::span::Lines;

/// Columns of a line that are shown; a longer line is cut around the place.
const WIDTH: usize = 96;

/// One thing that is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The place, in bytes of the TOML text.
    pub span: Range<usize>,
    /// What is wrong, one sentence without a full stop.
    pub message: String,
    /// What to do about it; stands beside the carets. May be empty.
    pub help: String,
}

/// All that is wrong with one file, in the order of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problems {
    /// The file as it was named.
    pub path: PathBuf,
    /// Its text.
    pub text: String,
    /// At least one problem.
    pub list: Vec<Problem>,
}

impl Problems {
    /// The problems of the file at `path`, put into the order of the file.
    #[must_use]
    pub fn new(path: &Path, text: &str, mut list: Vec<Problem>) -> Self {
        list.sort_by_key(|problem| (problem.span.start, problem.span.end));
        list.dedup();
        Self { path: path.to_owned(), text: text.to_owned(), list }
    }

    fn show(&self, out: &mut fmt::Formatter<'_>, lines: &Lines, problem: &Problem) -> fmt::Result {
        let start = floor(&self.text, problem.span.start);
        let end = floor(&self.text, problem.span.end).max(start);
        let position = lines.position(&self.text, start as u32);
        let line = lines.range(&self.text, position.line);
        let content = line.of(&self.text);
        let before = &self.text[line.start as usize..start.max(line.start as usize)];
        let marked = &self.text[start..end.clamp(start, (line.end as usize).max(start))];
        let first = before.chars().count().saturating_sub(WIDTH / 2);
        let shown: String = content.chars().skip(first).take(WIDTH).collect();
        let indent: String = before.chars().skip(first).map(|letter| if letter == '\t' { '\t' } else { ' ' }).collect();
        let carets = marked.chars().count().clamp(1, WIDTH.saturating_sub(before.chars().count() - first).max(1));
        let number = position.line.to_string();
        let margin = " ".repeat(number.len());
        writeln!(out, "error: {}", problem.message)?;
        writeln!(out, "{margin}--> {}:{}:{}", self.path.display(), position.line, position.column)?;
        writeln!(out, "{margin} |")?;
        writeln!(out, "{number} | {shown}")?;
        let row = format!("{margin} | {indent}{} {}", "^".repeat(carets), problem.help);
        write!(out, "{}", row.trim_end())
    }
}

impl fmt::Display for Problems {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let lines = Lines::new(&self.text);
        for (index, problem) in self.list.iter().enumerate() {
            if index > 0 {
                write!(out, "\n\n")?;
            }
            self.show(out, &lines, problem)?;
        }
        Ok(())
    }
}

impl std::error::Error for Problems {}

impl From<Problems> for Error {
    fn from(problems: Problems) -> Self {
        Self::new(problems.to_string())
    }
}

/// The nearest character boundary at or before `at`.
fn floor(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|&it| text.is_char_boundary(it)).unwrap_or(0)
}

/// `did you mean ...?` for a word that is near to one of `known`, else the list of what is known.
#[must_use]
pub fn suggest(word: &str, known: &[&str]) -> String {
    let near = known
        .iter()
        .map(|it| (strsim::normalized_damerau_levenshtein(word, it), *it))
        .filter(|(likeness, _)| *likeness >= 0.6)
        .max_by(|a, b| a.0.total_cmp(&b.0));
    match near {
        Some((_, name)) => format!("did you mean `{name}`?"),
        None => format!("known: {}", known.join(", ")),
    }
}
