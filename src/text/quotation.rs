//! Quotations across paragraphs, and whose voice a place in the prose has.
//!
//! Running quotations: each paragraph of a long quotation opens again, only the last one closes.

use serde::{Deserialize, Serialize};

use crate::segment::{Segment, Zone};
use crate::span::Span;
use crate::text::token::{Token, TokenKind};

/// Whose words these are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Voice {
    /// The article's own, in running text.
    Own,
    /// Somebody quoted.
    Quoted,
    /// Display type: headline, kicker, subhead.
    Headline,
    /// A line about another story, a trailer.
    Promo,
    /// Under a picture.
    Caption,
}

impl Voice {
    /// The voice of a zone outside quotation marks.
    #[must_use]
    pub const fn of(zone: Zone) -> Self {
        match zone {
            Zone::Headline | Zone::Kicker | Zone::Subhead => Self::Headline,
            Zone::Promo | Zone::Trailer => Self::Promo,
            Zone::Caption | Zone::Credit => Self::Caption,
            Zone::Quote | Zone::PullQuote => Self::Quoted,
            _ => Self::Own,
        }
    }
}

/// One quotation, or the part of a running quotation that stands in one block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quotation {
    /// From the opening mark to the closing mark, both included; to the end of the block if it never closes.
    pub span: Span,
    /// The words inside.
    pub inner: Span,
    /// Whether a closing mark was found in this block.
    pub closed: bool,
    /// Whether it goes on from the block before.
    pub continues: bool,
}

/// The quotations of an article in reading order. `blocks` are the segments with their tokens.
#[must_use]
pub fn quotations<'a>(prose: &str, blocks: impl Iterator<Item = (&'a Segment, &'a [Token])>) -> Vec<Quotation> {
    let mut found: Vec<Quotation> = Vec::new();
    let mut running = false;
    for (segment, tokens) in blocks {
        let mut open: Option<(usize, bool)> = None;
        for (index, token) in tokens.iter().enumerate() {
            if token.kind() != TokenKind::DoubleQuote {
                continue;
            }
            match open {
                Some((start, continues)) if !is_opener(prose, tokens, index) => {
                    found.push(Quotation {
                        span: tokens[start].span().to(token.span()),
                        inner: Span::new(tokens[start].end(), token.start),
                        closed: true,
                        continues,
                    });
                    open = None;
                }
                Some(_) => {}
                None if is_closer(prose, token) => {}
                None => open = Some((index, running && index == 0)),
            }
        }
        running = false;
        if let Some((start, continues)) = open {
            let end = segment.span.end;
            found.push(Quotation {
                span: Span::new(tokens[start].start, end),
                inner: Span::new(tokens[start].end(), end),
                closed: false,
                continues,
            });
            running = true;
        }
    }
    found
}

/// A curly opener, or a straight mark that stands before a word and after a space.
fn is_opener(prose: &str, tokens: &[Token], index: usize) -> bool {
    match tokens[index].text(prose) {
        "\u{201c}" | "\u{201e}" | "«" => true,
        "\"" => tokens[index].spaced() && tokens.get(index + 1).is_some_and(|next| !next.spaced()),
        _ => false,
    }
}

fn is_closer(prose: &str, token: &Token) -> bool {
    matches!(token.text(prose), "\u{201d}" | "»")
}
