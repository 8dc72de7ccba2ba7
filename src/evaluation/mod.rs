//! What the draws say: summaries of quantities, and whether targets are met.

mod anyway;
pub mod attainment;
pub mod backtest;
pub mod budget;
pub mod calibration;
pub mod covered;
pub mod hindcast;
pub mod met;
pub mod outside;
pub mod paired;
pub mod progress;
pub mod proposal;
pub mod province;
pub mod rates;
pub mod reconciliation;
pub mod registers;
pub mod score;
pub mod sensitivity;
pub mod summary;
pub mod together;
pub mod towns;
pub mod why;
pub mod withheld;
pub mod worth;

pub use anyway::anyway;
pub use attainment::{Attainment, attainments};
pub use met::TargetDraws;
pub use summary::{LEVELS, Summaries, Summary};
