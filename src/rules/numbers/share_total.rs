//! Shares that exclude each other and add up to more than everything: `52% for, 50% against`.

use crate::article::Article;
use crate::diagnostic::{Confidence, Severity};
use crate::facts::number::{Approx, Interval, Measure, Quantity};
use crate::rules::numbers::wording::short;
use crate::rules::{Check, Report, Rule, Status};
use crate::text::{Voice, is_one_of};

/// `numbers/share-total`
pub const RULE: Rule = Rule {
    id: "numbers/share-total",
    summary: "shares that exclude each other and make more than 100 per cent",
    guide: include_str!("share_total.md"),
    severity: Severity::Warning,
    confidence: Confidence::Likely,
    status: Status::Stable,
    build: |_| Ok(Box::new(check) as Box<dyn Check>),
};

/// Answers of which nobody gives both.
const OPPOSED: [(&[&str], &[&str]); 5] = [
    (&["yes"], &["no"]),
    (&["approve", "approved", "approves"], &["disapprove", "disapproved", "disapproves"]),
    (
        &["support", "supported", "supports", "favor", "favour", "favored", "favoured", "favors", "backed"],
        &["oppose", "opposed", "opposes", "against", "disapprove", "rejected"],
    ),
    (&["agree", "agreed", "agrees"], &["disagree", "disagreed", "disagrees"]),
    (&["for"], &["against"]),
];

/// Tokens between a percentage and its answer.
const REACH: usize = 4;
/// Tokens before a percentage in which its answer is looked for: `Yes had 52%`.
const BEFORE: usize = 3;
/// Tokens between the two percentages.
const MOST_BETWEEN: usize = 14;

fn check(article: &Article, report: &mut Report<'_>) {
    let all = &article.facts.quantities;
    for at in 1..all.len() {
        let (first, second) = (&all[at - 1], &all[at]);
        let shares = first.measure == Measure::Percent && second.measure == Measure::Percent;
        if !shares || first.sentence != second.sentence {
            continue;
        }
        if is_one_poll(article, first, second) {
            let third = all.get(at + 1).filter(|third| is_rest(article, second, third));
            tell(&[first, second].into_iter().chain(third).collect::<Vec<_>>(), report);
        } else if is_remainder(article, second) {
            let start = all[..at].iter().rposition(|it| it.sentence != second.sentence).map_or(0, |it| it + 1);
            let shares: Vec<&Quantity> = all[start..=at].iter().collect();
            if shares.iter().all(|it| it.measure == Measure::Percent && it.is_told()) && !has_whole(&shares) {
                tell(&shares, report);
            }
        }
    }
}

/// Reports shares of one whole when even with rounding they make more than all of it.
fn tell(shares: &[&Quantity], report: &mut Report<'_>) {
    let least: f64 = shares.iter().map(|share| share.value.printed().low).sum();
    if least <= 100.0 || shares.iter().any(|share| share.approx == Approx::Below) {
        return;
    }
    let sum = short(shares.iter().map(|share| share.value.value).sum());
    let (last, others) = (shares[shares.len() - 1], &shares[..shares.len() - 1]);
    let found = report.flag(last.span, format!("the shares make {sum}%"));
    found.label("together more than everybody");
    for share in others {
        found.also(share.span, "with this share");
    }
    let terms: Vec<String> = shares.iter().map(|share| short(share.value.value)).collect();
    found.note(format!("{} = {sum}", terms.join(" + ")));
}

/// Whether a share is what the others before it leave: `the remaining 10%`.
fn is_remainder(article: &Article, share: &Quantity) -> bool {
    share.lead.is_some_and(|lead| article.word(lead).eq_ignore_ascii_case("remaining"))
}

/// Whether the last of these shares make a whole by themselves: `of the 40% who came, 80% left and the remaining 20%`.
fn has_whole(shares: &[&Quantity]) -> bool {
    let mut sum = Interval::point(0.0);
    shares.iter().rev().any(|share| {
        sum = sum.plus(share.value.printed());
        sum.meets(Interval::point(100.0))
    })
}

/// Whether a third share is of those who gave neither answer: `12% were undecided`.
fn is_rest(article: &Article, second: &Quantity, third: &Quantity) -> bool {
    const NEITHER: &[&str] =
        &["undecided", "unsure", "abstained", "abstaining", "neither", "unknown", "uncertain", "know"];
    let near = third.sentence == second.sentence
        && third.measure == Measure::Percent
        && third.joint.is_none()
        && third.tokens.start - second.tokens.end <= MOST_BETWEEN;
    let end = article.sentences[third.sentence].end as usize;
    let after = third.tokens.end..(third.tokens.end + REACH).min(end);
    near && after.into_iter().any(|at| is_one_of(article.word(at), NEITHER))
}

/// Whether the two are opposite answers to one question.
fn is_one_poll(article: &Article, first: &Quantity, second: &Quantity) -> bool {
    let told = first.voice != Voice::Promo && first.joint.is_none() && second.joint.is_none();
    if !told || second.tokens.start - first.tokens.end > MOST_BETWEEN {
        return false;
    }
    let break_words =
        ["men", "women", "republicans", "democrats", "among", "while", "compared", "year", "from", "last"];
    let breaks = || (first.tokens.end..second.tokens.start).any(|at| is_one_of(article.word(at), &break_words));
    let sentence = &article.sentences[second.sentence];
    let (start, end) = (sentence.start as usize, sentence.end as usize);
    let after_first = first.tokens.end..(first.tokens.end + REACH).min(second.tokens.start);
    let after_second = second.tokens.end..(second.tokens.end + REACH).min(end);
    let before_first = first.tokens.start.saturating_sub(BEFORE).max(start)..first.tokens.start;
    let before_second = second.tokens.start.saturating_sub(BEFORE).max(first.tokens.end)..second.tokens.start;
    let says =
        |range: &std::ops::Range<usize>, words: &[&str]| range.clone().any(|at| is_one_of(article.word(at), words));
    let opposed = || {
        OPPOSED.iter().any(|(yes, no)| {
            let either = |one: &std::ops::Range<usize>, other: &std::ops::Range<usize>| {
                says(one, yes) && says(other, no) || says(one, no) && says(other, yes)
            };
            either(&after_first, &after_second) || either(&before_first, &before_second)
        })
    };
    !breaks() && opposed()
}
