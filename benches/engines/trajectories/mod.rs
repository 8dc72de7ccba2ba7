//! Trajectories of a whole population at once: probabilistic cohort components with every quantile
//! of every age.
//!
//! Years are the outer loop: all trajectories take a year's step side by side, their quantiles are
//! taken exactly, and the next year overwrites them. So memory holds one year, not all. Each
//! trajectory is a pure function of the seed and its number; the vector width of the machine and the
//! number of threads leave every bit as it is.

pub mod benchmark;
mod cohorts;
mod inputs;
mod paths;
mod run;
mod year;

pub use inputs::{BySexAge, Inputs, Walks};
pub use run::{SERIES, Spread, run};
