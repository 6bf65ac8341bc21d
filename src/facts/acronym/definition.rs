//! Tokens to acronyms that the article explains: `Independent Monitoring Board (IMB)`, `IMB (Independent Monitoring
//! Board)`, `the Independent Monitoring Board, or IMB`. The words must begin with its letters, small words aside; where
//! they do elsewhere, words that are nearly the same count too.

use std::ops::Range;
use std::sync::LazyLock;

use crate::article::{Article, Block};
use crate::lexicon::Classes;
use crate::span::Span;
use crate::text::{Shape, Token, TokenKind, Voice, next_rare_token, phrase};

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

/// Tokens of an expansion.
const LONGEST: usize = 24;

/// Finds the explained acronyms of an article, in reading order.
pub(super) fn find(article: &Article) -> Vec<Definition> {
    let mut found = Vec::new();
    let mut open: Vec<(usize, usize)> = Vec::new();
    let (bracket, or) = (*BRACKET, *OR);
    let mut from = 0;
    let tokens = &article.tokens;
    while let Some(at) = next_rare_token(tokens, from, |token| token.norm == bracket || token.norm == or) {
        from = at + 1;
        // The letters stand right beside.
        let is_upper = |token: Option<&Token>| token.is_some_and(|token| token.shape == Shape::Upper);
        if !is_upper(tokens.get(at + 1)) && !is_upper(at.checked_sub(1).map(|before| &tokens[before])) {
            continue;
        }
        let index = article.block_at(tokens[at].start);
        let block = &article.blocks[index];
        if tokens[at].norm == or {
            found.extend(behind_or(article, index, block, at));
            continue;
        }
        let definition = in_brackets(article, index, block, at).or_else(|| before_brackets(article, index, block, at));
        if definition.is_none() && acronym_at(article, block, at + 1).is_some() {
            open.push((index, at));
        }
        found.extend(definition);
    }
    if !found.is_empty() && !open.is_empty() {
        near(article, &mut found, &open);
    }
    found.sort_by_key(|definition| definition.acronym);
    found
}

static BRACKET: LazyLock<u32> = LazyLock::new(|| phrase::norm("("));
static OR: LazyLock<u32> = LazyLock::new(|| phrase::norm("or"));

/// The letters at token `at`, if they may be an acronym.
fn acronym_at<'a>(article: &'a Article, block: &Block, at: usize) -> Option<(&'a Token, &'a [u8])> {
    let token = article.tokens.get(at).filter(|token| block.tokens.contains(&at) && token.shape == Shape::Upper)?;
    let letters = token.text(&article.prose).as_bytes();
    let is_acronym = LETTERS.contains(&letters.len()) && letters.iter().all(u8::is_ascii_uppercase);
    is_acronym.then_some((token, letters))
}

/// `Independent Monitoring Board (IMB)`: the opening bracket is the token `open`.
fn in_brackets(article: &Article, index: usize, block: &Block, open: usize) -> Option<Definition> {
    let (acronym, letters) = acronym_at(article, block, open + 1)?;
    article.tokens.get(open + 2).filter(|it| it.is_mark(&article.prose, ')'))?;
    let floor = block.tokens.start.max(open.saturating_sub(LONGEST));
    let first = expansion(&article.prose, &article.tokens[floor..open], letters)? + floor;
    Some(define(article, index, acronym, first..open))
}

/// `IMB (Independent Monitoring Board)`.
fn before_brackets(article: &Article, index: usize, block: &Block, open: usize) -> Option<Definition> {
    let (acronym, letters) = acronym_at(article, block, open.checked_sub(1)?)?;
    let reach = block.tokens.end.min(open + 1 + LONGEST);
    let close = (open + 1..reach).find(|&at| article.tokens[at].is_mark(&article.prose, ')'))?;
    let mut first = open + 1;
    first += usize::from(article.word(first) == "the");
    let whole = expansion(&article.prose, article.tokens.get(first..close)?, letters)? == 0;
    whole.then(|| define(article, index, acronym, first..close))
}

/// `the Independent Monitoring Board, or IMB`, with the word `or` at this token.
fn behind_or(article: &Article, index: usize, block: &Block, or: usize) -> Option<Definition> {
    let (acronym, letters) = acronym_at(article, block, or + 1)?;
    let before = or.checked_sub(1).filter(|_| article.tokens[or].shape == Shape::Lower)?;
    let comma = Some(before).filter(|&before| article.tokens[before].is_mark(&article.prose, ','))?;
    let floor = block.tokens.start.max(comma.saturating_sub(LONGEST));
    let first = expansion(&article.prose, article.tokens.get(floor..comma)?, letters)? + floor;
    Some(define(article, index, acronym, first..comma))
}

