//! Phrases in token space: a trie over folded words, so that case, line breaks, no-break spaces and curly
//! apostrophes cost nothing and a hit is always whole words. Used by the lexicon's phrases and by rule packs.

use rustc_hash::FxHashMap;

use crate::fold;
use crate::fold::filter::Filter;
use crate::lexicon::Lexicon;
use crate::span::Span;
use crate::text::lexer::lex;
use crate::text::token::Token;

/// A set of phrases, each with a value.
#[derive(Debug, Clone)]
pub struct Phrases<V> {
    /// First words: most words of a text begin no phrase, and this says so at the price of one look.
    starts: Filter,
    /// Phrases of one word, and the first two words of longer ones.
    heads: Filter,
    /// (node, word hash) to node; node 0 is the root.
    edges: FxHashMap<(u32, u32), u32>,
    values: Vec<Option<V>>,
    folded: Vec<Box<str>>,
}

/// The hash of two words in a row.
#[inline]
const fn pair(first: u32, second: u32) -> u32 {
    // The odd number of the golden ratio: the order of the two counts.
    first.wrapping_mul(0x9e37_79b9).rotate_left(16) ^ second
}

/// A phrase found at a token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit<'v, V> {
    /// How many tokens it spans.
    pub tokens: usize,
    /// The value it was added with.
    pub value: &'v V,
}

impl<V> Default for Phrases<V> {
    fn default() -> Self {
        Self {
            starts: Filter::default(),
            heads: Filter::default(),
            edges: FxHashMap::default(),
            values: vec![None],
            folded: vec!["".into()],
        }
    }
}

impl<V> Phrases<V> {
    /// Adds a phrase; a later value for the same phrase replaces the earlier one.
    /// An empty phrase (no token) is not added.
    pub fn add(&mut self, phrase: &str, value: V) {
        if let Some(place) = self.place(phrase) {
            *place = Some(value);
        }
    }

    /// The place of a phrase's value, made if there is none yet; none for an empty phrase.
    pub fn place(&mut self, phrase: &str) -> Option<&mut Option<V>> {
        let mut tokens = Vec::new();
        lex(phrase, Span::new(0, phrase.len() as u32), Lexicon::empty(), &mut tokens);
        match &tokens[..] {
            [] => {}
            [word] => {
                self.starts.add(word.norm);
                self.heads.add(word.norm);
            }
            [first, second, ..] => {
                self.starts.add(first.norm);
                self.heads.add(pair(first.norm, second.norm));
            }
        }
        let mut node = 0;
        for token in &tokens {
            let next = self.values.len() as u32;
            let entry = self.edges.entry((node, token.norm)).or_insert(next);
            node = *entry;
            if node == next {
                self.values.push(None);
                self.folded.push("".into());
            }
        }
        if node == 0 {
            return None;
        }
        self.folded[node as usize] = folded(phrase, &tokens).collect();
        Some(&mut self.values[node as usize])
    }

    /// The longest phrase that begins with the first of `tokens`.
    #[must_use]
    pub fn longest<'v>(&'v self, prose: &str, tokens: &[Token]) -> Option<Hit<'v, V>> {
        let mut best = None;
        self.each(prose, tokens, |hit| best = Some(hit));
        best
    }

    /// Whether a phrase may begin with this token; wrong only when it says so, and then rarely.
    #[must_use]
    #[inline]
    pub fn may_begin(&self, token: &Token) -> bool {
        self.starts.may_hold(token.norm)
    }

    /// Whether a phrase may be the first of `tokens` or begin with the first two of them.
    #[inline]
    fn may_head(&self, tokens: &[Token]) -> bool {
        let Some(first) = tokens.first().filter(|first| self.starts.may_hold(first.norm)) else { return false };
        let begins = || tokens.get(1).is_some_and(|second| self.heads.may_hold(pair(first.norm, second.norm)));
        self.heads.may_hold(first.norm) || begins()
    }

    /// The index of the first of `tokens`, from the index `from` on, that a phrase may begin with.
    #[must_use]
    pub fn next(&self, tokens: &[Token], from: usize) -> Option<usize> {
        (from..tokens.len()).find(|&at| self.may_head(&tokens[at..]))
    }

    /// Every phrase that begins with the first of `tokens`, the shortest first.
    pub fn each<'v>(&'v self, prose: &str, tokens: &[Token], mut found: impl FnMut(Hit<'v, V>)) {
        if !self.may_head(tokens) {
            return;
        }
        let mut node = 0;
        for (index, token) in tokens.iter().enumerate() {
            let Some(&next) = self.edges.get(&(node, token.norm)) else { break };
            node = next;
            // A 32-bit hash may collide: the letters decide.
            if let Some(value) = &self.values[node as usize]
                && folded(prose, &tokens[..=index]).eq(self.folded[node as usize].chars())
            {
                found(Hit { tokens: index + 1, value });
            }
        }
    }

    /// Whether there is no phrase.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.edges.is_empty()
    }
}

/// Whether a phrase has no token.
#[must_use]
pub fn is_empty(phrase: &str) -> bool {
    let mut tokens = Vec::new();
    lex(phrase, Span::new(0, phrase.len() as u32), Lexicon::empty(), &mut tokens);
    tokens.is_empty()
}

/// The letters of a phrase, case-blind, with a space where the text has white space.
fn folded<'t>(text: &'t str, tokens: &'t [Token]) -> impl Iterator<Item = char> + 't {
    let letters = |token: &Token| token.text(text).chars().filter(|&letter| letter != '\u{ad}').flat_map(folded_letter);
    tokens.iter().enumerate().flat_map(move |(index, token)| {
        let space = (index > 0 && token.spaced()).then_some(' ');
        space.into_iter().chain(letters(token))
    })
}

/// A letter in lower case, an apostrophe as the straight one.
fn folded_letter(letter: char) -> std::char::ToLowercase {
    match letter {
        '\u{2019}' | '\u{2018}' | '\u{02bc}' => '\''.to_lowercase(),
        _ => letter.to_lowercase(),
    }
}

/// The hash `Token::norm` has for a word.
#[must_use]
pub fn norm(word: &str) -> u32 {
    fold::hash(word) as u32
}
