//! Amounts and ages.

use crate::article::Article;
use crate::compare::Topic;
use crate::compare::claim::{Claim, Made, Rewrite, Sort, key, tells};
use crate::facts::age::AgeMention;
use crate::facts::name::EntityId;
use crate::facts::number::{Cue, Joint, Measure, Quantity};
use crate::span::Span;

/// Counts and measures.
pub(super) struct Amount;

/// How old somebody is.
pub(super) struct Age;

/// Counted things from which on their noun alone says what is meant.
const MANY: f64 = 10.0;

/// Digits from which on a number is hardly another one's by chance.
const DISTINCT: usize = 3;

/// The same for money, of which a story rarely tells two sums that are alike.
const DISTINCT_MONEY: usize = 2;

type Counted<'a> = Claim<'a, Quantity>;

impl Sort for Amount {
    type Fact = Quantity;

    const TOPIC: Topic = Topic::Number;
    const KEEPS_HISTORY: bool = true;

    fn claims<'a>(&self, article: &'a Article) -> Vec<Counted<'a>> {
        let all = &article.facts.quantities;
        let ages = &article.facts.ages.ages;
        let is_age = |it: &Quantity| {
            let next = ages.partition_point(|age| age.span.end <= it.span.start);
            ages.get(next).is_some_and(|age| age.span.overlaps(it.span))
        };
        // Of `188 of the 225 companies` each number says something by itself, and so does each sum of a range; of a
        // score or a range of counts neither.
        let is_end = |it: &Quantity| {
            !matches!(it.measure, Measure::Money(_)) && it.joint.is_some_and(|joint| joint != Joint::Of)
        };
        let stands = |at: &usize| {
            let (it, joined) = (&all[*at], *at > 0 && is_end(&all[*at - 1]));
            tells(it.zone) && !is_end(it) && !joined && measures(it).is_some() && !is_age(it)
        };
        (0..all.len()).filter(stands).map(|at| claim(article, &all[at])).collect()
    }

    fn is_change(&self, old: &Counted<'_>, new: &Counted<'_>, rewrite: Rewrite) -> bool {
        let nouns = match (old.fact.noun, new.fact.noun) {
            (Some(_), Some(_)) => count_alike(old, new),
            (None, None) => rewrite.tight || old.fact.measure != Measure::Count,
            _ => rewrite.tight,
        };
        nouns && old.fact.compares(new.fact) && old.fact.attributive == new.fact.attributive
    }

    fn is_left(&self, change: &Made<'_, '_, Quantity>, left: &Counted<'_>, _: &Counted<'_>) -> bool {
        let (was, it) = (change.old.fact, left.fact);
        if !left.is_own() || !was.compares(it) {
            return false;
        }
        let shared = change.scene.shares(left.article, &left.tokens);
        let fate = || was.fate(change.old.article).is(it.fate(left.article));
        let person = |claim: &Counted<'_>| {
            claim.fact.noun.is_some_and(|noun| Cue::of(&claim.article.tokens[noun.token]).is(Cue::PERSON))
        };
        match (it.measure, was.noun, it.noun) {
            // The noun itself is one of the words shared.
            (Measure::Count, Some(_), Some(_)) if count_alike(change.old, left) => {
                it.value.value >= MANY || shared >= 2
            }
            (Measure::Count, Some(_), Some(_)) => person(change.old) && person(left) && fate(),
            (Measure::Count, ..) => fate() || shared >= 2 && it.value.value >= MANY,
            (Measure::Money(_), ..) if digits(left) >= DISTINCT_MONEY => true,
            (Measure::Money(_), ..) => shared >= 1 || is_known(left),
            _ if digits(left) >= DISTINCT => true,
            _ => shared >= 3 - digits(left).min(2),
        }
    }
}

/// Whether an amount is one that was told before: `the $20 million`.
fn is_known(claim: &Counted<'_>) -> bool {
    let before = claim.tokens.start.checked_sub(1).map_or("", |at| claim.article.word(at));
    matches!(before, "the" | "The" | "that" | "That")
}

