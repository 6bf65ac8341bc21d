//! Numbers that contradict each other or the arithmetic between them.

pub mod change;
mod claim;
pub mod currency_conversion;
pub mod direction;
pub mod malformed;
pub mod percent_change;
pub mod percent_share;
pub mod percentage_points;
pub mod reversed_range;
mod slip;
pub mod sum;
pub mod unit_conversion;
pub mod vote_tally;
mod wording;
