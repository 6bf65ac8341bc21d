//! One amount with two scales: `the £2 million deal` that is `the £2 billion deal` elsewhere.

use rustc_hash::FxHashMap;

use crate::article::Article;
use crate::diagnostic::{Applicability, Confidence, Severity};
use crate::facts::number::{Measure, Quantity, UnitId};
use crate::rules::numbers::thing::thing;
use crate::rules::numbers::wording::short;
use crate::rules::{Check, Report, Rule, Status};
use crate::text::Voice;

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

fn check(article: &Article, report: &mut Report<'_>) {
    let mut known: FxHashMap<(UnitId, u32, u64), &Quantity> = FxHashMap::default();
    let mut told: Vec<(UnitId, u32, u64)> = Vec::new();
    for quantity in &article.facts.quantities {
        let Measure::Money(currency) = quantity.measure else { continue };
        let story = matches!(quantity.voice, Voice::Own | Voice::Headline) && quantity.joint.is_none();
        let Some(thing) = thing(article, quantity).filter(|_| story) else { continue };
        let key = (currency, thing, digits(quantity.value.value));
        let Some(first) = known.get(&key) else {
            known.insert(key, quantity);
            continue;
        };
        let factor = quantity.value.value / first.value.value;
        let scales = [1e3, 1e6, 1e-3, 1e-6].into_iter().any(|scale| (factor / scale - 1.0).abs() < 1e-6);
        if !scales || quantity.value.value.min(first.value.value) < LEAST || told.contains(&key) {
            continue;
        }
        told.push(key);
        let (here, there) = (article.text(quantity.span), article.text(first.span));
        let times = short(factor.max(1.0 / factor));
        let found = report.flag(quantity.span, format!("{here} here, {there} elsewhere, for the same thing"));
        found.label("another scale").also(first.span, "first named here");
        found.note(format!("the two differ by a factor of {times}"));
        found.replace(quantity.figure, article.text(first.figure), Applicability::Manual);
    }
}

/// The digits that count, whatever the scale: 25 for 2.5 million and 2.5 billion.
fn digits(value: f64) -> u64 {
    if value <= 0.0 {
        return 0;
    }
    let scale = 10_f64.powi(value.log10().floor() as i32 - 5);
    (value / scale).round() as u64
}
