//! Projections of populations.

use ndarray::{Array2, Array3, Array4, array};
use plancast::statistics::cohort_components::{Cohorts, cohort_component_step, stable_population};
use plancast::statistics::multistate::{YearlyChances, multistate_projection};
use plancast::statistics::rounding::largest_remainder;

use super::close;

/// Women of Sweden at the end of 1993: `(population, L per 100,000, net migrants in five years,
/// births per woman-year, population five years later)`; survivors to an age are 100,000 at birth.
///
/// Source: Preston, Heuveline and Guillot (2001), *Demography*, box 6.2.
const SWEDEN: [(f64, f64, f64, f64, f64); 18] = [
    (293395.0, 497487.0, 6840.0, 0.0, 302392.0),
    (248369.0, 497138.0, 4150.0, 0.0, 298682.0),
    (240012.0, 496901.0, 3365.0, 0.0, 252007.0),
    (261346.0, 496531.0, 5270.0, 0.0120, 244150.0),
    (285209.0, 495902.0, 9240.0, 0.0908, 268267.0),
    (314388.0, 495168.0, 8230.0, 0.1499, 293515.0),
    (281290.0, 494213.0, 5470.0, 0.1125, 320624.0),
    (286923.0, 492760.0, 3155.0, 0.0441, 284767.0),
    (304108.0, 490447.0, 1770.0, 0.0074, 288031.0),
    (324946.0, 486613.0, 1115.0, 0.0003, 303166.0),
    (247613.0, 480665.0, 1075.0, 0.0, 322062.0),
    (211351.0, 471786.0, 845.0, 0.0, 243989.0),
    (215140.0, 457852.0, 645.0, 0.0, 205841.0),
    (221764.0, 436153.0, 530.0, 0.0, 205516.0),
    (223506.0, 402775.0, 465.0, 0.0, 205270.0),
    (183654.0, 350358.0, 300.0, 0.0, 194771.0),
    (141990.0, 271512.0, 250.0, 0.0, 142565.0),
    (112424.0, 291707.0, 175.0, 0.0, 131966.0),
];

#[test]
fn sweden_has_the_women_of_1998_that_are_printed() {
    let column =
        |of: fn(&(f64, f64, f64, f64, f64)) -> f64| -> Vec<f64> { SWEDEN.iter().map(of).collect() };
    let (population, years, migration, rates) = (
        column(|r| r.0),
        column(|r| r.1),
        column(|r| r.2),
        column(|r| r.3),
    );
    let last = SWEDEN.len() - 1;
    let mut survivorship = vec![years[0] / 500_000.0];
    survivorship.extend((1..last).map(|x| years[x] / years[x - 1]));
    survivorship.push(years[last] / (years[last] + years[last - 1]));
    let women = Cohorts {
        population: &population,
        survivorship: &survivorship,
        migration: &migration,
    };
    let after = cohort_component_step(women, women, &rates, 5.0, 1.05).unwrap();
    for (x, row) in SWEDEN.iter().enumerate() {
        close(after.women[x], row.4, 0.5, &format!("women aged {}", 5 * x));
    }
    // Births printed by age of the mother, 15 to 49.
    let births = [
        15244.0, 126688.0, 229354.0, 170057.0, 63203.0, 10971.0, 472.0,
    ];
    for (found, printed) in after.births_by_age[3..10].iter().zip(births) {
        close(*found, printed, 0.51, "births");
    }
}

/// Leslie matrix with rows (0, 1, 5), (½, 0, 0), (0, ¼, 0): λ is the real root of
/// `λ³ = λ/2 + 5/8`, and the shares follow from `n2 = n1/(2λ)`, `n3 = n2/(4λ)`.
#[test]
fn a_stable_population_meets_the_algebra() {
    let matrix = array![[0.0, 1.0, 5.0], [0.5, 0.0, 0.0], [0.0, 0.25, 0.0]];
    let (growth, shares) = stable_population(&matrix).unwrap();
    close(growth, 1.047_275_740_771_16, 1e-12, "growth");
    let second = 1.0 / (2.0 * growth);
    let total = 1.0 + second + second / (4.0 * growth);
    close(shares[0], 1.0 / total, 1e-12, "first share");
    for (share, printed) in shares.iter().zip([0.628378, 0.300006, 0.071616]) {
        close(*share, printed, 5e-7, "share");
    }
}

const PLACES: (usize, usize, usize) = (3, 2, 101);

