//! Both engines on a county against the exact process: in each draw the chances of every year are
//! known, so mean and variance of what an engine counts are too.

use ndarray::Array3;
use plancast::axes::{AGES, GRADES, SEXES};
use plancast::model::ModelFolder;
use plancast::model::file::{AttributeFile, SpreadFile};
use plancast::simulation::Follow;
use plancast::simulation::lives::{LOST, STATES, kind_of};
use plancast::simulation::person::{AdditiveQuantity, moments};
use plancast::statistics::multistate::YearlyChances;
use rayon::prelude::*;
use statrs::distribution::{ChiSquared, ContinuousCDF};

use crate::runs::{open, prepared, wenling};

const DRAWS: usize = 80;
const SEED: u64 = 11;
const UNTIL: i32 = 2025;

/// Quantity of the projection, and what somebody counts for who is in a state, of a sex and an age
/// at the end.
type Counted = (&'static str, fn(usize, usize) -> f64);

const COUNTED: [Counted; 5] = [
    ("population", |state, _| f64::from(u8::from(state < LOST))),
    ("population_65", |state, age| {
        f64::from(u8::from(state < LOST && age >= 65))
    }),
    ("holders", |state, _| {
        f64::from(u8::from(kind_of(state).is_some()))
    }),
    ("holders.grade_1", |state, _| {
        f64::from(u8::from(
            kind_of(state).is_some_and(|kind| kind % GRADES == 0),
        ))
    }),
    ("holders.age_80", |state, age| {
        f64::from(u8::from(kind_of(state).is_some() && age >= 80))
    }),
];

fn expected(
    tables: &[YearlyChances],
    start: &Array3<u32>,
    counts: fn(usize, usize) -> f64,
) -> (f64, f64) {
    let weights = AdditiveQuantity {
        alive: Array3::from_shape_fn((STATES, SEXES, AGES), |(state, _, age)| counts(state, age)),
        birth: 0.0,
        death: 0.0,
    };
    moments(tables, tables.len(), &weights)
        .expect("the tables of a draw")
        .of(start)
}

/// Parameters of who lives with whom.
const OF_HOUSEHOLDS: [&str; 9] = [
    "people_living_alone",
    "household_size",
    "households_of_couples",
    "elder_members",
    "generation_years",
    "generation_spread",
    "partner_years",
    "partner_spread",
    "holders_together",
];

/// Wenling's people and nothing that is done with them. What was reported of them would move their chances after the base
/// year; who lives with whom moves nobody and takes most of the time.
fn on_its_own() -> ModelFolder {
    let mut folder = wenling();
    let reports = &mut folder.file.observations.observation;
    reports.retain(|report| report.quantity.is_none());
    let settings = &mut folder.file.model;
    settings.households = None;
    settings
        .attributes
        .retain(|_, own| !matches!(own, AttributeFile::Household { .. }));
    settings.headline.clear();
    let parameters = &mut folder.file.parameters;
    parameters.retain(|key, _| !OF_HOUSEHOLDS.contains(&key.as_str()));
    folder
}

/// Each comparison has a false-alarm rate of 0.001; there are twenty.
#[test]
fn cohorts_and_persons_have_the_mean_and_the_variance_of_the_exact_process() {
    let mut folder = on_its_own();
    folder.file.model.until = UNTIL;
    folder.file.model.milestones = vec![UNTIL];
    // Who arrives is drawn by each engine on its own: here people only leave.
    for (key, value) in [
        ("net_migration_rate", -0.004),
        ("net_migration_volatility", 0.0),
    ] {
        folder.file.parameters[key].distribution = SpreadFile::Fixed { value };
    }
    let model = open(&folder, "baseline", None);
    let run = |follow| {
        let engine = prepared(&model).following(follow);
        engine.run(SEED, DRAWS, |_| ()).expect("a run").projection
    };
    let engine = prepared(&model);
    let found = [run(Follow::Cohorts), run(Follow::Persons)];
    let scores: Vec<[[f64; COUNTED.len()]; 2]> = (0..DRAWS)
        .into_par_iter()
        .map(|draw| {
            let lives = engine.lives(SEED, draw as u32).expect("lives");
            assert!(lives.people.arrivals().is_empty());
            let start = lives.people.counts(STATES, AGES);
            let mut scores = [[0.0; COUNTED.len()]; 2];
            for (place, (quantity, counts)) in COUNTED.iter().enumerate() {
                let (mean, variance) = expected(&lives.chances, &start, *counts);
                for (scores, projection) in scores.iter_mut().zip(&found) {
                    let value = projection.get(quantity, UNTIL).expect("a quantity")[draw];
                    scores[place] = (f64::from(value) - mean) / variance.sqrt();
                }
            }
            scores
        })
        .collect();
    let n = DRAWS as f64;
    let chi = ChiSquared::new(n).unwrap();
    let (low, high) = (chi.inverse_cdf(0.0005), chi.inverse_cdf(0.9995));
    for (which, engine) in ["cohorts", "persons"].iter().enumerate() {
        for (place, (quantity, _)) in COUNTED.iter().enumerate() {
            let z = || scores.iter().map(|draw| draw[which][place]);
            let mean = z().sum::<f64>() / n.sqrt();
            let squares: f64 = z().map(|z| z * z).sum();
            println!(
                "{engine} {quantity}: mean {mean:.2}, variance ratio {:.3}",
                squares / n
            );
            assert!(
                mean.abs() < 3.29,
                "{engine}, {quantity}: mean is off by {mean} standard errors"
            );
            assert!(
                (low..high).contains(&squares),
                "{engine}, {quantity}: variance ratio {}",
                squares / n
            );
        }
    }
}

/// Mean and variance of everybody who is there at the end, those who arrive included: each arrival
/// has the years that are left.
#[test]
fn who_arrives_lives_on_as_the_tables_say() {
    let mut folder = on_its_own();
    folder.file.model.until = 2025;
    folder.file.model.milestones = vec![2025];
    for (key, value) in [
        ("net_migration_rate", 0.02),
        ("net_migration_volatility", 0.0),
    ] {
        folder.file.parameters[key].distribution = SpreadFile::Fixed { value };
    }
    let model = open(&folder, "baseline", None);
    let engine = prepared(&model).following(Follow::Persons);
    let draws = 40;
    let found = engine.run(SEED, draws, |_| ()).expect("a run").projection;
    let score = |draw: usize| {
        let lives = engine.lives(SEED, draw as u32).expect("lives");
        let tables = &lives.chances;
        let came = lives.people.arrivals().len();
        let start = lives.people.counts(STATES, AGES);
        let counts: fn(usize, usize) -> f64 = |state, _| f64::from(u8::from(state < LOST));
        let (mut mean, mut variance) = expected(tables, &start, counts);
        for time in 1..=tables.len() {
            let mut arrived = Array3::zeros(start.dim());
            for arrival in lives
                .people
                .arrivals()
                .iter()
                .filter(|a| usize::from(a.time) == time)
            {
                arrived[(arrival.state.into(), arrival.sex.into(), arrival.age.into())] += 1;
            }
            if time == tables.len() {
                mean += arrived.iter().map(|n| f64::from(*n)).sum::<f64>();
            } else {
                let (more, spread) = expected(&tables[time..], &arrived, counts);
                mean += more;
                variance += spread;
            }
        }
        let value = found.get("population", 2025).expect("the population")[draw];
        (came, (f64::from(value) - mean) / variance.sqrt())
    };
    let (came, scores): (Vec<usize>, Vec<f64>) = (0..draws).into_par_iter().map(score).unzip();
    let came: usize = came.iter().sum();
    assert!(came > 40 * 50_000, "{came} arrivals");
    let n = draws as f64;
    let z = scores.iter().sum::<f64>() / n.sqrt();
    let squares: f64 = scores.iter().map(|z| z * z).sum();
    let chi = ChiSquared::new(n).unwrap();
    let band = chi.inverse_cdf(0.0005)..chi.inverse_cdf(0.9995);
    assert!(z.abs() < 3.29, "the mean is off by {z} standard errors");
    assert!(band.contains(&squares), "variance ratio {}", squares / n);
}
