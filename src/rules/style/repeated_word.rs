//! The same word twice in a row.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use crate::article::{Article, Block};
use crate::diagnostic::{Applicability, Confidence, Severity};
use crate::lexicon::{Classes, lines};
use crate::rules::{Check, PROSE, Report, Rule, Status};
use crate::span::Span;
use crate::text::phrase::norm;
use crate::text::{Shape, Token, next_rare_pair};

/// `style/repeated-word`
pub const RULE: Rule = Rule {
    id: "style/repeated-word",
    summary: "the same word twice in a row",
    guide: include_str!("repeated_word.md"),
    severity: Severity::Error,
    confidence: Confidence::Likely,
    status: Status::Stable,
    build: |_| Ok(Box::new(check) as Box<dyn Check>),
};

/// Words that stand twice in good English.
static DOUBLED: LazyLock<FxHashSet<u32>> =
    LazyLock::new(|| lines(include_str!("../../../rules/lexicon/doubled-words.txt")).map(norm).collect());

/// Characters of a line that was broken by its length and not by its author.
const FULL_LINE: u32 = 40;

fn check(article: &Article, report: &mut Report<'_>) {
    for block in article.blocks.iter().filter(|block| PROSE.contains(&block.zone)) {
        let tokens = article.tokens_of(block);
        let mut from = 0;
        while let Some(at) = next_rare_pair(tokens, from, |first, second| first.norm == second.norm) {
            from = at;
            let (first, second) = (&tokens[at - 1], &tokens[at]);
            if !is_slip(article, block, tokens, at) {
                continue;
            }
            let word = second.text(&article.prose);
            // A function word twice is a slip of the hand; a noun twice may stand for another noun.
            let applicability = if second.is(Classes::FUNCTION) { Applicability::Safe } else { Applicability::Unsafe };
            report.flag(first.span().to(second.span()), format!("\"{word}\" stands twice")).replace(
                Span::new(first.end(), second.end()),
                "",
                applicability,
            );
        }
    }
}

/// Whether the token at `at`, which is that before it again, stands there by mistake.
fn is_slip(article: &Article, block: &Block, tokens: &[Token], at: usize) -> bool {
    let (first, second) = (&tokens[at - 1], &tokens[at]);
    let small = second.spaced() && second.is_word() && second.shape == Shape::Lower;
    if !small || !(first.shape == Shape::Lower || article.begins_sentence(block.tokens.start + at - 1)) {
        return false;
    }
    if !second.is(Classes::FUNCTION.with(Classes::COMMON)) || DOUBLED.contains(&second.norm) {
        return false;
    }
    // Three in a row are meant: "no no no", "dig dig dig".
    let again = |other: Option<&Token>| other.is_some_and(|other| other.norm == second.norm);
    if again(tokens.get(at + 1)) || at >= 2 && again(tokens.get(at - 2)) {
        return false;
    }
    // Joined to something, the word is part of another: "in in-depth talks", "the data data.json holds".
    let joins =
        |mark: &Token| !mark.spaced() && matches!(mark.text(&article.prose), "-" | "/" | "\u{2011}" | "_" | ".");
    let is_head = tokens.get(at + 1).is_some_and(joins)
        && tokens.get(at + 2).is_some_and(|next| !next.spaced() && next.is_word());
    if is_head || !first.spaced() {
        return false;
    }
    let verse = second.line_start() && is_verse(block, tokens, at);
    !verse && !article.is_quoted(second.start)
}

/// Whether the line that ends before `at` was ended by its author.
fn is_verse(block: &Block, tokens: &[Token], at: usize) -> bool {
    let start =
        tokens[..at].iter().rev().find(|token| token.line_start()).map_or(block.span.start, |token| token.start);
    tokens[at - 1].end() - start < FULL_LINE
}
