//! What a rule says: a message, one primary place, the other places of the contradiction, notes and fixes.
//! All places are spans of the prose; `report` turns them into places of the file.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::span::Span;

/// How bad it is if the finding is right.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Ask the reporter.
    Advice,
    /// Very likely wrong.
    Warning,
    /// Impossible by calendar or arithmetic, or the house forbids it.
    Error,
}

/// How sure the rule is that the finding is right.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Confidence {
    /// Worth a look.
    Possible,
    /// Right nine times out of ten.
    Likely,
    /// Right by construction.
    Certain,
}

impl Severity {
    /// The word used in reports and configuration.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Advice => "advice",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

impl Confidence {
    /// The word used in reports and configuration.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Possible => "possible",
            Self::Likely => "likely",
            Self::Certain => "certain",
        }
    }
}

/// A place and what to say about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// The place, in the prose.
    pub span: Span,
    /// A few words: `first spelled here`, `contradicted here`. May be empty.
    pub text: String,
}

/// Whether a fix may be applied without asking.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Applicability {
    /// Shown only: a person has to decide.
    Manual,
    /// Right if the finding is; applied with `--unsafe-fixes`.
    Unsafe,
    /// Applied with `--fix`.
    Safe,
}

/// Replace the prose at `span` by `text`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// What is replaced, in the prose.
    pub span: Span,
    /// What it is replaced with; empty to delete.
    pub text: String,
}

/// One way to repair a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// What it does, such as `change to "Haftar"`.
    pub title: String,
    /// Whether it may be applied without asking.
    pub applicability: Applicability,
    /// The replacements; all of them or none.
    pub edits: Vec<Edit>,
}

/// One finding, in prose coordinates.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// The rule's id, `group/name`.
    pub rule: Cow<'static, str>,
    /// How bad it is.
    pub severity: Severity,
    /// How sure the rule is.
    pub confidence: Confidence,
    /// One sentence without a full stop.
    pub message: String,
    /// The place that is probably wrong.
    pub primary: Label,
    /// The other places of the contradiction, in reading order.
    pub related: Vec<Label>,
    /// Places in the earlier version, when the article is compared with one: spans of that version's prose.
    pub earlier: Vec<Label>,
    /// Computations, evidence, advice; one line each.
    pub notes: Vec<String>,
    /// Repairs, the best first.
    pub fixes: Vec<Fix>,
}

impl Diagnostic {
    /// Says something about the primary place.
    pub fn label(&mut self, text: impl Into<String>) -> &mut Self {
        self.primary.text = text.into();
        self
    }

    /// Adds another place of the same contradiction.
    pub fn also(&mut self, span: Span, text: impl Into<String>) -> &mut Self {
        self.related.push(Label { span, text: text.into() });
        self
    }

    /// Adds a place in the earlier version.
    pub fn before(&mut self, span: Span, text: impl Into<String>) -> &mut Self {
        self.earlier.push(Label { span, text: text.into() });
        self
    }

    /// Adds a line of evidence or arithmetic.
    pub fn note(&mut self, text: impl Into<String>) -> &mut Self {
        self.notes.push(text.into());
        self
    }

    /// Adds a repair of several replacements.
    pub fn fix(&mut self, title: impl Into<String>, applicability: Applicability, edits: Vec<Edit>) -> &mut Self {
        self.fixes.push(Fix { title: title.into(), applicability, edits });
        self
    }

    /// Adds a repair that replaces `span` by `text`.
    pub fn replace(&mut self, span: Span, text: impl Into<String>, applicability: Applicability) -> &mut Self {
        let text = text.into();
        let title = if text.is_empty() { "delete".to_owned() } else { format!("change to \"{text}\"") };
        self.fix(title, applicability, vec![Edit { span, text }])
    }

    /// Sets the severity of this one finding.
    pub fn severity(&mut self, severity: Severity) -> &mut Self {
        self.severity = severity;
        self
    }

    /// Sets the confidence of this one finding.
    pub fn confidence(&mut self, confidence: Confidence) -> &mut Self {
        self.confidence = confidence;
        self
    }
}
