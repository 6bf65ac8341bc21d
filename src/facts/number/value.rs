//! A figure's value and how exactly it was printed: `1.2 million` may stand for anything from 1.15 to 1.25
//! million. Rules compare intervals, never points.

/// Rounding to a figure that ends in zeros moves a value by at most this share of it: `400 kilometres` may be 410,
/// hardly 450.
const MOST_ROUNDING: f64 = 0.05;

/// Differences of this relative size are the arithmetic's, not the article's.
const NOISE: f64 = 1e-9;

/// The number a figure says.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Value {
    /// The number itself, scale words included.
    pub value: f64,
    /// The place of its last printed digit: 0.1 for `2.5`, 100,000 for `2.5 million`, 1 for `300`. 0 when it was
    /// counted and not rounded (`three`, `twice`).
    pub place: f64,
    /// The place of its last digit that is not a zero, or of its last decimal: 100 for `300`.
    pub round: f64,
}

/// What a printed figure may stand for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Interval {
    /// The least.
    pub low: f64,
    /// The most.
    pub high: f64,
}

impl Value {
    /// A number that was counted.
    #[must_use]
    pub const fn counted(value: f64) -> Self {
        Self { value, place: 0.0, round: 0.0 }
    }

    /// The same figure in units so many times larger.
    #[must_use]
    pub fn times(self, factor: f64) -> Self {
        let size = factor.abs();
        Self { value: self.value * factor, place: self.place * size, round: self.round * size }
    }

    /// What it may stand for when every printed digit counts, trailing zeros too.
    #[must_use]
    pub fn printed(self) -> Interval {
        Interval::around(self.value, self.place / 2.0)
    }

    /// What it may stand for when trailing zeros come from rounding.
    #[must_use]
    pub fn rounded(self) -> Interval {
        let zeros = (self.round / 2.0).min(self.value.abs() * MOST_ROUNDING);
        Interval::around(self.value, zeros.max(self.place / 2.0))
    }

    /// The same for what is counted one by one: a whole number says what it says.
    #[must_use]
    pub fn printed_count(self) -> Interval {
        if self.is_whole() && self.place <= 1.0 { Interval::point(self.value) } else { self.printed() }
    }

    /// The same when hundreds and more may be rounded.
    #[must_use]
    pub fn rounded_count(self) -> Interval {
        if self.is_whole() && self.round < 100.0 { Interval::point(self.value) } else { self.rounded() }
    }

    /// Whether it is a whole number.
    #[must_use]
    pub fn is_whole(self) -> bool {
        self.value.fract() == 0.0
    }
}

impl Interval {
    /// The interval of this half width.
    #[must_use]
    pub fn around(value: f64, half: f64) -> Self {
        Self { low: value - half, high: value + half }
    }

    /// One number.
    #[must_use]
    pub const fn point(value: f64) -> Self {
        Self { low: value, high: value }
    }

    /// The middle.
    #[must_use]
    pub fn middle(self) -> f64 {
        f64::midpoint(self.low, self.high)
    }

    /// Every sum of a number of each.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self { low: self.low + other.low, high: self.high + other.high }
    }

    /// Every difference of a number of each.
    #[must_use]
    pub fn minus(self, other: Self) -> Self {
        Self { low: self.low - other.high, high: self.high - other.low }
    }

    /// Every quotient, of positive numbers; nothing when the divisor may be zero.
    #[must_use]
    pub fn over(self, other: Self) -> Option<Self> {
        (other.low > 0.0 && self.low >= 0.0).then(|| Self { low: self.low / other.high, high: self.high / other.low })
    }

    /// Every product with a factor, moved by an offset.
    #[must_use]
    pub fn scaled(self, factor: f64, offset: f64) -> Self {
        let (a, b) = (self.low * factor + offset, self.high * factor + offset);
        Self { low: a.min(b), high: a.max(b) }
    }

    /// Wider on both sides by a share of its middle.
    #[must_use]
    pub fn loosened(self, share: f64) -> Self {
        let by = self.middle().abs() * share;
        Self { low: self.low - by, high: self.high + by }
    }

    /// Whether a number of the one is a number of the other.
    #[must_use]
    pub fn meets(self, other: Self) -> bool {
        let noise = NOISE * self.high.abs().max(other.high.abs());
        self.low <= other.high + noise && other.low <= self.high + noise
    }

    /// How far the two lie apart; 0 when they meet.
    #[must_use]
    pub fn gap(self, other: Self) -> f64 {
        if self.meets(other) { 0.0 } else { (self.low - other.high).max(other.low - self.high) }
    }
}

#[cfg(test)]
mod tests {
    use super::{Interval, Value};

    #[test]
    fn trailing_zeros_are_rounding_but_not_without_end() {
        let thousand = Value { value: 1000.0, place: 1.0, round: 1000.0 };
        assert_eq!(thousand.printed(), Interval { low: 999.5, high: 1000.5 });
        assert_eq!(thousand.rounded(), Interval { low: 950.0, high: 1050.0 });
        let precise = Value { value: 1250.0, place: 1.0, round: 10.0 };
        assert_eq!(precise.rounded(), Interval { low: 1245.0, high: 1255.0 });
    }

    #[test]
    fn intervals_meet_and_part() {
        let left = Interval { low: 1.0, high: 2.0 };
        let right = Interval { low: 2.5, high: 3.0 };
        assert!(!left.meets(right));
        assert_eq!(left.gap(right), 0.5);
        assert_eq!(right.minus(left), Interval { low: 0.5, high: 2.0 });
        assert!(right.over(Interval { low: 0.0, high: 1.0 }).is_none());
        assert!(left.scaled(-1.0, 0.0).meets(Interval::point(-1.5)));
    }
}
