//! How coverage rates of public services have moved elsewhere: the outside view for a share of which
//! little is known.
//!
//! A rate in whole per cents is a Markov chain of four *kinds* of programme, each of which has quiet and
//! lively years ([`Chain`]). The kind stays, the pace changes by chance; a year's step depends on both and
//! on where the rate stands. What has been seen of a rate says of which kind it is, exactly, by filtering;
//! what is reported later moves the years before and after it, exactly, by smoothing ([`Bridge`]).
//!
//! The chain is estimated ([`estimate`]) from a panel of thousands of yearly rates and shipped as a table
//! of what was estimated; `plancast bench reference --kind shares` makes it again.

mod bridge;
mod chain;
pub mod estimate;
mod levels;
mod onward;
mod predicted_levels;
mod published;
mod report;
mod table;

pub use bridge::Bridge;
pub use chain::Chain;
pub use levels::{LEVELS, level_of, percent_of};
pub use onward::Onward;
pub use predicted_levels::PredictedLevels;
pub use published::{TargetClass, published};
pub use report::ReportedRate;
pub use table::{TableError, read, write};

use std::sync::OnceLock;

/// The chain that ships.
pub fn shipped() -> &'static Chain {
    static CHAIN: OnceLock<Chain> = OnceLock::new();
    CHAIN.get_or_init(|| {
        read(include_str!("reference.csv")).expect("the shipped table is whole: a test reads it")
    })
}
