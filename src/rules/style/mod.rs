//! Group `style`: slips of the pen and house style that no pack can state as a phrase.

mod plural;

pub mod number_agreement;
pub mod repeated_word;
