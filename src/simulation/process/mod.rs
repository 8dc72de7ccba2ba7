//! Shares, levels, counts and growth rates over the years, moved by what was reported of them.

mod between;
mod bridge;
mod completion;
mod count;
mod drift;
mod elsewhere;
mod fading;
mod fixed;
mod gain;
mod held;
mod jumps;
mod pace;
mod scale;

pub use between::{BetweenReports, scores_elsewhere, variance_of_odds, variance_of_start};
use bridge::bridge;
use drift::drift_in;
pub use fading::Fading;
pub use fixed::SaidByOther;
use fixed::{FixedOfProcess, start_below};
use gain::gain;
use jumps::jump;
use pace::LearntPace;
use scale::on_scale;

use ndarray::Array2;

use super::SimulationError;
use crate::axes::Year;
use crate::coverage::Bridge;
use crate::model::checked::{Layer, Observation, Process, mixed};
use crate::model::file::ProcessKind;
use crate::statistics::sampling::{Common, standard_normal, standard_normals};
use crate::stream::{Chance, Decision};

/// A process made ready: how its paths are drawn and moved by observations.
#[derive(Clone, Debug)]
pub struct Path {
    kind: ProcessKind,
    observations: Vec<Observation>,
    /// What was reported of a count's additions in single years.
    additions: Vec<Observation>,
    /// How often a year a count is due, where that is fixed.
    occasions: Option<u32>,
    /// Whether every layer says the same.
    steady: bool,
    /// Gain of each year (rows) on each observation (columns), where it is a Gaussian walk.
    gain: Option<Array2<f64>>,
    /// The paths of a share that moves as rates do elsewhere.
    bridge: Option<Bridge>,
    /// Part of the start of a completion that no report contradicts.
    start_below: f64,
    /// What was reported of a declared pace.
    learnt: Option<LearntPace>,
    decision: Decision,
    innovations: Decision,
    errors: Decision,
    jumps: Decision,
}

impl Path {
    /// Prepares a process for these years.
    ///
    /// The gain is that of the Gaussian process with the same variances of start, drift and
    /// innovations; a drawn path is moved by it towards each reported value plus a drawn error
    /// (conditioning by kriging, Matheron's rule: Doucet 2010). So a report also moves the drift.
    pub fn prepare(
        process: &Process,
        base: Year,
        years: &[Year],
        fading: Fading,
    ) -> Result<Self, SimulationError> {
        let observations = process.observations.clone();
        let bridge = process
            .as_elsewhere
            .then(|| bridge(process, base))
            .transpose()?;
        let counted = matches!(process.kind, ProcessKind::Count | ProcessKind::Completion);
        let walks = bridge.is_none() && !counted;
        let gain = if observations.is_empty() || !walks {
            None
        } else {
            Some(gain(process, &observations, base, years, fading)?)
        };
        Ok(Path {
            kind: process.kind,
            observations,
            additions: process.additions.clone(),
            occasions: process.occasions,
            steady: process
                .layers
                .iter()
                .all(|layer| *layer == process.layers[0]),
            gain,
            bridge,
            start_below: start_below(process),
            learnt: process
                .pace_declared
                .then(|| LearntPace::of(process, base))
                .flatten(),
            decision: process.decision,
            innovations: process.innovations,
            errors: process.errors,
            jumps: process.jumps,
        })
    }

    /// Whether another process has the same paths under the same chance, whatever the layers of its
    /// scenario.
    pub fn is_as(&self, process: &Process, other: &Path, theirs: &Process) -> bool {
        let same = process.held == theirs.held
            && process.key == theirs.key
            && process.as_elsewhere == theirs.as_elsewhere
            && process.completion == theirs.completion
            && process.told == theirs.told
            && process.layers[0] == theirs.layers[0];
        let seen = self.observations == other.observations && self.additions == other.additions;
        self.steady && other.steady && same && seen && self.occasions == other.occasions
    }

    /// Whether it is the baseline's in every scenario but for what levers hold.
    pub fn is_steady(&self) -> bool {
        self.steady
    }

