//! One year of a group of trajectories.

use super::exponential::exponential;
use super::inputs::{BySexAge, Inputs};
use super::paths::{Paths, Rates};
use super::run::SERIES;
use crate::axes::{AGES, SEXES};

/// Trajectories that take a step together.
pub(super) const WIDTH: usize = 64;
/// One value for each of them.
pub(super) type Row = [f64; WIDTH];
/// Rows that are summed up each year: people by sex and age, then the series.
pub(super) const ROWS: usize = SEXES * AGES + SERIES.len();
const ELDERLY: usize = 65;

/// Trajectories side by side.
pub(super) struct Group {
    paths: Paths,
    people: [[Row; AGES]; SEXES],
    series: [Row; SERIES.len()],
}

impl Group {
    /// At the start, from trajectory `first` on.
    pub(super) fn new(inputs: &Inputs, seed: u64, first: u32) -> Self {
        Group {
            paths: Paths::new(seed, first, &inputs.walks),
            people: inputs.start.map(|ages| ages.map(|people| [people; WIDTH])),
            series: [[0.0; WIDTH]; SERIES.len()],
        }
    }

    /// The row at a place `0 … ROWS − 1`.
    pub(super) fn row(&self, place: usize) -> &Row {
        match place.checked_sub(SEXES * AGES) {
            Some(series) => &self.series[series],
            None => &self.people[place / AGES][place % AGES],
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
    people: &'a mut [[Row; AGES]; SEXES],
    series: &'a mut [Row; SERIES.len()],
}

impl pulp::WithSimd for Step<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: pulp::Simd>(mut self, _: S) {
        let migration = self.rates.migration;
        let (births, deaths, youngest) = self.live_and_move_up(&migration);
        self.people[0][0] = youngest[0];
        self.people[1][0] = youngest[1];
        let [total, elderly, moderate, severe] = self.arrive_and_count(&migration);
        let cost = self.rates.cost;
        let mut budget = [0.0; WIDTH];
        for i in 0..WIDTH {
            budget[i] = severe[i] * cost[i];
        }
        *self.series = [total, elderly, births, deaths, moderate, severe, budget];
    }
}

// Rows are worked on in arrays of their own, so that a compiler sees that they do not overlap.
impl Step<'_> {
    /// Half of the migrants arrive, people survive and become a year older, children are born.
    ///
    /// Returns births, deaths and the boys and girls there at the end of the year.
    #[inline(always)]
    fn live_and_move_up(&mut self, migration: &Row) -> (Row, Row, [Row; SEXES]) {
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
                let before = self.people[sex][age];
                let half = self.halves.0[sex][age];
                let beside = above[sex];
                let (mut own, mut present) = ([0.0; WIDTH], [0.0; WIDTH]);
                for i in 0..WIDTH {
                    own[i] = half * change[i];
                    present[i] = before[i] + migration[i] * half_migration;
                }
                let beside = if age == AGES - 1 { own } else { beside };
                let mut survivors = [0.0; WIDTH];
                for i in 0..WIDTH {
                    survivors[i] = present[i] * exponential(-(own[i] + beside[i]));
                    deaths[i] += present[i] - survivors[i];
                }
                if sex == 1 && bearing != [0.0; 2] {
                    for i in 0..WIDTH {
                        births[i] += bearing[0] * present[i] + bearing[1] * survivors[i];
                    }
                }
                above[sex] = own;
                if age == AGES - 2 {
                    let open = self.people[sex][older];
                    for i in 0..WIDTH {
                        survivors[i] += open[i];
                    }
                }
                self.people[sex][older] = survivors;
            }
        }
        let fertility = self.rates.fertility;
        for i in 0..WIDTH {
            births[i] *= fertility[i];
        }
        let shares = [inputs.boys, 1.0 - inputs.boys];
        let youngest = [0, 1].map(|sex: usize| in_first_year(&births, shares[sex], &above[sex]));
        (births, deaths, youngest)
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
                let mut there = self.people[sex][age];
                let [first, second] = self.inputs.prevalence.each_ref().map(|p| p[sex][age]);
                for i in 0..WIDTH {
                    there[i] = (there[i] + migration[i] * half_migration).max(0.0);
                    moderate[i] += there[i] * (first * trend[i]).min(limit);
                    severe[i] += there[i] * (second * trend[i]).min(limit);
                }
                let group = if age < ELDERLY { &mut young } else { &mut elderly };
                for i in 0..WIDTH {
                    group[i] += there[i];
                }
                self.people[sex][age] = there;
            }
        }
        for i in 0..WIDTH {
            young[i] += elderly[i];
        }
        [young, elderly, moderate, severe]
    }
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
