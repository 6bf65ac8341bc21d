//! Lines that came along with a page: slots for advertisements, buttons, copyright, disclosures, newsletters.

use std::sync::LazyLock;

use crate::article::{Article, Block};
use crate::diagnostic::{Confidence, Severity};
use crate::lexicon::lines;
use crate::rules::structure::{story, strays, trailer_order};
use crate::rules::{Check, Report, Rule, Status};
use crate::segment::Zone;
use crate::span::Span;
use crate::text::phrase::Phrases;

/// `structure/boilerplate`
pub const RULE: Rule = Rule {
    id: "structure/boilerplate",
    summary: "a line of the page stands in the copy",
    guide: include_str!("boilerplate.md"),
    severity: Severity::Advice,
    confidence: Confidence::Likely,
    status: Status::Stable,
    build: |_| Ok(Box::new(check) as Box<dyn Check>),
};

/// Phrases of lines that only pages have; whether they count anywhere in the line.
static DEBRIS: LazyLock<Phrases<bool>> = LazyLock::new(|| {
    let mut debris = Phrases::default();
    for line in lines(include_str!("../../../rules/lexicon/page-debris.txt")) {
        match line.strip_prefix("... ") {
            Some(phrase) => debris.add(phrase, true),
            None => debris.add(line, false),
        }
    }
    debris
});

fn check(article: &Article, report: &mut Report<'_>) {
    let Some((begin, end)) = story::bounds(article) else { return };
    // What a house says to its readers under the story is its own affair; between two paragraphs nothing is.
    let is_debris = |&at: &usize| {
        let block = &article.blocks[at];
        block.zone == Zone::Trailer && block.heading.is_none() && (begin < at && at < end || is_debris(article, block))
    };
    let mut found: Vec<usize> = (0..article.blocks.len()).filter(is_debris).collect();
    // A copyright line in the middle is told as the end of a story.
    if let Some(early) = trailer_order::early(article).filter(|_| !found.is_empty()) {
        found.retain(|&at| at != early.at);
    }
    let lines: Vec<Span> = found.iter().map(|&at| article.blocks[at].span).collect();
    let message = match lines.len() {
        0 => return,
        1 => "a line of the page stands in the copy".to_owned(),
        many => format!("{many} lines of the page stand in the copy"),
    };
    strays::tell(report, &lines, 0, message, "no part of the story");
}

/// Whether the line says of itself that it is of the page.
fn is_debris(article: &Article, block: &Block) -> bool {
    let tokens = article.tokens_of(block);
    let start = tokens.iter().position(|it| it.is_word() || it.is_mark(&article.prose, '©')).unwrap_or_default();
    (0..tokens.len()).any(|at| {
        let hit = DEBRIS.longest(&article.prose, &tokens[at..]);
        hit.is_some_and(|hit| *hit.value || at <= start)
    })
}
