//! Tables as they leave: CSV that Excel and WPS open, Parquet with units and notes in its metadata.

mod block;
pub mod budget;
mod certificates;
pub mod compared;
pub mod decided;
pub mod evaluated;
mod hindcast;
mod numbers_listed;
mod numbers_of_money;
mod numbers_used;
pub mod province;
mod quantities;
mod shape;
mod targets;
mod why;

pub use block::{BlockError, from_parquet, to_parquet};
pub use certificates::certificates;
pub use hindcast::{hindcast_counties, hindcast_groups};
pub use numbers_listed::{graded, listed, listed_of};
pub use numbers_used::numbers_used;
pub use quantities::quantities;
pub use shape::Table;
pub use targets::{nature, targets};
pub use why::why;

use crate::units::Unit;

/// Rounded to what the unit can carry; nothing for what is not a number.
fn rounded(value: f64, unit: Unit) -> Option<f64> {
    let steps = match unit {
        Unit::Share | Unit::Growth | Unit::Ratio => 1e5,
        Unit::Years | Unit::Children => 1e3,
        Unit::Yuan | Unit::YuanConstant => 1e2,
        Unit::Persons | Unit::PersonTimes | Unit::Units | Unit::Households => 1e1,
    };
    value.is_finite().then(|| (value * steps).round() / steps)
}
