//! Somebody who speaks by surname alone and is never introduced.

use crate::article::Article;
use crate::diagnostic::{Confidence, Severity};
use rustc_hash::FxHashSet;

use crate::facts::name::{Kind, Mention, Names};
use crate::fold;
use crate::lexicon::{Classes, Lexicon};
use crate::rules::{Check, Report, Rule, Status};
use crate::segment::Zone;
use crate::text::Voice;

/// `names/undeclared-surname`
pub const RULE: Rule = Rule {
    id: "names/undeclared-surname",
    summary: "a person named by surname alone who is never introduced",
    guide: include_str!("undeclared_surname.md"),
    severity: Severity::Warning,
    confidence: Confidence::Likely,
    status: Status::Preview,
    build: |_| Ok(Box::new(check) as Box<dyn Check>),
};

/// Words that are no surname to be introduced.
const OTHERS: Classes = Classes::COMMON
    .with(Classes::PLACE)
    .with(Classes::DEMONYM)
    .with(Classes::ORGANISATION)
    .with(Classes::NOT_NAME)
    .with(Classes::TITLE)
    .with(Classes::GIVEN);

fn check(article: &Article, report: &mut Report<'_>) {
    let names = &article.facts.names;
    let full = names.forms.iter().filter(|form| form.is_full());
    let owned: FxHashSet<&str> = full.flat_map(|form| form.keys.iter()).collect();
    for entity in names.entities.iter().filter(|entity| entity.kind == Kind::Person) {
        if names.forms_of(entity).iter().any(|&form| names.form(form).is_full()) {
            continue;
        }
        let mentions = || names.forms_of(entity).iter().flat_map(|&form| names.mentions_of(form));
        let Some(first) = mentions().min_by_key(|mention| mention.span) else { continue };
        let word = Lexicon::built_in().classes(fold::hash(article.text(first.span)));
        let known = owned.contains(names.form_of(first).family());
        let surname = word.intersects(Classes::SURNAME) && !word.intersects(OTHERS) && !known;
        if surname && mentions().any(speaks) && is_told(first) && !is_in_conflict(names, first) {
            report.flag(first.span, format!("\"{}\" is never introduced", article.text(first.span)));
        }
    }
}

fn speaks(mention: &Mention) -> bool {
    mention.speaks && is_told(mention)
}

/// In the article's own words, with no title.
fn is_told(mention: &Mention) -> bool {
    mention.zone == Zone::Paragraph && mention.voice == Voice::Own && mention.title.is_none()
}

/// Whether it is a misspelling of somebody's name already.
fn is_in_conflict(names: &Names, mention: &Mention) -> bool {
    let odd = names.conflicts.iter().flat_map(|conflict| &conflict.odd);
    odd.map(|spelling| names.mentions[spelling.mention as usize].form).any(|form| form == mention.form)
}
