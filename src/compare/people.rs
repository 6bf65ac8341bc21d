//! People: a surname spelled otherwise, another given name, another office.

use crate::article::Article;
use crate::compare::Topic;
use crate::compare::claim::{Claim, Made, Rewrite, Sort, key, tells};
use crate::facts::name::similar;
use crate::facts::name::variant::{are_two_names, is_derivation};
use crate::facts::name::{EntityId, Form, Kind, Mention, Part};
use crate::fold;
use crate::lexicon::{Classes, Groups, Lexicon};
use crate::span::Span;

/// Words that name no person by themselves, and that rewriting turns into each other: `Iran`, `Iranian`.
const THINGS: Classes = Classes::DEMONYM.with(Classes::PLACE).with(Classes::ORGANISATION).with(Classes::COMMON);

/// How somebody's surname is spelled.
pub(super) struct Surname;

/// What somebody is called before the surname.
pub(super) struct GivenName;

/// Which office somebody holds or held.
pub(super) struct InOffice;

type Named<'a> = Claim<'a, Mention>;

impl Named<'_> {
    fn form(&self) -> &Form {
        self.article.facts.names.form_of(self.fact)
    }

    fn entity(&self) -> EntityId {
        self.form().entity
    }

    fn is_person(&self) -> bool {
        self.article.facts.names.entity(self.entity()).kind == Kind::Person
    }
}

/// The mentions that tell something, each with the words that give the value and the value.
fn claims<'a>(
    article: &'a Article,
    value: impl Fn(&'a Form, &'a Mention, &[Part]) -> Option<(Span, u64)>,
) -> Vec<Named<'a>> {
    let names = &article.facts.names;
    let told = names.mentions.iter().filter(|mention| tells(mention.zone));
    told.filter_map(|mention| {
        let (at, value) = value(names.form_of(mention), mention, names.parts_of(mention))?;
        let tokens = mention.tokens.start as usize..mention.tokens.end as usize;
        Some(Claim { fact: mention, article, tokens, shown: mention.span, at, value, thing: value })
    })
    .collect()
}

/// The words of a part of a name, particles left out.
fn words(article: &Article, part: Part) -> Span {
    article.tokens[part.core as usize].span().to(article.tokens[part.end as usize - 1].span())
}

impl Sort for Surname {
    type Fact = Mention;

    const TOPIC: Topic = Topic::Name;
    const KEEPS_HISTORY: bool = false;

    fn claims<'a>(&self, article: &'a Article) -> Vec<Named<'a>> {
        claims(article, |form, _, parts| Some((words(article, *parts.last()?), key(form.family()))))
    }

    fn is_change(&self, old: &Named<'_>, new: &Named<'_>, rewrite: Rewrite) -> bool {
        let (was, now) = (old.form(), new.form());
        let same_given = was.given().is_some() && was.given() == now.given();
        if was.given().is_some() && now.given().is_some() && !same_given {
            return false;
        }
        let (a, b) = (was.family(), now.family());
        let near = similar::near(a, b).is_some() && !is_derivation(a, b);
        let people = old.is_person() || new.is_person();
        // A thing whose other words are the same; or a word that no list knows.
        let thing = || same_given || !classes(a).intersects(THINGS) || !classes(b).intersects(THINGS);
        match people {
            true => near || same_given && rewrite.tight && !rewrite.known && was.keys.len() == now.keys.len(),
            false => near && rewrite.tight && thing(),
        }
    }

    fn is_left(&self, change: &Made<'_, '_, Mention>, left: &Named<'_>, before: &Named<'_>) -> bool {
        left.is_own() && before.entity() == change.old.entity()
    }

    /// `Brown said` names nobody where the full name reads `Gordon Browne` now.
    fn is_kept(&self, change: &Made<'_, '_, Mention>, before: &Named<'_>) -> bool {
        before.is_own() && before.entity() == change.old.entity()
    }

    fn is_alone(&self, change: &Made<'_, '_, Mention>, all: &[&Named<'_>]) -> bool {
        let person = change.old.entity();
        change.old.is_person() && all.iter().all(|claim| claim.entity() == person)
    }

    fn is_anew(&self, change: &Made<'_, '_, Mention>, left: &Named<'_>) -> bool {
        let (given, known) = (left.form().given(), [change.old.form().given(), change.new.form().given()]);
        left.is_own() && (given.is_none() || known.contains(&given))
    }
}

