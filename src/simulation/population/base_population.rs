//! The population that a run starts from, and the step from residents to registered people.

use super::{CELLS, cell};
use crate::axes::{AGES, SEXES, Year};
use crate::model::data::PopulationData;
use crate::simulation::SimulationError;
use crate::statistics::graduation::single_year_counts;

/// Residents by single age and sex at the end of a year.
#[derive(Clone, Debug)]
pub struct BasePopulation {
    /// The year at whose end they are counted.
    pub year: Year,
    /// People in each cell of age and sex.
    pub residents: [f64; CELLS],
}

/// What a draw says about the step from residents to registered people.
#[derive(Clone, Copy, Debug)]
pub struct Registration {
    /// Registered people.
    pub total: f64,
    /// Residents registered elsewhere.
    pub in_migrants: f64,
    /// Age at which migrants are most frequent.
    pub peak_age: f64,
    /// Spread of their ages.
    pub age_spread: f64,
    /// Their frequency at every age, relative to the peak.
    pub floor: f64,
}

impl BasePopulation {
    /// Single ages from the groups of the table; the open group follows the survivors of a life
    /// table with the hazards given.
    pub fn graduate(
        data: &PopulationData,
        hazards: &[f64; CELLS],
    ) -> Result<Self, SimulationError> {
        let mut residents = [0.0; CELLS];
        for sex in 0..SEXES {
            let mut survivors = [0.0; AGES];
            let mut alive = 1.0;
            for age in 0..AGES {
                survivors[age] = alive;
                alive *= libm::exp(-hazards[cell(sex, age)]);
            }
            // Those of 100 and over: a geometric tail of the last age's survival.
            survivors[AGES - 1] /= -libm::expm1(-hazards[cell(sex, AGES - 1)]);
            let single =
                single_year_counts(&data.grouped.age, &data.grouped.persons[sex], &survivors)
                    .map_err(SimulationError::while_computing(
                        "single ages of the census",
                    ))?;
            residents[cell(sex, 0)..=cell(sex, AGES - 1)].copy_from_slice(&single);
        }
        Ok(BasePopulation {
            year: data.year,
            residents,
        })
    }

    /// The registered population: residents less in-migrants, plus those registered here who live
    /// elsewhere.
    ///
    /// Both kinds of migrants have the same schedule `v[x] = floor + exp(−½ ((x − peak)/spread)²)`.
    /// At each age the odds of being an in-migrant are `θ v[x]` and the people away are `η v[x]`
    /// times those who stay, with `θ` and `η` set so that both totals come out. Where the total is less than those who
    /// stay, more of them are registered elsewhere than was said, with odds of the same schedule; so no age can lose more
    /// people than it has.
    pub fn registered(&self, step: &Registration, out: &mut [f64; CELLS]) {
        let schedule = |age: usize| {
            let z = (age as f64 - step.peak_age) / step.age_spread;
            step.floor + libm::exp(-0.5 * z * z)
        };
        let mut weights = [0.0; AGES];
        for (age, weight) in weights.iter_mut().enumerate() {
            *weight = schedule(age);
        }
        let theta = odds_of_migrants(&self.residents, &weights, step.in_migrants);
        for sex in 0..SEXES {
            for age in 0..AGES {
                let place = cell(sex, age);
                out[place] = self.residents[place] / (1.0 + theta * weights[age]);
            }
        }
        let staying: f64 = out.iter().sum();
        if step.total < staying {
            let theta = odds_of_migrants(out, &weights, staying - step.total);
            for sex in 0..SEXES {
                for age in 0..AGES {
                    out[cell(sex, age)] /= 1.0 + theta * weights[age];
                }
            }
            return;
        }
        let absent: f64 = self.each(|place, age| out[place] * weights[age]);
        let eta = (step.total - staying) / absent;
        for sex in 0..SEXES {
            for age in 0..AGES {
                out[cell(sex, age)] *= 1.0 + eta * weights[age];
            }
        }
    }

    fn each(&self, value: impl Fn(usize, usize) -> f64) -> f64 {
        (0..SEXES)
            .flat_map(|sex| (0..AGES).map(move |age| (cell(sex, age), age)))
            .map(|(place, age)| value(place, age))
            .sum()
    }
}

/// `θ` such that `Σ people · θ v / (1 + θ v)` is the number who leave, by Newton's method
/// on the ratio of the two, which grows ever more slowly with `θ`: from below no step goes too far.
fn odds_of_migrants(people: &[f64; CELLS], weights: &[f64; AGES], leaving_in_all: f64) -> f64 {
    let mut all = 0.0;
    for sex in 0..SEXES {
        for (age, weight) in weights.iter().enumerate() {
            all += people[cell(sex, age)] * weight;
        }
    }
    let mut theta = leaving_in_all / all;
    for _ in 0..ROUNDS {
        let (mut leaving, mut slope) = (0.0, 0.0);
        for sex in 0..SEXES {
            for (age, weight) in weights.iter().enumerate() {
                let stays = 1.0 / (1.0 + theta * weight);
                let each = people[cell(sex, age)] * weight * stays;
                leaving += theta * each;
                slope += each * stays;
            }
        }
        let step = (leaving_in_all - leaving) / slope;
        theta += step;
        if step.abs() <= 1e-12 * theta || theta > NEARLY_ALL {
            break;
        }
    }
    theta.min(NEARLY_ALL)
}

/// Odds at which next to nobody is left.
const NEARLY_ALL: f64 = 1e9;

/// Newton's rounds after which the last bit is settled even where nearly all are in-migrants.
const ROUNDS: usize = 60;
