//! Quantities to entries of the fact sheet: the number, what it is a number of, how exact it claims to be.

use crate::facts::number::{Approx, Measure, Quantity};
use crate::span::Span;

use super::{Clerk, Entry};

/// Every amount that is not listed as a length of time or an age already.
pub(super) fn list(clerk: &Clerk<'_>) -> Vec<Entry> {
    let facts = &clerk.article.facts;
    let mut listed: Vec<Span> = facts.durations.iter().map(|it| it.span).collect();
    listed.extend(facts.ages.ages.iter().map(|it| it.span));
    listed.sort_unstable();
    let is_new = |quantity: &&Quantity| {
        let after = listed.partition_point(|span| span.end <= quantity.span.start);
        listed.get(after).is_none_or(|span| quantity.span.end <= span.start)
    };
    facts.quantities.iter().filter(is_new).map(|quantity| entry(clerk, quantity)).collect()
}

fn entry(clerk: &Clerk<'_>, quantity: &Quantity) -> Entry {
    let approx = match quantity.approx {
        Approx::Exact => None,
        Approx::About => Some("about"),
        Approx::Above => Some("at least"),
        Approx::Below => Some("at most"),
    };
    let parts = approx.into_iter().chain([measure(quantity)]);
    Entry {
        said: clerk.said(quantity.span),
        about: quantity.noun.map(|noun| counted(clerk, quantity, noun.token)),
        value: Some(quantity.value.value.to_string()),
        how: parts.collect::<Vec<_>>().join(" "),
    }
}

/// The noun with the modifiers between it and the figure: `buried bodies`.
fn counted(clerk: &Clerk<'_>, quantity: &Quantity, noun: usize) -> String {
    let noun = clerk.article.tokens[noun].span();
    if noun.start < quantity.span.end {
        return clerk.words(noun);
    }
    clerk.words(Span::new(quantity.span.end, noun.end))
}

fn measure(quantity: &Quantity) -> &'static str {
    match quantity.measure {
        Measure::Count => "count",
        Measure::Ordinal => "ordinal",
        Measure::Fraction => "fraction",
        Measure::Multiple => "multiple",
        Measure::Percent => "percent",
        Measure::Points => "percentage points",
        Measure::Money(unit) => unit.name(),
        Measure::Unit(units) => units.first().name(),
    }
}
