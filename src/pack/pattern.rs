//! A regex of a pack, made so that many of them cost little: a set of literals that every match must hold
//! finds the candidates (one automaton for all rules), the part before the literal is run backwards to find
//! where the match begins, and the whole is verified there, anchored. A space stands for any white space and
//! an apostrophe for any apostrophe; word boundaries are decided on ASCII and put right at the edges.

use std::sync::OnceLock;

use regex_automata::hybrid::dfa;
use regex_automata::nfa::thompson;
use regex_automata::util::captures::Captures;
use regex_automata::util::pool::Pool;
use regex_automata::{Anchored, Input, MatchKind, meta};
use regex_syntax::hir::literal::{ExtractKind, Extractor};
use regex_syntax::hir::{Class, ClassUnicode, ClassUnicodeRange, Hir, HirKind, Look, Repetition};

/// How far before its literal a match may begin, and how far after it it may go on, in bytes: what keeps
/// a long line linear whatever the pattern says.
const BEFORE: usize = 256;
const AFTER: usize = 1024;
/// The shortest literal that may gate a pattern, in bytes.
const SHORTEST: usize = 3;
/// Patterns with more states than this are refused, so that making one ready cannot fail later.
const HEAVIEST: u64 = 20_000;

/// Why a pattern is refused, and where in it (bytes of the pattern).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// What is wrong.
    pub message: String,
    /// What to do about it.
    pub help: String,
    /// The place in the pattern.
    pub at: std::ops::Range<usize>,
}

/// A pattern that is in order.
#[derive(Debug)]
pub struct Pattern {
    /// As the pack has it.
    pub source: Box<str>,
    /// What to write instead; `$name` and `${name}` stand for groups.
    pub prefer: Option<Box<str>>,
    /// Lower-case literals of which every match holds one.
    pub(crate) literals: Vec<Box<str>>,
    hir: Hir,
    /// What may stand between the start of a match and its literal.
    before: Option<Hir>,
    bounded: bool,
    ready: OnceLock<Option<Ready>>,
}

type Caches =
    Pool<dfa::Cache, Box<dyn Fn() -> dfa::Cache + Send + Sync + std::panic::UnwindSafe + std::panic::RefUnwindSafe>>;

#[derive(Debug)]
struct Ready {
    verify: meta::Regex,
    backwards: Option<(dfa::DFA, Caches)>,
}

impl Pattern {
    /// Reads a pattern.
    ///
    /// # Errors
    /// When it does not parse, can match nothing at all, is too heavy, or owns no literal of three bytes.
    pub fn new(source: &str, prefer: Option<&str>) -> Result<Self, Refusal> {
        let all = 0..source.len();
        let refuse =
            |message: &str, help: &str| Refusal { message: message.into(), help: help.into(), at: all.clone() };
        let parsed = regex_syntax::parse(source).map_err(|error| syntax(&error))?;
        let bounded = parsed.properties().look_set().contains_word_unicode();
        let hir = for_prose(&parsed);
        match hir.properties().minimum_len() {
            Some(0) => return Err(refuse("the pattern can match the empty string", "ask for at least one character")),
            None => return Err(refuse("the pattern can never match", "")),
            Some(_) => {}
        }
        if weight(&hir) > HEAVIEST {
            return Err(refuse("the pattern is too large", "lower the counts of its repetitions"));
        }
        let Some((before, literals)) = gate(&hir) else {
            let help = "every match must hold one of a few fixed pieces of three letters or more";
            return Err(refuse("the pattern owns no literal of three bytes", help));
        };
        let prefer = prefer.map(Into::into);
        Ok(Self { source: source.into(), prefer, literals, hir, before, bounded, ready: OnceLock::new() })
    }

