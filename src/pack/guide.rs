//! The page of a rule of a pack, in the form the built-in rules have theirs: what, why, examples, source.

use std::fmt::Write as _;

use crate::pack::matching::Matching;
use crate::pack::rule::PackRule;

/// Longest list of phrases that a page shows in full.
const SHOWN: usize = 24;

/// The page of a rule, as Markdown.
#[must_use]
pub fn guide(rule: &PackRule) -> String {
    let mut page = format!("# {}\n\n{}.\n\n## What it does\n\n{}\n", rule.id, sentence(&rule.message), looks_for(rule));
    let _ = write!(page, "\n## Why\n\n{}\n\n## Examples\n", rule.why);
    for bad in &rule.bad {
        let _ = write!(page, "\n```bad\n{}\n```\n", bad.text);
        if let Some(becomes) = &bad.becomes {
            let _ = write!(page, "\nbecomes\n\n```good\n{becomes}\n```\n");
        }
    }
    for good in &rule.good {
        let _ = write!(page, "\n```good\n{}\n```\n", good.text);
    }
    let facts = [("Source", &rule.source), ("Owner", &rule.owner), ("Review by", &rule.review_by)];
    for (name, value) in facts {
        if let Some(value) = value {
            let _ = write!(page, "\n{name}: {value}\n");
        }
    }
    page
}

/// A message without its placeholders, for a headline.
fn sentence(message: &str) -> String {
    message.replace("{found}", "this").replace("{prefer}", "the house's form")
}

fn looks_for(rule: &PackRule) -> String {
    let list = |items: Vec<String>| {
        let more = items.len().saturating_sub(SHOWN);
        let shown = items.into_iter().take(SHOWN).collect::<Vec<_>>().join(", ");
        if more > 0 { format!("{shown} and {more} more") } else { shown }
    };
    match &rule.matching {
        Matching::Phrases(pairs) => {
            let items = pairs.iter().map(|it| match it.prefer.as_deref() {
                Some("") => format!("\"{}\" (delete)", it.over),
                Some(prefer) => format!("\"{}\" (write \"{prefer}\")", it.over),
                None => format!("\"{}\"", it.over),
            });
            format!("Reports {}.", list(items.collect()))
        }
        Matching::Regex(pattern) => match &pattern.prefer {
            Some(prefer) => format!("Reports what matches `{}` and writes `{prefer}`.", pattern.source),
            None => format!("Reports what matches `{}`.", pattern.source),
        },
        Matching::Either(groups) => {
            let items = groups.iter().map(|group| group.join(" / "));
            format!("Reports an article that has more than one of: {}.", list(items.collect()))
        }
        Matching::Limit { phrase, most } => format!("Reports \"{phrase}\" when it stands more than {most} times."),
        Matching::Needs { term, first } => format!("Reports \"{term}\" where \"{first}\" has not stood before."),
        Matching::Case(terms) => {
            format!("Reports other casings of {}.", list(terms.iter().map(|it| format!("\"{it}\"")).collect()))
        }
    }
}
