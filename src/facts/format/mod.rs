//! How the article prints what it says: dates, percentages, millions, small numbers, quotation marks and
//! apostrophes, each with its place, block and voice. Found once, so that rules about style only have to count.

mod date;
mod mark;
mod number;

#[cfg(test)]
mod tests;

use crate::article::Article;
use crate::facts::date::DateMention;
use crate::facts::number::Quantity;
use crate::span::Span;
use crate::text::Voice;

pub use date::{DateForm, MonthForm, Order};
pub use mark::{Glyph, MarkForm, MarkUse};
pub use number::{PercentForm, Scale, ScaleForm, ScaleWord, SmallForm};

/// Something that can be printed in several ways, and the way it is printed here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Printed<F> {
    /// Where it stands.
    pub span: Span,
    /// Its block.
    pub block: usize,
    /// Whose words it belongs to.
    pub voice: Voice,
    /// The way it is printed.
    pub form: F,
}

/// How an article prints what it says, each kind in reading order.
#[derive(Debug, Clone, Default)]
pub struct Formats {
    /// Days of a month: `January 14`, `14 Jan.`
    pub dates: Vec<Printed<DateForm>>,
    /// The signs and words for hundredths: `%`, `percent`, `per cent`. The span is the sign or word alone.
    pub percents: Vec<Printed<PercentForm>>,
    /// The scale of sums of money: `million`, `m`, `mn`. The span is the word or letter alone.
    pub scales: Vec<Printed<ScaleForm>>,
    /// Two to nine things, in words or in a figure. The span is the number alone.
    pub small: Vec<Printed<SmallForm>>,
    /// Double and single quotation marks and apostrophes.
    pub marks: Vec<Printed<MarkForm>>,
}

impl Formats {
    /// Finds the forms of an article whose dates and quantities are known.
    #[must_use]
    pub fn find(article: &Article, dates: &[DateMention], quantities: &[Quantity]) -> Self {
        let mut formats = Self { dates: date::find(article, dates), marks: mark::find(article), ..Self::default() };
        number::find(article, quantities, &mut formats);
        formats
    }
}

impl<F> Printed<F> {
    /// Whether it stands in the story, in the article's own words.
    #[must_use]
    pub fn is_told(&self, article: &Article) -> bool {
        self.voice == Voice::Own && article.blocks[self.block].zone.is_running_text()
    }
}
