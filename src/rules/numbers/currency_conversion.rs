//! Conversions of money that imply different rates in one article: `8.255 billion euros (9.710 million dollars)`.

use crate::article::Article;
use crate::diagnostic::{Confidence, Severity};
use crate::facts::number::{Approx, Cue, Dimension, Interval, Measure, Quantity, UnitId};
use crate::rules::numbers::wording::short;
use crate::rules::{Check, Report, Rule, Status};
use crate::text::Voice;

/// `numbers/currency-conversion`
pub const RULE: Rule = Rule {
    id: "numbers/currency-conversion",
    summary: "conversions of money that imply different rates",
    guide: include_str!("currency_conversion.md"),
    severity: Severity::Error,
    confidence: Confidence::Likely,
    status: Status::Stable,
    build: |_| Ok(Box::new(check) as Box<dyn Check>),
};

/// Tokens between an amount and the bracket with its conversion.
const MOST_BETWEEN: usize = 3;
/// Rates that differ by less than this share are one rate, on two days.
const TOLERATED: f64 = 0.15;
/// The same against a rate the article states.
const TOLERATED_OF_STATED: f64 = 0.04;
/// Rates beyond those known, by this factor, have not been seen either.
const EVER: f64 = 1.5;
/// An article with more conversions than this is a table.
const MOST_CONVERSIONS: usize = 200;

/// An amount of money and the same in another currency.
#[derive(Debug, Clone, Copy)]
pub struct Conversion<'a> {
    /// The amount.
    pub from: &'a Quantity,
    /// The same in the other currency.
    pub to: &'a Quantity,
    /// Whether it states the rate: `$1 = 149.50 yen`.
    pub stated: bool,
}

/// Every conversion of money in an article.
#[must_use]
pub fn conversions(article: &Article) -> Vec<Conversion<'_>> {
    let all = &article.facts.quantities;
    let mut found = Vec::new();
    for pair in all.windows(2) {
        let (from, to) = (&pair[0], &pair[1]);
        if from.block != to.block
            || from.per.is_some() != to.per.is_some()
            || from.joint.is_some()
            || to.joint.is_some()
        {
            continue;
        }
        let (Some(one), Some(other)) = (currency(from), currency(to)) else { continue };
        let positive = from.value.value > 0.0 && to.value.value > 0.0;
        if one.agrees(other) || !positive || from.voice == Voice::Promo {
            continue;
        }
        let stated = is_equation(article, from, to) && from.value.value == 1.0;
        if stated || is_apposed(article, from, to) {
            found.push(Conversion { from, to, stated });
        }
    }
    found
}

/// The currency of an amount; `pounds` is one when the other side is money.
fn currency(quantity: &Quantity) -> Option<UnitId> {
    match quantity.measure {
        Measure::Money(unit) => Some(unit),
        Measure::Unit(units) => Some(units.of(Dimension::Money)?.first()),
        _ => None,
    }
}

fn is_equation(article: &Article, from: &Quantity, to: &Quantity) -> bool {
    let gap = from.tokens.end..to.tokens.start;
    gap.len() == 1 && article.word(gap.start) == "="
}

/// Whether the second amount has a bracket to itself.
fn is_apposed(article: &Article, from: &Quantity, to: &Quantity) -> bool {
    let gap = from.tokens.end..to.tokens.start;
    let text = |at: usize| article.tokens.get(at).map_or("", |token| token.text(&article.prose));
    let Some(open) = gap.clone().find(|&at| text(at) == "(") else { return false };
    let words = (gap.start..open).all(|at| article.tokens[at].is_word());
    let soft = |at: usize| {
        let cue = Cue::of(&article.tokens[at]);
        cue.is(Cue::ABOUT.with(Cue::ABOVE).with(Cue::BELOW).with(Cue::FILLER))
            || ["or", "equivalent", "to", "than", "more", "less", "worth"]
                .iter()
                .any(|word| text(at).eq_ignore_ascii_case(word))
    };
    open - gap.start <= MOST_BETWEEN
        && words
        && (open + 1..gap.end).all(soft)
        && matches!(text(to.tokens.end), ")" | "," | ";" | ":")
}

/// A conversion with its rate: how much of the second currency one of the first is worth.
struct Rate<'a> {
    conversion: Conversion<'a>,
    from: UnitId,
    to: UnitId,
    rate: Interval,
}

fn check(article: &Article, report: &mut Report<'_>) {
    let conversions = conversions(article);
    let mut rates: Vec<Rate<'_>> = conversions.into_iter().filter_map(rate).take(MOST_CONVERSIONS).collect();
    rates.retain(|rate| !has_wrong_scale(article, rate, report));
    rates.sort_by_key(|rate| (rate.from.name(), rate.to.name(), !rate.conversion.stated));
    for group in rates.chunk_by(|a, b| a.from == b.from && a.to == b.to).filter(|group| group.len() >= 2) {
        let base = base(group);
        let tolerated = if group[base].conversion.stated { TOLERATED_OF_STATED } else { TOLERATED };
        let base_rate = group[base].rate.loosened(tolerated);
        for (at, other) in group.iter().enumerate() {
            let told = other.conversion.to.voice != Voice::Quoted;
            if at != base && told && !other.rate.meets(base_rate) && is_one_time(article, &group[base], other) {
                tell(&group[base], other, report);
            }
        }
    }
}

