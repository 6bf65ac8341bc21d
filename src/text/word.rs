//! A word of the text against a few others.

/// Whether a word is one of these, whatever its case. In line, for the words are mostly known when it is compiled, and
/// then it looks at little more than the length.
#[must_use]
#[inline(always)]
pub fn is_one_of(word: &str, words: &[&str]) -> bool {
    words.iter().any(|other| other.len() == word.len() && other.eq_ignore_ascii_case(word))
}
