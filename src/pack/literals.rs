//! Literals in prose, case-blind: every place where one begins. A few are found by their first three bytes, a
//! vector of prose at a time; many by an automaton.

use aho_corasick::packed::{self, Searcher};
use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind, Span};

/// Bytes of a literal that the packed search looks for; no literal is shorter.
const PREFIX: usize = 3;

/// More prefixes than this, in all their cases, are no longer told apart by the packed search.
const MOST_PREFIXES: usize = 64;

/// So many literals are looked for by a table of all transitions, the fastest automaton; more would make it large.
const FEW: usize = 500;

/// Literals, ready to be looked for.
#[derive(Debug)]
pub(super) enum Literals {
    Packed { prefixes: Searcher, literals: Vec<Box<str>> },
    Automaton(AhoCorasick),
}

impl Literals {
    /// Makes lower-case literals of three bytes or more ready. None when there are none.
    pub(super) fn new(literals: Vec<Box<str>>) -> Option<Self> {
        if literals.is_empty() {
            return None;
        }
        if let Some(prefixes) = packed_search(&literals) {
            return Some(Self::Packed { prefixes, literals });
        }
        // An automaton too large to build cannot come from patterns that the schema lets through.
        AhoCorasick::builder()
            .match_kind(MatchKind::Standard)
            .ascii_case_insensitive(true)
            .kind((literals.len() <= FEW).then_some(AhoCorasickKind::DFA))
            .build(literals.iter().map(|literal| literal.as_bytes()))
            .ok()
            .map(Self::Automaton)
    }

    /// Every literal in the prose: its number, where it begins and where it ends.
    pub(super) fn each(&self, prose: &str, mut found: impl FnMut(usize, Span)) {
        match self {
            Self::Automaton(automaton) => {
                for literal in automaton.find_overlapping_iter(prose) {
                    found(literal.pattern().as_usize(), literal.span());
                }
            }
            Self::Packed { prefixes, literals } => {
                let bytes = prose.as_bytes();
                let mut rest = Span { start: 0, end: bytes.len() };
                while let Some(prefix) = prefixes.find_in(bytes, rest) {
                    let start = prefix.start();
                    for (number, literal) in literals.iter().enumerate() {
                        let end = start + literal.len();
                        if bytes.get(start..end).is_some_and(|it| it.eq_ignore_ascii_case(literal.as_bytes())) {
                            found(number, Span { start, end });
                        }
                    }
                    rest.start = start + 1;
                }
            }
        }
    }
}

/// A search for the first three bytes of the literals in upper and lower case, if they are few.
fn packed_search(literals: &[Box<str>]) -> Option<Searcher> {
    let mut prefixes: Vec<[u8; PREFIX]> = Vec::new();
    for literal in literals {
        let prefix = *literal.as_bytes().first_chunk::<PREFIX>()?;
        let mut cased = vec![prefix];
        for at in (0..PREFIX).filter(|&at| prefix[at].is_ascii_lowercase()) {
            for index in 0..cased.len() {
                let mut upper = cased[index];
                upper[at] = upper[at].to_ascii_uppercase();
                cased.push(upper);
            }
        }
        prefixes.extend(cased);
    }
    prefixes.sort_unstable();
    prefixes.dedup();
    let mut builder = packed::Config::new().builder();
    (prefixes.len() <= MOST_PREFIXES).then(|| builder.extend(prefixes).build())?
}

#[cfg(test)]
mod tests {
    use super::Literals;

    fn found(literals: &[&str], prose: &str) -> Vec<(usize, usize)> {
        let literals = Literals::new(literals.iter().map(|&it| it.into()).collect()).unwrap();
        let mut found = Vec::new();
        literals.each(prose, |number, span| found.push((number, span.start)));
        found.sort_unstable();
        found
    }

    #[test]
    fn few_and_many_are_found_alike() {
        let prose = "ANAnas, bananas and Bananarama: a banana is not an ananas. per cent, PERCENT, Pera";
        let few = ["banana", "ananas", "nan", "per", "percent"];
        let mut many: Vec<String> = few.iter().map(|it| (*it).to_owned()).collect();
        many.extend((b'a'..=b'z').map(|letter| format!("zz{}", letter as char)));
        let many: Vec<&str> = many.iter().map(String::as_str).collect();
        assert!(matches!(Literals::new(few.map(Into::into).to_vec()), Some(Literals::Packed { .. })));
        assert_eq!(found(&few, prose), found(&many, prose));
        assert_eq!(found(&few, prose).len(), 15);
    }

    #[test]
    fn none_are_looked_for_when_there_are_none() {
        assert!(Literals::new(Vec::new()).is_none());
    }
}
