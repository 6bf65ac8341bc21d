//! The feasts and holidays of `feasts.txt`: each name with the rule for its day.

use super::lines;

/// Every name with its rule.
pub fn feasts() -> impl Iterator<Item = (&'static str, &'static str)> {
    let list = lines(include_str!("../../rules/lexicon/feasts.txt")).filter_map(|line| line.split_once('='));
    list.map(|(name, rule)| (name.trim_ascii(), rule.trim_ascii()))
}

/// The first word of every name.
pub(super) fn first_words() -> impl Iterator<Item = &'static str> {
    feasts().filter_map(|(name, _)| name.split(|letter: char| !letter.is_alphabetic()).next())
}
