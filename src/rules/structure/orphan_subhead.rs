//! A subhead with nothing under it: another subhead follows, or the end; or one that says the headline again.

use crate::article::{Article, Block};
use crate::diagnostic::{Confidence, Severity};
use crate::read::Origin;
use crate::rules::structure::between;
use crate::rules::structure::line_shape::words;
use crate::rules::structure::story;
use crate::rules::{Check, Report, Rule, Status};
use crate::segment::Zone;

/// `structure/orphan-subhead`
pub const RULE: Rule = Rule {
    id: "structure/orphan-subhead",
    summary: "a subhead has nothing under it",
    guide: include_str!("orphan_subhead.md"),
    severity: Severity::Advice,
    confidence: Confidence::Likely,
    status: Status::Stable,
    build: |_| Ok(Box::new(check) as Box<dyn Check>),
};

/// Words of a headline that a subhead does not repeat by chance.
const FEWEST_WORDS: usize = 3;

fn check(article: &Article, report: &mut Report<'_>) {
    let blocks = &article.blocks;
    let headline = blocks.iter().find(|block| block.zone == Zone::Headline);
    let begin = blocks.iter().position(|block| story::is_text(article, block)).unwrap_or(blocks.len());
    for (at, block) in blocks.iter().enumerate() {
        if block.zone != Zone::Subhead || block.origin != Origin::Body {
            continue;
        }
        // Below text, or marked as a heading, it is the part of a round-up that gave the round-up its headline.
        let repeats = |it: &&Block| at < begin && block.heading.is_none() && says_the_same(article, it, block);
        if let Some(headline) = headline.filter(repeats) {
            report
                .flag(block.span, "the subhead says the headline again")
                .label("subhead")
                .also(headline.span, "headline");
            continue;
        }
        let Some(under) = under(article, at) else { continue };
        let found = report.flag(block.span, "the subhead has nothing under it");
        match under {
            Under::Subhead(next) => found.label("no text follows").also(next.span, "but this subhead"),
            Under::End => found.label("the story ends here"),
        };
    }
}

/// What stands in the place of text.
enum Under<'a> {
    Subhead(&'a Block),
    End,
}

/// What stands under the heading that the markup makes of a block, if it is no text. Questions may be answered by
/// the next line whatever it is marked as, and a line that opens in lower case is a flourish.
fn under(article: &Article, at: usize) -> Option<Under<'_>> {
    let (block, tokens) = (&article.blocks[at], article.tokens_of(&article.blocks[at]));
    let level = block.heading?;
    let is_title = tokens.first()?.is_capitalised() || tokens[0].is_number();
    let asks = tokens[tokens.len() - 1].is_mark(&article.prose, '?');
    // `Ann Reed - Product`: a byline set as a heading.
    let signs = tokens.iter().any(|token| token.spaced() && matches!(token.text(&article.prose), "-" | "–" | "—"));
    if !is_title || asks || signs || between::is_filled(article, at) {
        return None;
    }
    let Some(next) = article.blocks.get(at + 1) else { return Some(Under::End) };
    // A heading of a lower rank divides what stands under this one.
    let divides = next.heading.is_none_or(|next| next > level);
    (next.zone == Zone::Subhead && !divides).then_some(Under::Subhead(next))
}

fn says_the_same(article: &Article, headline: &Block, subhead: &Block) -> bool {
    words(article.tokens_of(headline)) >= FEWEST_WORDS && article.text(headline.span) == article.text(subhead.span)
}