/// `the NHT, the National Harbour Trust, met`: letters that were explained before and are again, between commas.
pub(super) fn between_commas(article: &Article, at: usize, index: usize) -> Option<Definition> {
    let block = &article.blocks[index];
    let (acronym, letters) = acronym_at(article, block, at)?;
    let is_comma = |at: &usize| article.tokens[*at].is_mark(&article.prose, ',');
    let end = block.tokens.end.min(at + 2 + LONGEST);
    (at + 1 < end && is_comma(&(at + 1))).then_some(())?;
    let first = at + 2 + usize::from(article.tokens.get(at + 2)?.text(&article.prose) == "the");
    let close = (first..end).find(is_comma)?;
    let whole = expansion(&article.prose, article.tokens.get(first..close)?, letters)? == 0;
    whole.then(|| define(article, index, acronym, first..close))
}

fn define(article: &Article, index: usize, acronym: &Token, words: Range<usize>) -> Definition {
    let tokens = &article.tokens;
    let last = tokens[words.clone()].iter().rposition(Token::is_word).map_or(words.start, |at| words.start + at);
    let expansion = tokens[words.start].span().to(tokens[last].span());
    Definition {
        acronym: acronym.span(),
        norm: acronym.norm,
        expansion,
        words: words.start..last + 1,
        block: index,
        voice: article.voice_at(expansion.start),
    }
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
        } else if token.is(Classes::FUNCTION) && spare > 0 {
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

/// Acronyms of which explanations that do not have their letters are looked at.
const MOST_NEAR: usize = 64;

/// Adds the explanations whose words do not have the letters, but are most of those that elsewhere do: an article
/// that has `National Harbour Trust (NHT)` means the same by `National Port Trust (NHT)`.
fn near(article: &Article, found: &mut Vec<Definition>, open: &[(usize, usize)]) {
    let exact = found.len().min(MOST_NEAR);
    for &(index, open) in open {
        let acronym = &article.tokens[open + 1];
        let Some(known) = found[..exact].iter().find(|it| it.norm == acronym.norm) else { continue };
        let closes = article.tokens.get(open + 2).is_some_and(|it| it.is_mark(&article.prose, ')'));
        let words = open.saturating_sub(known.words.len())..open;
        if closes && words.start >= article.blocks[index].tokens.start && is_near(article, &known.words, &words) {
            let definition = define(article, index, acronym, words);
            found.push(definition);
        }
    }
}

/// Whether half of the words of one expansion stand at the same places of another.
fn is_near(article: &Article, known: &Range<usize>, words: &Range<usize>) -> bool {
    let (known, words) = (&article.tokens[known.clone()], &article.tokens[words.clone()]);
    let pairs = || known.iter().zip(words).filter(|(one, _)| one.is_word() && !one.is(Classes::FUNCTION));
    let same = pairs().filter(|(one, other)| one.norm == other.norm).count();
    let names = words.iter().zip(known).all(|(word, one)| word.kind() == one.kind() && word.shape == one.shape);
    names && same * 2 >= pairs().count() && same > 0
}

#[cfg(test)]
mod tests {
    use crate::article::Article;
    use crate::segment::Zone;

    fn expansions(text: &str) -> Vec<String> {
        let article = Article::of_zone(text, Zone::Paragraph);
        article.facts.acronyms.definitions.iter().map(|it| article.text(it.expansion).to_owned()).collect()
    }

    #[test]
    fn the_words_before_the_bracket_have_its_letters() {
        for (text, expected) in [
            ("The Independent Monitoring Board (IMB) met.", &["Independent Monitoring Board"][..]),
            ("the Department of Health and Social Care (DHSC)", &["Department of Health and Social Care"]),
            ("the Department of Justice (DOJ)", &["Department of Justice"]),
            ("a Non-Governmental Organisation (NGO)", &["Non-Governmental Organisation"]),
            ("the IMB (Independent Monitoring Board) met", &["Independent Monitoring Board"]),
            ("the IMB (the Independent Monitoring Board) met", &["Independent Monitoring Board"]),
            ("the Independent Monitoring Board, or IMB, met", &["Independent Monitoring Board"]),
            ("the International Ski Federation (FIS)", &[]),
            ("he said (NATO) left", &[]),
            ("Oban (UK)", &[]),
            ("the IMB (it met on Monday)", &[]),
            ("tea, or IMB", &[]),
            ("(IMB)", &[]),
        ] {
            assert_eq!(expansions(text), expected, "{text}");
        }
    }

    #[test]
    fn words_that_are_nearly_the_explanation_explain() {
        let text = "The National Harbour Trust (NHT) met. The National Port Trust (NHT) met. Tom Hale Reed (NHT) came.";
        assert_eq!(expansions(text), ["National Harbour Trust", "National Port Trust"]);
    }
}
