//! Group `headline`: what the headline says and the story does not.

pub mod unsupported_name;
