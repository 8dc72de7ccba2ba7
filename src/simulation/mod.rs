//! The engines: from a checked model to many draws of what may happen.
//!
//! `population → disability → service → budget` is one year; `draw` is one future, `ensemble` many.
//!
//! Order of events in a year: holders die, are regraded, give their certificate back · others die or move · all
//! grow older · births · new certificates · arrivals · services and money at the end of the year.
//!
//! Services are rules of eligibility as data, then need, coverage, places and waiting; money is standards, uprating
//! rules, a price index and payers. What a plan publishes is reproduced draw by draw: recipients of the base year,
//! money and jobs of five years. Coverage rates move as those of public services have moved elsewhere
//! ([`coverage`](crate::coverage)), blind to the plan's targets: with every target changed no projection changes by
//! a bit (a test). Later reports move their paths, and what is reported for a target's own year decides; counts
//! learn their pace from reports.
//!
//! **Two engines answer the same equations.** Cohorts count people by age, sex and certificate; the person engine
//! follows everybody one by one: each life with its own random numbers, the certificates, income, work and every
//! service that the person takes up or is excluded from. A scenario that touches one person in a hundred leaves the
//! lives of the others as they were.
//!
//! # How good
//!
//! Both engines against the exact process: in a draw the chances of every year are known, so mean and variance of
//! what an engine counts are too. With nobody arriving neither cohorts nor persons differ from them in population,
//! people over 65, holders, holders of grade 1 or holders over 80 (z tests of the mean and χ² tests of the variance
//! at a false-alarm rate of 0.001 each). It is a test.
//!
//! On jobs that others run too, same machine, one run, one core, beside numpy: a million people over 15 years, one
//! record each (DISAB-MS15, `plancast bench persons`), 12 times as many person-years a second in 0.39 of the
//! memory, 1.9 times that on two threads, largest z from the exact expectation 1.75 over five draws; 1,000
//! trajectories with all quantiles (PCC-15, `plancast bench cohort`) 7.7 times as fast; 10,000 (`--trajectories
//! 10000`) 11.8 times as fast, in a twentieth of the memory. The speed of a run on your machine: `cargo bench`.
//!
//! # Decisions
//!
//! - The common mortality index follows the UN's outlook (median and spread of life expectancy); ages respond by
//!   Li–Lee on the periods observed: a random walk fitted to 1990–2020 alone is far too sure of itself: its 80 %
//!   band of China's total population in 2035 is a third narrower than the UN's. Applied: `[mortality] outlook` in
//!   `model.toml`; without it the fitted walk is used.
//! - The sexes' own mortality indices share correlated noise: Li and Lee take them as independent, but one common
//!   factor leaves movement that both share (correlation 0.7 to 0.9 here). Applied: `LiLee::own_correlation`.
//! - New certificates are an intensity among people without one, departures are rates by age: everybody's chances
//!   then depend on the person alone, so a scenario that touches few leaves the others' lives as they were.
//!   Applied: `disability/flows`, `draw/people/departures`.
//! - People who move away leave by the same clock as the dead, and a number of their own says which it was: more or
//!   fewer certificates do not make anybody leave at another time. Applied: `simulation/lives`.
//! - Reported recipients of later years are met in every draw: the gap is parted between the growth of the holders
//!   and the share that takes the service up by what each may be wrong by, and bridged from the base year on:
//!   moving the share alone would ask for more recipients than holders in many draws, and make coverage targets
//!   doubtful; weighing draws would leave few that count. Those of two services of one need move what parts them and
//!   the share that both have in common: two numbers for two unknowns. Applied: `simulation/draw/recipients`,
//!   `quantity = "<service>.served"` in `observations.toml`.
//! - Recipients and a coverage that were reported of one year are both kept where they go together, and refused where
//!   nearly all draws, with four standard deviations of both, have the recipients on one side: to let either win would
//!   print two numbers that exclude each other. Those of the base year stay as they are: `check` says of which later
//!   ones they do not lead to. Applied: `simulation/shortfalls`, `evaluation/leaps`.
//! - Published facts are anchors: levels with a flat prior are solved so that they come out in every draw: exact
//!   conditioning for one unknown level, without throwing draws away. Applied: `anchored_on`, `[money.sums]`.
//! - Certificates lie in rows by category and grade, ages side by side; a year's small counts are made for as many
//!   cells at once as the processor takes, in rounds, from 16 bits for each cell and more where these do not settle
//!   it: neighbouring ages have similar counts, and hardly a branch depends on chance; every width gives the same
//!   bits. Applied: `statistics/sampling/screen`.
//! - Those who are regraded move in packs too; the hazard of their new grade bounds the chance of another event in
//!   the year, and only those whom a digit puts below it are followed one by one: the bound rules out nine in ten
//!   without any time being drawn, and the year's chances stay those of the matrix exponential. Applied:
//!   `disability/regraded`, `disability/leaving`.
//! - The age structures of disability are 96 tables fitted once, of which each draw takes one: fitting one for each
//!   draw would cost more than everything else. Applied: `disability.structures`.
//! - Relative mortality of certificate holders is given by grade at age 45 and fades with age; the published ratio
//!   of 5.4 gets a wide spread: the same abstract's deaths amount to about 2.7 times the national rate. Applied:
//!   `parameters.toml`.

mod answerable;
pub mod budget;
pub mod disability;
mod draw;
mod engine;
mod ensemble;
mod error;
mod fits;
mod follow;
mod generations;
mod held;
pub mod household;
mod kinship;
mod layout;
pub mod lives;
mod outcome;
mod parameters;
pub mod person;
pub mod population;
mod process;
mod profiles;
mod raising;
mod recipients;
mod record;
pub mod registers;
mod said;
pub mod service;
mod shortfalls;
mod together;
mod turning;
mod walked;

pub use engine::Engine;
pub use error::{Published, SimulationError};
pub use fits::Fits;
pub use follow::Follow;
pub use held::{Exchanged, Factor, Held};
pub use layout::PROFILE_GROUPS;
pub use outcome::Outcome;
pub use profiles::{Certificate, Generation, Profiles, Whom};
pub use together::{bytes_of_outcomes, run_together, run_together_while};
pub use walked::Walked;
