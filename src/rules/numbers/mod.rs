//! Numbers that contradict each other or the arithmetic between them.

pub mod change;
mod claim;
pub mod currency_conversion;
pub mod direction;
pub mod headline_conflict;
mod likeness;
pub mod list_count;
pub mod magnitude_slip;
pub mod malformed;
mod named_number;
pub mod percent_change;
pub mod percent_share;
pub mod percentage_points;
pub mod rate;
pub mod reversed_range;
pub mod score_conflict;
pub mod share_total;
mod slip;
pub mod sum;
pub mod unit_conversion;
pub mod vote_tally;
mod wording;
