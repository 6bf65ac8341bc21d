//! Number words to values: `twenty-five`, `two hundred and fifty thousand`, `a dozen`, `half a million`; scale words
//! after figures; ordinals, factors and fractions.

use crate::facts::date;
use crate::lexicon::Classes;
use crate::text::Token;

use super::value::Value;

/// The longest word looked at, in bytes.
const LONGEST: usize = 12;

/// What a word means in a number.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Numeral {
    /// 0 to 19.
    Small(u8),
    /// 20 to 90.
    Tens(u8),
    /// A hundred.
    Hundred,
    /// A thousand and up.
    Scale(f64),
    /// Twelve of a thing.
    Dozen,
    /// One half.
    Half,
}

/// Calls `with` with the folded letters of a token, when there are few enough of them.
fn folded<T>(prose: &str, token: &Token, with: impl FnOnce(&str) -> Option<T>) -> Option<T> {
    let text = token.text(prose).as_bytes();
    let mut letters = [0; LONGEST];
    let letters = letters.get_mut(..text.len())?;
    for (to, from) in letters.iter_mut().zip(text) {
        *to = from.to_ascii_lowercase();
    }
    with(std::str::from_utf8(letters).ok()?)
}

/// The meaning of a token in a number written in words.
pub(super) fn numeral(prose: &str, token: &Token) -> Option<Numeral> {
    if !token.is(Classes::NUMBER_WORD) {
        return None;
    }
    folded(prose, token, |word| {
        const SMALL: [&str; 20] = [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ];
        const TENS: [&str; 8] = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
        if let Some(at) = SMALL.iter().position(|small| *small == word) {
            return Some(Numeral::Small(at as u8));
        }
        if let Some(at) = TENS.iter().position(|tens| *tens == word) {
            return Some(Numeral::Tens(at as u8 * 10 + 20));
        }
        Some(match word {
            "hundred" => Numeral::Hundred,
            "dozen" => Numeral::Dozen,
            "half" => Numeral::Half,
            _ => Numeral::Scale(long_scale(word)?),
        })
    })
}

fn long_scale(word: &str) -> Option<f64> {
    Some(match word {
        "thousand" => 1e3,
        "lakh" => 1e5,
        "million" => 1e6,
        "crore" => 1e7,
        "billion" => 1e9,
        "trillion" => 1e12,
        _ => return None,
    })
}

/// The scale a word after a figure gives it: `million`, `bn`, `m`. Letters that are also units are left to
/// the caller to judge.
pub(super) fn scale(prose: &str, token: &Token) -> Option<f64> {
    if !token.is_word() {
        return None;
    }
    folded(prose, token, |word| {
        Some(match word {
            "hundred" => 1e2,
            "k" => 1e3,
            "lakhs" | "lac" => 1e5,
            "m" | "mn" | "mln" | "mil" | "mill" | "mio" | "mm" => 1e6,
            "crores" | "cr" => 1e7,
            "b" | "bn" | "bln" | "bil" => 1e9,
            "t" | "tn" | "trn" | "tr" => 1e12,
            _ => return long_scale(word),
        })
    })
}

/// The number an ordinal word says.
pub(super) fn ordinal(token: &Token) -> Option<u8> {
    match date::meaning(token)? {
        date::Word::Ordinal(nth) => Some(nth),
        _ => None,
    }
}

/// The number of parts a word divides a whole into, and whether it is a plural: `third` 3, `quarters` 4.
pub(super) fn denominator(prose: &str, token: &Token) -> Option<(u8, bool)> {
    if !token.is_word() {
        return None;
    }
    folded(prose, token, |word| {
        const NAMES: [&str; 9] = ["half", "third", "quarter", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];
        let single = word.strip_suffix('s').unwrap_or(word);
        let at = NAMES.iter().position(|name| *name == single);
        let at = at.or((word == "halves").then_some(0)).or((single == "fourth").then_some(2))?;
        Some((at as u8 + 2, word.len() > single.len() || word == "halves"))
    })
}

/// The factor a word says: `doubled` 2, `halved` one half, `tenfold` 10.
pub(super) fn multiple(prose: &str, token: &Token) -> Option<f64> {
    if !token.is_word() {
        return None;
    }
    folded(prose, token, |word| {
        Some(match word {
            "doubled" | "doubles" | "doubling" | "twofold" => 2.0,
            "tripled" | "triples" | "tripling" | "trebled" | "trebles" | "trebling" | "threefold" => 3.0,
            "quadrupled" | "quadruples" | "quadrupling" | "fourfold" => 4.0,
            "fivefold" => 5.0,
            "sixfold" => 6.0,
            "sevenfold" => 7.0,
            "eightfold" => 8.0,
            "ninefold" => 9.0,
            "tenfold" => 10.0,
            "halved" | "halves" | "halving" => 0.5,
            _ => return None,
        })
    })
}

