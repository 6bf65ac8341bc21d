//! What stands around a figure: approximators, the word it hangs on, the noun it counts.

use std::ops::Range;

use crate::fold;
use crate::lexicon::Classes;
use crate::text::{Shape, Token, is_one_of};

use super::cue::Cue;
use super::measure::Measured;
use super::scan::Scan;
use super::{Approx, Measure, Noun};

/// Words between a figure and its noun.
const MOST_MODIFIERS: usize = 4;

/// Words before a figure that are looked at for approximators.
const MOST_APPROXIMATORS: usize = 8;

/// What was found around a figure.
pub(super) struct Around {
    pub(super) approx: Approx,
    pub(super) lead: Option<usize>,
    pub(super) noun: Option<Noun>,
    pub(super) per: Option<usize>,
}

impl Scan<'_> {
    /// Looks around a figure and its unit.
    pub(super) fn context(&self, tokens: &Range<usize>, measured: &Measured) -> Around {
        let (before, lead) = self.before(tokens.start);
        let approx = self.after(tokens.end).unwrap_or(before);
        let noun = match measured.measure {
            Measure::Fraction | Measure::Multiple | Measure::Unit(_) => None,
            Measure::Count if measured.attributive => Some(self.noun_of(tokens.end + 1)),
            _ => self.noun(tokens.end),
        };
        let per = noun.and_then(|noun| self.per(noun.token + 1));
        Around { approx, lead, noun, per }
    }

    /// The approximator before a figure, and the word before both.
    fn before(&self, start: usize) -> (Approx, Option<usize>) {
        let mut approx = Approx::Exact;
        let mut at = start;
        for _ in 0..MOST_APPROXIMATORS {
            let Some(token) = at.checked_sub(1).and_then(|before| self.token(before)) else { return (approx, None) };
            let (said, taken) = match self.approximator(at - 1) {
                Some(found) => found,
                None if Cue::of(token).is(Cue::FILLER) => (Approx::Exact, 1),
                None => return (approx, Some(at - 1)),
            };
            if approx == Approx::Exact {
                approx = said;
            }
            at -= taken;
        }
        (approx, None)
    }

    /// The approximator that ends at a token, and how many tokens it takes.
    fn approximator(&self, last: usize) -> Option<(Approx, usize)> {
        let near = [0, 1, 2].map(|back| last.checked_sub(back).map_or("", |at| self.text(at)));
        let is = |back: usize, words: &[&str]| is_one_of(near[back], words);
        let (than, to, of_as) = (is(0, &["than"]), is(0, &["to"]), is(0, &["as"]) && is(2, &["as"]));
        match () {
            () if than && is(1, &["more", "greater", "larger", "higher", "better", "longer"]) => {
                Some((if is(2, &["no", "not"]) { Approx::Below } else { Approx::Above }, 2))
            }
            () if than && is(1, &["less", "fewer", "lower", "smaller"]) => {
                Some((if is(2, &["no", "not"]) { Approx::Above } else { Approx::Below }, 2))
            }
            () if is(0, &["least"]) && is(1, &["at"]) => Some((Approx::Above, 2)),
            () if is(0, &["most"]) && is(1, &["at"]) => Some((Approx::Below, 2)),
            () if to && is(1, &["up"]) => Some((Approx::Below, 2)),
            () if to && is(1, &["close", "near"]) => Some((Approx::About, 2)),
            () if of_as && is(1, &["many", "much", "high"]) => Some((Approx::Below, 3)),
            () if of_as && is(1, &["few", "little", "low"]) => Some((Approx::Above, 3)),
            () if is(0, &["of"]) && is(1, &["excess", "upwards"]) => Some((Approx::Above, 2)),
            () if is(0, &["~"]) => Some((Approx::About, 1)),
            () => {
                let cue = Cue::of(self.token(last)?);
                let said = [(Cue::ABOUT, Approx::About), (Cue::ABOVE, Approx::Above), (Cue::BELOW, Approx::Below)];
                said.into_iter().find(|(it, _)| cue.is(*it)).map(|(_, approx)| (approx, 1))
            }
        }
    }

    /// `or so`, `or more`, `+` after a figure.
    fn after(&self, end: usize) -> Option<Approx> {
        if self.text(end) == "+" && self.joined(end) || self.dash(end) && self.is_one_of(end + 1, &["plus"]) {
            return Some(Approx::Above);
        }
        if !self.is_one_of(end, &["or"]) {
            return None;
        }
        let said = self.text(end + 1);
        match () {
            () if is_one_of(said, &["so", "thereabouts"]) => Some(Approx::About),
            () if is_one_of(said, &["more", "greater", "over"]) => Some(Approx::Above),
            () if is_one_of(said, &["less", "fewer", "under"]) => Some(Approx::Below),
            () => None,
        }
    }

    /// The noun after a figure: the first plural, and the plural after it if there is one (`police officers`);
    /// without a plural the last word of the run.
    fn noun(&self, end: usize) -> Option<Noun> {
        let mut last = None;
        // `2,000+ employees`
        let end = end + usize::from(self.text(end) == "+" && self.joined(end));
        for at in end..(end + MOST_MODIFIERS).min(self.end) {
            let token = &self.article.tokens[at];
            if !token.is_word() || !token.spaced() || token.is(Classes::FUNCTION) {
                break;
            }
            last = Some(at);
            if self.is_plural(at) && !self.is_plural(at + 1) {
                break;
            }
        }
        last.map(|at| self.noun_of(at))
    }

    fn noun_of(&self, token: usize) -> Noun {
        Noun { token, key: key(self.text(token)) }
    }

    /// Whether a token is a noun in the plural, by its ending.
    pub(super) fn is_plural(&self, at: usize) -> bool {
        self.token(at).is_some_and(|token| is_plural(&self.article.prose, token))
    }
}

/// Whether a token is a noun in the plural, by its ending or by the list of those that have none.
#[must_use]
pub fn is_plural(prose: &str, token: &Token) -> bool {
    if !token.is_word() || token.is(Classes::FUNCTION) || token.shape == Shape::Upper {
        return false;
    }
    let text = token.text(prose);
    let ends = text.ends_with('s') && !text.ends_with("ss") && !text.ends_with("us") && !text.ends_with("is");
    Cue::of(token).is(Cue::PLURAL) || ends && text.len() > 3
}

/// The same number for the singular and the plural of a noun.
#[must_use]
pub fn key(noun: &str) -> u32 {
    let singular = match noun.len() {
        ..=3 => noun,
        _ if noun.eq_ignore_ascii_case("men") => "man",
        _ if noun.eq_ignore_ascii_case("women") => "woman",
        _ if noun.eq_ignore_ascii_case("people") => "person",
        _ if noun.eq_ignore_ascii_case("children") => "child",
        _ if noun.ends_with("ss") => noun,
        _ => {
            let stem = noun.strip_suffix('s').unwrap_or(noun);
            let stem = stem.strip_suffix("ie").or_else(|| stem.strip_suffix('y')).unwrap_or(stem);
            stem.strip_suffix('e').unwrap_or(stem)
        }
    };
    fold::hash(singular) as u32
}
