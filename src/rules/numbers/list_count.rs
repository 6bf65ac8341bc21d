//! A number of things that is not the number of names that follow: `three countries – France and Italy –`.

use crate::text::is_one_of;
use std::ops::Range;

use crate::article::Article;
use crate::diagnostic::{Confidence, Severity};
use crate::facts::number::{Approx, Cue, Joint, Measure, Quantity, is_plural};
use crate::lexicon::Classes;
use crate::rules::{Check, Report, Rule, Status};
use crate::span::Span;
use crate::text::Shape;

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
/// Tokens from the noun to the colon before the names.
const MOST_BEFORE_COLON: usize = 6;
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
    let all = &article.facts.quantities;
    for (at, quantity) in all.iter().enumerate() {
        // Of `three of the four cities: ...` three are named.
        let is_whole = at > 0 && all[at - 1].joint == Some(Joint::Of);
        if is_whole || !quantity.is_told() || !is_count(article, quantity) {
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

/// How a list of names is opened, and where its first name begins.
struct Opening {
    first: usize,
    by_dash: bool,
    by_comma: bool,
    /// Nothing but a comma says that all are named: each has to be a person with a given name.
    loose: bool,
}

/// The opening after the noun: a dash, a colon, which may follow a verb, or, of a group that is named with `the`, a
/// comma.
fn opening(article: &Article, quantity: &Quantity, end: usize) -> Option<Opening> {
    let text = |at: usize| if at < end { article.word(at) } else { "" };
    let next = quantity.noun?.token + 1;
    // `three men were charged: A, B and C`
    let colon = (next..next + MOST_BEFORE_COLON).find(|&at| text(at) == ":");
    let colon = colon.filter(|&colon| article.tokens[next..colon].iter().all(|token| token.shape == Shape::Lower));
    let at = colon.unwrap_or(next);
    let by_dash = at < end && article.is_dash(at);
    let loose = text(at) == "," && !is_named_group(article, quantity) && is_group(article, quantity);
    let by_comma = text(at) == "," && (loose || is_named_group(article, quantity));
    let first = at + 1 + usize::from(text(at + 1) == "-");
    (by_dash || by_comma || colon.is_some()).then_some(Opening { first, by_dash, by_comma, loose })
}

/// The names after the noun, to the dash, stop or comma that ends them. An age may stand behind each name.
fn list_after(article: &Article, quantity: &Quantity) -> Option<List> {
    let end = article.sentences[quantity.sentence].end as usize;
    let text = |at: usize| if at < end { article.word(at) } else { "" };
    let opening = opening(article, quantity, end)?;
    let mut at = opening.first;
    let (mut items, mut ands) = (0, 0);
    // `Trinidad and Tobago` may be one name, `Norway and Ghana` are two.
    let (mut inside, mut before) = (0, None);
    loop {
        let start = at;
        at = name(article, at, end)?;
        if opening.loose && !article.tokens[start].is(Classes::GIVEN) {
            return None;
        }
        let whole = is_whole(article, start..at);
        if let Some(before) = before.take() {
            inside += usize::from(!(before && whole));
        }
        items += 1;
        if items > MOST_ITEMS {
            return None;
        }
        let named = at;
        at = after_age(article, at, end);
        let aged = at > named;
        match text(at) {
            "," if opening.by_comma && ands > 0 => break,
            // A comma or an age stands inside no name.
            "," if is_and(text(at + 1)) => (ands, at) = (ands + 1, at + 2),
            "," => at += 1,
            word if is_and(word) => {
                (ands, before) = (ands + 1, Some(whole || aged));
                at += 1;
            }
            // What a dash opens a dash closes, or the sentence; a comma closes what a comma opened.
            "." | ";" | "" if !opening.by_comma || opening.loose => break,
            _ if opening.by_dash && at < end && article.is_dash(at) => break,
            _ => return None,
        }
    }
    let span = article.tokens[opening.first].span().to(article.tokens[at.min(end) - 1].span());
    (ands > 0 && items > 1).then(|| List { most: items, least: items - inside, span })
}

/// One past the age behind a name, which may be closed by a comma or not: `Ann Reed, 34, and Bob Hall, 28.`
fn after_age(article: &Article, at: usize, end: usize) -> usize {
    let age = at + 1 < end && article.word(at) == "," && article.tokens[at + 1].is_number();
    if age { at + 2 } else { at }
}

/// `the four men, A, B, C and D,`: all of them, and nobody else.
fn is_named_group(article: &Article, quantity: &Quantity) -> bool {
    let before = quantity.tokens.start.checked_sub(1).map_or("", |at| article.word(at));
    let noun = quantity.noun.is_some_and(|noun| noun.token == quantity.tokens.end);
    before.eq_ignore_ascii_case("the") && noun
}

/// `three sons, Mark and Colin`: people, who are not some of the others' or of a number of things.
fn is_group(article: &Article, quantity: &Quantity) -> bool {
    const KIN: &[&str] = &["sons", "daughters"];
    let Some(noun) = quantity.noun.filter(|noun| noun.token == quantity.tokens.end) else { return false };
    let people = Cue::of(&article.tokens[noun.token]).is(Cue::PERSON) || is_one_of(article.word(noun.token), KIN);
    let some = ["of", "other", "another", "these", "those"];
    people && !quantity.tokens.start.checked_sub(1).is_some_and(|at| is_one_of(article.word(at), &some))
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
