//! Habits of a writer: how names are spelled and people introduced, how dates, percentages and quotations are
//! set. Each feature of the table says where the article turns from one habit to the other, if it does so once.

use crate::article::Article;
use crate::facts::format::{Glyph, MarkUse, Order, PercentForm, Printed, ScaleWord};
use crate::facts::name::{Conflict, Entity, Kind, Mention, Spelling};
use crate::segment::Zone;
use crate::span::Span;
use crate::text::Voice;

/// Turns of one feature that are looked at; an article has one, or none.
const MOST_TURNS: usize = 16;
/// Votes on either side from which a way of setting something is a habit.
const HABIT: usize = 2;

/// Where one habit ends and another begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Turn {
    /// The last place of the first habit.
    pub(super) last: Span,
    /// The first place of the other.
    pub(super) first: Span,
}

/// A feature of the way an article is written.
pub(super) struct Feature {
    /// What it is called in a note.
    pub(super) name: &'static str,
    /// What is said of the first place of the other habit.
    pub(super) label: &'static str,
    /// Where an article turns from one habit to the other.
    pub(super) turns: fn(&Article) -> Vec<Turn>,
}

/// Every feature; each tells independently of the others.
pub(super) const FEATURES: &[Feature] = &[
    Feature { name: "a name", label: "spelled otherwise above", turns: spellings },
    Feature { name: "a particle", label: "written otherwise above", turns: particles },
    Feature { name: "an introduction", label: "introduced a second time", turns: introductions },
    Feature { name: "courtesy titles", label: "set otherwise above", turns: honorifics },
    Feature { name: "dates", label: "set otherwise above", turns: dates },
    Feature { name: "percentages", label: "set otherwise above", turns: percentages },
    Feature { name: "millions", label: "set otherwise above", turns: millions },
    Feature { name: "quotation marks", label: "set otherwise above", turns: marks },
];

/// Two sides of a habit to the turn from one to the other, if every place of one stands before all of the other.
fn turn(one: &[Span], other: &[Span]) -> Option<Turn> {
    let (first, second) = (one.first()?.min(other.first()?), other.first()?);
    let (before, after) = if first == second { (other, one) } else { (one, other) };
    let turn = Turn { last: *before.last()?, first: *after.first()? };
    (turn.last < turn.first).then_some(turn)
}

/// As `turn`, where each side is a habit.
fn habit(votes: impl Iterator<Item = (Span, bool)>) -> Vec<Turn> {
    let (mut one, mut other) = (Vec::new(), Vec::new());
    votes.for_each(|(span, side)| if side { other.push(span) } else { one.push(span) });
    let kept = one.len() >= HABIT && other.len() >= HABIT;
    turn(&one, &other).filter(|_| kept).into_iter().collect()
}

/// One name in two spellings.
fn spellings(article: &Article) -> Vec<Turn> {
    let votes = |spellings: &[Spelling]| -> Vec<Span> {
        spellings.iter().filter(|spelling| spelling.votes()).map(|spelling| spelling.span).collect()
    };
    let of = |conflict: &Conflict| turn(&votes(&conflict.kept), &votes(&conflict.odd));
    article.facts.names.conflicts.iter().take(MOST_TURNS).filter_map(of).collect()
}

/// One name with its particle and without.
fn particles(article: &Article) -> Vec<Turn> {
    let names = &article.facts.names;
    let of = |entity: &Entity| {
        let mut full = names.forms_of(entity).iter().map(|&id| names.form(id)).filter(|form| form.is_full());
        let first = full.next()?;
        let other = full.find(|form| form.keys == first.keys && form.text().len() != first.text().len())?;
        let places = |mentions: &[u32]| -> Vec<Span> {
            let told = mentions.iter().map(|&at| &names.mentions[at as usize]).filter(|it| is_own(it));
            told.map(|mention| mention.span).collect()
        };
        turn(&places(names.places_of(first)), &places(names.places_of(other)))
    };
    let people = names.entities.iter().filter(|entity| entity.kind == Kind::Person && entity.forms.len() > 1);
    people.filter_map(of).take(MOST_TURNS).collect()
}

/// A person introduced with office and full name who was introduced before.
fn introductions(article: &Article) -> Vec<Turn> {
    let names = &article.facts.names;
    let of = |entity: &Entity| {
        let mentions = names.forms_of(entity).iter().flat_map(|&id| names.mentions_of(id)).filter(|it| is_own(it));
        let mut mentions: Vec<&Mention> = mentions.take(MOST_MENTIONS).collect();
        mentions.sort_by_key(|mention| mention.span);
        let introduced = mentions.iter().position(|it| !it.is_bare())?;
        let again =
            introduced + 1 + mentions[introduced + 1..].iter().position(|it| !it.is_bare() && it.title.is_some())?;
        Some(Turn { last: mentions[again - 1].span, first: mentions[again].span })
    };
    let people = names.entities.iter().filter(|entity| entity.kind == Kind::Person);
    people.filter_map(of).take(MOST_TURNS).collect()
}

/// Mentions of one person that are looked at for a second introduction.
const MOST_MENTIONS: usize = 64;

/// `Mr Reed` here, `Reed` there.
fn honorifics(article: &Article) -> Vec<Turn> {
    let names = &article.facts.names;
    let person =
        |it: &&Mention| is_own(it) && it.is_bare() && names.entity(names.form_of(it).entity).kind == Kind::Person;
    habit(names.mentions.iter().filter(person).map(|it| (it.span, it.honorific.is_some())))
}

/// `14 January` here, `January 14` there.
fn dates(article: &Article) -> Vec<Turn> {
    printed(article, &article.facts.formats.dates, |form| form.order == Order::MonthFirst)
}

/// `5%` here, `5 percent` there.
fn percentages(article: &Article) -> Vec<Turn> {
    printed(article, &article.facts.formats.percents, |form| *form == PercentForm::Sign)
}

/// `5 million` here, `5m` there.
fn millions(article: &Article) -> Vec<Turn> {
    printed(article, &article.facts.formats.scales, |form| form.word == ScaleWord::Full)
}

/// Straight marks here, curly ones there.
fn marks(article: &Article) -> Vec<Turn> {
    let doubles = article.facts.formats.marks.iter().filter(|mark| mark.form.role == MarkUse::Double);
    let told = doubles.filter(|mark| article.blocks[mark.block].zone == Zone::Paragraph);
    habit(told.map(|mark| (mark.span, mark.form.glyph == Glyph::Curly)))
}

/// The turn of what can be printed in two ways.
fn printed<F>(article: &Article, all: &[Printed<F>], side: fn(&F) -> bool) -> Vec<Turn> {
    habit(all.iter().filter(|it| it.is_told(article)).map(|it| (it.span, side(&it.form))))
}

/// In the article's own words, where it tells the story.
fn is_own(mention: &Mention) -> bool {
    mention.zone == Zone::Paragraph && mention.voice == Voice::Own
}
