//! Tokens to what the article claims: who, when, how many. Found once, shared by every rule.

use crate::article::Article;

/// What an article claims.
#[derive(Debug, Clone, Default)]
pub struct Facts {}

impl Facts {
    /// Finds the facts of an article whose text is ready.
    #[must_use]
    pub fn find(_article: &Article) -> Self {
        Self {}
    }
}
