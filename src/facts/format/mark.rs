//! Quotation marks and apostrophes to what they are used for and how they are drawn.

use crate::article::Article;
use crate::fold::places::places;
use crate::span::Span;
use crate::text::{Token, TokenKind, Voice, next_rare_token};

use super::Printed;

/// The way a mark is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MarkForm {
    /// What it is used for.
    pub role: MarkUse,
    /// How it is drawn.
    pub glyph: Glyph,
}

/// What a mark is used for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MarkUse {
    /// A double quotation mark.
    Double,
    /// A single quotation mark.
    Single,
    /// An apostrophe between two letters: `don't`, `Reed's`.
    Apostrophe,
}

/// How a mark is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Glyph {
    /// `"`, `'`
    Straight,
    /// `“ ”`, `‘ ’`
    Curly,
}

/// The curly apostrophe.
const CURLY: &str = "\u{2019}";

/// The marks of an article in reading order. Feet and inches, guillemets and the wires' `` are none.
pub(super) fn find(article: &Article) -> Vec<Printed<MarkForm>> {
    let mut found = Vec::with_capacity(article.tokens.len() / 16);
    let mut from = 0;
    while let Some(at) = next_rare_token(&article.tokens, from, Token::is_quotation_mark) {
        from = at + 1;
        let token = &article.tokens[at];
        let role = match token.kind() {
            TokenKind::DoubleQuote => MarkUse::Double,
            TokenKind::SingleQuote => MarkUse::Single,
            _ => continue,
        };
        let glyph = match token.text(&article.prose) {
            "\"" | "'" => Glyph::Straight,
            "\u{201c}" | "\u{201d}" | "\u{2018}" | "\u{2019}" => Glyph::Curly,
            _ => continue,
        };
        let measure = at > 0 && !token.spaced() && article.tokens[at - 1].is_number();
        if glyph == Glyph::Curly || !measure || article.is_quoted(token.start) {
            found.push((token.span(), MarkForm { role, glyph }));
        }
    }
    apostrophes(&article.prose, &mut found);
    // Two runs, each in order: a stable sort merges them.
    found.sort_by_key(|(span, _)| *span);
    placed(article, found)
}

/// Adds the apostrophes between two letters.
fn apostrophes(prose: &str, found: &mut Vec<(Span, MarkForm)>) {
    let bytes = prose.as_bytes();
    let letter = |at: Option<&u8>| at.is_some_and(|it| it.is_ascii_alphabetic() || *it >= 0x80);
    // With the other curly marks and dashes it has the first two of its three bytes in common.
    let last = CURLY.as_bytes()[CURLY.len() - 1];
    for at in places(prose, |byte| (byte == b'\'') | (byte == last)) {
        let end = at + 1;
        let (start, glyph) = match bytes[at] {
            b'\'' => (at, Glyph::Straight),
            _ if bytes[..end].ends_with(CURLY.as_bytes()) => (end - CURLY.len(), Glyph::Curly),
            _ => continue,
        };
        if letter(start.checked_sub(1).and_then(|it| bytes.get(it))) && letter(bytes.get(end)) {
            let form = MarkForm { role: MarkUse::Apostrophe, glyph };
            found.push((Span::new(start as u32, end as u32), form));
        }
    }
}

/// Gives each mark its block and voice; those between blocks are dropped.
fn placed(article: &Article, marks: Vec<(Span, MarkForm)>) -> Vec<Printed<MarkForm>> {
    let (mut block, mut next) = (0, 0);
    let place = |(span, form): (Span, MarkForm)| {
        while article.blocks.get(block).is_some_and(|it| it.span.end <= span.start) {
            block += 1;
        }
        let holder = article.blocks.get(block).filter(|it| it.span.start <= span.start)?;
        while article.quotations.get(next).is_some_and(|it| it.span.end <= span.start) {
            next += 1;
        }
        let quoted = article.quotations.get(next).is_some_and(|it| it.span.contains(span.start));
        let voice = match Voice::of(holder.zone) {
            Voice::Own if quoted => Voice::Quoted,
            voice => voice,
        };
        Some(Printed { span, block, voice, form })
    };
    let mut printed = Vec::with_capacity(marks.len());
    printed.extend(marks.into_iter().filter_map(place));
    printed
}
