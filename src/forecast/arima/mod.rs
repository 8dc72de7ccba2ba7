//! ARIMA models without season: exact likelihood, and the stepwise choice of the orders.

mod filter;
mod likelihood;
mod model;
mod stepwise;
mod unit_root;

pub use model::{Arima, FittedArima};
pub use stepwise::BestArima;
pub use unit_root::{differences, kpss};
