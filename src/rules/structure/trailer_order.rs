//! A sign-off or a copyright line that ends the story, and the story that goes on after it.

use crate::article::{Article, Block};
use crate::diagnostic::{Confidence, Severity};
use crate::rules::structure::line_shape::words;
use crate::rules::structure::story;
use crate::rules::{Check, Report, Rule, Status};
use crate::segment::Zone;
use crate::text::phrase::norm;
use crate::text::{Token, TokenKind};

/// `structure/trailer-order`
pub const RULE: Rule = Rule {
    id: "structure/trailer-order",
    summary: "the story goes on after its sign-off or copyright line",
    guide: include_str!("trailer_order.md"),
    severity: Severity::Warning,
    confidence: Confidence::Likely,
    status: Status::Stable,
    build: |_| Ok(Box::new(check) as Box<dyn Check>),
};

/// Sign-offs from which a file is a collection of stories, each with its own.
const COLLECTION: usize = 3;
/// Paragraphs of story that stand before a line that ends it.
const STORY_BEFORE: usize = 2;

/// Blocks after the line that are looked at.
const STORY_AFTER: usize = 6;
/// Words of a paragraph that is story text though it stands alone.
const LONG: usize = 25;

/// What ends a story.
#[derive(Clone, Copy)]
enum End {
    SignOff,
    Copyright,
}

fn check(article: &Article, report: &mut Report<'_>) {
    let Some(early) = early(article) else { return };
    let name = match early.end {
        End::SignOff => "sign-off",
        End::Copyright => "copyright line",
    };
    let found = report.flag(article.blocks[early.at].span, format!("the story goes on after its {name}"));
    found.label(format!("{name} here"));
    found.also(article.first_sentence(early.after), "story text after it");
}

/// A line that ends the story too early.
pub(super) struct Early<'a> {
    /// Its block.
    pub(super) at: usize,
    end: End,
    /// The first block of story after it.
    after: &'a Block,
}

/// The first line of the article that ends the story too early.
pub(super) fn early(article: &Article) -> Option<Early<'_>> {
    let ends: Vec<(usize, End)> =
        article.blocks.iter().enumerate().filter_map(|(at, block)| Some((at, end(article, block)?))).collect();
    if ends.len() >= COLLECTION {
        return None;
    }
    ends.iter().find_map(|&(at, end)| {
        let before = article.blocks[..at].iter().filter(|block| story::is_text(article, block)).take(STORY_BEFORE);
        let after = resumption(article, at).filter(|_| before.count() == STORY_BEFORE)?;
        Some(Early { at, end, after })
    })
}

/// The first block of story after the line, if no heading or byline begins another one before it.
fn resumption(article: &Article, at: usize) -> Option<&Block> {
    let of_page = |block: &Block| {
        matches!(block.zone, Zone::Promo | Zone::Trailer | Zone::SignOff | Zone::Credit | Zone::Published)
    };
    let after = article.blocks[at + 1..].iter().filter(|block| !of_page(block)).take(STORY_AFTER);
    let mut text = after
        .take_while(|block| matches!(block.zone, Zone::Paragraph | Zone::Quote | Zone::List | Zone::Caption))
        .filter(|block| story::is_text(article, block));
    let next = text.next().filter(|next| !calls_readers(article, next))?;
    // A single line may be the house's request to its readers.
    (words(article.tokens_of(next)) >= LONG || text.next().is_some()).then_some(next)
}

/// `Do you know more? Write to desk@herald.example`: the house's call to its readers.
fn calls_readers(article: &Article, block: &Block) -> bool {
    let tokens = article.tokens_of(block);
    let you = ["you", "your"].map(norm);
    tokens.iter().any(|token| you.contains(&token.norm)) && tokens.iter().any(|token| token.kind() == TokenKind::Link)
}

/// Whether the block is a line that ends a story.
fn end(article: &Article, block: &Block) -> Option<End> {
    let tokens = article.tokens_of(block);
    match block.zone {
        Zone::SignOff if is_credit_line(tokens) => Some(End::SignOff),
        Zone::Trailer if is_copyright(article, tokens) => Some(End::Copyright),
        _ => None,
    }
}

/// `Reporting by …`, `Editing by …`, `… contributed to this report`.
fn is_credit_line(tokens: &[Token]) -> bool {
    let tasks = ["reporting", "writing", "editing", "compiled"].map(norm);
    let (by, contributed) = (norm("by"), norm("contributed"));
    tokens.iter().any(|token| token.norm == contributed)
        || tokens.windows(2).any(|pair| tasks.contains(&pair[0].norm) && pair[1].norm == by)
}

fn is_copyright(article: &Article, tokens: &[Token]) -> bool {
    let (copyright, rights, reserved) = (norm("copyright"), norm("rights"), norm("reserved"));
    let opens = |token: &Token| token.norm == copyright || token.is_mark(&article.prose, '©');
    tokens.iter().take(3).any(opens) || tokens.windows(2).any(|pair| pair[0].norm == rights && pair[1].norm == reserved)
}
