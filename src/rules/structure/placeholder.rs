//! Text that stood in for text to come: TK, lorem ipsum, `{{date}}`, `%s`, `[name]`, `XXX`, `[object Object]`.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::article::{Article, Block};
use crate::diagnostic::{Confidence, Severity};
use crate::fold::hash;
use crate::lexicon::lines;
use crate::read::Format;
use crate::rules::structure::stand_in;
use crate::rules::{Check, Report, Rule, Status};
use crate::segment::LineCase;
use crate::span::Span;
use crate::text::phrase::{Phrases, norm};
use crate::text::{Shape, Token, TokenKind, next_token};

/// `structure/placeholder`
pub const RULE: Rule = Rule {
    id: "structure/placeholder",
    summary: "a placeholder was never filled in",
    guide: include_str!("placeholder.md"),
    severity: Severity::Error,
    confidence: Confidence::Likely,
    status: Status::Stable,
    build: |_| Ok(Box::new(check) as Box<dyn Check>),
};

/// Phrases that are placeholders wherever they stand, and fillers that are ones inside square brackets.
struct Fillers {
    /// With the line of the list they stand on: phrases on one line are parts of one text.
    always: Phrases<u64>,
    bracketed: Phrases<()>,
    /// Phrases that count in capitals alone, and those that open a note to the desk.
    shouted: Phrases<()>,
    notes: Phrases<()>,
    /// What may begin a placeholder: the phrases of `always`, and the signs that begin the others.
    openers: Phrases<()>,
}

static FILLERS: LazyLock<Fillers> = LazyLock::new(|| {
    let (mut always, mut bracketed, mut openers) = (Phrases::default(), Phrases::default(), Phrases::default());
    let (mut shouted, mut notes) = (Phrases::default(), Phrases::default());
    ["{", "[", "%"].iter().chain(stand_in::OPENERS).for_each(|sign| openers.add(sign, ()));
    for (number, line) in lines(include_str!("../../../rules/lexicon/placeholders.txt")).enumerate() {
        match line.as_bytes()[0] {
            b'[' => bracketed.add(line.trim_matches(['[', ']']), ()),
            b'!' => shouted.add(&line[1..], ()),
            b'^' => {
                notes.add(&line[1..], ());
                openers.add(&line[1..], ());
            }
            _ => line.split(',').for_each(|phrase| {
                always.add(phrase, number as u64);
                openers.add(phrase, ());
            }),
        }
    }
    Fillers { always, bracketed, shouted, notes, openers }
});

/// Tokens a template field may have between its braces.
const FIELD_TOKENS: usize = 7;

fn check(article: &Article, report: &mut Report<'_>) {
    // Markdown of a content repository is itself a template: braces there are addressed to the site generator.
    let is_template = article.format == Format::Markdown;
    let openers = &FILLERS.openers;
    let mut found: Vec<Placeholder> = Vec::new();
    let mut known: FxHashMap<u64, usize> = FxHashMap::default();
    for (index, block) in article.blocks.iter().enumerate() {
        let tokens = article.tokens_of(block);
        let may_begin = |token: &Token| token.shape == Shape::Upper || openers.may_begin(token);
        // A word alone in its block may be one whatever it is.
        let mut next = if tokens.len() == 1 { Some(0) } else { next_token(tokens, 0, may_begin) };
        while let Some(at) = next {
            let length = placeholder(article, block, tokens, at, is_template);
            if let Some(length) = length {
                let span = tokens[at].span().to(tokens[at + length - 1].span());
                let text = FILLERS.always.longest(&article.prose, &tokens[at..]).map(|hit| *hit.value);
                // The same for all places of one placeholder.
                let kind = text.unwrap_or_else(|| hash(article.text(span)));
                let at = *known.entry(kind).or_insert(found.len());
                match found.get_mut(at) {
                    None => found.push(Placeholder { block: index, places: vec![span] }),
                    // Filler text goes on to the end of its paragraph.
                    Some(known) if text.is_some() && known.block == index => {}
                    Some(known) => {
                        known.block = index;
                        known.places.push(span);
                    }
                }
            }
            next = next_token(tokens, at + length.unwrap_or(1), may_begin);
        }
    }
    found.iter().for_each(|placeholder| tell(article, report, placeholder));
}

/// One placeholder and everywhere it stands.
struct Placeholder {
    /// The block of the last place.
    block: usize,
    places: Vec<Span>,
}

/// Whether the article speaks of somebody or something called TK, so that the letters are a name.
fn is_named_tk(article: &Article) -> bool {
    let to_come = norm("tk");
    (0..article.tokens.len()).any(|at| {
        let token = &article.tokens[at];
        token.norm == to_come
            && (!stands_alone(&article.tokens, at)
                || article.tokens.get(at + 1).is_some_and(|next| next.kind() == TokenKind::Clitic)
                || article.is_quoted(token.start))
    })
}

fn tell(article: &Article, report: &mut Report<'_>, placeholder: &Placeholder) {
    let [first, others @ ..] = &placeholder.places[..] else { return };
    let text = article.text(*first);
    let found = report.flag(*first, format!("\"{text}\" is a placeholder"));
    found.label("never filled in");
    for &other in others {
        found.also(other, "and here");
    }
}

