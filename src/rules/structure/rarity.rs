//! How much a word says about what a text is about: inverse document frequency from the shipped table, and
//! the share of one text's weight that another text shares.

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::fold;
use crate::lexicon::{Classes, lines};
use crate::text::phrase::norm;
use crate::text::{Token, TokenKind};

/// Weight of a word that fewer than 8 of the 5,386 counted articles have: ln(5386 / 3).
const UNKNOWN: f32 = 7.5;
/// Weight of a number in digits: as rare as a middling noun.
const NUMBER: f32 = 5.0;
/// Letters of a word that count: `minister` and `ministers`, `governor` and `governors` are one term. Measured:
/// with five letters unrelated words meet (`county`, `countryside`) and one injected headline in eight is lost.
const STEM: usize = 7;

static RARITY: LazyLock<FxHashMap<u32, u8>> = LazyLock::new(|| {
    let mut table = FxHashMap::default();
    for line in lines(include_str!("../../../rules/lexicon/word-rarity.txt")) {
        let mut fields = line.split(' ');
        let tenths = fields.next().and_then(|value| value.parse().ok()).unwrap_or_default();
        table.extend(fields.map(|word| (norm(word), tenths)));
    }
    table
});

/// The terms of a text: what it is about, word endings aside.
#[derive(Debug, Default)]
pub(super) struct Terms {
    stems: FxHashSet<u32>,
}

/// How a line relates to a text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Overlap {
    /// Content terms of the line.
    pub(super) terms: usize,
    /// Those of them that the text has too.
    pub(super) shared: usize,
    /// Weight of the shared terms over the weight of all, 0 to 1.
    pub(super) share: f32,
    /// Weight of the rarest shared term.
    pub(super) rarest: f32,
}

impl Terms {
    /// Adds the content terms of `tokens`.
    pub(super) fn add(&mut self, prose: &str, tokens: &[Token]) {
        self.stems.extend(tokens.iter().filter(|token| is_content(token)).map(|token| stem(prose, token)));
    }

    /// How much of what `line` is about these terms are about too.
    pub(super) fn overlap(&self, prose: &str, line: &[Token]) -> Overlap {
        let mut overlap = Overlap { terms: 0, shared: 0, share: 0.0, rarest: 0.0 };
        let (mut all, mut shared) = (0.0, 0.0);
        for token in line.iter().filter(|token| is_content(token)) {
            let weight = weight(token);
            overlap.terms += 1;
            all += weight;
            if self.stems.contains(&stem(prose, token)) {
                overlap.shared += 1;
                shared += weight;
                overlap.rarest = overlap.rarest.max(weight);
            }
        }
        overlap.share = if all > 0.0 { shared / all } else { 1.0 };
        overlap
    }
}

fn is_content(token: &Token) -> bool {
    match token.kind() {
        TokenKind::Word => token.len > 2 && !token.is(Classes::FUNCTION),
        TokenKind::Number => true,
        _ => false,
    }
}

fn weight(token: &Token) -> f32 {
    if token.is_number() {
        return NUMBER;
    }
    RARITY.get(&token.norm).map_or(UNKNOWN, |&tenths| f32::from(tenths) / 10.0)
}

fn stem(prose: &str, token: &Token) -> u32 {
    let word = token.text(prose);
    let end = word.char_indices().nth(STEM).map_or(word.len(), |(at, _)| at);
    let mut stem = &word[..end];
    if word.len() <= STEM && word.len() > 3 {
        stem = stem.strip_suffix('s').unwrap_or(stem);
    }
    fold::hash(stem) as u32
}

#[cfg(test)]
mod tests {
    use super::{Overlap, RARITY, Terms};
    use crate::lexicon::Lexicon;
    use crate::span::Span;
    use crate::text::phrase::norm;
    use crate::text::{Token, lex};

    fn tokens(text: &str) -> Vec<Token> {
        let mut tokens = Vec::new();
        lex(text, Span::new(0, text.len() as u32), Lexicon::built_in(), &mut tokens);
        tokens
    }

    #[test]
    fn common_words_weigh_less() {
        assert!(RARITY.len() > 10_000);
        assert!(RARITY[&norm("people")] < RARITY[&norm("harbour")]);
    }

    #[test]
    fn endings_do_not_part_terms() {
        let story = "Libya's harbours are closed.";
        let mut terms = Terms::default();
        terms.add(story, &tokens(story));
        let line = "the Libyan harbour, closed, and a violin";
        let overlap = terms.overlap(line, &tokens(line));
        assert_eq!((overlap.terms, overlap.shared), (4, 2));
        assert_eq!(
            terms.overlap("of the", &tokens("of the")),
            Overlap { terms: 0, shared: 0, share: 1.0, rarest: 0.0 }
        );
    }
}
