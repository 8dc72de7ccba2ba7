//! Temporal disaggregation: from totals of periods, such as five years, to years.

mod aggregation;
mod denton;
mod regression;

pub use aggregation::{Aggregation, Conversion};
pub use denton::{Denton, Start, denton};
pub use regression::{Disaggregated, ResidualProcess, Rho, disaggregate};
