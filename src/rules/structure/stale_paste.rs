//! A part of the story that came from another text: from one place on names are spelled, people introduced and
//! things set in another way.

use crate::article::{Article, Block};
use crate::diagnostic::{Confidence, Severity};
use crate::rules::structure::habits::{FEATURES, Feature, Turn};
use crate::rules::structure::story;
use crate::rules::{Check, Report, Rule, Status};
use crate::segment::Zone;

/// `structure/stale-paste`
pub const RULE: Rule = Rule {
    id: "structure/stale-paste",
    summary: "a part of the story looks pasted from another text",
    guide: include_str!("stale_paste.md"),
    severity: Severity::Advice,
    confidence: Confidence::Likely,
    status: Status::Preview,
    build: |_| Ok(Box::new(check) as Box<dyn Check>),
};

/// Features that must turn at one place.
const FEWEST_FEATURES: usize = 3;
/// Paragraphs that each of the two parts has at least.
const SHORTEST_PART: usize = 2;

fn check(article: &Article, report: &mut Report<'_>) {
    let turning: Vec<(&'static Feature, Vec<Turn>)> =
        FEATURES.iter().map(|feature| (feature, (feature.turns)(article))).filter(|it| !it.1.is_empty()).collect();
    if turning.len() < FEWEST_FEATURES {
        return;
    }
    let text: Vec<usize> =
        (0..article.blocks.len()).filter(|&at| story::is_text(article, &article.blocks[at])).collect();
    let in_reach = |at: usize| {
        let before = text.partition_point(|&other| other < at);
        before >= SHORTEST_PART && text.len() - before >= SHORTEST_PART
    };
    let begins = |&at: &usize| matches!(article.blocks[at].zone, Zone::Paragraph | Zone::Subhead) && in_reach(at);
    // A part begins at its subhead if it has one, else as late as all the turns allow.
    let rank = |&at: &usize| (turned(article, at, &turning).count(), article.blocks[at].zone == Zone::Subhead, at);
    let Some(at) = (0..article.blocks.len()).filter(begins).max_by_key(rank) else { return };
    if turned(article, at, &turning).count() < FEWEST_FEATURES {
        return;
    }
    let block = &article.blocks[at];
    let span = if block.zone == Zone::Subhead { block.span } else { article.first_sentence(block) };
    let found = report.flag(span, "from here on the story looks pasted from another text");
    found.label("another hand from here on");
    for (feature, turn) in turned(article, at, &turning) {
        let (was, is) = (shown(article.text(turn.last)), shown(article.text(turn.first)));
        found.also(turn.first, feature.label);
        found.note(format!("{}: {was} above, {is} below", feature.name));
    }
}

/// The features that turn at this block, each with the turn.
fn turned<'a>(
    article: &'a Article,
    at: usize,
    turning: &'a [(&'static Feature, Vec<Turn>)],
) -> impl Iterator<Item = (&'static Feature, Turn)> + 'a {
    let block: &Block = &article.blocks[at];
    let here = move |turn: &&Turn| turn.last.end <= block.span.start && block.span.start <= turn.first.start;
    turning.iter().filter_map(move |(feature, turns)| Some((*feature, *turns.iter().find(here)?)))
}

/// The text in quotation marks, its own if it has them, a long one cut.
fn shown(text: &str) -> String {
    let end = text.char_indices().nth(LONGEST_SHOWN).map_or(text.len(), |(at, _)| at);
    let dots = if end < text.len() { "…" } else { "" };
    match text.starts_with(['"', '“', '‘', '\'']) {
        true => format!("{}{dots}", &text[..end]),
        false => format!("\"{}{dots}\"", &text[..end]),
    }
}

/// Letters of a quotation that a note shows.
const LONGEST_SHOWN: usize = 32;
