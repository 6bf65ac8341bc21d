//! Units of measurement and money: the table of `rules/lexicon/units.toml`, read once. Tokens give the unit that
//! begins at them; a form that several units share (`gallon`, `ton`, `$`) gives all of them.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;
use serde::Deserialize;

use crate::text::Token;
use crate::text::phrase::Phrases;

/// A unit, by its place in the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct UnitId(u8);

/// What a unit measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[expect(missing_docs, reason = "the names say it")]
pub enum Dimension {
    Length,
    Mass,
    Area,
    Volume,
    Time,
    Speed,
    Temperature,
    Power,
    Money,
}

/// A unit as the table states it.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Unit {
    /// Its name in the singular.
    pub name: String,
    /// What it measures.
    pub dimension: Dimension,
    /// How many SI units it is; 0 for money.
    #[serde(default)]
    pub factor: f64,
    /// Added after the factor: kelvins.
    #[serde(default)]
    pub offset: f64,
    /// Whether rates are counted in it.
    #[serde(default)]
    pub of_time: bool,
    /// Of money: the least and the most of it that a US dollar has bought.
    pub per_dollar: Option<[f64; 2]>,
    words: Vec<String>,
    #[serde(default)]
    symbols: Vec<String>,
}

/// The units a form may mean; never empty.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Units {
    ids: [u8; MOST],
    count: u8,
}

/// No form means more units than this.
const MOST: usize = 5;

#[derive(Deserialize)]
struct Data {
    unit: Vec<Unit>,
}

struct Table {
    units: Vec<Unit>,
    words: Phrases<Units>,
    symbols: FxHashMap<String, Units>,
    /// The length of the longest symbol, in bytes.
    longest: usize,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let data: Data =
        toml::from_str(include_str!("../../../rules/lexicon/units.toml")).expect("the shipped units.toml is valid");
    let mut table = Table { units: data.unit, words: Phrases::default(), symbols: FxHashMap::default(), longest: 0 };
    for (at, unit) in table.units.iter().enumerate() {
        let id = UnitId(at as u8);
        for form in &unit.words {
            if let Some(place) = table.words.place(form) {
                *place = Some(place.map_or(Units::one(id), |known| known.with(id)));
            }
        }
        for form in &unit.symbols {
            let known = table.symbols.get(form).copied();
            table.longest = table.longest.max(form.len());
            table.symbols.insert(form.clone(), known.map_or(Units::one(id), |known| known.with(id)));
        }
    }
    table
});

impl Units {
    /// This unit and no other.
    #[must_use]
    pub const fn one(id: UnitId) -> Self {
        Self { ids: [id.0; MOST], count: 1 }
    }

    fn with(mut self, id: UnitId) -> Self {
        if usize::from(self.count) < MOST {
            self.ids[usize::from(self.count)] = id.0;
            self.count += 1;
        }
        self
    }

    /// Each unit it may be, the likeliest first.
    pub fn each(self) -> impl Iterator<Item = UnitId> {
        self.ids.into_iter().take(usize::from(self.count)).map(UnitId)
    }

    /// The unit it is, or the likeliest.
    #[must_use]
    pub const fn first(self) -> UnitId {
        UnitId(self.ids[0])
    }

    /// The units of one dimension among them.
    #[must_use]
    pub fn of(self, dimension: Dimension) -> Option<Self> {
        let mut kept: Option<Self> = None;
        for id in self.each().filter(|id| id.unit().dimension == dimension) {
            kept = Some(kept.map_or(Self::one(id), |known| known.with(id)));
        }
        kept
    }

    /// Whether both may be one unit.
    #[must_use]
    pub fn share(self, other: Self) -> bool {
        self.each().any(|id| other.each().any(|it| it == id))
    }
}

impl UnitId {
    /// Its entry in the table.
    #[must_use]
    pub fn unit(self) -> &'static Unit {
        &TABLE.units[usize::from(self.0)]
    }

    /// Its name in the singular.
    #[must_use]
    pub fn name(self) -> &'static str {
        &self.unit().name
    }

    /// The unit of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        TABLE.units.iter().position(|unit| unit.name == name).map(|at| Self(at as u8))
    }

    /// Whether amounts in the two can be compared: the same unit, or a bare `$` and a dollar.
    #[must_use]
    pub fn agrees(self, other: Self) -> bool {
        let dollars = |id: Self| id.unit().name.ends_with("dollar");
        let bare = |id: Self| id.unit().name == "dollar";
        self == other || dollars(self) && dollars(other) && (bare(self) || bare(other))
    }
}

/// The longest unit in words that begins with the first of `tokens`, and how many tokens it takes.
#[must_use]
pub(crate) fn in_words(prose: &str, tokens: &[Token]) -> Option<(Units, usize)> {
    TABLE.words.longest(prose, tokens).map(|hit| (*hit.value, hit.tokens))
}

/// The units a sign or symbol means: `km`, `US$`, `C`.
#[must_use]
pub(super) fn by_symbol(symbol: &str) -> Option<Units> {
    if symbol.len() <= TABLE.longest { TABLE.symbols.get(symbol).copied() } else { None }
}

#[cfg(test)]
mod tests {
    use super::{Dimension, TABLE, UnitId};

