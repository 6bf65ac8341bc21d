//! A range whose lower end is the higher one: `between 50 and 40 people`.

use crate::article::Article;
use crate::diagnostic::{Applicability, Confidence, Edit, Severity};
use crate::facts::number::{Joint, Measure, Quantity};
use crate::rules::{Check, Report, Rule, Status};
use crate::text::{Voice, is_one_of};

/// `numbers/reversed-range`
pub const RULE: Rule = Rule {
    id: "numbers/reversed-range",
    summary: "a range that begins with its higher end",
    guide: include_str!("reversed_range.md"),
    severity: Severity::Warning,
    confidence: Confidence::Likely,
    status: Status::Stable,
    build: |_| Ok(Box::new(check) as Box<dyn Check>),
};

/// Two sides of a vote or a poll make more than this.
const MOST_TOGETHER: f64 = 50.0;
/// Tokens around a range in which its sentence speaks of a vote.
const WINDOW: usize = 30;

fn check(article: &Article, report: &mut Report<'_>) {
    for pair in article.facts.quantities.windows(2) {
        let (low, high) = (&pair[0], &pair[1]);
        let reversed =
            is_reversed(low, high) || is_reversed_share(article, low, high) || is_reversed_age(article, low, high);
        if low.voice != Voice::Own || !low.zone.is_running_text() || !reversed {
            continue;
        }
        let whole = low.span.to(high.span);
        let (first, second) = (article.text(low.span), article.text(high.span));
        let found = report.flag(whole, format!("the range begins with its higher end, {first}"));
        found.label(format!("{first} is more than {second}"));
        let plain = |quantity: &Quantity| article.tokens[quantity.tokens.clone()].iter().any(|it| it.is_number());
        if plain(low) && plain(high) {
            let edits = vec![
                Edit { span: low.figure, text: article.text(high.figure).to_owned() },
                Edit { span: high.figure, text: article.text(low.figure).to_owned() },
            ];
            found.fix("swap the two ends", Applicability::Manual, edits);
        }
    }
}

/// Whether a range cue joins two amounts of one kind, the first of them larger.
fn is_reversed(low: &Quantity, high: &Quantity) -> bool {
    let larger = low.value.value > high.value.value && high.value.value > 0.0;
    if !larger || !low.compares(high) {
        return false;
    }
    match low.joint {
        // Between two numbers there is an order; between two years or places there need not be.
        Some(Joint::Between) => !matches!(low.measure, Measure::Ordinal | Measure::Fraction | Measure::Multiple),
        // A dash joins scores, votes and quotations of prices as well: only with a measure is it a range.
        Some(Joint::Dash) => match low.measure {
            Measure::Unit(_) => true,
            // `£15-£10`, but `the dollar was quoted at 119.26-28 yen`.
            Measure::Money(_) => has_sign(low) && has_sign(high),
            _ => false,
        },
        _ => false,
    }
}

fn has_sign(amount: &Quantity) -> bool {
    amount.span.start < amount.figure.start
}

/// `children aged 12-8`
fn is_reversed_age(article: &Article, low: &Quantity, high: &Quantity) -> bool {
    let dash = low.joint == Some(Joint::Dash) && low.compares(high) && low.measure == Measure::Count;
    let aged = low.lead.is_some_and(|lead| is_one_of(article.word(lead), &["aged", "ages"]));
    dash && aged && low.value.value > high.value.value && high.value.value > 0.0
}

/// `10-5 per cent`: two percentages that are too small together to be those of a vote or a poll.
fn is_reversed_share(article: &Article, low: &Quantity, high: &Quantity) -> bool {
    const CONTESTS: &[&str] = &[
        "vote", "votes", "voted", "poll", "polls", "lead", "leads", "led", "ahead", "beat", "won", "wins", "against",
        "margin", "split", "favour", "favor", "support",
    ];
    let (from, to) = (low.value.value, high.value.value);
    let dash = low.joint == Some(Joint::Dash) && low.measure == Measure::Percent && high.measure == Measure::Percent;
    if !dash || from <= to || to <= 0.0 || from + to > MOST_TOGETHER {
        return false;
    }
    let sentence = &article.sentences[low.sentence];
    let start = low.tokens.start.saturating_sub(WINDOW).max(sentence.start as usize);
    let end = (high.tokens.end + WINDOW).min(sentence.end as usize);
    !(start..end).any(|at| is_one_of(article.word(at), CONTESTS))
}
