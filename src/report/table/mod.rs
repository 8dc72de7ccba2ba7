//! Tables as they leave: CSV that Excel and WPS open, Parquet with units and notes in its metadata.

mod block;
pub mod budget;
pub mod centres;
mod certificates;
pub mod compared;
pub mod decided;
pub mod evaluated;
mod hindcast;
pub mod judged;
mod numbers;
pub mod province;
mod quantities;
mod sensitivity;
mod shape;
mod targets;
mod towns;
mod why;

pub use block::{BlockError, from_parquet, to_parquet};
pub use certificates::certificates;
pub use hindcast::{hindcast_counties, hindcast_groups, hindcast_province};
pub(super) use numbers::{changed, scale};
pub use numbers::{graded, listed, listed_of, numbers_used};
pub use quantities::quantities;
pub use sensitivity::{sensitivity, tornado};
pub use shape::Table;
pub use targets::targets;
pub use towns::towns;
pub use why::why;

use crate::evaluation::withheld::WithheldMark;
use crate::units::Unit;

/// The column that says why a row has no numbers, in tables that may be published.
const WITHHELD: &str = "withheld";

/// What stands in it.
fn withheld_word(mark: Option<WithheldMark>) -> &'static str {
    mark.map_or("", WithheldMark::key)
}

/// Rounded to what the unit can carry; nothing for what is not a number.
fn rounded(value: f64, unit: Unit) -> Option<f64> {
    let steps = match unit {
        Unit::Share | Unit::Growth | Unit::Ratio => 1e5,
        Unit::Years | Unit::Children => 1e3,
        Unit::Yuan | Unit::YuanConstant => 1e2,
        Unit::Persons | Unit::PersonTimes | Unit::Units | Unit::Households => 1e1,
        // Of any size: as many figures as a draw has.
        Unit::Number => return value.is_finite().then(|| seven(value)),
    };
    value.is_finite().then(|| (value * steps).round() / steps)
}

/// To seven significant figures.
fn seven(value: f64) -> f64 {
    format!("{value:.6e}").parse().unwrap_or(value)
}
