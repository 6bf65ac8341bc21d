//! A sum, what shares it and the average of each that do not come out: `the 20 runners raised £8,000, an average of
//! £300 each`, `300 miles in 10 days, an average of 40 miles a day`.

use crate::article::Article;
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
    for row in article.facts.quantities.windows(3) {
        let [first, second, each] = row else { continue };
        if !is_average(article, each) || first.sentence != each.sentence {
            continue;
        }
        let (total, sharers) = match each.per {
            Some(per) => (first, in_time(article, second, article.word(per))),
            None => (second, shared_by(article, first, each)),
        };
        if let Some(sharers) = sharers.filter(|_| is_shared(total, each)) {
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
    let found =
        report.flag(each.span, format!("{} divided by {by} is {shown}, not {stated}", article.text(total.span)));
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

/// Whether an amount is what each has: `, an average of £300 each`, `, or 600 a day`.
fn is_average(article: &Article, each: &Quantity) -> bool {
    let Some(lead) = each.lead.filter(|_| is_plain(each)) else { return false };
    let is = |back: usize, words: &[&str]| lead >= back && is_one_of(article.word(lead - back), words);
    let average = is(0, &["of"]) && is(1, &["average"]) && is(2, &["an"]) && is(3, &[","]);
    average || is(0, &["or"]) && is(1, &[","]) && each.per.is_some()
}

/// Whether an amount may be the sum that makes an average.
fn is_shared(total: &Quantity, each: &Quantity) -> bool {
    let kind = matches!(each.measure, Measure::Count | Measure::Money(_) | Measure::Unit(_));
    let larger = total.compares(each) && total.value.value > each.value.value;
    let near = each.tokens.start - total.tokens.end <= MOST_BETWEEN;
    kind && larger && near && is_plain(total) && total.per.is_none() && !total.attributive
}

fn is_plain(quantity: &Quantity) -> bool {
    let told = !matches!(quantity.voice, Voice::Quoted | Voice::Promo);
    told && quantity.approx == Approx::Exact && quantity.joint.is_none()
}

/// The time that a sum took, in the unit of its average: `in 10 days`.
fn in_time(article: &Article, time: &Quantity, unit: &str) -> Option<Sharers> {
    let Measure::Unit(units) = time.measure else { return None };
    let same = unit.eq_ignore_ascii_case(&units.first().unit().name) && time.value.value > 1.0;
    let within = time.lead.is_some_and(|lead| is_one_of(article.word(lead), &["in", "over"]));
    (same && within && is_plain(time) && !time.attributive)
        .then(|| Sharers { number: Interval::point(time.value.value), span: time.span })
}

/// Those who share a sum: `the 20 runners`; what comes `from 200 sponsors` each is shared by more.
fn shared_by(article: &Article, sharers: &Quantity, each: &Quantity) -> Option<Sharers> {
    let text = |at: usize| article.tokens.get(at).map_or("", |token| token.text(&article.prose));
    let end = each.tokens.end;
    let shared =
        is_one_of(text(end), &["each", "apiece"]) && matches!(text(end + 1), "," | "." | ";" | ")" | "" | "for");
    let counted = sharers.measure == Measure::Count && sharers.noun.is_some() && sharers.value.value > 1.0;
    (shared && each.measure != Measure::Count && counted && is_plain(sharers) && !sharers.attributive)
        .then(|| Sharers { number: sharers.value.rounded_count(), span: sharers.span })
}
