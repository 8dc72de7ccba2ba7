//! What the draws say: summaries of quantities, and whether targets are met.
//!
//! **What a probability rests on** stands beside it, in one line: reported; own series; one own value and the moves
//! of 94 countries' coverage rates; counted numbers; a judgement. Where it rests on nothing no probability is
//! printed, only the pace that is needed. Beside it stands what was published of such targets in comparable plans;
//! success is published more often, so that it is shown and not mixed in.
//!
//! # Decisions
//!
//! - The parts of a budget are multiplied out from draws, quantiles are taken of sums: the quantile of a sum is not
//!   the sum of quantiles. Applied: `evaluation/budget`.
//! - What it takes to be surer is the quantile of what the draws lack, on log odds or in numbers: the same push
//!   moves every draw alike, so that no search is needed. Applied: `evaluation/together`.
//! - Two outside views of a target are pooled on the draws: in a part of them, the same for all targets, what was
//!   published of such targets holds; joint probabilities stay joint, and projections do not move. Its weight is a
//!   parameter, and 0 without one: success is published more often. Applied: `evaluation/views`, `[outside_views]`.
//! - A calibration's posterior is a joint sample inside a new parameter file, not fitted margins: what the data tie
//!   together stays together; the file stands alone. Applied: `distribution = { kind = "sample", values = … }`.
//! - Calibration draws the engine's own chance anew for every point and averages the likelihood: an unbiased
//!   estimate keeps importance sampling exact (Tran et al. 2013). Applied: `evaluation/calibration`.
//! - Counties are brought to a published total by one number a draw, in units of each county's own error:
//!   judgements that were made alike err alike; an independent update would let the largest counties take up nearly
//!   all of the gap. Applied: `evaluation/reconciliation`, `province.toml`.
//! - Holders change by generations: everybody grows older and nobody dies; births, deaths and moves are counted at
//!   the age reached; the level at a given age is registration, what a scenario does to it is policy: deaths and
//!   moves are causes of their own and add up in every draw; size and structure of the population hid both.
//!   Applied: `evaluation/why/holders.rs`; births and deaths are kept where asked for
//!   (`Engine::keeping_generations`).

mod anyway;
pub mod attainment;
pub mod backtest;
pub mod budget;
pub mod calibration;
pub mod certified;
pub mod covered;
pub mod hindcast;
pub mod leaps;
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
pub mod views;
pub mod why;
pub mod withheld;
pub mod worth;

pub use anyway::anyway;
pub use attainment::{Attainment, attainments};
pub use met::TargetDraws;
pub use summary::{LEVELS, Summaries, Summary};
