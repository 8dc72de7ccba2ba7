//! One year of a group of trajectories.

use super::cohorts::{Cohorts, Kept, Row, WIDTH};
use super::inputs::{BySexAge, Inputs};
use super::paths::{Paths, Rates};
use super::run::SERIES;
use plancast::axes::{AGES, SEXES};
use plancast::statistics::elementary::exponential;

/// Rows that are summed up each year: people by sex and age, then the series.
pub(super) const ROWS: usize = SEXES * AGES + SERIES.len();
const ELDERLY: usize = 65;

/// Trajectories side by side.
pub(super) struct Group {
    paths: Paths,
    people: Cohorts,
    series: [Kept; SERIES.len()],
}

impl Group {
    /// At the start, from trajectory `first` on.
    pub(super) fn new(inputs: &Inputs, seed: u64, first: u32) -> Self {
        Group {
            paths: Paths::new(seed, first, &inputs.walks),
            people: Cohorts::new(&inputs.start),
            series: [[0.0; WIDTH]; SERIES.len()],
        }
    }

    /// The row at a place `0 … ROWS − 1`.
    pub(super) fn row(&self, place: usize) -> &Kept {
        match place.checked_sub(SEXES * AGES) {
            Some(series) => &self.series[series],
            None => self.people.row(place / AGES, place % AGES),
        }
    }

    /// Goes on by one year.
    pub(super) fn advance(&mut self, inputs: &Inputs, halves: &Halves, step: u32) {
        let rates = self.paths.advance(step, &inputs.walks);
        pulp::Arch::new().dispatch(Step {
            inputs,
            halves,
            rates: &rates,
            people: &mut self.people,
            series: &mut self.series,
        });
    }
}

/// Half of the deaths per person-year: a year's survival from mid-age to mid-age has half of both.
pub(super) struct Halves(BySexAge);

impl Halves {
    pub(super) fn new(inputs: &Inputs) -> Self {
        Halves(inputs.mortality.map(|ages| ages.map(|rate| 0.5 * rate)))
    }
}

struct Step<'a> {
    inputs: &'a Inputs,
    halves: &'a Halves,
    rates: &'a Rates,
    people: &'a mut Cohorts,
    series: &'a mut [Kept; SERIES.len()],
}

impl pulp::WithSimd for Step<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: pulp::Simd>(mut self, _: S) {
        let migration = self.rates.migration;
        let (births, deaths, newborn) = self.survive_and_bear(&migration);
        self.people.grow_older(&newborn);
        let [total, elderly, moderate, severe] = self.arrive_and_count(&migration);
        let cost = self.rates.cost;
        let mut budget = [0.0; WIDTH];
        for i in 0..WIDTH {
            budget[i] = severe[i] * cost[i];
        }
        let all = [total, elderly, births, deaths, moderate, severe, budget];
        *self.series = all.map(|row| row.map(|value| value as f32));
    }
}

// Rows are worked on in arrays of their own, so that a compiler sees that they do not overlap.
impl Step<'_> {
    /// Half of the migrants arrive, people survive the year, children are born.
    ///
    /// Returns births, deaths and the boys and girls there at the end of the year.
    #[inline(always)]
    fn survive_and_bear(&mut self, migration: &Row) -> (Row, Row, [Row; SEXES]) {
        let (inputs, index) = (self.inputs, self.rates.mortality);
        let (mut births, mut deaths) = ([0.0; WIDTH], [0.0; WIDTH]);
        // Half of the mortality of the age above; the open age has twice its own.
        let mut above = [[0.0; WIDTH]; SEXES];
        for age in (0..AGES).rev() {
            let change = powers(&index, inputs.sensitivity[age]);
            let older = (age + 1).min(AGES - 1);
            let half_migration = 0.5 * inputs.migration[age];
            let bearing = [0.5 * inputs.fertility[age], 0.5 * inputs.fertility[older]];
            for sex in 0..SEXES {
                let people = self.people.row_mut(sex, age);
                let half = self.halves.0[sex][age];
                let above = &mut above[sex];
                for i in 0..WIDTH {
                    let own = half * change[i];
                    let beside = if age == AGES - 1 { own } else { above[i] };
                    above[i] = own;
                    let present = f64::from(people[i]) + migration[i] * half_migration;
                    let survivors = present * exponential(-(own + beside));
                    people[i] = survivors as f32;
                    deaths[i] += present - survivors;
                    if sex == 1 {
                        births[i] += bearing[0] * present + bearing[1] * survivors;
                    }
                }
            }
        }
        let fertility = self.rates.fertility;
        for i in 0..WIDTH {
            births[i] *= fertility[i];
        }
        let shares = [inputs.boys, 1.0 - inputs.boys];
        let newborn = [0, 1].map(|sex: usize| in_first_year(&births, shares[sex], &above[sex]));
        (births, deaths, newborn)
    }

    /// The other half of the migrants arrive; who is there at the end of the year is counted.
    #[inline(always)]
    fn arrive_and_count(&mut self, migration: &Row) -> [Row; 4] {
        let limit = self.inputs.walks.prevalence_limit;
        let trend = self.rates.prevalence;
        let [mut young, mut elderly, mut moderate, mut severe] = [[0.0; WIDTH]; 4];
        for age in 0..AGES {
            let half_migration = 0.5 * self.inputs.migration[age];
            for sex in 0..SEXES {
                let [first, second] = self.inputs.prevalence.each_ref().map(|p| p[sex][age]);
                let group = if age < ELDERLY {
                    &mut young
                } else {
                    &mut elderly
                };
                let people = self.people.row_mut(sex, age);
                for i in 0..WIDTH {
                    let there = larger(f64::from(people[i]) + migration[i] * half_migration, 0.0);
                    people[i] = there as f32;
                    group[i] += there;
                    moderate[i] += there * smaller(first * trend[i], limit);
                    severe[i] += there * smaller(second * trend[i], limit);
                }
            }
        }
        for i in 0..WIDTH {
            young[i] += elderly[i];
        }
        [young, elderly, moderate, severe]
    }
}

// One instruction each, where those of `f64` must look for what is not a number.
#[inline(always)]
fn larger(a: f64, b: f64) -> f64 {
    if a > b { a } else { b }
}

#[inline(always)]
fn smaller(a: f64, b: f64) -> f64 {
    if a < b { a } else { b }
}

/// `e^(sensitivity · index)`.
#[inline(always)]
fn powers(index: &Row, sensitivity: f64) -> Row {
    let mut change = [0.0; WIDTH];
    for i in 0..WIDTH {
        change[i] = exponential(sensitivity * index[i]);
    }
    change
}

/// Children of the year at its end: births × person-years lived in the first year of life.
#[inline(always)]
fn in_first_year(births: &Row, share: f64, half_mortality: &Row) -> Row {
    let mut there = [0.0; WIDTH];
    for i in 0..WIDTH {
        let mortality = 2.0 * half_mortality[i];
        let lived = (1.0 - exponential(-mortality)) / mortality;
        there[i] = births[i] * share * lived;
    }
    there
}
