//! Models as folders of declarations: read as written, checked, and only then run.
//!
//! `file` is what may be written, `read` the folder, `scenario` the chain of differences, `check`
//! the way from written to checked, `load` the tables that a model takes from the datasets.

mod ancestry;
pub mod check;
pub mod checked;
pub mod data;
pub mod file;
mod lever;
mod lines;
mod load;
mod overlay;
pub mod quantities;
mod read;
pub mod rule;
pub mod scenario;
pub mod step;

pub use checked::Model;
pub use load::{
    DeathRate, Opener, ages_of_mothers, death_rates, first_year, open, open_for_calibration,
};
pub use read::{
    Bases, CALIBRATED, Inherited, InheritedPayers, ModelFolder, is_of_everybody, is_of_holders,
};
