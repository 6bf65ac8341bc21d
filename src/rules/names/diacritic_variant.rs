//! One name with and without its accents.

use crate::article::Article;
use crate::diagnostic::{Applicability, Confidence, Severity};
use rustc_hash::FxHashMap;

use crate::facts::name::{Entity, Names};
use crate::rules::{Check, Report, Rule, Status};
use crate::span::Span;
use crate::text::{Shape, Voice};

/// `names/diacritic-variant`
pub const RULE: Rule = Rule {
    id: "names/diacritic-variant",
    summary: "one name with its accents here and without them there",
    guide: include_str!("diacritic_variant.md"),
    severity: Severity::Advice,
    confidence: Confidence::Certain,
    status: Status::Stable,
    build: |_| Ok(Box::new(check) as Box<dyn Check>),
};

fn check(article: &Article, report: &mut Report<'_>) {
    let names = &article.facts.names;
    let has_marks = |entity: &&Entity| names.forms_of(entity).iter().any(|&form| !names.form(form).text().is_ascii());
    for entity in names.entities.iter().filter(has_marks) {
        if let Some((odd, kept)) = two_spellings(article, names, entity) {
            let (here, there) = (article.text(odd), article.text(kept));
            report
                .flag(odd, format!("\"{here}\" here, \"{there}\" elsewhere"))
                .label("accents differ here")
                .also(kept, "first written here")
                .replace(odd, there, Applicability::Unsafe);
        }
    }
}

/// A part of the entity's name in two spellings that fold to one: the later place, and the first.
fn two_spellings(article: &Article, names: &Names, entity: &Entity) -> Option<(Span, Span)> {
    let mut met: FxHashMap<&str, Span> = FxHashMap::default();
    let mut mentions: Vec<_> = names.forms_of(entity).iter().flat_map(|&form| names.mentions_of(form)).collect();
    mentions.sort_by_key(|mention| mention.span);
    for mention in mentions.into_iter().filter(|mention| mention.voice == Voice::Own) {
        for (part, key) in names.parts_of(mention).iter().zip(names.form_of(mention).keys.iter()) {
            let tokens = &article.tokens[part.core as usize..part.end as usize];
            let (Some(first), Some(last)) = (tokens.first(), tokens.last()) else { continue };
            if key.len() < 3 || tokens.iter().any(|token| token.shape == Shape::Upper) {
                continue;
            }
            let span = first.span().to(last.span());
            let known = *met.entry(key).or_insert(span);
            if marks(article.text(known)) != marks(article.text(span)) {
                return Some((span, known));
            }
        }
    }
    None
}

/// The letters of a name that carry marks or are none of the plain alphabet.
fn marks(name: &str) -> String {
    name.chars().filter(|letter| !letter.is_ascii() && letter.is_alphabetic()).flat_map(char::to_lowercase).collect()
}
