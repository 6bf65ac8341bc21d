//! Group `style`: slips of the pen and house style that no pack can state as a phrase.

pub mod repeated_word;
