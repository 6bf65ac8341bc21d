//! A word of the text against a few others.

/// Whether a word is one of these, whatever its case.
#[must_use]
#[inline]
pub fn is_one_of(word: &str, words: &[&str]) -> bool {
    // Most words differ in length already.
    words.iter().any(|other| other.len() == word.len() && other.eq_ignore_ascii_case(word))
}
