//! A headline that says somebody did something, and a first sentence that says he did not, or did the opposite.

use std::ops::Range;
use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use crate::article::{Article, Block};
use crate::diagnostic::{Confidence, Severity};
use crate::facts::name::EntityId;
use crate::lexicon::{Classes, lines};
use crate::rules::claims::predicate::{self, Predicate};
use crate::rules::{Check, Report, Rule, Status};
use crate::segment::Zone;
use crate::span::Span;
use crate::text::Token;
use crate::text::phrase::norm;

/// `claims/status-conflict`
pub const RULE: Rule = Rule {
    id: "claims/status-conflict",
    summary: "the headline says it happened, the first sentence that it did not",
    guide: include_str!("status_conflict.md"),
    severity: Severity::Advice,
    confidence: Confidence::Likely,
    status: Status::Preview,
    build: |_| Ok(Box::new(check) as Box<dyn Check>),
};

static HEDGES: LazyLock<FxHashSet<u32>> =
    LazyLock::new(|| lines(include_str!("../../../rules/lexicon/status-hedges.txt")).map(norm).collect());

/// Tokens after a verb among which stands what it is about.
const OBJECT: usize = 8;

fn check(article: &Article, report: &mut Report<'_>) {
    let find = |zone: Zone| article.blocks.iter().find(|block| block.zone == zone);
    let (Some(headline), Some(lead)) = (find(Zone::Headline), find(Zone::Paragraph)) else { return };
    let Some(first) = article.sentences.get(lead.sentences.start).filter(|_| !lead.sentences.is_empty()) else {
        return;
    };
    let first = first.start as usize..first.end as usize;
    let claims = predicate::find(article.tokens_of(headline));
    if claims.is_empty() || is_hedged(article.tokens_of(headline)) || is_hedged(&article.tokens[first.clone()]) {
        return;
    }
    let answers = predicate::find(&article.tokens[first.clone()]);
    for claim in &claims {
        if answers.iter().any(|answer| answer.repeats(claim)) {
            continue;
        }
        let answer = answers.iter().find(|answer| {
            answer.contradicts(claim)
                && is_own(article, headline.tokens.start + claim.at)
                && is_own(article, first.start + answer.at)
                && share_subject(article, headline, claim, &first, answer)
                && share_object(article, headline, claim, &first, answer)
        });
        if let Some(answer) = answer {
            let said = span(article, headline.tokens.start, claim);
            let denied = span(article, first.start, answer);
            let (here, there) = (article.text(said), article.text(denied));
            report
                .flag(said, format!("\"{here}\" in the headline, \"{there}\" in the first sentence"))
                .label("the headline says so")
                .also(denied, "the story says otherwise");
            return;
        }
    }
}

/// Whether the sentence speaks of another time, of what may be, or sets one thing against another.
fn is_hedged(sentence: &[Token]) -> bool {
    sentence.iter().any(|token| HEDGES.contains(&token.norm))
}

fn is_own(article: &Article, token: usize) -> bool {
    !article.is_quoted(article.tokens[token].start)
}

fn span(article: &Article, start: usize, predicate: &Predicate) -> Span {
    article.tokens[start + predicate.from].span().to(article.tokens[start + predicate.at].span())
}

/// Whether the same person or thing is named before both verbs.
fn share_subject(
    article: &Article,
    headline: &Block,
    claim: &Predicate,
    lead: &Range<usize>,
    answer: &Predicate,
) -> bool {
    let of_headline = subject(article, headline.tokens.start..headline.tokens.start + claim.from);
    let of_lead = subject(article, lead.start..lead.start + answer.from);
    of_headline.is_some() && of_headline == of_lead
}

/// Whom the last name among the tokens belongs to.
fn subject(article: &Article, tokens: Range<usize>) -> Option<EntityId> {
    let names = &article.facts.names;
    let inside = |it: &&crate::facts::name::Mention| {
        tokens.start <= it.tokens.start as usize && it.tokens.end as usize <= tokens.end
    };
    names.mentions.iter().filter(inside).next_back().map(|it| names.form_of(it).entity)
}

/// Whether both verbs are about one thing: a word of some weight after the first stands after the other too.
fn share_object(
    article: &Article,
    headline: &Block,
    claim: &Predicate,
    lead: &Range<usize>,
    answer: &Predicate,
) -> bool {
    let weighty = |token: &&Token| token.is_word() && token.len > 3 && !token.is(Classes::FUNCTION);
    let after = |tokens: Range<usize>| article.tokens[tokens].iter().take(OBJECT).filter(weighty);
    let said = headline.tokens.start + claim.at + 1..headline.tokens.end;
    after(said).any(|word| after(lead.start + answer.at + 1..lead.end).any(|other| other.norm == word.norm))
}
