//! A value of another size than the years around it, and how it is told from them.

use crate::axes::Year;

/// What units, and points in the wrong place, make of a number: powers of ten and their names.
pub(super) const TIMES: [(i32, &str, &str); 2] = [(2, "100", "100"), (4, "1 万", "10,000")];
/// A value is so many times another, give or take this factor.
pub(super) const ABOUT: f64 = 3.0;
/// Ten times both years around it, give or take this factor, is a digit too many.
pub(super) const DIGIT: f64 = 1.5;
/// Smaller numbers are ten times others by chance.
pub(super) const TELLING: f64 = 100.0;

/// A value of another size.
#[derive(Debug, PartialEq)]
pub(super) struct Odd {
    pub year: Year,
    pub value: f64,
    /// What it would be, were it of the size of the others; nothing where no power of ten tells.
    pub plausible: Option<f64>,
    /// The nearest year with a usual value, and that.
    pub near: (Year, f64),
    /// How many times, in Chinese and in English.
    pub times: (String, String),
}

/// True where a ratio is this power of ten, give or take a factor.
pub(super) fn is_about(ratio: f64, power: i32, factor: f64) -> bool {
    (1.0 / factor..=factor).contains(&(ratio / 10_f64.powi(power)))
}

/// A value times a power of ten: digits are moved in the decimal text, so that 3.12 becomes 31200 and nothing else.
pub(super) fn moved(value: f64, power: i32) -> f64 {
    let moved = format!("{value}e{power}").parse::<f64>();
    moved.unwrap_or(value * 10_f64.powi(power))
}
