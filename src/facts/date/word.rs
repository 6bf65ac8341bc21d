//! A token to its meaning in an expression of time: month, weekday, number, ordinal, unit, season, shift.
//! One look into a table for the few tokens whose word classes allow it.

use std::sync::LazyLock;

use jiff::civil::Weekday;
use rustc_hash::FxHashMap;

use crate::lexicon::series::{MONTHS, ordinal};
use crate::lexicon::{Classes, lines};
use crate::text::Token;
use crate::text::phrase::norm;

use super::{DayPart, Season, Unit};

/// The classes a word of time has; everything else is passed over without a look at its letters.
pub(super) const OF_TIME: Classes =
    Classes::MONTH.with(Classes::WEEKDAY).with(Classes::NUMBER_WORD).with(Classes::DATE_WORD);

/// What a word means in an expression of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::facts) enum Word {
    /// Month 1 to 12, and whether it is an abbreviation.
    Month(u8, bool),
    /// A weekday.
    Weekday(Weekday),
    /// `today` 0, `yesterday` -1, `tomorrow` 1.
    Day(i8),
    /// `last` -1, `this` 0, `next` 1.
    Step(i8),
    /// A unit of the calendar, and whether it is a plural.
    Unit(Unit, bool),
    /// A season of the year.
    Season(Season),
    /// A cardinal number word.
    Number(u16),
    /// An ordinal word, 1 to 20 and round tens to 100.
    Ordinal(u8),
    /// Hour of the day: noon 12, midnight 0.
    Hour(u8),
    /// `morning`, `night`.
    Part(DayPart),
    /// `fiscal`, `financial`.
    Fiscal,
    /// `anniversary`, and how many years it counts: 100 for `centenary`, 0 where a number has to say.
    Anniversary(u16),
}

/// The lists whose words mean something here.
const LISTS: [&str; 4] = [
    include_str!("../../../rules/lexicon/number-words.txt"),
    include_str!("../../../rules/lexicon/date-words.txt"),
    include_str!("../../../rules/lexicon/months.txt"),
    include_str!("../../../rules/lexicon/weekdays.txt"),
];

/// Every word of time by its hash.
static MEANINGS: LazyLock<FxHashMap<u32, Word>> = LazyLock::new(|| {
    let words = LISTS.into_iter().flat_map(lines);
    words.filter_map(|word| Some((norm(word), meaning_of(&word.to_ascii_lowercase())?))).collect()
});

/// The meaning of a token, if it is a word of time. Months and weekdays have a capital.
#[inline]
pub(in crate::facts) fn meaning(token: &Token) -> Option<Word> {
    let small = token.is(Classes::MONTH.with(Classes::WEEKDAY)) && !token.is_capitalised();
    if token.is(OF_TIME) && !small { MEANINGS.get(&token.norm).copied() } else { None }
}

fn meaning_of(word: &str) -> Option<Word> {
    number(word)
        .map(Word::Number)
        .or_else(|| ordinal(word).map(Word::Ordinal))
        .or_else(|| date_word(word))
        .or_else(|| month(word))
        .or_else(|| weekday(word))
}

fn month(word: &str) -> Option<Word> {
    let begins = |name: &&str| name.get(..word.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(word));
    let at = MONTHS.iter().position(|name| word.len() >= 3 && begins(name))?;
    Some(Word::Month(at as u8 + 1, word.len() < MONTHS[at].len()))
}

/// The number of a month by its name or abbreviation, whatever its case (`FEB` in `26-FEB-1987`).
pub(super) fn month_number(text: &str) -> Option<u8> {
    match month(&text.to_ascii_lowercase())? {
        Word::Month(number, _) => Some(number),
        _ => None,
    }
}

pub(super) fn weekday(word: &str) -> Option<Word> {
    let day = match word.get(..3)? {
        "mon" => Weekday::Monday,
        "tue" => Weekday::Tuesday,
        "wed" => Weekday::Wednesday,
        "thu" => Weekday::Thursday,
        "fri" => Weekday::Friday,
        "sat" => Weekday::Saturday,
        "sun" => Weekday::Sunday,
        _ => return None,
    };
    Some(Word::Weekday(day))
}

fn number(word: &str) -> Option<u16> {
    Some(match word {
        "one" => 1,
        "two" => 2,
        "three" => 3,
        "four" => 4,
        "five" => 5,
        "six" => 6,
        "seven" => 7,
        "eight" => 8,
        "nine" => 9,
        "ten" => 10,
        "eleven" => 11,
        "twelve" => 12,
        "thirteen" => 13,
        "fourteen" => 14,
        "fifteen" => 15,
        "sixteen" => 16,
        "seventeen" => 17,
        "eighteen" => 18,
        "nineteen" => 19,
        "twenty" => 20,
        "thirty" => 30,
        "forty" => 40,
        "fifty" => 50,
        "sixty" => 60,
        "seventy" => 70,
        "eighty" => 80,
        "ninety" => 90,
        _ => return None,
    })
}

fn date_word(word: &str) -> Option<Word> {
    Some(match word {
        "today" | "tonight" => Word::Day(0),
        "yesterday" => Word::Day(-1),
        "tomorrow" => Word::Day(1),
        "last" | "past" | "previous" => Word::Step(-1),
        "this" | "current" => Word::Step(0),
        "next" | "coming" | "following" => Word::Step(1),
        "day" | "days" => Word::Unit(Unit::Day, word == "days"),
        "week" | "weeks" => Word::Unit(Unit::Week, word == "weeks"),
        "fortnight" => Word::Unit(Unit::Fortnight, false),
        "weekend" => Word::Unit(Unit::Weekend, false),
        "month" | "months" => Word::Unit(Unit::Month, word == "months"),
        "quarter" | "quarters" => Word::Unit(Unit::Quarter, word == "quarters"),
        "year" | "years" => Word::Unit(Unit::Year, word == "years"),
        "decade" | "decades" => Word::Unit(Unit::Decade, word == "decades"),
        "century" | "centuries" => Word::Unit(Unit::Century, word == "centuries"),
        "spring" => Word::Season(Season::Spring),
        "summer" => Word::Season(Season::Summer),
        "autumn" | "fall" => Word::Season(Season::Autumn),
        "winter" => Word::Season(Season::Winter),
        "noon" | "midday" => Word::Hour(12),
        "midnight" => Word::Hour(0),
        "morning" => Word::Part(DayPart::Morning),
        "afternoon" => Word::Part(DayPart::Afternoon),
        "evening" => Word::Part(DayPart::Evening),
        "night" => Word::Part(DayPart::Night),
        "fiscal" => Word::Fiscal,
        "anniversary" | "birthday" | "jubilee" => Word::Anniversary(0),
        "centenary" | "centennial" => Word::Anniversary(100),
        "bicentenary" | "bicentennial" => Word::Anniversary(200),
        "tercentenary" => Word::Anniversary(300),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_of_the_lists_has_a_meaning() {
        // Of the words that are numbers, `dozen` and its like are none of time.
        for word in LISTS[1..].iter().flat_map(|list| lines(list)) {
            assert!(MEANINGS.contains_key(&norm(word)), "{word}");
        }
        assert!(matches!(MEANINGS[&norm("march")], Word::Month(3, false)));
        assert!(matches!(MEANINGS[&norm("Thurs")], Word::Weekday(Weekday::Thursday)));
        assert!(matches!(MEANINGS[&norm("second")], Word::Ordinal(2)));
        assert!(matches!(MEANINGS[&norm("months")], Word::Unit(Unit::Month, true)));
    }
}
