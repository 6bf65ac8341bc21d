//! Parts of the day: `in the morning`, `this afternoon`, `Tuesday night`.

use std::ops::Range;

use crate::span::Span;
use crate::text::{Shape, Voice};

use super::view::View;
use super::word::Word;

/// A part of the day. Where it begins and ends is not for a clock to say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DayPart {
    /// Until noon.
    Morning,
    /// From noon on.
    Afternoon,
    /// From the end of the working day on.
    Evening,
    /// When it is dark.
    Night,
}

impl DayPart {
    /// Its name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Morning => "morning",
            Self::Afternoon => "afternoon",
            Self::Evening => "evening",
            Self::Night => "night",
        }
    }

    /// The hours it adds to one of twelve: `8 in the evening` is 20.
    pub(super) const fn half(self) -> u16 {
        match self {
            Self::Morning => 0,
            Self::Afternoon | Self::Evening | Self::Night => 12,
        }
    }
}

/// A part of a day the article names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartMention {
    /// Where the word stands.
    pub span: Span,
    /// Its token, an index range of `Article::tokens`.
    pub tokens: Range<usize>,
    /// Whose words it belongs to.
    pub voice: Voice,
    /// Which part.
    pub part: DayPart,
}

impl View<'_> {
    /// The part of the day whose word stands at a token; not in a name or a greeting, and a night only where one
    /// is meant: `last night`, `Tuesday night`, `at night`.
    pub(super) fn part(&self, at: usize) -> Option<PartMention> {
        let Some(Word::Part(part)) = self.word(at) else { return None };
        let token = self.token(at).filter(|token| token.shape == Shape::Lower)?;
        let before = at.wrapping_sub(1);
        let of_a_day = matches!(self.word(before), Some(Word::Weekday(_) | Word::Day(_) | Word::Step(_)));
        let determined = of_a_day || self.is_one_of(before, &["at", "that", "the", "early", "late"]);
        let greeting = self.is_one_of(before, &["good"]);
        let stands = if part == DayPart::Night { determined } else { !greeting && self.before(at).is_some() };
        let span = token.span();
        stands.then(|| PartMention { span, tokens: at..at + 1, voice: self.article.voice_at(span.start), part })
    }
}
