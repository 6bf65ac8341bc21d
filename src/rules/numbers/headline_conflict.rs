//! A number in the headline that the story does not have, where it has another for the same thing.

use crate::article::Article;
use crate::diagnostic::{Applicability, Confidence, Severity};
use crate::facts::number::{Measure, Quantity, lengths};
use crate::rules::numbers::likeness::Stated;
use crate::rules::numbers::named_number;
use crate::rules::numbers::slip::Difference;
use crate::rules::numbers::story::{Story, Support, other_year};
use crate::rules::{Check, Report, Rule, Status};
use crate::segment::Zone;

/// `numbers/headline-conflict`
pub const RULE: Rule = Rule {
    id: "numbers/headline-conflict",
    summary: "a number in the headline that contradicts the story",
    guide: include_str!("headline_conflict.md"),
    severity: Severity::Warning,
    confidence: Confidence::Likely,
    status: Status::Stable,
    build: |_| Ok(Box::new(check) as Box<dyn Check>),
};

/// Numbers of a headline that are looked at.
const MOST_STATED: usize = 8;

fn check(article: &Article, report: &mut Report<'_>) {
    let all = &article.facts.quantities;
    let stands = |at: &usize| {
        let (it, joined) = (&all[*at], *at > 0 && all[*at - 1].joint.is_some());
        it.zone == Zone::Headline && is_amount(it) && !joined && !article.is_quoted(it.span.start)
    };
    let dated = article.facts.dates.iter().any(|date| article.blocks[date.block].zone == Zone::Headline);
    let amounts: Vec<&Quantity> = (0..all.len()).filter(stands).map(|at| &all[at]).take(MOST_STATED).collect();
    if !amounts.is_empty() || dated {
        let lengths = lengths(article);
        let own = lengths.iter().filter(|it| it.zone == Zone::Headline && is_amount(it)).take(MOST_STATED);
        let stated: Vec<&Quantity> = amounts.into_iter().chain(own).collect();
        if !stated.is_empty() && compare(article, &stated, &Story::of(article, &lengths), report) {
            return;
        }
    }
    named_number::check(article, report);
}

/// Reports the first number of the headline that contradicts the story, and says whether there is one.
fn compare(article: &Article, stated: &[&Quantity], story: &Story<'_>, report: &mut Report<'_>) -> bool {
    for &quantity in stated {
        let stated = Stated::new(article, quantity);
        let Some((likeness, other)) = story.rival(article, &stated) else {
            if story.support(article, &stated, quantity) == Support::None && by_year(article, quantity, report) {
                return true;
            }
            continue;
        };
        let support = story.support(article, &stated, other);
        if support == Support::None || support == Support::Elsewhere && likeness.strong {
            tell(article, quantity, other, report);
            return true;
        }
    }
    false
}

/// Reports a number of years that the year in the lead does not give, and says whether it did.
fn by_year(article: &Article, stated: &Quantity, report: &mut Report<'_>) -> bool {
    let Some((span, distance)) = other_year(article, stated) else { return false };
    let (here, there) = (article.text(stated.span), article.text(span));
    let found = report.flag(stated.span, format!("the headline says {here}, the story {there}"));
    found.label("not in the story").also(span, format!("{distance} years before the article"));
    true
}

fn tell(article: &Article, stated: &Quantity, other: &Quantity, report: &mut Report<'_>) {
    let (here, there) = (article.text(stated.span), article.text(other.span));
    let found = report.flag(stated.span, format!("the headline says {here}, the story {there}"));
    found.label("not in the story").also(other.span, "another number here");
    if let Some(difference) = Difference::between(stated.value.value, other.value.value) {
        found.note(difference.text());
    }
    if !other.in_words && !stated.in_words && other.measure == stated.measure {
        found.replace(stated.figure, article.text(other.figure), Applicability::Manual);
    }
}

/// Whether a headline's figure is an amount that the story has to have: no score, rank, factor or range.
pub(super) fn is_amount(quantity: &Quantity) -> bool {
    let plain = matches!(quantity.measure, Measure::Count | Measure::Percent | Measure::Money(_) | Measure::Unit(_));
    let value = quantity.value.value;
    // `2005 profits` are those of a year.
    let year = quantity.measure == Measure::Count && quantity.value.place == 1.0 && (1900.0..=2100.0).contains(&value);
    plain && quantity.joint.is_none() && value > 1.0 && !year
}
