//! Group `dates`: dates against the calendar, against the article's own date and against each other.

pub mod anniversary;
pub mod century_mismatch;
pub mod duration_mismatch;
mod elapsed;
mod feast_day;
pub mod impossible_date;
mod later;
mod nearby;
mod ranges;
pub mod relative_mismatch;
pub mod reversed_range;
pub mod span_mismatch;
pub mod stale_future;
mod standing;
pub mod tense_dateline;
pub mod timezone_mismatch;
pub mod weekday_mismatch;
pub mod weekday_unresolvable;
pub(crate) mod wording;
