//! How much more is certified in a year than in the base year, by category and by span of age.

use crate::axes::CATEGORIES;

/// Spans of age whose registration grows at paces of their own: to 29, 30 to 59, 60 and over.
pub const SPANS: usize = 3;

/// The span of an age in years.
pub const fn span_of(age: usize) -> usize {
    match age {
        0..30 => 0,
        30..60 => 1,
        _ => 2,
    }
}

/// Intensities of new certificates relative to those of the base year.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Raised {
    /// By category.
    pub categories: [f64; CATEGORIES],
    /// By span of age.
    pub spans: [f64; SPANS],
}

impl Raised {
    /// The same for all.
    pub const fn by(factor: f64) -> Self {
        Raised {
            categories: [factor; CATEGORIES],
            spans: [1.0; SPANS],
        }
    }
}
