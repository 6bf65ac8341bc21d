//! One name with a capital inside and without it: `MacAskill`, `Macaskill`; `CargoNet`, `Cargonet`.

use crate::article::Article;
use crate::diagnostic::{Applicability, Edit};
use crate::facts::name::{Entity, FormId, Kind, Mention};
use crate::lexicon::Classes;
use crate::rules::Report;
use crate::rules::names::MOST_LABELS;
use crate::rules::wording::change_to;
use crate::span::Span;
use crate::text::{Shape, Token, Voice};

/// Whose names are compared.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Of {
    /// Whoever has a given name or a title.
    People,
    /// Whatever speaks in the story without either: companies, services.
    Houses,
}

/// Reports all whose last name is written both ways, at the way that the story uses less.
pub(super) fn report(article: &Article, report: &mut Report<'_>, of: Of) {
    let names = &article.facts.names;
    let has_mixed = |entity: &&Entity| {
        let first = |form: &FormId| names.mentions_of(*form).next().and_then(|mention| surname(article, mention));
        names.forms_of(entity).iter().filter_map(first).any(|token| token.shape == Shape::Mixed)
    };
    let speakers = names.entities.iter().filter(|entity| entity.kind == Kind::Person && entity.forms.len() > 1);
    for entity in speakers.filter(has_mixed).filter(|entity| is_somebody(article, entity) == (of == Of::People)) {
        let surnames = surnames(article, entity);
        let (mixed, plain): (Vec<Surname>, Vec<Surname>) =
            surnames.into_iter().partition(|(_, shape)| *shape == Shape::Mixed);
        let Some((kept, odd)) = sides(&mixed, &plain) else { continue };
        let (odd_first, kept) = (odd[0].0, kept[0].0);
        let (here, there) = (article.text(odd_first), article.text(kept));
        let found = report.flag(odd_first, format!("\"{here}\" here, \"{there}\" elsewhere"));
        found.label("capitals differ here");
        found.also(kept, if kept < odd_first { "first spelled here" } else { "spelled here" });
        odd.iter().skip(1).take(MOST_LABELS).for_each(|&(span, _)| {
            found.also(span, "and here");
        });
        let edits = odd.iter().map(|&(span, _)| Edit { span, text: there.to_owned() }).collect();
        found.fix(change_to(there, odd.len()), Applicability::Unsafe, edits);
    }
}

/// Whether the story gives a given name or a title.
fn is_somebody(article: &Article, entity: &Entity) -> bool {
    let names = &article.facts.names;
    let shown = |mention: &Mention| {
        let first = article.tokens[mention.tokens.start as usize];
        mention.title.is_some() || mention.honorific.is_some() || !mention.is_bare() && first.is(Classes::GIVEN)
    };
    names.forms_of(entity).iter().any(|&form| names.mentions_of(form).any(shown))
}

/// Where a surname stands and how its letters are set.
type Surname = (Span, Shape);

/// Of the two ways the one that is used more, and the other; of equals the one used first is kept.
fn sides<'s>(mixed: &'s [Surname], plain: &'s [Surname]) -> Option<(&'s [Surname], &'s [Surname])> {
    let mixed_is_first = mixed.first()?.0 < plain.first()?.0;
    let keeps_mixed = mixed.len() > plain.len() || mixed.len() == plain.len() && mixed_is_first;
    Some(if keeps_mixed { (mixed, plain) } else { (plain, mixed) })
}

/// The surnames of a person in the article's own words, in reading order.
fn surnames(article: &Article, entity: &Entity) -> Vec<Surname> {
    let names = &article.facts.names;
    let forms = names.forms_of(entity);
    let mut found: Vec<Surname> = forms
        .iter()
        .flat_map(|&form| names.mentions_of(form))
        .filter(|mention| mention.voice == Voice::Own && mention.zone.is_running_text())
        .filter_map(|mention| surname(article, mention))
        .filter(|token| matches!(token.shape, Shape::Mixed | Shape::Capital))
        .map(|token| (token.span(), token.shape))
        .collect();
    found.sort_unstable_by_key(|(span, _)| *span);
    found
}

/// The surname of a mention, if it is one word.
fn surname(article: &Article, mention: &Mention) -> Option<Token> {
    let part = article.facts.names.parts_of(mention).last()?;
    (part.end == part.core + 1).then(|| article.tokens[part.core as usize])
}
