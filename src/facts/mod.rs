//! Tokens to what the article claims: who, when, how many. Found once, shared by every rule.

pub mod date;
pub mod name;

use crate::article::Article;
use crate::facts::name::Names;

/// What an article claims.
#[derive(Debug, Clone, Default)]
pub struct Facts {
    /// Every expression of time, in reading order.
    pub dates: Vec<date::DateMention>,
    /// Whom and what it names.
    pub names: Names,
}

impl Facts {
    /// Finds the facts of an article whose text is ready.
    #[must_use]
    pub fn find(article: &Article) -> Self {
        Self { dates: date::find(article), names: Names::find(article) }
    }
}
