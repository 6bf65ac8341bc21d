//! copydesk reads news copy the way a copy desk does and reports every place where an article disagrees with
//! itself, with the calendar, with arithmetic, or with the house.
//!
//! The pipeline, one direction, each layer importing only from those before it:
//!
//! ```text
//! source   bytes of a file, checked UTF-8
//! read     prose + source map + blocks, one reader a format
//! segment  zones: headline, byline, dateline, paragraph, promo, trailer; the article's date
//! text     tokens, sentences, quotations, voices
//! facts    who, when, how many, in whose voice
//! article  all of the above, read-only
//! compare  two versions of an article: what changed, and where the old value was left
//! rules    facts to diagnostics          pack   rules written as data
//! desk     rules and packs made ready; check
//! report   diagnostics to places in the file, and to text, JSON, fixes
//! cli      the command line
//! ```

pub mod article;
#[cfg(feature = "cli")]
pub mod cli;
pub mod compare;
#[cfg(feature = "cli")]
pub mod config;
pub mod desk;
pub mod diagnostic;
pub mod error;
pub mod facts;
pub mod fix;
pub mod fold;
pub mod lexicon;
pub mod pack;
pub mod read;
pub mod report;
pub mod rules;
pub mod segment;
pub mod source;
pub mod span;
pub mod suppress;
pub mod text;
