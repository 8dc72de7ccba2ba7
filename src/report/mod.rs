//! What leaves the program: charts, tables, receipts, and what is said on the terminal.
//!
//! `album` knows which pictures a run has; `chart` draws them; `outbox` is the only place that
//! writes files.

pub mod album;
pub mod aligned;
pub mod backtests;
pub mod budgets;
pub mod calibration;
pub mod chart;
pub mod compared;
pub mod decided;
pub mod document;
pub mod evaluated;
pub mod forecasts;
pub mod format;
pub mod hindcast;
mod in_step;
pub mod json;
pub mod manual;
pub mod number;
pub mod outbox;
pub mod page;
pub mod papers;
mod printed;
pub mod province;
pub mod published;
pub mod reasons;
pub mod receipt;
pub mod registers;
mod rests;
pub mod sensitivities;
pub mod summary;
pub mod suppression;
pub mod table;
pub mod template;
pub mod towns;
pub mod workbook;
