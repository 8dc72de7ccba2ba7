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
//!
//! # How good
//!
//! Every second country left out in turn (`plancast bench shares --data coverage_panel.csv --history H --left-out
//! --out f.csv`; the panel is not shipped), five years ahead, origins from 1995, only the last H values seen;
//! gradient boosting (scikit-learn, 150 trees of depth 4 on the same values and halves) for comparison:
//!
//! | H | 80 % covers (randomised) | 95 % covers | Brier skill over the base rate: ≥ 85, 90, 95, 99 | gradient boosting |
//! |---|---|---|---|---|
//! | 1 | 80.8 % | 95.1 % | .441 .444 .406 .215 | .426 .431 .396 .214 |
//! | 3 | 80.3 % | 94.9 % | .476 .472 .424 .240 | – |
//! | 5 | 79.7 % | 94.6 % | .478 .473 .427 .241 | .462 .459 .394 .203 |
//! | 10 | 79.0 % | 93.9 % | .478 .466 .426 .242 | – |
//!
//! Reliability slopes 1.01–1.12. The numbers of kinds and paces, and how far levels borrow, were chosen on these
//! halves.
//!
//! # Decisions
//!
//! - A share without a `volatility` is a Markov chain in whole per cents: four kinds of programme with quiet and
//!   lively years, estimated from coverage of 14 programmes in 94 countries: drifts that were set so that their
//!   medians met the targets made a probability of one half say nothing. Applied: `src/coverage`; `plancast bench
//!   reference --kind shares`.
//! - No weight is given to published results of comparable targets: six results, five from one document, and
//!   success is published more often: shown beside, not mixed in. Applied: `src/coverage/published.toml`.

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
