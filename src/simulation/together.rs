//! Draws of several engines whose people live the same lives: they are walked once, and each engine
//! provides its services and its money for them.

mod desk;

use std::ops::Range;

use rayon::prelude::*;

use desk::{Desk, DrawnValues};

use super::SimulationError;
use super::answerable::answerable;
use super::engine::Engine;
use super::held::GivenOfDraws;
use super::layout::Layout;
use super::outcome::Outcome;
use super::profiles::Profiles;
use super::shortfalls::Shortfalls;
use super::turning::{BLOCK, put_in_place};
use crate::projection::Projection;

/// Runs the same draws of several scenarios of a model; `progress` is called with the number done of each.
///
/// The outcomes come in the order of the engines, and their bits are those of each engine run by itself.
/// Engines whose people live the same lives are run together.
pub fn run_together(
    engines: &[&Engine],
    seed: u64,
    draws: Range<usize>,
    progress: impl Fn(usize) + Sync,
) -> Result<Vec<Outcome>, SimulationError> {
    run_together_while(engines, seed, draws, always(progress))
}

/// The same for as long as `goes_on`, which is called with the number done of each, answers yes; else
/// [`SimulationError::Stopped`].
pub fn run_together_while(
    engines: &[&Engine],
    seed: u64,
    draws: Range<usize>,
    goes_on: impl Fn(usize) -> bool + Sync,
) -> Result<Vec<Outcome>, SimulationError> {
    let mut outcomes: Vec<Option<Outcome>> = engines.iter().map(|_| None).collect();
    while let Some(first) = outcomes.iter().position(Option::is_none) {
        let alike = |place: &usize| {
            let same = *place == first || engines[*place].has_the_lives_of(engines[first]);
            outcomes[*place].is_none() && same
        };
        let places: Vec<usize> = (first..engines.len()).filter(alike).collect();
        let group: Vec<&Engine> = places.iter().map(|place| engines[*place]).collect();
        let found = together(
            &group,
            seed,
            draws.clone(),
            GivenOfDraws::default(),
            |done| goes_on(done * group.len()),
        )?;
        for (place, outcome) in places.into_iter().zip(found) {
            outcomes[place] = Some(outcome);
        }
    }
    Ok(outcomes.into_iter().flatten().collect())
}

/// Bytes that the outcomes of so many draws of several engines take while they are made: their values, and those of the
/// draws that wait to be put in place.
pub fn bytes_of_outcomes(engines: &[&Engine], draws: usize) -> u64 {
    let rows = engines.iter().map(|engine| {
        let layout = Layout::of(engine);
        layout.rows() + layout.profile_rows()
    });
    let rows: u64 = rows.map(|rows| rows as u64).sum();
    let held = (draws + draws.min(WAVE * BLOCK)) as u64;
    held.saturating_mul(rows)
        .saturating_mul(size_of::<f32>() as u64)
}

/// Blocks that are run before their values are put in place.
const WAVE: usize = 128;

/// Tells of the progress and never stops.
pub(super) fn always(progress: impl Fn(usize) + Sync) -> impl Fn(usize) -> bool + Sync {
    move |done| {
        progress(done);
        true
    }
}

/// Runs engines whose people live the same lives.
pub(super) fn together(
    engines: &[&Engine],
    seed: u64,
    draws: Range<usize>,
    given: GivenOfDraws<'_>,
    goes_on: impl Fn(usize) -> bool + Sync,
) -> Result<Vec<Outcome>, SimulationError> {
    for engine in engines {
        answerable(engine)?;
    }
    let layouts: Vec<Layout<'_>> = engines.iter().map(|engine| Layout::of(engine)).collect();
    let count = draws.len();
    let empty = |rows: usize| vec![0.0_f32; rows * count];
    let mut values: Vec<Vec<f32>> = layouts.iter().map(|l| empty(l.rows())).collect();
    let mut profiles: Vec<Vec<f32>> = layouts.iter().map(|l| empty(l.profile_rows())).collect();
    let mut blocks =
        vec![vec![DrawnValues::default(); engines.len()]; WAVE.min(count.div_ceil(BLOCK))];
    let shortfalls = Shortfalls::of(engines[0]);
    for first in (0..count).step_by(WAVE * BLOCK) {
        let last = count.min(first + WAVE * BLOCK);
        let blocks = &mut blocks[..(last - first).div_ceil(BLOCK)];
        let run = blocks.par_iter_mut().enumerate().map_init(
            || Desk::new(engines, &layouts, &shortfalls),
            |desk, (place, block)| {
                let from = first + place * BLOCK;
                let places = from..last.min(from + BLOCK);
                if !goes_on(places.len()) {
                    return Err(SimulationError::Stopped);
                }
                desk.run(seed, draws.start, places, given, block)
            },
        );
        // Of several errors the same one is told, whatever the number of threads.
        if let Some(error) = run.find_map_first(Result::err) {
            return Err(error);
        }
        for (engine, (values, profiles)) in values.iter_mut().zip(&mut profiles).enumerate() {
            let place = first..last;
            put_in_place(
                blocks,
                |block| &block[engine].sheets,
                place.clone(),
                count,
                values,
            );
            put_in_place(
                blocks,
                |block| &block[engine].profiles,
                place,
                count,
                profiles,
            );
        }
    }
    shortfalls.judge(engines[0])?;
    let outcomes = engines.iter().zip(values).zip(profiles);
    Ok(outcomes
        .map(|((engine, values), profiles)| Outcome {
            projection: Projection::new(
                engine.quantities().to_vec(),
                engine.years.clone(),
                count,
                values,
            ),
            profiles: Profiles::new(&Layout::of(engine), count, profiles),
        })
        .collect())
}
