//! A headline that names somebody the story never mentions.

use crate::article::Article;
use crate::diagnostic::{Confidence, Severity};
use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use crate::lexicon::Classes;
use crate::rules::{Check, Report, Rule, Status};
use crate::segment::Zone;
use crate::text::phrase;
use crate::text::{Shape, Token, TokenKind};

/// `headline/unsupported-name`
pub const RULE: Rule = Rule {
    id: "headline/unsupported-name",
    summary: "the headline names somebody the story never mentions",
    guide: include_str!("unsupported_name.md"),
    severity: Severity::Warning,
    confidence: Confidence::Likely,
    status: Status::Stable,
    build: |_| Ok(Box::new(check) as Box<dyn Check>),
};

/// A story shorter than this, in words, is a caption or a teaser.
const SHORTEST: usize = 120;

/// Shorter surnames, in bytes, are too often something else.
const SHORTEST_NAME: u16 = 5;

/// Words that a headline may use of anything.
const OTHERS: Classes = Classes::NO_SURNAME.with(Classes::GIVEN);

/// A name in a headline.
struct Named<'a> {
    given: Option<&'a Token>,
    surname: &'a Token,
}

fn check(article: &Article, report: &mut Report<'_>) {
    let headlines = article.blocks.iter().filter(|block| block.zone == Zone::Headline);
    let named: Vec<Named<'_>> = headlines.flat_map(|block| named(article.tokens_of(block))).collect();
    // Few headlines name anybody, and only for those is the story gone through.
    if named.is_empty() {
        return;
    }
    let asked: FxHashSet<u32> =
        named.iter().flat_map(|it| it.given.into_iter().chain([it.surname])).map(norm).collect();
    let told = article.blocks.iter().filter(|block| !UNTOLD.contains(&block.zone));
    let words = told.flat_map(|block| article.tokens_of(block)).filter(|token| token.is_word());
    if words.clone().nth(SHORTEST - 1).is_none() {
        return;
    }
    let met: FxHashSet<u32> = words.map(norm).filter(|word| asked.contains(word)).collect();
    let is_met = |token: &Token| met.contains(&token.norm);
    for Named { given, surname } in named {
        if !is_met(surname) && !given.is_some_and(is_met) {
            let name = given.map_or(surname.span(), |given| given.span().to(surname.span()));
            let message = format!("the story never mentions {}", article.text(name));
            report.flag(name, message).label("named only here");
        }
    }
}

/// What tells no story.
const UNTOLD: [Zone; 4] = [Zone::Headline, Zone::Kicker, Zone::Promo, Zone::Trailer];

fn norm(token: &Token) -> u32 {
    token.norm
}

/// The names of a headline, each at its surname.
fn named(tokens: &[Token]) -> impl Iterator<Item = Named<'_>> {
    // `… by Ann Reed` and `Opinion: Ann Reed: …` name the author.
    let author = tokens.iter().position(|token| *AUTHOR == token.norm || *OPINION == token.norm);
    let tokens = &tokens[..author.unwrap_or(tokens.len())];
    tokens.iter().enumerate().filter(|(_, token)| is_surname(token)).filter_map(|(at, surname)| {
        let given = at.checked_sub(1).map(|before| &tokens[before]).filter(|given| given.is(Classes::GIVEN));
        let glued = tokens.get(at + 1).is_some_and(|next| !next.spaced() && next.kind() == TokenKind::Mark);
        (!glued).then_some(Named { given, surname })
    })
}

static AUTHOR: LazyLock<u32> = LazyLock::new(|| phrase::norm("by"));
static OPINION: LazyLock<u32> = LazyLock::new(|| phrase::norm("opinion"));

/// A surname that is nothing else.
fn is_surname(token: &Token) -> bool {
    let named = token.is_word() && token.spaced() && token.is_capitalised() && token.shape != Shape::Upper;
    named && token.len >= SHORTEST_NAME && token.is(Classes::SURNAME) && !token.is(OTHERS)
}
