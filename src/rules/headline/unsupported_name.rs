//! A headline that names somebody the story never mentions.

use crate::article::Article;
use crate::diagnostic::{Confidence, Severity};
use std::cell::LazyCell;
use std::sync::LazyLock;

use rustc_hash::{FxBuildHasher, FxHashSet};

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
const OTHERS: Classes = Classes::COMMON
    .with(Classes::FUNCTION)
    .with(Classes::PLACE)
    .with(Classes::DEMONYM)
    .with(Classes::ORGANISATION)
    .with(Classes::NOT_NAME)
    .with(Classes::TITLE)
    .with(Classes::MONTH)
    .with(Classes::WEEKDAY)
    .with(Classes::HONORIFIC)
    .with(Classes::GIVEN);

fn check(article: &Article, report: &mut Report<'_>) {
    let told = |zone: Zone| !matches!(zone, Zone::Headline | Zone::Kicker | Zone::Promo | Zone::Trailer);
    let body = || article.blocks.iter().filter(|block| told(block.zone)).flat_map(|block| article.tokens_of(block));
    // Few headlines name anybody, and only for those is the story gone through.
    let story = LazyCell::new(|| {
        let words = body().filter(|token| token.is_word()).map(|token| token.norm);
        let count = words.clone().count();
        (count >= SHORTEST).then(|| {
            // Half of the words of a story stand in it again.
            let mut met = FxHashSet::with_capacity_and_hasher(count / 2, FxBuildHasher);
            met.extend(words);
            met
        })
    });
    for block in article.blocks.iter().filter(|block| block.zone == Zone::Headline) {
        let tokens = article.tokens_of(block);
        // `… by Ann Reed` and `Opinion: Ann Reed: …` name the author.
        let author = tokens.iter().position(|token| *AUTHOR == token.norm || *OPINION == token.norm);
        let tokens = &tokens[..author.unwrap_or(tokens.len())];
        for (at, surname) in tokens.iter().enumerate() {
            let given = at.checked_sub(1).map(|before| &tokens[before]).filter(|given| given.is(Classes::GIVEN));
            let glued = tokens.get(at + 1).is_some_and(|next| !next.spaced() && next.kind() == TokenKind::Mark);
            if !is_surname(surname) || glued {
                continue;
            }
            let Some(words) = &*story else { return };
            if !words.contains(&surname.norm) && !given.is_some_and(|given| words.contains(&given.norm)) {
                let name = given.map_or(surname.span(), |given| given.span().to(surname.span()));
                let message = format!("the story never mentions {}", article.text(name));
                report.flag(name, message).label("named only here");
            }
        }
    }
}

static AUTHOR: LazyLock<u32> = LazyLock::new(|| phrase::norm("by"));
static OPINION: LazyLock<u32> = LazyLock::new(|| phrase::norm("opinion"));

/// A surname that is nothing else.
fn is_surname(token: &Token) -> bool {
    let named = token.is_word() && token.spaced() && token.is_capitalised() && token.shape != Shape::Upper;
    named && token.len >= SHORTEST_NAME && token.is(Classes::SURNAME) && !token.is(OTHERS)
}
