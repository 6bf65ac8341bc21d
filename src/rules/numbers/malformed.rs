//! A figure whose digits are grouped as in no number: `$110,00`, `1,2345`.

use std::ops::Range;

use crate::article::Article;
use crate::diagnostic::{Applicability, Confidence, Diagnostic, Severity};
use crate::facts::number::{Grouping, grouping};
use crate::rules::{Check, Report, Rule, Status};
use crate::span::Span;
use crate::text::{Token, Voice};

/// `numbers/malformed`
pub const RULE: Rule = Rule {
    id: "numbers/malformed",
    summary: "a figure whose digits are not grouped as in any number",
    guide: include_str!("malformed.md"),
    severity: Severity::Error,
    confidence: Confidence::Likely,
    status: Status::Preview,
    build: |_| Ok(Box::new(check) as Box<dyn Check>),
};

fn check(article: &Article, report: &mut Report<'_>) {
    // A writer who sets a decimal comma sets it everywhere: one finding.
    let mut commas: Vec<Span> = Vec::new();
    for block in &article.blocks {
        if matches!(Voice::of(block.zone), Voice::Promo) {
            continue;
        }
        for at in block.tokens.clone() {
            let token = &article.tokens[at];
            if !token.is_number() || article.is_quoted(token.start) {
                continue;
            }
            let text = token.text(&article.prose);
            if !text.contains([',', '.']) || !is_wrong(article, block.tokens.clone(), at, text) {
                continue;
            }
            if grouping(text) == Grouping::Short && !is_money(article, block.tokens.clone(), at) {
                commas.push(token.span());
                continue;
            }
            tell(article, token.span(), report);
        }
    }
    if let Some((first, others)) = commas.split_first() {
        let found = tell(article, *first, report);
        for &other in others {
            found.also(other, "and here");
        }
    }
}

fn tell<'r>(article: &Article, span: Span, report: &'r mut Report<'_>) -> &'r mut Diagnostic {
    let text = article.text(span);
    let found = report.flag(span, format!("{text} is not a number"));
    found.label(fault(text));
    for repair in repairs(text) {
        found.replace(span, repair, Applicability::Manual);
    }
    found
}

/// Whether a sign of money stands tight before a token.
fn is_money(article: &Article, block: Range<usize>, at: usize) -> bool {
    let before = at.checked_sub(1).filter(|before| block.contains(before) && !article.tokens[at].spaced());
    before.is_some_and(|before| matches!(article.word(before), "$" | "£" | "€" | "¥" | "₹"))
}

/// Whether a figure is a number gone wrong, and not a list (`1,2,3`), a version, an address, or a number written in
/// the manner of another country.
fn is_wrong(article: &Article, block: Range<usize>, at: usize, text: &str) -> bool {
    let near = |at: usize| block.contains(&at).then(|| &article.tokens[at]);
    let joined = |at: usize| near(at).is_some_and(|token| !token.spaced());
    let before = at.checked_sub(1).and_then(near).filter(|_| joined(at));
    let after = near(at + 1);
    let money = is_money(article, block.clone(), at);
    let glued = before
        .is_some_and(|it| it.is_word() || matches!(it.text(&article.prose), "-" | "/" | ":" | "." | "_" | "#" | "="));
    let trailing = joined(at + 1)
        && after.is_some_and(|it| it.is_number() || matches!(it.text(&article.prose), "-" | "/" | ":" | "_" | "="));
    if glued && !money || trailing {
        return false;
    }
    match grouping(text) {
        Grouping::Plain | Grouping::Thousands | Grouping::Lakhs => false,
        Grouping::Short => money && is_lost_digit(text) || !money && is_amount(article, after) && is_lost_digit(text),
        Grouping::Broken => is_number_gone_wrong(text, money),
    }
}

/// Whether the next token says that the figure is an amount: a percent sign, a scale word.
fn is_amount(article: &Article, after: Option<&Token>) -> bool {
    let words = ["%", "percent", "million", "billion", "people", "per"];
    after.is_some_and(|it| words.iter().any(|word| it.text(&article.prose).eq_ignore_ascii_case(word)))
}

/// Two digits after a comma: a third was lost, or the comma stands for a point.
fn is_lost_digit(text: &str) -> bool {
    text.split_once(',').is_some_and(|(whole, rest)| whole.len() <= 3 && !rest.is_empty())
}

/// Groups that are too regular for a list of numbers and too irregular for a number.
fn is_number_gone_wrong(text: &str, money: bool) -> bool {
    if text.matches('.').count() > 1 {
        return money;
    }
    let whole = text.split('.').next().unwrap_or_default();
    let mut groups = whole.split(',');
    let first = groups.next().unwrap_or_default().len();
    // `1,2,3` is a list, `2018,2019` are two years; `1,2345` and `1234,567` are neither.
    let threes = groups.clone().filter(|group| group.len() == 3).count();
    let count = groups.clone().count();
    let long = groups.clone().any(|group| group.len() > 3);
    let point = text.contains('.');
    match count {
        0 => false,
        1 => (first <= 3 && long && whole.len() <= 6) || (first == 4 && threes == 1 && money) || (money && !point),
        _ => threes > 0 && threes < count || (first > 3 && threes == count),
    }
}

fn fault(text: &str) -> &'static str {
    match grouping(text) {
        Grouping::Short => "a digit is missing after the comma",
        _ if text.matches('.').count() > 1 => "two decimal points",
        _ => "three digits follow a comma",
    }
}

/// What may have been meant.
fn repairs(text: &str) -> Vec<String> {
    match grouping(text) {
        Grouping::Short => {
            let zeros = 3 - text.split_once(',').map_or(0, |(_, rest)| rest.len());
            vec![format!("{text}{}", "0".repeat(zeros)), text.replace(',', ".")]
        }
        _ => Vec::new(),
    }
}
