//! A length of time that the two dates beside it do not give.

use crate::article::Article;
use crate::diagnostic::{Confidence, Severity};
use crate::facts::date::{DateMention, DurationMention, Unit};
use crate::rules::dates::elapsed::Length;
use crate::rules::dates::nearby::{Gap, durations_in};
use crate::rules::dates::ranges::{self, Range};
use crate::rules::{Check, Report, Rule, Status};
use crate::text::{Voice, is_one_of};

/// `dates/span-mismatch`
pub const RULE: Rule = Rule {
    id: "dates/span-mismatch",
    summary: "a length of time that the two dates beside it do not give",
    guide: include_str!("span_mismatch.md"),
    severity: Severity::Warning,
    confidence: Confidence::Likely,
    status: Status::Stable,
    build: |_| Ok(Box::new(check) as Box<dyn Check>),
};

fn check(article: &Article, report: &mut Report<'_>) {
    for range in ranges::of(article) {
        if matches!(range.start.voice, Voice::Quoted | Voice::Promo) {
            continue;
        }
        let Some((from, to)) = range.days() else { continue };
        let Some(stated) = measured(article, &range) else { continue };
        // A range of years says nothing of days.
        let finest = match range.start.fields {
            fields if fields.day.is_some() || fields.weekday.is_some() => Unit::Day,
            fields if fields.month.is_some() => Unit::Week,
            _ => Unit::Month,
        };
        if rank(stated.unit) < rank(finest) {
            continue;
        }
        let length = Length::between(from, to, stated.unit);
        if length.missed_by(stated).is_none() {
            continue;
        }
        let (said, days) = (article.text(stated.span), range.start.span.to(range.end.span));
        let counted = Length::counted(from, to, stated.unit);
        let found = report.flag(stated.span, format!("{said}, but {} is {counted}", article.text(days)));
        found.label(counted).also(days, "the stretch");
    }
}

fn rank(unit: Unit) -> u8 {
    match unit {
        Unit::Day => 0,
        Unit::Week | Unit::Fortnight => 1,
        Unit::Month => 2,
        _ => 3,
    }
}

/// The length of time that measures a range: right before it (`for seven years, from 2005 to 2011`; `a seven-year
/// reign from`), or right after it (`from 2005 to 2011, a reign of seven years`).
fn measured<'a>(article: &'a Article, range: &Range<'_>) -> Option<&'a DurationMention> {
    let (start, end): (&DateMention, &DateMention) = (range.start, range.end);
    // `two weeks between August and December` lie somewhere in that stretch.
    let within = start.tokens.start.checked_sub(1).is_some_and(|at| is_one_of(article.word(at), &["between"]));
    let fits = |stated: &&DurationMention| {
        if within && stated.tokens.start < start.tokens.start {
            return false;
        }
        let gap = Gap::between(article, &stated.tokens, &(start.tokens.start..end.tokens.end));
        gap.is_some_and(|gap| if gap.reversed { gap.is_measure() } else { gap.leads_to_range() })
    };
    durations_in(article, start).find(fits)
}
