//! What stands for a figure or for words to come, seen by its place in the sentence: `£xxm`, `XX people`, `???`,
//! `[insert quote from the mayor]`, `(first name to come)`, `(CQ)`.

use crate::article::Article;
use crate::text::phrase::{Phrases, norm};
use crate::text::{Shape, Token, TokenKind};

/// Tokens between the brackets of a note to the desk.
const LONGEST_NOTE: usize = 9;

/// First words of a note in square brackets, with more behind them.
const ORDERS: &[&str] = &["insert", "pls", "plz", "todo", "tk"];

/// What figures are put in for before they are known; a unit may be joined to it.
const FIGURES: &[&str] = &["tk", "tktk", "xx", "xxx", "xxxx", "tbc", "tba"];
const UNITS: &[&str] = &["m", "mn", "bn", "k", "million", "billion"];

/// The signs and words that one of these begins with.
pub(super) const OPENERS: &[&str] = &["£", "$", "€", "₹", "?", "(", "xx"];

/// How many tokens from `at` stand for something to come. `fillers` are names of what is missing: `name`, `date`.
pub(super) fn length(article: &Article, tokens: &[Token], at: usize, fillers: &Phrases<()>) -> Option<usize> {
    let prose = &article.prose;
    let token = &tokens[at];
    match token.text(prose) {
        "£" | "$" | "€" | "₹" => tokens.get(at + 1).filter(|next| is_no_sum(prose, next)).map(|_| 2),
        "?" => marks(article, tokens, at),
        "(" | "[" => note(article, tokens, at, fillers),
        "XX" | "xx" => is_no_figure(article, tokens, at).then_some(1),
        _ => None,
    }
}

/// `xx`, `TKm`, `00` right behind the sign of a currency.
fn is_no_sum(prose: &str, token: &Token) -> bool {
    if token.spaced() {
        return false;
    }
    let text = token.text(prose);
    let bare = |text: &str| FIGURES.iter().any(|figure| figure.eq_ignore_ascii_case(text));
    let joined = || UNITS.iter().any(|unit| text.strip_suffix(unit).is_some_and(bare));
    bare(text) || joined() || text.len() >= 2 && text.bytes().all(|byte| byte == b'0')
}

/// `??` or more with a word of the sentence on either side: `covers ??? hectares`.
fn marks(article: &Article, tokens: &[Token], at: usize) -> Option<usize> {
    let is_small = |token: Option<&Token>| token.is_some_and(|it| it.is_word() && it.shape == Shape::Lower);
    let is_mark = |token: &&Token| token.is_mark(&article.prose, '?');
    let length = 1 + tokens[at + 1..].iter().take_while(|token| is_mark(token) && !token.spaced()).count();
    let stands = tokens[at].spaced() && is_small(at.checked_sub(1).and_then(|before| tokens.get(before)));
    let goes_on = tokens.get(at + length).is_some_and(Token::spaced) && is_small(tokens.get(at + length));
    (length >= 2 && stands && goes_on && !article.is_quoted(tokens[at].start)).then_some(length)
}

/// `[insert quote from the mayor]`, `[pls check]`, `[name tk]`, `(first name to come)`, `(CQ)`.
fn note(article: &Article, tokens: &[Token], at: usize, fillers: &Phrases<()>) -> Option<usize> {
    let prose = &article.prose;
    let is_square = tokens[at].is_mark(prose, '[');
    let close = if is_square { ']' } else { ')' };
    let inner = &tokens[at + 1..];
    let length = inner.iter().take(LONGEST_NOTE + 1).position(|token| token.is_mark(prose, close))?;
    let linked = inner.get(length + 1).is_some_and(|after| after.is_mark(prose, '(') && !after.spaced());
    let inner = &inner[..length];
    let (first, last) = (inner.first()?, inner.last()?);
    if linked || article.is_quoted(tokens[at].start) {
        return None;
    }
    let is = |token: &Token, word: &str| token.norm == norm(word);
    // What is missing, and that it is: `name tk`, `first name to come`, `link here`.
    let missing = |behind: usize| {
        let named = &inner[..length.saturating_sub(behind)];
        fillers.longest(prose, named).is_some_and(|filler| filler.tokens == named.len())
    };
    let to_come = length >= 3 && is(last, "come") && is(&inner[length - 2], "to") && missing(2);
    let is_note = match is_square {
        true => {
            length >= 2 && (ORDERS.iter().any(|order| is(first, order)) || is(last, "tk"))
                || is(last, "here") && missing(1)
                || is(first, "cq") && length == 1
        }
        false => length == 1 && first.text(prose) == "CQ" && is_marked_name(article, first, tokens, at),
    };
    (is_note || to_come).then_some(length + 2)
}

/// Whether the letters mark the word before them as checked: they explain no words with these initials.
fn is_marked_name(article: &Article, letters: &Token, tokens: &[Token], bracket: usize) -> bool {
    let behind_name = bracket > 0 && tokens[bracket - 1].is_word() && tokens[bracket - 1].is_capitalised();
    behind_name && !article.facts.acronyms.definitions.iter().any(|it| it.norm == letters.norm)
}

/// `employs XX people`: between two words of the sentence, before what is counted. No numeral, chromosome or band.
fn is_no_figure(article: &Article, tokens: &[Token], at: usize) -> bool {
    let prose = &article.prose;
    let Some([before, _, after]) = at.checked_sub(1).and_then(|from| tokens.get(from..from + 3)) else { return false };
    let small = |token: &Token| token.is_word() && token.shape == Shape::Lower && token.kind() == TokenKind::Word;
    let counted = after.text(prose);
    let counts = matches!(counted, "people" | "per" | "percent" | "million" | "billion" | "men" | "women" | "children")
        || counted.len() > 4 && counted.ends_with('s') && !counted.ends_with("ss");
    let sexes = || article.tokens.iter().any(|token| token.text(prose) == "XY") || counted.starts_with("chromosome");
    tokens[at].spaced() && small(before) && small(after) && counts && before.norm != norm("the") && !sexes()
}
