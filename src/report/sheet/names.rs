//! Entities to the names of the fact sheet: people first, then organisations, places, acronyms and the rest, each
//! in order of first appearance.

use crate::facts::name::{Entity, EntityId, Kind, Mention};

use super::{Clerk, Named, Said};

/// Everybody and everything that is named.
pub(super) fn list(clerk: &Clerk<'_>) -> Vec<Named> {
    let entities = &clerk.article.facts.names.entities;
    let mut order: Vec<&Entity> = entities.iter().filter(|entity| !entity.forms.is_empty()).collect();
    order.sort_by_key(|entity| rank(entity.kind));
    // A single letter (`I`, `plan B`) names nobody whose spelling could be checked.
    order.into_iter().map(|entity| named(clerk, entity)).filter(|named| named.name.chars().nth(1).is_some()).collect()
}

fn rank(kind: Kind) -> u8 {
    match kind {
        Kind::Person => 0,
        Kind::Organisation => 1,
        Kind::Place => 2,
        Kind::Acronym => 3,
        Kind::Unknown => 4,
    }
}

fn kind_name(kind: Kind) -> &'static str {
    match kind {
        Kind::Person => "person",
        Kind::Organisation => "organisation",
        Kind::Place => "place",
        Kind::Acronym => "acronym",
        Kind::Unknown => "name",
    }
}

fn named(clerk: &Clerk<'_>, entity: &Entity) -> Named {
    let names = &clerk.article.facts.names;
    let fullest =
        names.forms_of(entity).iter().copied().max_by_key(|&id| (names.form(id).keys.len(), std::cmp::Reverse(id)));
    let also = names.forms_of(entity).iter().filter(|&&id| Some(id) != fullest);
    let mut mentions: Vec<&Mention> = names.forms_of(entity).iter().flat_map(|&id| names.mentions_of(id)).collect();
    mentions.sort_by_key(|mention| mention.span);
    let mut titles: Vec<Said> = Vec::new();
    for mention in &mentions {
        let said =
            mention.title.map(|title| title.span).or(mention.honorific.map(|it| it.span)).map(|span| clerk.said(span));
        titles.extend(said.filter(|said| !titles.iter().any(|known| known.text == said.text)));
    }
    Named {
        name: fullest.map(|id| names.form(id).text().to_string()).unwrap_or_default(),
        kind: kind_name(entity.kind),
        also: also.map(|&id| names.form(id).text().to_string()).collect(),
        titles,
        mentions: mentions.into_iter().map(|mention| clerk.said(mention.span)).collect(),
    }
}

/// The name of somebody or something, in the fullest form the article has.
pub(super) fn bearer(clerk: &Clerk<'_>, person: EntityId) -> String {
    let names = &clerk.article.facts.names;
    let entity = names.entity(person);
    let fullest = names.forms_of(entity).iter().map(|&id| names.form(id)).max_by_key(|form| form.keys.len());
    fullest.map(|form| form.text().to_string()).unwrap_or_default()
}
