//! Numbers as a reader expects them in a message: grouped, no more digits than they carry, with their sign or unit.

use crate::facts::number::{Interval, Measure, Quantity, UnitId};

/// A number with commas between its thousands and so many decimals.
pub(crate) fn figure(value: f64, decimals: usize) -> String {
    let plain = format!("{:.decimals$}", value.abs());
    let (whole, rest) = plain.split_once('.').map_or((plain.as_str(), None), |(whole, rest)| (whole, Some(rest)));
    let mut shown = String::new();
    if value < 0.0 && plain.bytes().any(|byte| byte.is_ascii_digit() && byte != b'0') {
        shown.push('-');
    }
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            shown.push(',');
        }
        shown.push(digit);
    }
    if let Some(rest) = rest {
        shown.push('.');
        shown.push_str(rest);
    }
    shown
}

/// A number with three or four digits that count, large ones with a scale word.
pub(crate) fn short(value: f64) -> String {
    let size = value.abs();
    for (scale, word) in [(1e12, "trillion"), (1e9, "billion"), (1e6, "million")] {
        if size >= scale {
            return format!("{} {word}", trimmed(value / scale, 3));
        }
    }
    if size > 0.0 && size < 0.01 {
        return format!("{value:.1e}");
    }
    let decimals = match size {
        100.0.. => 0,
        10.0.. => 1,
        _ => 2,
    };
    trimmed(value, decimals)
}

fn trimmed(value: f64, decimals: usize) -> String {
    let shown = figure(value, decimals);
    if shown.contains('.') { shown.trim_end_matches('0').trim_end_matches('.').to_owned() } else { shown }
}

/// `7.0 to 8.4`, or one number when both ends read alike.
pub(crate) fn range(interval: Interval) -> String {
    let (low, high) = (short(interval.low), short(interval.high));
    if low == high { low } else { format!("{low} to {high}") }
}

/// An amount in a unit: `15.5 miles`, `1 mile`.
pub(crate) fn amount(value: &str, unit: UnitId) -> String {
    let name = &unit.unit().name;
    if value == "1" {
        return format!("{value} {name}");
    }
    match name.as_str() {
        "foot" => format!("{value} feet"),
        "inch" => format!("{value} inches"),
        "stone" | "horsepower" | "hectare per hour" => format!("{value} {name}"),
        "degree Celsius" => format!("{value} degrees Celsius"),
        "degree Fahrenheit" => format!("{value} degrees Fahrenheit"),
        "square foot" => format!("{value} square feet"),
        "cubic foot" => format!("{value} cubic feet"),
        "square inch" => format!("{value} square inches"),
        _ => match name.split_once(" per ") {
            Some(("foot", rest)) => format!("{value} feet per {rest}"),
            Some((unit, rest)) => format!("{value} {unit}s per {rest}"),
            None => format!("{value} {name}s"),
        },
    }
}

/// A value with the measure of a quantity: `12%`, `$3 million`, `15 people`.
pub(crate) fn like(value: f64, model: &Quantity) -> String {
    let shown = short(value);
    match model.measure {
        Measure::Percent => format!("{shown}%"),
        Measure::Points => format!("{shown} points"),
        Measure::Money(unit) => match unit.unit().name.as_str() {
            "dollar" | "US dollar" => format!("${shown}"),
            "pound sterling" => format!("£{shown}"),
            "euro" => format!("€{shown}"),
            _ => format!("{shown} {}", unit.unit().name),
        },
        Measure::Unit(units) => amount(&shown, units.first()),
        _ => shown,
    }
}

#[cfg(test)]
mod tests {
    use super::{figure, short};

    #[test]
    fn numbers_read_as_in_copy() {
        assert_eq!(figure(1_234_567.0, 0), "1,234,567");
        assert_eq!(figure(-0.04, 1), "0.0");
        assert_eq!(figure(-40.25, 1), "-40.2");
        assert_eq!(short(2_500_000.0), "2.5 million");
        assert_eq!(short(15.534), "15.5");
        assert_eq!(short(1004.4), "1,004");
        assert_eq!(short(-5.0), "-5");
    }
}
