//! A rate said twice that does not come out: `$5,000 a month, or $50,000 a year`.

use crate::article::Article;
use crate::diagnostic::{Confidence, Severity};
use crate::facts::number::{Approx, Interval, Measure, Quantity};
use crate::rules::numbers::slip::Slip;
use crate::rules::numbers::wording::{like, range};
use crate::rules::numbers::{averages, journeys};
use crate::rules::{Check, Report, Rule, Status};
use crate::text::Voice;

/// `numbers/rate`
pub const RULE: Rule = Rule {
    id: "numbers/rate",
    summary: "a rate said twice, or beside its distance and time, that does not come out",
    guide: include_str!("rate.md"),
    severity: Severity::Warning,
    confidence: Confidence::Likely,
    status: Status::Stable,
    build: |_| Ok(Box::new(check) as Box<dyn Check>),
};

/// How many of the shorter span make the longer one: as the calendar has it or as people work.
const SPANS: [(&str, &str, f64, f64); 6] = [
    ("day", "week", 5.0, 7.0),
    ("day", "month", 20.0, 31.0),
    ("day", "year", 240.0, 366.0),
    ("week", "month", 4.0, 4.4),
    ("week", "year", 48.0, 53.0),
    ("month", "year", 12.0, 12.0),
];
/// What is passed over as rounding.
const TOLERATED: f64 = 0.03;
/// Tokens between the first rate and `or` with the second.
const MOST_BETWEEN: usize = 5;
/// Rates further apart than this are not the same thing said again.
const FARTHEST: f64 = 15.0;

/// A rate said for a shorter and for a longer span of time.
#[derive(Debug, Clone, Copy)]
pub struct Twice<'a> {
    /// The rate for the shorter span.
    pub short: &'a Quantity,
    /// The rate for the longer span.
    pub long: &'a Quantity,
    /// How many of the shorter span make the longer.
    times: Interval,
}

/// Every rate an article says twice.
#[must_use]
pub fn said_twice(article: &Article) -> Vec<Twice<'_>> {
    let pairs = article.facts.quantities.windows(2).filter_map(|pair| {
        let (first, second) = (&pair[0], &pair[1]);
        let told = first.voice != Voice::Quoted && first.voice != Voice::Promo && first.sentence == second.sentence;
        let (times, first_is_short) = span(article, first, second).filter(|_| told && is_one_thing(first, second))?;
        let (short, long) = if first_is_short { (first, second) } else { (second, first) };
        is_same_again(article, first, second).then_some(Twice { short, long, times })
    });
    pairs.collect()
}

fn check(article: &Article, report: &mut Report<'_>) {
    for Twice { short, long, times } in said_twice(article) {
        let size = |quantity: &Quantity| match quantity.approx {
            Approx::Exact => quantity.value.rounded(),
            _ => quantity.value.rounded().loosened(0.1),
        };
        let one = size(short);
        let expected = Interval { low: one.low * times.low, high: one.high * times.high };
        let said = size(long);
        let off = expected.gap(said) / said.middle().max(f64::MIN_POSITIVE);
        let factor = expected.middle() / said.middle().max(f64::MIN_POSITIVE);
        if off <= TOLERATED || !(1.0 / FARTHEST..=FARTHEST).contains(&factor) {
            continue;
        }
        let middle = short.value.value * times.middle();
        let (first, second) = if short.span < long.span { (short, long) } else { (long, short) };
        let found =
            report.flag(second.span, format!("{} does not make {}", article.text(short.span), article.text(long.span)));
        found.label("does not agree").also(first.span, "with this");
        let count =
            if times.low < times.high { format!("{} to {}", times.low, times.high) } else { times.low.to_string() };
        found.note(format!(
            "{} x {count} = {} ({} with rounding)",
            like(short.value.value, short),
            like(middle, long),
            range(expected)
        ));
        if let Some(slip) = Slip::of(article.text(long.figure), expected).filter(|_| times.low == times.high) {
            found.note(slip.text());
        }
    }
    journeys::check(article, report);
    averages::check(article, report);
}

/// Whether two rates are of one thing: `500 cars a day, or 3,500 a week`.
fn is_one_thing(first: &Quantity, second: &Quantity) -> bool {
    let counted = match (first.noun, second.noun) {
        (Some(one), Some(other)) => one.key == other.key,
        (one, None) => one.is_some(),
        (None, Some(_)) => false,
    };
    match first.measure {
        Measure::Money(_) | Measure::Unit(_) => first.compares(second),
        Measure::Count => first.compares(second) && counted,
        _ => false,
    }
}

/// How many of the one span make the other, and whether the first is the shorter.
fn span(article: &Article, first: &Quantity, second: &Quantity) -> Option<(Interval, bool)> {
    let (one, other) = (article.word(first.per?), article.word(second.per?));
    let is = |word: &str, name: &str| word.eq_ignore_ascii_case(name);
    SPANS.iter().find_map(|&(short, long, low, high)| {
        let times = Interval { low, high };
        if is(one, short) && is(other, long) {
            Some((times, true))
        } else if is(one, long) && is(other, short) {
            Some((times, false))
        } else {
            None
        }
    })
}

/// Whether the second rate says the first again: after `or`, or in a bracket of its own.
fn is_same_again(article: &Article, first: &Quantity, second: &Quantity) -> bool {
    let Some(per) = first.per.filter(|&per| per < second.tokens.start) else { return false };
    let gap = per + 1..second.tokens.start;
    let text = |at: usize| article.word(at);
    // Without the comma it is another offer: `£5 a month or £50 a year`.
    let or = second.lead.is_some_and(|lead| text(lead).eq_ignore_ascii_case("or") && gap.contains(&lead))
        && text(gap.start) == ",";
    let bracket = gap.clone().any(|at| text(at) == "(");
    let other = gap.clone().any(|at| text(at).eq_ignore_ascii_case("and") || text(at).eq_ignore_ascii_case("plus"));
    gap.len() <= MOST_BETWEEN && (or || bracket) && !other
}
