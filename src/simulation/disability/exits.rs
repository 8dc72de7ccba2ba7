//! Certificate holders who die in a year, are regraded, or give their certificate back.

use super::first_events::FirstEvents;
use super::hazards::SharedHazards;
use super::outcomes::Outcomes;
use super::{Flows, Turnover, YearOfCertificates};
use crate::simulation::population::CELLS;
use crate::statistics::summing::sum;
use crate::statistics::vectors;

impl YearOfCertificates {
    /// Deaths, cancellations and regrading among `holders`, before they age.
    ///
    /// Each holder runs through the competing hazards in continuous time, so the year's transition
    /// probabilities are those of the matrix exponential of the generator: from a cell of `n` with
    /// hazards that add up to `λ`, a binomial number leaves, `n` times with chance `1 − e^(−λ)`,
    /// each in the ways in proportion to their hazards; whoever is regraded then runs on. `hazards`
    /// is the general hazard by age and sex, `holding` the number of holders.
    pub fn exits(
        &mut self,
        flows: &Flows,
        hazards: &[f64; CELLS],
        holders: &mut [f32],
        holding: &mut [f64; CELLS],
    ) -> Turnover {
        self.outcomes = Outcomes::default();
        vectors::dispatch(FirstEvents {
            flows,
            hazards,
            shared: &SharedHazards::of(flows, hazards),
            words: self.exits,
            doubts: self.exits_in_doubt,
            regrading: self.regrading,
            block: &mut self.block,
            holders,
            outcomes: &mut self.outcomes,
        });
        let Outcomes {
            died,
            cancelled,
            regraded,
        } = &self.outcomes;
        for at in 0..CELLS {
            self.cancelled[at] = f64::from(cancelled[at]);
            holding[at] -= f64::from(died[at] + cancelled[at]);
        }
        Turnover {
            deaths: sum(died),
            cancelled: sum(cancelled),
            regraded: sum(regraded),
            ..Turnover::default()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::axes::GRADES;
    use crate::simulation::disability::{STOCKS, stock};
    use crate::statistics::matrix_exponential::transition_probabilities_into;
    use crate::stream::{Chance, Locality};

    const HAZARD: f64 = 0.2;
    const RELATIVE: [f64; GRADES] = [2.0, 1.5, 1.25, 1.0];
    const CANCELLATION: f64 = 0.0625;
    const WORSENING: f64 = 0.125;
    const IMPROVEMENT: f64 = 0.09375;

    fn flows() -> Flows {
        let mut flows = Flows {
            relative_mortality: vec![0.0; STOCKS],
            cancellation: vec![CANCELLATION as f32; STOCKS],
            other_exits: vec![0.0; STOCKS],
            worsening: WORSENING,
            improvement: IMPROVEMENT,
            ..Flows::default()
        };
        for grade in 0..GRADES {
            let regrading = f64::from(u8::from(grade > 0)) * WORSENING
                + f64::from(u8::from(grade + 1 < GRADES)) * IMPROVEMENT;
            for at in 0..CELLS {
                flows.relative_mortality[stock(grade, at)] = RELATIVE[grade] as f32;
                flows.other_exits[stock(grade, at)] = (CANCELLATION + regrading) as f32;
            }
        }
        flows
    }

    /// Chances of each grade at the end of the year, of death, and of a cancelled certificate.
    fn chances(from: usize) -> [f64; GRADES + 2] {
        const WAYS: usize = GRADES + 2;
        let mut generator = [0.0; WAYS * WAYS];
        for grade in 0..GRADES {
            let row = &mut generator[grade * WAYS..(grade + 1) * WAYS];
            row[GRADES] = HAZARD * RELATIVE[grade];
            row[GRADES + 1] = CANCELLATION;
            if grade > 0 {
                row[grade - 1] = WORSENING;
            }
            if grade + 1 < GRADES {
                row[grade + 1] = IMPROVEMENT;
            }
        }
        let (mut year, mut scratch) = ([0.0; WAYS * WAYS], [0.0; 3 * WAYS * WAYS]);
        transition_probabilities_into(&generator, WAYS, 1.0, &mut year, &mut scratch);
        std::array::from_fn(|to| year[from * WAYS + to])
    }

    /// Cells of one, of several, and of more than the screen can count; four standard errors.
    #[test]
    fn a_year_has_the_chances_of_the_matrix_exponential() {
        const DRAWS: u32 = 400;
        let flows = flows();
        for (from, people) in [(0, 1.0), (1, 7.0), (2, 20.0), (3, 300.0)] {
            let mut counts = [0.0; GRADES + 2];
            for draw in 0..DRAWS {
                let mut year = YearOfCertificates::default();
                year.begin(&Chance::new(5, Locality::default()).in_draw(draw), 2031);
                let (mut holders, mut holding) = (vec![0.0; STOCKS], [people; CELLS]);
                holders[stock(from, 0)..stock(from, CELLS)].fill(people as f32);
                let turnover = year.exits(&flows, &[HAZARD; CELLS], &mut holders, &mut holding);
                let left: f64 = holders.iter().map(|people| f64::from(*people)).sum();
                let all = people * CELLS as f64;
                assert_eq!(left + turnover.deaths + turnover.cancelled, all);
                assert_eq!(left, holding.iter().sum::<f64>());
                for grade in 0..GRADES {
                    let row = &holders[stock(grade, 0)..stock(grade, CELLS)];
                    counts[grade] += row.iter().map(|people| f64::from(*people)).sum::<f64>();
                }
                counts[GRADES] += turnover.deaths;
                counts[GRADES + 1] += turnover.cancelled;
            }
            let all = people * CELLS as f64 * f64::from(DRAWS);
            for (count, chance) in counts.iter().zip(chances(from)) {
                let error = (all * chance * (1.0 - chance)).sqrt();
                let gap = (count - all * chance).abs();
                assert!(
                    gap < 4.0 * error,
                    "{from} {people}: {count} {}",
                    all * chance
                );
            }
        }
    }
}
