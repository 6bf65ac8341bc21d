//! A figure whose digits are grouped as in no number: `$110,00`, `1,2345`.

use std::ops::Range;

use crate::article::Article;
use crate::diagnostic::{Applicability, Confidence, Diagnostic, Severity};
use crate::facts::number::{Cue, Grouping, grouping, is_plural, unit_in_words};
use crate::lexicon::Classes;
use crate::rules::{Check, Report, Rule, Status};
use crate::span::Span;
use crate::text::{Token, Voice, is_one_of, next_rare_token};

/// `numbers/malformed`
pub const RULE: Rule = Rule {
    id: "numbers/malformed",
    summary: "a figure whose digits are not grouped as in any number",
    guide: include_str!("malformed.md"),
    severity: Severity::Error,
    confidence: Confidence::Likely,
    status: Status::Stable,
    build: |_| Ok(Box::new(check) as Box<dyn Check>),
};

/// Tokens on either side in which another figure is looked for.
const BESIDE: usize = 4;

fn check(article: &Article, report: &mut Report<'_>) {
    // A writer who sets a decimal comma sets it everywhere: one finding.
    let mut commas: Vec<Span> = Vec::new();
    for block in &article.blocks {
        if matches!(Voice::of(block.zone), Voice::Promo) {
            continue;
        }
        let mut from = block.tokens.start;
        while let Some(at) = next_rare_token(&article.tokens[..block.tokens.end], from, |it| it.is(Classes::DIGITS)) {
            from = at + 1;
            let token = &article.tokens[at];
            let text = token.text(&article.prose);
            let marked = text.contains([',', '.']) && !article.is_quoted(token.start);
            if !marked || !is_wrong(article, block.tokens.clone(), at, text) {
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
    let place = Place { article, block: &block, at };
    if place.follows_month() {
        return false;
    }
    match grouping(text) {
        Grouping::Plain | Grouping::Thousands | Grouping::Lakhs => false,
        Grouping::Short => is_lost_digit(text) && (money || place.is_amount(text)),
        Grouping::Broken => is_number_gone_wrong(text, money, || place.is_counted()),
    }
}

/// A figure with the tokens around it.
struct Place<'a> {
    article: &'a Article,
    block: &'a Range<usize>,
    at: usize,
}

impl<'a> Place<'a> {
    fn token(&self, at: usize) -> Option<&'a Token> {
        self.block.contains(&at).then(|| &self.article.tokens[at])
    }

    fn before(&self, back: usize) -> Option<&'a Token> {
        self.at.checked_sub(back).and_then(|at| self.token(at))
    }

    fn is(&self, token: Option<&Token>, words: &[&str]) -> bool {
        let text = token.map_or("", |token| token.text(&self.article.prose));
        is_one_of(text, words)
    }

    /// `May 1,2004`, `Jan. 10,2019`: a day and a year that lost their space.
    fn follows_month(&self) -> bool {
        let stop = usize::from(self.is(self.before(1), &["."]));
        self.before(1 + stop).is_some_and(|token| token.is(Classes::MONTH.with(Classes::WEEKDAY)))
    }

    /// Whether what stands around a figure with a short last group says that it is an amount: things that are counted,
    /// an approximator, another figure with thousands it is set against. A list (`floors 1,2`) is none.
    fn is_amount(&self, text: &str) -> bool {
        let next = self.token(self.at + 1);
        if self.is(next, &["%", "percent", "million", "billion"])
            || self.is(next, &["per"]) && self.is(self.token(self.at + 2), &["cent"])
        {
            return true;
        }
        // Single digits are more often a list than a figure that lost two.
        let two = text.split_once(',').is_some_and(|(_, rest)| rest.len() == 2);
        let listed = self.before(1).is_some_and(|token| is_plural(&self.article.prose, token));
        let bracketed = self.is(self.before(1), &["[", "("]) && self.is(next, &["]", ")"]);
        let round = text.ends_with(",00");
        two && !listed
            && !bracketed
            && (round || self.is_counted() || self.is(next, &["of"]) || self.is_beside_thousands())
    }

    /// Whether an approximator stands before the figure, or a unit or things that are counted after it.
    fn is_counted(&self) -> bool {
        let soft = Cue::ABOUT.with(Cue::ABOVE).with(Cue::BELOW);
        let near = self.before(1).is_some_and(|token| Cue::of(token).is(soft))
            || self.is(self.before(1), &["than"]) && self.is(self.before(2), &["more", "less", "fewer"])
            || self.is(self.before(1), &["least", "most"]) && self.is(self.before(2), &["at"]);
        let rest = &self.article.tokens[self.at + 1..self.block.end];
        let counted = rest
            .iter()
            .take(4)
            .take_while(|token| {
                let more = self.is(Some(token), &["more"]);
                token.is_word() && token.spaced() && (more || !token.is(Classes::FUNCTION))
            })
            .any(|token| is_plural(&self.article.prose, token));
        near || counted || unit_in_words(&self.article.prose, rest).is_some()
    }

    /// Whether a figure with thousands stands close by, as the other end of a range or the next in a row.
    fn is_beside_thousands(&self) -> bool {
        let thousands = |at: usize| {
            let token = self.token(at).filter(|token| token.is_number());
            token.is_some_and(|token| grouping(token.text(&self.article.prose)) == Grouping::Thousands)
        };
        (self.at.saturating_sub(BESIDE)..self.at).chain(self.at + 1..=self.at + BESIDE).any(thousands)
    }
}

/// Two digits after a comma: a third was lost, or the comma stands for a point.
fn is_lost_digit(text: &str) -> bool {
    text.split_once(',').is_some_and(|(whole, rest)| whole.len() <= 3 && !rest.is_empty())
}

/// Groups that are too regular for a list of numbers and too irregular for a number.
fn is_number_gone_wrong(text: &str, money: bool, counted: impl Fn() -> bool) -> bool {
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
    let last = groups.clone().next_back().unwrap_or_default();
    match count {
        0 => false,
        1 => {
            (first <= 3 && long && (!is_year(last) || first == 3 || counted()))
                || (first == 4 && threes == 1 && money)
                || (money && !point)
        }
        _ => threes > 0 && threes < count || (first > 3 && threes == count),
    }
}

/// `10,2019` may be a day and a year.
fn is_year(group: &str) -> bool {
    group.len() != 4 || group.parse::<u16>().is_ok_and(|year| (1500..=2100).contains(&year))
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
