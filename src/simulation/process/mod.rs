//! Shares, levels, counts and growth rates over the years, moved by what was reported of them.

mod fading;
mod gain;

pub use fading::Fading;
use gain::gain;

use ndarray::Array2;

use super::SimulationError;
use super::parameters::mixed;
use crate::axes::Year;
use crate::model::checked::{Layer, Observation, Process, ProcessKind};
use crate::statistics::elementary::exponential;
use crate::statistics::sampling::{poisson, standard_normal, standard_normals};
use crate::stream::{Chance, Decision};

/// A process made ready: how its paths are drawn and moved by observations.
#[derive(Clone, Debug)]
pub struct Path {
    kind: ProcessKind,
    observations: Vec<Observation>,
    /// Whether every layer says the same.
    steady: bool,
    /// Gain of each year (rows) on each observation (columns).
    gain: Option<Array2<f64>>,
    decision: Decision,
    innovations: Decision,
    errors: Decision,
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
        let gain = if observations.is_empty() || process.kind == ProcessKind::Count {
            None
        } else {
            Some(gain(process, &observations, base, years, fading)?)
        };
        Ok(Path {
            kind: process.kind,
            observations,
            steady: process
                .layers
                .iter()
                .all(|layer| *layer == process.layers[0]),
            gain,
            decision: process.decision,
            innovations: process.innovations,
            errors: process.errors,
        })
    }

    /// Whether another process has the same paths under the same chance, whatever the layers of its
    /// scenario.
    pub fn is_as(&self, process: &Process, other: &Path, theirs: &Process) -> bool {
        let same = process.key == theirs.key && process.layers[0] == theirs.layers[0];
        self.steady && other.steady && same && self.observations == other.observations
    }

    /// One path: a value for each of some years without a gap, in which such parts of the drift
    /// count. Before the base year a share, level or count keeps its starting value.
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
        path: &mut [f64],
    ) {
        let mut constants = chance.stream(self.decision, 0);
        let (u0, u1, u2) = (
            constants.uniform(),
            constants.uniform(),
            constants.uniform(),
        );
        let start = process.layers[0].start.quantile(u0);
        let drift = |year| mixed(layers, year, |k| process.layers[k].drift.quantile(u1));
        let usual = &process.layers[0];
        let constant = (usual.drift.quantile(u1), usual.volatility.quantile(u2));
        let in_year = |year: Year| {
            if self.steady {
                constant
            } else {
                let spread = mixed(layers, year, |k| process.layers[k].volatility.quantile(u2));
                (drift(year), spread)
            }
        };
        if self.kind == ProcessKind::Count {
            self.draw_count(start, |year| in_year(year).0, chance, base, years, path);
            return;
        }
        let mut at = transform(self.kind, start);
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
                }
                *value = at;
            }
        }
        self.condition(chance, years, path);
        if self.kind != ProcessKind::Growth {
            path.iter_mut()
                .for_each(|value| *value = back(self.kind, *value));
        }
    }

    fn condition(&self, chance: &Chance, years: &[Year], path: &mut [f64]) {
        let Some(gain) = &self.gain else { return };
        let mut stream = chance.stream(self.errors, 0);
        let surprises: Vec<f64> = self
            .observations
            .iter()
            .map(|seen| {
                let reported = transform(self.kind, seen.value);
                let error = seen.error * standard_normal(&mut stream);
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

    /// Poisson additions; up to a reported year the additions share out what was reported, evenly
    /// by chance, since Poisson numbers given their sum are multinomial.
    fn draw_count(
        &self,
        start: f64,
        pace: impl Fn(Year) -> f64,
        chance: &Chance,
        base: Year,
        years: &[Year],
        path: &mut [f64],
    ) {
        let mut at = start.round();
        let mut seen = self.observations.iter().peekable();
        let mut pending: Option<(Year, f64)> = None;
        for (year, value) in years.iter().zip(path) {
            if *year > base {
                while seen.next_if(|next| next.year < *year).is_some() {}
                if pending.is_none_or(|(until, _)| until < *year) {
                    pending = seen.peek().map(|next| (next.year, next.value.round() - at));
                }
                let mut stream = chance.stream(self.innovations, *year as u32);
                match &mut pending {
                    Some((until, left)) => {
                        let part = 1.0 / f64::from(*until - *year + 1);
                        let add = if part >= 1.0 {
                            *left
                        } else {
                            let units = left.abs() as u64;
                            crate::statistics::sampling::binomial(units, part, &mut stream) as f64
                                * left.signum()
                        };
                        *left -= add;
                        at += add;
                    }
                    None => at += poisson(pace(*year), &mut stream) as f64,
                }
            }
            *value = at;
        }
    }
}

/// To the scale on which the process is a random walk.
fn transform(kind: ProcessKind, value: f64) -> f64 {
    match kind {
        ProcessKind::Share => libm::log(value / (1.0 - value)),
        ProcessKind::Level => libm::log(value),
        ProcessKind::Count | ProcessKind::Growth => value,
    }
}

fn back(kind: ProcessKind, value: f64) -> f64 {
    match kind {
        ProcessKind::Share => 1.0 / (1.0 + exponential(-value)),
        ProcessKind::Level => exponential(value),
        ProcessKind::Count | ProcessKind::Growth => value,
    }
}
