//! Mortality: one random index moves the death rates of both sexes (Lee–Carter, common index).

use ndarray::Array2;

use super::{CELLS, cell, outlook};
use crate::axes::{AGES, SEXES, Year};
use crate::model::data::MortalityData;
use crate::simulation::SimulationError;
use crate::statistics::graduation::single_year_rates;
use crate::statistics::interpolation::MonotoneCubic;
use crate::statistics::lee_carter::{Adjustment, LeeCarter};
use crate::statistics::linear_process::RandomWalk;
use crate::statistics::sampling::standard_normal;
use crate::stream::{Decision, Stream};

const DRIFT: Decision = Decision::named("mortality drift");
const INNOVATION: Decision = Decision::named("mortality innovation");

/// `log m[x,s,t] = a[x,s] + b[x,s]·k[t]`: the index `k` is known up to the last period observed; after
/// it, `k[t] = median[t] + d·(t − T) + W[t]`, with an uncertain drift `d` and a random walk `W`.
///
/// One index for both sexes keeps them coherent. The ages' response comes from the table. Where an
/// outlook of life expectancy is given, the median and the two variances are those that reproduce
/// its median and its 80 % interval; else they are the fitted walk's.
/// Sources: Lee and Carter (1992), J. Am. Stat. Assoc. 87; Li and Lee (2005), Demography 42, the
/// common factor.
#[derive(Clone, Debug)]
pub struct Mortality {
    model: LeeCarter,
    known: MonotoneCubic,
    last: f64,
    /// Median of the index after the last period, by year and fraction.
    median: MonotoneCubic,
    walk: RandomWalk,
}

impl Mortality {
    /// Fits the index to the periods of the table, and what follows to the outlook.
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
        let known = MonotoneCubic::shape_preserving(&model.times, &model.k).map_err(failed())?;
        let last = data.times[periods - 1];
        let now = model.k[periods - 1];
        let (median, walk) = if data.outlook.is_empty() {
            let years = [last, last + 1.0];
            let line = [now, now + model.drift];
            let median = MonotoneCubic::shape_preserving(&years, &line).map_err(failed())?;
            (median, model.walk())
        } else {
            outlook::follow(&model, last, now, &data.outlook)?
        };
        Ok(Mortality {
            last,
            model,
            known,
            median,
            walk,
        })
    }

    /// The index at the middle of each year, one draw of it.
    ///
    /// `pace` multiplies the decline of the median; up to the last period observed the index is known.
    pub fn index_path(&self, seed: u64, draw: u32, pace: &[f64], years: &[Year], path: &mut [f64]) {
        let mut stream = Stream::new(seed, draw, DRIFT, 0);
        let drift = self.walk.drift_se * standard_normal(&mut stream);
        let (mut at, mut k) = (self.last, self.model.k[self.model.k.len() - 1]);
        let mut before = k;
        for ((year, pace), value) in years.iter().zip(pace).zip(path) {
            let middle = f64::from(*year) + 0.5;
            if middle <= self.last {
                *value = self.known.at(middle.max(self.model.times[0]));
                continue;
            }
            let mut stream = Stream::new(seed, draw, INNOVATION, *year as u32);
            let step = middle - at;
            let median = self.median.at(middle);
            k += pace * (median - before)
                + drift * step
                + self.walk.innovation_sd * libm::sqrt(step) * standard_normal(&mut stream);
            (at, before) = (middle, median);
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
        let rate =
            level * libm::exp(self.model.a[cell(sex, 0)] + self.model.b[cell(sex, 0)] * index);
        libm::exp(-rate * FIRST_YEAR_RISK)
    }
}

/// Part of the first year's deaths that falls into the calendar year of birth: one minus the
/// separation factor, about one seventh at low mortality (Preston et al. 2001, table 3.3).
const FIRST_YEAR_RISK: f64 = 6.0 / 7.0;
