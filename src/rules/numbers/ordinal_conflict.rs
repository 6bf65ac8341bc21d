//! A place in an order that is another one for the same thing: `third title` in the headline and `fourth title` in the
//! lead, one person as the 44th and the 45th president.

use rustc_hash::FxHashMap;

use crate::article::Article;
use crate::diagnostic::{Confidence, Severity};
use crate::facts::name::{EntityId, Mention};
use crate::facts::number::{Measure, Noun, Quantity, noun_key};
use crate::rules::{Check, Report, Rule, Status};
use crate::segment::Zone;
use crate::text::{Voice, is_one_of};

/// `numbers/ordinal-conflict`
pub const RULE: Rule = Rule {
    id: "numbers/ordinal-conflict",
    summary: "a place in an order that is another one for the same thing",
    guide: include_str!("ordinal_conflict.md"),
    severity: Severity::Advice,
    confidence: Confidence::Likely,
    status: Status::Preview,
    build: |_| Ok(Box::new(check) as Box<dyn Check>),
};

/// Blocks of running text in which the event of the headline is told.
const LEAD: usize = 2;
/// Ordinals of a headline or a lead that are looked at.
const MOST: usize = 12;
/// What is counted by the clock, the calendar or the table: two of them are two things.
const STEPS: &[&str] = &[
    "day", "week", "month", "year", "quarter", "half", "time", "century", "decade", "place", "round", "game", "set",
    "inning", "period", "lap", "floor", "minute", "hour", "grade", "person", "step", "phase", "night", "wave",
];

/// An ordinal with what it numbers.
#[derive(Clone, Copy)]
struct Rank<'a> {
    quantity: &'a Quantity,
    noun: Noun,
}

fn check(article: &Article, report: &mut Report<'_>) {
    let ranks: Vec<Rank<'_>> = article.facts.quantities.iter().filter_map(|it| rank(article, it)).collect();
    if ranks.len() < 2 {
        return;
    }
    headline(article, &ranks, report);
    holders(article, &ranks, report);
}

fn rank<'a>(article: &Article, quantity: &'a Quantity) -> Option<Rank<'a>> {
    let noun = quantity.noun.filter(|_| quantity.measure == Measure::Ordinal && quantity.value.value >= 2.0)?;
    let step = STEPS.iter().any(|step| noun_key(step) == noun.key);
    let told = !matches!(quantity.voice, Voice::Quoted | Voice::Promo) && quantity.joint.is_none();
    (told && !step && !article.tokens[noun.token].is_number()).then_some(Rank { quantity, noun })
}

/// Holds the ordinals of the headline against those of the lead, which tells the same event.
fn headline(article: &Article, ranks: &[Rank<'_>], report: &mut Report<'_>) {
    let running = article.blocks.iter().enumerate().filter(|(_, block)| block.zone.is_running_text());
    let Some((last, _)) = running.take(LEAD).last() else { return };
    let display = ranks.iter().filter(|rank| rank.quantity.zone == Zone::Headline).take(MOST);
    for stated in display {
        let lead = ranks.iter().filter(|rank| rank.quantity.is_told() && rank.quantity.block <= last).take(MOST);
        let mut same = lead.filter(|rank| rank.noun.key == stated.noun.key);
        let (Some(other), None) = (same.next(), same.next()) else { continue };
        if other.quantity.value != stated.quantity.value && !says(article, stated) {
            tell(article, other, stated, "in the story", report);
            return;
        }
    }
}

/// Whether the story has the number of an ordinal for the same, in any form, or one less: `after two titles`.
fn says(article: &Article, stated: &Rank<'_>) -> bool {
    let value = stated.quantity.value.value;
    let same = |it: &&Quantity| it.zone != Zone::Headline && it.noun.is_some_and(|noun| noun.key == stated.noun.key);
    article
        .facts
        .quantities
        .iter()
        .filter(same)
        .any(|it| it.value.value == value || it.measure == Measure::Count && it.value.value == value - 1.0)
}

/// Holds the ordinals by which one person is called against each other.
fn holders(article: &Article, ranks: &[Rank<'_>], report: &mut Report<'_>) {
    let mut known: FxHashMap<(EntityId, u32), (Rank<'_>, &Mention)> = FxHashMap::default();
    for rank in ranks.iter().filter(|rank| rank.quantity.voice == Voice::Own) {
        let Some(holder) = holder(article, rank) else { continue };
        let key = (article.facts.names.form(holder.form).entity, rank.noun.key);
        let (first, name) = *known.entry(key).or_insert((*rank, holder));
        // Two full names that differ may be father and son.
        let same = name.form == holder.form || name.is_bare() || holder.is_bare();
        if same && first.quantity.value != rank.quantity.value {
            tell(article, &first, rank, "before", report);
        }
    }
}

/// Who is called the holder of a rank: `Hale, the 44th mayor`, `Hale was the 44th mayor`, `the 44th mayor, Anna Hale`.
fn holder<'a>(article: &'a Article, rank: &Rank<'_>) -> Option<&'a Mention> {
    let names = &article.facts.names.mentions;
    let is = |at: usize, words: &[&str]| is_one_of(article.word(at), words);
    let the = rank.quantity.tokens.start.checked_sub(1).filter(|&at| is(at, &["the"]))?;
    let link = the.checked_sub(1)?;
    if is(link, &[",", "is", "was", "became"]) {
        let at = names.partition_point(|name| (name.tokens.end as usize) < link);
        let before = names.get(at).filter(|name| name.tokens.end as usize == link && !name.possessive);
        if before.is_some() {
            return before;
        }
    }
    let comma = rank.noun.token + 1;
    let after = (comma + 1 < article.tokens.len() && is(comma, &[","])).then_some(comma + 1)?;
    let at = names.partition_point(|name| (name.tokens.start as usize) < after);
    names.get(at).filter(|name| name.tokens.start as usize == after && !name.is_bare())
}

fn tell(article: &Article, first: &Rank<'_>, second: &Rank<'_>, place: &str, report: &mut Report<'_>) {
    let phrase = |rank: &Rank<'_>| article.text(rank.quantity.span.to(article.tokens[rank.noun.token].span()));
    let found =
        report.flag(second.quantity.span, format!("\"{}\" here, \"{}\" {}", phrase(second), phrase(first), place));
    found.label("another place in the order").also(first.quantity.span, "said here");
}
