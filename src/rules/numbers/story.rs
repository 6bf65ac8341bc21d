//! What a story has for the numbers of its headline: whether it says one of them, says it otherwise or gives it by an
//! easy sum, and which amount of the lead stands for the same thing with another number.

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::article::Article;
use crate::facts::date::Form;
use crate::facts::number::{Approx, Dimension, Interval, Joint, Measure, Quantity, digits_value};
use crate::rules::numbers::headline_conflict::is_amount;
use crate::rules::numbers::likeness::{Kin, Likeness, Stated};
use crate::rules::numbers::slip::Difference;
use crate::segment::Zone;
use crate::span::Span;
use crate::text::phrase::norm;
use crate::text::{Token, Voice, is_one_of};

/// Blocks of running text that make the lead.
const LEAD: usize = 3;
/// Sentences of the story in which its main fact is told.
const FIRST_SENTENCES: usize = 2;
/// Quantities of the lead that a headline's number is held against.
const MOST_CANDIDATES: usize = 60;
/// Quantities in a row that are added up: `five in the house and three in the yard`.
const MOST_ADDED: usize = 6;
/// Years whose distances are tried.
const MOST_DATES: usize = 40;
/// Seconds in a year.
const YEAR: f64 = 365.2425 * 86_400.0;

/// Words that say a number without naming it.
const COLLECTIVE: [(&str, f64); 18] = [
    ("couple", 2.0),
    ("couples", 2.0),
    ("pair", 2.0),
    ("duo", 2.0),
    ("twin", 2.0),
    ("twins", 2.0),
    ("twice", 2.0),
    ("both", 2.0),
    ("trio", 3.0),
    ("triplets", 3.0),
    ("quartet", 4.0),
    ("quadruplets", 4.0),
    ("quintet", 5.0),
    ("quintuplets", 5.0),
    ("sextuplets", 6.0),
    ("decade", 10.0),
    ("dozen", 12.0),
    ("fortnight", 14.0),
];

static COLLECTIVES: LazyLock<FxHashMap<u32, f64>> =
    LazyLock::new(|| COLLECTIVE.iter().map(|&(word, value)| (norm(word), value)).collect());

/// How a story stands to a number of its headline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Support {
    /// It has the number, in one way or another.
    Stands,
    /// It has the number for something else only.
    Elsewhere,
    /// It does not have it.
    None,
}

/// What a story has for the numbers of its headline.
pub(super) struct Story<'a> {
    /// Every amount below the headline.
    amounts: Vec<&'a Quantity>,
    /// The amounts of the lead.
    lead: Vec<&'a Quantity>,
    /// One past the last of its first sentences.
    early: usize,
}

impl<'a> Story<'a> {
    /// Gathers what the story has; `lengths` are the lengths of time in its expressions of time.
    pub(super) fn of(article: &'a Article, lengths: &'a [Quantity]) -> Self {
        let amounts = article.facts.quantities.iter().chain(lengths).filter(|it| is_story(it.zone));
        let mut amounts: Vec<&Quantity> = amounts.collect();
        amounts.sort_by_key(|it| it.span);
        let story = || article.blocks.iter().enumerate().filter(|(_, block)| block.zone.is_running_text());
        let last = story().take(LEAD).last().map_or(0, |(at, _)| at);
        let lead = amounts.iter().copied().filter(|it| it.block <= last && it.voice != Voice::Promo);
        let lead = lead.filter(|it| is_amount(it)).take(MOST_CANDIDATES).collect();
        let early = story().next().map_or(0, |(_, block)| block.sentences.start + FIRST_SENTENCES);
        Self { lead, amounts, early }
    }