/// How many tokens from `at` are a placeholder.
fn placeholder(article: &Article, block: &Block, tokens: &[Token], at: usize, is_template: bool) -> Option<usize> {
    let prose = &article.prose;
    let token = &tokens[at];
    let is_mark = token.kind() == TokenKind::Mark;
    let text = if is_mark || token.shape == Shape::Upper { token.text(prose) } else { "" };
    match text.as_bytes().first().copied().unwrap_or_default() {
        b'{' if !is_template => return field(article, tokens, at, "{", "}"),
        b'[' => {
            let inner = FILLERS.bracketed.longest(prose, &tokens[at + 1..])?;
            let closed = tokens.get(at + 1 + inner.tokens).is_some_and(|close| close.is_mark(prose, ']'));
            let linked =
                tokens.get(at + 2 + inner.tokens).is_some_and(|after| after.is_mark(prose, '(') && !after.spaced());
            if closed && !linked && !article.is_quoted(token.start) {
                return Some(inner.tokens + 2);
            }
        }
        b'%' => {
            let before = at.checked_sub(1).map(|before| &tokens[before]);
            let conversion = tokens.get(at + 1).filter(|next| !next.spaced() && matches!(next.text(prose), "s" | "d"));
            if conversion.is_some() && !before.is_some_and(|before| before.is_number() && !token.spaced()) {
                return Some(2);
            }
        }
        _ => {}
    }
    if !is_mark && (is_to_come(text) && (text.len() > 2 || !is_named_tk(article)) || is_crosses(article, tokens, at)) {
        return Some(1);
    }
    let stands_in = stand_in::length(article, tokens, at, &FILLERS.bracketed);
    if stands_in.is_some() {
        return stands_in;
    }
    if let Some(hit) = FILLERS.always.longest(prose, &tokens[at..]) {
        return Some(hit.tokens);
    }
    if let Some(length) = to_the_desk(article, block, tokens, at) {
        return Some(length);
    }
    let is_alone = tokens.len() == 1 && block.span == token.span();
    (is_alone && ["null", "undefined", "nan"].iter().any(|word| norm(word) == token.norm)).then_some(1)
}

/// `NOTE TO SUBS:` at the start of a block; `CHECK THIS` in capitals where the block is not.
fn to_the_desk(article: &Article, block: &Block, tokens: &[Token], at: usize) -> Option<usize> {
    let prose = &article.prose;
    if at == 0
        && let Some(hit) = FILLERS.notes.longest(prose, tokens)
        && tokens.get(hit.tokens).is_some_and(|next| matches!(next.text(prose), ":" | "-" | "–" | "—"))
    {
        return Some(hit.tokens);
    }
    if tokens[at].shape != Shape::Upper || block.case == LineCase::Upper {
        return None;
    }
    let hit = FILLERS.shouted.longest(prose, &tokens[at..])?;
    tokens[at..at + hit.tokens].iter().all(|token| token.shape == Shape::Upper).then_some(hit.tokens)
}

/// `TK`, `TKTK`: to come, spelled so that no word holds it.
fn is_to_come(text: &str) -> bool {
    text.len() >= 2 && text.len().is_multiple_of(2) && text.as_bytes().chunks(2).all(|pair| pair == b"TK")
}

/// Not part of a name: `TK Maxx`, `Hassan TK`.
fn stands_alone(tokens: &[Token], at: usize) -> bool {
    let is_name = |token: Option<&Token>| token.is_some_and(|token| token.is_word() && token.is_capitalised());
    (at == 0 || !is_name(tokens.get(at - 1))) && !is_name(tokens.get(at + 1))
}

/// `XXX` and longer in place of a number or a name; not a Roman numeral, a rating or a size.
fn is_crosses(article: &Article, tokens: &[Token], at: usize) -> bool {
    let text = tokens[at].text(&article.prose);
    if text.len() < 3 || text.bytes().any(|byte| byte != b'X') {
        return false;
    }
    let beside = |token: Option<&Token>| token.is_some_and(|it| it.is_word() && it.is_capitalised());
    let joined = tokens.get(at + 1).is_some_and(|next| next.is_mark(&article.prose, '-') && !next.spaced());
    let rated = tokens.get(at + 1).is_some_and(|next| next.norm == norm("rated"))
        || at > 0 && ["called", "titled", "named", "entitled"].iter().any(|word| norm(word) == tokens[at - 1].norm);
    text.len() > 3 || !(at > 0 && beside(tokens.get(at - 1)) || beside(tokens.get(at + 1)) || joined || rated)
}

/// `{{date}}`, `{name}`: two braces around a bare identifier, or one pair around the name of a field; nothing that computes.
fn field(article: &Article, tokens: &[Token], at: usize, open: &str, close: &str) -> Option<usize> {
    let prose = &article.prose;
    let opened = tokens[at..].iter().take(2).take_while(|token| token.text(prose) == open).count();
    let inner = at + opened;
    let length = tokens[inner..].iter().take(FIELD_TOKENS).position(|token| token.text(prose) == close)?;
    let is_bare = |token: &Token| token.is_word() || token.is_number() || matches!(token.text(prose), "_" | "-" | ".");
    let named = length > 0 && tokens[inner..inner + length].iter().all(is_bare);
    let closed = tokens[inner + length..].iter().take(opened).take_while(|token| token.text(prose) == close).count();
    // One pair of braces also encloses a word an editor put in: a template has the name of a field there.
    let is_field = || {
        let words = &tokens[inner..inner + length];
        let joined = words.iter().any(|token| matches!(token.text(prose), "_" | "."));
        joined || FILLERS.bracketed.longest(prose, words).is_some_and(|filler| filler.tokens == length)
    };
    let tight = opened == 2 || tokens[inner..=inner + length].iter().all(|token| !token.spaced()) && is_field();
    (named && closed == opened && tight).then_some(opened + length + closed)
}
