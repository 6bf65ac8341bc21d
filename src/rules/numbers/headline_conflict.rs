//! A number in the headline that the story does not have, where it has another for the same thing.

use rustc_hash::FxHashSet;

use crate::article::Article;
use crate::diagnostic::{Applicability, Confidence, Severity};
use crate::facts::number::{Approx, Dimension, Interval, Measure, Quantity, digits_value};
use crate::rules::numbers::likeness::{is_slip, likeness};
use crate::rules::numbers::named_number;
use crate::rules::{Check, Report, Rule, Status};
use crate::segment::Zone;
use crate::span::Span;
use crate::text::{Token, Voice};

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

/// Blocks of running text that make the lead.
const LEAD: usize = 3;
/// Quantities of the lead that a headline's number is held against.
const MOST_CANDIDATES: usize = 60;
/// Numbers of a headline that are looked at.
const MOST_STATED: usize = 8;
/// Quantities in a row that are added up: `five in the house and three in the yard`.
const MOST_ADDED: usize = 6;
/// Years and days whose distances are tried.
const MOST_DATES: usize = 40;

fn check(article: &Article, report: &mut Report<'_>) {
    let all = &article.facts.quantities;
    let stands = |at: &usize| {
        let (it, joined) = (&all[*at], *at > 0 && all[*at - 1].joint.is_some());
        it.zone == Zone::Headline && is_amount(it) && !joined && !article.is_quoted(it.span.start)
    };
    let headline = (0..all.len()).filter(stands).map(|at| &all[at]);
    let mut story: Option<Story<'_>> = None;
    for stated in headline.take(MOST_STATED) {
        let story = story.get_or_insert_with(|| Story::of(article));
        if story.supports(article, stated) {
            continue;
        }
        let Some(other) = story.rival(article, stated) else { continue };
        let (here, there) = (article.text(stated.span), article.text(other.span));
        let found = report.flag(stated.span, format!("the headline says {here}, the story {there}"));
        found.label("not in the story").also(other.span, "another number here");
        if is_slip(stated.value.value, other.value.value) {
            found.note("one digit differs");
        }
        if !other.in_words && !stated.in_words && other.measure == stated.measure {
            found.replace(stated.figure, article.text(other.figure), Applicability::Manual);
        }
        return;
    }
    named_number::check(article, report);
}

/// Whether a headline's figure is an amount that the story has to have: no score, rank, factor or range.
pub(super) fn is_amount(quantity: &Quantity) -> bool {
    let plain = matches!(quantity.measure, Measure::Count | Measure::Percent | Measure::Money(_) | Measure::Unit(_));
    let value = quantity.value.value;
    // `2005 profits` are those of a year.
    let year = quantity.measure == Measure::Count && quantity.value.place == 1.0 && (1900.0..=2100.0).contains(&value);
    plain && quantity.joint.is_none() && value > 1.0 && !year
}

/// What a story has for the numbers of its headline.
struct Story<'a> {
    /// Every number below the headline, amount or not, in order of size.
    values: Vec<f64>,
    /// Every amount below the headline.
    amounts: Vec<&'a Quantity>,
    /// How far apart the years are that the article names, its own among them.
    years: FxHashSet<i16>,
    /// The amounts of the lead.
    lead: Vec<&'a Quantity>,
}

impl<'a> Story<'a> {
    fn of(article: &'a Article) -> Self {
        let amounts: Vec<&Quantity> = article.facts.quantities.iter().filter(|it| is_story(it.zone)).collect();
        let mut values: Vec<f64> = amounts.iter().map(|it| it.value.value.abs()).collect();
        values.extend(other_figures(article));
        values.sort_by(f64::total_cmp);
        let blocks = article.blocks.iter().enumerate().filter(|(_, block)| block.zone.is_running_text());
        let last = blocks.take(LEAD).last().map_or(0, |(at, _)| at);
        let lead = amounts.iter().copied().filter(|it| it.block <= last && it.voice != Voice::Promo);
        let lead = lead.take(MOST_CANDIDATES).collect();
        Self { values, years: years_apart(article), lead, amounts }
    }

    /// Whether the story has a number, says it otherwise, or gives it by an easy sum.
    fn supports(&self, article: &Article, stated: &Quantity) -> bool {
        let (value, rounded) = (stated.value.value, stated.value.rounded());
        let wide = match stated.approx {
            Approx::Exact => rounded,
            Approx::About => rounded.loosened(0.1),
            Approx::Above => Interval { high: value * 1.25, ..rounded },
            Approx::Below => Interval { low: value * 0.8, ..rounded },
        };
        let span_of_years = stated.dimension() == Some(Dimension::Time)
            && self.years.iter().any(|&years| wide.meets(Interval::point(f64::from(years))));
        span_of_years
            || has(&self.values, wide)
            || self.adds_up(article, stated, wide)
            || self.has_one_less(article, stated)
    }

