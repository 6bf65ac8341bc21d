//! Group `claims`: what the article says happened in one place and did not happen in another.

mod predicate;

pub mod status_conflict;
