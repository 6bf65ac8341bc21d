//! Findings for people at a terminal: both ends of the contradiction under their own text, notes, and what
//! can be done about it.

use std::io::{self, Write};

use anstyle::{AnsiColor, Style};
use codespan_reporting::diagnostic::{Diagnostic, Label, LabelStyle, Severity as Level};
use codespan_reporting::term::{self, WriteStyle};

use crate::diagnostic::{Applicability, Severity};
use crate::report::versions::{Version, Versions};
use crate::report::view::{View, visible};
use crate::report::wrap::wrapped;
use crate::report::{Finding, Located, Repair, Reporter, Summary, Values, counted};

/// How many of the other places of a finding are shown; the rest are counted.
const SHOWN: usize = 8;

/// The `human` format.
#[derive(Debug, Clone)]
pub struct Human {
    /// Columns of the terminal.
    pub width: usize,
    /// Whether to colour.
    pub colour: bool,
}

impl Reporter for Human {
    fn file(&self, text: &str, findings: &[Finding]) -> String {
        self.compared(text, "", findings)
    }

    fn compared(&self, text: &str, earlier: &str, findings: &[Finding]) -> String {
        let mut out = Paint { out: Vec::new(), colour: self.colour, advice: false };
        for finding in findings {
            out.advice = finding.severity == Severity::Advice;
            let (view, diagnostic) = self.show(text, earlier, finding);
            if term::emit_to_write_style(&mut out, &term::Config::default(), &view, &diagnostic).is_err() {
                // Only a view that contradicts itself gets here; the finding must not be lost.
                out.out.extend_from_slice(format!("{}\n", visible(&finding.message)).as_bytes());
            }
        }
        String::from_utf8_lossy(&out.out).into_owned()
    }

    fn closing(&self, summary: &Summary) -> String {
        if let Some(values) = &summary.values {
            return format!("{}\n", told(values));
        }
        let files = counted(summary.files, "file", "files");
        let found: Vec<String> = [
            (summary.errors, "error", "errors"),
            (summary.warnings, "warning", "warnings"),
            (summary.advice, "piece of advice", "pieces of advice"),
        ]
        .into_iter()
        .filter(|&(count, ..)| count > 0)
        .map(|(count, one, many)| counted(count, one, many))
        .collect();
        match found.is_empty() {
            true => format!("Nothing to report in {files}.\n"),
            false => format!("{} in {files}\n", found.join(", ")),
        }
    }
}

impl Human {
    fn show(&self, text: &str, earlier: &str, finding: &Finding) -> (Versions, Diagnostic<Version>) {
        let shown = finding.related.iter().filter(|it| !it.earlier).take(SHOWN);
        let before = finding.related.iter().filter(|it| it.earlier).take(SHOWN);
        let hidden = finding.related.len() - shown.clone().count() - before.clone().count();
        let old_path = before.clone().next().map_or("", |related| &related.path);
        let new: Vec<&Located> = std::iter::once(&finding.primary).chain(shown.map(|it| &it.place)).collect();
        let old: Vec<&Located> = before.map(|it| &it.place).collect();
        let gutter = View::gutter(&new).max(View::gutter(&old)) + 3;
        let room = self.width.saturating_sub(gutter).max(20);
        let views =
            Versions { new: View::new(&finding.path, text, &new, room), old: View::new(old_path, earlier, &old, room) };
        let labels = |version: Version, places: &[&Located]| {
            let label = |(at, place): (usize, &&Located)| {
                let range = views.of(version).range(at);
                let label = match (version, at) {
                    (Version::New, 0) => Label::primary(version, range),
                    _ => Label::secondary(version, range),
                };
                label.with_message(visible(&place.label))
            };
            places.iter().enumerate().map(label).collect::<Vec<_>>()
        };
        let labels = [labels(Version::New, &new), labels(Version::Old, &old)].concat();
        let level = match finding.severity {
            Severity::Error => Level::Error,
            Severity::Warning => Level::Warning,
            Severity::Advice => Level::Note,
        };
        let mut notes = finding.notes.clone();
        if hidden > 0 {
            notes.push(format!("and {}", counted(hidden as u64, "more place", "more places")));
        }
        notes.extend(finding.fixes.iter().map(offer));
        let room = self.width.saturating_sub(gutter + 2).max(20);
        let notes = notes.iter().map(|note| wrapped(&visible(note), room)).collect();
        let diagnostic = Diagnostic::new(level)
            .with_code(visible(&finding.rule))
            .with_message(visible(&finding.message))
            .with_labels(labels)
            .with_notes(notes);
        (views, diagnostic)
    }
}

/// What a comparison came to, in one line.
fn told(values: &Values) -> String {
    let changed = counted(values.changed, "value", "values");
    match (values.changed, values.stale) {
        (0, _) => "No value changed".to_owned(),
        (_, 0) => format!("{changed} changed, none left stale"),
        (_, stale) => {
            format!("{changed} changed, {stale} left stale in {}", counted(values.places, "place", "places"))
        }
    }
}

fn offer(repair: &Repair) -> String {
    match repair.applicability {
        Applicability::Safe => format!("fix: {} (applied by --fix)", repair.title),
        Applicability::Unsafe => format!("fix: {} (applied by --unsafe-fixes)", repair.title),
        Applicability::Manual => format!("suggestion: {}", repair.title),
    }
}

/// Writes to memory in the colours of the house.
struct Paint {
    out: Vec<u8>,
    colour: bool,
    /// The severity now written is ours, which codespan-reporting calls a note.
    advice: bool,
}

impl Paint {
    fn set(&mut self, style: Style) -> io::Result<()> {
        match self.colour {
            true => write!(self.out, "{style}"),
            false => Ok(()),
        }
    }
}

impl Write for Paint {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.advice && bytes == b"note" {
            self.advice = false;
            self.out.extend_from_slice(b"advice");
        } else {
            self.out.extend_from_slice(bytes);
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn colour_of(level: Level) -> Style {
    match level {
        Level::Bug | Level::Error => AnsiColor::BrightRed.on_default(),
        Level::Warning => AnsiColor::BrightYellow.on_default(),
        Level::Note | Level::Help => AnsiColor::BrightCyan.on_default(),
    }
}

impl WriteStyle for Paint {
    fn set_header(&mut self, severity: Level) -> io::Result<()> {
        self.set(colour_of(severity).bold())
    }

    fn set_header_message(&mut self) -> io::Result<()> {
        self.set(Style::new().bold())
    }

    fn set_line_number(&mut self) -> io::Result<()> {
        self.set(AnsiColor::BrightBlue.on_default())
    }

    fn set_note_bullet(&mut self) -> io::Result<()> {
        self.set(AnsiColor::BrightBlue.on_default())
    }

    fn set_source_border(&mut self) -> io::Result<()> {
        self.set(AnsiColor::BrightBlue.on_default())
    }

    fn set_label(&mut self, severity: Level, style: LabelStyle) -> io::Result<()> {
        self.set(match style {
            LabelStyle::Primary => colour_of(severity),
            LabelStyle::Secondary => AnsiColor::BrightBlue.on_default(),
        })
    }

    fn reset(&mut self) -> io::Result<()> {
        match self.colour {
            true => write!(self.out, "{}", anstyle::Reset),
            false => Ok(()),
        }
    }
}
