//! A surname used before the full name is given.

use crate::article::Article;
use crate::diagnostic::{Confidence, Severity};
use crate::facts::name::{Form, Kind, Mention, Names};
use crate::fold;
use crate::lexicon::{Classes, Lexicon};
use crate::rules::{Check, Report, Rule, Status};
use crate::segment::Zone;
use crate::text::{Token, Voice};

/// `names/late-introduction`
pub const RULE: Rule = Rule {
    id: "names/late-introduction",
    summary: "a person named by surname alone before the full name is given",
    guide: include_str!("late_introduction.md"),
    severity: Severity::Advice,
    confidence: Confidence::Likely,
    status: Status::Stable,
    build: |_| Ok(Box::new(check) as Box<dyn Check>),
};

fn check(article: &Article, report: &mut Report<'_>) {
    let names = &article.facts.names;
    for entity in names.entities.iter().filter(|entity| entity.kind == Kind::Person) {
        let told = |full: bool| {
            let forms = names.forms_of(entity).iter().filter(move |&&form| names.form(form).is_full() == full);
            forms
                .flat_map(|&form| names.mentions_of(form))
                .filter(|mention| is_told(mention))
                .min_by_key(|mention| mention.span)
        };
        let (Some(bare), Some(full)) = (told(false), told(true)) else { continue };
        let before = bare.span < full.span && bare.block != full.block && ends_as_a_sentence(article, bare);
        if before && is_plain(bare) && is_a_person(names.form_of(full)) && !is_introduced_elsewhere(names, bare) {
            report
                .flag(bare.span, format!("\"{}\" before the full name", article.text(bare.span)))
                .label("named by surname here")
                .also(full.span, "introduced here");
        }
    }
}

/// In the article's own words, where it tells the story.
fn is_told(mention: &Mention) -> bool {
    mention.zone == Zone::Paragraph && mention.voice == Voice::Own
}

/// Whether the paragraph ends with a stop: highlights before the story do not.
fn ends_as_a_sentence(article: &Article, mention: &Mention) -> bool {
    let block = &article.blocks[mention.block as usize];
    let stop = |token: &Token| matches!(token.text(&article.prose), "." | "?" | "!");
    article.tokens_of(block).iter().rev().take(3).any(stop)
}

/// A given name and a surname that is no other word.
fn is_a_person(form: &Form) -> bool {
    let classes = |key: &str| Lexicon::built_in().classes(fold::hash(key));
    let common = classes(form.family()).intersects(Classes::COMMON.with(Classes::PLACE).with(Classes::NOT_NAME));
    form.given().is_some_and(|given| classes(given).intersects(Classes::GIVEN)) && !common
}

/// No title or courtesy title stands before the surname: `President Marlow` needs no given name.
fn is_plain(mention: &Mention) -> bool {
    mention.title.is_none() && mention.honorific.is_none() && mention.speaks
}

/// Whether the full name stands before it in the standfirst, a caption or a list.
fn is_introduced_elsewhere(names: &Names, bare: &Mention) -> bool {
    let entity = names.entity(names.form_of(bare).entity);
    let full = names.forms_of(entity).iter().filter(|&&form| names.form(form).is_full());
    full.flat_map(|&form| names.mentions_of(form))
        .any(|mention| mention.span < bare.span && mention.zone != Zone::Headline)
}
