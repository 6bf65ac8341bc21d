//! A figure in digits to its value, and the ways its digits can be grouped wrongly.

use super::value::Value;

/// How the digits of a figure are grouped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Grouping {
    /// No comma.
    Plain,
    /// Threes: `1,234,567`.
    Thousands,
    /// Twos before the last three: `12,34,567`.
    Lakhs,
    /// One comma with one or two digits after it: `3,5` or `110,00`; a decimal comma, or a digit was lost.
    Short,
    /// Anything else: `1,2345`, `10.00.000`, `1,23,4`.
    Broken,
}

/// How the digits of `figure` (digits, commas, points) are grouped.
#[must_use]
pub fn grouping(figure: &str) -> Grouping {
    let (whole, decimals) = figure.split_once('.').unwrap_or((figure, ""));
    if decimals.bytes().any(|byte| !byte.is_ascii_digit()) {
        return Grouping::Broken;
    }
    let mut groups = whole.split(',');
    let first = groups.next().unwrap_or_default();
    let Some(last) = groups.next_back() else { return Grouping::Plain };
    let inner = |length: usize| groups.clone().all(|group| group.len() == length);
    if last.len() == 3 && (1..=3).contains(&first.len()) && inner(3) {
        Grouping::Thousands
    } else if last.len() == 3 && (1..=2).contains(&first.len()) && inner(2) {
        Grouping::Lakhs
    } else if last.len() < 3 && groups.next().is_none() && decimals.is_empty() {
        Grouping::Short
    } else {
        Grouping::Broken
    }
}

/// The value of `figure`, if its digits are grouped as English groups them.
#[must_use]
pub fn value(figure: &str) -> Option<Value> {
    if !matches!(grouping(figure), Grouping::Plain | Grouping::Thousands | Grouping::Lakhs) || figure.len() > 24 {
        return None;
    }
    let (mut digits, mut decimals, mut zeros, mut after_point) = (0_u64, 0, 0, false);
    for byte in figure.bytes() {
        match byte {
            b'.' => after_point = true,
            b'0'..=b'9' => {
                digits = digits.checked_mul(10)?.checked_add(u64::from(byte - b'0'))?;
                decimals += i32::from(after_point);
                zeros = if byte == b'0' { zeros + 1 } else { 0 };
            }
            _ => {}
        }
    }
    let place = 10_f64.powi(-decimals);
    let round = if digits == 0 || decimals > 0 { place } else { 10_f64.powi(zeros) };
    Some(Value { value: digits as f64 / 10_f64.powi(decimals), place, round })
}

#[cfg(test)]
mod tests {
    use super::{Grouping, grouping, value};

    #[test]
    fn groups_are_told_apart() {
        for (figure, expected) in [
            ("1200", Grouping::Plain),
            ("1200.55", Grouping::Plain),
            ("1,200", Grouping::Thousands),
            ("12,200,300.5", Grouping::Thousands),
            ("1,00,000", Grouping::Lakhs),
            ("12,34,567", Grouping::Lakhs),
            ("110,00", Grouping::Short),
            ("3,5", Grouping::Short),
            ("1,2345", Grouping::Broken),
            ("1234,567", Grouping::Broken),
            ("10.00.000", Grouping::Broken),
            ("1.234,56", Grouping::Broken),
            ("1,23,4", Grouping::Broken),
        ] {
            assert_eq!(grouping(figure), expected, "{figure}");
        }
    }

    #[test]
    fn values_know_their_places() {
        let of = |figure: &str| value(figure).map(|it| (it.value, it.place, it.round));
        assert_eq!(of("1,200"), Some((1200.0, 1.0, 100.0)));
        assert_eq!(of("2.50"), Some((2.5, 0.01, 0.01)));
        assert_eq!(of("0"), Some((0.0, 1.0, 1.0)));
        assert_eq!(of("1,00,000"), Some((100_000.0, 1.0, 100_000.0)));
        assert_eq!(of("110,00"), None);
        assert_eq!(of("99999999999999999999999"), None);
    }
}
