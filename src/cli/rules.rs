//! `copydesk rules`: every rule with its severity, its status and what it says when it fires.

use serde_json::json;

use crate::cli::args::ListFormat;
use crate::cli::{Ending, output, print};
use crate::error::Error;
use crate::report::wrap::wrapped;
use crate::rules::{RULES, Rule, Status};

/// Lists the rules.
pub(crate) fn run(format: ListFormat) -> Result<Ending, Error> {
    print(&match format {
        ListFormat::Text => text(output::width().min(100)),
        ListFormat::Json => {
            let rules: Vec<_> = RULES.iter().map(|rule| object(rule)).collect();
            format!("{:#}\n", json!({"version": 1, "rules": rules}))
        }
    })
}

fn text(width: usize) -> String {
    let longest = RULES.iter().map(|rule| rule.id.len()).max().unwrap_or_default();
    let indent = longest + 2 + 9 + 10;
    let mut out = String::new();
    for rule in RULES {
        let summary = wrapped(rule.summary, width.saturating_sub(indent).max(20));
        let summary = summary.replace('\n', &format!("\n{}", " ".repeat(indent)));
        let (id, severity, status) = (rule.id, rule.severity.name(), status(rule));
        out.push_str(&format!("{id:longest$}  {severity:<9}{status:<10}{summary}\n"));
    }
    out
}

fn status(rule: &Rule) -> &'static str {
    match rule.status {
        Status::Stable => "default",
        Status::Preview => "preview",
        Status::Optional => "optional",
    }
}

fn object(rule: &Rule) -> serde_json::Value {
    json!({
        "id": rule.id,
        "summary": rule.summary,
        "severity": rule.severity,
        "confidence": rule.confidence,
        "status": status(rule),
    })
}
