//! Statements of change: `rose 25% to £120 from £100`, `from 40 to 50, a rise of a quarter`, `up from 40 to 35`.
//! Three rules read them: how large the change is, whether it goes the way the verb says, percent or points.

use crate::article::Article;
use crate::facts::number::{Approx, Cue, Dimension, Interval, Measure, Quantity, Value};
use crate::lexicon::Classes;
use crate::rules::numbers::claim::claimed;
use crate::text::{Voice, is_one_of};

/// Tokens between the two ends of a change: `to £120 million in 2019 from £100 million`.
const MOST_BETWEEN: usize = 9;
/// Tokens between the size of a change and its nearer end.
const MOST_APART: usize = 8;
/// Tokens between the verb and what it governs.
const VERB_REACH: usize = 4;

/// How far a factor in words may lie off, as a share of it: `doubled`.
const FACTOR: f64 = 0.12;
/// Tokens before a verb in which a word of the other way makes it a noun: `a decline in growth to`.
const NOUN_REACH: usize = 8;

/// Words that begin another statement.
const BREAKS: &[&str] = &[
    "and", "while", "but", "as", "with", "whereas", "although", "though", ";", "which", "who", "compared", "against",
    "after",
];

/// Which way a value moves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Way {
    Up,
    Down,
}

/// A value that moved from one figure to another.
#[derive(Debug, Clone, Copy)]
pub struct Change<'a> {
    /// Where it was.
    pub from: &'a Quantity,
    /// Where it is.
    pub to: &'a Quantity,
    /// By how much, if the sentence says.
    pub by: Option<&'a Quantity>,
    /// The verb or noun that says which way, and its token.
    pub(crate) way: Option<(Way, usize)>,
}

/// Every change an article states with both of its ends.
#[must_use]
pub fn changes(article: &Article) -> Vec<Change<'_>> {
    let all = &article.facts.quantities;
    let ends = (1..all.len()).filter_map(|at| {
        // `to $20.6 million, or 98 cents a share, from $22 million`: the amount in between says the same again.
        let aside = is_aside(article, &all[at]).then_some(at + 1).filter(|&it| it < all.len());
        let both = change(article, all, at - 1, at).or_else(|| change(article, all, at - 1, aside?));
        both.or_else(|| changed(article, all, at))
    });
    ends.filter(|change| change.to.voice != Voice::Quoted && change.to.voice != Voice::Promo).collect()
}

/// `, or 98 cents a share,`
fn is_aside(article: &Article, quantity: &Quantity) -> bool {
    quantity.lead.is_some_and(|lead| article.word(lead).eq_ignore_ascii_case("or"))
}

/// The change whose two ends are the quantities at `one` and `at`.
fn change<'a>(article: &Article, all: &'a [Quantity], one: usize, at: usize) -> Option<Change<'a>> {
    let (first, second) = (&all[one], &all[at]);
    let near = first.sentence == second.sentence && second.tokens.start - first.tokens.end <= MOST_BETWEEN;
    // `from £1,000 a month to £1,200`: what it is by is said once, with the first.
    let said_once = first.per.is_some() && second.per.is_none() && is_near(first, second);
    if !near || !compares(first, second) || first.per.is_some() != second.per.is_some() && !said_once {
        return None;
    }
    let ordered = !matches!(first.measure, Measure::Ordinal | Measure::Multiple | Measure::Fraction);
    if !ordered || first.attributive || second.attributive || first.value.value <= 0.0 || second.value.value <= 0.0 {
        return None;
    }
    let (from, to) = match (lead(article, first), lead(article, second)) {
        (Some("to"), Some("from")) => (second, first),
        (Some("from"), Some("to")) => (first, second),
        _ => return None,
    };
    if breaks(article, first.tokens.end, second.tokens.start) {
        return None;
    }
    // `from 40 to 50 in five years, a rise of a quarter`: the time it took says nothing of the size.
    let sizes = |it: &&Quantity| it.dimension() != Some(Dimension::Time);
    let before = all[..one].iter().rfind(sizes).filter(|it| is_size(article, it, first, true));
    let next = all[at + 1..].iter().find(sizes);
    let after = next.filter(|it| is_size(article, it, second, false));
    let by = before.or(after);
    let way = by.and_then(|by| way(article, by.tokens.start, by.tokens.end));
    // `growth to 6.7 percent, down from 6.9`: the word beside the earlier figure is nearer than the noun.
    let beside = || from.lead.and_then(|lead| direction(article, lead.checked_sub(1)?));
    let from_last = from.tokens.start > to.tokens.start;
    let way = way.or_else(|| beside().filter(|_| from_last)).or_else(|| verb(article, first));
    Some(Change { from, to, by, way })
}