/// Reports a conversion at a rate the two currencies never had, if a thousand or a million times it is one they had.
fn has_wrong_scale(article: &Article, rate: &Rate<'_>, report: &mut Report<'_>) -> bool {
    let Conversion { from, to, stated } = rate.conversion;
    let (Some([one, most]), Some([other, highest])) = (rate.from.unit().per_dollar, rate.to.unit().per_dollar) else {
        return false;
    };
    let known = Interval { low: other / most / EVER, high: highest / one * EVER };
    let scale = [3, 6].into_iter().flat_map(|power| [power, -power]);
    let scale = scale.map(|power| 10_f64.powi(power)).find(|scale| known.meets(rate.rate.scaled(*scale, 0.0)));
    let Some(scale) = scale.filter(|_| !stated && !known.meets(rate.rate)) else { return false };
    if to.voice == Voice::Quoted {
        return true;
    }
    let (amount, converted) = (article.text(from.span), article.text(to.span));
    let found = report.flag(to.span, format!("{amount} is not {converted}"));
    found.label("the scale may be wrong").also(from.span, "converted from this");
    let name = |unit: UnitId| unit.unit().name.as_str();
    found.note(format!(
        "that is {} {} to the {}; {} would be a rate the two have had",
        short(rate.rate.middle()),
        name(rate.to),
        name(rate.from),
        short(rate.rate.middle() * scale)
    ));
    found.note(format!("one of the figures is off by a factor of {}", short(scale.max(1.0 / scale))));
    true
}

/// The rate of a conversion, in one direction whatever the article's.
fn rate(conversion: Conversion<'_>) -> Option<Rate<'_>> {
    let loose = |quantity: &Quantity| match quantity.approx {
        Approx::Exact => quantity.value.rounded(),
        _ => quantity.value.rounded().loosened(0.05),
    };
    let (from, to) = (currency(conversion.from)?, currency(conversion.to)?);
    let one = if conversion.stated { Interval::point(1.0) } else { loose(conversion.from) };
    let other = if conversion.stated { conversion.to.value.printed() } else { loose(conversion.to) };
    Some(if from.name() <= to.name() {
        Rate { conversion, from, to, rate: other.over(one)? }
    } else {
        Rate { conversion, from: to, to: from, rate: one.over(other)? }
    })
}

/// The rate the others are held against: a stated one, else the median.
fn base(group: &[Rate<'_>]) -> usize {
    if group[0].conversion.stated {
        return 0;
    }
    let mut order: Vec<usize> = (0..group.len()).collect();
    order.sort_by(|&a, &b| group[a].rate.middle().total_cmp(&group[b].rate.middle()));
    // Of two the first in the article.
    if group.len() == 2 {
        return usize::from(group[1].conversion.from.span < group[0].conversion.from.span);
    }
    order[group.len() / 2]
}

/// Whether two conversions are not of different years: a currency does not keep its rate.
fn is_one_time(article: &Article, one: &Rate<'_>, other: &Rate<'_>) -> bool {
    let year = |rate: &Rate<'_>| {
        let sentence = &article.sentences[rate.conversion.from.sentence];
        let mut years = (sentence.start as usize..sentence.end as usize).filter(|&at| is_year(article, at));
        years.next().map(|at| article.word(at))
    };
    let years = (year(one), year(other));
    years.0.is_none() || years.1.is_none() || years.0 == years.1
}

fn is_year(article: &Article, at: usize) -> bool {
    let token = &article.tokens[at];
    token.is_number() && token.len == 4 && matches!(article.word(at).get(..2), Some("19" | "20"))
}

fn tell(base: &Rate<'_>, other: &Rate<'_>, report: &mut Report<'_>) {
    let whole = |rate: &Rate<'_>| rate.conversion.from.span.to(rate.conversion.to.span);
    let pair = |rate: &Rate<'_>| format!("{} to the {}", short(rate.rate.middle()), rate.from.unit().name);
    let name = &other.to.unit().name;
    let found = report
        .flag(whole(other), format!("converted at {name} {}, elsewhere at {}", pair(other), short(base.rate.middle())));
    found.label(format!("implies {}", pair(other)));
    let how = if base.conversion.stated { "the rate is stated here" } else { "another rate here" };
    found.also(whole(base), how);
    let off = other.rate.middle() / base.rate.middle();
    found.note(format!("{} / {} = {}", short(other.rate.middle()), short(base.rate.middle()), short(off)));
    for (factor, slip) in [(1e3, "a thousand"), (1e6, "a million"), (10.0, "ten"), (100.0, "a hundred")] {
        let near = |value: f64| (value / factor - 1.0).abs() < 0.2;
        if near(off) || near(1.0 / off) {
            found.note(format!("one of the figures is off by a factor of {slip}"));
        }
    }
}
