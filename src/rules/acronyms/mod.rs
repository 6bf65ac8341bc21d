//! Acronyms and what they are said to stand for.

pub mod expansion_conflict;