/// The change whose later end is what the clause tells, and whose earlier end is the quantity at `at`: `sold 840
/// tickets last year, up 5% from 800`.
fn changed<'a>(article: &Article, all: &'a [Quantity], at: usize) -> Option<Change<'a>> {
    let (from, by) = (&all[at], &all[at - 1]);
    let to = all[..at - 1].iter().rfind(|it| it.dimension() != Some(Dimension::Time))?;
    let sized = by.measure == Measure::Percent && lead(article, from) == Some("from") && lead(article, to).is_none();
    let told = sized && to.sentence == from.sentence && by.sentence == from.sentence && to.joint.is_none();
    if !told || to.per.is_some() || to.attributive || from.per.is_some() || !to.compares(from) || !is_near(to, from) {
        return None;
    }
    // `, up 5% from`: the word of direction opens the aside, the earlier figure ends it.
    let (way, word) = by.lead.and_then(|lead| direction(article, lead))?;
    let opens = word > to.tokens.end && article.word(word - 1) == ",";
    let joined = from.lead == Some(by.tokens.end);
    let apart = word.saturating_sub(to.tokens.end) > MOST_BETWEEN || breaks(article, to.tokens.end, word);
    (opens && joined && !apart).then_some(Change { from, to, by: Some(by), way: Some((way, word)) })
}

/// Whether two amounts are of one size, so that the one can have become the other.
fn is_near(first: &Quantity, second: &Quantity) -> bool {
    (0.2..=5.0).contains(&(first.value.value / second.value.value))
}

/// Whether the two ends are of one kind; the unit may be said once: `to 408,000 tonnes from 325,000`.
fn compares(first: &Quantity, second: &Quantity) -> bool {
    let bare = |it: &Quantity| it.measure == Measure::Count && it.noun.is_none();
    first.compares(second) || (bare(first) || bare(second)) && is_near(first, second)
}

/// The word before a quantity: `to` or `from`.
fn lead(article: &Article, quantity: &Quantity) -> Option<&'static str> {
    let word = article.word(quantity.lead?);
    ["to", "from"].into_iter().find(|it| word.eq_ignore_ascii_case(it))
}

/// Whether the tokens hold the beginning of another statement.
fn breaks(article: &Article, from: usize, to: usize) -> bool {
    (from..to).any(|at| is_one_of(article.word(at), BREAKS))
}

/// Whether a quantity is the size of the change that ends at `end`: a percentage or a factor close by, with a word
/// that says which way.
fn is_size(article: &Article, size: &Quantity, end: &Quantity, before: bool) -> bool {
    let sized = match size.measure {
        Measure::Percent | Measure::Points | Measure::Multiple => true,
        Measure::Fraction => is_part(article, size),
        _ => false,
    };
    if size.sentence != end.sentence || !sized {
        return false;
    }
    let (from, to) = if before { (size.tokens.end, end.tokens.start) } else { (end.tokens.end, size.tokens.start) };
    if to < from || to - from > MOST_APART || breaks(article, from, to) {
        return false;
    }
    // `rose 5% to 10% from 8%` has its size before; `from 8% to 10%, 5% of them` has none.
    let own_lead = lead(article, size).is_none();
    if !before && is_aside(article, size) && is_closed(article, size) {
        // `fell from 7,613 to 6,630, or 12.9%.`
        return true;
    }
    own_lead && (size.measure == Measure::Multiple || way(article, size.tokens.start, size.tokens.end).is_some())
}

/// `by a quarter`, `an increase of a third`
fn is_part(article: &Article, size: &Quantity) -> bool {
    let Some(lead) = size.lead else { return false };
    let before = lead.saturating_sub(usize::from(is_one_of(article.word(lead), &["a"])));
    is_one_of(article.word(before), &["by", "of"])
}