impl Sort for GivenName {
    type Fact = Mention;

    const TOPIC: Topic = Topic::Name;
    const KEEPS_HISTORY: bool = false;

    fn claims<'a>(&self, article: &'a Article) -> Vec<Named<'a>> {
        claims(article, |form, _, parts| {
            let first = parts.first().filter(|first| form.is_full() && !first.initial)?;
            Some((words(article, *first), key((form.given(), form.family()))))
        })
    }

    fn is_change(&self, old: &Named<'_>, new: &Named<'_>, rewrite: Rewrite) -> bool {
        let (was, now) = (old.form(), new.form());
        let (Some(a), Some(b)) = (was.given(), now.given()) else { return false };
        let near = similar::near(a, b).is_some() && !are_two_names(a, b);
        let same_person = was.family() == now.family() && was.keys.len() == now.keys.len();
        // `Ed` and `Edward` are a matter of style.
        let style = a.starts_with(b) || b.starts_with(a) || Groups::nicknames().share(a, b);
        same_person && (old.is_person() || new.is_person()) && !style && rewrite.tight && (near || !rewrite.known)
    }

    fn is_left(&self, _: &Made<'_, '_, Mention>, left: &Named<'_>, _: &Named<'_>) -> bool {
        left.is_own()
    }
}

impl Sort for InOffice {
    type Fact = Mention;

    const TOPIC: Topic = Topic::Name;
    const KEEPS_HISTORY: bool = false;

    fn claims<'a>(&self, article: &'a Article) -> Vec<Named<'a>> {
        let mut claims = claims(article, |form, mention, _| {
            let title = mention.title.filter(|title| !title.qualified)?;
            Some((title.span, key((title.office?, title.former, form.family()))))
        });
        for claim in &mut claims {
            claim.tokens = article.token_at(claim.at.start)..article.token_at(claim.at.end);
            claim.shown = claim.at.to(claim.shown);
        }
        claims
    }

    fn is_change(&self, old: &Named<'_>, new: &Named<'_>, _: Rewrite) -> bool {
        let office = |claim: &Named<'_>| claim.fact.title.and_then(|it| Some((it.office?, it.former)));
        let (Some(was), Some(now)) = (office(old), office(new)) else { return false };
        let other = was.0.excludes(now.0) || was.0.is_same_as(now.0) && was.1 != now.1;
        other && old.form().family() == new.form().family()
    }

    fn is_left(&self, change: &Made<'_, '_, Mention>, left: &Named<'_>, before: &Named<'_>) -> bool {
        left.is_own() && before.entity() == change.old.entity()
    }
}

/// Longer names: of organisations, laws, places, of which one word was spelled otherwise.
pub(super) struct Thing;

impl Sort for Thing {
    type Fact = Mention;

    const TOPIC: Topic = Topic::Name;
    const KEEPS_HISTORY: bool = false;

    fn claims<'a>(&self, article: &'a Article) -> Vec<Named<'a>> {
        claims(article, |form, mention, _| (form.keys.len() > 2).then(|| (mention.span, key(&form.keys))))
    }

    fn is_change(&self, old: &Named<'_>, new: &Named<'_>, rewrite: Rewrite) -> bool {
        let (was, now) = (&old.form().keys, &new.form().keys);
        let mut differing = was.iter().zip(now.iter()).enumerate().filter(|(_, (a, b))| a != b);
        let (Some((at, (a, b))), None) = (differing.next(), differing.next()) else { return false };
        // The last word is looked at as a surname is.
        let inner = at + 1 < was.len() && was.len() == now.len();
        inner && rewrite.tight && !old.is_person() && !new.is_person() && similar::near(a, b).is_some()
    }

    fn is_left(&self, _: &Made<'_, '_, Mention>, left: &Named<'_>, _: &Named<'_>) -> bool {
        left.is_own()
    }
}

fn classes(word: &str) -> Classes {
    Lexicon::built_in().classes(fold::hash(word))
}