    /// Whether the story has a number, says it otherwise, or gives it by an easy sum with its `rival`, the amount that
    /// stands for the same thing.
    pub(super) fn support(&self, article: &Article, stated: &Stated<'_>, rival: &Quantity) -> Support {
        let quantity = stated.quantity;
        let wide = said(quantity, Approx::Exact);
        let is_kin = |it: &Quantity| stated.kin(article, it) != Kin::Other;
        let says = |it: &&Quantity| {
            let there = Interval::point(it.value.value.abs());
            said(quantity, it.approx).meets(there) && is_kin(it) || is_same_time(quantity, it)
        };
        let stands = self.amounts.iter().any(says)
            || says_collectively(article, quantity.value.value)
            || is_between_years(article, quantity, wide)
            || self.adds_up(article, quantity, wide, |one, other| {
                (std::ptr::eq(one, rival) || std::ptr::eq(other, rival)) && is_kin(one) && is_kin(other)
            })
            || self.has_one_less(article, quantity)
            || self.has_more(article, wide, rival);
        if stands {
            return Support::Stands;
        }
        let elsewhere = self.has_figure(article, wide) || self.adds_up(article, quantity, wide, |_, _| true);
        if elsewhere { Support::Elsewhere } else { Support::None }
    }

    /// Whether the story has a number of an interval, amount or not.
    fn has_figure(&self, article: &Article, wanted: Interval) -> bool {
        let amounts = self.amounts.iter().map(|it| it.value.value.abs());
        amounts.chain(other_figures(article)).any(|value| wanted.meets(Interval::point(value)))
    }

    /// Whether neighbours in a sentence or two that are measured like `stated` add up to it, or differ by it; the first
    /// and the last of them have to pass `fits_ends`.
    fn adds_up(
        &self,
        article: &Article,
        stated: &Quantity,
        wanted: Interval,
        fits_ends: impl Fn(&Quantity, &Quantity) -> bool,
    ) -> bool {
        let fits = |value: f64| wanted.meets(Interval::point(value));
        let apart = |value: f64| stated.value.rounded().meets(Interval::point(value));
        self.amounts.iter().enumerate().any(|(at, first)| {
            let next = self.amounts[at + 1..].iter().take(MOST_ADDED - 1);
            let mut sum = first.value.value;
            let near = |it: &&&Quantity| {
                it.block == first.block && (it.sentence <= first.sentence + 1 || is_more(article, it))
            };
            is_term(first, stated)
                && next.filter(near).any(|next| {
                    let alike = is_term(next, stated);
                    sum += if alike { next.value.value } else { 0.0 };
                    let comes_out = fits(sum) || apart((first.value.value - next.value.value).abs());
                    alike && comes_out && fits_ends(first, next)
                })
        })
    }

    /// Whether those that come on top of the rival, anywhere in the story, make the number: `another 100 people`.
    fn has_more(&self, article: &Article, wide: Interval, rival: &Quantity) -> bool {
        let added = self.amounts.iter().filter(|it| it.compares(rival) && is_more(article, it));
        added.into_iter().any(|it| wide.meets(Interval::point(rival.value.value + it.value.value)))
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
            let is = |at: usize, words: &[&str]| is_one_of(article.word(at), words);
            (it.tokens.end..end)
                .any(|at| is(at, &["and"]) && is(at + 1, &["a", "an", "his", "her", "their", "the", "one"]))
        };
        let less = stated.value.value - 1.0;
        counted && self.lead.iter().any(|it| it.measure == Measure::Count && it.value.value == less && and(it))
    }

    /// The amount of the lead that stands for the same thing, the likeliest first.
    pub(super) fn rival(&self, article: &Article, stated: &Stated<'_>) -> Option<(Likeness, &'a Quantity)> {
        let mut best: Option<(Likeness, &Quantity)> = None;
        for &other in &self.lead {
            let Some(likeness) = stated.likeness(article, other, other.sentence < self.early) else { continue };
            if best.is_none_or(|(known, _)| likeness.score > known.score) {
                best = Some((likeness, other));
            }
        }
        best
    }
}