    /// The names of its groups, and how many groups there are (the whole match not counted).
    #[must_use]
    pub fn groups(&self) -> (Vec<Box<str>>, usize) {
        fn walk(hir: &Hir, names: &mut Vec<Box<str>>) {
            match hir.kind() {
                HirKind::Capture(capture) => {
                    names.extend(capture.name.clone());
                    walk(&capture.sub, names);
                }
                HirKind::Repetition(repetition) => walk(&repetition.sub, names),
                HirKind::Concat(parts) | HirKind::Alternation(parts) => parts.iter().for_each(|it| walk(it, names)),
                _ => {}
            }
        }
        let mut names = Vec::new();
        walk(&self.hir, &mut names);
        (names, self.hir.properties().explicit_captures_len())
    }

    /// The match whose literal begins at `literal`, as a range of `text` (one block of prose).
    pub(crate) fn at(&self, text: &str, literal: usize) -> Option<std::ops::Range<usize>> {
        let ready = self.ready()?;
        let start = match &ready.backwards {
            None => literal,
            Some((dfa, caches)) => {
                let input = Input::new(text).range(literal.saturating_sub(BEFORE)..literal).anchored(Anchored::Yes);
                let found = dfa.try_search_rev(&mut caches.get(), &input);
                found.ok()??.offset()
            }
        };
        let end = text.len().min(literal + AFTER);
        let found = ready.verify.find(Input::new(text).range(start..end).anchored(Anchored::Yes))?;
        let whole = !self.bounded || !(inside_word(text, found.start()) || inside_word(text, found.end()));
        whole.then(|| found.range())
    }

    /// What to write for the match at `range`; none when the rule has no `prefer`.
    pub(crate) fn replacement(&self, text: &str, range: &std::ops::Range<usize>) -> Option<String> {
        let prefer = self.prefer.as_deref()?;
        let ready = self.ready()?;
        let mut captures: Captures = ready.verify.create_captures();
        ready.verify.search_captures(&Input::new(text).range(range.clone()).anchored(Anchored::Yes), &mut captures);
        let mut made = String::new();
        captures.interpolate_string_into(text, prefer, &mut made);
        Some(made)
    }

    fn ready(&self) -> Option<&Ready> {
        // `HEAVIEST` keeps every pattern far below the limits of the automata: none is the answer to no pattern.
        self.ready.get_or_init(|| make(&self.hir, self.before.as_ref())).as_ref()
    }
}

fn make(hir: &Hir, before: Option<&Hir>) -> Option<Ready> {
    let verify = meta::Regex::builder().build_from_hir(hir).ok()?;
    let backwards = match before {
        None => None,
        Some(before) => {
            let config = thompson::Config::new().reverse(true).which_captures(thompson::WhichCaptures::None);
            let nfa = thompson::Compiler::new().configure(config).build_from_hir(before).ok()?;
            let config = dfa::DFA::config().match_kind(MatchKind::All).skip_cache_capacity_check(true);
            let dfa = dfa::Builder::new().configure(config).build_from_nfa(nfa).ok()?;
            let spare = dfa.clone();
            Some((dfa, Pool::new(Box::new(move || spare.create_cache()) as _)))
        }
    };
    Some(Ready { verify, backwards })
}

/// Whether letters or digits stand on both sides and one of them is not ASCII, where an ASCII word boundary
/// sees an edge and a reader does not.
fn inside_word(text: &str, at: usize) -> bool {
    let (before, after) = (text[..at].chars().next_back(), text[at..].chars().next());
    match (before, after) {
        (Some(before), Some(after)) => {
            before.is_alphanumeric() && after.is_alphanumeric() && !(before.is_ascii() && after.is_ascii())
        }
        _ => false,
    }
}

fn syntax(error: &regex_syntax::Error) -> Refusal {
    let (message, span) = match error {
        regex_syntax::Error::Parse(error) => (error.kind().to_string(), error.span()),
        regex_syntax::Error::Translate(error) => (error.kind().to_string(), error.span()),
        _ => {
            return Refusal {
                message: format!("the pattern does not compile: {error}"),
                help: String::new(),
                at: 0..0,
            };
        }
    };
    let at = span.start.offset..span.end.offset.max(span.start.offset + 1);
    Refusal { message: format!("the pattern does not compile: {message}"), help: String::new(), at }
}

