//! A converted measure that does not agree with the one it converts: `25 km (12 miles)`.

use crate::article::Article;
use crate::diagnostic::{Applicability, Confidence, Severity};
use crate::facts::number::{Approx, Cue, Dimension, Interval, Joint, Measure, Quantity, UnitId};
use crate::rules::numbers::unit_slip::Failed;
use crate::rules::numbers::wording::{amount, figure, range, short};
use crate::rules::{Check, Report, Rule, Status};
use crate::span::Span;
use crate::text::{Voice, is_one_of};

/// `numbers/unit-conversion`
pub const RULE: Rule = Rule {
    id: "numbers/unit-conversion",
    summary: "a measure and its conversion do not agree",
    guide: include_str!("unit_conversion.md"),
    severity: Severity::Error,
    confidence: Confidence::Certain,
    status: Status::Stable,
    build: |_| Ok(Box::new(check) as Box<dyn Check>),
};

/// Words between a measure and the bracket with its conversion: `above sea level`.
const MOST_BETWEEN: usize = 4;
/// Sides of a thing that are measured: `2 by 3 by 4 feet`.
const MOST_IN_ROW: usize = 3;
/// How far the two may lie apart, as a share, without a word: a rounding of a rounding.
const TOLERATED: f64 = 0.03;
/// From this share on it is an error and no sloppy rounding.
const GROSS: f64 = 0.10;
/// The same for temperatures, in kelvins.
const TOLERATED_KELVINS: f64 = 1.0;
const GROSS_KELVINS: f64 = 3.0;
/// Climates warm by fewer degrees than this.
const FEW_DEGREES: f64 = 10.0;
/// What `about` before one of the two allows.
const ABOUT: f64 = 0.05;

/// A measure and its conversion; a range has two ends, so a statement has one or two of these.
#[derive(Debug, Clone, Copy)]
pub struct Conversion<'a> {
    /// The measure.
    pub from: &'a Quantity,
    /// What it is converted to.
    pub to: &'a Quantity,
}

/// Every conversion of an article that can be read.
#[must_use]
pub fn conversions(article: &Article) -> Vec<Conversion<'_>> {
    let all = &article.facts.quantities;
    let mut found = Vec::new();
    for at in 1..all.len() {
        let (from, to) = (&all[at - 1], &all[at]);
        if from.block != to.block || from.voice == Voice::Promo || !is_apposed(article, all, at) {
            continue;
        }
        let (first, last) = (row_before(all, at), row_after(all, at));
        let pairs = match (at - first, last - at) {
            (one, other) if one == other => all[first..at].iter().zip(&all[at..last]),
            // `from zero to 60 mph (97 kph)`: the bracket belongs to the nearer end.
            (_, 1) => all[at - 1..at].iter().zip(&all[at..last]),
            // One figure against a range: the reader cannot tell which end is meant.
            _ => continue,
        };
        let pairs = pairs.map(|(from, to)| Conversion { from, to });
        found.extend(pairs.filter(|pair| pair.readings().next().is_some()));
    }
    found
}

/// Whether two neighbours are the ends of a range or the sides of a thing.
const fn is_row(joint: Option<Joint>) -> bool {
    matches!(joint, Some(Joint::Dash | Joint::To | Joint::Between | Joint::FromTo | Joint::By))
}

/// The first of the row of quantities that ends before `at`: `8 by 10`, `10-15`.
fn row_before(all: &[Quantity], at: usize) -> usize {
    let mut first = at - 1;
    while first > 0 && at - first < MOST_IN_ROW && is_row(all[first - 1].joint) && all[first - 1].block == all[at].block
    {
        first -= 1;
    }
    first
}

/// One past the row of quantities that begins at `at`.
fn row_after(all: &[Quantity], at: usize) -> usize {
    let mut last = at + 1;
    while last < all.len() && last - at < MOST_IN_ROW && is_row(all[last - 1].joint) && all[last].block == all[at].block
    {
        last += 1;
    }
    last
}

