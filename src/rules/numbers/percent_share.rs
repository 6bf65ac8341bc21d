//! A percentage that the two counts before it do not give: `30 of 48 members, or 52%`.

use crate::article::Article;
use crate::diagnostic::{Applicability, Confidence, Severity};
use crate::facts::number::{Cue, Interval, Joint, Measure, Quantity};
use crate::rules::numbers::claim::claimed;
use crate::rules::numbers::slip::Slip;
use crate::rules::numbers::wording::{figure, like, range, short};
use crate::rules::{Check, Report, Rule, Status};
use crate::text::{Voice, is_one_of};

/// `numbers/percent-share`
pub const RULE: Rule = Rule {
    id: "numbers/percent-share",
    summary: "a percentage that the counts beside it do not give",
    guide: include_str!("percent_share.md"),
    severity: Severity::Warning,
    confidence: Confidence::Certain,
    status: Status::Stable,
    build: |_| Ok(Box::new(check) as Box<dyn Check>),
};

/// Words between the counts and the percentage: `30 of the 48 members of the house (62.5%)`.
const MOST_BETWEEN: usize = 6;
/// How far a fraction in words may lie off, as a share of it.
const FRACTION: f64 = 0.06;
/// How far a percentage may lie off, in points, without a word.
const TOLERATED: f64 = 0.6;

/// A share said twice: as two counts or a fraction, and in percent.
#[derive(Debug, Clone, Copy)]
pub struct Share<'a> {
    /// The part, or the fraction.
    pub part: &'a Quantity,
    /// The whole; none beside a fraction.
    pub whole: Option<&'a Quantity>,
    /// The percentage.
    pub percent: &'a Quantity,
}

/// Every share an article says twice.
#[must_use]
pub fn shares(article: &Article) -> Vec<Share<'_>> {
    let all = &article.facts.quantities;
    let mut found = Vec::new();
    for at in 1..all.len() {
        let (before, percent) = (&all[at - 1], &all[at]);
        if percent.measure != Measure::Percent || before.sentence != percent.sentence || before.voice == Voice::Promo {
            continue;
        }
        if !is_apposed(article, before, percent) {
            continue;
        }
        let pair = at.checked_sub(2).map(|at| &all[at]).filter(|it| it.joint == Some(Joint::Of));
        match (pair, before.measure) {
            (Some(part), Measure::Count) if is_counted(part) && is_counted(before) => {
                found.push(Share { part, whole: Some(before), percent });
            }
            (None, Measure::Count) if is_counted(before) => {
                let whole = at.checked_sub(2).map(|at| &all[at]).filter(|whole| is_whole(article, whole, before));
                found.extend(whole.map(|whole| Share { part: before, whole: Some(whole), percent }));
            }
            (None, Measure::Fraction) => found.push(Share { part: before, whole: None, percent }),
            _ => {}
        }
    }
    found
}

/// Whether a whole is named before its part: `of the 60 members, 33`, `a survey of 800 people found that 200`.
fn is_whole(article: &Article, whole: &Quantity, part: &Quantity) -> bool {
    let counted = whole.measure == Measure::Count && whole.noun.is_some() && is_counted(whole);
    let of = whole.lead.is_some_and(|lead| article.word(lead).eq_ignore_ascii_case("of"));
    let gap = whole.tokens.end..part.tokens.start;
    let parted = gap.end.checked_sub(1).is_some_and(|at| matches!(article.word(at), "," | "that"));
    let one_clause = gap.len() <= MOST_BETWEEN && gap.clone().rev().skip(1).all(|at| article.tokens[at].is_word());
    counted && of && whole.sentence == part.sentence && parted && one_clause
}

fn is_counted(quantity: &Quantity) -> bool {
    quantity.value.value > 0.0 && !quantity.attributive
}

