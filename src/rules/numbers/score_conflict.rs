//! A score that is another one in the headline: `Wasps 31-37 Leicester`, then `a 37-30 win`.

use crate::article::Article;
use crate::diagnostic::{Confidence, Severity};
use crate::facts::number::{Joint, Measure, Quantity};
use crate::rules::{Check, Report, Rule, Status};
use crate::segment::Zone;
use crate::span::Span;

/// `numbers/score-conflict`
pub const RULE: Rule = Rule {
    id: "numbers/score-conflict",
    summary: "a score in the headline that is another one in the story",
    guide: include_str!("score_conflict.md"),
    severity: Severity::Warning,
    confidence: Confidence::Likely,
    status: Status::Stable,
    build: |_| Ok(Box::new(check) as Box<dyn Check>),
};

/// No team scores more.
const HIGHEST: f64 = 200.0;

/// A score, the larger number first.
struct Score {
    high: u32,
    low: u32,
    span: Span,
    block: usize,
}

fn check(article: &Article, report: &mut Report<'_>) {
    let all = scores(article);
    let (headline, story): (Vec<Score>, Vec<Score>) =
        all.into_iter().partition(|score| article.blocks[score.block].zone == Zone::Headline);
    // Several scores are the sets of a match, or a round of matches.
    let [stated] = &headline[..] else { return };
    let same = |score: &&Score| score.high == stated.high && score.low == stated.low;
    if story.iter().any(|score| same(&score)) {
        return;
    }
    let lead = article.blocks.iter().position(|block| block.zone == Zone::Paragraph);
    let mut first =
        story.iter().filter(|score| Some(score.block) == lead || article.blocks[score.block].zone == Zone::Standfirst);
    let (Some(other), None) = (first.next(), first.next()) else { return };
    if (stated.high == other.high) == (stated.low == other.low) {
        return;
    }
    let (here, there) = (article.text(stated.span), article.text(other.span));
    let found = report.flag(stated.span, format!("the score is {here} here, {there} in the story"));
    found.label("one of the two numbers differs").also(other.span, "the score here");
}

/// Every score: two whole numbers with a dash between them and nothing that they count.
fn scores(article: &Article) -> Vec<Score> {
    let plain = |it: &Quantity| {
        let whole = it.measure == Measure::Count && it.value.is_whole() && (0.0..=HIGHEST).contains(&it.value.value);
        whole && !it.attributive && !it.in_words
    };
    article
        .facts
        .quantities
        .windows(2)
        .filter(|pair| pair[0].joint == Some(Joint::Dash) && plain(&pair[0]) && plain(&pair[1]))
        .map(|pair| {
            let (one, other) = (pair[0].value.value as u32, pair[1].value.value as u32);
            let (high, low) = (one.max(other), one.min(other));
            Score { high, low, span: pair[0].span.to(pair[1].span), block: pair[0].block }
        })
        .collect()
}
