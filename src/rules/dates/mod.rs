//! Group `dates`: dates against the calendar, against the article's own date and against each other.

pub mod impossible_date;
pub mod stale_future;
pub mod weekday_mismatch;
pub(crate) mod wording;
