//! Articles of any size, made of syllables: for the question whether time grows with length alone.

use std::fmt::Write as _;

const OPENINGS: [&str; 12] = ["Bar", "Cal", "Dor", "Fen", "Gal", "Hol", "Kas", "Lam", "Mor", "Nev", "Pel", "Tor"];
const MIDDLES: [&str; 12] = ["an", "be", "ci", "du", "el", "fo", "gi", "hu", "il", "ja", "ko", "lu"];
const ENDINGS: [&str; 12] = ["bert", "cott", "dale", "ford", "gan", "holm", "kin", "ley", "man", "ner", "ski", "wick"];
const GIVEN: [&str; 8] = ["Anna", "David", "Helen", "James", "Maria", "Peter", "Ruth", "Thomas"];

/// The `n`th of 20,736 surnames, all of four syllables. Of 144 in a row some are alike; those of two rows are not, so
/// that every name has as many neighbours among many names as among few.
fn surname(n: usize) -> String {
    let pick = |list: &[&'static str; 12], n: usize| list[n % 12];
    let (opening, middle) = (pick(&OPENINGS, n), pick(&MIDDLES, n / 12));
    format!("{opening}{middle}{}{}", pick(&ENDINGS, n / 144), pick(&ENDINGS, n / 1_728))
}

/// An article of so many paragraphs about twenty people.
pub(crate) fn text(paragraphs: usize) -> String {
    let mut text = String::from("Council weighs plan for the harbour\n\nPublished: 2021-03-09\n\n");
    for number in 0..paragraphs {
        let (one, other) = (surname(number % 20), surname((number + 7) % 20));
        let given = GIVEN[number % 20 % GIVEN.len()];
        let _ = write!(
            text,
            "{given} {one}, who has led the works since March {}, 2019, told the council on Tuesday that {} per cent of \
             the quay was ready. \"We need {} more weeks,\" she said, and {other} agreed that the budget of ${}.4 million \
             would not last beyond the summer.\n\n",
            number % 28 + 1,
            number % 90 + 5,
            number % 7 + 2,
            number % 40 + 1,
        );
    }
    text
}

/// An article that names so many different people, each in full and once more.
pub(crate) fn names(people: usize) -> String {
    let mut text = String::from("The full list of delegates\n\nPublished: 2021-03-09\n\n");
    for number in 0..people {
        let (given, surname) = (GIVEN[number % GIVEN.len()], surname(number));
        let _ =
            write!(text, "The first to speak was {given} {surname} of the harbour board. Later {surname} left.\n\n");
    }
    text
}

/// An article of so many amounts, eight in every paragraph.
pub(crate) fn numbers(amounts: usize) -> String {
    let mut text = String::from("The budget line by line\n\nPublished: 2021-03-09\n\n");
    for number in 0..amounts / 8 {
        let _ = write!(
            text,
            "The harbour board spent ${}.{} million on {} cranes. Fees rose {} per cent to ${},{:03}. It moved {} \
             tonnes in {} days, {} tonnes more than planned.\n\n",
            number % 91 + 2,
            number % 9 + 1,
            number % 37 + 2,
            number % 19 + 1,
            number % 89 + 1,
            number % 997,
            number * 7 % 1_999 + 40,
            number % 29 + 2,
            number % 131 + 20,
        );
    }
    text
}
