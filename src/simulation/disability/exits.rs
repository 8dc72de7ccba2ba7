//! Certificate holders who die in a year, are regraded, or give their certificate back.

use super::leavers::Leaver;
use super::leaving::{Fate, Regrading, Ways};
use super::{Flows, Turnover, YearOfCertificates};
use crate::model::rule::KINDS;
use crate::simulation::population::CELLS;
use crate::statistics::sampling::screen;
use crate::stream::Uniforms;

impl YearOfCertificates {
    /// Deaths, cancellations and regrading among `holders`, before they age.
    ///
    /// Each holder runs through the competing hazards in continuous time, so the year's transition
    /// probabilities are those of the matrix exponential of the generator: from a cell of `n` with
    /// hazards that add up to `λ`, a binomial number leaves, `n` times with chance `1 − e^(−λ)`,
    /// each in the ways in proportion to their hazards. `hazards` is the general hazard by age and
    /// sex, `holding` the number of holders.
    pub fn exits(
        &mut self,
        flows: &Flows,
        hazards: &[f64; CELLS],
        holders: &mut [f32],
        holding: &mut [f64; CELLS],
    ) -> Turnover {
        self.count_leavers(flows, hazards, holders);
        self.cancelled.fill(0.0);
        let leavers = self.leavers.list(&self.counts, holders, holding);
        if self.regraded.len() < leavers.len() {
            self.regraded.resize(2 * leavers.len(), Leaver::default());
            self.ended.resize(2 * leavers.len(), Leaver::default());
        }
        let (mut deaths, mut regraded, mut ended) = (0_u32, 0, 0);
        for leaver in leavers {
            let stock = leaver.cell();
            let ways = Ways::of(flows, hazards, stock);
            let which = self.exits.of(leaver.member()).uniform() * ways.all;
            let (dies, gone) = (which < ways.death, which < ways.gone);
            deaths += u32::from(dies);
            self.ended[ended] = *leaver;
            ended += usize::from(gone & !dies);
            self.regraded[regraded] = *leaver;
            regraded += usize::from(!gone);
        }
        for leaver in &self.ended[..ended] {
            self.cancelled[leaver.cell() / KINDS] += 1.0;
        }
        let mut turnover = Turnover {
            deaths: deaths.into(),
            ..Turnover::default()
        };
        let regrading = Regrading { flows, hazards };
        for leaver in &self.regraded[..regraded] {
            let mut chance = self.exits.of(leaver.member());
            match regrading.follow(leaver.cell(), &mut chance) {
                Fate::Holds(stock) => {
                    turnover.regraded += f64::from(u8::from(stock != leaver.cell()));
                    holders[stock] += 1.0;
                    holding[stock / KINDS] += 1.0;
                }
                Fate::Died => turnover.deaths += 1.0,
                Fate::Cancelled(at) => self.cancelled[at] += 1.0,
            }
        }
        turnover.cancelled = self.cancelled.iter().sum();
        turnover
    }

    /// How many leave each cell.
    fn count_leavers(&mut self, flows: &Flows, hazards: &[f64; CELLS], holders: &[f32]) {
        let rows = self.rates.as_chunks_mut::<KINDS>().0.iter_mut();
        let relative = flows.relative_mortality.as_chunks::<KINDS>().0;
        let others = flows.other_exits.as_chunks::<KINDS>().0;
        for (((rates, relative), others), hazard) in rows.zip(relative).zip(others).zip(hazards) {
            let hazard = *hazard as f32;
            for kind in 0..KINDS {
                rates[kind] = hazard * relative[kind] + others[kind];
            }
        }
        screen::leavers(&self.words, holders, &self.rates, &mut self.counts);
        for (at, counts) in self
            .counts
            .as_chunks_mut::<KINDS>()
            .0
            .iter_mut()
            .enumerate()
        {
            if !screen::any_doubt(counts) {
                continue;
            }
            for (kind, count) in counts.iter_mut().enumerate() {
                if *count == screen::DOUBT {
                    let stock = at * KINDS + kind;
                    let (n, word) = (f64::from(holders[stock]), self.words[stock]);
                    let all = Ways::of(flows, hazards, stock).all;
                    let mut chance = self.doubts.of(stock as u32);
                    *count = screen::leavers_in_doubt(n, all, word, &mut chance) as f32;
                }
            }
        }
    }
}