    /// One path: a value for each of some years without a gap, in which such parts of the drift
    /// count. Before the base year a share, level or count keeps its starting value. `delivery` is what
    /// shares that move as elsewhere have in common in each year after the base year, `other` what another process says
    /// of a count or a completion.
    #[expect(
        clippy::too_many_arguments,
        reason = "an address, a declaration and a calendar"
    )]
    pub fn draw(
        &self,
        process: &Process,
        layers: &[Layer],
        chance: &Chance,
        base: Year,
        years: &[Year],
        fading: &[f64],
        delivery: &[Common],
        other: SaidByOther<'_>,
        path: &mut [f64],
    ) {
        let mut constants = chance.stream(self.decision, 0);
        let [u0, u1, u2] = std::array::from_fn(|_| constants.uniform());
        let start = process.layers[0].start.quantile(u0);
        let usual = &process.layers[0];
        let constant = (usual.drift.quantile(u1), usual.volatility.quantile(u2));
        let drift = |year| drift_in(process, layers, year, (u1, constant.0));
        let in_year = |year: Year| {
            if self.steady {
                constant
            } else {
                let spread = mixed(layers, year, |k| process.layers[k].volatility.quantile(u2));
                (drift(year), spread)
            }
        };
        if matches!(self.kind, ProcessKind::Count | ProcessKind::Completion) {
            let u1 = self
                .learnt
                .as_ref()
                .map_or(u1, |learnt| learnt.probability(u1));
            let usual = usual.drift.quantile(u1);
            let pace = |year| drift_in(process, layers, year, (u1, usual));
            let Some(completion) = &process.completion else {
                self.draw_count((start, other.told()), pace, chance, base, years, path);
                return;
            };
            let fixed = FixedOfProcess {
                completion,
                start: u0,
                pace,
                together: constant.1,
                driver: other.driver(),
            };
            self.draw_completion(process, &fixed, chance, base, years, path);
            return;
        }
        if let Some(bridge) = &self.bridge {
            let start = &process.layers[0].start;
            let from = years.partition_point(|year| *year < base);
            let (past, ahead) = path.split_at_mut(from);
            let mut stream = chance.stream(self.innovations, 0);
            bridge.draw(start, &mut stream, delivery, ahead);
            past.fill(ahead.first().copied().unwrap_or(f64::NAN));
            self.push(drift, base, years, fading, path);
            return;
        }
        let jumps = process.layers[0]
            .jumps
            .as_ref()
            .map(|[rate, size]| [rate, size].map(|sampler| sampler.quantile(constants.uniform())));
        let scale = self.kind.scale();
        let mut at = scale.onto(start);
        let first = years.first().map_or(0, |year| *year as u32);
        standard_normals(chance, self.innovations, first, path);
        for ((year, fading), value) in years.iter().zip(fading).zip(path.iter_mut()) {
            let innovation = *value;
            if self.kind == ProcessKind::Growth {
                let (mean, spread) = in_year(*year);
                *value = mean + spread * innovation;
            } else {
                if *year > base {
                    let (drift, spread) = in_year(*year);
                    at += drift * fading + spread * innovation;
                    if let Some([rate, size]) = jumps {
                        at += jump(rate, size, chance, self.jumps, *year);
                    }
                }
                *value = at;
            }
        }
        self.condition(chance, years, path);
        if self.kind != ProcessKind::Growth {
            path.iter_mut()
                .for_each(|value| *value = scale.back(*value));
        }
        // What stands as printed is read as it stands, also at 0 and 100 %.
        for seen in self.observations.iter().filter(|seen| seen.error == 0.0) {
            if let Some(place) = years.iter().position(|year| *year == seen.year) {
                path[place] = seen.value;
            }
        }
    }

    fn condition(&self, chance: &Chance, years: &[Year], path: &mut [f64]) {
        let Some(gain) = &self.gain else { return };
        let mut stream = chance.stream(self.errors, 0);
        let surprises: Vec<f64> = self
            .observations
            .iter()
            .map(|seen| {
                let (reported, spread) = on_scale(self.kind.scale(), seen);
                let error = spread * standard_normal(&mut stream);
                let place = years.iter().position(|year| *year == seen.year);
                reported + error - place.map_or(0.0, |place| path[place])
            })
            .collect();
        for (row, value) in path.iter_mut().enumerate() {
            for (column, surprise) in surprises.iter().enumerate() {
                *value += gain[(row, column)] * surprise;
            }
        }
    }
}
