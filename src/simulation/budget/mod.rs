//! What it costs: standards with their uprating, and the money of each year.

mod money;
mod standards;

pub use money::{record_history, record_year};
pub use standards::Standards;
