//! One acronym that is explained in two ways: `National Party (NP)`, `Nationalist Party (NP)`.

use rustc_hash::FxHashMap;

use crate::article::Article;
use crate::diagnostic::{Confidence, Severity};
use crate::facts::acronym::Definition;
use crate::rules::acronyms::is_same;
use crate::rules::{Check, Report, Rule, Status};
use crate::text::Voice;

/// `acronyms/expansion-conflict`
pub const RULE: Rule = Rule {
    id: "acronyms/expansion-conflict",
    summary: "one acronym is explained in two ways",
    guide: include_str!("expansion_conflict.md"),
    severity: Severity::Warning,
    confidence: Confidence::Likely,
    status: Status::Stable,
    build: |_| Ok(Box::new(check) as Box<dyn Check>),
};

fn check(article: &Article, report: &mut Report<'_>) {
    let mut first: FxHashMap<u32, &Definition> = FxHashMap::default();
    for definition in article.facts.acronyms.definitions.iter().filter(|it| it.voice == Voice::Own) {
        let known = *first.entry(definition.norm).or_insert(definition);
        if is_same(article, known, definition) {
            continue;
        }
        let (here, there) = (article.text(definition.expansion), article.text(known.expansion));
        let acronym = article.text(definition.acronym);
        report
            .flag(definition.expansion, format!("{acronym} is \"{here}\" here, \"{there}\" elsewhere"))
            .label("explained differently here")
            .also(known.expansion, "first explained here");
    }
}
