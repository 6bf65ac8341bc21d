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

/// A title given to somebody: where, which and of what office.
type Use<'a> = (&'a Mention, Title, Office);

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
        // A surname that two people of the story bear is either's. And where the story has a president, a former one who
        // is introduced as such is `President X` later all the same.
        if has_two_bearers(names, entity, first.2)
            || is_courtesy(names, first, other) && has_successor(names, entity, first.2)
        {
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

/// Whether the story knows two full names with the surname that stands alone here, and gives neither the office.
fn has_two_bearers(names: &Names, entity: &Entity, office: Office) -> bool {
    let Some(&form) = names.forms_of(entity).first().filter(|&&form| !names.form(form).is_full()) else { return false };
    let family = names.form(form).family();
    let is_bearer = |form: &&FormId| names.form(**form).is_full() && names.form(**form).family() == family;
    let bearers = || names.entities.iter().flat_map(|entity| names.forms_of(entity)).filter(is_bearer);
    let holds = |form: &FormId| names.mentions_of(*form).any(|mention| holding(mention, office));
    bearers().count() > 1 && !bearers().any(holds)
}

/// Whether of two titles the past one stands before the full name and the present one before the surname alone.
fn is_courtesy(names: &Names, a: &Use<'_>, b: &Use<'_>) -> bool {
    let (past, present) = if a.1.former { (a, b) } else { (b, a) };
    let is_full = |used: &Use<'_>| names.form_of(used.0).is_full();
    past.1.former && !present.1.former && is_full(past) && !is_full(present)
}

/// Whether somebody else holds the office and is called by it more often than this one is.
fn has_successor(names: &Names, entity: &Entity, office: Office) -> bool {
    let called = |entity: &Entity| {
        let mentions = names.forms_of(entity).iter().flat_map(|&form| names.mentions_of(form));
        mentions.filter(|mention| holding(mention, office) && mention.title.is_some_and(|it| !it.former)).count()
    };
    let own = called(entity);
    names.entities.iter().any(|other| !std::ptr::eq(other, entity) && called(other) > own)
}

/// Whether a mention gives its person the office, past or not.
fn holding(mention: &Mention, office: Office) -> bool {
    mention.title.and_then(|title| title.office).is_some_and(|it| it.is_same_as(office))
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
fn uses(names: &Names, person: EntityId) -> Vec<Use<'_>> {
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
    let mut uses: Vec<Use<'_>> = Vec::new();
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

fn conflict(a: &Use<'_>, b: &Use<'_>) -> bool {
    match a.2.is_same_as(b.2) {
        true => a.1.former != b.1.former,
        false => a.2.excludes(b.2) && a.1.former == b.1.former,
    }
}

/// Whether both titles may be of one place: the `former Ohio attorney general` may be attorney general of the country.
fn same_seat(article: &Article, a: &Use<'_>, b: &Use<'_>) -> bool {
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
