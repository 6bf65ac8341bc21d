//! Predicates that exclude one another: words of a sentence to what they say happened, and what they deny.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::lexicon::{Classes, lines};
use crate::text::phrase::norm;
use crate::text::{Token, TokenKind};

/// Tokens before a verb among which its denial stands: `has not yet signed`, `refused on Monday to sign`.
const REACH: usize = 4;

/// Words that deny the verb after them.
static DENIALS: LazyLock<[u32; 22]> = LazyLock::new(|| {
    [
        "not", "never", "without", "no", "cannot", "didn't", "hasn't", "haven't", "won't", "isn't", "wasn't", "refuse",
        "refuses", "refused", "decline", "declines", "declined", "fails", "failed", "snubs", "snubbed", "refusing",
    ]
    .map(norm)
});

/// Every form of every verb: the lines it stands on, and whether it is the opposite there.
static VERBS: LazyLock<FxHashMap<u32, Vec<(u16, bool)>>> = LazyLock::new(|| {
    let mut verbs: FxHashMap<u32, Vec<(u16, bool)>> = FxHashMap::default();
    for (line, entry) in lines(include_str!("../../../rules/lexicon/status-pairs.txt")).enumerate() {
        for (column, forms) in entry.split('|').enumerate() {
            for form in forms.split_whitespace() {
                let roles = verbs.entry(norm(form)).or_default();
                let role = (line as u16, column > 0);
                if !roles.contains(&role) {
                    roles.push(role);
                }
            }
        }
    }
    verbs
});

/// A verb of the table in a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Predicate {
    /// Its token.
    pub(super) at: usize,
    /// Where it begins to be said: the denial before it, or the verb itself.
    pub(super) from: usize,
    /// The line of the table.
    line: u16,
    /// Whether it says that the first verb of the line came true.
    holds: bool,
}

impl Predicate {
    /// Whether one says what the other denies.
    pub(super) fn contradicts(&self, other: &Self) -> bool {
        self.line == other.line && self.holds != other.holds
    }

    /// Whether both say the same of the same.
    pub(super) fn repeats(&self, other: &Self) -> bool {
        self.line == other.line && self.holds == other.holds
    }
}

/// The predicates of a sentence whose first token has this index in the article, in order.
pub(super) fn find(sentence: &[Token], start: usize) -> Vec<Predicate> {
    let mut found = Vec::new();
    for (at, token) in sentence.iter().enumerate().filter(|(_, token)| token.kind() == TokenKind::Word) {
        let Some(roles) = VERBS.get(&token.norm).filter(|_| is_verb(sentence, at)) else { continue };
        let before = at.saturating_sub(REACH);
        let denials = || (before..at).filter(|&word| DENIALS.contains(&sentence[word].norm));
        let (count, from) = (denials().count(), denials().next().unwrap_or(at));
        found.extend(roles.iter().map(|&(line, opposite)| {
            let holds = opposite == (count % 2 == 1);
            Predicate { at: start + at, from: start + from, line, holds }
        }));
    }
    found
}

/// Whether the word can be a verb where it stands: after `the`, `a` or `his` it is a noun.
fn is_verb(sentence: &[Token], at: usize) -> bool {
    let Some(before) = at.checked_sub(1).map(|before| sentence[before]) else { return true };
    let articles = ["the", "a", "an", "his", "her", "its", "their", "of", "in", "for"].map(norm);
    !(before.is(Classes::FUNCTION) && articles.contains(&before.norm))
}

#[cfg(test)]
mod tests {
    use super::{Predicate, VERBS, find};
    use crate::lexicon::Lexicon;
    use crate::span::Span;
    use crate::text::lex;

    fn predicates(text: &str) -> Vec<Predicate> {
        let mut tokens = Vec::new();
        lex(text, Span::new(0, text.len() as u32), Lexicon::built_in(), &mut tokens);
        find(&tokens, 0)
    }

    #[test]
    fn a_denial_turns_a_predicate_over() {
        let one = predicates("Brandt signs harbour lease");
        for other in ["She left without signing the lease.", "She has not yet signed it.", "She refused to sign."] {
            assert!(predicates(other).iter().any(|it| one[0].contradicts(it)), "{other}");
        }
        assert!(one[0].repeats(&predicates("She signed it.")[0]));
        assert!(predicates("the signing was put off").iter().all(|it| it.at > 2));
    }

    #[test]
    fn an_opposite_contradicts() {
        let (one, other) = (predicates("Board approves terminal"), predicates("The board rejected the terminal."));
        assert!(one.iter().any(|one| other.iter().any(|other| one.contradicts(other))));
        assert!(VERBS.len() > 150);
    }
}
