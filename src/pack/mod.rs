//! Rules written as data. A pack is a TOML file of `[[rule]]` tables, each with a message, one thing it matches
//! and its own examples; in: the file, out: rules made ready (`Pack`), a matcher that runs the rules of all
//! packs over an article in one pass (`Matcher`), and the verdict on their examples (`examples`).

mod built_in;
pub mod examples;
mod guide;
mod inflect;
mod literals;
mod matcher;
mod matching;
mod occurrence;
mod pattern;
mod problem;
mod report;
mod rule;
mod schema;
mod table;

pub use built_in::{BUILT_IN, BuiltIn};
pub use guide::guide;
pub use matcher::Matcher;
pub use matching::{Matching, Replacement};
pub use pattern::Pattern;

pub use problem::{Problem, Problems, suggest};
pub use rule::{Bad, FixKind, Good, Pack, PackRule, Quotes, Zones};