/// Whether the quantity at `at` stands in a bracket after the one before it, or after `, or`, and closes it.
fn is_apposed(article: &Article, all: &[Quantity], at: usize) -> bool {
    let (from, to) = (&all[at - 1], &all[at]);
    let Some(between) = (from.tokens.end..to.tokens.start).len().checked_sub(1) else { return false };
    let text = |token: usize| article.tokens.get(token).map_or("", |token| token.text(&article.prose));
    if between > MOST_BETWEEN + 4 {
        return false;
    }
    let end = all[row_after(all, at) - 1].tokens.end;
    let gap = from.tokens.end..to.tokens.start;
    let is_soft = |token: usize| {
        let cue = Cue::of(&article.tokens[token]);
        cue.is(Cue::ABOUT.with(Cue::ABOVE).with(Cue::BELOW).with(Cue::FILLER))
            || [
                "or",
                "equivalent",
                "equal",
                "to",
                "than",
                "more",
                "less",
                "ie",
                "i.e.",
                "nearly",
                "~",
                "between",
                "from",
            ]
            .iter()
            .any(|word| text(token).eq_ignore_ascii_case(word))
    };
    if let Some(open) = gap.clone().find(|&token| text(token) == "(") {
        let words = from.tokens.end..open;
        let plain = words.len() <= MOST_BETWEEN
            && words.clone().all(|token| article.tokens[token].is_word() || matches!(text(token), "-" | "'" | "’"));
        return plain && (open + 1..to.tokens.start).all(is_soft) && matches!(text(end), ")" | "," | ";" | "/");
    }
    let slash = gap.len() == 1 && text(gap.start) == "/";
    let or = text(gap.start) == "," && text(gap.start + 1).eq_ignore_ascii_case("or");
    slash || or && (gap.start + 1..to.tokens.start).all(is_soft) && matches!(text(end), "," | "." | ";")
}

/// One way to read the units of a conversion.
#[derive(Debug, Clone, Copy)]
struct Reading {
    from: UnitId,
    to: UnitId,
}

/// How far a conversion is off.
#[derive(Debug, Clone, Copy)]
struct Miss {
    reading: Reading,
    /// What the conversion should say, in its own unit.
    expected: Interval,
    /// The same without rounding.
    exact: f64,
    /// 0 when it agrees; else 1 for what is tolerated and gross.
    size: f64,
    gross: bool,
}

impl Conversion<'_> {
    /// Every reading in which the two measure the same in different units.
    fn readings(&self) -> impl Iterator<Item = Reading> {
        let units = |quantity: &Quantity| match quantity.measure {
            Measure::Unit(units) => Some(units),
            _ => None,
        };
        let pair = units(self.from).zip(units(self.to)).filter(|(from, to)| !from.share(*to));
        pair.into_iter().flat_map(|(from, to)| {
            from.each().flat_map(move |from| to.each().map(move |to| Reading { from, to })).filter(|reading| {
                let dimension = reading.from.unit().dimension;
                dimension == reading.to.unit().dimension && !matches!(dimension, Dimension::Time | Dimension::Money)
            })
        })
    }

    /// Whether degrees may be a difference although nothing says so: `the two-degree threshold`.
    fn may_be_difference(&self, warmer: Option<bool>) -> bool {
        warmer == Some(false) || self.from.value.value.abs() < FEW_DEGREES
    }

    /// The reading that comes nearest, and by how much it fails.
    fn miss(&self, difference: bool) -> Option<Miss> {
        let misses = self.readings().map(|reading| self.miss_of(reading, difference));
        misses.min_by(|left, right| left.size.total_cmp(&right.size))
    }

    fn miss_of(&self, reading: Reading, difference: bool) -> Miss {
        let (from, to) = (reading.from.unit(), reading.to.unit());
        let factor = from.factor / to.factor;
        let offset = if difference { 0.0 } else { (from.offset - to.offset) / to.factor };
        let about = |quantity: &Quantity| if quantity.approx == Approx::About { ABOUT } else { 0.0 };
        let share = about(self.from).max(about(self.to));
        let expected = self.from.value.rounded().loosened(share).scaled(factor, offset);
        let said = self.to.value.rounded().loosened(share);
        let gap = expected.gap(said);
        let (size, gross) = if from.dimension == Dimension::Temperature {
            let kelvins = gap * to.factor;
            (if kelvins <= TOLERATED_KELVINS { 0.0 } else { kelvins }, kelvins > GROSS_KELVINS)
        } else {
            let size = gap / self.to.value.value.abs().min(expected.middle().abs()).max(f64::MIN_POSITIVE);
            (if size <= TOLERATED { 0.0 } else { size }, size > GROSS)
        };
        let exact = self.from.value.value.mul_add(factor, offset);
        Miss { reading, expected: self.from.value.rounded().scaled(factor, offset), exact, size, gross }
    }
}

