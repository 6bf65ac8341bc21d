//! An acronym that is explained a second time, or only after it has been used.

use rustc_hash::FxHashMap;

use crate::article::Article;
use crate::diagnostic::{Applicability, Confidence, Severity};
use crate::facts::acronym::{Definition, is_known};
use crate::rules::acronyms::{bracket, is_same};
use crate::rules::{Check, Report, Rule, Status};
use crate::segment::Zone;
use crate::span::Span;
use crate::text::Voice;

/// `acronyms/redefined`
pub const RULE: Rule = Rule {
    id: "acronyms/redefined",
    summary: "an acronym is explained twice, or after it was used",
    guide: include_str!("redefined.md"),
    severity: Severity::Advice,
    confidence: Confidence::Likely,
    status: Status::Preview,
    build: |_| Ok(Box::new(check) as Box<dyn Check>),
};

fn check(article: &Article, report: &mut Report<'_>) {
    let mut first: FxHashMap<u32, &Definition> = FxHashMap::default();
    let used = first_uses(article);
    for definition in article.facts.acronyms.definitions.iter().filter(|it| is_told(article, it.block, it.voice)) {
        let acronym = article.text(definition.acronym);
        match first.insert(definition.norm, definition) {
            Some(known) if is_same(article, known, definition) => {
                let found = report.flag(definition.acronym, format!("{acronym} is explained twice"));
                found.label("explained again").also(known.acronym, "first explained here");
                if let Some(bracket) = bracket(article, definition) {
                    found.replace(bracket, "", Applicability::Manual);
                }
            }
            Some(_) => {}
            None => {
                let explained = definition.acronym.start.min(definition.expansion.start);
                let early = used.get(&definition.norm).filter(|early| early.end <= explained);
                if let Some(&early) = early.filter(|_| !is_known(definition.norm)) {
                    report
                        .flag(early, format!("{acronym} is used before it is explained"))
                        .label("used here")
                        .also(definition.expansion, "explained here");
                }
            }
        }
    }
}

/// Where each acronym stands first in the story, but for its explanation.
fn first_uses(article: &Article) -> FxHashMap<u32, Span> {
    let mut first = FxHashMap::default();
    if !article.facts.acronyms.definitions.is_empty() {
        let told = article.facts.acronyms.uses.iter().filter(|it| is_told(article, it.block, it.voice));
        for acronym in told.filter(|it| !is_bracketed(article, it.token)) {
            first.entry(acronym.norm).or_insert(acronym.span);
        }
    }
    first
}

/// Whether the letters stand alone in brackets: an explanation, of whatever kind.
fn is_bracketed(article: &Article, token: usize) -> bool {
    let mark = |at: usize, mark| article.tokens.get(at).is_some_and(|token| token.is_mark(&article.prose, mark));
    token > 0 && mark(token - 1, '(') && mark(token + 1, ')')
}

fn is_told(article: &Article, block: usize, voice: Voice) -> bool {
    voice == Voice::Own && matches!(article.blocks[block].zone, Zone::Paragraph | Zone::List)
}
