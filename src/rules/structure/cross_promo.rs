//! Lines that advertise other stories, standing inside the text of this one.

use crate::article::{Article, Block};
use crate::diagnostic::{Applicability, Confidence, Edit, Severity};
use crate::rules::structure::story;
use crate::rules::{Check, Report, Rule, Status};
use crate::segment::Zone;

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

/// Places shown beside the first one.
const MOST_PLACES: usize = 12;

fn check(article: &Article, report: &mut Report<'_>) {
    let count = article.blocks.len();
    let promos: Vec<usize> = (0..count).filter(|&at| is_promo(article, &article.blocks[at])).collect();
    if promos.is_empty() {
        return;
    }
    let Some((begin, end)) = story::bounds(article) else { return };
    // A block of links under the story is furniture of the page; one between paragraphs was pasted with them.
    let Some(inside) = promos.iter().position(|&at| begin < at && at < end) else { return };
    let first = article.blocks[promos[inside]].span;
    let message = match promos.len() {
        1 => "a line inside the story advertises another story".to_owned(),
        many => format!("{many} lines in the story advertise other stories"),
    };
    let found = report.flag(first, message);
    found.label("promotional line");
    for &at in promos.iter().filter(|&&at| at != promos[inside]).take(MOST_PLACES) {
        found.also(article.blocks[at].span, "and here");
    }
    let edits = promos.iter().map(|&at| Edit { span: article.blocks[at].span, text: String::new() });
    let title = if promos.len() == 1 { "delete the line" } else { "delete the lines" };
    found.fix(title, Applicability::Unsafe, edits.collect());
}

/// Whether the block is a promotional line. A tweet that begins with "WATCH:" is quoted, not pasted along, and a
/// heading that the markup makes, `## Up next`, belongs to what follows.
fn is_promo(article: &Article, block: &Block) -> bool {
    block.zone == Zone::Promo
        && block.heading.is_none()
        && !article.tokens_of(block).iter().any(|token| token.is_mark(&article.prose, '@'))
}