/// The same pattern for prose: spaces and apostrophes as printers set them, word boundaries on ASCII.
fn for_prose(hir: &Hir) -> Hir {
    match hir.kind() {
        HirKind::Empty => Hir::empty(),
        HirKind::Literal(literal) => for_literal(&literal.0),
        HirKind::Class(Class::Unicode(class)) => Hir::class(Class::Unicode(for_class(class))),
        HirKind::Class(class) => Hir::class(class.clone()),
        HirKind::Look(look) => Hir::look(match look {
            Look::WordUnicode => Look::WordAscii,
            Look::WordUnicodeNegate => Look::WordAsciiNegate,
            Look::WordStartUnicode => Look::WordStartAscii,
            Look::WordEndUnicode => Look::WordEndAscii,
            Look::WordStartHalfUnicode => Look::WordStartHalfAscii,
            Look::WordEndHalfUnicode => Look::WordEndHalfAscii,
            other => *other,
        }),
        HirKind::Repetition(repetition) => Hir::repetition(repetition.with(for_prose(&repetition.sub))),
        HirKind::Capture(capture) => {
            let mut capture = capture.clone();
            capture.sub = Box::new(for_prose(&capture.sub));
            Hir::capture(capture)
        }
        HirKind::Concat(parts) => Hir::concat(parts.iter().map(for_prose).collect()),
        HirKind::Alternation(parts) => Hir::alternation(parts.iter().map(for_prose).collect()),
    }
}

fn for_literal(bytes: &[u8]) -> Hir {
    let mut parts = Vec::new();
    for piece in bytes.chunk_by(|a, b| !matches!(a, b' ' | b'\'') && !matches!(b, b' ' | b'\'')) {
        parts.push(match piece {
            b" " => Hir::repetition(Repetition {
                min: 1,
                max: Some(3),
                greedy: true,
                sub: Box::new(Hir::class(Class::Unicode(white_space()))),
            }),
            b"'" => Hir::class(Class::Unicode(apostrophes())),
            _ => Hir::literal(piece),
        });
    }
    Hir::concat(parts)
}

fn for_class(class: &ClassUnicode) -> ClassUnicode {
    let mut class = class.clone();
    let holds = |class: &ClassUnicode, letter: char| class.iter().any(|it| it.start() <= letter && letter <= it.end());
    if holds(&class, ' ') {
        class.union(&white_space());
    }
    if holds(&class, '\'') {
        class.union(&apostrophes());
    }
    class
}

fn white_space() -> ClassUnicode {
    let ranges = [('\t', '\r'), (' ', ' '), ('\u{a0}', '\u{a0}'), ('\u{2000}', '\u{200a}'), ('\u{202f}', '\u{202f}')];
    ClassUnicode::new(ranges.map(|(first, last)| ClassUnicodeRange::new(first, last)))
}

fn apostrophes() -> ClassUnicode {
    ClassUnicode::new(['\'', '\u{2019}', '\u{2bc}'].map(|letter| ClassUnicodeRange::new(letter, letter)))
}

/// A bound on the states the pattern needs.
fn weight(hir: &Hir) -> u64 {
    match hir.kind() {
        HirKind::Empty | HirKind::Look(_) => 1,
        HirKind::Literal(literal) => literal.0.len() as u64,
        HirKind::Class(Class::Unicode(class)) => class.ranges().len().min(64) as u64,
        HirKind::Class(Class::Bytes(_)) => 1,
        HirKind::Repetition(it) => {
            weight(&it.sub).saturating_mul(u64::from(it.max.unwrap_or(it.min).max(it.min).max(1)))
        }
        HirKind::Capture(capture) => weight(&capture.sub),
        HirKind::Concat(parts) | HirKind::Alternation(parts) => parts.iter().map(weight).fold(0, u64::saturating_add),
    }
}

