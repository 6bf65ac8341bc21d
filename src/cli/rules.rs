//! `copydesk rules`: every rule with its severity, its status and what it says when it fires; those of the
//! packs that come with copydesk and of the packs in use in the current folder included.

use std::path::Path;
use std::sync::Arc;

use serde_json::json;

use crate::cli::args::ListFormat;
use crate::cli::{Ending, output, print};
use crate::config::{Sources, packs};
use crate::diagnostic::{Confidence, Severity};
use crate::error::Error;
use crate::pack::{BUILT_IN, Pack};
use crate::report::wrap::wrapped;
use crate::rules::{RULES, Status};

/// A rule as it is listed.
struct Listed<'a> {
    id: &'a str,
    summary: &'a str,
    severity: Severity,
    confidence: Confidence,
    status: &'static str,
}

/// Lists the rules.
pub(crate) fn run(format: ListFormat) -> Result<Ending, Error> {
    let packs = packs_here()?;
    let own = RULES.iter().map(|rule| Listed {
        id: rule.id,
        summary: rule.summary,
        severity: rule.severity,
        confidence: rule.confidence,
        status: status(rule.status, true),
    });
    let of_packs = packs.iter().flat_map(|(pack, used)| pack.rules.iter().map(|rule| (rule, *used)));
    let of_packs = of_packs.map(|(rule, used)| Listed {
        id: &rule.id,
        summary: &rule.message,
        severity: rule.severity,
        confidence: rule.confidence,
        status: status(rule.status, used),
    });
    let rules: Vec<Listed<'_>> = own.chain(of_packs).collect();
    print(&match format {
        ListFormat::Text => text(&rules, output::width().min(100)),
        ListFormat::Json => {
            let rules: Vec<_> = rules.iter().map(object).collect();
            format!("{:#}\n", json!({"version": 1, "rules": rules}))
        }
    })
}

/// The packs in use in the current folder, and those that could be, each with whether it is.
pub(crate) fn packs_here() -> Result<Vec<(Arc<Pack>, bool)>, Error> {
    let sources = Sources::default();
    let resolved = sources.read(sources.file_for(Path::new(".")).as_deref())?;
    let used = resolved.packs().len();
    let mut all = resolved.packs().to_vec();
    BUILT_IN.iter().for_each(|pack| packs::add(&mut all, pack.pack()));
    Ok(all.into_iter().enumerate().map(|(at, pack)| (pack, at < used)).collect())
}

fn text(rules: &[Listed<'_>], width: usize) -> String {
    let longest = rules.iter().map(|rule| rule.id.len()).max().unwrap_or_default();
    let indent = longest + 2 + 9 + 10;
    let mut out = String::new();
    for Listed { id, summary, severity, status, .. } in rules {
        let severity = severity.name();
        let summary = wrapped(summary, width.saturating_sub(indent).max(20));
        let summary = summary.replace('\n', &format!("\n{}", " ".repeat(indent)));
        out.push_str(&format!("{id:longest$}  {severity:<9}{status:<10}{summary}\n"));
    }
    out
}

fn status(status: Status, used: bool) -> &'static str {
    match status {
        Status::Stable if used => "default",
        Status::Preview => "preview",
        Status::Stable | Status::Optional => "optional",
    }
}

fn object(rule: &Listed<'_>) -> serde_json::Value {
    json!({
        "id": rule.id,
        "summary": rule.summary,
        "severity": rule.severity,
        "confidence": rule.confidence,
        "status": rule.status,
    })
}
