//! What it costs: standards with their uprating, and the money of each year.

mod centres;
mod dated;
mod money;
mod past;
mod rises;
mod standards;

pub use centres::Centres;
pub use money::{GivenInYear, Money, pay_tiers, record_history, record_year};
pub use past::in_the_past;
pub use standards::{Recipients, Standards};
