//! The hindcast: from one census to the next, the population engine's own examination.
//!
//! Each county starts from its residents of the first census (2010) and is moved on ten years by
//! the engine's components (mortality, fertility, graduation, migration), fitted to what ended
//! before, and by the steps of the engine's own year
//! ([`YearOfResidents`](crate::simulation::population::YearOfResidents)), settled by expectation: what
//! chance adds to so many people is far below what is not known of their moves. Then the second
//! census (2020) is opened. Four forecasts are judged ([`Variant`]).
//!
//! **What is used of the years after the first census.** Who moves between counties cannot be seen
//! in one census. The cross-fitted forecast therefore takes migration from the *other* counties'
//! same decade ([`CrossFit`]): the county that is judged never enters its own band, but the bands
//! know what the decade was like elsewhere in the province. It answers "how well does the engine
//! forecast a county, given what net migration by age is like", not "could this have been written
//! in 2010". The forecast by the model's parameters answers the latter. In each draw the others'
//! moves are worked out under that draw's births and deaths, so an error of these that all counties
//! share drops out of the cross-fitted forecast, and whatever a county's own births and deaths do
//! differently is in the spread.
//!
//! # What came of it
//!
//! Residents of 78 counties, 2,000 draws, `plancast hindcast`; Longgang, cut out of Cangnan in 2019, is counted
//! with it. The first columns are cross-fitted; with the model's own parameters and no other county the bands fail
//! outright.
//!
//! | age | 80 % covers | 95 % covers | bias | MAPE | parameters only: 80 % covers / bias | nobody moves: MAPE | no change: MAPE |
//! |---|---|---|---|---|---|---|---|
//! | 0–14 | 82.1 % | 96.2 % | +1.6 % | 13.4 % | 24.4 % / −24.4 % | 23.2 % | 17.3 % |
//! | 15–29 | 83.3 % | 94.9 % | +3.8 % | 22 % | 6.4 % / −10.3 % | 28.3 % | 25.9 % |
//! | 30–44 | 91 % | 96.2 % | +1.6 % | 13.3 % | 1.3 % / −17.2 % | 19.3 % | 20.6 % |
//! | 45–59 | 87.2 % | 93.6 % | +1 % | 10.1 % | 3.8 % / −8 % | 10.9 % | 26.6 % |
//! | 60–74 | 87.2 % | 91 % | +0.3 % | 5.2 % | 7.7 % / −6.3 % | 6.6 % | 40 % |
//! | 75+ | 85.9 % | 93.6 % | +0.2 % | 4 % | 11.5 % / −12.7 % | 11.2 % | 25.5 % |
//! | all | 88.5 % | 94.9 % | +1.3 % | 10.9 % | 9 % / −13.6 % | 13.3 % | 13.7 % |
//!
//! Wenling itself: 1,416,199 counted against a median of 1,668,625, inside the 80 % band near its low end.

mod crossfit;
mod decade;
mod error;
mod jointly;
mod judge;
mod panel;
mod past;
mod said;
mod variant;

pub use crossfit::CrossFit;
pub use decade::{CensusOrigin, Rates, Survivors, YEARS};
pub use error::HindcastError;
pub use jointly::Joint;
pub use judge::{FIFTHS, HindcastRecord, Judged, binomial_limits, records};
pub use panel::{AGE_GROUPS, COVARIATES, County, CountyKnown, FIRST_AGES, JUDGED, group_of};
pub use past::{Beliefs, Components, Past};
pub use variant::Variant;

use ndarray::Array2;
use rayon::prelude::*;

use crate::stream::{Decision, Stream};
use jointly::jointly;
use panel::{in_order, with_total};
use variant::RANDOM;

const MOVES: Decision = Decision::named("hindcast moves");

/// All forecasts, judged.
#[derive(Clone, Debug)]
pub struct Hindcast {
    /// The counties, by code.
    pub counties: Vec<County>,
    /// Every forecast of every county and age group.
    pub judged: Vec<Judged>,
    /// The same over all counties.
    pub records: Vec<HindcastRecord>,
    /// All counties together: their sum and their order.
    pub joint: Vec<Joint>,
    /// Variance of prefectures ÷ variance of counties within them, mean over the counties left out.
    pub between: f64,
}

