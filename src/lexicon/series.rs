//! Words that stand in a row, each for its number: the months, the ordinals.

/// The months of the year.
pub const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The ordinals from first to twentieth.
const FIRST_TWENTY: [&str; 20] = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
];

/// The tens behind them.
const TENS: [&str; 8] =
    ["thirtieth", "fortieth", "fiftieth", "sixtieth", "seventieth", "eightieth", "ninetieth", "hundredth"];

/// The number an ordinal in lower case says: 1 to 20, then the tens to 100.
#[must_use]
pub fn ordinal(word: &str) -> Option<u8> {
    let place = |row: &[&str]| row.iter().position(|name| *name == word).map(|at| at as u8);
    place(&FIRST_TWENTY).map(|at| at + 1).or_else(|| place(&TENS).map(|at| 30 + at * 10))
}
