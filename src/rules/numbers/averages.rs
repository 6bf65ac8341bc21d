//! A sum, what shares it and the average of each that do not come out: `the 20 runners raised £8,000, an average of
//! £300 each`, `300 miles in 10 days, an average of 40 miles a day`.

use crate::article::Article;
use crate::facts::date::{Bound, DurationMention, Unit};
use crate::facts::number::{Approx, Interval, Measure, Quantity};
use crate::rules::Report;
use crate::rules::numbers::slip::Slip;
use crate::rules::numbers::wording::{like, range};
use crate::span::Span;
use crate::text::{Voice, is_one_of};

/// Tokens between two of the three.
const MOST_BETWEEN: usize = 10;
/// What is passed over as rounding.
const TOLERATED: f64 = 0.05;
/// Averages further off than this factor are of something else.
const FARTHEST: f64 = 12.0;

/// What a sum is divided by.
struct Sharers {
    number: Interval,
    span: Span,
}

/// Reports every average that is not its sum divided by those who share it.
pub(super) fn check(article: &Article, report: &mut Report<'_>) {
    let all = &article.facts.quantities;
    for at in 1..all.len() {
        let (total, each) = (&all[at - 1], &all[at]);
        if each.sentence != total.sentence || !is_average(article, total, each) {
            continue;
        }
        let sharers = match each.per.and_then(|per| unit(article.word(per))) {
            Some(unit) => in_time(article, total, each, unit),
            None => at.checked_sub(2).and_then(|at| shared_by(article, &all[at], total, each)),
        };
        if let Some(sharers) = sharers {
            compare(article, (total, each), &sharers, report);
        }
    }
}

fn compare(article: &Article, (total, each): (&Quantity, &Quantity), sharers: &Sharers, report: &mut Report<'_>) {
    let Some(expected) = total.value.rounded().over(sharers.number) else { return };
    let said = each.value.rounded();
    let off = expected.gap(said) / said.middle().max(f64::MIN_POSITIVE);
    let factor = expected.middle() / said.middle().max(f64::MIN_POSITIVE);
    if off <= TOLERATED || !(1.0 / FARTHEST..=FARTHEST).contains(&factor) {
        return;
    }
    let shown = like(total.value.value / sharers.number.middle(), each);
    let by = article.text(sharers.span);
    let stated = article.text(each.span);
    let found = report.flag(each.span, format!("{} by {by} is {shown}, not {stated}", article.text(total.span)));
    found.label(format!("should be {shown}"));
    let mut ends = [(total.span, "this sum"), (sharers.span, "divided by this")];
    ends.sort_by_key(|end| end.0);
    for (span, label) in ends {
        found.also(span, label);
    }
    found.note(format!("{} / {by} = {shown} ({} with rounding)", like(total.value.value, total), range(expected)));
    if let Some(slip) = Slip::of(article.text(each.figure), expected) {
        found.note(slip.text());
    }
}

/// Whether the second amount is the first shared out: `, an average of £300 each`, `, or 600 a day`.
fn is_average(article: &Article, total: &Quantity, each: &Quantity) -> bool {
    let told = |it: &Quantity| {
        it.approx == Approx::Exact && it.joint.is_none() && !matches!(it.voice, Voice::Quoted | Voice::Promo)
    };
    let sum = total.compares(each) && total.value.value > each.value.value && total.per.is_none() && !total.attributive;
    let kind = matches!(each.measure, Measure::Count | Measure::Money(_) | Measure::Unit(_));
    let near = each.tokens.start - total.tokens.end <= MOST_BETWEEN;
    let Some(lead) = each.lead.filter(|_| sum && kind && near && told(total) && told(each)) else { return false };
    let is = |at: usize, words: &[&str]| lead >= at && is_one_of(article.word(lead - at), words);
    let average = is(0, &["of"]) && is(1, &["average"]) && is(2, &["an"]) && is(3, &[","]);
    average || is(0, &["or"]) && is(1, &[","]) && each.per.is_some()
}

/// The unit of time a word names.
fn unit(word: &str) -> Option<Unit> {
    const UNITS: [(&str, Unit); 4] =
        [("day", Unit::Day), ("week", Unit::Week), ("month", Unit::Month), ("year", Unit::Year)];
    UNITS.iter().find(|(name, _)| word.eq_ignore_ascii_case(name)).map(|&(_, unit)| unit)
}

/// The time between a sum and its average: `in 10 days`.
fn in_time(article: &Article, total: &Quantity, each: &Quantity, unit: Unit) -> Option<Sharers> {
    let durations = &article.facts.durations;
    let first = durations.partition_point(|it| it.tokens.start < total.tokens.end);
    let fits = |it: &&DurationMention| it.tokens.start < each.tokens.start && it.unit == unit && !it.attribute;
    let time = durations.get(first).filter(fits).filter(|it| it.bound == Bound::Exact && it.halves > 2)?;
    let start = time.tokens.start;
    let within = is_one_of(article.word(start - 1), &["in", "over"]);
    let number = Interval::point(f64::from(time.halves) / 2.0);
    within.then_some(Sharers { number, span: time.span })
}

/// Those who share a sum: `the 20 runners`.
fn shared_by(article: &Article, sharers: &Quantity, total: &Quantity, each: &Quantity) -> Option<Sharers> {
    let after = article.tokens.get(each.tokens.end).map_or("", |token| token.text(&article.prose));
    let shared = is_one_of(after, &["each", "apiece"]);
    let counted = sharers.measure == Measure::Count && sharers.noun.is_some() && sharers.value.value > 1.0;
    let exact = sharers.approx == Approx::Exact && sharers.joint.is_none() && !sharers.attributive;
    let near = sharers.sentence == total.sentence && total.tokens.start - sharers.tokens.end <= MOST_BETWEEN;
    let fits = shared && counted && exact && near && total.measure != Measure::Count;
    fits.then(|| Sharers { number: sharers.value.rounded_count(), span: sharers.span })
}
