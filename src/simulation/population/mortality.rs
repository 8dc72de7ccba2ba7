//! Mortality: one random index moves the death rates of both sexes (Lee–Carter, common index).

use ndarray::Array2;

use super::{CELLS, cell};
use crate::axes::{AGES, SEXES, Year};
use crate::model::data::MortalityData;
use crate::simulation::SimulationError;
use crate::statistics::graduation::single_year_rates;
use crate::statistics::interpolation::MonotoneCubic;
use crate::statistics::lee_carter::{Adjustment, LeeCarter};
use crate::statistics::sampling::standard_normal;
use crate::stream::{Decision, Stream};

const DRIFT: Decision = Decision::named("mortality drift");
const INNOVATION: Decision = Decision::named("mortality innovation");

/// `log m[x,s,t] = a[x,s] + b[x,s]·k[t]`, with `k` a random walk with drift after the last period
/// observed, and both the drift and the innovations uncertain.
///
/// One index for both sexes keeps them coherent. Sources: Lee and Carter (1992), J. Am. Stat.
/// Assoc. 87; Li and Lee (2005), Demography 42, the common factor.
#[derive(Clone, Debug)]
pub struct Mortality {
    model: LeeCarter,
    known: MonotoneCubic,
    last: f64,
}

impl Mortality {
    /// Fits the index to the periods of the table.
    pub fn fit(data: &MortalityData) -> Result<Self, SimulationError> {
        let failed = || SimulationError::while_computing("mortality (Lee–Carter)");
        let periods = data.times.len();
        let mut rates = Array2::zeros((CELLS, periods));
        for sex in 0..SEXES {
            for period in 0..periods {
                let grouped = data.rates[sex].column(period).to_vec();
                let single =
                    single_year_rates(&data.age, &data.width, &grouped).map_err(failed())?;
                for (age, rate) in single.iter().enumerate() {
                    rates[[cell(sex, age), period]] = *rate;
                }
            }
        }
        let newest = rates.column(periods - 1).to_vec();
        let model = LeeCarter::fit(&rates, &data.times, Adjustment::None)
            .and_then(|model| model.starting_from(&newest))
            .map_err(failed())?;
        let known =
            MonotoneCubic::shape_preserving(&model.times, &model.k).map_err(failed())?;
        Ok(Mortality {
            last: data.times[periods - 1],
            model,
            known,
        })
    }

    /// The index at the middle of each year, one draw of it.
    ///
    /// `pace` multiplies the drift; up to the last period observed the index is known.
    pub fn index_path(&self, seed: u64, draw: u32, pace: &[f64], years: &[Year], path: &mut [f64]) {
        let mut stream = Stream::new(seed, draw, DRIFT, 0);
        let drift = self.model.drift + self.model.drift_se * standard_normal(&mut stream);
        let (mut at, mut k) = (self.last, self.model.k[self.model.k.len() - 1]);
        for ((year, pace), value) in years.iter().zip(pace).zip(path) {
            let middle = f64::from(*year) + 0.5;
            if middle <= self.last {
                *value = self.known.at(middle.max(self.model.times[0]));
                continue;
            }
            let mut stream = Stream::new(seed, draw, INNOVATION, *year as u32);
            let step = middle - at;
            k += drift * pace * step
                + self.model.innovation_sd * libm::sqrt(step) * standard_normal(&mut stream);
            at = middle;
            *value = k;
        }
    }

    /// Deaths per person-year of people aged `x` at the start of a year, on their way to `x + 1`:
    /// the mean of the rates at the two ages, since half the year is lived at each.
    pub fn hazards(&self, index: f64, level: f64, hazards: &mut [f64; CELLS]) {
        self.model.rates_into(index, &mut hazards[..]);
        for sex in 0..SEXES {
            for age in 0..AGES {
                let here = hazards[cell(sex, age)];
                let next = hazards[cell(sex, (age + 1).min(AGES - 1))];
                hazards[cell(sex, age)] = level * 0.5 * (here + next);
            }
        }
    }

    /// Share of those born in a year who are alive at its end: `exp(−m₀ · time lived at risk)`.
    ///
    /// Births are spread over the year, but deaths crowd into the first weeks, so nearly the whole
    /// of the first year's risk falls on them (Preston, Heuveline and Guillot 2001, p. 47).
    pub fn infant_survival(&self, index: f64, level: f64, sex: usize) -> f64 {
        let rate = level * libm::exp(self.model.a[cell(sex, 0)] + self.model.b[cell(sex, 0)] * index);
        libm::exp(-rate * FIRST_YEAR_RISK)
    }
}

/// Part of the first year's deaths that falls into the calendar year of birth: one minus the
/// separation factor, about one seventh at low mortality (Preston et al. 2001, table 3.3).
const FIRST_YEAR_RISK: f64 = 6.0 / 7.0;
