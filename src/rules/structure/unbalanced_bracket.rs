//! A round bracket without its fellow in a paragraph: `The site (once a brewery was sold.`

use std::sync::LazyLock;

use crate::article::{Article, Block};
use crate::diagnostic::{Confidence, Severity};
use crate::lexicon::Classes;
use crate::read::Origin;
use crate::read::map::STAND_IN;
use crate::rules::structure::line_shape::ends_like_sentence;
use crate::rules::{Check, Report, Rule, Status};
use crate::segment::Zone;
use crate::text::phrase::norm;
use crate::text::{Token, TokenKind, next_rare_token};

/// `structure/unbalanced-bracket`
pub const RULE: Rule = Rule {
    id: "structure/unbalanced-bracket",
    summary: "a bracket without its fellow",
    guide: include_str!("unbalanced_bracket.md"),
    severity: Severity::Warning,
    confidence: Confidence::Likely,
    status: Status::Stable,
    build: |_| Ok(Box::new(check) as Box<dyn Check>),
};

/// Lone brackets from which they are a custom of the text, or of the program that made it.
const CUSTOM: usize = 4;

static BRACKETS: LazyLock<[u32; 2]> = LazyLock::new(|| ["(", ")"].map(norm));

fn check(article: &Article, report: &mut Report<'_>) {
    let told = article.blocks.iter().filter(|block| is_told(block));
    let lone: Vec<Lone> = told.filter_map(|block| lone_bracket(article, block)).collect();
    if lone.len() >= CUSTOM {
        return;
    }
    for (at, found) in lone.iter().enumerate().filter(|(_, found)| found.is_slip) {
        // What opens in one paragraph may close in another.
        let before = at.checked_sub(1).is_some_and(|before| lone[before].opens && !found.opens);
        let after = lone.get(at + 1).is_some_and(|after| found.opens && !after.opens);
        if before || after {
            continue;
        }
        let (message, label) = match found.opens {
            true => ("this bracket is opened and never closed", "opened here"),
            false => ("this bracket is closed and was never opened", "closed here"),
        };
        report.flag(article.tokens[found.token].span(), message).label(label);
    }
}

/// A bracket without its fellow.
struct Lone {
    token: usize,
    opens: bool,
    /// Whether it may be reported; another may be the fellow of one that is.
    is_slip: bool,
}

fn is_told(block: &Block) -> bool {
    block.origin == Origin::Body && matches!(block.zone, Zone::Paragraph | Zone::Standfirst)
}

/// The one bracket of a paragraph that has no fellow; several are no slip.
fn lone_bracket(article: &Article, block: &Block) -> Option<Lone> {
    let tokens = article.tokens_of(block);
    let [open, close] = *BRACKETS;
    let mut opened: Vec<usize> = Vec::new();
    let mut closed: Vec<usize> = Vec::new();
    let mut from = 0;
    while let Some(at) = next_rare_token(tokens, from, |token| token.is(Classes::SIGN)) {
        from = at + 1;
        if tokens[at].norm != open && tokens[at].norm != close {
            continue;
        }
        // A face may close a bracket besides: `(so they say ;)`.
        if is_face(article, tokens, at) {
            return None;
        }
        if tokens[at].norm == open {
            opened.push(at);
        } else if opened.pop().is_none() {
            closed.push(at);
        }
    }
    let (at, opens) = match (&opened[..], &closed[..]) {
        ([at], []) => (*at, true),
        ([], [at]) => (*at, false),
        _ => return None,
    };
    let is_slip = match opens {
        true => ends_like_sentence(&article.prose, tokens) && !article.text(block.span).contains(STAND_IN),
        false => !marks_item(article, tokens, at),
    };
    Some(Lone { token: block.tokens.start + at, opens, is_slip })
}

/// `:)`, `;-(`
fn is_face(article: &Article, tokens: &[Token], at: usize) -> bool {
    let before = at.checked_sub(1).map(|before| tokens[before].text(&article.prose));
    !tokens[at].spaced() && before.is_some_and(|it| matches!(it, ":" | ";" | "=" | "-"))
}

/// `1)`, `a)`, `iv)`: the mark of an item, or a bracket within one that stands in brackets.
fn marks_item(article: &Article, tokens: &[Token], at: usize) -> bool {
    let Some(before) = at.checked_sub(1).map(|before| &tokens[before]) else { return true };
    let text = before.text(&article.prose);
    let numeral = || text.bytes().all(|byte| matches!(byte.to_ascii_lowercase(), b'i' | b'v' | b'x'));
    !tokens[at].spaced() && (before.is_number() || text.len() == 1 || numeral() || before.kind() == TokenKind::Link)
}
