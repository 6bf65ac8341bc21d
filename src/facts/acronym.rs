//! Tokens to acronyms that the article explains: `Independent Monitoring Board (IMB)`. The words before the bracket
//! must begin with its letters, small words aside.

use std::ops::Range;

use crate::article::Article;
use crate::lexicon::Classes;
use crate::span::Span;
use crate::text::{Shape, Token, TokenKind, Voice};

/// An acronym where it is explained.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Definition {
    /// The letters: `IMB`.
    pub acronym: Span,
    /// The hash of the letters; the same for every place where they stand.
    pub norm: u32,
    /// The words: `Independent Monitoring Board`.
    pub expansion: Span,
    /// The tokens of the expansion, an index range of `Article::tokens`.
    pub words: Range<usize>,
    /// Its block.
    pub block: usize,
    /// Whose words it belongs to.
    pub voice: Voice,
}

/// Letters of an acronym that is explained letter by letter.
const LETTERS: std::ops::RangeInclusive<usize> = 2..=8;

/// Words of an expansion beyond its letters: `of`, `and`, `the`.
const SPARE: usize = 4;

/// Finds the explained acronyms of an article, in reading order.
#[must_use]
pub fn find(article: &Article) -> Vec<Definition> {
    article.prose.match_indices('(').filter_map(|(bracket, _)| definition(article, bracket as u32)).collect()
}

/// The definition whose opening bracket stands at this offset.
fn definition(article: &Article, bracket: u32) -> Option<Definition> {
    let (tokens, prose) = (&article.tokens, article.prose.as_str());
    let open = article.token_at(bracket);
    // A bracket may also be part of an address.
    tokens.get(open).filter(|it| it.start == bracket && it.is_mark(prose, '('))?;
    let index = article.block_at(bracket);
    let block = &article.blocks[index];
    let acronym = tokens.get(open + 1).filter(|it| it.shape == Shape::Upper)?;
    tokens.get(open + 2).filter(|it| it.is_mark(prose, ')'))?;
    let letters = acronym.text(prose).as_bytes();
    if !LETTERS.contains(&letters.len()) || !letters.iter().all(u8::is_ascii_uppercase) {
        return None;
    }
    let first = expansion(prose, &tokens[block.tokens.start..open], letters)? + block.tokens.start;
    let last = tokens[first..open].iter().rposition(Token::is_word)? + first;
    let expansion = tokens[first].span().to(tokens[last].span());
    Some(Definition {
        acronym: acronym.span(),
        norm: acronym.norm,
        expansion,
        words: first..last + 1,
        block: index,
        voice: article.voice_at(expansion.start),
    })
}

/// Where in `before` the words begin whose initials are the letters, the last word being the last of `before`.
fn expansion(prose: &str, before: &[Token], letters: &[u8]) -> Option<usize> {
    let mut wanted = letters.len();
    let mut spare = SPARE;
    for (at, token) in before.iter().enumerate().rev() {
        if !token.is_word() {
            // Hyphens join words, clitics belong to one; anything else ends the name.
            if token.is_mark(prose, '-') || token.is_mark(prose, '&') || token.kind() == TokenKind::Clitic {
                continue;
            }
            return None;
        }
        let initial = token.text(prose).as_bytes()[0].to_ascii_uppercase();
        let is_small = token.shape == Shape::Lower && token.is(Classes::FUNCTION);
        if initial == letters[wanted - 1] && !(is_small && wanted == 1) {
            wanted -= 1;
        } else if is_small && spare > 0 {
            spare -= 1;
            continue;
        } else {
            return None;
        }
        if wanted == 0 {
            return token.is_capitalised().then_some(at);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use crate::article::Article;
    use crate::segment::Zone;

    fn expansions(text: &str) -> Vec<String> {
        let article = Article::of_zone(text, Zone::Paragraph);
        article.facts.acronyms.iter().map(|it| article.text(it.expansion).to_owned()).collect()
    }

    #[test]
    fn the_words_before_the_bracket_have_its_letters() {
        for (text, expected) in [
            ("The Independent Monitoring Board (IMB) met.", &["Independent Monitoring Board"][..]),
            ("the Department of Health and Social Care (DHSC)", &["Department of Health and Social Care"]),
            ("the Department of Justice (DOJ)", &["Department of Justice"]),
            ("a Non-Governmental Organisation (NGO)", &["Non-Governmental Organisation"]),
            ("the International Ski Federation (FIS)", &[]),
            ("he said (NATO) left", &[]),
            ("Oban (UK)", &[]),
            ("(IMB)", &[]),
        ] {
            assert_eq!(expansions(text), expected, "{text}");
        }
    }
}