/// A number in words at the first of `tokens`: its value, and how many tokens it takes. `and` joins only what
/// follows a hundred or a thousand: `two hundred and five`, but `two and three` are two numbers.
pub(super) fn number(prose: &str, tokens: &[Token]) -> Option<(Value, usize)> {
    let mut sum = Sum::default();
    let (mut at, mut end) = (0, 0);
    while let Some(token) = tokens.get(at) {
        let text = token.text(prose);
        let glued = text == "-" && !token.spaced() && at == end;
        if end > 0 && (glued || text.eq_ignore_ascii_case("and") && sum.may_go_on()) && at == end {
            at += 1;
            continue;
        }
        let linked = at > end;
        match numeral(prose, token) {
            Some(numeral) if sum.add(numeral, linked && !glued_before(prose, tokens, at)) => {
                at += 1;
                end = at;
            }
            _ => break,
        }
    }
    (end > 0).then(|| (sum.value(), end))
}

fn glued_before(prose: &str, tokens: &[Token], at: usize) -> bool {
    at > 0 && tokens[at - 1].text(prose) == "-"
}

/// A number as its words are read one by one.
#[derive(Debug, Clone, Copy, Default)]
struct Sum {
    /// What the scale words so far have closed.
    closed: f64,
    /// What stands before the next scale word.
    open: f64,
    /// The last scale word; 0 before the first.
    scale: f64,
    /// Whether something stands in `open`.
    begun: bool,
    /// The place the next small number has to stay below.
    room: f64,
    done: bool,
}

impl Sum {
    /// Whether `and` may follow.
    fn may_go_on(self) -> bool {
        !self.done && self.room >= 100.0
    }

    /// Takes the next word; false when it does not belong to the number. After `and`, only what is below a hundred.
    fn add(&mut self, next: Numeral, after_and: bool) -> bool {
        if self.done {
            return false;
        }
        match next {
            Numeral::Small(value) => self.put(f64::from(value), if value == 0 { 0.0 } else { 1.0 }),
            Numeral::Tens(value) => self.put(f64::from(value), 10.0),
            Numeral::Hundred if !after_and && self.begun && self.open < 100.0 => {
                self.open *= 100.0;
                self.room = 100.0;
                true
            }
            Numeral::Scale(scale) if !after_and && self.begun && (self.scale == 0.0 || scale < self.scale) => {
                self.closed += self.open * scale;
                (self.open, self.scale, self.room, self.begun) = (0.0, scale, scale.min(1000.0), false);
                true
            }
            Numeral::Dozen if !after_and && self.begun && self.scale == 0.0 => {
                self.open *= 12.0;
                self.done = true;
                true
            }
            _ => false,
        }
    }

    fn put(&mut self, value: f64, room: f64) -> bool {
        let first = !self.begun && self.scale == 0.0;
        if !first && value >= self.room {
            return false;
        }
        self.open += value;
        self.room = room;
        self.begun = true;
        self.done = room == 0.0;
        true
    }

    fn value(self) -> Value {
        let value = self.closed + self.open;
        match self.scale {
            scale if scale >= 1e3 && self.open == 0.0 => Value { value, place: scale, round: scale },
            _ => Value::counted(value),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::number;
    use crate::fold::hash;
    use crate::lexicon::{Classes, Lexicon, lines, series};
    use crate::span::Span;
    use crate::text::lex;

    fn read(text: &str) -> Option<(f64, usize)> {
        let mut tokens = Vec::new();
        lex(text, Span::new(0, text.len() as u32), Lexicon::built_in(), &mut tokens);
        number(text, &tokens).map(|(value, taken)| (value.value, taken))
    }

    #[test]
    fn every_ordinal_is_a_figure() {
        for word in lines(include_str!("../../../rules/lexicon/date-words.txt")) {
            let ordinal = series::ordinal(word).is_some();
            assert!(!ordinal || Lexicon::built_in().classes(hash(word)).intersects(Classes::FIGURE), "{word}");
        }
    }

    #[test]
    fn numbers_in_words() {
        for (text, value, taken) in [
            ("three people", 3.0, 1),
            ("twenty-five men", 25.0, 3),
            ("Forty-three men", 43.0, 3),
            ("thirty five", 35.0, 2),
            ("two hundred and fifty thousand men", 250_000.0, 5),
            ("two and three", 2.0, 1),
            ("two three", 2.0, 1),
            ("twenty and five", 20.0, 1),
            ("two dozen eggs", 24.0, 2),
            ("one million two hundred thousand", 1_200_000.0, 5),
            ("three thousand and ten", 3010.0, 4),
            ("nineteen ninety-six", 19.0, 1),
            ("one hundred and one", 101.0, 4),
            ("five hundred and then", 500.0, 2),
        ] {
            assert_eq!(read(text), Some((value, taken)), "{text}");
        }
        assert_eq!(read("thousand"), None);
        assert_eq!(read("people"), None);
    }
}