/// Cuts the pattern where a set of literals begins: what may stand before them, and the literals. Of several
/// places the one with the longest shortest literal is taken, the first of equals.
fn gate(hir: &Hir) -> Option<(Option<Hir>, Vec<Box<str>>)> {
    let mut parts = Vec::new();
    flatten(hir, &mut parts);
    let mut best: Option<(usize, usize, Vec<Box<str>>)> = None;
    for cut in 0..parts.len() {
        let rest = Hir::concat(parts[cut..].to_vec());
        let Some(literals) = literals(&rest) else { continue };
        let shortest = literals.iter().map(|it| it.len()).min().unwrap_or(0);
        if shortest >= SHORTEST && best.as_ref().is_none_or(|(length, ..)| shortest > *length) {
            best = Some((shortest, cut, literals));
        }
    }
    let (_, cut, literals) = best?;
    let before = (cut > 0).then(|| Hir::concat(parts[..cut].to_vec()));
    Some((before, literals))
}

fn flatten(hir: &Hir, parts: &mut Vec<Hir>) {
    match hir.kind() {
        HirKind::Concat(list) => list.iter().for_each(|it| flatten(it, parts)),
        HirKind::Capture(capture) => flatten(&capture.sub, parts),
        _ => parts.push(hir.clone()),
    }
}

/// The literals with which every match of `hir` begins, in lower case.
fn literals(hir: &Hir) -> Option<Vec<Box<str>>> {
    let mut extractor = Extractor::new();
    extractor.kind(ExtractKind::Prefix).limit_class(10).limit_literal_len(24).limit_total(128);
    let found = extractor.extract(hir);
    let mut list: Vec<Box<str>> = Vec::new();
    for literal in found.literals()? {
        list.push(std::str::from_utf8(literal.as_bytes()).ok()?.to_ascii_lowercase().into());
    }
    list.sort_unstable();
    list.dedup();
    (!list.is_empty()).then_some(list)
}

#[cfg(test)]
mod tests {
    use super::Pattern;

    fn find(pattern: &str, text: &str) -> Option<String> {
        let pattern = Pattern::new(pattern, None).expect(pattern);
        let lower = text.to_ascii_lowercase();
        let at = pattern.literals.iter().filter_map(|literal| lower.find(&**literal)).min()?;
        pattern.at(text, at).map(|range| text[range].to_owned())
    }

    #[test]
    fn a_match_begins_before_its_literal() {
        assert_eq!(find(r"(?<n>\d[\d.,]*) per ?cent\b", "up 5.5 per\u{a0}cent.").as_deref(), Some("5.5 per\u{a0}cent"));
        assert_eq!(find(r"\b(?:a|the) report's\b", "of the\nreport’s end").as_deref(), Some("the\nreport’s"));
    }

    #[test]
    fn a_letter_with_an_accent_is_a_letter() {
        assert_eq!(find(r"\bcaf\b", "the café closed"), None);
        assert_eq!(find(r"\bcaf\b", "the “caf” closed").as_deref(), Some("caf"));
    }

    #[test]
    fn letters_of_both_cases_gate_one_literal() {
        let pattern = Pattern::new("(?i)percent", None).expect("it is in order");
        assert_eq!(pattern.literals.len(), 1);
        assert_eq!(find("(?i)percent", "5 PerCent").as_deref(), Some("PerCent"));
    }

    #[test]
    fn patterns_out_of_order_are_refused() {
        for (pattern, message) in [
            ("(abc", "does not compile"),
            ("a*", "empty"),
            (r"\d+ [ap]m", "no literal"),
            (r"abc[a-z]{30000}", "too large"),
            (r"abc[^\x00-\x{10ffff}]", "never"),
        ] {
            let refusal = Pattern::new(pattern, None).expect_err(pattern);
            assert!(refusal.message.contains(message), "{pattern}: {}", refusal.message);
        }
    }
}
