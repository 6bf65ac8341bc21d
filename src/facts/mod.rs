//! Tokens to what the article claims: who, when, how many. Found once, shared by every rule.

pub mod acronym;
pub mod age;
pub mod compound;
pub mod correction;
pub mod date;
pub mod format;
pub mod name;
pub mod number;
mod plain_word;
pub mod quote;
pub mod spelling;

use crate::article::Article;
use crate::facts::name::Names;

/// What an article claims.
#[derive(Debug, Clone, Default)]
pub struct Facts {
    /// Every day, month and year, in reading order.
    pub dates: Vec<date::DateMention>,
    /// Every time of day, in reading order.
    pub clocks: Vec<date::ClockMention>,
    /// Every part of a day, in reading order.
    pub parts: Vec<date::PartMention>,
    /// Every length of time, in reading order.
    pub durations: Vec<date::DurationMention>,
    /// Every anniversary, in reading order.
    pub anniversaries: Vec<date::AnniversaryMention>,
    /// Every amount, in reading order.
    pub quantities: Vec<number::Quantity>,
    /// The acronyms it uses and explains.
    pub acronyms: acronym::Acronyms,
    /// Whom and what it names.
    pub names: Names,
    /// How old people are, when they were born and died.
    pub ages: age::Ages,
    /// How it prints dates, numbers and marks.
    pub formats: format::Formats,
    /// What its correction notes correct, in reading order.
    pub corrections: Vec<correction::Correction>,
    /// What stands in quotation marks, and who says it.
    pub quotes: quote::Quotes,
    /// Every word that is written with a hyphen here and otherwise there, in reading order.
    pub compounds: Vec<compound::CompoundMention>,
    /// Every word that has another spelling, in reading order.
    pub spellings: Vec<spelling::SpellingMention>,
}

impl Facts {
    /// Finds the facts of an article whose text is ready.
    #[must_use]
    pub fn find(article: &Article) -> Self {
        let date::Times { dates, clocks, parts, durations, anniversaries } = date::Times::find(article);
        let names = Names::find(article);
        let people = age::bearer::People::of(article, &names);
        let ages = age::Ages::find(article, &people, &dates);
        let quantities = number::find(article, &dates);
        let acronyms = acronym::Acronyms::find(article);
        let formats = format::Formats::find(article, &dates, &quantities);
        let corrections = correction::find(article, &dates, &quantities);
        let quotes = quote::Quotes::find(article, &people);
        let compounds = compound::find(article);
        let spellings = spelling::find(article);
        Self {
            dates,
            clocks,
            parts,
            durations,
            anniversaries,
            quantities,
            acronyms,
            names,
            ages,
            formats,
            corrections,
            quotes,
            compounds,
            spellings,
        }
    }
}
