//! Lines that advertise other stories, standing inside the text of this one.

use crate::article::{Article, Block};
use crate::diagnostic::{Confidence, Severity};
use crate::rules::structure::{story, strays};
use crate::rules::{Check, Report, Rule, Status};
use crate::segment::Zone;
use crate::span::Span;

/// `structure/cross-promo`
pub const RULE: Rule = Rule {
    id: "structure/cross-promo",
    summary: "a line inside the story advertises another story",
    guide: include_str!("cross_promo.md"),
    severity: Severity::Warning,
    confidence: Confidence::Likely,
    status: Status::Stable,
    build: |_| Ok(Box::new(check) as Box<dyn Check>),
};

fn check(article: &Article, report: &mut Report<'_>) {
    let count = article.blocks.len();
    let promos: Vec<usize> = (0..count).filter(|&at| is_promo(article, &article.blocks[at])).collect();
    if promos.is_empty() {
        return;
    }
    let Some((begin, end)) = story::bounds(article) else { return };
    // A block of links under the story is furniture of the page; one between paragraphs was pasted with them.
    let Some(inside) = promos.iter().position(|&at| begin < at && at < end) else { return };
    let message = match promos.len() {
        1 => "a line inside the story advertises another story".to_owned(),
        many => format!("{many} lines in the story advertise other stories"),
    };
    let lines: Vec<Span> = promos.iter().map(|&at| article.blocks[at].span).collect();
    strays::tell(report, &lines, inside, message, "promotional line");
}

/// Whether the block is a promotional line. A tweet that begins with "WATCH:" is quoted, not pasted along, and a
/// heading that the markup makes, `## Up next`, belongs to what follows.
fn is_promo(article: &Article, block: &Block) -> bool {
    block.zone == Zone::Promo
        && block.heading.is_none()
        && !article.tokens_of(block).iter().any(|token| token.is_mark(&article.prose, '@'))
}