/// Whether two amounts count the same: the noun is the same, or the word after the figure, whatever comes next
/// (`51,000 jobs`, `51,000 jobs women lost`).
fn count_alike(one: &Counted<'_>, other: &Counted<'_>) -> bool {
    let noun = |claim: &Counted<'_>| claim.fact.noun.map(|noun| noun.key);
    let word = |claim: &Counted<'_>| claim.article.tokens.get(claim.fact.tokens.end).map(|token| token.norm);
    noun(one) == noun(other) || word(one) == word(other)
}

/// What an amount measures, as one number; nothing for ranks, parts, factors and years.
fn measures(quantity: &Quantity) -> Option<u8> {
    let value = quantity.value.value;
    match quantity.measure {
        Measure::Count => {
            let year = quantity.noun.is_none() && quantity.value.place == 1.0 && (1900.0..=2100.0).contains(&value);
            (!year).then_some(0)
        }
        Measure::Percent | Measure::Points => Some(1),
        Measure::Money(_) => Some(2),
        Measure::Unit(units) => Some(3 + units.first().unit().dimension as u8),
        Measure::Ordinal | Measure::Fraction | Measure::Multiple => None,
    }
}

fn claim<'a>(article: &'a Article, quantity: &'a Quantity) -> Counted<'a> {
    let value = key((measures(quantity), quantity.value.value.to_bits()));
    let end = match (quantity.measure, quantity.noun) {
        (Measure::Count, Some(noun)) => article.tokens[noun.token].end(),
        _ => quantity.span.end,
    };
    let whole = matches!(quantity.measure, Measure::Unit(_) | Measure::Money(_));
    Claim {
        fact: quantity,
        article,
        tokens: quantity.tokens.clone(),
        shown: Span::new(quantity.span.start, end.max(quantity.span.end)),
        at: if whole { quantity.span } else { quantity.figure },
        value,
        thing: key((value, quantity.noun.map(|noun| noun.key))),
    }
}

/// The digits of a figure up to the last that is not a zero.
fn digits(claim: &Counted<'_>) -> usize {
    let figure = claim.article.text(claim.fact.figure).bytes().filter(u8::is_ascii_digit);
    figure.enumerate().filter(|&(_, digit)| digit != b'0').last().map_or(0, |(at, _)| at + 1)
}

impl Sort for Age {
    type Fact = AgeMention;

    const TOPIC: Topic = Topic::Number;
    const KEEPS_HISTORY: bool = true;

    fn claims<'a>(&self, article: &'a Article) -> Vec<Claim<'a, AgeMention>> {
        let told = article.facts.ages.ages.iter().filter(|age| tells(article.blocks[age.block].zone));
        told.map(|age| {
            let value = key(age.years);
            let thing = key((age.years, bearer(article, age)));
            Claim { fact: age, article, tokens: age.tokens.clone(), shown: age.span, at: age.span, value, thing }
        })
        .collect()
    }

    fn is_change(&self, old: &Claim<'_, AgeMention>, new: &Claim<'_, AgeMention>, _: Rewrite) -> bool {
        bearer(old.article, old.fact) == bearer(new.article, new.fact)
    }

    fn is_left(
        &self,
        change: &Made<'_, '_, AgeMention>,
        left: &Claim<'_, AgeMention>,
        before: &Claim<'_, AgeMention>,
    ) -> bool {
        let whose = |age: &AgeMention| -> Option<EntityId> { age.whose.map(|bearer| bearer.person) };
        left.is_own()
            && whose(before.fact) == whose(change.old.fact)
            && std::mem::discriminant(&before.fact.when) == std::mem::discriminant(&change.old.fact.when)
    }
}

/// The surname of the person whose age it is.
fn bearer<'a>(article: &'a Article, age: &AgeMention) -> Option<&'a str> {
    let names = &article.facts.names;
    let form = names.forms_of(names.entity(age.whose?.person)).first()?;
    Some(names.form(*form).family())
}