/// Whether the percentage says the same again: in a bracket of its own, or between commas after `or`.
fn is_apposed(article: &Article, before: &Quantity, percent: &Quantity) -> bool {
    let gap = before.tokens.end..percent.tokens.start;
    let text = |at: usize| article.tokens.get(at).map_or("", |token| token.text(&article.prose));
    let open = gap.clone().find(|&at| matches!(text(at), "(" | "," | ";" | "\u{2013}" | "\u{2014}"));
    let Some(open) = open.filter(|_| gap.len() <= MOST_BETWEEN + 4) else { return false };
    let bracket = text(open) == "(";
    let or = text(open + 1).eq_ignore_ascii_case("or");
    let soft = |at: usize| {
        let cue = Cue::of(&article.tokens[at]);
        cue.is(Cue::ABOUT.with(Cue::ABOVE).with(Cue::BELOW).with(Cue::FILLER))
            || matches!(text(at), "or" | "than" | "more" | "less")
    };
    let words = (before.tokens.end..open).all(|at| article.tokens[at].is_word());
    let closed = if bracket {
        text(percent.tokens.end) == ")"
    } else {
        matches!(text(percent.tokens.end), "," | "." | ";" | "\u{2013}" | "\u{2014}")
    };
    let said_again = (bracket || or) && (open + 1..gap.end).all(soft);
    open - gap.start <= MOST_BETWEEN && (said_again || is_named(article, open, percent)) && words && closed
}

/// `, a turnout of 31%`: a share that is called one.
fn is_named(article: &Article, comma: usize, percent: &Quantity) -> bool {
    let is = |at: usize, words: &[&str]| is_one_of(article.word(at), words);
    let of = percent.lead == Some(comma + 3) && is(comma + 3, &["of"]) && article.word(comma) == ",";
    of && is(comma + 1, &["a", "an"]) && is(comma + 2, &["turnout", "rate", "share", "proportion"])
}

fn check(article: &Article, report: &mut Report<'_>) {
    for share in shares(article).into_iter().filter(|it| it.percent.voice != Voice::Quoted) {
        let Some(truth) = truth(&share) else { continue };
        let claim = claimed(share.percent.value.printed(), share.percent.approx);
        if truth.gap(claim) <= TOLERATED {
            continue;
        }
        let exact =
            100.0 * share.whole.map_or(share.part.value.value, |whole| share.part.value.value / whole.value.value);
        let expected = format!("{}%", short(exact));
        let said = article.text(share.percent.span);
        let (part, whole) = (share.part.span, share.whole.unwrap_or(share.part).span);
        let (counts, stated) = if part <= whole {
            (part.to(whole), article.text(part.to(whole)).to_owned())
        } else {
            (whole.to(part), format!("{} of {}", article.text(part), article.text(whole)))
        };
        let found = report.flag(share.percent.span, format!("{stated} is {expected}, not {said}"));
        found.label(format!("should be {expected}")).also(counts, "of these");
        if let Some(whole) = share.whole {
            let (part, whole) = (like(share.part.value.value, share.part), like(whole.value.value, whole));
            found.note(format!("{part} / {whole} = {expected} ({}% with rounding)", range(truth)));
        }
        let written = article.text(share.percent.figure);
        if let Some(slip) = Slip::of(written, truth) {
            found.note(slip.text());
        }
        if !share.percent.in_words {
            let decimals = written.split_once('.').map_or(0, |(_, rest)| rest.len());
            found.replace(share.percent.figure, figure(exact, decimals), Applicability::Manual);
        }
    }
}

/// What the percentage may be by the counts, in hundredths; nothing when the part is larger than the whole.
fn truth(share: &Share<'_>) -> Option<Interval> {
    let Some(whole) = share.whole else {
        // A fraction in words is rounder than it looks.
        let printed = share.part.value.printed().loosened(FRACTION);
        return Some(claimed(printed, share.part.approx).scaled(100.0, 0.0));
    };
    let part = claimed(share.part.value.rounded_count(), share.part.approx);
    let all = claimed(whole.value.rounded_count(), whole.approx);
    (share.part.value.value <= whole.value.value).then(|| part.over(all))?.map(|of| of.scaled(100.0, 0.0))
}
