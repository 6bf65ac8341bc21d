//! An acronym that is explained and never used: the bracket is in the reader's way.

use rustc_hash::FxHashMap;

use crate::article::Article;
use crate::diagnostic::{Applicability, Confidence, Severity};
use crate::rules::acronyms::bracket;
use crate::rules::{Check, Report, Rule, Status};
use crate::text::Voice;

/// `acronyms/defined-unused`
pub const RULE: Rule = Rule {
    id: "acronyms/defined-unused",
    summary: "an acronym that is explained and never used",
    guide: include_str!("defined_unused.md"),
    severity: Severity::Advice,
    confidence: Confidence::Likely,
    status: Status::Optional,
    build: |_| Ok(Box::new(check) as Box<dyn Check>),
};

/// Words of a story below which it may give the letters for those who search for them.
const SHORTEST_STORY: usize = 150;

fn check(article: &Article, report: &mut Report<'_>) {
    let definitions = &article.facts.acronyms.definitions;
    if definitions.is_empty() || article.tokens.iter().filter(|token| token.is_word()).count() < SHORTEST_STORY {
        return;
    }
    let mut places: FxHashMap<u32, usize> = FxHashMap::default();
    for token in article.tokens.iter().filter(|token| token.is_capitalised()) {
        *places.entry(token.norm).or_default() += 1;
    }
    for definition in definitions.iter().filter(|it| it.voice == Voice::Own) {
        if places.get(&definition.norm) != Some(&1) {
            continue;
        }
        let acronym = article.text(definition.acronym);
        let found = report.flag(definition.acronym, format!("{acronym} is explained and never used"));
        found.label("only here");
        if let Some(bracket) = bracket(article, definition) {
            found.replace(bracket, "", Applicability::Unsafe);
        }
    }
}
