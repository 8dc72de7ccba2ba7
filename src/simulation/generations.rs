//! What becomes of generations: births and deaths so far, kept where somebody asks why the number of certificate
//! holders changes.

use super::disability::Turnover;
use super::layout::{FLOWS, GENERATION};
use super::population::{CELLS, become_older, cell};
use super::record::Record;
use crate::axes::{SEXES, Year};

/// Births and deaths so far, each at the age that the generation has reached; and what happened to certificates so
/// far.
#[derive(Clone, Debug)]
pub struct Generations {
    /// Those born who were alive at the end of the year of their birth, by age and sex.
    born: [f64; CELLS],
    /// Those who died later than that, by the age that they would have reached and by sex.
    died: [f64; CELLS],
    /// In the order of [`Certificate`](super::Certificate).
    certificates: [f64; FLOWS],
}

impl Generations {
    /// Nobody was born, died or was certified yet.
    pub const fn none() -> Self {
        Generations {
            born: [0.0; CELLS],
            died: [0.0; CELLS],
            certificates: [0.0; FLOWS],
        }
    }

    /// A year passes: who died in it, by sex and age at its start, and the boys and girls born in it who are alive at its
    /// end.
    pub fn pass(&mut self, died: impl Fn(usize) -> f64, alive: [f64; SEXES]) {
        for (at, all) in self.died.iter_mut().enumerate() {
            *all += died(at);
        }
        become_older(&mut self.died);
        become_older(&mut self.born);
        for (sex, alive) in alive.into_iter().enumerate() {
            self.born[cell(sex, 0)] = alive;
        }
    }

    /// What happened to certificates in the year that has passed.
    pub fn turn(&mut self, turnover: &Turnover) {
        let of_year = [turnover.entered, turnover.deaths, turnover.cancelled];
        for (all, people) in self.certificates.iter_mut().zip(of_year) {
            *all += people;
        }
    }
}

impl Record<'_> {
    /// Everybody and the holders by single age and sex, and what became of generations so far, in the years for which it
    /// is kept.
    pub fn generations(
        &mut self,
        year: Year,
        people: &[f64; CELLS],
        holding: &[f64; CELLS],
        so_far: &Generations,
    ) {
        let years = self.layout.generation_years;
        let Some(place) = years.iter().position(|own| *own == year) else {
            return;
        };
        let from = self.layout.first_generation() + place * GENERATION;
        let kept = &mut self.profiles[from..from + GENERATION];
        let tables = [people, holding, &so_far.born, &so_far.died];
        let values = tables.into_iter().flatten().chain(&so_far.certificates);
        for (kept, value) in kept.iter_mut().zip(values) {
            *kept = *value as f32;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::axes::AGES;

    /// By hand: two men of 70 die, and a girl is born; a year later a woman of the last age but one dies and two boys are
    /// born.
    #[test]
    fn generations_are_counted_at_the_age_that_they_have_reached() {
        let mut so_far = Generations::none();
        so_far.pass(|at| if at == cell(0, 70) { 2.0 } else { 0.0 }, [0.0, 1.0]);
        let last = AGES - 1;
        so_far.pass(
            |at| f64::from(u8::from(at == cell(1, last - 1))),
            [2.0, 0.0],
        );
        assert_eq!(so_far.died[cell(0, 72)], 2.0);
        assert_eq!(so_far.died[cell(1, last)], 1.0);
        assert_eq!(so_far.died.iter().sum::<f64>(), 3.0);
        assert_eq!(so_far.born[cell(1, 1)], 1.0);
        assert_eq!(so_far.born[cell(0, 0)], 2.0);
        assert_eq!(so_far.born.iter().sum::<f64>(), 3.0);
    }
}