    /// Exact definitions, each as name, factor and the unit it is a multiple of.
    const DEFINITIONS: &[(&str, f64, &str)] = &[
        // The international yard and pound of 1959: Federal Register 24, 5348; Weights and Measures Act 1985, section 1.
        ("yard", 0.9144, "metre"),
        ("pound", 0.453_592_37, "kilogram"),
        // NIST Handbook 44, Appendix C: multiples of the yard and the pound.
        ("foot", 1.0 / 3.0, "yard"),
        ("inch", 1.0 / 36.0, "yard"),
        ("mile", 1760.0, "yard"),
        ("furlong", 220.0, "yard"),
        ("fathom", 2.0, "yard"),
        ("ounce", 1.0 / 16.0, "pound"),
        ("troy ounce", 480.0 / 7000.0, "pound"),
        ("short ton", 2000.0, "pound"),
        ("long ton", 2240.0, "pound"),
        ("square foot", 0.3048 * 0.3048, "square metre"),
        ("square yard", 9.0, "square foot"),
        ("square inch", 1.0 / 144.0, "square foot"),
        ("acre", 4840.0, "square yard"),
        ("square mile", 640.0, "acre"),
        ("cubic foot", 0.3048 * 0.3048 * 0.3048, "cubic metre"),
        ("cubic yard", 27.0, "cubic foot"),
        ("US gallon", 231.0 / 1728.0, "cubic foot"),
        ("US quart", 1.0 / 4.0, "US gallon"),
        ("US pint", 1.0 / 8.0, "US gallon"),
        ("US fluid ounce", 1.0 / 128.0, "US gallon"),
        // NIST Special Publication 811 (2008), B.8: the barrel of petroleum.
        ("barrel", 42.0, "US gallon"),
        // Weights and Measures Act 1985, Schedule 1.
        ("stone", 14.0, "pound"),
        ("imperial gallon", 4.546_09, "litre"),
        ("imperial pint", 1.0 / 8.0, "imperial gallon"),
        ("imperial fluid ounce", 1.0 / 160.0, "imperial gallon"),
        // The International System of Units, 9th edition, tables 8 and 9; the nautical mile of 1929.
        ("tonne", 1000.0, "kilogram"),
        ("hectare", 10_000.0, "square metre"),
        ("nautical mile", 1852.0, "metre"),
        ("knot", 1852.0 / 3600.0, "metre per second"),
        ("kilometre per hour", 1000.0 / 3600.0, "metre per second"),
        ("minute", 60.0, "second"),
        ("hour", 60.0, "minute"),
        ("day", 24.0, "hour"),
        ("week", 7.0, "day"),
        // The mean year of the Gregorian calendar: 146,097 days in 400 years.
        ("year", 146_097.0 / 400.0, "day"),
        ("month", 1.0 / 12.0, "year"),
        ("quarter", 3.0, "month"),
        ("decade", 10.0, "year"),
        ("century", 100.0, "year"),
        ("mile per hour", 1609.344 / 3600.0, "metre per second"),
        ("foot per second", 0.3048, "metre per second"),
        // NIST Special Publication 811 (2008), B.8: 550 foot pounds-force a second, at standard gravity.
        ("horsepower", 550.0 * 0.3048 * 0.453_592_37 * 9.806_65 / 1000.0, "kilowatt"),
        ("degree Fahrenheit", 5.0 / 9.0, "degree Celsius"),
    ];

    #[test]
    fn the_table_agrees_with_the_definitions() {
        for &(name, factor, base) in DEFINITIONS {
            let (unit, base) = (UnitId::named(name).expect(name), UnitId::named(base).expect(base));
            let expected = factor * base.unit().factor;
            let off = (unit.unit().factor - expected).abs() / expected;
            assert!(off < 1e-12, "{name}: {} is not {expected}", unit.unit().factor);
            assert_eq!(unit.unit().dimension, base.unit().dimension, "{name}");
        }
        let fahrenheit = UnitId::named("degree Fahrenheit").expect("in the table").unit();
        assert!((32.0_f64.mul_add(fahrenheit.factor, fahrenheit.offset) - 273.15).abs() < 1e-9, "water freezes at 32F");
    }

    #[test]
    fn every_measure_but_money_has_a_factor_that_was_checked_or_is_decimal() {
        for unit in TABLE.units.iter().filter(|unit| unit.dimension != Dimension::Money) {
            let decimal = (unit.factor.log10().fract().abs()) < 1e-12;
            assert!(decimal || DEFINITIONS.iter().any(|(name, ..)| *name == unit.name), "{}", unit.name);
        }
        assert!(TABLE.units.iter().all(|unit| (unit.factor == 0.0) == (unit.dimension == Dimension::Money)));
        assert!(TABLE.units.len() < 256);
    }

    #[test]
    fn rates_are_of_money_and_tell_a_thousand_times() {
        for unit in &TABLE.units {
            let Some([least, most]) = unit.per_dollar else { continue };
            assert_eq!(unit.dimension, Dimension::Money, "{}", unit.name);
            assert!(0.0 < least && least <= most && most / least < 100.0, "{}", unit.name);
        }
    }

    #[test]
    fn shared_forms_keep_every_reading() {
        let of = |text: &str| {
            let mut tokens = Vec::new();
            let span = crate::span::Span::new(0, text.len() as u32);
            crate::text::lex(text, span, crate::lexicon::Lexicon::built_in(), &mut tokens);
            let (units, taken) = super::in_words(text, &tokens).expect(text);
            (units.each().map(|id| id.unit().name.as_str()).collect::<Vec<_>>(), taken)
        };
        assert_eq!(of("gallons of"), (vec!["US gallon", "imperial gallon"], 1));
        assert_eq!(of("pounds"), (vec!["pound", "pound sterling"], 1));
        assert_eq!(of("U.S. dollars"), (vec!["US dollar"], 2));
        assert_eq!(of("square miles"), (vec!["square mile"], 2));
        assert_eq!(of("km/h"), (vec!["kilometre per hour"], 3));
    }
}
