//! The name of a body in two patterns of capitals in the middle of sentences: "the Syrian Army" here, "the Syrian
//! army" there.

use rustc_hash::FxHashSet;

use crate::article::{Article, Block};
use crate::diagnostic::{Confidence, Severity};
use crate::lexicon::Classes;
use crate::rules::consistency::places::{Place, on_one_line, report_two_ways, together};
use crate::rules::{Check, PROSE, Report, Rule, Status};
use crate::segment::LineCase;
use crate::span::Span;
use crate::text::{Shape, Token, TokenKind, Voice, next_rare_token};

/// `consistency/capitalization`
pub const RULE: Rule = Rule {
    id: "consistency/capitalization",
    summary: "the name of a body in capitals here and ending in small letters there",
    guide: include_str!("capitalization.md"),
    severity: Severity::Advice,
    confidence: Confidence::Likely,
    status: Status::Stable,
    build: |_| Ok(Box::new(check) as Box<dyn Check>),
};

/// Words of a phrase.
const MOST_WORDS: usize = 5;

/// The words of a phrase, whatever their capitals.
type Key = [u32; MOST_WORDS];

/// A phrase where it stands.
struct Phrase {
    key: Key,
    span: Span,
    /// Whether it ends in small letters.
    is_low: bool,
}

fn check(article: &Article, report: &mut Report<'_>) {
    let phrases = phrases(article);
    let keys = |low: bool| phrases.iter().filter(move |phrase| phrase.is_low == low).map(|phrase| phrase.key);
    let low: FxHashSet<Key> = keys(true).collect();
    let both: FxHashSet<Key> = keys(false).filter(|key| low.contains(key)).collect();
    let both = phrases.iter().filter(|phrase| both.contains(&phrase.key));
    for places in together(both, |phrase| phrase.key) {
        let (low, high): (Vec<_>, Vec<_>) = places.into_iter().partition(|phrase| phrase.is_low);
        let (odd, kept) = if low.len() > high.len() { (high, low) } else { (low, high) };
        let other = on_one_line(article.text(kept[0].span));
        let odd: Vec<_> = odd.iter().map(|phrase| Place { span: phrase.span, other: other.clone() }).collect();
        let kept: Vec<_> = kept.iter().map(|phrase| phrase.span).collect();
        report_two_ways(article, report, &odd, &kept);
    }
}

/// The phrases of the story's own voice that name a body: a run of capitals, or capitals and then small letters, the
/// last word being the head of an organisation.
fn phrases(article: &Article) -> Vec<Phrase> {
    let mut found = Vec::new();
    let is_head = |token: &Token| token.is(Classes::ORGANISATION) & !token.is(Classes::TITLE);
    let told = |block: &&Block| PROSE.contains(&block.zone) && block.case == LineCase::Sentence;
    for block in article.blocks.iter().filter(told) {
        let mut from = block.tokens.start;
        while let Some(last) = next_rare_token(&article.tokens[..block.tokens.end], from, is_head) {
            from = last + 1;
            found.extend(phrase(article, block, last).filter(|it| article.voice_at(it.span.start) == Voice::Own));
        }
    }
    found
}

/// The phrase that ends with the token at `last`, when its capitals say anything.
fn phrase(article: &Article, block: &Block, last: usize) -> Option<Phrase> {
    let small = run_before(article, block, last + 1, Shape::Lower);
    let first_small = last + 1 - small;
    let capitals = run_before(article, block, first_small, Shape::Capital);
    let first = first_small - capitals;
    let words = small + capitals;
    if capitals == 0 || !(2..=MOST_WORDS).contains(&words) || is_joined(article, block, first) {
        return None;
    }
    let says_nothing = match small {
        0 => !is_whole(article, &article.tokens[last + 1..block.tokens.end]),
        _ => capitals == 1 && begins_clause(article, block, first),
    };
    if says_nothing {
        return None;
    }
    let tokens = &article.tokens[first..=last];
    let mut key = [0; MOST_WORDS];
    key.iter_mut().zip(tokens).for_each(|(key, token)| *key = token.norm);
    Some(Phrase { key, span: tokens[0].span().to(tokens[words - 1].span()), is_low: small > 0 })
}

/// How many words of a shape stand in a row before the token at `end`, function words left out: "The Harbour Board" is
/// called the Harbour Board. One more than a phrase may have is as good as many.
fn run_before(article: &Article, block: &Block, end: usize, shape: Shape) -> usize {
    let tokens = &article.tokens[block.tokens.start..end];
    let fits = |token: &&Token| token.is_word() && token.shape == shape && !token.is(Classes::FUNCTION);
    tokens.iter().rev().take(MOST_WORDS + 1).take_while(fits).count()
}

/// Whether the token at `at` goes on with a longer name: by a hyphen, or as in "Council of Islamic Courts".
fn is_joined(article: &Article, block: &Block, at: usize) -> bool {
    let before =
        |back: usize| at.checked_sub(back).filter(|at| *at >= block.tokens.start).map(|at| &article.tokens[at]);
    let Some(last) = before(1) else { return false };
    let is_of = matches!(last.text(&article.prose), "of" | "for" | "on" | "&");
    !article.tokens[at].spaced() || is_of && before(2).is_some_and(Token::is_capitalised)
}

/// Whether a capital at `at` says nothing: a sentence, a clause or an item of a list begins there.
fn begins_clause(article: &Article, block: &Block, at: usize) -> bool {
    let begins_sentence = article.sentences[article.sentence_of(at)].start as usize == at;
    begins_sentence || at == block.tokens.start || !article.tokens[at - 1].is_word() && !is_comma(article, at - 1)
}

fn is_comma(article: &Article, at: usize) -> bool {
    let token = &article.tokens[at];
    token.kind() == TokenKind::Clitic || token.is_number() || matches!(token.text(&article.prose), "," | "(")
}

/// Whether a run of capitals is a name of its own: no hyphen, number, "of the North" or address goes on
/// with it.
fn is_whole(article: &Article, after: &[Token]) -> bool {
    let prose = article.prose.as_str();
    let Some(next) = after.first() else { return true };
    let is_handle = next.is_mark(prose, '(') && after.get(1).is_some_and(|token| token.kind() == TokenKind::Link);
    let goes_on = is_handle || next.is_number() || next.is_capitalised() || matches!(next.text(prose), "-" | "&");
    let ties = matches!(next.text(prose), "of" | "for" | "on");
    let is_small = |token: &&Token| token.is(Classes::FUNCTION) && !token.is_capitalised();
    let tied = ties && after[1..].iter().find(|token| !is_small(token)).is_some_and(Token::is_capitalised);
    !goes_on && !tied
}
