//! `copydesk explain`: the page of a rule, its Markdown set plainly for the terminal.

use std::borrow::Cow;
use std::sync::Arc;

use crate::cli::rules::packs_here;
use crate::cli::{Ending, output, print};
use crate::config::packs::check_selector;
use crate::error::Error;
use crate::pack::{Pack, guide};
use crate::report::wrap::wrapped;
use crate::rules::RULES;

/// Columns before the lines of an example.
const INDENT: usize = 4;

/// Prints the page of a rule.
pub(crate) fn run(name: &str) -> Result<Ending, Error> {
    let page = match RULES.iter().find(|rule| rule.id == name) {
        Some(rule) => Cow::Borrowed(rule.guide),
        None => Cow::Owned(page_of_pack(name)?),
    };
    print(&plain(&page, output::width().min(100)))
}

fn page_of_pack(name: &str) -> Result<String, Error> {
    let packs: Vec<Arc<Pack>> = packs_here()?.into_iter().map(|(pack, _)| pack).collect();
    match packs.iter().flat_map(|pack| &pack.rules).find(|rule| &*rule.id == name) {
        Some(rule) => Ok(guide(rule)),
        None => {
            let help = check_selector(name, &packs).err().unwrap_or_else(|| "name one of its rules".to_owned());
            Err(Error::new(format!("unknown rule \"{name}\"; {help}")))
        }
    }
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
            if is_table || line.is_empty() {
                out.push_str(&format!("{line}\n"));
            } else {
                let lines = wrapped(line, width.saturating_sub(INDENT));
                lines.lines().for_each(|line| out.push_str(&format!("{:INDENT$}{line}\n", "")));
            }
        } else if let Some(heading) = line.strip_prefix("## ").or_else(|| line.strip_prefix("# ")) {
            fill(&mut paragraph, width, &mut out);
            let heading = heading.replace("**", "");
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
            paragraph.push_str(&line.trim().replace("**", ""));
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
