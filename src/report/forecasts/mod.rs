//! Forecasts of a user's own series as they leave: tables, pictures, words, a receipt.
//!
//! [`Forecasts`] is what there is to say; nothing here reads a file or computes a forecast.

mod figures;
mod json;
mod method;
mod pictures;
mod projection;
mod quantity;
mod tables;
mod words;

pub use figures::{NumberStyle, level};
pub use json::json;
pub use method::{method, named, reasons, unit};
pub use pictures::{PER_PAGE, pictures};
pub use tables::{draws, quantiles};
pub use words::{interval, intervals, text};

#[cfg(test)]
pub(crate) use projection::four_series;

use crate::axes::Year;
use crate::forecast::{Forecast, Paths};
use crate::source::Words;

/// All series of a file with their forecasts.
#[derive(Clone, Debug)]
pub struct Forecasts {
    /// Name of the file.
    pub file: String,
    /// SHA-256 of its bytes.
    pub sha256: String,
    /// The series, in the order of the file.
    pub series: Vec<Outlook>,
    /// Levels of the intervals, such as 0.8 and 0.95, ascending.
    pub levels: Vec<f64>,
    /// Number of draws.
    pub draws: usize,
    /// Seed of the draws.
    pub seed: u64,
    /// How the file was read, what was assumed, and what somebody should look at.
    pub notes: Vec<Words>,
}

/// One series with its forecast.
#[derive(Clone, Debug)]
pub struct Outlook {
    /// Its name.
    pub name: String,
    /// Its unit as the file says it.
    pub unit: Option<String>,
    /// How its numbers are written.
    pub measure: NumberStyle,
    /// What values are multiplied by in tables: 100 where the file gives shares in percent.
    pub scale: f64,
    /// The values that are known, in the order of the years.
    pub history: Vec<(Year, f64)>,
    /// The forecast.
    pub forecast: Forecast,
    /// Sample paths.
    pub paths: Paths,
    /// The draws were made to agree with totals, so that quantiles come from them.
    pub reconciled: bool,
}

impl Outlook {
    /// The last known year and its value. A series that was forecast has one.
    pub fn last(&self) -> (Year, f64) {
        self.history.last().copied().unwrap_or((0, f64::NAN))
    }

    /// Number of years ahead.
    pub fn horizon(&self) -> usize {
        self.forecast.horizon()
    }

    /// The year `horizon` ahead, from 1.
    pub fn year(&self, horizon: usize) -> Year {
        self.forecast.first_year + horizon as Year - 1
    }

    /// The value below which the outcome lies with probability `p`.
    pub fn quantile(&self, horizon: usize, p: f64) -> f64 {
        if !self.reconciled {
            return self.forecast.quantile(horizon, p);
        }
        let value = self.paths.quantile(horizon, p);
        match self.measure {
            NumberStyle::Count => value.round(),
            _ => value,
        }
    }

    /// The median.
    pub fn median(&self, horizon: usize) -> f64 {
        self.quantile(horizon, 0.5)
    }

    /// The point forecast: the median, of the draws where these were made to agree with totals.
    pub fn point(&self, horizon: usize) -> f64 {
        match self.reconciled {
            true => self.median(horizon),
            false => self.forecast.centre(horizon),
        }
    }

    /// The central interval that holds the outcome with this probability.
    pub fn interval(&self, horizon: usize, level: f64) -> (f64, f64) {
        let tail = 0.5 * (1.0 - level);
        (
            self.quantile(horizon, tail),
            self.quantile(horizon, 1.0 - tail),
        )
    }

    /// Share of the draws that lie above the last known value.
    pub fn above_last(&self, horizon: usize) -> f64 {
        let last = self.last().1;
        let draws = self.paths.year(horizon);
        draws.iter().filter(|v| **v > last).count() as f64 / draws.len() as f64
    }

    /// Share of the draws that equal the last known value, as counts may.
    pub fn as_last(&self, horizon: usize) -> f64 {
        let last = self.last().1;
        let draws = self.paths.year(horizon);
        draws.iter().filter(|v| **v == last).count() as f64 / draws.len() as f64
    }
}
