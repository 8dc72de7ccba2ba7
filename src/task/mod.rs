//! What can be asked for, as library calls: settings in, an outcome and its files out. The program, a wheel
//! or a page does nothing but hand over settings and show what came back.

mod aggregate;
pub mod backtest;
pub mod budget;
pub mod calibrate;
mod census;
pub mod check;
pub mod compare;
pub mod county;
pub mod decision;
pub mod evaluate;
pub mod explain;
mod failure;
pub mod forecast;
pub mod hindcast;
pub mod manual;
mod memory;
mod opening;
mod progress;
pub mod province;
pub mod registers;
pub mod report;
pub mod run;
pub mod sensitivity;
mod series;
pub mod session;
pub mod shipped;
mod target;
pub mod targets;
mod titles;
pub mod towns;
mod unmet;
pub mod verify;
pub mod what_if;
pub mod why;
mod with;
mod writing;

pub use failure::Failure;
pub use opening::{Opened, place_of_datasets};
pub use progress::{Progress, Silent};
pub use series::{BelowOne, SeriesFile};
pub use target::ForecastTarget;
pub use titles::Titles;
pub use writing::{Put, folder};
