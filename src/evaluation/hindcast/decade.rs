//! Ten years of one county, by the engine's own components, without migration and with it.

use super::HindcastError;
use super::panel::{AGE_GROUPS, County, group_of};
use crate::axes::{AGES, SEXES, Year};
use crate::model::data::PopulationData;
use crate::simulation::population::{BasePopulation, CELLS, Indices, Migration, Mortality, cell};

/// Years between the censuses.
pub const YEARS: usize = 10;

/// Births and deaths of the ten years in one draw, the same for every county.
#[derive(Clone, Debug)]
pub struct Rates {
    /// Share of a cell's people alive a year later, by year.
    survival: Vec<[f64; CELLS]>,
    /// Share of the newborn of a year alive at its end, by year and sex.
    infant: [[f64; SEXES]; YEARS],
    /// Share of the newborn of a year alive at the second census, by year.
    childhood: [f64; YEARS],
    /// Total fertility, children per woman, by year.
    pub fertility: [f64; YEARS],
    /// Part of the newborn of each sex.
    sexes: [f64; SEXES],
}

impl Rates {
    /// From the paths of the mortality indices and of total fertility; `sex_ratio` is boys per girl.
    pub fn new(
        mortality: &Mortality,
        index: &[Indices; YEARS],
        level: f64,
        fertility: [f64; YEARS],
        sex_ratio: f64,
    ) -> Self {
        let sexes = [sex_ratio / (1.0 + sex_ratio), 1.0 / (1.0 + sex_ratio)];
        let mut hazards = [0.0; CELLS];
        let survival: Vec<[f64; CELLS]> = index
            .iter()
            .map(|index| {
                mortality.hazards(*index, level, &mut hazards);
                hazards.map(|hazard| libm::exp(-hazard))
            })
            .collect();
        let infant =
            index.map(|index| [0, 1].map(|sex| mortality.infant_survival(index, level, sex)));
        let mut childhood = [0.0; YEARS];
        for (year, alive) in childhood.iter_mut().enumerate() {
            for sex in 0..SEXES {
                let later =
                    (year + 1..YEARS).map(|later| survival[later][cell(sex, later - year - 1)]);
                *alive += sexes[sex] * infant[year][sex] * later.product::<f64>();
            }
        }
        Rates {
            survival,
            infant,
            childhood,
            fertility,
            sexes,
        }
    }
}

/// A county's start, ready to be moved on.
#[derive(Clone, Debug)]
pub struct Origin {
    residents: [f64; CELLS],
    /// Fertility relative to the nation's, from its births in the year before the first census.
    pub fertility: f64,
}

impl Origin {
    /// Single ages by the engine's graduation; fertility level = births observed ÷ births at the
    /// nation's rates, `birth rate · residents / (TFR · Σ women[x] schedule[x])`.
    pub fn of(
        county: &County,
        year: Year,
        hazards: &[f64; CELLS],
        schedule: &[f64; AGES],
        total_fertility: f64,
    ) -> Result<Self, HindcastError> {
        let data = PopulationData {
            year,
            grouped: county.start.clone(),
        };
        let residents = BasePopulation::graduate(&data, hazards)?.residents;
        let women = (0..AGES).map(|age| residents[cell(1, age)] * schedule[age]);
        let at_national_rates = total_fertility * women.sum::<f64>();
        Ok(Origin {
            residents,
            fertility: county.known.birth_rate * county.start.total() / at_national_rates,
        })
    }

    /// Ten years of deaths and nobody moving.
    pub fn survive(&self, rates: &Rates, schedule: &[f64; AGES]) -> Survivors {
        let mut people = self.residents;
        let mut mothers = [[0.0; AGE_GROUPS]; YEARS];
        for (year, survival) in rates.survival.iter().enumerate() {
            let women: [f64; AGES] = std::array::from_fn(|age| people[cell(1, age)]);
            grow_older(&mut people, survival);
            for age in 0..AGES - 1 {
                let group = group_of(age + YEARS - year);
                mothers[year][group] +=
                    0.5 * (women[age] + people[cell(1, age + 1)]) * schedule[age];
            }
        }
        Survivors {
            groups: grouped(&people),
            mothers,
        }
    }

