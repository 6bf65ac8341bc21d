//! A conversion that does not come out to the slip that explains it: a unit taken for its namesake, a pound of twelve
//! ounces, the factor of a length for an area, degrees converted as a difference, the wrong way round, digits.

use crate::facts::number::{Dimension, Interval, UnitId};
use crate::rules::numbers::slip::Slip;

/// Units that are taken for each other.
const CONFUSED: [(&str, &str); 11] = [
    ("mile", "nautical mile"),
    ("metre", "yard"),
    ("US gallon", "imperial gallon"),
    ("US pint", "imperial pint"),
    ("US fluid ounce", "imperial fluid ounce"),
    ("short ton", "tonne"),
    ("short ton", "long ton"),
    ("long ton", "tonne"),
    ("ounce", "troy ounce"),
    ("mile per hour", "knot"),
    ("square mile", "square kilometre"),
];

/// A conversion that does not come out.
#[derive(Debug, Clone, Copy)]
pub(super) struct Failed<'a> {
    /// The unit that is converted.
    pub(super) from: UnitId,
    /// The unit it is converted to.
    pub(super) to: UnitId,
    /// What the measure may stand for, in its own unit.
    pub(super) base: Interval,
    /// What the conversion may stand for, in its own unit.
    pub(super) said: Interval,
    /// What it should say.
    pub(super) expected: Interval,
    /// The figure of the conversion as written.
    pub(super) written: &'a str,
}

impl Failed<'_> {
    /// The slip that explains it, if one does.
    pub(super) fn explanation(&self) -> Option<String> {
        let (from, to) = (self.from.unit(), self.to.unit());
        if from.dimension == Dimension::Temperature {
            let as_difference = self.fits(from.factor, to.factor);
            let left_out = || "converted as a difference, without the 32 degrees between the scales".to_owned();
            return as_difference.then(left_out).or_else(|| self.digits());
        }
        self.confused()
            .or_else(|| self.twelve_ounces())
            .or_else(|| {
                self.fits(to.factor, from.factor).then(|| "the conversion was done the wrong way round".to_owned())
            })
            .or_else(|| self.of_a_length())
            .or_else(|| self.digits())
    }

    /// Whether the conversion comes out with these factors.
    fn fits(&self, from: f64, to: f64) -> bool {
        self.base.scaled(from / to, 0.0).meets(self.said)
    }

    /// `12 miles (22 km)` is right for nautical miles.
    fn confused(&self) -> Option<String> {
        let (from, to) = (self.from.unit(), self.to.unit());
        let pairs = CONFUSED.iter().flat_map(|&(one, other)| [(one, other), (other, one)]);
        pairs.into_iter().find_map(|(named, meant)| {
            let factor = UnitId::named(meant)?.unit().factor;
            let taken = from.name == named && self.fits(factor, to.factor)
                || to.name == named && self.fits(from.factor, factor);
            taken.then(|| format!("{} were taken for {}", plural(named), plural(meant)))
        })
    }

    /// `12 ounces (1 pound)`
    fn twelve_ounces(&self) -> Option<String> {
        let (from, to) = (self.from.unit(), self.to.unit());
        let twelfth = UnitId::named("pound")?.unit().factor / 12.0;
        let taken = from.name == "ounce" && self.fits(twelfth, to.factor)
            || to.name == "ounce" && self.fits(from.factor, twelfth);
        taken.then(|| "a pound was taken to have 12 ounces, not 16".to_owned())
    }

    /// `10 square miles (16 square km)`
    fn of_a_length(&self) -> Option<String> {
        let (from, to) = (self.from.unit(), self.to.unit());
        match from.dimension {
            Dimension::Area => self
                .fits(from.factor.sqrt(), to.factor.sqrt())
                .then(|| "the factor of a length was used for an area".to_owned()),
            Dimension::Volume => self
                .fits(from.factor.cbrt(), to.factor.cbrt())
                .then(|| "the factor of a length was used for a volume".to_owned()),
            _ => None,
        }
    }

    fn digits(&self) -> Option<String> {
        Slip::of(self.written, self.expected).map(Slip::text)
    }
}

/// `miles per hour`, `US gallons`
fn plural(name: &str) -> String {
    match name.split_once(" per ") {
        Some((unit, per)) => format!("{unit}s per {per}"),
        None => format!("{name}s"),
    }
}
