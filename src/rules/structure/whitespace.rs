//! White space that the reader does not see and the next program stumbles over: no-break spaces, doubled spaces,
//! invisible characters, tabs, spaces before a comma and none behind a full stop.

use crate::article::Article;
use crate::diagnostic::{Applicability, Confidence, Edit, Severity};
use crate::read::Format;
use crate::rules::{Check, OptionError, Options, Report, Rule, Status};
use crate::span::Span;

use super::gaps::{self, Fault, Kind};

/// `structure/whitespace`
pub const RULE: Rule = Rule {
    id: "structure/whitespace",
    summary: "no-break, doubled, invisible or missing spaces",
    guide: include_str!("whitespace.md"),
    severity: Severity::Advice,
    confidence: Confidence::Certain,
    status: Status::Stable,
    build: |options| Ok(Box::new(Whitespace::new(options)?) as Box<dyn Check>),
};

/// So many places of one finding are shown; the others are counted.
const MOST_SHOWN: usize = 4;

/// What the house wants.
struct Whitespace {
    /// Whether no-break spaces are reported.
    no_break: bool,
    /// Whether plain text has to end with a line end.
    final_newline: bool,
    /// One space or two between sentences; none: whatever the text itself does.
    between_sentences: Option<usize>,
}

impl Whitespace {
    fn new(options: &Options) -> Result<Self, OptionError> {
        options.only(&["no-break", "final-newline", "between-sentences"])?;
        Ok(Self {
            no_break: options.flag("no-break", true)?,
            final_newline: options.flag("final-newline", false)?,
            between_sentences: options.choice("between-sentences", &[("one", 1), ("two", 2)])?,
        })
    }
}

impl Check for Whitespace {
    fn check(&self, article: &Article, report: &mut Report<'_>) {
        let mut faults = gaps::find(article, self.between_sentences);
        if !self.no_break {
            faults.retain(|fault| fault.kind != Kind::NoBreak);
        }
        if self.final_newline && article.format == Format::Plain {
            faults.extend(final_newline(article));
        }
        // One finding for each kind, in the order of their first places.
        while let Some(kind) = faults.first().map(|fault| fault.kind) {
            let (same, others) = faults.into_iter().partition(|fault| fault.kind == kind);
            tell(report, kind, same);
            faults = others;
        }
    }
}

fn tell(report: &mut Report<'_>, kind: Kind, faults: Vec<Fault>) {
    let (message, label, title) = words(kind);
    let found = report.flag(faults[0].shown, message);
    found.label(label);
    for fault in faults[1..].iter().take(MOST_SHOWN) {
        found.also(fault.shown, "and here");
    }
    if faults.len() > MOST_SHOWN + 1 {
        found.note(format!("{} places in all", faults.len()));
    }
    // A word behind a full stop may be the name of a site: what adds letters or spaces is for a person to see.
    let applicability = if kind == Kind::Missing { Applicability::Unsafe } else { Applicability::Safe };
    found.fix(title, applicability, faults.into_iter().map(|fault| fault.edit).collect());
}

/// The message, the label and the title of the repair.
fn words(kind: Kind) -> (&'static str, &'static str, &'static str) {
    match kind {
        Kind::NoBreak => {
            ("no-break spaces where plain ones are meant", "a no-break space in here", "make them plain spaces")
        }
        Kind::Trailing => ("no-break spaces at the end of a line", "a no-break space behind this", "delete them"),
        Kind::Doubled => ("more than one space between two words", "more than one space in here", "leave one space"),
        Kind::Sentences => {
            ("one space between some sentences, two between others", "unlike the others", "make them alike")
        }
        Kind::Invisible => ("invisible characters in the text", "an invisible character in here", "delete them"),
        Kind::Tab => ("a tab between two words", "a tab in here", "make it a space"),
        Kind::Before => ("a space before a comma or stop", "a space before the mark", "delete the space"),
        Kind::Missing => ("no space behind a full stop", "two sentences meet here", "add a space"),
        Kind::FinalNewline => ("the last line has no end", "the file ends here", "add a line end"),
    }
}

/// The last word of a file that ends without a line end.
fn final_newline(article: &Article) -> Option<Fault> {
    let last = article.tokens.last().filter(|_| !article.source.text.ends_with('\n'))?;
    let end = article.prose.trim_end_matches('\n').len() as u32;
    let edit = Edit { span: Span::new(end, end), text: "\n".to_owned() };
    Some(Fault { kind: Kind::FinalNewline, shown: last.span(), edit })
}
