//! A quotation mark without its fellow: an opening one that nothing closes, a closing one that nothing opened.

use std::ops::Range;

use crate::article::{Article, Block};
use crate::diagnostic::{Confidence, Severity};
use crate::read::Origin;
use crate::rules::quotes::attribution;
use crate::rules::structure::line_shape::ends_like_sentence;
use crate::rules::{Check, Report, Rule, Status};
use crate::segment::Zone;
use crate::span::Span;
use crate::text::{Quotation, Shape, Token, TokenKind, next_rare_token};

/// `quotes/unbalanced`
pub const RULE: Rule = Rule {
    id: "quotes/unbalanced",
    summary: "a quotation mark without its fellow",
    guide: include_str!("unbalanced.md"),
    severity: Severity::Error,
    confidence: Confidence::Likely,
    status: Status::Stable,
    build: |_| Ok(Box::new(check) as Box<dyn Check>),
};

/// Lone marks from which they are a custom of the text, or of the program that made it, and no slips.
const CUSTOM: usize = 4;

fn check(article: &Article, report: &mut Report<'_>) {
    let paragraphs: Vec<&Block> = article.blocks.iter().filter(|block| speaks(block)).collect();
    let mut next = 0;
    let mut lone: Vec<(Span, Lone)> = Vec::new();
    let mut running = false;
    for (at, block) in paragraphs.iter().enumerate() {
        while article.quotations.get(next).is_some_and(|it| it.span.start < block.span.start) {
            next += 1;
        }
        let rest = &article.quotations[next..];
        let here = &rest[..rest.partition_point(|it| it.span.start < block.span.end)];
        // A paragraph with several lone marks is no copy; which of them is wrong cannot be told.
        let after = paragraphs.get(at + 1).copied();
        let found = match here.iter().filter(|it| !it.opened || !it.closed).count() {
            0 => here.iter().find_map(|it| swallowed_mark(article, it, after)),
            1 => here.iter().find_map(|it| lone_mark(article, it, running, after)),
            _ => None,
        };
        lone.extend(found.map(|(mark, which)| match inner_mark(article, here, mark) {
            Some(inner) if which == Lone::Closing => (inner, Lone::Inner),
            _ => (mark, which),
        }));
        running = here.last().is_some_and(|it| !it.closed);
    }
    if lone.len() >= CUSTOM {
        return;
    }
    pair(article, &mut lone);
    for (mark, which) in lone {
        let (message, label) = match which {
            Lone::Opening => ("this quotation is opened and never closed", "opened here"),
            Lone::Closing => ("this quotation is closed and was never opened", "closed here"),
            Lone::Inner => ("a quotation inside another stands in the same marks", "opened inside a quotation"),
        };
        report.flag(mark, message).label(label);
    }
}

/// What is wrong with a mark.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Lone {
    /// It opens, and nothing closes.
    Opening,
    /// It closes, and nothing opened.
    Closing,
    /// It opens where one in the same marks is open: `"He said "no" to it."`
    Inner,
}

/// Drops the marks of a quotation that is opened in one block and closed in another, with a list between: a document
/// printed whole.
fn pair(article: &Article, lone: &mut Vec<(Span, Lone)>) {
    let at = |offset: u32| article.quotations.partition_point(|it| it.span.start <= offset);
    let mut next = 0;
    while next + 1 < lone.len() {
        let ((open, first), (close, second)) = (lone[next], lone[next + 1]);
        let between = article.block_at(open.start) + 1..article.block_at(close.start);
        let adjoining = at(close.start) == at(open.start) + 1
            && !between.is_empty()
            && article.blocks[between].iter().all(|block| {
                block.zone != Zone::Paragraph || !ends_like_sentence(&article.prose, article.tokens_of(block))
            });
        if (first, second) == (Lone::Opening, Lone::Closing) && adjoining {
            lone.drain(next..next + 2);
        } else {
            next += 1;
        }
    }
}

/// The mark that opens a second quotation inside one of those before a lone closing mark: `"He said "no" to it."`
fn inner_mark(article: &Article, quotations: &[Quotation], lone: Span) -> Option<Span> {
    let before = quotations.iter().filter(|it| it.opened && it.closed && it.span.end <= lone.start);
    let mut inner =
        before.flat_map(|it| &article.tokens[article.token_at(it.inner.start)..article.token_at(it.inner.end)]);
    inner.find(|token| token.kind() == TokenKind::DoubleQuote).map(Token::span)
}

