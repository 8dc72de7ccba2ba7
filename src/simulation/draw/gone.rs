//! Who comes and goes in a year among those who are followed one by one.

use crate::axes::SEXES;
use crate::simulation::lives::Histories;
use crate::simulation::population::{CELLS, cell};
use crate::stream::{Chance, Decision, Origin, Uniforms};

const DEPARTURE: Decision = Decision::named("death or departure of a person").of(Origin::Chance);

/// Deaths in a year: all holders who are gone, and of the others those whose own number says that
/// they did not move away. `each` is called with the cell of age and sex that each had at the start of the year.
pub(super) fn deaths(
    chance: &Chance,
    step: usize,
    dying: &[f64; CELLS],
    histories: &[Histories],
    mut each: impl FnMut(usize),
) -> f64 {
    let sequences = chance.stream(DEPARTURE, 0).sequences();
    let mut deaths = 0.0;
    for histories in histories {
        histories.each_gone(step + 1, |story, held| {
            let at = cell(story.sex.into(), story.age_at(step));
            if held || sequences.of(story.member()).uniform() < dying[at] {
                deaths += 1.0;
                each(at);
            }
        });
    }
    deaths
}

/// Boys and girls who were born in a year and are alive at its end.
pub(super) fn born(step: usize, histories: &[Histories]) -> [f64; SEXES] {
    let mut alive = [0.0; SEXES];
    for story in histories.iter().flat_map(|own| &own.stories) {
        if story.mother.is_some() && usize::from(story.entry) == step + 1 {
            alive[usize::from(story.sex)] += 1.0;
        }
    }
    alive
}
