//! Group `consistency`: one thing written in two ways in one story. Neither way is wrong; the mixture is.

mod majority;
mod place;
mod small_number;

pub mod date_format;
pub mod number_format;
pub mod possessive;
pub mod quote_punctuation;
pub mod quote_style;
