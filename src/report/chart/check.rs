//! Checks on the data of a chart, with errors in words.

use super::error::ChartError;
use super::frame::Frame;

/// Checks in the name of a chart.
pub(super) struct ChartCheck<'a> {
    chart: &'a str,
}

impl<'a> ChartCheck<'a> {
    pub fn of(frame: &'a Frame) -> Self {
        ChartCheck {
            chart: &frame.title,
        }
    }

    /// There is at least one.
    pub fn some(&self, what: &str, count: usize) -> Result<(), ChartError> {
        if count > 0 {
            return Ok(());
        }
        Err(ChartError::Empty {
            chart: self.chart.to_owned(),
            what: what.to_owned(),
        })
    }

    /// A column has its length.
    pub fn length(&self, what: &str, found: usize, expected: usize) -> Result<(), ChartError> {
        if found == expected {
            return Ok(());
        }
        let (chart, what) = (self.chart.to_owned(), what.to_owned());
        Err(ChartError::Length {
            chart,
            what,
            expected,
            found,
        })
    }

    /// A value is a number.
    pub fn finite(&self, what: &str, value: f64) -> Result<(), ChartError> {
        self.holds(what, value, value.is_finite(), "a finite number")
    }

    /// A column has its length and consists of numbers.
    pub fn column(&self, what: &str, values: &[f64], expected: usize) -> Result<(), ChartError> {
        self.length(what, values.len(), expected)?;
        values
            .iter()
            .try_for_each(|&value| self.finite(what, value))
    }

    /// As [`ChartCheck::column`], with nothing below zero.
    pub fn counts(&self, what: &str, values: &[f64], expected: usize) -> Result<(), ChartError> {
        self.column(what, values, expected)?;
        values
            .iter()
            .try_for_each(|&value| self.holds(what, value, value >= 0.0, "zero or more"))
    }

    /// Lower ends lie at or below upper ends.
    pub fn interval(
        &self,
        what: &str,
        low: &[f64],
        high: &[f64],
        expected: usize,
    ) -> Result<(), ChartError> {
        self.column(&format!("the lower end of {what}"), low, expected)?;
        self.column(&format!("the upper end of {what}"), high, expected)?;
        low.iter().zip(high).try_for_each(|(&low, &high)| {
            let name = format!("the upper end of {what}");
            self.holds(&name, high, low <= high, "not less than the lower end")
        })
    }

    /// A value lies within 0 and 1.
    pub fn share(&self, what: &str, value: f64) -> Result<(), ChartError> {
        self.holds(what, value, (0.0..=1.0).contains(&value), "from 0 to 1")
    }

    /// Years ascend.
    pub fn ascending(&self, what: &str, years: &[i32]) -> Result<(), ChartError> {
        years.windows(2).try_for_each(|pair| {
            let later = "later than the one before it";
            self.holds(what, f64::from(pair[1]), pair[0] < pair[1], later)
        })
    }

    /// Numbers ascend.
    pub fn rising(&self, what: &str, values: &[f64]) -> Result<(), ChartError> {
        values.windows(2).try_for_each(|pair| {
            self.holds(
                what,
                pair[1],
                pair[0] < pair[1],
                "greater than the one before it",
            )
        })
    }

    fn holds(
        &self,
        what: &str,
        value: f64,
        holds: bool,
        expected: &'static str,
    ) -> Result<(), ChartError> {
        if holds {
            return Ok(());
        }
        let (chart, what) = (self.chart.to_owned(), what.to_owned());
        Err(ChartError::Value {
            chart,
            what,
            value,
            expected,
        })
    }
}

/// The least and the greatest of some values; zero for none.
pub(super) fn extent(values: impl Iterator<Item = f64>) -> (f64, f64) {
    values
        .fold(None, |extent: Option<(f64, f64)>, value| {
            let (low, high) = extent.unwrap_or((value, value));
            Some((low.min(value), high.max(value)))
        })
        .unwrap_or((0.0, 0.0))
}