/// Forecasts every county with `draws` draws and judges the forecasts; the same bits for the same
/// seed, in any number of threads and any order of the counties.
pub fn hindcast(
    counties: &[County],
    past: &Past,
    seed: u64,
    draws: u32,
) -> Result<Hindcast, HindcastError> {
    let counties = in_order(counties)?;
    let components = Components::fit(past)?;
    let origins: Vec<CensusOrigin> = counties
        .iter()
        .map(|county| {
            let Components {
                hazards,
                schedule,
                total_fertility,
                ..
            } = &components;
            CensusOrigin::of(county, past.year, hazards, schedule, *total_fertility)
        })
        .collect::<Result<_, _>>()?;
    let moves_in = |draw: u32| -> (Rates, Vec<Survivors>, Vec<[f64; AGE_GROUPS]>) {
        let rates = components.rates(seed, draw);
        let survivors: Vec<Survivors> = origins
            .iter()
            .map(|origin| origin.survive(&rates, &components.schedule))
            .collect();
        let moves = survivors
            .iter()
            .zip(&origins)
            .zip(&counties)
            .map(|((survivors, origin), county)| {
                survivors.moves(&rates, origin.fertility, &county.outcome)
            })
            .collect();
        (rates, survivors, moves)
    };
    let all: Vec<Vec<[f64; AGE_GROUPS]>> = (0..draws)
        .into_par_iter()
        .map(|draw| moves_in(draw).2)
        .collect();
    let fits = cross_fits(&counties, &all)?;

    let forecasts: Vec<Vec<[[f64; JUDGED]; RANDOM.len()]>> = (0..draws)
        .into_par_iter()
        .map(|draw| {
            let (rates, survivors, moves) = moves_in(draw);
            (0..counties.len())
                .map(|at| {
                    let (code, origin) = (counties[at].code, &origins[at]);
                    let mut stream = Stream::new(seed, draw, MOVES, code);
                    let drawn = fits[at].draw(&fits[at].mean(&moves), &mut stream);
                    let level = origin.fertility * components.fertility_error(seed, draw, code);
                    let net = components.net_rates(seed, draw, code);
                    let Components {
                        schedule,
                        migration,
                        ..
                    } = &components;
                    [
                        survivors[at].moved(&rates, origin.fertility, &drawn),
                        origin.with_net_rates(&rates, schedule, level, migration, &net),
                        survivors[at].moved(&rates, level, &[0.0; AGE_GROUPS]),
                    ]
                    .map(|groups| with_total(&groups))
                })
                .collect()
        })
        .collect();
    let judged = judge_all(&counties, &forecasts)?;
    Ok(Hindcast {
        records: records(&judged),
        joint: jointly(&counties, &forecasts)?,
        judged,
        between: fits.iter().map(|fit| fit.between).sum::<f64>() / fits.len() as f64,
        counties,
    })
}

/// One fit for each county left out, on the moves' mean over the draws.
fn cross_fits(
    counties: &[County],
    all: &[Vec<[f64; AGE_GROUPS]>],
) -> Result<Vec<CrossFit>, HindcastError> {
    let covariates = Array2::from_shape_fn((counties.len(), COVARIATES), |(row, column)| {
        counties[row].covariates()[column]
    });
    let moves = Array2::from_shape_fn((counties.len(), AGE_GROUPS), |(row, group)| {
        all.iter().map(|draw| draw[row][group]).sum::<f64>() / all.len() as f64
    });
    let prefectures: Vec<u32> = counties.iter().map(County::prefecture).collect();
    (0..counties.len())
        .into_par_iter()
        .map(|left_out| CrossFit::without(left_out, &covariates, &prefectures, &moves))
        .collect()
}

fn judge_all(
    counties: &[County],
    forecasts: &[Vec<[[f64; JUDGED]; RANDOM.len()]>],
) -> Result<Vec<Judged>, HindcastError> {
    let failed = |why| HindcastError::Mathematics {
        what: "draws of a county",
        why,
    };
    let cases: Result<Vec<Vec<Judged>>, HindcastError> = counties
        .par_iter()
        .enumerate()
        .map(|(at, county)| {
            let (observed, before) = (with_total(&county.outcome), with_total(&county.before()));
            let mut judged = Vec::new();
            for (group, observed) in observed.iter().enumerate() {
                for (place, variant) in RANDOM.iter().enumerate() {
                    let mut draws: Vec<f64> = forecasts
                        .iter()
                        .map(|draw| draw[at][place][group])
                        .collect();
                    judged.push(
                        Judged::of(*variant, (at, group), &mut draws, *observed).map_err(failed)?,
                    );
                }
                let mut known = [before[group]];
                judged.push(
                    Judged::of(Variant::NoChange, (at, group), &mut known, *observed)
                        .map_err(failed)?,
                );
            }
            Ok(judged)
        })
        .collect();
    Ok(cases?.into_iter().flatten().collect())
}
