//! Prose to tokens, sentences, quotations and voices: one pass over each block.

mod cursor;
mod language;
mod lexer;
pub mod phrase;
mod quotation;
mod sentence;
mod token;
mod word;

pub use language::is_english;
pub use lexer::lex;
pub use quotation::{Quotation, Voice, quotations};
pub use sentence::sentences;
pub use token::{Shape, Token, TokenKind, next_rare_pair, next_rare_token, next_token};
pub use word::is_one_of;
