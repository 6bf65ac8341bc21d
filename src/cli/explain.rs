//! `copydesk explain`: the page of a rule, its Markdown set plainly for the terminal.

use crate::cli::{Ending, output, print};
use crate::config::check_selector;
use crate::error::Error;
use crate::report::wrap::wrapped;
use crate::rules::RULES;

/// Prints the page of a rule.
pub(crate) fn run(name: &str) -> Result<Ending, Error> {
    let Some(rule) = RULES.iter().find(|rule| rule.id == name) else {
        let help = check_selector(name).err().unwrap_or_else(|| "a group; name one of its rules".to_owned());
        return Err(Error::new(format!("unknown rule \"{name}\"; {help}")));
    };
    print(&plain(rule.guide, output::width().min(100)))
}

/// Sets Markdown as plain text: headings underlined, examples indented, paragraphs filled.
fn plain(markdown: &str, width: usize) -> String {
    let mut out = String::with_capacity(markdown.len() + 256);
    let mut paragraph = String::new();
    let mut fenced = false;
    for line in markdown.lines() {
        let is_table = line.starts_with('|');
        if let Some(fence) = line.strip_prefix("```") {
            fill(&mut paragraph, width, &mut out);
            fenced = !fenced;
            if fenced && !fence.trim().is_empty() {
                out.push_str(&format!("  {}:\n", fence.trim()));
            }
        } else if fenced || is_table {
            fill(&mut paragraph, width, &mut out);
            out.push_str(&format!("{}{line}\n", if is_table || line.is_empty() { "" } else { "    " }));
        } else if let Some(heading) = line.strip_prefix("## ").or_else(|| line.strip_prefix("# ")) {
            fill(&mut paragraph, width, &mut out);
            let heading = marks_off(heading);
            let rule = if line.starts_with("##") { "-" } else { "=" };
            out.push_str(&format!("{heading}\n{}\n", rule.repeat(heading.chars().count())));
        } else if line.trim().is_empty() {
            fill(&mut paragraph, width, &mut out);
            out.push('\n');
        } else {
            if line.starts_with("- ") || line.starts_with("* ") {
                fill(&mut paragraph, width, &mut out);
            }
            if !paragraph.is_empty() {
                paragraph.push(' ');
            }
            paragraph.push_str(&marks_off(line.trim()));
        }
    }
    fill(&mut paragraph, width, &mut out);
    out
}

fn fill(paragraph: &mut String, width: usize, out: &mut String) {
    if !paragraph.is_empty() {
        out.push_str(&wrapped(paragraph, width));
        out.push('\n');
        paragraph.clear();
    }
}

fn marks_off(text: &str) -> String {
    text.replace("**", "").replace('`', "")
}
