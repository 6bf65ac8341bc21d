//! The parts of an article, by the names of the trade.

use serde::{Deserialize, Serialize};

/// A part of an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Zone {
    /// The line above the headline: section, series, label.
    Kicker,
    /// The headline.
    Headline,
    /// The sentence under the headline.
    Standfirst,
    /// Who wrote it.
    Byline,
    /// Place, agency and date before the first sentence: `PARIS, Jan. 4 (AFP) -`.
    Dateline,
    /// A `Published:` or `Updated:` line.
    Published,
    /// A paragraph of running text.
    Paragraph,
    /// A heading inside the story.
    Subhead,
    /// An item of a list.
    List,
    /// A block quotation.
    Quote,
    /// A line lifted out of the story for display.
    PullQuote,
    /// The text under a picture.
    Caption,
    /// Who made the picture.
    Credit,
    /// A line that advertises another story: `Read - …`, `Also read: …`.
    Promo,
    /// A correction, clarification or update note.
    Correction,
    /// `(Reporting by …; Editing by …)`, an author's biography.
    SignOff,
    /// A line that belongs to the page, not to the story: copyright, newsletter, a stray headline at the end.
    Trailer,
    /// A cell of a table.
    Table,
}

impl Zone {
    /// Every zone, in the order of the page.
    pub const ALL: [Self; 18] = [
        Self::Kicker,
        Self::Headline,
        Self::Standfirst,
        Self::Byline,
        Self::Dateline,
        Self::Published,
        Self::Paragraph,
        Self::Subhead,
        Self::List,
        Self::Quote,
        Self::PullQuote,
        Self::Caption,
        Self::Credit,
        Self::Promo,
        Self::Correction,
        Self::SignOff,
        Self::Trailer,
        Self::Table,
    ];

    /// The name used in reports, packs and configuration.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Kicker => "kicker",
            Self::Headline => "headline",
            Self::Standfirst => "standfirst",
            Self::Byline => "byline",
            Self::Dateline => "dateline",
            Self::Published => "published",
            Self::Paragraph => "paragraph",
            Self::Subhead => "subhead",
            Self::List => "list",
            Self::Quote => "quote",
            Self::PullQuote => "pull-quote",
            Self::Caption => "caption",
            Self::Credit => "credit",
            Self::Promo => "promo",
            Self::Correction => "correction",
            Self::SignOff => "sign-off",
            Self::Trailer => "trailer",
            Self::Table => "table",
        }
    }

    /// Whether the story itself is told here, in sentences.
    #[must_use]
    pub const fn is_running_text(self) -> bool {
        matches!(self, Self::Standfirst | Self::Paragraph | Self::List)
    }

    /// Whether the zone is display type set by the desk: headline, kicker, subhead.
    #[must_use]
    pub const fn is_display(self) -> bool {
        matches!(self, Self::Headline | Self::Kicker | Self::Subhead)
    }
}
