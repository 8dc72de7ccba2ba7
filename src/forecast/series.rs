//! A series as it is given: one value a year, gaps allowed, with what kind of quantity it is.

use super::error::ForecastError;
use crate::axes::Year;

/// What kind of quantity a series measures; it decides which values a forecast can take.
#[derive(Clone, Debug, PartialEq)]
pub enum Kind {
    /// Whole numbers of people or things, 0 or more.
    Count,
    /// Amounts above zero, such as money.
    Positive,
    /// Any number.
    Real,
    /// Shares between 0 and 1. With `denominators`, the number of people each share is a share of;
    /// the last one also stands for the years to come.
    Share {
        /// Whole numbers above zero, one for each value.
        denominators: Option<Vec<f64>>,
    },
}

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
/// The largest count; up to it every whole number is exact.
pub const LARGEST_COUNT: f64 = 9_007_199_254_740_992.0;

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

    /// Complains about the first thing that makes the series unusable.
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
        if let Kind::Share {
            denominators: Some(denominators),
        } = &self.kind
        {
            if denominators.len() != self.values.len() {
                return Err(ForecastError::Length {
                    what: "denominators of the shares",
                    found: denominators.len(),
                    expected: self.values.len(),
                });
            }
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
        match self.kind {
            Kind::Count if value < 0.0 || value.fract() != 0.0 => {
                Some("a count; counts are whole and 0 or more")
            }
            Kind::Count if value > LARGEST_COUNT => Some("a count that is exact (at most 2^53)"),
            Kind::Positive if value < 0.0 => Some("0 or more, as an amount must be"),
            Kind::Share { .. } if !(0.0..=1.0).contains(&value) => Some("a share between 0 and 1"),
            _ => None,
        }
    }
}

impl Kind {
    /// The widest kind that the values allow: a real number where one is negative, a count where
    /// all are whole and one is 0, else an amount.
    pub fn of(values: &[Option<f64>]) -> Kind {
        let all = |test: fn(f64) -> bool| values.iter().flatten().all(|v| test(*v));
        if !all(|v| v >= 0.0) {
            Kind::Real
        } else if !all(|v| v > 0.0) && all(|v| v.fract() == 0.0 && v <= LARGEST_COUNT) {
            Kind::Count
        } else {
            Kind::Positive
        }
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

    #[test]
    fn kinds_are_read_off_the_values() {
        let kind = |v: &[f64]| Kind::of(&v.iter().map(|v| Some(*v)).collect::<Vec<_>>());
        assert_eq!(kind(&[1.0, -1.0]), Kind::Real);
        assert_eq!(kind(&[1.0, 0.0]), Kind::Count);
        assert_eq!(kind(&[1.0, 2.5]), Kind::Positive);
    }
}