fn check(article: &Article, report: &mut Report<'_>) {
    for pair in conversions(article) {
        if pair.from.voice == Voice::Quoted {
            continue;
        }
        if is_below_zero(article, &pair) {
            continue;
        }
        let warmer = is_difference(article, &pair);
        let Some(absolute) = pair.miss(false) else { continue };
        let temperature = absolute.reading.from.unit().dimension == Dimension::Temperature;
        let miss = match (temperature, warmer) {
            // Only a rise that is called one is held to be one.
            (true, Some(true)) => pair.miss(true).filter(|it| it.size > 0.0),
            (true, _) if pair.may_be_difference(warmer) && pair.miss(true).is_some_and(|it| it.size == 0.0) => None,
            _ => Some(absolute).filter(|it| it.size > 0.0),
        };
        if let Some(miss) = miss {
            tell(article, &pair, &miss, absolute.size == 0.0, report);
        }
    }
}

/// `10 degrees below zero (14F)`: the sign is in the words.
fn is_below_zero(article: &Article, pair: &Conversion<'_>) -> bool {
    let is = |at: usize, words: &[&str]| is_one_of(article.word(at), words);
    (pair.from.tokens.end..pair.to.tokens.start).any(|at| is(at, &["below"]) && is(at + 1, &["zero", "freezing"]))
}

/// Whether a temperature is a difference: certainly, perhaps, or not.
fn is_difference(article: &Article, pair: &Conversion<'_>) -> Option<bool> {
    let lead = pair.from.lead?;
    let word = |at: usize| article.word(at);
    let changes = |at: usize| Cue::of(&article.tokens[at]).is(Cue::RISE.with(Cue::FALL));
    let after = |at: usize| article.tokens.get(at).map_or("", |token| token.text(&article.prose));
    let comparative = ["warmer", "cooler", "colder", "hotter", "above", "below", "higher", "lower"];
    let close = (pair.to.tokens.end..pair.to.tokens.end + 2).chain([pair.from.tokens.end]);
    let compared = close.into_iter().any(|at| is_one_of(after(at), &comparative));
    let by = word(lead).eq_ignore_ascii_case("by");
    let of_rise = word(lead).eq_ignore_ascii_case("of") && lead > 0 && changes(lead - 1);
    if by || of_rise || compared {
        return Some(true);
    }
    Some(changes(lead)).filter(|it| *it).map(|_| false)
}

fn tell(article: &Article, pair: &Conversion<'_>, miss: &Miss, is_temperature_itself: bool, report: &mut Report<'_>) {
    let (from, to) = (pair.from, pair.to);
    let expected = amount(&short(miss.exact), miss.reading.to);
    let (stated, converted) = (article.text(from.span), article.text(to.span));
    let found = report.flag(to.span, format!("{stated} is {expected}, not {converted}"));
    found.label(format!("should be {}", short(miss.exact))).also(from.span, "converted from this");
    if !miss.gross {
        found.severity(Severity::Warning).confidence(Confidence::Likely);
    }
    found.note(format!(
        "{} = {} ({} with rounding)",
        amount(&short(from.value.value), miss.reading.from),
        expected,
        range(miss.expected),
    ));
    let slip = if is_temperature_itself {
        Some("the temperature was converted, not the difference".to_owned())
    } else {
        let failed = Failed {
            from: miss.reading.from,
            to: miss.reading.to,
            base: from.value.rounded(),
            said: to.value.rounded(),
            expected: miss.expected,
            written: article.text(to.figure),
        };
        failed.explanation()
    };
    if let Some(slip) = slip {
        found.note(slip);
    }
    if let Some((span, text)) = repair(article, to, miss) {
        found.replace(span, text, Applicability::Manual);
    }
}

/// The figure as it should be, in the form of the one it replaces.
fn repair(article: &Article, to: &Quantity, miss: &Miss) -> Option<(Span, String)> {
    let written = article.text(to.figure);
    if !written.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b',' | b'.')) {
        return None;
    }
    let decimals = written.split_once('.').map_or(0, |(_, rest)| rest.len());
    let small = usize::from(decimals == 0 && miss.exact.abs() < 10.0 && miss.exact.fract().abs() > 0.1);
    Some((to.figure, figure(miss.exact.abs(), decimals + small)))
}
