//! A number of things that is not the number of names that follow: `three countries – France and Italy –`.

use crate::text::is_one_of;
use std::ops::Range;

use crate::article::Article;
use crate::diagnostic::{Confidence, Severity};
use crate::facts::number::{Approx, Measure, Quantity, is_plural};
use crate::lexicon::Classes;
use crate::rules::{Check, Report, Rule, Status};
use crate::span::Span;

/// `numbers/list-count`
pub const RULE: Rule = Rule {
    id: "numbers/list-count",
    summary: "a number of things and as many names as it does not say",
    guide: include_str!("list_count.md"),
    severity: Severity::Warning,
    confidence: Confidence::Likely,
    status: Status::Stable,
    build: |_| Ok(Box::new(check) as Box<dyn Check>),
};

/// The longest list that is counted.
const MOST_ITEMS: usize = 10;
/// Tokens of one name.
const LONGEST_NAME: usize = 6;

/// A list of names.
struct List {
    /// Names, taking every comma and `and` for a boundary.
    most: usize,
    /// Names, when `and` may stand inside one: `Trinidad and Tobago`.
    least: usize,
    span: Span,
}

fn check(article: &Article, report: &mut Report<'_>) {
    for quantity in &article.facts.quantities {
        if !quantity.is_told() || !is_count(article, quantity) {
            continue;
        }
        let Some(list) = list_after(article, quantity) else { continue };
        let said = quantity.value.value as usize;
        if (list.least..=list.most).contains(&said) {
            continue;
        }
        let names = if list.most == 1 { "one name follows".to_owned() } else { format!("{} names follow", list.most) };
        let found = report.flag(quantity.figure, format!("{} are announced, {names}", article.text(quantity.figure)));
        found.label("announced here").also(list.span, "the names");
    }
}

/// `three countries`: a small number and the plural right after it or after one more word.
fn is_count(article: &Article, quantity: &Quantity) -> bool {
    let small = (2.0..=9.0).contains(&quantity.value.value) && quantity.value.is_whole();
    let plain = quantity.measure == Measure::Count && !quantity.attributive && quantity.joint.is_none();
    let noun = quantity.noun.is_some_and(|noun| is_plural(&article.prose, &article.tokens[noun.token]));
    small && plain && noun && quantity.approx == Approx::Exact
}

/// The names after the noun: after a dash or a colon, to the dash or stop that ends them; or, of a group that is named
/// with `the`, between two commas.
fn list_after(article: &Article, quantity: &Quantity) -> Option<List> {
    let noun = quantity.noun?.token;
    let sentence = &article.sentences[quantity.sentence];
    let end = sentence.end as usize;
    let text = |at: usize| if at < end { article.word(at) } else { "" };
    let dash =
        |at: usize| matches!(text(at), "\u{2013}" | "\u{2014}") || text(at) == "-" && article.tokens[at].spaced();
    let opened_by_dash = dash(noun + 1);
    let opened_by_comma = text(noun + 1) == "," && is_named_group(article, quantity);
    if !opened_by_dash && !opened_by_comma && text(noun + 1) != ":" {
        return None;
    }
    let mut at = noun + 2 + usize::from(text(noun + 2) == "-");
    let first = at;
    let (mut items, mut ands) = (0, 0);
    // `Trinidad and Tobago` may be one name, `Norway and Ghana` are two.
    let (mut inside, mut before) = (0, None);
    loop {
        let start = at;
        at = name(article, at, end)?;
        let whole = is_whole(article, start..at);
        if let Some(before) = before.take() {
            inside += usize::from(!(before && whole));
        }
        items += 1;
        if items > MOST_ITEMS {
            return None;
        }
        match text(at) {
            "," if opened_by_comma && ands > 0 => break,
            "," if is_and(text(at + 1)) => {
                (ands, before) = (ands + 1, Some(whole));
                at += 2;
            }
            "," => at += 1,
            word if is_and(word) => {
                (ands, before) = (ands + 1, Some(whole));
                at += 1;
            }
            // What a dash opens a dash closes, or the sentence; a comma closes what a comma opened.
            "." | "" if !opened_by_comma => break,
            _ if opened_by_dash && dash(at) => break,
            _ => return None,
        }
    }
    let span = article.tokens[first].span().to(article.tokens[at.min(end) - 1].span());
    (ands > 0 && items > 1).then(|| List { most: items, least: items - inside, span })
}

/// `the four men, A, B, C and D,`: all of them, and nobody else.
fn is_named_group(article: &Article, quantity: &Quantity) -> bool {
    let before = quantity.tokens.start.checked_sub(1).map_or("", |at| article.word(at));
    let noun = quantity.noun.is_some_and(|noun| noun.token == quantity.tokens.end);
    before.eq_ignore_ascii_case("the") && noun
}

/// Whether a name cannot be half of one with `and` in it: a place that is called by one word, a person with a given
/// name.
fn is_whole(article: &Article, name: Range<usize>) -> bool {
    const HALVES: &[&str] = &["trinidad", "tobago", "bosnia", "antigua", "serbia", "wallis", "turks"];
    let first = &article.tokens[name.start];
    let half = is_one_of(article.word(name.start), HALVES);
    if name.len() == 1 { first.is(Classes::PLACE) && !half } else { first.is(Classes::GIVEN) }
}

fn is_and(word: &str) -> bool {
    word.eq_ignore_ascii_case("and") || word == "&"
}

/// One past the name that begins at a token: capitals, joined by particles and hyphens.
fn name(article: &Article, start: usize, end: usize) -> Option<usize> {
    let begins = |at: usize| at < end && article.tokens[at].is_word() && article.tokens[at].is_capitalised();
    let mut at = start + usize::from(start < end && article.word(start).eq_ignore_ascii_case("the"));
    if !begins(at) {
        return None;
    }
    while at < end && at - start < LONGEST_NAME {
        let token = &article.tokens[at];
        let inside = begins(at)
            || token.is(Classes::PARTICLE)
            || article.word(at).eq_ignore_ascii_case("of") && begins(at + 1)
            || matches!(article.word(at), "-" | "'" | "’s" | "'s") && !token.spaced();
        if !inside {
            break;
        }
        at += 1;
    }
    Some(at)
}
