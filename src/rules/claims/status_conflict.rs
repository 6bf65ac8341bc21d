//! A headline that says somebody did something, and a first sentence that says he did not, or did the opposite.

use std::ops::Range;
use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use crate::article::Article;
use crate::diagnostic::{Confidence, Severity};
use crate::facts::name::{EntityId, Mention};
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

/// A sentence and what it says happened.
struct Statement {
    /// Its tokens.
    tokens: Range<usize>,
    predicates: Vec<Predicate>,
}

fn check(article: &Article, report: &mut Report<'_>) {
    let find = |zone: Zone| article.blocks.iter().find(|block| block.zone == zone);
    let (Some(headline), Some(lead)) = (find(Zone::Headline), find(Zone::Paragraph)) else { return };
    let Some(headline) = statement(article, headline.tokens.clone()) else { return };
    let Some(first) = article.sentences[lead.sentences.clone()].first() else { return };
    let Some(lead) = statement(article, first.start as usize..first.end as usize) else { return };
    let conflict = |claim: &Predicate| {
        let answer = lead.predicates.iter().find(|answer| {
            let share_subject = || {
                let subject = subject(article, headline.tokens.start..claim.from);
                subject.is_some() && subject == self::subject(article, lead.tokens.start..answer.from)
            };
            answer.contradicts(claim) && share_subject() && share_object(article, (&headline, claim), (&lead, answer))
        })?;
        let is_repeated = lead.predicates.iter().any(|other| other.repeats(claim));
        (!is_repeated).then_some((span(article, claim), span(article, answer)))
    };
    if let Some((said, denied)) = headline.predicates.iter().find_map(conflict) {
        let (here, there) = (article.text(said), article.text(denied));
        report
            .flag(said, format!("\"{here}\" in the headline, \"{there}\" in the first sentence"))
            .label("the headline says so")
            .also(denied, "the story says otherwise");
    }
}

/// What the sentence says in the article's own voice; nothing if it speaks of another time, of what may be, or sets
/// one thing against another.
fn statement(article: &Article, tokens: Range<usize>) -> Option<Statement> {
    let sentence = &article.tokens[tokens.clone()];
    let mut predicates = predicate::find(sentence, tokens.start);
    predicates.retain(|it| !article.is_quoted(article.tokens[it.at].start));
    let is_hedged = || sentence.iter().any(|token| HEDGES.contains(&token.norm));
    (!predicates.is_empty() && !is_hedged()).then_some(Statement { tokens, predicates })
}

fn span(article: &Article, predicate: &Predicate) -> Span {
    article.tokens[predicate.from].span().to(article.tokens[predicate.at].span())
}

/// Whom the last name among the tokens belongs to.
fn subject(article: &Article, tokens: Range<usize>) -> Option<EntityId> {
    let names = &article.facts.names;
    let inside = |it: &&Mention| tokens.start <= it.tokens.start as usize && it.tokens.end as usize <= tokens.end;
    names.mentions.iter().rfind(inside).map(|it| names.form_of(it).entity)
}

/// Whether both verbs are about one thing: a word of some weight after the first stands after the other too.
fn share_object(article: &Article, said: (&Statement, &Predicate), denied: (&Statement, &Predicate)) -> bool {
    let weighty = |token: &&Token| token.is_word() && token.len > 3 && !token.is(Classes::FUNCTION);
    let after = |(statement, predicate): (&Statement, &Predicate)| {
        article.tokens[predicate.at + 1..statement.tokens.end].iter().take(OBJECT).filter(weighty)
    };
    after(said).any(|word| after(denied).any(|other| other.norm == word.norm))
}
