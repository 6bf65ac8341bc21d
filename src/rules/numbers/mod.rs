//! Numbers that contradict each other or the arithmetic between them.

pub mod malformed;
pub mod reversed_range;
mod slip;
pub mod unit_conversion;
mod wording;
