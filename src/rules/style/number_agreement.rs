//! A singular article before a plural noun: "a January 12 ceasefires".

use crate::article::{Article, Block};
use crate::diagnostic::{Applicability, Confidence, Severity};
use crate::lexicon::Classes;
use crate::rules::style::plural::is_plural_noun;
use crate::rules::{Check, PROSE, Report, Rule, Status};
use crate::text::phrase::norm;
use crate::text::{Shape, Token, TokenKind, next_rare_token};

/// `style/number-agreement`
pub const RULE: Rule = Rule {
    id: "style/number-agreement",
    summary: "a singular article before a plural noun",
    guide: include_str!("number_agreement.md"),
    severity: Severity::Warning,
    confidence: Confidence::Likely,
    status: Status::Stable,
    build: |_| Ok(Box::new(check) as Box<dyn Check>),
};

/// Adjectives between article and noun.
const MOST_MODIFIERS: usize = 2;
/// Words that make a noun of a plural before them.
const PARTICLES: &[&str] = &["up", "down", "off", "out"];
/// Endings of words that are adjectives far more often than nouns.
const ADJECTIVE_ENDINGS: &[&str] = &["ous", "ful", "less", "able", "ible", "ish", "ical", "ental", "ional"];

fn check(article: &Article, report: &mut Report<'_>) {
    let (a, an) = (norm("a"), norm("an"));
    for block in article.blocks.iter().filter(|block| PROSE.contains(&block.zone)) {
        let tokens = article.tokens_of(block);
        let mut from = 0;
        while let Some(at) = next_rare_token(tokens, from, |token| (token.norm == a) | (token.norm == an)) {
            from = at + 1;
            if let Some(noun) = plural_after(article, tokens, at)
                && is_article(article, block, tokens, at)
            {
                let token = &tokens[at];
                let determiner = token.text(&article.prose);
                let plural = tokens[noun].text(&article.prose);
                let phrase = token.span().to(tokens[noun].span());
                let found = report.flag(phrase, format!("\"{determiner}\" is singular, \"{plural}\" is plural"));
                found.label("article and noun disagree");
                if let Some(singular) = plural.strip_suffix('s').filter(|it| !it.ends_with("ie")) {
                    found.replace(tokens[noun].span(), singular, Applicability::Manual);
                }
            }
        }
    }
}

/// Whether the token is the article: not the letter of "vitamin A", not in a quotation.
fn is_article(article: &Article, block: &Block, tokens: &[Token], at: usize) -> bool {
    let token = &tokens[at];
    let begins = || article.begins_sentence(block.tokens.start + at);
    let joined = at > 0 && !token.spaced();
    (token.shape == Shape::Lower || begins()) && !joined && !article.is_quoted(token.start)
}

/// The index of a plural noun that the article at `at` introduces and that ends its noun phrase.
fn plural_after(article: &Article, tokens: &[Token], at: usize) -> Option<usize> {
    let prose = &article.prose;
    let mut noun = at + 1;
    if tokens.get(noun)?.is(Classes::MONTH) && tokens[noun].is_capitalised() {
        noun += 1;
        noun += usize::from(tokens.get(noun)?.is_number());
    }
    let mut modifiers = 0;
    while modifiers < MOST_MODIFIERS && is_adjective(prose, tokens.get(noun)?) {
        noun += 1;
        modifiers += 1;
    }
    let plural = tokens.get(noun)?;
    let spaced = tokens[at + 1..=noun].iter().all(Token::spaced);
    // Right after the article or a date no verb can stand; after a word that may be a noun one can: "a critic says".
    let may_be_verb = modifiers == 0;
    (spaced && is_plural_noun(prose, plural, may_be_verb) && ends_phrase(prose, &tokens[noun + 1..])).then_some(noun)
}

fn is_adjective(prose: &str, token: &Token) -> bool {
    if !token.is_word() || !token.spaced() {
        return false;
    }
    if token.is(Classes::DEMONYM) && token.is_capitalised() {
        return true;
    }
    let word = token.text(prose);
    token.shape == Shape::Lower && ADJECTIVE_ENDINGS.iter().any(|ending| word.ends_with(ending))
}

/// Whether a noun phrase is over before these tokens: a plural before a noun is part of a compound
/// ("a savings account").
fn ends_phrase(prose: &str, after: &[Token]) -> bool {
    let is_function = |token: &Token| token.is(Classes::FUNCTION) && token.shape == Shape::Lower;
    match after.first() {
        None => true,
        Some(token) => match token.kind() {
            // A plural and a particle make a noun of their own: "a heads up", "a thumbs down".
            TokenKind::Word if PARTICLES.iter().any(|particle| norm(particle) == token.norm) => false,
            // A list of modifiers: "a weapons and ammunition cache", "a sports, arts and leisure centre".
            TokenKind::Word if matches!(token.text(prose), "and" | "or") => false,
            TokenKind::Word => is_function(token),
            TokenKind::Mark if token.is_mark(prose, ',') => after.get(1).is_none_or(is_function),
            TokenKind::Mark => matches!(token.text(prose), "." | ";" | ":" | "!" | "?" | ")"),
            _ => false,
        },
    }
}
