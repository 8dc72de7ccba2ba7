//! Forecasts of short annual series as draws, with intervals that mean what they say.

pub mod arima;
pub mod basis;
pub mod calibration;
pub mod combination;
pub mod disaggregation;
mod error;
mod model;
mod walk;
pub mod hierarchy;
pub mod nelder_mead;
mod outlook;
mod panel;
mod paths;
mod series;
pub mod share;
pub mod smoothing;
pub mod state_space;
pub mod support;
pub mod theta;

pub use basis::Basis;
pub use model::{Fit, Fitted, Observed};
pub use walk::{FittedWalk, RandomWalk};
pub use error::ForecastError;
pub use outlook::Forecast;
pub use panel::{LONGEST, Options, forecast, panel_forecast};
pub use paths::{Chance, Paths, quantile};
pub use series::{Kind, LARGEST, LARGEST_COUNT, Series};
