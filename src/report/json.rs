//! Findings as JSON: `json` is one document for the run, `json-lines` one object a finding. The schema is
//! versioned; fields are added within a version, never renamed or removed.

use serde_json::json;

use crate::report::{Finding, Reporter, Summary};

/// The version of the schema.
pub const VERSION: u32 = 1;

/// The `json` format: one document, one finding a line.
#[derive(Debug, Clone, Copy)]
pub struct Json;

/// The `json-lines` format: one finding a line and nothing else.
#[derive(Debug, Clone, Copy)]
pub struct JsonLines;

impl Reporter for Json {
    fn opening(&self) -> String {
        let tool = json!({"name": env!("CARGO_PKG_NAME"), "version": env!("CARGO_PKG_VERSION")});
        format!("{{\"version\": {VERSION}, \"tool\": {tool}, \"diagnostics\": [")
    }

    fn between(&self) -> &'static str {
        ","
    }

    fn file(&self, _text: &str, findings: &[Finding]) -> String {
        let lines: Vec<String> = findings.iter().map(|finding| format!("\n{}", line(finding))).collect();
        lines.join(",")
    }

    fn closing(&self, summary: &Summary) -> String {
        format!("\n], \"summary\": {}}}\n", json!(summary))
    }
}

impl Reporter for JsonLines {
    fn file(&self, _text: &str, findings: &[Finding]) -> String {
        findings.iter().map(|finding| line(finding) + "\n").collect()
    }
}

fn line(finding: &Finding) -> String {
    serde_json::to_string(finding).expect("a finding is strings and numbers")
}
