//! What a slip of the pen makes of a number: the explanations that are tried when an arithmetic does not come out.

use crate::facts::number::Interval;
use crate::rules::numbers::wording::{figure, short};

/// More digits than this are not written by hand.
const MOST_DIGITS: usize = 15;

/// A slip that explains a wrong figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Slip {
    /// Two neighbouring digits in the wrong order.
    Swapped,
    /// The decimal point or the zeros are off by this power of ten.
    Shifted(i8),
    /// One digit is another.
    Digit,
}

impl Slip {
    /// The slip that leads from a number in `expected` to the figure `written` (digits, commas, a point).
    pub(crate) fn of(written: &str, expected: Interval) -> Option<Self> {
        let (mut digits, mut count, mut decimals, mut after_point) = ([0_u8; MOST_DIGITS], 0, 0, false);
        for byte in written.bytes() {
            match byte {
                b'0'..=b'9' => {
                    *digits.get_mut(count)? = byte - b'0';
                    count += 1;
                    decimals += i32::from(after_point);
                }
                b'.' => after_point = true,
                _ => {}
            }
        }
        let unit = 10_f64.powi(-decimals);
        let wanted = Interval { low: expected.low - unit / 2.0, high: expected.high + unit / 2.0 };
        let fits = |value: f64| wanted.meets(Interval::point(value));
        let digits = &mut digits[..count];
        for at in 1..count {
            digits.swap(at - 1, at);
            let swapped = digits[at - 1] != digits[at] && fits(number(digits) * unit);
            digits.swap(at - 1, at);
            if swapped {
                return Some(Self::Swapped);
            }
        }
        let value = number(digits) * unit;
        let zeros = digits.iter().rev().take_while(|digit| **digit == 0).count() as i32;
        for power in [1, -1, 2, -2, 3, -3] {
            let shifted = value * 10_f64.powi(power);
            // 590 for 59: the zero too many says nothing of how exactly 59 was printed.
            let half = unit * 10_f64.powi(power + zeros.min(-power).max(0)) / 2.0;
            if expected.meets(Interval::around(shifted, half)) {
                return Some(Self::Shifted(-(power as i8)));
            }
        }
        // Of two digits almost any number is one digit away.
        for at in 0..if count > 2 { 2 } else { 0 } {
            let kept = digits[at];
            for other in 0..10 {
                digits[at] = other;
                if other != kept && fits(number(digits) * unit) {
                    return Some(Self::Digit);
                }
            }
            digits[at] = kept;
        }
        None
    }

    /// How it is told.
    pub(crate) fn text(self) -> String {
        match self {
            Self::Swapped => "two digits may be swapped".to_owned(),
            Self::Shifted(power) => {
                let times = 10_f64.powi(i32::from(power.abs()));
                format!("the figure is {times} times too {}", if power > 0 { "large" } else { "small" })
            }
            Self::Digit => "one digit may be wrong".to_owned(),
        }
    }
}

fn number(digits: &[u8]) -> f64 {
    digits.iter().fold(0.0, |value, &digit| value * 10.0 + f64::from(digit))
}

/// How two numbers for one thing differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Difference {
    /// In two neighbouring digits, which are swapped.
    Swapped,
    /// In one digit.
    Digit,
    /// In their scale, by this power of ten.
    Scale(u8),
}

impl Difference {
    /// How two numbers differ, when a slip of the pen makes the one of the other.
    pub(super) fn between(one: f64, other: f64) -> Option<Self> {
        let ratio = (one / other).max(other / one);
        let scale = [1, 2, 3, 6].into_iter().find(|&power| (ratio / 10_f64.powi(power) - 1.0).abs() < 1e-9);
        if let Some(power) = scale {
            return Some(Self::Scale(power as u8));
        }
        if one <= 0.0 || other <= 0.0 || one.log10().floor() != other.log10().floor() {
            return None;
        }
        let (one, other) = (mantissa(one), mantissa(other));
        if one.1 != other.1 || one.1 < 2 {
            return (one.1 == other.1).then_some(Self::Digit);
        }
        let (mut left, mut right, mut digits) = (one.0, other.0, Vec::new());
        for _ in 0..one.1 {
            digits.push((left % 10, right % 10));
            (left, right) = (left / 10, right / 10);
        }
        let off: Vec<usize> = (0..digits.len()).filter(|&at| digits[at].0 != digits[at].1).collect();
        match off[..] {
            [_] => Some(Self::Digit),
            [a, b] if b == a + 1 && digits[a].0 == digits[b].1 && digits[a].1 == digits[b].0 => Some(Self::Swapped),
            _ => None,
        }
    }

    /// How it is told.
    pub(super) fn text(self) -> String {
        match self {
            Self::Swapped => "two digits are swapped".to_owned(),
            Self::Digit => "one digit differs".to_owned(),
            Self::Scale(power) => {
                format!("the one is {} times the other", figure(10_f64.powi(i32::from(power)), 0))
            }
        }
    }
}

/// The digits of a number without the point and the zeros of its scale, and how many they are.
fn mantissa(value: f64) -> (u64, u32) {
    let shown = short(value);
    shown
        .bytes()
        .filter(u8::is_ascii_digit)
        .fold((0, 0), |(number, count), digit| (number * 10 + u64::from(digit - b'0'), count + 1))
}

#[cfg(test)]
mod tests {
    use super::{Difference, Slip};
    use crate::facts::number::Interval;

    #[test]
    fn slips_are_named() {
        let expected = Interval { low: 15.4, high: 15.6 };
        assert_eq!(Slip::of("51", Interval { low: 14.8, high: 15.2 }), Some(Slip::Swapped));
        assert_eq!(Slip::of("155", expected), Some(Slip::Shifted(1)));
        assert_eq!(Slip::of("1.55", expected), Some(Slip::Shifted(-1)));
        assert_eq!(Slip::of("25.5", expected), Some(Slip::Digit));
        assert_eq!(Slip::of("590", Interval { low: 59.2, high: 59.4 }), Some(Slip::Shifted(1)));
        assert_eq!(Slip::of("25", expected), None);
        assert_eq!(Slip::of("87", expected), None);
        assert_eq!(Slip::of("9", expected), None);
    }

    #[test]
    fn differences_are_told_apart() {
        for (one, other, expected) in [
            (14.0, 11.0, Some(Difference::Digit)),
            (41.0, 14.0, Some(Difference::Swapped)),
            (140.0, 14.0, Some(Difference::Scale(1))),
            (2.5e6, 2.5e9, Some(Difference::Scale(3))),
            (1.2e6, 1.5e6, Some(Difference::Digit)),
            (3.0, 8.0, Some(Difference::Digit)),
            (37.0, 82.0, None),
            (137.0, 82.0, None),
            (40.0, 6.0, None),
            (40.0, 0.0, None),
        ] {
            assert_eq!(Difference::between(one, other), expected, "{one} and {other}");
        }
    }
}