fn probability(rate: f64) -> f64 {
    -libm::expm1(-rate)
}

/// A million people in three states (none, moderate, severe) at their expected places, rounded by
/// largest remainders.
fn million() -> Array3<f64> {
    let weight = |x: usize| {
        let from = (x as f64 - 42.0) / 28.0;
        libm::exp(-from * from)
    };
    let all: f64 = (0..101).map(weight).sum();
    let expected = Array3::from_shape_fn(PLACES, |(state, sex, x)| {
        let age = x as f64;
        let severe = (0.002 + 0.00006 * libm::exp(0.08 * age)).min(0.25);
        let moderate = (0.004 + 0.00020 * libm::exp(0.075 * age)).min(0.40);
        let share = [1.0 - moderate - severe, moderate, severe][state];
        1e6 * weight(x) / all * [0.51, 0.49][sex] * share
    });
    let flat: Vec<f64> = expected.iter().copied().collect();
    let whole = largest_remainder(&flat, 1_000_000).unwrap();
    let whole: Vec<f64> = whole.into_iter().map(|n| n as f64).collect();
    Array3::from_shape_vec(PLACES, whole).unwrap()
}

fn chances() -> YearlyChances {
    let death = Array3::from_shape_fn(PLACES, |(state, sex, x)| {
        let age = x as f64;
        let young = 0.004 * libm::exp(-1.5 * age) + 0.0003;
        let old = 2.2e-5 * libm::exp(0.098 * age) * [1.0, 0.7][sex];
        probability((young + old) * [1.0, 1.8, 3.2][state])
    });
    let transition = Array4::from_shape_fn((3, 3, 2, 101), |(from, to, _, x)| {
        let age = x as f64;
        let worse = probability((0.0008 + 1.2e-5 * libm::exp(0.085 * age)).min(0.10));
        let severe = probability((0.004 + 0.0004 * libm::exp(0.040 * age)).min(0.10));
        let better = probability(0.050 * libm::exp(-0.03 * age));
        let milder = probability(0.020 * libm::exp(-0.03 * age));
        [
            [1.0 - worse, worse, 0.0],
            [better, 1.0 - better - severe, severe],
            [0.0, milder, 1.0 - milder],
        ][from][to]
    });
    let shape = |x: usize| {
        let from = (x as f64 - 29.0) / 5.5;
        let fertile = (15..=49).contains(&x);
        if fertile {
            libm::exp(-0.5 * from * from)
        } else {
            0.0
        }
    };
    let all: f64 = (0..101).map(shape).sum();
    let share = [1.0 - 0.004 - 0.002, 0.004, 0.002];
    YearlyChances {
        death,
        transition,
        birth: Array2::from_shape_fn((3, 101), |(_, x)| probability(1.3 * shape(x) / all)),
        newborn: Array2::from_shape_fn((3, 2), |(state, sex)| share[state] * [0.512, 0.488][sex]),
    }
}

/// Fifteen years of the closed-form population above; expected values by an independent matrix
/// projection in numpy (deaths, moves, births, ageing, in this order; 2020 to 2035).
#[test]
fn fifteen_years_of_three_states_have_their_exact_expectation() {
    let start = million();
    assert_eq!(start.sum(), 1e6);
    // `numpy.argsort(k − t)[:n − k.sum()]` gives these people without disability at ages 0 and 50
    // (men), and these in each state.
    assert_eq!([start[(0, 0, 0)], start[(0, 0, 50)]], [1095.0, 9468.0]);
    let by_state: Vec<f64> = start.outer_iter().map(|people| people.sum()).collect();
    assert_eq!(by_state, [975_071.0, 17_292.0, 7_637.0]);
    let all = chances();
    let run = multistate_projection(&start, |_| &all, 15).unwrap();
    let relative = |found: f64, expected: f64, what: &str| {
        close(found / expected, 1.0, 1e-9, what);
    };
    relative(run.people.sum(), 981_602.198_680_726_7, "people in 2035");
    for (state, expected) in [
        944_593.026_465_677,
        31_949.665_416_153_54,
        5_059.506_798_896_25,
    ]
    .into_iter()
    .enumerate()
    {
        relative(run.by_state[(15, state)], expected, "people by state");
    }
    relative(run.births.iter().sum(), 113_422.924_597_597_6, "births");
    relative(run.deaths.iter().sum(), 131_820.725_916_870_96, "deaths");
    relative(run.person_years, 15_040_399.404_885_22, "person-years");
}
