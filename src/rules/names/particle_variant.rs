//! Two full forms of one name that differ in a particle, its capital or its hyphen.

use crate::article::Article;
use crate::diagnostic::{Applicability, Confidence, Severity};
use crate::facts::name::{Form, FormId, Kind, Names};
use crate::rules::{Check, Report, Rule, Status};

/// `names/particle-variant`
pub const RULE: Rule = Rule {
    id: "names/particle-variant",
    summary: "one full name with and without its particle, or with it written two ways",
    guide: include_str!("particle_variant.md"),
    severity: Severity::Warning,
    confidence: Confidence::Likely,
    status: Status::Stable,
    build: |_| Ok(Box::new(check) as Box<dyn Check>),
};

fn check(article: &Article, report: &mut Report<'_>) {
    let names = &article.facts.names;
    for entity in names.entities.iter().filter(|entity| entity.kind == Kind::Person && entity.forms.len() > 1) {
        let full: Vec<FormId> = names
            .forms_of(entity)
            .iter()
            .copied()
            .filter(|&id| names.form(id).is_full() && told(names, names.form(id)))
            .collect();
        let Some((&first, rest)) = full.split_first() else { continue };
        let Some(&other) = rest.iter().find(|&&id| differ_in_particle(article, names, first, id)) else { continue };
        let (a, b) = (names.form(first), names.form(other));
        let (kept, odd) = if votes(b) > votes(a) { (b, a) } else { (a, b) };
        let place = |form: &Form| names.mentions[names.places_of(form)[0] as usize].span;
        report
            .flag(place(odd), format!("\"{}\" here, \"{}\" elsewhere", odd.text(), kept.text()))
            .label("written differently here")
            .also(place(kept), if place(kept) < place(odd) { "first written here" } else { "written here" })
            .replace(place(odd), kept.text(), Applicability::Unsafe);
    }
}

fn votes(form: &Form) -> usize {
    form.mentions.len()
}

/// Whether the form stands in the story at all.
fn told(names: &Names, form: &Form) -> bool {
    names.places_of(form).iter().any(|&mention| names.mentions[mention as usize].is_in_story())
}

/// Equal letters, unequal particles: some part has a particle in one form and none, or another, in the other.
fn differ_in_particle(article: &Article, names: &Names, a: FormId, b: FormId) -> bool {
    let (form_a, form_b) = (names.form(a), names.form(b));
    form_a.keys == form_b.keys && particles(article, names, form_a) != particles(article, names, form_b)
}

fn particles<'a>(article: &'a Article, names: &Names, form: &Form) -> Vec<&'a str> {
    let mention = &names.mentions[names.places_of(form)[0] as usize];
    let of_part = |part: &crate::facts::name::Part| {
        let tokens = &article.tokens[part.first as usize..part.core as usize];
        tokens.iter().map(|token| token.text(&article.prose)).collect::<Vec<_>>()
    };
    // A particle before the whole name may be another word: `à la Smith`.
    names.parts_of(mention).iter().skip(1).flat_map(of_part).collect()
}
