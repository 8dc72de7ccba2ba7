//! What a stacked chart shows.

use super::super::told::Shown;

/// Parts of a total. Values are medians, at or above zero; they need not add up to the median of
/// the total, which is drawn apart.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct StackChart {
    /// Unit of all values.
    pub unit: String,
    /// Years, ascending.
    pub years: Vec<i32>,
    /// Parts, from the bottom up; at most fourteen.
    pub parts: Vec<StackPart>,
    /// The total with its interval.
    pub total: Option<StackTotal>,
    /// Areas or bars.
    pub form: StackForm,
}

/// One part of a total.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct StackPart {
    /// Its name.
    pub label: String,
    /// Values, one a year.
    pub values: Vec<f64>,
}

/// The total and its interval.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct StackTotal {
    /// Its name.
    pub label: String,
    /// Probability inside the interval.
    pub level: f64,
    /// Medians, one a year.
    pub median: Vec<f64>,
    /// Lower ends.
    pub low: Vec<f64>,
    /// Upper ends.
    pub high: Vec<f64>,
}

/// How parts are drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum StackForm {
    /// Bars, one a year.
    #[default]
    Bars,
    /// Areas through the years; bars when there is one year only.
    Areas,
}

impl Shown for StackChart {
    fn texts(&mut self) -> Vec<&mut String> {
        let mut texts = vec![&mut self.unit];
        texts.extend(self.parts.iter_mut().map(|part| &mut part.label));
        texts.extend(self.total.iter_mut().map(|total| &mut total.label));
        texts
    }
}
