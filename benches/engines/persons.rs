//! DISAB-MS15: a common job for microsimulations, with an exact answer.
//!
//! One million people of ages 0 … 100, both sexes, with no, a moderate or a severe disability, over
//! 15 years of deaths, moves, births and ageing. All inputs are closed forms, so anyone can rebuild
//! them.

use ndarray::{Array2, Array3, Array4};
use serde::Serialize;

use plancast::axes::{AGES, SEXES};
use plancast::simulation::person::{
    AdditiveQuantity, Order, People, PersonCounts, PersonEngine, PersonError, moments,
};
use plancast::statistics::StatisticsError;
use plancast::statistics::multistate::{
    MultistateProjection, YearlyChances, multistate_projection,
};
use plancast::statistics::rounding::largest_remainder;
use plancast::stream::{Chance, Decision, Locality, Stream};

/// States: none, moderate, severe.
pub const STATES: usize = 3;
/// Years.
pub const STEPS: usize = 15;
/// Share of boys among the newborn.
pub const BOYS: f64 = 0.512;
const PEOPLE: u64 = 1_000_000;
const NEWBORN: [f64; STATES] = [0.994, 0.004, 0.002];
const RELATIVE_MORTALITY: [f64; STATES] = [1.0, 1.8, 3.2];
const SHUFFLE: Decision = Decision::named("shuffled people");

/// Deaths per person-year at an age (men, women).
pub fn mortality(age: usize) -> [f64; SEXES] {
    let a = age as f64;
    let base = 0.004 * libm::exp(-1.5 * a) + 0.0003;
    let senescent = 2.2e-5 * libm::exp(0.098 * a);
    [base + senescent, base + 0.7 * senescent]
}

/// Births per woman-year at each age; they sum to 1.3.
pub fn fertility() -> [f64; AGES] {
    let mut rates = [0.0; AGES];
    for (age, rate) in rates.iter_mut().enumerate().take(50).skip(15) {
        let z = (age as f64 - 29.0) / 5.5;
        *rate = libm::exp(-0.5 * z * z);
    }
    let sum: f64 = rates.iter().sum();
    rates.map(|rate| 1.3 * rate / sum)
}

/// Expected people of a population of this size: state × sex × age.
pub fn expected_start(size: f64) -> Array3<f64> {
    let weight = |age: usize| {
        let z = (age as f64 - 42.0) / 28.0;
        libm::exp(-z * z)
    };
    let all: f64 = (0..AGES).map(weight).sum();
    Array3::from_shape_fn((STATES, SEXES, AGES), |(state, sex, age)| {
        let a = age as f64;
        let severe = (0.002 + 0.00006 * libm::exp(0.08 * a)).min(0.25);
        let moderate = (0.004 + 0.00020 * libm::exp(0.075 * a)).min(0.40);
        let share = [1.0 - moderate - severe, moderate, severe][state];
        size * weight(age) / all * [0.51, 0.49][sex] * share
    })
}

/// The chances of every year.
pub fn chances() -> YearlyChances {
    let within_a_year = |rate: f64| -libm::expm1(-rate);
    let moves = |age: usize| {
        let a = age as f64;
        let first = (0.0008 + 1.2e-5 * libm::exp(0.085 * a)).min(0.10);
        let worse = (0.004 + 0.0004 * libm::exp(0.040 * a)).min(0.10);
        let fade = libm::exp(-0.03 * a);
        [first, 0.050 * fade, worse, 0.020 * fade].map(within_a_year)
    };
    let births = fertility().map(within_a_year);
    YearlyChances {
        death: Array3::from_shape_fn((STATES, SEXES, AGES), |(state, sex, age)| {
            within_a_year(RELATIVE_MORTALITY[state] * mortality(age)[sex])
        }),
        transition: Array4::from_shape_fn((STATES, STATES, SEXES, AGES), |(from, to, _, age)| {
            let [p01, p10, p12, p21] = moves(age);
            [
                [1.0 - p01, p01, 0.0],
                [p10, 1.0 - p10 - p12, p12],
                [0.0, p21, 1.0 - p21],
            ][from][to]
        }),
        birth: Array2::from_shape_fn((STATES, AGES), |(_, age)| births[age]),
        newborn: Array2::from_shape_fn((STATES, SEXES), |(state, sex)| {
            NEWBORN[state] * [BOYS, 1.0 - BOYS][sex]
        }),
    }
}

