//! One compound written in two ways: "cease-fire" here, "ceasefire" there.

use std::cmp::Reverse;

use crate::article::Article;
use crate::diagnostic::{Confidence, Severity};
use crate::facts::compound::{CompoundMention, Joint};
use crate::lexicon::Classes;
use crate::rules::consistency::places::{Place, any_two_ways, report_two_ways, together};
use crate::rules::{Check, PROSE, Report, Rule, Status};
use crate::text::Voice;

/// `consistency/hyphenation`
pub const RULE: Rule = Rule {
    id: "consistency/hyphenation",
    summary: "one compound with a hyphen here and without it there",
    guide: include_str!("hyphenation.md"),
    severity: Severity::Advice,
    confidence: Confidence::Likely,
    status: Status::Stable,
    build: |_| Ok(Box::new(check) as Box<dyn Check>),
};

fn check(article: &Article, report: &mut Report<'_>) {
    let told = |mention: &&CompoundMention| PROSE.contains(&article.blocks[mention.block].zone);
    let own = article.facts.compounds.iter().filter(|mention| mention.voice == Voice::Own).filter(told);
    if !any_two_ways(own.clone().map(|mention| (mention.key, mention.joint))) {
        return;
    }
    for mentions in together(own, |mention| mention.key) {
        let mut ways = together(mentions.into_iter(), |mention| mention.joint);
        // Of two as frequent the one without a hyphen inside a word is kept, then the first: the sort is stable.
        ways.sort_by_key(|mentions| (Reverse(mentions.len()), parts_no_words(article, mentions[0])));
        for at in 1..ways.len() {
            if let Some((kept, odd)) = conflict(&ways[0], &ways[at]) {
                let places: Vec<_> = odd.iter().map(|mention| rejoined(article, mention, kept[0].joint)).collect();
                let kept: Vec<_> = kept.iter().map(|mention| mention.span).collect();
                report_two_ways(article, report, &places, &kept);
            }
        }
    }
}

/// Whether a hyphen stands between what are no words of their own: "fea-tures", "co-operate".
fn parts_no_words(article: &Article, mention: &CompoundMention) -> bool {
    let first = article.token_at(mention.span.start);
    let is_word = |at: usize| article.tokens[at].is(Classes::COMMON.with(Classes::FUNCTION));
    mention.joint == Joint::Hyphen && !(is_word(first) && is_word(first + 2))
}

type Mentions<'a> = Vec<&'a CompoundMention>;

/// The places of two ways of writing that contradict each other.
fn conflict<'a>(kept: &[&'a CompoundMention], odd: &[&'a CompoundMention]) -> Option<(Mentions<'a>, Mentions<'a>)> {
    let comparable = |mentions: &[&'a CompoundMention], other: Joint| -> Mentions<'a> {
        mentions.iter().copied().filter(|mention| is_comparable(mention, other)).collect()
    };
    let (kept, odd) = (comparable(kept, odd[0].joint), comparable(odd, kept[0].joint));
    (!kept.is_empty() && !odd.is_empty()).then_some((kept, odd))
}

/// Whether a compound could as well be written in the other way in this place.
fn is_comparable(mention: &CompoundMention, other: Joint) -> bool {
    match (mention.joint, other) {
        // Before a noun a hyphen is right where two words are elsewhere: "a vice-presidential ticket".
        (Joint::Hyphen, Joint::Open) => mention.is_head && (mention.is_listed || mention.is_plural),
        (Joint::Open, Joint::Hyphen) => true,
        (Joint::Closed, Joint::Open) | (Joint::Open, Joint::Closed) => mention.is_listed,
        _ => true,
    }
}

/// The place of a compound with its parts joined another way.
fn rejoined(article: &Article, mention: &CompoundMention, joint: Joint) -> Place {
    let text = article.text(mention.span);
    let (first, rest) = text.split_at(mention.first as usize);
    let second = rest.trim_start_matches(|letter: char| !letter.is_alphanumeric());
    let between = match joint {
        Joint::Closed => "",
        Joint::Hyphen => "-",
        Joint::Open => " ",
    };
    Place { span: mention.span, other: format!("{first}{between}{second}") }
}