/// Whether an aside stands between commas and is no more than a percentage: `or 5% of the total` is a share of
/// something else.
fn is_closed(article: &Article, size: &Quantity) -> bool {
    let end = article.tokens.get(size.tokens.end).map_or("", |token| token.text(&article.prose));
    let comma = size.lead.and_then(|lead| lead.checked_sub(1)).is_some_and(|at| article.word(at) == ",");
    comma && matches!(end, "," | "." | ";" | ")" | "")
}

/// The word of rising or falling right around the size of a change.
fn way(article: &Article, start: usize, end: usize) -> Option<(Way, usize)> {
    let sentence = &article.sentences[article.sentence_of(start)];
    let (first, last) = (sentence.start as usize, sentence.end as usize);
    let before = (start.saturating_sub(VERB_REACH).max(first)..start).rev();
    let after = end..(end + 2).min(last);
    before.chain(after).find_map(|at| direction(article, at))
}

/// The word of rising or falling that governs the first end of a change without a size: `rose to`, `up from`.
fn verb(article: &Article, first: &Quantity) -> Option<(Way, usize)> {
    let lead = first.lead?;
    let start = article.sentences[first.sentence].start as usize;
    let close = lead.checked_sub(1).filter(|at| *at >= start)?;
    let (way, at) = direction(article, close).or_else(|| before_when(article, start, close))?;
    let before = at.saturating_sub(NOUN_REACH).max(start)..at;
    let opposed = before.filter_map(|it| direction(article, it)).any(|(other, _)| other != way);
    (!opposed).then_some((way, at))
}

/// The verb before the time that a comma closes: `rose last year, to`.
fn before_when(article: &Article, start: usize, comma: usize) -> Option<(Way, usize)> {
    let when = |at: usize| {
        article.tokens[at].is(Classes::DATE_WORD.with(Classes::MONTH))
            || is_one_of(article.word(at), &["last", "this", "in"])
    };
    let mut before = (start.max(comma.saturating_sub(VERB_REACH))..comma).rev().skip_while(|&at| when(at));
    (article.word(comma) == ",").then(|| before.next()).flatten().and_then(|at| direction(article, at))
}

fn direction(article: &Article, at: usize) -> Option<(Way, usize)> {
    let cue = Cue::of(&article.tokens[at]);
    match (cue.is(Cue::RISE), cue.is(Cue::FALL)) {
        (true, false) => Some((Way::Up, at)),
        (false, true) => Some((Way::Down, at)),
        _ => None,
    }
}

impl Change<'_> {
    /// What the factor from the one end to the other may be, the rounding of both considered.
    pub(crate) fn factor(&self) -> Option<Interval> {
        // Of two figures of one scale the finer shows how exactly both were printed: `1.2 million from 1 million`.
        let (one, other) = (self.from.value.place, self.to.value.place);
        let alike = one.max(other) <= one.min(other) * 10.0;
        let place = |value: Value| if alike { one.min(other) } else { value.place };
        let wide = |value: Value| Interval::around(value.value, place(value) / 2.0);
        wide(self.to.value).over(wide(self.from.value))
    }

    /// What the size of the change may be as printed, in hundredths.
    pub(crate) fn size(&self) -> Option<Interval> {
        let by = self.by?;
        let printed = by.value.printed();
        // `more than halved` leaves less than half.
        let approx = match by.approx {
            Approx::Above if by.value.value < 1.0 => Approx::Below,
            Approx::Below if by.value.value < 1.0 => Approx::Above,
            approx => approx,
        };
        Some(match by.measure {
            // `more than doubled` is exact about the least.
            Measure::Multiple if by.approx == Approx::Above => claimed(printed, approx),
            Measure::Multiple => claimed(printed.loosened(FACTOR), approx),
            Measure::Fraction => claimed(printed.loosened(FACTOR), by.approx).scaled(100.0, 0.0),
            _ => claimed(printed, by.approx),
        })
    }

    /// The change from the one end to the other in hundredths, always positive.
    pub(crate) fn percent(&self) -> Option<Interval> {
        let factor = self.factor()?;
        let change = Interval { low: (factor.low - 1.0) * 100.0, high: (factor.high - 1.0) * 100.0 };
        Some(if change.middle() < 0.0 { change.scaled(-1.0, 0.0) } else { change })
    }
}
