//! Shares, levels, counts and growth rates over the years, moved by what was reported of them.

use nalgebra::DMatrix;

use super::SimulationError;
use super::parameters::mixed;
use crate::axes::Year;
use crate::model::checked::{Layer, Observation, Process, ProcessKind};
use crate::statistics::sampling::{Sampler, poisson, standard_normal};
use crate::stream::{Decision, Stream};

/// A process made ready: how its paths are drawn and moved by observations.
#[derive(Clone, Debug)]
pub struct Path {
    kind: ProcessKind,
    observations: Vec<Observation>,
    /// Gain of each year (rows) on each observation (columns).
    gain: Option<DMatrix<f64>>,
    decision: Decision,
    innovations: Decision,
    errors: Decision,
}

/// How long an elicited drift lasts: in full up to a year, then each year only a part of the last.
#[derive(Clone, Copy, Debug)]
pub struct Fading {
    /// Last year for which the drift was elicited.
    pub until: Year,
    /// Part of the drift that is left a year later.
    pub part: f64,
}

impl Fading {
    /// Part of the drift that counts in a year.
    fn in_year(&self, year: Year) -> f64 {
        libm::pow(self.part, f64::from((year - self.until).max(0)))
    }

    /// Years of full drift since the base year.
    fn elapsed(&self, base: Year, year: Year) -> f64 {
        (base + 1..=year).map(|year| self.in_year(year)).sum()
    }
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
            gain,
            decision: process.decision,
            innovations: process.innovations,
            errors: Decision::named("error of reports").with(process.decision),
        })
    }

    /// One path: a value for each year. Before the base year a share, level or count keeps its
    /// starting value.
    #[expect(clippy::too_many_arguments, reason = "an address, a declaration and a calendar")]
    pub fn draw(
        &self,
        process: &Process,
        layers: &[Layer],
        seed: u64,
        draw: u32,
        base: Year,
        years: &[Year],
        fading: Fading,
        path: &mut [f64],
    ) {
        let mut constants = Stream::new(seed, draw, self.decision, 0);
        let (u0, u1, u2) = (constants.uniform(), constants.uniform(), constants.uniform());
        let start = process.layers[0].start.quantile(u0);
        let drift = |year| mixed(layers, year, |k| process.layers[k].drift.quantile(u1));
        let fixed = drift_is_fixed(process);
        let constant = (drift(base), process.layers[0].volatility.quantile(u2));
        let in_year = |year: Year| {
            if fixed {
                constant
            } else {
                let spread = mixed(layers, year, |k| process.layers[k].volatility.quantile(u2));
                (drift(year), spread)
            }
        };
        if self.kind == ProcessKind::Count {
            self.draw_count(start, |year| in_year(year).0, seed, draw, base, years, path);
            return;
        }
        let mut at = transform(self.kind, start);
        for (year, value) in years.iter().zip(path.iter_mut()) {
            let mut chance = Stream::new(seed, draw, self.innovations, *year as u32);
            if self.kind == ProcessKind::Growth {
                let (mean, spread) = in_year(*year);
                *value = mean + spread * standard_normal(&mut chance);
            } else {
                if *year > base {
                    let (drift, spread) = in_year(*year);
                    at += drift * fading.in_year(*year) + spread * standard_normal(&mut chance);
                }
                *value = at;
            }
        }
        self.condition(seed, draw, years, path);
        if self.kind != ProcessKind::Growth {
            path.iter_mut().for_each(|value| *value = back(self.kind, *value));
        }
    }

    fn condition(&self, seed: u64, draw: u32, years: &[Year], path: &mut [f64]) {
        let Some(gain) = &self.gain else { return };
        let mut chance = Stream::new(seed, draw, self.errors, 0);
        let surprises: Vec<f64> = self
            .observations
            .iter()
            .map(|seen| {
                let reported = transform(self.kind, seen.value);
                let error = seen.error * standard_normal(&mut chance);
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
    #[expect(clippy::too_many_arguments, reason = "an address, a declaration and a calendar")]
    fn draw_count(
        &self,
        start: f64,
        pace: impl Fn(Year) -> f64,
        seed: u64,
        draw: u32,
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
                let mut chance = Stream::new(seed, draw, self.innovations, *year as u32);
                match &mut pending {
                    Some((until, left)) => {
                        let part = 1.0 / f64::from(*until - *year + 1);
                        let add = if part >= 1.0 {
                            *left
                        } else {
                            let units = left.abs() as u64;
                            crate::statistics::sampling::binomial(units, part, &mut chance) as f64
                                * left.signum()
                        };
                        *left -= add;
                        at += add;
                    }
                    None => at += poisson(pace(*year), &mut chance) as f64,
                }
            }
            *value = at;
        }
    }
}

fn drift_is_fixed(process: &Process) -> bool {
    process.layers.len() == 1
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
        ProcessKind::Share => 1.0 / (1.0 + libm::exp(-value)),
        ProcessKind::Level => libm::exp(value),
        ProcessKind::Count | ProcessKind::Growth => value,
    }
}

fn gain(
    process: &Process,
    observations: &[Observation],
    base: Year,
    years: &[Year],
    fading: Fading,
) -> Result<DMatrix<f64>, SimulationError> {
    let layer = &process.layers[0];
    let start = moments(&layer.start, |value| transform(process.kind, value)).1;
    let drift = moments(&layer.drift, |value| value).1;
    let (mean, spread) = moments(&layer.volatility, |value| value);
    let innovation = mean * mean + spread;
    let growth = process.kind == ProcessKind::Growth;
    let covariance = |s: Year, t: Year| {
        if growth {
            drift + if s == t { innovation } else { 0.0 }
        } else {
            let together = f64::from((s.min(t) - base).max(0));
            let drifted = fading.elapsed(base, s) * fading.elapsed(base, t);
            start + drifted * drift + together * innovation
        }
    };
    let n = observations.len();
    let among = DMatrix::from_fn(n, n, |i, j| {
        let error = if i == j { observations[i].error * observations[i].error } else { 0.0 };
        covariance(observations[i].year, observations[j].year) + error
    });
    let across = DMatrix::from_fn(years.len(), n, |row, column| {
        covariance(years[row], observations[column].year)
    });
    let inverse = among.try_inverse().ok_or_else(|| {
        SimulationError::Contradiction(format!(
            "{}: two reports of the same year without error cannot both hold",
            process.key
        ))
    })?;
    Ok(across * inverse)
}

/// Mean and variance of a transformed distribution, over evenly spaced quantiles.
fn moments(sampler: &Sampler, transform: impl Fn(f64) -> f64) -> (f64, f64) {
    const POINTS: usize = 400;
    let values: Vec<f64> = (0..POINTS)
        .map(|i| transform(sampler.quantile((i as f64 + 0.5) / POINTS as f64)))
        .collect();
    let mean = values.iter().sum::<f64>() / POINTS as f64;
    let variance = values.iter().map(|v| (v - mean) * (v - mean)).sum::<f64>() / POINTS as f64;
    (mean, variance)
}
