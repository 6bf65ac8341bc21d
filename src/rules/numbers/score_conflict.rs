//! A score that is another one in the headline: `Wasps 31-37 Leicester`, then `a 37-30 win`.

use crate::text::is_one_of;
use std::ops::Range;

use crate::article::Article;
use crate::diagnostic::{Confidence, Severity};
use crate::facts::number::{Joint, Measure, Quantity};
use crate::rules::numbers::{legs, sets};
use crate::rules::{Check, Report, Rule, Status};
use crate::segment::Zone;
use crate::span::Span;

/// `numbers/score-conflict`
pub const RULE: Rule = Rule {
    id: "numbers/score-conflict",
    summary: "a score that is another one in the story, or has another number of sets",
    guide: include_str!("score_conflict.md"),
    severity: Severity::Warning,
    confidence: Confidence::Likely,
    status: Status::Stable,
    build: |_| Ok(Box::new(check) as Box<dyn Check>),
};

/// No team scores more.
const HIGHEST: f64 = 200.0;

/// Tokens between a verb of winning and its score.
const VERB_REACH: usize = 7;
/// Tokens around a score in which another one, or what makes it another one, is looked for.
const WINDOW: usize = 25;
/// Verbs whose subject has won.
const BEATING: &[&str] = &["beat", "beats", "defeated", "defeats", "thrashed", "thrashes"];
/// What a score may be of besides the match.
const APART: &[&str] = &[
    "penalties",
    "aggregate",
    "shootout",
    "shoot-out",
    "half-time",
    "halftime",
    "break",
    "down",
    "trailing",
    "lost",
    "record",
    "series",
    "against",
    "not",
    "never",
    "after",
    "vote",
    "votes",
    "voted",
    "bill",
    "motion",
    "amendment",
    "measure",
    "proposal",
    "resolution",
    "senate",
    "house",
    "committee",
    "council",
    "parliament",
    "lawmakers",
];

/// A score, the larger number first.
pub(super) struct Score {
    pub(super) high: u32,
    pub(super) low: u32,
    pub(super) span: Span,
    block: usize,
    pub(super) sentence: usize,
    pub(super) tokens: Range<usize>,
    /// Whether it stands in the story, in the article's own words.
    pub(super) told: bool,
    first_is_lower: bool,
}

fn check(article: &Article, report: &mut Report<'_>) {
    headline(article, report);
    winners(article, report);
    draws(article, report);
    legs::check(article, report);
    sets::check(article, report);
}

/// Holds the score of the headline against that of the lead.
fn headline(article: &Article, report: &mut Report<'_>) {
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

/// Reports every score that has the winner with the lower number: `beat Albion 1-3`.
fn winners(article: &Article, report: &mut Report<'_>) {
    for score in scores(article).into_iter().filter(|score| score.first_is_lower && score.told) {
        let sentence = &article.sentences[score.sentence];
        let start = score.tokens.start.saturating_sub(VERB_REACH).max(sentence.start as usize);
        let is = |at: usize, words: &[&str]| is_one_of(article.word(at), words);
        let Some(verb) = (start..score.tokens.start).rev().find(|&at| is(at, BEATING)) else { continue };
        let end = (score.tokens.end + WINDOW).min(sentence.end as usize);
        let first = score.tokens.start.saturating_sub(WINDOW).max(sentence.start as usize);
        // Names alone may stand between the verb and the score; other scores are sets, legs or penalties.
        let other = (first..end).any(|at| {
            is(at, APART) || article.word(at) == "(" || article.tokens[at].is_number() && !score.tokens.contains(&at)
        });
        let broken = (verb + 1..score.tokens.start).any(|at| matches!(article.word(at), "," | ";" | ":" | "."));
        if other || broken {
            continue;
        }
        let said = article.text(score.span);
        let word = article.word(verb);
        let found = report.flag(score.span, format!("\"{word}\", but {said} is a defeat"));
        found.label("the lower number first").also(article.tokens[verb].span(), "the winner is named here");
    }
}

/// Reports every score of a draw with two numbers: `drew 2-1 with Villa`, `a 2-1 draw`.
fn draws(article: &Article, report: &mut Report<'_>) {
    for score in scores(article).into_iter().filter(|score| score.told && score.high != score.low) {
        let sentence = &article.sentences[score.sentence];
        let (first, last) = (sentence.start as usize, sentence.end as usize);
        let is = |at: usize, words: &[&str]| (first..last).contains(&at) && is_one_of(article.word(at), words);
        let (before, after) = (score.tokens.start.wrapping_sub(1), score.tokens.end);
        let verb = is(before, &["drew"]).then_some(before);
        let noun = || (is(before, &["a", "the"]) && is(after, &["draw", "stalemate"])).then_some(after);
        let Some(word) = verb.or_else(noun) else { continue };
        let (said, called) = (article.text(score.span), article.word(word));
        let found = report.flag(score.span, format!("\"{called}\", but {said} is no draw"));
        found.label("two numbers").also(article.tokens[word].span(), "a draw here");
    }
}

/// Every score: two whole numbers with a dash between them and nothing that they count.
pub(super) fn scores(article: &Article) -> Vec<Score> {
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
            Score {
                high,
                low,
                span: pair[0].span.to(pair[1].span),
                block: pair[0].block,
                sentence: pair[0].sentence,
                tokens: pair[0].tokens.start..pair[1].tokens.end,
                told: pair[0].is_told(),
                first_is_lower: one < other,
            }
        })
        .collect()
}
