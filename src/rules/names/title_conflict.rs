//! One person with two ranks, or with a rank and the same rank as a past one.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use crate::article::Article;
use crate::diagnostic::{Confidence, Severity};
use crate::facts::name::{Entity, EntityId, FormId, Mention, Names, Office, Title};
use crate::lexicon::Classes;
use crate::rules::{Check, Report, Rule, Status};
use crate::text::{Voice, phrase};

/// `names/title-conflict`
pub const RULE: Rule = Rule {
    id: "names/title-conflict",
    summary: "one person with two ranks, or with a rank that is elsewhere said to be a past one",
    guide: include_str!("title_conflict.md"),
    severity: Severity::Warning,
    confidence: Confidence::Likely,
    status: Status::Stable,
    build: |_| Ok(Box::new(check) as Box<dyn Check>),
};

fn check(article: &Article, report: &mut Report<'_>) {
    let names = &article.facts.names;
    let is_titled = |form: &FormId| names.mentions_of(*form).any(|mention| mention.title.is_some());
    for (index, entity) in names.entities.iter().enumerate() {
        if !names.forms_of(entity).iter().any(is_titled) {
            continue;
        }
        let uses = uses(names, EntityId(index as u32));
        let pairs =
            uses.iter().enumerate().flat_map(|(at, later)| uses[..at].iter().map(move |earlier| (earlier, later)));
        let Some((first, other)) = pairs.into_iter().find(|(a, b)| {
            let one = same_name(names, a.0, b.0) && same_seat(article, a, b) && conflict(a, b);
            one && (a.2.is_same_as(b.2) || ![a, b].into_iter().any(|used| tells_of_change(article, used.0)))
        }) else {
            continue;
        };
        // A surname that two people of the story bear is either's.
        if has_two_bearers(names, entity) {
            continue;
        }
        let (stated, contradicted) = (first.1.span, other.1.span);
        report
            .flag(
                contradicted,
                format!("\"{}\" here, \"{}\" elsewhere", article.text(contradicted), article.text(stated)),
            )
            .label("contradicted here")
            .also(stated, "stated here");
    }
}

/// Whether the story knows two full names with the surname that stands alone here.
fn has_two_bearers(names: &Names, entity: &Entity) -> bool {
    let Some(&form) = names.forms_of(entity).first().filter(|&&form| !names.form(form).is_full()) else { return false };
    let family = names.form(form).family();
    names.forms.iter().filter(|form| form.is_full() && form.family() == family).count() > 1
}

/// Words that tell of another office before or after this one.
static CHANGES: LazyLock<FxHashSet<u32>> = LazyLock::new(|| {
    let words = "became become becomes becoming promoted promotion appointed elevated sworn then";
    words.split_whitespace().map(phrase::norm).collect()
});

/// Whether the sentence of a mention tells of a change of office: `as she became in May`, `as he was then`.
fn tells_of_change(article: &Article, mention: &Mention) -> bool {
    let sentence = &article.sentences[mention.sentence as usize];
    let words = sentence.start as usize..sentence.end as usize;
    article.tokens[words].iter().any(|token| CHANGES.contains(&token.norm))
}

/// Nobody has more titles than this in one story; the bound keeps their comparison cheap.
const MOST_TITLES: usize = 12;

/// The different titles given to a person in the article's own words, each where it stands first.
fn uses(names: &Names, person: EntityId) -> Vec<(&Mention, Title, Office)> {
    let linked = names.conflicts.iter().filter_map(|conflict| {
        let entity =
            |spelling: &crate::facts::name::Spelling| names.form(names.mentions[spelling.mention as usize].form).entity;
        (conflict.kept.first().map(entity) == Some(person)).then(|| conflict.odd.first().map(entity)).flatten()
    });
    let mut mentions: Vec<&Mention> = std::iter::once(person)
        .chain(linked)
        .flat_map(|entity| names.forms_of(names.entity(entity)).iter())
        .flat_map(|&form| names.mentions_of(form))
        .filter(|mention| mention.voice == Voice::Own && mention.title.is_some())
        .collect();
    mentions.sort_by_key(|mention| mention.span);
    let mut uses: Vec<(&Mention, Title, Office)> = Vec::new();
    for mention in mentions {
        let Some(title) = mention.title.filter(|title| !title.qualified) else { continue };
        let Some(office) = title.office else { continue };
        let is_new = !uses.iter().any(|(_, known, same)| *same == office && known.former == title.former);
        if is_new && uses.len() < MOST_TITLES {
            uses.push((mention, title, office));
        }
    }
    uses
}

fn conflict(a: &(&Mention, Title, Office), b: &(&Mention, Title, Office)) -> bool {
    match a.2.is_same_as(b.2) {
        true => a.1.former != b.1.former,
        false => a.2.excludes(b.2) && a.1.former == b.1.former,
    }
}

/// Whether both titles may be of one place: the `former Ohio attorney general` may be attorney general of the country.
fn same_seat(article: &Article, a: &(&Mention, Title, Office), b: &(&Mention, Title, Office)) -> bool {
    let seat = |title: &Title| {
        let words = article.token_at(title.span.start)..article.token_at(title.span.end);
        article.tokens[words]
            .iter()
            .filter(|word| word.is(Classes::PLACE.with(Classes::ORGANISATION)))
            .map(|word| word.norm)
            .max()
    };
    !a.2.is_same_as(b.2) || !a.2.is_of_many() || seat(&a.1) == seat(&b.1)
}

/// Whether nothing between given name and surname tells the two apart: `George Bush` may be the father of
/// `George W. Bush`.
fn same_name(names: &Names, a: &Mention, b: &Mention) -> bool {
    let middle = |mention: &Mention| {
        let keys = &names.form_of(mention).keys;
        (keys.len() > 1).then(|| keys.middle())
    };
    match (middle(a), middle(b)) {
        (Some(left), Some(right)) => left == right,
        _ => true,
    }
}
