//! One line a finding: `path:line:col: severity[rule] message`, as compilers print and editors understand.

use crate::report::view::visible;
use crate::report::{Finding, Reporter};

/// The `concise` format.
#[derive(Debug, Clone, Copy)]
pub struct Concise;

impl Reporter for Concise {
    fn file(&self, _text: &str, findings: &[Finding]) -> String {
        let mut out = String::new();
        for finding in findings {
            let Finding { path, primary, severity, rule, message, .. } = finding;
            let (line, column) = (primary.line, primary.column);
            let severity = severity.name();
            out.push_str(&visible(&format!("{path}:{line}:{column}: {severity}[{rule}] {message}")));
            out.push('\n');
        }
        out
    }
}
