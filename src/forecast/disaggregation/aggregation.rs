//! How years make up the periods whose totals are known.

use std::ops::Range;

use nalgebra::{DMatrix, DVector};

use crate::forecast::error::ForecastError;

/// What is known of a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Conversion {
    /// The sum of its years: flows, such as money spent.
    Sum,
    /// The mean of its years: rates.
    Mean,
    /// Its first year: stocks counted at the start.
    First,
    /// Its last year: stocks counted at the end.
    Last,
}

/// Years and the periods that they make up. Years outside every period are extrapolated.
#[derive(Clone, Debug, PartialEq)]
pub struct Aggregation {
    years: usize,
    periods: Vec<Range<usize>>,
    conversion: Conversion,
}

impl Aggregation {
    /// From the number of years and the years of each period, counted from 0, in order.
    ///
    /// # Errors
    /// [`ForecastError::Structure`] where there is no period, or one is empty, begins before the end of the one before, or
    /// ends beyond the years.
    pub fn new(
        years: usize,
        periods: Vec<Range<usize>>,
        conversion: Conversion,
    ) -> Result<Self, ForecastError> {
        if periods.is_empty() {
            return Err(ForecastError::Structure("no period is given".into()));
        }
        let mut end = 0;
        for (i, period) in periods.iter().enumerate() {
            if period.is_empty() || period.start < end || period.end > years {
                return Err(ForecastError::Structure(format!(
                    "period {} holds the years {} to {}; each must hold a year, follow the one before and end within the {years} years",
                    i + 1,
                    period.start + 1,
                    period.end
                )));
            }
            end = period.end;
        }
        Ok(Aggregation {
            years,
            periods,
            conversion,
        })
    }

    /// Periods of equal length from a year on, counted from 0, with all the years that are asked.
    ///
    /// # Errors
    /// Those of [`Aggregation::new`].
    pub fn even(
        years: usize,
        from: usize,
        length: usize,
        periods: usize,
        conversion: Conversion,
    ) -> Result<Self, ForecastError> {
        let range = |i| from + i * length..from + (i + 1) * length;
        Self::new(years, (0..periods).map(range).collect(), conversion)
    }

    /// Number of years.
    pub fn years(&self) -> usize {
        self.years
    }

    /// Number of periods.
    pub fn periods(&self) -> usize {
        self.periods.len()
    }

    /// C, periods × years: the totals are C y.
    pub fn matrix(&self) -> DMatrix<f64> {
        let mut c = DMatrix::zeros(self.periods.len(), self.years);
        for (i, period) in self.periods.iter().enumerate() {
            match self.conversion {
                Conversion::Sum => period.clone().for_each(|t| c[(i, t)] = 1.0),
                Conversion::Mean => period
                    .clone()
                    .for_each(|t| c[(i, t)] = 1.0 / period.len() as f64),
                Conversion::First => c[(i, period.start)] = 1.0,
                Conversion::Last => c[(i, period.end - 1)] = 1.0,
            }
        }
        c
    }

    pub(super) fn check(&self, totals: &[f64], indicators: &[&[f64]]) -> Result<(), ForecastError> {
        let (found, expected) = (totals.len(), self.periods.len());
        ForecastError::length("totals of periods", found, expected)?;
        for indicator in indicators {
            ForecastError::length("years of an indicator", indicator.len(), self.years)?;
        }
        match totals
            .iter()
            .chain(indicators.iter().copied().flatten())
            .find(|v| !v.is_finite())
        {
            Some(v) => Err(ForecastError::Setting {
                what: "a total or indicator",
                value: *v,
                expected: "a finite number",
            }),
            None => Ok(()),
        }
    }
}

/// A column vector.
pub(super) fn column(values: &[f64]) -> DVector<f64> {
    DVector::from_column_slice(values)
}

/// First differences, n × n, whose first row keeps the first value.
pub(super) fn differences(n: usize) -> DMatrix<f64> {
    DMatrix::from_fn(n, n, |i, j| match (i == j, i == j + 1) {
        (true, _) => 1.0,
        (_, true) => -1.0,
        _ => 0.0,
    })
}
