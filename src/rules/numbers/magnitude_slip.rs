//! One amount with two scales: `the £2 million deal` that is `the £2 billion deal` elsewhere.

use rustc_hash::FxHashMap;

use crate::article::Article;
use crate::diagnostic::{Applicability, Confidence, Severity};
use crate::facts::number::{Measure, Quantity, UnitId};
use crate::rules::numbers::thing::{takes_up, thing};
use crate::rules::numbers::wording::short;
use crate::rules::{Check, Report, Rule, Status};
use crate::text::{TokenKind, Voice};

/// `numbers/magnitude-slip`
pub const RULE: Rule = Rule {
    id: "numbers/magnitude-slip",
    summary: "one amount of money in millions and in billions",
    guide: include_str!("magnitude_slip.md"),
    severity: Severity::Warning,
    confidence: Confidence::Likely,
    status: Status::Stable,
    build: |_| Ok(Box::new(check) as Box<dyn Check>),
};

/// Amounts below this have no scale to mistake.
const LEAST: f64 = 1e3;
/// What the digits of a number with one digit alone are a multiple of.
const ONE_DIGIT: u64 = 100_000;

/// The amounts of a story by their digits: the first of each, and the first for each thing.
#[derive(Default)]
struct Seen<'a> {
    first: FxHashMap<(UnitId, u64), &'a Quantity>,
    things: FxHashMap<(UnitId, u64, u32), &'a Quantity>,
    told: Vec<(UnitId, u64)>,
}

fn check(article: &Article, report: &mut Report<'_>) {
    let mut seen = Seen::default();
    for quantity in &article.facts.quantities {
        let Measure::Money(currency) = quantity.measure else { continue };
        let story = matches!(quantity.voice, Voice::Own | Voice::Headline) && quantity.joint.is_none();
        if !story || quantity.value.value < LEAST {
            continue;
        }
        let key = (currency, digits(quantity.value.value));
        let Some(first) = seen.same(article, key, quantity) else { continue };
        if is_slip(article, first, quantity) && !seen.told.contains(&key) {
            seen.told.push(key);
            tell(article, first, quantity, report);
        }
    }
}

impl<'a> Seen<'a> {
    /// The earlier amount with these digits for the same thing.
    fn same(&mut self, article: &Article, key: (UnitId, u64), quantity: &'a Quantity) -> Option<&'a Quantity> {
        let many = !key.1.is_multiple_of(ONE_DIGIT);
        let by_thing = thing(article, quantity).filter(|_| many || !is_owned(article, quantity)).and_then(|thing| {
            let first = *self.things.entry((key.0, key.1, thing)).or_insert(quantity);
            (first.span != quantity.span).then_some(first)
        });
        let first = *self.first.entry(key).or_insert(quantity);
        by_thing.or_else(|| (many && takes_up(article, first, quantity)).then_some(first))
    }
}

/// Whether two amounts differ by their scale alone.
fn is_slip(article: &Article, first: &Quantity, second: &Quantity) -> bool {
    let factor = second.value.value / first.value.value;
    let lakhs = |it: &Quantity| article.text(it.figure).ends_with("lakh");
    // A crore is a hundred lakhs.
    let hundred = if lakhs(first) == lakhs(second) { 1e3 } else { 1e2 };
    let scales = [1e3, 1e6, hundred];
    scales.into_iter().any(|scale| (factor.max(1.0 / factor) / scale - 1.0).abs() < 1e-6)
}

/// `the state's $3 billion fund`: another has a fund as well.
fn is_owned(article: &Article, quantity: &Quantity) -> bool {
    quantity.tokens.start.checked_sub(1).is_some_and(|at| article.tokens[at].kind() == TokenKind::Clitic)
}

fn tell(article: &Article, first: &Quantity, quantity: &Quantity, report: &mut Report<'_>) {
    let factor = quantity.value.value / first.value.value;
    let (here, there) = (article.text(quantity.span), article.text(first.span));
    let times = short(factor.max(1.0 / factor));
    let found = report.flag(quantity.span, format!("{here} here, {there} elsewhere, for the same thing"));
    found.label("another scale").also(first.span, "first named here");
    found.note(format!("the two differ by a factor of {times}"));
    found.replace(quantity.figure, article.text(first.figure), Applicability::Manual);
}

/// The digits that count, whatever the scale: 25 for 2.5 million and 2.5 billion.
fn digits(value: f64) -> u64 {
    if value <= 0.0 {
        return 0;
    }
    let scale = 10_f64.powi(value.log10().floor() as i32 - 5);
    (value / scale).round() as u64
}
