//! Feasts and holidays whose day is fixed by rule: `Christmas Day`, `Thanksgiving`, `Easter Monday`. The list is
//! `rules/lexicon/feasts.txt`; a name in, the day of any year out.

use std::sync::LazyLock;

use jiff::civil::{Date, Weekday};

use crate::lexicon::{Classes, feasts};
use crate::text::phrase::Phrases;
use crate::text::{Token, is_one_of};

use super::scan::Found;
use super::view::View;
use super::word::Word;
use super::{Fields, Form, days_after};

/// How the day of a feast is found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Feast {
    /// The same day every year.
    Fixed {
        /// Its month, 1 to 12.
        month: i8,
        /// Its day.
        day: i8,
    },
    /// A weekday by its number in a month, -1 the last, and so many days after it.
    Weekday {
        /// Which of them.
        nth: i8,
        /// The weekday.
        weekday: Weekday,
        /// The month, 1 to 12.
        month: i8,
        /// Days after it.
        after: i8,
    },
    /// So many days from Easter Sunday.
    Easter(i8),
}

static FEASTS: LazyLock<Phrases<Feast>> = LazyLock::new(|| {
    let mut names = Phrases::default();
    for (name, rule) in feasts() {
        if let Some(feast) = Feast::parse(rule) {
            names.add(name, feast);
        }
    }
    names
});

/// Words of time before a feast named by one word: without one `Christmas` is a season, a song, a surname.
const LEADS: &[&str] = &[
    "on", "by", "before", "after", "since", "until", "till", "at", "from", "last", "this", "next", "over", "around",
    "through", "between", "to",
];

impl Feast {
    fn parse(rule: &str) -> Option<Self> {
        let words: Vec<&str> = rule.split_whitespace().collect();
        let number = |text: &str| text.parse::<i8>().ok();
        let signed = |sign: &str, text: &str| Some(if sign == "-" { -number(text)? } else { number(text)? });
        match words[..] {
            [day] => {
                let (month, day) = day.split_once('-')?;
                Some(Self::Fixed { month: number(month)?, day: number(day)? })
            }
            ["Easter", sign, days] => Some(Self::Easter(signed(sign, days)?)),
            [nth, weekday, month, ref rest @ ..] => {
                let Some(Word::Weekday(weekday)) = super::word::weekday(&weekday.to_ascii_lowercase()) else {
                    return None;
                };
                let after = if let [sign, days] = rest { signed(sign, days)? } else { 0 };
                Some(Self::Weekday { nth: number(nth)?, weekday, month: number(month)?, after })
            }
            _ => None,
        }
    }

    /// Its day in a year.
    #[must_use]
    pub fn day(self, year: i16) -> Option<Date> {
        match self {
            Self::Fixed { month, day } => Date::new(year, month, day).ok(),
            Self::Weekday { nth, weekday, month, after } => {
                let day = Date::new(year, month, 1).ok()?.nth_weekday_of_month(nth, weekday).ok()?;
                days_after(day, i64::from(after))
            }
            Self::Easter(days) => days_after(easter(year)?, i64::from(days)),
        }
    }
}

/// Easter Sunday by the Gregorian computus (Meeus, Jones and Butcher).
fn easter(year: i16) -> Option<Date> {
    let year = i32::from(year);
    let (golden, century, rest) = (year % 19, year / 100, year % 100);
    let moon = (19 * golden + century - century / 4 - (century - (century + 8) / 25 + 1) / 3 + 15) % 30;
    let sunday = (32 + 2 * (century % 4) + 2 * (rest / 4) - moon - rest % 4) % 7;
    let late = (golden + 11 * moon + 22 * sunday) / 451;
    let days = moon + sunday - 7 * late + 114;
    Date::new(year as i16, (days / 31) as i8, (days % 31 + 1) as i8).ok()
}

/// Whether a feast may begin with a token.
#[inline]
pub(super) fn may_begin(token: &Token) -> bool {
    token.is(Classes::FEAST) && token.is_capitalised()
}

impl View<'_> {
    /// The feast that begins at a token, with its year if it names one: `Easter 2018`.
    pub(super) fn feast(&self, at: usize) -> Option<Found> {
        let first = self.token(at).filter(|token| may_begin(token))?;
        let hit = FEASTS.longest(&self.article.prose, &self.article.tokens[at..self.end])?;
        let end = at + hit.tokens;
        let (year, end) = match self.year(end + usize::from(self.is_one_of(end, &["of", "in"]))) {
            Some(year) if !self.counts_nouns(end) => {
                (Some(year), end + 1 + usize::from(self.is_one_of(end, &["of", "in"])))
            }
            _ => (None, end),
        };
        let before = self.before(at).map_or("", |before| before.text(&self.article.prose));
        let led = is_one_of(before, LEADS);
        let told = self.begins_sentence(at) && self.is_one_of(end, &[",", "is", "was", "falls", "fell"]);
        let named = year.is_some() || hit.tokens > 1 || led || told;
        let part_of_name =
            self.before(at).is_some_and(|before| before.is_capitalised() && !led && before.shape == first.shape)
                && !self.begins_sentence(at);
        if !named || part_of_name || self.is_attribute_at(end) {
            return None;
        }
        let step = match self.word(at.wrapping_sub(1)) {
            Some(Word::Step(step)) if at > self.start && year.is_none() => Some(step),
            _ => None,
        };
        let start = at - usize::from(step.is_some());
        let fields = Fields { year, ..Fields::default() };
        Some(Found { step, ..Found::new(start, end, Form::Feast(*hit.value), fields) })
    }

    /// Whether a noun or a name goes on at a token: the `Boxing Day tsunami` is not of this year.
    fn is_attribute_at(&self, at: usize) -> bool {
        const OTHER: Classes =
            Classes::FUNCTION.with(Classes::PAST_VERB).with(Classes::SAYING).with(Classes::DATE_WORD);
        self.token(at).is_some_and(|next: &Token| {
            let word = next.text(&self.article.prose);
            let verb = next.is(OTHER) || word.ends_with("ed");
            next.is_word() && next.spaced() && !next.line_start() && !verb
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{FEASTS, Feast, easter};
    use crate::lexicon::{Classes, Lexicon, feasts};
    use crate::text::lex;
    use jiff::civil::{Date, date};

    #[test]
    fn every_feast_of_the_list_has_a_rule() {
        for (name, rule) in feasts() {
            assert!(Feast::parse(rule).and_then(|it| it.day(2024)).is_some(), "{name}");
        }
        assert!(!FEASTS.is_empty());
    }

    #[test]
    fn every_feast_of_the_list_is_found_by_its_first_word() {
        for (name, _) in feasts() {
            let mut tokens = Vec::new();
            lex(name, crate::span::Span::new(0, name.len() as u32), Lexicon::built_in(), &mut tokens);
            assert!(tokens[0].is(Classes::FEAST), "{name}");
        }
    }

    #[test]
    fn easter_falls_where_the_tables_have_it() {
        for day in [date(1943, 4, 25), date(2000, 4, 23), date(2008, 3, 23), date(2018, 4, 1), date(2024, 3, 31)] {
            assert_eq!(easter(day.year()), Some(day));
        }
        let friday: Option<Date> = Feast::parse("4 Thursday 11 + 1").and_then(|it| it.day(2010));
        assert_eq!(friday, Some(date(2010, 11, 26)));
    }
}
