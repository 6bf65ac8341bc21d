//! Stretches of years and parts of years: `2001`, `the 1980s`, `the 19th century`, `summer 1998`, `the third
//! quarter of 2004`, `fiscal 2020`.

use crate::text::{Shape, TokenKind, is_one_of};

use super::scan::Found;
use super::view::View;
use super::word::Word;
use super::{Fields, Form, Unit};

/// Years that stand alone before a noun (`the 2001 attacks`) are read as years only inside these bounds.
const MODERN: std::ops::RangeInclusive<i16> = 1900..=2050;
/// An earlier one (`the 1887 flood`) needs a noun that cannot be counted.
const EARLIER: std::ops::RangeInclusive<i16> = 1600..=1899;

impl View<'_> {
    /// The period that begins at a token.
    pub(super) fn period(&self, at: usize) -> Option<Found> {
        match self.word(at) {
            Some(Word::Season(season)) => self.year_of(at + 1).map(|(year, end)| {
                Found::new(at, end, Form::Season(season), Fields { year: Some(year), ..Fields::default() })
            }),
            Some(Word::Ordinal(nth)) => self.nth(at, at + 1, nth),
            Some(Word::Fiscal) => self.fiscal(at),
            Some(Word::Number(19 | 20 | 2)) => self
                .year_in_words(at)
                .filter(|_| !self.is_one_of(at, &["two"]) || self.is_one_of(at.wrapping_sub(1), &["year"]))
                .map(|(year, end)| Found::new(at, end, Form::Year, Fields { year: Some(year), ..Fields::default() })),
            None if self.token(at)?.is_number() => self.figures(at),
            _ => None,
        }
    }

    fn figures(&self, at: usize) -> Option<Found> {
        // A year has four figures; fewer have something glued to them: `19th`, `Q3`, `'80s`.
        let glued = self.joined(at) || self.joined(at + 1);
        if !glued && self.token(at)?.len != 4 || self.has_sign_before(at) {
            return None;
        }
        if let Some(nth) = self.digits(at, 2)
            && self.joined(at + 1)
            && self.is_one_of(at + 1, &["st", "nd", "rd", "th"])
        {
            return self.nth(at, at + 2, nth as u8);
        }
        // `Q3 2019`, two tokens to the lexer
        if self.joined(at) && at > self.start && self.is_one_of(at - 1, &["q"]) {
            let quarter = self.digits(at, 1).filter(|quarter| (1..=4).contains(quarter))?;
            let (year, end) = self.year_of(at + 1).map_or((None, at + 1), |(year, end)| (Some(year), end));
            let fields = Fields { year, ..Fields::default() };
            return Some(Found::new(at - 1, end, Form::Quarter(quarter as u8), fields));
        }
        // `2019-Q1`
        if let Some(year) = self.digits(at, 4).filter(|year| (1000..2200).contains(year))
            && self.dash(at + 1)
            && self.joined(at + 2)
            && self.is_one_of(at + 2, &["q"])
            && self.joined(at + 3)
        {
            let quarter = self.digits(at + 3, 1).filter(|quarter| (1..=4).contains(quarter))?;
            let fields = Fields { year: Some(year as i16), ..Fields::default() };
            return Some(Found::new(at, at + 4, Form::Quarter(quarter as u8), fields));
        }
        self.decade(at).or_else(|| self.quarter_of(at)).or_else(|| self.year_alone(at))
    }

    /// `1980s`, `'80s`.
    fn decade(&self, at: usize) -> Option<Found> {
        if !(self.joined(at + 1) && self.is_one_of(at + 1, &["s"])) {
            return None;
        }
        let (start, year) = match self.digits(at, 4)? {
            year @ 1000..2200 if year % 10 == 0 => (at, year as i16),
            tens @ 10..=90 if tens % 10 == 0 && self.joined(at) && at > self.start => {
                let shortened = self.token(at - 1)?.kind() == TokenKind::SingleQuote;
                shortened.then_some((at - 1, 1900 + tens as i16))?
            }
            _ => return None,
        };
        Some(Found::new(start, at + 2, Form::Decade, Fields { year: Some(year), ..Fields::default() }))
    }

    /// `third quarter`, `19th century`; the ordinal stands from `at` to `end`.
    fn nth(&self, at: usize, end: usize, nth: u8) -> Option<Found> {
        if let Some(week) = i8::try_from(nth).ok().and_then(|nth| self.week_of(at, end, nth)) {
            return Some(week);
        }
        let unit = end + usize::from(self.dash(end));
        match self.word(unit)? {
            Word::Unit(Unit::Century, false) => Some(Found::new(at, unit + 1, Form::Century(nth), Fields::default())),
            Word::Unit(Unit::Quarter, false) if nth <= 4 => {
                let form = Form::Quarter(nth);
                if let Some((year, end)) = self.year_of(unit + 1) {
                    return Some(Found::new(at, end, form, Fields { year: Some(year), ..Fields::default() }));
                }
                let of_year = self.is_one_of(unit + 1, &["of"])
                    && matches!(self.word(unit + 3), Some(Word::Unit(Unit::Year, false)));
                match self.word(unit + 2) {
                    Some(Word::Step(step)) if of_year => {
                        let found = Found::new(at, unit + 4, form, Fields::default());
                        Some(Found { step: Some(step), ..found })
                    }
                    // A quarter that ends on a day given is one of a business year of its own.
                    _ if self.is_one_of(unit + 1, &["ended", "ending"]) => None,
                    _ => {
                        let earlier = at > self.start && self.is_one_of(at - 1, &["earlier", "ago"]);
                        let found = Found::new(at, unit + 1, form, Fields::default());
                        Some(Found { step: earlier.then_some(-1), ..found })
                    }
                }
            }
            _ => None,
        }
    }

    /// `1988 third quarter`.
    fn quarter_of(&self, at: usize) -> Option<Found> {
        let year = self.year(at)?;
        let Some(Word::Ordinal(quarter @ 1..=4)) = self.word(at + 1) else { return None };
        let unit = at + 2 + usize::from(self.dash(at + 2));
        matches!(self.word(unit), Some(Word::Unit(Unit::Quarter, false)))
            .then(|| Found::new(at, unit + 1, Form::Quarter(quarter), Fields { year: Some(year), ..Fields::default() }))
    }

    /// `fiscal 2020`, `fiscal year 2020`.
    fn fiscal(&self, at: usize) -> Option<Found> {
        let year_at = at + 1 + usize::from(matches!(self.word(at + 1), Some(Word::Unit(Unit::Year, false))));
        let year = self.year(year_at)?;
        Some(Found::new(at, year_at + 1, Form::FiscalYear, Fields { year: Some(year), ..Fields::default() }))
    }

    /// `1998`, `of 1998`, `in 1998` after a season or quarter.
    fn year_of(&self, at: usize) -> Option<(i16, usize)> {
        let year_at = at + usize::from(self.is_one_of(at, &["of", "in"]) || self.mark(at, ','));
        if self.token(year_at)?.line_start() {
            return None;
        }
        self.year_in_words(year_at).filter(|_| !self.has_sign_before(year_at))
    }

    /// A year alone, where only a year can stand.
    fn year_alone(&self, at: usize) -> Option<Found> {
        let year = self.year(at)?;
        let found = Found::new(at, at + 1, Form::Year, Fields { year: Some(year), ..Fields::default() });
        if self.joined(at) && at > self.start && self.dash(at - 1) {
            // `1998-2004`, `mid-2005`
            let led = at >= self.start + 2 && (self.year(at - 2).is_some() || self.is_one_of(at - 2, &["mid"]));
            return led.then_some(found);
        }
        (self.is_led_by_time(at) || self.is_bracketed(at) || self.is_attribute(at, year)).then_some(found)
    }

    /// A preposition or noun of time before the year, and no counted noun after it.
    fn is_led_by_time(&self, at: usize) -> bool {
        let Some(before) = self.before(at) else { return false };
        let lead = before.text(&self.article.prose);
        let always = [
            "in", "since", "until", "till", "during", "circa", "year", "early", "late", "born", "died", "mid",
            "season", "election", "before", "after", "into", "due",
        ];
        if is_one_of(lead, &always) {
            return !self.counts_nouns(at) || !lead.eq_ignore_ascii_case("after");
        }
        let often = ["by", "from", "of", "to", "and", "through", "between", "for", "or"];
        // `in both 1990 and 1991`
        if lead == "both" && self.is_one_of(at + 1, &["and"]) && self.year(at + 2).is_some() {
            return true;
        }
        let back = lead == "to" && self.is_one_of(at.wrapping_sub(2), &["back", "dates", "dated", "dating"]);
        let joins_years = back || !matches!(lead, "and" | "to" | "or") || self.year(at.wrapping_sub(2)).is_some();
        is_one_of(lead, &often) && joins_years && !self.counts_nouns(at)
    }

    /// Whether the number counts the noun after it: `2000 homes`.
    pub(super) fn counts_nouns(&self, at: usize) -> bool {
        self.token(at + 1).is_some_and(|next| {
            let word = next.text(&self.article.prose);
            let plural = next.is_word() && next.shape == Shape::Lower && word.ends_with('s') && word.len() > 3;
            plural && !next.line_start() && !next.is(crate::lexicon::Classes::FUNCTION)
        })
    }

    /// `(1998)`, `(1998-2004)`.
    fn is_bracketed(&self, at: usize) -> bool {
        let opens = at > self.start && matches!(self.text(at - 1), "(" | "[") && self.joined(at);
        opens && (matches!(self.text(at + 1), ")" | "]" | "," | ";") || self.dash(at + 1))
    }

    /// `the 2001 attacks`, `his 1999 album`.
    fn is_attribute(&self, at: usize, year: i16) -> bool {
        let determined = self.before(at).is_some_and(|before| {
            let word = before.text(&self.article.prose);
            before.kind() == TokenKind::Clitic
                || is_one_of(word, &["the", "a", "his", "her", "its", "their", "our", "my", "this", "that"])
        });
        let noun = self.token(at + 1).is_some_and(|next| next.is_word() && next.spaced() && !next.line_start());
        // `the 1988 quarter` and `the 1988 period` are parts of a business year.
        let part = self.is_one_of(at + 1, &["quarter", "period", "half"]);
        let counted = self.counts_nouns(at) || self.is_one_of(at + 1, &["people", "men", "women", "children"]);
        let stands = MODERN.contains(&year) && (year % 100 != 0 || !counted) || EARLIER.contains(&year) && !counted;
        determined && noun && !part && stands
    }
}
