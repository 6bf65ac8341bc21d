//! What a slip of the pen makes of a number: the explanations that are tried when an arithmetic does not come out.

use crate::facts::number::Interval;

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
        for power in [1, -1, 2, -2, 3, -3] {
            let shifted = value * 10_f64.powi(power);
            let half = unit * 10_f64.powi(power) / 2.0;
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

#[cfg(test)]
mod tests {
    use super::Slip;
    use crate::facts::number::Interval;

    #[test]
    fn slips_are_named() {
        let expected = Interval { low: 15.4, high: 15.6 };
        assert_eq!(Slip::of("51", Interval { low: 14.8, high: 15.2 }), Some(Slip::Swapped));
        assert_eq!(Slip::of("155", expected), Some(Slip::Shifted(1)));
        assert_eq!(Slip::of("1.55", expected), Some(Slip::Shifted(-1)));
        assert_eq!(Slip::of("25.5", expected), Some(Slip::Digit));
        assert_eq!(Slip::of("25", expected), None);
        assert_eq!(Slip::of("87", expected), None);
        assert_eq!(Slip::of("9", expected), None);
    }
}
