//! Mortality: one random index moves the death rates of both sexes, and each has its own, which fades.

use ndarray::Array2;

use super::indices::{IndexPaths, Indices};
use super::{CELLS, cell, outlook};
use crate::axes::{AGES, SEXES, Sex, Year};
use crate::model::data::MortalityData;
use crate::simulation::SimulationError;
use crate::statistics::graduation::single_year_rates;
use crate::statistics::interpolation::MonotoneCubic;
use crate::statistics::li_lee::LiLee;
use crate::statistics::life_table::life_expectancy_at_birth;
use crate::statistics::second_stage::Adjustment;
use crate::stream::Chance;

/// `log m[x,s,t] = a[x,s] + B[x]·K[t] + b[x,s]·k[s,t]`: the indices are known up to the last period
/// observed; after it `K` is a random walk around a median and `k[s]` returns to its mean, so that the
/// sexes stay coherent.
///
/// The ages' responses come from the table, `K` of each period from the mean of the sexes' life
/// expectancies, `a` from the newest period. Where an outlook of life expectancy is given, the median
/// and the spread of `K` are those that reproduce its median and its 80 % interval; else they are the
/// fitted walk's.
/// Sources: Li and Lee (2005), Demography 42: 575–594; Lee and Miller (2001), Demography 38: 537–549.
#[derive(Clone, Debug)]
pub struct Mortality {
    model: LiLee,
    paths: IndexPaths,
}

impl Mortality {
    /// Fits the indices to the periods of the table, and what follows to the outlook.
    pub fn fit(data: &MortalityData) -> Result<Self, SimulationError> {
        let failed = || SimulationError::while_computing("mortality (Li–Lee)");
        let rates = [
            single_ages(data, Sex::Male)?,
            single_ages(data, Sex::Female)?,
        ];
        let periods = data.times.len();
        let expectancy = |sex: usize, period: usize| {
            life_expectancy_at_birth(&rates[sex].column(period).to_vec(), Sex::ALL[sex])
        };
        let observed: Vec<f64> = (0..periods)
            .map(|period| 0.5 * (expectancy(0, period) + expectancy(1, period)))
            .collect();
        let age: Vec<f64> = (0..AGES).map(|age| age as f64).collect();
        let adjustment = Adjustment::LifeExpectancy {
            age: &age,
            sexes: Sex::ALL,
            observed: &observed,
        };
        let newest = rates
            .each_ref()
            .map(|rates| rates.column(periods - 1).to_vec());
        let model = LiLee::fit(rates.each_ref(), &data.times, adjustment)
            .and_then(|model| model.starting_from([&newest[0], &newest[1]]))
            .map_err(failed())?;
        let (median, walk) = if data.outlook.is_empty() {
            let (last, now) = (data.times[periods - 1], model.common_k[periods - 1]);
            let line = [now, now + model.common.drift];
            let median = MonotoneCubic::shape_preserving(&[last, last + 1.0], &line);
            (median.map_err(failed())?, model.common)
        } else {
            outlook::follow(&model, &data.outlook)?
        };
        Ok(Mortality {
            paths: IndexPaths::new(&model, median, walk)?,
            model,
        })
    }

    /// The indices at the middle of each year, one draw of them.
    ///
    /// `pace` multiplies the decline of the median; up to the last period observed the indices are
    /// known.
    pub fn index_path(&self, chance: &Chance, pace: &[f64], years: &[Year], path: &mut [Indices]) {
        self.paths.draw(chance, pace, years, path);
    }

    /// The indices at the middle of a year without any chance.
    pub fn median_index(&self, year: Year) -> Indices {
        self.paths.median_at(f64::from(year) + 0.5)
    }

    /// Deaths per person-year of people aged `x` at the start of a year, on their way to `x + 1`:
    /// the mean of the rates at the two ages, since half the year is lived at each.
    pub fn hazards(&self, index: Indices, level: f64, hazards: &mut [f64; CELLS]) {
        for sex in 0..SEXES {
            let ages = &mut hazards[cell(sex, 0)..cell(sex, 0) + AGES];
            self.model
                .rates_into(Sex::ALL[sex], index.common, index.own[sex], ages);
            for age in 0..AGES {
                let next = ages[(age + 1).min(AGES - 1)];
                ages[age] = level * 0.5 * (ages[age] + next);
            }
        }
    }

    /// Share of those born in a year who are alive at its end: `exp(−m₀ · time lived at risk)`.
    ///
    /// Births are spread over the year, but deaths crowd into the first weeks, so nearly the whole
    /// of the first year's risk falls on them (Preston, Heuveline and Guillot 2001, p. 47).
    pub fn infant_survival(&self, index: Indices, level: f64, sex: usize) -> f64 {
        let mut rate = [0.0];
        self.model
            .rates_into(Sex::ALL[sex], index.common, index.own[sex], &mut rate);
        libm::exp(-level * rate[0] * FIRST_YEAR_RISK)
    }
}

/// Death rates at single ages, ages × periods.
fn single_ages(data: &MortalityData, sex: Sex) -> Result<Array2<f64>, SimulationError> {
    let grouped = &data.rates[sex.index()];
    let mut rates = Array2::zeros((AGES, data.times.len()));
    for (period, mut column) in rates.columns_mut().into_iter().enumerate() {
        let single = single_year_rates(&data.age, &data.width, &grouped.column(period).to_vec())
            .map_err(SimulationError::while_computing(
                "death rates at single ages",
            ))?;
        column
            .iter_mut()
            .zip(single)
            .for_each(|(m, rate)| *m = rate);
    }
    Ok(rates)
}

/// Part of the first year's deaths that falls into the calendar year of birth: one minus the
/// separation factor, about one seventh at low mortality (Preston et al. 2001, table 3.3).
const FIRST_YEAR_RISK: f64 = 6.0 / 7.0;
