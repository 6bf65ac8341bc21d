//! A claim: one place where an article gives a value, and what it gives the value of. A sort of claims says which
//! facts of an article it takes, when one claim was changed into another, and when an old one is stale.

use std::hash::{Hash, Hasher};
use std::ops::Range;

use rustc_hash::FxHasher;

use crate::article::Article;
use crate::compare::Topic;
use crate::compare::scene::{Scene, is_history, year};
use crate::segment::Zone;
use crate::span::Span;

/// One place where an article gives a value.
#[derive(Debug, Clone)]
pub(super) struct Claim<'a, F> {
    /// What the facts say of it.
    pub(super) fact: &'a F,
    /// The article it stands in.
    pub(super) article: &'a Article,
    /// Its tokens.
    pub(super) tokens: Range<usize>,
    /// What of it is shown.
    pub(super) shown: Span,
    /// The words that give the value.
    pub(super) at: Span,
    /// Equal for equal values.
    pub(super) value: u64,
    /// Equal for equal values that are said to be of one thing.
    pub(super) thing: u64,
}

/// A sort of claims.
pub(super) trait Sort {
    /// The facts it looks at.
    type Fact;

    /// What it is told under.
    const TOPIC: Topic;

    /// Whether a sentence may give the old value beside the new one: `rose to 14 from 12`.
    const KEEPS_HISTORY: bool;

    /// The claims of an article, in reading order.
    fn claims<'a>(&self, article: &'a Article) -> Vec<Claim<'a, Self::Fact>>;

    /// Whether two claims with different values, of which one gave way to the other, are about one thing.
    fn is_change(&self, old: &Claim<'_, Self::Fact>, new: &Claim<'_, Self::Fact>, rewrite: Rewrite) -> bool;

    /// Whether a claim that was left as it was is about the thing whose value was changed. `before` is the same claim
    /// in the old version.
    fn is_left(
        &self,
        change: &Made<'_, '_, Self::Fact>,
        left: &Claim<'_, Self::Fact>,
        before: &Claim<'_, Self::Fact>,
    ) -> bool;

    /// Whether nothing else had the old value, of which the old version's claims are given: then it is stale also
    /// where it was written anew.
    fn is_alone(&self, _change: &Made<'_, '_, Self::Fact>, _all: &[&Claim<'_, Self::Fact>]) -> bool {
        false
    }

    /// Whether a claim of the old version is about the thing whose value was changed, when its words stand in the new
    /// version as they were and nothing there says any more what they mean.
    fn is_kept(&self, _change: &Made<'_, '_, Self::Fact>, _before: &Claim<'_, Self::Fact>) -> bool {
        false
    }

    /// Whether a claim that was written anew is about the thing whose value was changed, when that is alone.
    fn is_anew(&self, _change: &Made<'_, '_, Self::Fact>, _left: &Claim<'_, Self::Fact>) -> bool {
        false
    }
}

/// How a claim gave way to another.
#[derive(Debug, Clone, Copy)]
pub(super) struct Rewrite {
    /// Few words changed beside the claim itself.
    pub(super) tight: bool,
    /// The old version gave the new value of the thing already.
    pub(super) known: bool,
}

/// A change as it was made in one place.
pub(super) struct Made<'c, 'a, F> {
    /// The claim of the old version.
    pub(super) old: &'c Claim<'a, F>,
    /// The claim that took its place.
    pub(super) new: &'c Claim<'a, F>,
    /// What the sentences of both are about.
    pub(super) scene: Scene,
}

impl<F> Claim<'_, F> {
    /// The words that give the value.
    pub(super) fn text(&self) -> &str {
        self.article.text(self.at)
    }

    /// Whether nobody is quoted there.
    pub(super) fn is_own(&self) -> bool {
        !self.article.is_quoted(self.at.start)
    }

    /// Whether its sentence tells what held before.
    pub(super) fn is_history(&self) -> bool {
        is_history(self.article, &self.tokens)
    }

    /// Whether its sentence names a year that another's does not.
    pub(super) fn is_of_another_year(&self, other: &Self) -> bool {
        let own = year(self.article, &self.tokens);
        own.is_some() && own != year(other.article, &other.tokens)
    }

    /// Its sentence.
    pub(super) fn sentence(&self) -> usize {
        self.article.sentence_of(self.tokens.start)
    }
}

/// Whether values are told in a zone, and not only listed or repeated there.
pub(super) fn tells(zone: Zone) -> bool {
    zone.is_running_text() || zone.is_display() || matches!(zone, Zone::Caption | Zone::Table)
}

/// Things that are equal, as one number.
pub(super) fn key(of: impl Hash) -> u64 {
    let mut hasher = FxHasher::default();
    of.hash(&mut hasher);
    hasher.finish()
}
