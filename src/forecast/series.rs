//! A series as it is given: one value a year, gaps allowed, with what kind of quantity it is.

use super::error::ForecastError;
use super::kind::{Kind, LARGEST_COUNT};
use crate::axes::Year;

/// A series of annual values.
#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    /// Name, for messages and tables.
    pub name: String,
    /// Year of the first value.
    pub start_year: Year,
    /// One value a year; `None` where the year is missing.
    pub values: Vec<Option<f64>>,
    /// What is measured.
    pub kind: Kind,
    /// Standard deviation of the error with which each value was observed, where it is known.
    pub observation_error: Option<f64>,
}

/// The largest size of a value; beyond it the arithmetic could overflow.
pub const LARGEST: f64 = 1e280;

impl Series {
    /// A series whose kind is read off its values, see [`Kind::of`].
    pub fn new(name: impl Into<String>, start_year: Year, values: Vec<Option<f64>>) -> Self {
        Series {
            name: name.into(),
            start_year,
            kind: Kind::of(&values),
            values,
            observation_error: None,
        }
    }

    /// The same series as another kind.
    pub fn of_kind(mut self, kind: Kind) -> Self {
        self.kind = kind;
        self
    }

    /// Its first so many years alone.
    pub fn first_years(&self, years: usize) -> Self {
        let kept = self.values.iter().take(years);
        Series {
            name: self.name.clone(),
            start_year: self.start_year,
            values: kept.copied().collect(),
            kind: self.kind.first(years),
            observation_error: self.observation_error,
        }
    }

    /// Places of the first and the last value.
    pub fn span(&self) -> Option<(usize, usize)> {
        let first = self.values.iter().position(Option::is_some)?;
        let last = self.values.iter().rposition(Option::is_some)?;
        Some((first, last))
    }

    /// Number of values.
    pub fn observed(&self) -> usize {
        self.values.iter().flatten().count()
    }

    /// Number of years between the first and the last value without one.
    pub fn gaps(&self) -> usize {
        self.span().map_or(0, |(first, last)| last + 1 - first) - self.observed()
    }

    /// Whether the series can be used.
    ///
    /// # Errors
    /// The first thing that makes it unusable, with the year and the value found.
    pub fn check(&self) -> Result<(), ForecastError> {
        if self.span().is_none() {
            return Err(ForecastError::Empty {
                series: self.name.clone(),
            });
        }
        for (i, value) in self.values.iter().enumerate() {
            if let Some(value) = *value
                && let Some(expected) = self.fault(value)
            {
                return Err(ForecastError::Value {
                    series: self.name.clone(),
                    year: self.start_year + i as Year,
                    value,
                    expected,
                });
            }
        }
        if let Some(denominators) = self.kind.denominators() {
            let (found, expected) = (denominators.len(), self.values.len());
            ForecastError::length("denominators of the shares", found, expected)?;
            for (i, value) in denominators.iter().enumerate() {
                if !(1.0..=LARGEST_COUNT).contains(value) {
                    return Err(ForecastError::Value {
                        series: self.name.clone(),
                        year: self.start_year + i as Year,
                        value: *value,
                        expected: "a number of people, 1 or more, that a share can be a share of",
                    });
                }
            }
        }
        match self.observation_error {
            Some(error) if !(0.0..=LARGEST).contains(&error) => Err(ForecastError::Setting {
                what: "the observation error",
                value: error,
                expected: "zero or more, and finite",
            }),
            _ => Ok(()),
        }
    }

    fn fault(&self, value: f64) -> Option<&'static str> {
        if !value.is_finite() {
            return Some("a finite number; leave the year empty if it is not known");
        }
        if value.abs() > LARGEST {
            return Some("a number that can be computed with (at most 1e280 in size)");
        }
        self.kind.fault(value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_complaint_names_year_and_value() {
        let series = Series::new("旅顺", 2016, vec![Some(1.0), None, Some(f64::INFINITY)]);
        let text = series.check().unwrap_err().to_string();
        assert!(text.contains("2018") && text.contains("inf"), "{text}");
        let empty = Series::new("x", 2016, vec![None, None]);
        assert!(matches!(empty.check(), Err(ForecastError::Empty { .. })));
    }
}
