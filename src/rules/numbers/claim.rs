//! What a figure with its approximator claims: `about 25%`, `fewer than 3 in 10`.

use crate::facts::number::{Approx, Interval};

/// `about` allows this share on either side.
const ABOUT: f64 = 0.06;
/// `more than` and `less than` reach this far, as a share of the figure.
const BEYOND: f64 = 0.3;

/// The interval of a figure widened by what its approximator says.
pub(crate) fn claimed(printed: Interval, approx: Approx) -> Interval {
    match approx {
        Approx::Exact => printed,
        Approx::About => printed.loosened(ABOUT),
        Approx::Above => Interval { high: printed.high * (1.0 + BEYOND), ..printed },
        Approx::Below => Interval { low: printed.low * (1.0 - BEYOND), ..printed },
    }
}