/// A count at the end beside its exact expectation.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Compared {
    /// What was counted.
    pub found: f64,
    /// The exact expectation.
    pub expected: f64,
    /// Their difference in exact standard deviations.
    pub z: f64,
}

/// The counts of a run beside their expectations.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Report {
    /// People at the end.
    pub total: Compared,
    /// Of these without a disability.
    pub none: Compared,
    /// With a moderate one.
    pub moderate: Compared,
    /// With a severe one.
    pub severe: Compared,
    /// Births in all years.
    pub births: Compared,
    /// Deaths in all years.
    pub deaths: Compared,
    /// Person-years lived through.
    pub person_years: u64,
}

impl Report {
    /// The largest distance from an expectation, in standard deviations.
    pub fn largest_z(&self) -> f64 {
        let all = [self.total, self.none, self.moderate, self.severe];
        let all = all.iter().chain([&self.births, &self.deaths]);
        all.map(|compared| compared.z.abs()).fold(0.0, f64::max)
    }
}

/// The job with its people and its exact answer.
#[derive(Clone, Debug)]
pub struct DisabMs15 {
    tables: [YearlyChances; 1],
    counts: Array3<u32>,
    people: People,
}

impl DisabMs15 {
    /// Makes the people: exact largest-remainder rounding of the expectation, in shuffled order.
    pub fn new() -> Result<Self, PersonError> {
        let expected: Vec<f64> = expected_start(PEOPLE as f64).iter().copied().collect();
        let mut rounded = largest_remainder(&expected, PEOPLE)?.into_iter();
        let counts = Array3::from_shape_simple_fn((STATES, SEXES, AGES), || {
            rounded.next().map_or(0, |count| count as u32)
        });
        let mut places: Vec<usize> = (0..PEOPLE as usize).collect();
        let mut stream = Stream::new(1, 0, SHUFFLE, 0);
        for last in (1..places.len()).rev() {
            let other = (stream.uniform() * (last + 1) as f64) as usize;
            places.swap(last, other);
        }
        Ok(DisabMs15 {
            tables: [chances()],
            people: People::from_counts(&counts)?.rearranged(&places),
            counts,
        })
    }

    /// The exact expectation.
    pub fn expectation(&self) -> Result<MultistateProjection, StatisticsError> {
        multistate_projection(&self.counts.mapv(f64::from), |_| &self.tables[0], STEPS)
    }

    /// The work that is timed: the tables made ready, everybody followed and counted.
    ///
    /// In the threads of the rayon pool in which it is called.
    pub fn run(&self, seed: u64, draw: u32) -> Result<PersonCounts, PersonError> {
        let chance = Chance::new(seed, Locality::default()).in_draw(draw);
        PersonEngine::new(&self.tables, STEPS, Order::default())?.run(&chance, &self.people)
    }

    /// Sets the counts of a run beside their exact means and standard deviations.
    pub fn compare(&self, counts: &PersonCounts) -> Result<Report, PersonError> {
        let alive = |of: fn(usize) -> bool| {
            self.compared(
                (0..STATES)
                    .filter(|state| of(*state))
                    .map(|state| counts.in_state(STEPS, state))
                    .sum(),
                AdditiveQuantity {
                    alive: Array3::from_shape_fn(self.counts.dim(), |(state, _, _)| {
                        f64::from(u8::from(of(state)))
                    }),
                    birth: 0.0,
                    death: 0.0,
                },
            )
        };
        let flow = |found: &[u64], birth, death| {
            let alive = Array3::zeros(self.counts.dim());
            let weights = AdditiveQuantity {
                alive,
                birth,
                death,
            };
            self.compared(found.iter().sum(), weights)
        };
        Ok(Report {
            total: alive(|_| true)?,
            none: alive(|state| state == 0)?,
            moderate: alive(|state| state == 1)?,
            severe: alive(|state| state == 2)?,
            births: flow(&counts.births, 1.0, 0.0)?,
            deaths: flow(&counts.deaths, 0.0, 1.0)?,
            person_years: counts.person_years,
        })
    }

    fn compared(&self, found: u64, weights: AdditiveQuantity) -> Result<Compared, PersonError> {
        let (expected, variance) = moments(&self.tables, STEPS, &weights)?.of(&self.counts);
        let found = found as f64;
        Ok(Compared {
            found,
            expected,
            z: (found - expected) / libm::sqrt(variance),
        })
    }
}
