//! Group `consistency`: one way of writing a thing throughout the story, or the way of the house.

mod majority;
mod small_number;
mod story;

pub mod date_format;
pub mod number_format;
pub mod possessive;
pub mod quote_punctuation;
pub mod quote_style;
