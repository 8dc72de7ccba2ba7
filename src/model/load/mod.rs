//! From the datasets to plain arrays: the tables that a model names, as known by some year.

mod asking;
mod bands;
mod calibration;
mod fertility;
mod finding;
mod known;
mod loading;
mod opener;
mod outside;
mod population;
mod prevalence;
mod rates;
mod survey;

pub use calibration::{first_year, open_for_calibration};
pub use opener::Opener;
pub use rates::{DeathRate, ages_of_mothers, death_rates};

use std::path::Path;

use super::checked::Model;
use super::read::ModelFolder;
use crate::axes::Year;
use crate::dataset::Complaints;

/// Opens one scenario of a model folder on a folder of datasets, and checks everything: all complaints at
/// once. Several models are opened by one [`Opener`].
pub fn open(
    folder: &ModelFolder,
    datasets: &Path,
    scenario: &str,
    as_of: Option<Year>,
) -> Result<Model, Complaints> {
    Opener::on(datasets)?.open(folder, scenario, as_of)
}
