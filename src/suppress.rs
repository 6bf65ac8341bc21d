//! Findings to findings: those an instruction in the file or a `[sic]` silences are taken out and counted, and
//! instructions that silenced nothing become findings themselves.

use crate::article::Article;
use crate::diagnostic::{Confidence, Diagnostic};
use crate::read::{Directive, Scope};
use crate::rules::Report;
use crate::rules::suppressions::unused;
use crate::span::Span;

/// What is left of the findings of one article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// The findings nothing silenced.
    pub diagnostics: Vec<Diagnostic>,
    /// How many were silenced.
    pub suppressed: usize,
}

/// Takes out the silenced findings. `rules` are the ids of those that ran; findings less sure than
/// `min_confidence` are dropped and not counted, but a suppression of one counts as used.
#[must_use]
pub fn apply(article: &Article, mut found: Vec<Diagnostic>, rules: &[Box<str>], min_confidence: Confidence) -> Kept {
    found.sort_by_key(|diagnostic| diagnostic.primary.span);
    let mut regions = regions(article);
    let mut kept = Kept { diagnostics: Vec::with_capacity(found.len()), suppressed: 0 };
    let mut open: Vec<usize> = Vec::new();
    let mut next = 0;
    for diagnostic in found {
        let at = diagnostic.primary.span.start;
        while regions.get(next).is_some_and(|region| region.from <= at) {
            open.push(next);
            next += 1;
        }
        open.retain(|&region| regions[region].to > at);
        let mut silenced = is_sic(article, &diagnostic);
        for &region in &open {
            let region = &mut regions[region];
            if Directive::means(region.name, &diagnostic.rule) {
                region.used = true;
                silenced = true;
            }
        }
        match diagnostic.confidence >= min_confidence {
            true if silenced => kept.suppressed += 1,
            true => kept.diagnostics.push(diagnostic),
            false => {}
        }
    }
    if !regions.is_empty() && rules.iter().any(|id| **id == *unused::RULE.id) {
        report_unused(&regions, rules, &mut kept.diagnostics);
    }
    kept
}

/// A stretch of the prose in which a directive silences a rule, a group or all.
struct Region<'a> {
    from: u32,
    to: u32,
    name: &'a str,
    directive: Span,
    used: bool,
}

/// What the directives of an article cover, by where it begins.
fn regions(article: &Article) -> Vec<Region<'_>> {
    let end = article.prose.len() as u32 + 1;
    let mut regions: Vec<Region<'_>> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    for directive in &article.directives {
        let (from, to) = match directive.scope() {
            Some(Scope::Next) => {
                let next = article.blocks.partition_point(|block| block.span.end <= directive.before);
                let Some(block) = article.blocks.get(next) else { continue };
                (block.span.start, block.span.end)
            }
            Some(Scope::Start) => (directive.before, end),
            Some(Scope::File) => (0, end),
            Some(Scope::End) => {
                let names: Vec<&str> = directive.rules().collect();
                open.retain(|&region| {
                    let closes = names.is_empty() || names.contains(&regions[region].name);
                    if closes {
                        regions[region].to = directive.before;
                    }
                    !closes
                });
                continue;
            }
            None => continue,
        };
        for name in directive.rules() {
            if directive.scope() == Some(Scope::Start) {
                open.push(regions.len());
            }
            regions.push(Region { from, to, name, directive: directive.span, used: false });
        }
    }
    regions.sort_by_key(|region| region.from);
    regions
}

/// Whether the finding is about a word that `[sic]` follows: it is written as it was said.
fn is_sic(article: &Article, diagnostic: &Diagnostic) -> bool {
    let group = diagnostic.rule.split('/').next().unwrap_or_default();
    if !matches!(group, "names" | "style" | "consistency") {
        return false;
    }
    let rest = article.prose.get(diagnostic.primary.span.end as usize..).unwrap_or_default();
    let rest = rest.trim_start_matches([' ', '\u{a0}', '\'', '’', '”', '"', ',', '.']);
    rest.starts_with("[sic]") || rest.starts_with("(sic)")
}

fn report_unused(regions: &[Region<'_>], rules: &[Box<str>], found: &mut Vec<Diagnostic>) {
    let rule = &unused::RULE;
    let mut report = Report::new(rule.id, rule.severity, rule.confidence, found);
    let runs = |name: &str| rules.iter().any(|id| **id != *rule.id && Directive::means(name, id));
    for region in regions.iter().filter(|region| !region.used && runs(region.name)) {
        report.flag(region.directive, format!("nothing to ignore here for {}", region.name));
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use crate::article::{Article, Given};
    use crate::desk::{Desk, Settings};
    use crate::read::Format;
    use crate::source::Source;

    /// What the default desk says about a Markdown article, and how many findings were silenced.
    fn check(text: &str) -> (Vec<String>, usize) {
        let source = Source::from_bytes(Path::new("a.md"), text.into()).expect("text");
        let article = Article::read(source, Format::Markdown, &Given::default());
        let kept = Desk::new(&Settings::default()).expect("a desk").check_counting(&article);
        let told = kept.diagnostics.iter().map(|one| format!("{}: {}", one.rule, article.text(one.primary.span)));
        (told.collect(), kept.suppressed)
    }

    const TWICE: &str = "The council voted to close the the eastern quay for repairs on the same day.";

    #[test]
    fn a_suppression_holds_for_the_next_block_only() {
        let ignore = "<!-- copydesk: ignore style/repeated-word -- a boat -->";
        let (told, suppressed) = check(&format!("# Quay closes\n\n{ignore}\n{TWICE}\n\nThe ferry to to Mull waits.\n"));
        assert_eq!((told, suppressed), (vec!["style/repeated-word: to to".to_owned()], 1));
    }

    #[test]
    fn groups_ranges_and_files_are_silenced() {
        for (before, after) in [
            ("<!-- copydesk: ignore style -->\n", ""),
            ("<!-- copydesk: ignore-start all -->\n\n", "\n<!-- copydesk: ignore-end -->\n"),
            ("<!-- copydesk: ignore-file style/repeated-word -->\n\n", ""),
            ("", " <!-- copydesk: ignore style -->"),
        ] {
            assert_eq!(check(&format!("# Quay closes\n\n{before}{TWICE}{after}\n")), (vec![], 1), "{before}{after}");
        }
        let front = format!("---\ntitle: Quay closes\ncopydesk: {{ignore: [style]}}\n---\n{TWICE}\n");
        assert_eq!(check(&front), (vec![], 1));
    }

    #[test]
    fn what_silences_nothing_is_reported_where_it_stands() {
        let ignore = "<!-- copydesk: ignore style/repeated-word -->";
        let (told, _) = check(&format!("# Quay closes\n\n{ignore}\nThe council voted to close it.\n"));
        assert_eq!(told, [format!("suppressions/unused: {ignore}")]);
        let other = "<!-- copydesk: ignore another-pack/rule -->\nThe council voted to close it.\n";
        assert_eq!(check(other), (vec![], 0), "the rule of a pack that does not run");
    }

    #[test]
    fn sic_silences_the_word_before_it() {
        let sic = TWICE.replace("the the", "the the [sic]");
        assert_eq!(check(&format!("# Quay closes\n\n{sic}\n")), (vec![], 1));
    }
}