/// The one year of the first sentences whose distance to the article's year differs from a number of years as a slip
/// does, with where it stands and the distance.
pub(super) fn other_year(article: &Article, stated: &Quantity) -> Option<(Span, i16)> {
    let years = matches!(stated.measure, Measure::Unit(units) if units.first().name() == "year");
    let now = article.date.as_ref().filter(|_| years)?.date.year();
    let first = article.blocks.iter().find(|block| block.zone == Zone::Paragraph)?;
    let mut sentences = article.sentences[first.sentences.clone()].iter().take(FIRST_SENTENCES);
    let end = sentences.next_back()?.end as usize;
    let dates = article.facts.dates.iter().filter(|date| {
        (first.tokens.start..end).contains(&date.tokens.start)
            && matches!(date.form, Form::Day | Form::Month | Form::Year)
    });
    let mut named = dates
        .filter_map(|date| Some((date.span, now.saturating_sub(date.fields.year?))))
        .filter(|(_, years)| *years > 0);
    let (span, distance) = named.next().filter(|_| named.next().is_none())?;
    let (said, distance_in_years) = (stated.value.value, f64::from(distance));
    // A year more or less is the month's doing.
    let off = !stated.attributive && (said - distance_in_years).abs() >= 2.0 && stated.approx == Approx::Exact;
    let slip = Difference::between(said, distance_in_years).is_some_and(|it| !matches!(it, Difference::Scale(_)));
    (off && slip).then_some((span, distance))
}

/// What a number of the headline may stand for when the story says it with such an approximator.
fn said(stated: &Quantity, there: Approx) -> Interval {
    let (value, rounded) = (stated.value.value, stated.value.rounded());
    // 15 million subscribers are 15.8 million with the rest cut off.
    let cut = value + stated.value.place * 0.999;
    let rounded = Interval { high: rounded.high.max(cut), ..rounded };
    match stated.approx {
        Approx::About => rounded.loosened(0.1),
        Approx::Above if there != Approx::Above => Interval { high: value * 1.25, ..rounded },
        Approx::Below if there != Approx::Below => Interval { low: value * 0.8, ..rounded },
        _ => rounded,
    }
}

/// Whether an amount is measured like a stated one and no end of a range.
fn is_term(amount: &Quantity, stated: &Quantity) -> bool {
    amount.compares(stated) && !matches!(amount.joint, Some(Joint::Between | Joint::Dash | Joint::To | Joint::FromTo))
}

/// Whether two lengths of time in different units are the same: `24 hours`, `one day`.
fn is_same_time(stated: &Quantity, other: &Quantity) -> bool {
    let seconds = |it: &Quantity| match it.measure {
        Measure::Unit(units) if it.dimension() == Some(Dimension::Time) => {
            Some(it.value.rounded().scaled(units.first().unit().factor, 0.0))
        }
        _ => None,
    };
    seconds(stated).zip(seconds(other)).is_some_and(|(one, other)| one.loosened(0.02).meets(other))
}

/// Whether a zone tells the story.
fn is_story(zone: Zone) -> bool {
    zone.is_running_text()
        || matches!(zone, Zone::Caption | Zone::Quote | Zone::PullQuote | Zone::Table | Zone::Subhead)
}

/// The tokens of the story.
fn tokens(article: &Article) -> impl Iterator<Item = &Token> {
    let blocks = article.blocks.iter().filter(|block| is_story(block.zone));
    blocks.flat_map(|block| article.tokens_of(block))
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
    let figures = tokens(article).filter(move |it| it.is_number() && !timed(it));
    figures.filter_map(|token| Some(digits_value(token.text(&article.prose))?.value))
}

/// Whether a collective word of the story says a number: `twins`.
fn says_collectively(article: &Article, value: f64) -> bool {
    tokens(article).any(|token| COLLECTIVES.get(&token.norm) == Some(&value))
}

/// Whether a number of years is the distance of two years the article names.
fn is_between_years(article: &Article, stated: &Quantity, wide: Interval) -> bool {
    let Measure::Unit(units) = stated.measure else { return false };
    let unit = units.first().unit();
    let years = unit.factor / YEAR;
    let long = unit.dimension == Dimension::Time && years > 0.99;
    long && years_apart(article).iter().any(|&it| wide.scaled(years, 0.0).meets(Interval::point(f64::from(it))))
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
        is_one_of(text, words)
    };
    is(quantity.tokens.end, &["others", "other", "more"]) || is(quantity.tokens.start.wrapping_sub(1), &["another"])
}
