//! Tokens to acronyms: where one is explained, and every place where one stands.

mod definition;
mod usage;

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use crate::article::Article;
use crate::lexicon::lines;
use crate::text::phrase;

pub use definition::Definition;
pub use usage::Use;

/// The acronyms of an article.
#[derive(Debug, Clone, Default)]
pub struct Acronyms {
    /// Every one that is explained, in reading order.
    pub definitions: Vec<Definition>,
    /// Every place where one stands, those of the explanations included, in reading order.
    pub uses: Vec<Use>,
}

static KNOWN: LazyLock<FxHashSet<u32>> = LazyLock::new(|| {
    let list = lines(include_str!("../../../rules/lexicon/known-acronyms.txt"));
    list.flat_map(str::split_whitespace).map(phrase::norm).collect()
});

/// Whether every reader knows an acronym, by its hash, or it is a code, a unit, a numeral.
#[must_use]
pub fn is_known(norm: u32) -> bool {
    KNOWN.contains(&norm)
}

impl Acronyms {
    /// Finds the acronyms of an article.
    #[must_use]
    pub fn find(article: &Article) -> Self {
        let mut definitions = definition::find(article);
        let uses = usage::find(article, &definitions);
        if !definitions.is_empty() {
            let explained: FxHashSet<u32> = definitions.iter().map(|it| it.norm).collect();
            let again = uses.iter().filter(|it| explained.contains(&it.norm));
            let found = again.filter_map(|it| definition::between_commas(article, it.token, it.block));
            definitions.extend(found);
            definitions.sort_by_key(|definition| definition.acronym);
        }
        Self { definitions, uses }
    }
}