fn speaks(block: &Block) -> bool {
    // A summary in the metadata is cut where it is long enough.
    block.origin == Origin::Body && matches!(block.zone, Zone::Paragraph | Zone::Standfirst)
}

/// The lone mark of a quotation, if it has one. `running`: the paragraph before was left open; `after` is the next.
fn lone_mark(article: &Article, quotation: &Quotation, running: bool, after: Option<&Block>) -> Option<(Span, Lone)> {
    if !quotation.opened {
        // A running quotation whose paragraphs do not open again is closed here.
        let mark = Span::new(quotation.inner.end, quotation.span.end);
        return (!running && !is_measure(article, mark)).then_some((mark, Lone::Closing));
    }
    if quotation.closed {
        return None;
    }
    let words = words(article, quotation);
    let is_lost = match second_opening(article, &words) {
        Some(again) if opens_again(article, again) => attribution::stands_in(article, words.start..again),
        _ => {
            let runs_on = after.is_some_and(|block| goes_on(article, block));
            !runs_on || is_fragment(article, quotation) || attribution::stands_in(article, words)
        }
    };
    is_lost.then_some((opening(quotation), Lone::Opening))
}

/// The mark of a quotation that reaches to the end of the next one, for its own closing mark is missing: `"We will, she
/// said. "We must."` Where nobody is said to speak, these may be paragraphs set as one.
fn swallowed_mark(article: &Article, quotation: &Quotation, after: Option<&Block>) -> Option<(Span, Lone)> {
    let words = words(article, quotation);
    let is_straight = |at: usize| article.word(at) == "\"";
    if !is_straight(words.start.checked_sub(1)?) {
        return None;
    }
    let again = second_opening(article, &words).filter(|&at| is_straight(at))?;
    // A paragraph of a running quotation may quote in the same marks.
    let begins = article.blocks[article.block_at(quotation.span.start)].span.start == quotation.span.start;
    let runs_on = begins && after.is_some_and(|block| goes_on(article, block));
    let is_lost = !opens_again(article, again) && !runs_on || attribution::stands_in(article, words.start..again);
    is_lost.then_some((opening(quotation), Lone::Opening))
}

fn opening(quotation: &Quotation) -> Span {
    Span::new(quotation.span.start, quotation.inner.start)
}

fn words(article: &Article, quotation: &Quotation) -> Range<usize> {
    article.token_at(quotation.inner.start)..article.token_at(quotation.inner.end)
}

/// The first double mark among the words of a quotation.
fn second_opening(article: &Article, words: &Range<usize>) -> Option<usize> {
    let mut from = words.start;
    loop {
        let at = next_rare_token(&article.tokens[..words.end], from, Token::is_quotation_mark)?;
        if article.tokens[at].kind() == TokenKind::DoubleQuote {
            return Some(at);
        }
        from = at + 1;
    }
}

/// Whether a mark stands behind the end of a sentence, as where several paragraphs of a quotation were set as one.
fn opens_again(article: &Article, mark: usize) -> bool {
    mark > 0 && matches!(article.word(mark - 1), "." | "…" | "?" | "!")
}

/// Whether what was left open is part of a sentence: `predicted that "many thousands will come.` A quotation that runs on
/// is left open behind whole sentences only.
fn is_fragment(article: &Article, quotation: &Quotation) -> bool {
    let Range { start, end } = words(article, quotation);
    let plain = |at: usize| article.tokens[at].is_word() && article.tokens[at].shape == Shape::Lower;
    let inside = start > 1 && start < end && plain(start) && plain(start - 2);
    inside && article.sentence_of(start - 2) == article.sentence_of(end - 1)
}

/// Whether a quotation that was left open goes on in a paragraph: it opens again, or closes without opening.
fn goes_on(article: &Article, block: &Block) -> bool {
    let opens_again = article.tokens_of(block).first().is_some_and(|it| it.kind() == TokenKind::DoubleQuote);
    let first = article.quotations.partition_point(|it| it.span.start < block.span.start);
    opens_again || article.quotations.get(first).is_some_and(|it| it.span.start < block.span.end && !it.opened)
}

/// Inches and seconds: `6' 2"`.
fn is_measure(article: &Article, mark: Span) -> bool {
    let at = article.token_at(mark.start);
    !article.tokens[at].spaced() && at > 0 && article.tokens[at - 1].is_number()
}
