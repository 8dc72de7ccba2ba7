//! The certificates of a nation and its places where the people are given: the engine's own year of exits, ageing
//! and new certificates, for holding it against registers.
//!
//! A nation is fitted to its register year by year up to some year and then goes on by itself; each place starts
//! from the nation's holders fitted to its own register, and moves as the nation does but for its own pace.
//!
//! # How good
//!
//! 160 made-up counties whose truth is drawn from the engine, with their register of 2020–2023 by category × grade
//! and by age, and both subsidies' recipients of those years: 792 of 960 later numbers of holders (all, physical,
//! psychiatric; 2025 and 2035) lie in the 80 % intervals, 82.5 %, and 497 of 640 of recipients (2025 and 2028), 77.7 %;
//! with both subsidies' recipients alone 505 of 640 numbers of recipients and holders, 78.9 %; with recipients of 2022 and
//! 2023 alone, of services of which none were published of the base year 765 of 960 numbers of recipients (2020, 2021 and
//! 2025), 79.7 %, and where the holders are supposed too 1146 of 1440 of recipients and holders, 79.6 %; with their population, births and deaths of 2021–2023 626 of 800 of these (2025 and 2035), 78.3 %; of 80
//! with a register of 2022 and 2023 alone 263 of 320 numbers of holders (2020, 2021 and 2025), 82.2 %. Of 200 draws each, a
//! county's own; an interval between two of 60 draws, of which `tests/statistics/register.rs` makes do, would be right 77
//! times in a hundred. Over counties that share their draws the part that is inside would itself be less certain, by 3.2
//! in place of 2.3 points.

mod beliefs;
mod cohorts;
mod given;
mod outcome;
mod place;
mod standing;

pub use given::{Given, GivenRegister, NationGiven};
pub use outcome::HoldersAtEnd;

use rayon::prelude::*;

use super::Engine;
use super::SimulationError;
use super::parameters::Drawn;
use crate::axes::Year;
use crate::stream::{Chance, Locality};
use beliefs::DrawnBeliefs;
use place::PlaceWalk;

/// Holders at the end, for the nation first and each of its places, by draw.
pub type Ends = Vec<Vec<HoldersAtEnd>>;

/// Lets a nation and its places go from `from`, up to which their registers are known, to `to`.
pub fn go_on(
    engine: &Engine,
    nation: &NationGiven,
    [from, to]: [Year; 2],
    seed: u64,
    draws: u32,
    progress: impl Fn(usize) + Sync,
) -> Result<Ends, SimulationError> {
    let each: Vec<Vec<HoldersAtEnd>> = (0..draws)
        .into_par_iter()
        .map(|draw| {
            let found = one_draw(engine, nation, [from, to], seed, draw);
            progress(1);
            found
        })
        .collect::<Result<_, _>>()?;
    let mut ends: Ends = (0..=nation.places.len())
        .map(|_| Vec::with_capacity(each.len()))
        .collect();
    for draw in each {
        for (place, outcome) in draw.into_iter().enumerate() {
            ends[place].push(outcome);
        }
    }
    Ok(ends)
}

fn one_draw(
    engine: &Engine,
    nation: &NationGiven,
    years: [Year; 2],
    seed: u64,
    draw: u32,
) -> Result<Vec<HoldersAtEnd>, SimulationError> {
    let model = engine.model();
    let chance = Chance::new(seed, Locality::default()).in_draw(draw);
    let mut drawn = Drawn::default();
    drawn.draw(&model.parameters, model.layers.len(), &chance, None);
    let Some(beliefs) = DrawnBeliefs::of(engine, &drawn, &chance, nation) else {
        return Ok(Vec::new());
    };
    let mut walk = PlaceWalk::new(nation, years, &beliefs);
    let mut ends = vec![walk.nation(&chance)?];
    for place in 0..nation.places.len() {
        let chance = Chance::new(seed, Locality::of_region(place as u32 + 1)).in_draw(draw);
        ends.push(walk.place(&chance, place)?);
    }
    Ok(ends)
}
