//! Those who arrive after the base year, known before anybody is followed.

use ndarray::Array3;

use super::fixed::Fixed;
use super::people::{ARRIVALS, PeopleOfDraw};
use crate::axes::AGES;
use crate::simulation::lives::{LOST, WITHOUT};
use crate::simulation::person::Arrival;
use crate::simulation::population::CELLS;
use crate::statistics::multistate::{YearlyChances, multistate_step};

/// Those who arrive after the base year: as many as the net rates of the draw make of its
/// expected population.
pub(super) fn arrivals_ahead(
    fixed: &Fixed<'_>,
    people: &mut PeopleOfDraw,
    first: usize,
    start: &Array3<u32>,
    chances: &[YearlyChances],
) -> Vec<Arrival> {
    let mut arrivals = Vec::new();
    let net_migration = &fixed.paths.net_migration[first..];
    let Some(last) = net_migration.iter().rposition(|rate| *rate > 0.0) else {
        return arrivals;
    };
    let mut expected = start.mapv(f64::from);
    for (step, chances) in chances.iter().enumerate().take(last + 1) {
        let states = expected.outer_iter().take(LOST);
        let present: f64 = states.map(|people| people.sum()).sum();
        let moving = net_migration[step] * present;
        multistate_step(&mut expected, chances);
        if moving > 0.0 {
            let schedule = &fixed.engine.migration.schedule;
            let (mut means, mut new) = ([0.0; CELLS], [0.0; CELLS]);
            for at in 0..CELLS {
                means[at] = moving * schedule[at % AGES] * 0.5;
                expected[(WITHOUT, at / AGES, at % AGES)] += means[at];
            }
            let year = fixed.year(first + step);
            let stream = fixed.chance.stream(ARRIVALS, year as u32);
            people.year.moves.arrivals(&stream, &means, &mut new);
            arrivals.extend(arriving(step, &new));
        }
    }
    arrivals
}

/// Those who arrive at the end of a year, by age and sex; each keeps an identity of the year, the
/// cell and a number within it.
fn arriving(step: usize, new: &[f64; CELLS]) -> impl Iterator<Item = Arrival> + '_ {
    new.iter().enumerate().flat_map(move |(at, count)| {
        (0..*count as u64).map(move |number| Arrival {
            identity: 1 << 62 | (step as u64) << 48 | (at as u64) << 32 | number,
            time: step as u8 + 1,
            age: (at % AGES) as u8,
            sex: (at / AGES) as u8,
            state: WITHOUT as u8,
        })
    })
}