    /// Whether neighbours in a sentence or two that are measured like `stated` add up to it, or differ by it.
    fn adds_up(&self, article: &Article, stated: &Quantity, wanted: Interval) -> bool {
        let fits = |value: f64| wanted.meets(Interval::point(value));
        self.amounts.iter().enumerate().any(|(at, first)| {
            let next = self.amounts[at + 1..].iter().take(MOST_ADDED - 1);
            let mut sum = first.value.value;
            let near = |it: &&&Quantity| {
                it.block == first.block && (it.sentence <= first.sentence + 1 || is_more(article, it))
            };
            first.compares(stated)
                && next.filter(near).any(|next| {
                    let alike = next.compares(stated);
                    sum += if alike { next.value.value } else { 0.0 };
                    alike && (fits(sum) || fits((first.value.value - next.value.value).abs()))
                })
        })
    }

    /// `four children and their father` are five.
    fn has_one_less(&self, article: &Article, stated: &Quantity) -> bool {
        const REACH: usize = 10;
        let counted = stated.measure == Measure::Count && stated.value.value <= 20.0;
        let and = |it: &Quantity| {
            // `California and 16 other states`
            if it.lead.is_some_and(|lead| article.word(lead).eq_ignore_ascii_case("and")) {
                return true;
            }
            let end = (article.sentences[it.sentence].end as usize).saturating_sub(1).min(it.tokens.end + REACH);
            let is = |at: usize, words: &[&str]| words.iter().any(|word| article.word(at).eq_ignore_ascii_case(word));
            (it.tokens.end..end)
                .any(|at| is(at, &["and"]) && is(at + 1, &["a", "an", "his", "her", "their", "the", "one"]))
        };
        let less = stated.value.value - 1.0;
        counted && self.lead.iter().any(|it| it.measure == Measure::Count && it.value.value == less && and(it))
    }

    /// The number of the lead that stands for the same thing.
    fn rival(&self, article: &Article, stated: &Quantity) -> Option<&'a Quantity> {
        let fate = stated.fate(article);
        let mut best: Option<(u8, &Quantity)> = None;
        for &other in &self.lead {
            let likeness = likeness(article, stated, fate, other);
            if likeness > best.map_or(0, |(known, _)| known) {
                best = Some((likeness, other));
            }
        }
        best.map(|(_, other)| other)
    }
}

/// Whether a zone tells the story.
fn is_story(zone: Zone) -> bool {
    zone.is_running_text()
        || matches!(zone, Zone::Caption | Zone::Quote | Zone::PullQuote | Zone::Table | Zone::Subhead)
}

/// Figures of the story that are no amounts, outside dates and times of day: `call 911`.
fn other_figures(article: &Article) -> impl Iterator<Item = f64> {
    let mut times: Vec<Span> = article.facts.dates.iter().map(|it| it.span).collect();
    times.extend(article.facts.clocks.iter().map(|it| it.span));
    times.sort_unstable();
    let timed = move |token: &Token| {
        let next = times.partition_point(|span| span.start <= token.start);
        next > 0 && times[next - 1].contains(token.start)
    };
    let blocks = article.blocks.iter().filter(|block| is_story(block.zone));
    let figures = blocks.flat_map(|block| article.tokens_of(block)).filter(move |it| it.is_number() && !timed(it));
    figures.filter_map(|token| Some(digits_value(token.text(&article.prose))?.value))
}

/// Whether a sorted list has a number of an interval.
fn has(sorted: &[f64], wanted: Interval) -> bool {
    let noise = wanted.high.abs() * 1e-9;
    let at = sorted.partition_point(|&value| value < wanted.low - noise);
    sorted.get(at).is_some_and(|&value| value <= wanted.high + noise)
}

/// The distances between the years an article names, its own among them.
fn years_apart(article: &Article) -> FxHashSet<i16> {
    let named: FxHashSet<i16> = article.facts.dates.iter().filter_map(|it| it.fields.year).take(MOST_DATES).collect();
    let now = article.date.as_ref().map(|it| it.date.year());
    let pairs = named.iter().flat_map(|&year| named.iter().copied().chain(now).map(move |other| (year - other).abs()));
    pairs.filter(|years| *years > 0).collect()
}

/// `five others`, `another five`: they come on top of those before.
fn is_more(article: &Article, quantity: &Quantity) -> bool {
    let is = |at: usize, words: &[&str]| {
        let text = article.tokens.get(at).map_or("", |token| token.text(&article.prose));
        words.iter().any(|word| text.eq_ignore_ascii_case(word))
    };
    is(quantity.tokens.end, &["others", "other", "more"]) || is(quantity.tokens.start.wrapping_sub(1), &["another"])
}
