//! The examples that every rule carries, run: each `bad` has to fire its rule and its fix has to give what the
//! example says and silence the rule, each `good` has to be silent.

use std::fmt;
use std::ops::Range;
use std::sync::Arc;

use crate::article::Article;
use crate::diagnostic::{Applicability, Diagnostic, Edit};
use crate::pack::matcher::Matcher;
use crate::pack::problem::{Problem, Problems};
use crate::pack::rule::{FixKind, Pack, PackRule};
use crate::segment::Zone;

/// An example that did not do what it has to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// The rule.
    pub rule: Box<str>,
    /// Its bytes in the TOML.
    pub span: Range<usize>,
    /// The copy of the example.
    pub text: Box<str>,
    /// What happened.
    pub cause: String,
    /// What it should have been, or what fired instead. May be empty.
    pub instead: String,
}

impl fmt::Display for Failure {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}: {}: {:?}", self.rule, self.cause, self.text)?;
        if self.instead.is_empty() { Ok(()) } else { write!(out, " ({})", self.instead) }
    }
}

/// Runs the examples of every rule of a pack.
#[must_use]
pub fn examples(pack: &Pack) -> Vec<Failure> {
    let matcher = Matcher::new(pack.rules.iter().map(|rule| (Arc::clone(rule), rule.severity)));
    let mut failures = Vec::new();
    for rule in &pack.rules {
        run(&matcher, rule, &mut failures);
    }
    failures
}

/// Failures shown in the file they are about; `text` is the TOML of the pack.
#[must_use]
pub fn in_file(pack: &Pack, text: &str, failures: &[Failure]) -> Problems {
    let list = failures.iter().map(|failure| Problem {
        span: failure.span.clone(),
        message: format!("{}: {}", failure.rule, failure.cause),
        help: failure.instead.clone(),
    });
    Problems::new(&pack.path, text, list.collect())
}

fn run(matcher: &Matcher, rule: &PackRule, failures: &mut Vec<Failure>) {
    for bad in &rule.bad {
        let fail = |cause: &str, instead: String| Failure {
            rule: rule.id.clone(),
            span: bad.span.clone(),
            text: bad.text.clone(),
            cause: cause.into(),
            instead,
        };
        let found = check(matcher, &bad.text, bad.zone);
        if !found.iter().any(|it| it.rule == *rule.id) {
            failures.push(fail("the rule is silent on a bad example", others(&found)));
            continue;
        }
        let Some(becomes) = bad.becomes.as_deref() else { continue };
        let fixed = apply(&bad.text, &found, rule);
        if fixed != becomes {
            failures.push(fail("the fix gives something else", format!("{fixed:?}, not {becomes:?}")));
        } else if check(matcher, &fixed, bad.zone).iter().any(|it| it.rule == *rule.id) {
            failures.push(fail("the rule is not content with its own fix", format!("{fixed:?}")));
        }
    }
    for good in &rule.good {
        let found = check(matcher, &good.text, good.zone);
        if let Some(hit) = found.iter().find(|it| it.rule == *rule.id) {
            failures.push(Failure {
                rule: rule.id.clone(),
                span: good.span.clone(),
                text: good.text.clone(),
                cause: "the rule fires on a good example".into(),
                instead: hit.message.clone(),
            });
        }
    }
}

fn check(matcher: &Matcher, text: &str, zone: Zone) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    matcher.check(&Article::of_zone(text, zone), &mut found);
    found
}

fn others(found: &[Diagnostic]) -> String {
    match found.first() {
        None => "nothing fired".into(),
        Some(other) => format!("{} fired instead: {}", other.rule, other.message),
    }
}

/// The copy with the fixes of one rule applied.
fn apply(text: &str, found: &[Diagnostic], rule: &PackRule) -> String {
    let fixable = |it: &&Diagnostic| it.rule == *rule.id && rule.fix != FixKind::None;
    let fixes = found.iter().filter(fixable).filter_map(|it| it.fixes.first());
    let mut edits: Vec<&Edit> =
        fixes.filter(|fix| fix.applicability > Applicability::Manual).flat_map(|fix| &fix.edits).collect();
    edits.sort_by_key(|edit| edit.span);
    let (mut fixed, mut at) = (String::new(), 0);
    for edit in edits.into_iter().filter(|edit| edit.span.end as usize <= text.len()) {
        if edit.span.start as usize >= at {
            fixed.push_str(&text[at..edit.span.start as usize]);
            fixed.push_str(&edit.text);
            at = edit.span.end as usize;
        }
    }
    fixed.push_str(&text[at..]);
    fixed
}
