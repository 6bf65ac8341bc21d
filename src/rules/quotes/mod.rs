//! Quotations: marks without their fellows, words that the headline changes, words that stand twice.

mod alignment;
pub mod altered_quote;
mod attribution;
pub mod attribution_conflict;
pub mod repeated_quote;
mod repeats;
pub mod unbalanced;