    /// Ten years with the engine's net migration of the registered population: a rate of each year,
    /// per person, spread by `migration`; `level` multiplies fertility.
    pub fn with_net_rates(
        &self,
        rates: &Rates,
        schedule: &[f64; AGES],
        level: f64,
        migration: &Migration,
        net: &[f64; YEARS],
    ) -> [f64; AGE_GROUPS] {
        let mut people = self.residents;
        for (year, survival) in rates.survival.iter().enumerate() {
            let movers = 0.5 * net[year] * people.iter().sum::<f64>();
            let women: [f64; AGES] = std::array::from_fn(|age| people[cell(1, age)]);
            if movers < 0.0 {
                for (at, people) in people
                    .iter_mut()
                    .enumerate()
                    .filter(|(_, people)| **people > 0.0)
                {
                    *people *= libm::exp(movers * migration.schedule[at % AGES] / *people);
                }
            }
            grow_older(&mut people, survival);
            let births: f64 = (0..AGES - 1)
                .map(|age| 0.5 * (women[age] + people[cell(1, age + 1)]) * schedule[age])
                .sum::<f64>()
                * level
                * rates.fertility[year];
            for sex in 0..SEXES {
                people[cell(sex, 0)] = births * rates.sexes[sex] * rates.infant[year][sex];
                if movers > 0.0 {
                    for (age, share) in migration.schedule.iter().enumerate() {
                        people[cell(sex, age)] += movers * share;
                    }
                }
            }
        }
        grouped(&people)
    }
}

/// What is left of a county's people after ten years if nobody moves, and its mothers.
#[derive(Clone, Copy, Debug)]
pub struct Survivors {
    /// Those alive at the first census, by broad age group at the second.
    groups: [f64; AGE_GROUPS],
    /// Women-years weighted by the schedule of fertility, by year and by the women's broad age
    /// group at the second census.
    mothers: [[f64; AGE_GROUPS]; YEARS],
}

impl Survivors {
    /// People at the second census where the cohorts of each group gain or lose `exp(moves)` over
    /// the ten years, evenly: `N[g] = S[g] · exp(m[g])`.
    ///
    /// Women bear children where they live, so births follow the moves up to then; children born in
    /// the decade take part from birth on: `exp(m[0] · years lived / 10)`. `level` multiplies
    /// fertility.
    pub fn moved(&self, rates: &Rates, level: f64, moves: &[f64; AGE_GROUPS]) -> [f64; AGE_GROUPS] {
        let mut people: [f64; AGE_GROUPS] =
            std::array::from_fn(|group| self.groups[group] * libm::exp(moves[group]));
        let born = self.born(rates, level, moves);
        for (year, born) in born.iter().enumerate() {
            people[0] += born * libm::exp(moves[0] * lived(year));
        }
        people
    }

    /// The moves that lead to the people counted: the inverse of [`Survivors::moved`].
    ///
    /// Of the groups alive at the first census `m = log(counted / S)`; of the children by Newton's
    /// method, which converges from anywhere as the logarithm of the sum is convex and rises.
    pub fn moves(
        &self,
        rates: &Rates,
        level: f64,
        counted: &[f64; AGE_GROUPS],
    ) -> [f64; AGE_GROUPS] {
        let mut moves: [f64; AGE_GROUPS] =
            std::array::from_fn(|group| libm::log(counted[group] / self.groups[group]));
        moves[0] = 0.0;
        let born = self.born(rates, level, &moves);
        let target = libm::log(counted[0]);
        for _ in 0..NEWTON {
            let old = self.groups[0] * libm::exp(moves[0]);
            let (mut sum, mut slope) = (old, old);
            for (year, born) in born.iter().enumerate() {
                let children = born * libm::exp(moves[0] * lived(year));
                sum += children;
                slope += children * lived(year);
            }
            moves[0] += (target - libm::log(sum)) * sum / slope;
        }
        moves
    }

    /// Children of each year who would be alive at the second census.
    fn born(&self, rates: &Rates, level: f64, moves: &[f64; AGE_GROUPS]) -> [f64; YEARS] {
        std::array::from_fn(|year| {
            let gone = 1.0 - lived(year);
            let mothers: f64 = (1..AGE_GROUPS)
                .map(|group| self.mothers[year][group] * libm::exp(moves[group] * gone))
                .sum();
            mothers * level * rates.fertility[year] * rates.childhood[year]
        })
    }
}

/// Part of the decade between the middle of a year and the second census.
fn lived(year: usize) -> f64 {
    1.0 - (year as f64 + 0.5) / YEARS as f64
}

/// Steps of Newton's method; five are enough for all bits in the cases seen.
const NEWTON: usize = 12;

fn grow_older(people: &mut [f64; CELLS], survival: &[f64; CELLS]) {
    for sex in 0..SEXES {
        let open = people[cell(sex, AGES - 1)] * survival[cell(sex, AGES - 1)];
        for age in (0..AGES - 1).rev() {
            people[cell(sex, age + 1)] = people[cell(sex, age)] * survival[cell(sex, age)];
        }
        people[cell(sex, AGES - 1)] += open;
        people[cell(sex, 0)] = 0.0;
    }
}

fn grouped(people: &[f64; CELLS]) -> [f64; AGE_GROUPS] {
    let mut groups = [0.0; AGE_GROUPS];
    for (at, people) in people.iter().enumerate() {
        groups[group_of(at % AGES)] += people;
    }
    groups
}
