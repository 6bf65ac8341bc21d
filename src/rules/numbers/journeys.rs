//! A distance, a time and a speed in one breath that do not come out: `100 km in two hours at 60 km/h`.

use crate::article::Article;
use crate::facts::number::{Approx, Dimension, Interval, Measure, Quantity};
use crate::rules::Report;
use crate::rules::numbers::slip::Slip;
use crate::rules::numbers::wording::{amount, short};
use crate::text::{Voice, is_one_of};

/// Tokens between two of the three.
const MOST_BETWEEN: usize = 8;
/// What is passed over: nobody rides at one speed.
const TOLERATED: f64 = 0.10;
/// How far a time of whole hours may be off, as a share of it.
const ROUND_TIME: f64 = 0.05;
/// Speeds further off than this factor belong to something else.
const FARTHEST: f64 = 12.0;

/// The three of a journey.
struct Journey<'a> {
    distance: &'a Quantity,
    time: &'a Quantity,
    speed: &'a Quantity,
}

/// Reports every journey whose speed is not its distance by its time.
pub(super) fn check(article: &Article, report: &mut Report<'_>) {
    for row in article.facts.quantities.windows(3) {
        let Some(Journey { distance, time, speed }) = journey(article, row) else { continue };
        let (Some(length), Some(seconds), Some(pace)) = (si(distance), si(time), si(speed)) else { continue };
        let Some(expected) = length.over(seconds) else { continue };
        let ratio = expected.middle() / pace.middle().max(f64::MIN_POSITIVE);
        let off = expected.gap(pace) / pace.middle().max(f64::MIN_POSITIVE);
        if off <= TOLERATED || !(1.0 / FARTHEST..=FARTHEST).contains(&ratio) {
            continue;
        }
        let Measure::Unit(units) = speed.measure else { continue };
        let unit = units.first();
        let shown = expected.scaled(1.0 / unit.unit().factor, 0.0);
        let exact = length.middle() / seconds.middle() / unit.unit().factor;
        let middle = amount(&short(exact), unit);
        let (far, long) = (article.text(distance.span), article.text(time.span));
        let found = report.flag(speed.span, format!("{far} in {long} is {middle}, not {}", article.text(speed.span)));
        found.label(format!("should be {}", short(exact)));
        found.also(distance.span, "this distance").also(time.span, "in this time");
        found.note(format!("{far} / {long} = {middle}"));
        if let Some(slip) = Slip::of(article.text(speed.figure), shown) {
            found.note(slip.text());
        }
    }
}

/// The three of a journey, in whatever order: the time after `in` or `for`, the speed after `at` or `speed of`.
fn journey<'a>(article: &Article, row: &'a [Quantity]) -> Option<Journey<'a>> {
    let of = |dimension: Dimension| row.iter().find(|it| it.dimension() == Some(dimension));
    let (distance, time, speed) = (of(Dimension::Length)?, of(Dimension::Time)?, of(Dimension::Speed)?);
    let told = row.iter().all(|it| {
        it.sentence == row[0].sentence
            && !matches!(it.voice, Voice::Quoted | Voice::Promo)
            && it.joint.is_none()
            && !matches!(it.approx, Approx::Above | Approx::Below)
            && !it.attributive
    });
    let near = row.windows(2).all(|pair| pair[1].tokens.start - pair[0].tokens.end <= MOST_BETWEEN);
    let lead = |it: &Quantity, words: &[&str]| it.lead.is_some_and(|lead| is_one_of(article.word(lead), words));
    let said = lead(time, &["in"]) && (lead(speed, &["at"]) || of_speed(article, speed));
    (told && near && said).then_some(Journey { distance, time, speed })
}

/// `an average speed of 60 km/h`, `averaging 60 km/h`; a top speed is another one.
fn of_speed(article: &Article, speed: &Quantity) -> bool {
    let is = |at: usize, word: &str| article.word(at).eq_ignore_ascii_case(word);
    let Some(lead) = speed.lead else { return false };
    is(lead, "averaging")
        || is(lead, "of") && lead >= 2 && (is(lead - 1, "speed") && is(lead - 2, "average") || is(lead - 1, "average"))
}

/// What it may stand for in metres, seconds or metres a second.
fn si(quantity: &Quantity) -> Option<Interval> {
    let Measure::Unit(units) = quantity.measure else { return None };
    // Two hours are a few minutes more or less, not half an hour.
    let time = quantity.dimension() == Some(Dimension::Time);
    let said = if time { Interval::point(quantity.value.value).loosened(ROUND_TIME) } else { quantity.value.printed() };
    Some(said.scaled(units.first().unit().factor, 0.0))
}
