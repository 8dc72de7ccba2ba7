//! Certificate holders who die in a year, are regraded, or give their certificate back.

use pulp::Arch;

use super::first_events::FirstEvents;
use super::leaving::{Fate, Regrading};
use super::{Flows, ROW, Turnover, YearOfCertificates};
use crate::simulation::population::CELLS;

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
        for (single, hazard) in self.hazards.iter_mut().zip(hazards) {
            *single = *hazard as f32;
        }
        self.left.fill(0.0);
        self.ended.fill(0.0);
        let deaths = Arch::new().dispatch(FirstEvents {
            flows,
            hazards,
            singles: &self.hazards,
            words: self.exits,
            doubts: self.exits_in_doubt,
            block: &mut self.block,
            holders,
            left: &mut self.left,
            ended: &mut self.ended,
            regraded: &mut self.regraded,
        });
        for at in 0..CELLS {
            holding[at] -= f64::from(self.left[at]);
            self.cancelled[at] = f64::from(self.ended[at]);
        }
        let mut turnover = Turnover {
            deaths,
            ..Turnover::default()
        };
        let regrading = Regrading { flows, hazards };
        for regraded in self.regraded.list() {
            let from = regraded.stock();
            match regrading.follow(from, &mut self.regrading.of(regraded.member())) {
                Fate::Holds(stock) => {
                    turnover.regraded += f64::from(u8::from(stock != from));
                    holders[stock] += 1.0;
                    holding[stock % ROW] += 1.0;
                }
                Fate::Died => turnover.deaths += 1.0,
                Fate::Cancelled(at) => self.cancelled[at] += 1.0,
            }
        }
        turnover.cancelled = self.cancelled.iter().sum();
        turnover
    }
}
