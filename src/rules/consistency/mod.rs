//! Group `consistency`: one way of writing a thing throughout the story, or the way of the house.

mod majority;
mod places;
mod small_number;
mod story;

pub mod capitalization;
pub mod date_format;
pub mod dialect;
pub mod hyphenation;
pub mod number_format;
pub mod possessive;
pub mod quote_punctuation;
pub mod quote_style;
pub mod spelling;
