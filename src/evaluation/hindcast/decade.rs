//! Ten years of one county, year by year as the engine moves people on, without migration and with it: what is
//! expected, without the chance that the engine adds.

use super::HindcastError;
use super::panel::{AGE_GROUPS, County, group_of};
use crate::axes::{AGES, SEXES, Year};
use crate::model::data::PopulationData;
use crate::simulation::population::{
    BasePopulation, CELLS, Expected, Indices, Migration, Mortality, YearOfMigration,
    YearOfResidents, cell, departures,
};

/// Years between the censuses.
pub const YEARS: usize = 10;

/// Births and deaths of the ten years in one draw, the same for every county.
#[derive(Clone, Debug)]
pub struct Rates {
    /// Deaths per person-year by age and sex, by year.
    hazards: Vec<[f64; CELLS]>,
    /// Share of the newborn of a year alive at its end, by year and sex.
    infant: [[f64; SEXES]; YEARS],
    /// Share of the newborn of a year alive at the second census, by year.
    childhood: [f64; YEARS],
    /// Total fertility, children per woman, by year.
    pub fertility: [f64; YEARS],
    /// Part of the newborn who are boys.
    boys: f64,
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
        let boys = sex_ratio / (1.0 + sex_ratio);
        let hazards: Vec<[f64; CELLS]> = index
            .iter()
            .map(|index| {
                let mut hazards = [0.0; CELLS];
                mortality.hazards(*index, level, &mut hazards);
                hazards
            })
            .collect();
        let infant =
            index.map(|index| [0, 1].map(|sex| mortality.infant_survival(index, level, sex)));
        let mut childhood = [0.0; YEARS];
        for (year, alive) in childhood.iter_mut().enumerate() {
            for (sex, part) in [boys, 1.0 - boys].into_iter().enumerate() {
                let later =
                    (year + 1..YEARS).map(|later| hazards[later][cell(sex, later - year - 1)]);
                *alive += part * infant[year][sex] * libm::exp(-later.sum::<f64>());
            }
        }
        Rates {
            hazards,
            infant,
            childhood,
            fertility,
            boys,
        }
    }

    /// A year of the decade in which nobody moves and nobody is born.
    fn year<'a>(&'a self, year: usize, schedule: &'a [f64; AGES]) -> YearOfResidents<'a> {
        YearOfResidents {
            hazards: &self.hazards[year],
            migration: None,
            schedule,
            fertility: 0.0,
            boys: self.boys,
            survival: self.infant[year],
        }
    }
}

/// A county's start, ready to be moved on.
#[derive(Clone, Debug)]
pub struct CensusOrigin {
    residents: [f64; CELLS],
    /// Fertility relative to the nation's, from its births in the year before the first census.
    pub fertility: f64,
}

impl CensusOrigin {
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
        Ok(CensusOrigin {
            residents,
            fertility: county.known.birth_rate * county.start.total() / at_national_rates,
        })
    }

    /// Ten years of deaths and nobody moving; births are watched, since those of the moved follow from them.
    pub fn survive(&self, rates: &Rates, schedule: &[f64; AGES]) -> Survivors {
        let mut people = self.residents;
        let mut mothers = [[0.0; AGE_GROUPS]; YEARS];
        for (year, mothers) in mothers.iter_mut().enumerate() {
            let passing = rates.year(year, schedule);
            passing.pass(&mut people, &mut Expected, |births| {
                for (age, births) in births.iter().enumerate().take(AGES - 1) {
                    mothers[group_of(age + YEARS - year)] += births;
                }
            });
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
        let everybody: f64 = people.iter().sum();
        let departures = departures(&people, everybody, &migration.schedule);
        for (year, net) in net.iter().enumerate() {
            let passing = YearOfResidents {
                migration: Some(YearOfMigration {
                    net: *net,
                    departures: &departures,
                    schedule: &migration.schedule,
                }),
                fertility: level * rates.fertility[year],
                ..rates.year(year, schedule)
            };
            passing.pass(&mut people, &mut Expected, |_| ());
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

fn grouped(people: &[f64; CELLS]) -> [f64; AGE_GROUPS] {
    let mut groups = [0.0; AGE_GROUPS];
    for (at, people) in people.iter().enumerate() {
        groups[group_of(at % AGES)] += people;
    }
    groups
}
