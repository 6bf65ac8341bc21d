//! Findings to text a person can judge: the message, and every place with the words around it.

use std::fmt::Write as _;

use crate::run::Finding;

/// This many of the findings, drawn evenly so that every part of the corpus has its share; all without a number.
pub(crate) fn sample<T: Clone>(findings: &[T], wanted: Option<usize>) -> Vec<T> {
    match wanted {
        Some(wanted) if wanted < findings.len() => {
            (0..wanted).map(|at| findings[at * findings.len() / wanted].clone()).collect()
        }
        _ => findings.to_vec(),
    }
}

/// The findings, each as a block of lines.
pub(crate) fn text(findings: &[Finding]) -> String {
    let mut text = String::new();
    for finding in findings {
        let (severity, confidence) = (finding.severity.name(), finding.confidence.name());
        let _ = writeln!(text, "{} {severity}/{confidence} {}: {}", finding.doc, finding.rule, finding.message);
        for context in &finding.contexts {
            let _ = writeln!(text, "    {context}");
        }
    }
    let _ = writeln!(text, "{} findings", findings.len());
    text
}
