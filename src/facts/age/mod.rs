//! Tokens, names and dates to ages, births and deaths: how old the article says somebody is, as of when, and the
//! days on which it says somebody was born or died. Whoever is not named nearby stays unknown.

pub(super) mod bearer;
mod life;
mod scan;
mod when;

#[cfg(test)]
mod tests;

use std::ops::Range;

use jiff::civil::Date;

use crate::article::Article;
use crate::facts::age::bearer::People;
use crate::facts::date::{DateMention, Interval};
use crate::facts::name::EntityId;
use crate::span::Span;
use crate::text::Voice;

/// How old somebody is said to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgeMention {
    /// The number of years: `34`.
    pub span: Span,
    /// Its tokens, an index range of `Article::tokens`.
    pub tokens: Range<usize>,
    /// Its block.
    pub block: usize,
    /// Whose words it belongs to.
    pub voice: Voice,
    /// Full years.
    pub years: u16,
    /// Who it is, if the article names the person there.
    pub whose: Option<Bearer>,
    /// When the person is, or was, of that age.
    pub when: When,
    /// It is told against another time, of which other ages may be: `now 34`.
    pub is_contrast: bool,
}

/// The time an age holds for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// The day the article speaks from.
    Now,
    /// Some day from this one to the day the article speaks from: `In 1994 John Smith, 34, …` may give his age
    /// then or now.
    Since(Date),
    /// These days: `died in 2010, aged 70`.
    On(Interval),
    /// Some other time, which the article does not tell: `was 23 when`.
    Unknown,
}

/// A birth or a death.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LifeEvent {
    /// The date: `March 3, 1980`.
    pub span: Span,
    /// Its block.
    pub block: usize,
    /// Whose words it belongs to.
    pub voice: Voice,
    /// Whether it is a birth; else it is a death.
    pub is_birth: bool,
    /// The days it may have been.
    pub days: Interval,
    /// Who it is, if the article names the person there.
    pub whose: Option<Bearer>,
}

/// The person an age or a date is said of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bearer {
    /// Who it is.
    pub person: EntityId,
    /// Where the name stands that says so.
    pub span: Span,
}

/// Every age, birth and death of an article, each in reading order.
#[derive(Debug, Clone, Default)]
pub struct Ages {
    /// How old people are said to be.
    pub ages: Vec<AgeMention>,
    /// When people were born and died.
    pub life: Vec<LifeEvent>,
}

impl Ages {
    /// Finds the ages, births and deaths of an article whose people and dates are known.
    pub(super) fn find(article: &Article, people: &People<'_>, dates: &[DateMention]) -> Self {
        let mut ages = Vec::new();
        for (index, block) in article.blocks.iter().enumerate() {
            scan::block(article, people, dates, index, block, &mut ages);
        }
        let life = life::find(article, people, dates, &ages);
        Self { ages, life }
    }
}
