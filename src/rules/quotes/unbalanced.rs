//! A quotation mark without its fellow: an opening one that nothing closes, a closing one that nothing opened.

use crate::article::{Article, Block};
use crate::diagnostic::{Confidence, Severity};
use crate::lexicon::Classes;
use crate::read::Origin;
use crate::rules::structure::line_shape::ends_like_sentence;
use crate::rules::{Check, Report, Rule, Status};
use crate::segment::Zone;
use crate::span::Span;
use crate::text::{Quotation, Shape, Token, TokenKind};

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

/// Tokens of `, said Ann Reed, the chairwoman of the council.`
const LONGEST_ATTRIBUTION: usize = 14;
/// Tokens behind its verb and speaker, the stop included.
const BEHIND_VERB: usize = 4;

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
        if here.iter().filter(|it| !it.opened || !it.closed).count() == 1 {
            let after = paragraphs.get(at + 1).copied();
            let found = here.iter().find_map(|it| lone_mark(article, it, running, after));
            lone.extend(found.map(|(mark, which)| match inner_mark(article, here, mark) {
                Some(inner) if which == Lone::Closing => (inner, Lone::Inner),
                _ => (mark, which),
            }));
        }
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
    if quotation.closed || opens_again(article, quotation) {
        return None;
    }
    let mark = Span::new(quotation.span.start, quotation.inner.start);
    let runs_on = after.is_some_and(|block| goes_on(article, block)) && !ends_attributed(article, quotation);
    (!runs_on).then_some((mark, Lone::Opening))
}

/// Whether what was left open ends with the words that say who spoke, so that the mark before them is what is
/// missing: `"We will go, said Ann Reed.`
fn ends_attributed(article: &Article, quotation: &Quotation) -> bool {
    let (start, end) = (article.token_at(quotation.inner.start), article.token_at(quotation.inner.end));
    let tail = &article.tokens[start.max(end.saturating_sub(LONGEST_ATTRIBUTION))..end];
    let is_comma = |token: &Token| token.is_mark(&article.prose, ',');
    let says = |token: &Token| token.is(Classes::SAYING) && token.shape == Shape::Lower;
    let is_speaker = |token: &Token| {
        token.is_capitalised() && !token.is(Classes::FUNCTION) || matches!(token.text(&article.prose), "he" | "she")
    };
    // Behind the verb there is a name, an object, a stop: `, she speaks softly when she is tired.` says nothing.
    let ends = |rest: &[Token]| rest.len() <= BEHIND_VERB;
    let stands_at = |at: usize| match &tail[at..] {
        [comma, verb, name, rest @ ..] if is_comma(comma) && says(verb) => is_speaker(name) && ends(rest),
        [comma, name, verb, rest @ ..] if is_comma(comma) && says(verb) => is_speaker(name) && ends(rest),
        [comma, given, name, verb, rest @ ..] if is_comma(comma) && says(verb) => {
            is_speaker(given) && is_speaker(name) && ends(rest)
        }
        _ => false,
    };
    (0..tail.len()).any(stands_at)
}

/// Whether a quotation that was left open goes on in a paragraph: it opens again, or closes without opening.
fn goes_on(article: &Article, block: &Block) -> bool {
    let opens_again = article.tokens_of(block).first().is_some_and(|it| it.kind() == TokenKind::DoubleQuote);
    let first = article.quotations.partition_point(|it| it.span.start < block.span.start);
    opens_again || article.quotations.get(first).is_some_and(|it| it.span.start < block.span.end && !it.opened)
}

/// Whether several paragraphs of a quotation were set as one: behind the end of a sentence it opens again.
fn opens_again(article: &Article, quotation: &Quotation) -> bool {
    let tokens = &article.tokens[article.token_at(quotation.inner.start)..article.token_at(quotation.inner.end)];
    let ends = |token: &Token| matches!(token.text(&article.prose), "." | "…" | "?" | "!");
    tokens.windows(2).any(|pair| ends(&pair[0]) && pair[1].text(&article.prose) == "\u{201c}")
}

/// Inches and seconds: `6' 2"`.
fn is_measure(article: &Article, mark: Span) -> bool {
    let at = article.token_at(mark.start);
    !article.tokens[at].spaced() && at > 0 && article.tokens[at - 1].is_number()
}
