//! The person engine against the exact process, against a plain loop over the years, and its laws of
//! common random numbers.

use std::collections::BTreeMap;

use ndarray::{Array2, Array3, Array4};
use plancast::axes::SEXES;
use plancast::simulation::person::{
    AdditiveQuantity, Event, Life, Order, People, PersonEngine, Witness, moments,
};
use plancast::statistics::multistate::{YearlyChances, multistate_projection};
use plancast::stream::{Decision, Stream};
use statrs::distribution::{ChiSquared, ContinuousCDF};

use crate::runs::chance;

const AGES: usize = 101;

/// Tables of a year with lively chances: every state can be reached from every other.
fn lively(states: usize, year: u32) -> YearlyChances {
    let mut stream = Stream::new(4, year, Decision::named("test tables"), states as u32);
    let mut transition = Array4::zeros((states, states, SEXES, AGES));
    for sex in 0..SEXES {
        for age in 0..AGES {
            for from in 0..states {
                let mut leaving = 0.0;
                for to in (0..states).filter(|to| *to != from) {
                    let chance = 0.4 * stream.uniform() / states as f64;
                    transition[(from, to, sex, age)] = chance;
                    leaving += chance;
                }
                transition[(from, from, sex, age)] = 1.0 - leaving;
            }
        }
    }
    let mut newborn = Array2::from_shape_simple_fn((states, SEXES), || stream.uniform());
    newborn /= newborn.sum();
    YearlyChances {
        death: Array3::from_shape_fn((states, SEXES, AGES), |(state, sex, age)| {
            (0.01 + 0.0006 * age as f64) * (1.0 + 0.2 * (state + sex) as f64)
        }),
        transition,
        birth: Array2::from_shape_fn((states, AGES), |(state, age)| {
            if (15..50).contains(&age) {
                0.08 + 0.01 * state as f64 / states as f64
            } else {
                0.0
            }
        }),
        newborn,
    }
}

fn counts(states: usize, each: u32) -> Array3<u32> {
    Array3::from_shape_fn((states, SEXES, AGES), |(state, sex, age)| {
        each * u32::from((state + sex + age) % 3 != 0)
    })
}

/// Every draw's count of people with these weights, births and deaths.
fn weighted(
    weights: &AdditiveQuantity,
    steps: usize,
    found: &plancast::simulation::person::PersonCounts,
) -> f64 {
    let alive: f64 = found
        .at(steps)
        .iter()
        .zip(&weights.alive)
        .map(|(n, weight)| f64::from(*n) * weight)
        .sum();
    let total = |flow: &[u64]| flow.iter().sum::<u64>() as f64;
    alive + weights.birth * total(&found.births) + weights.death * total(&found.deaths)
}

#[test]
fn mean_and_variance_over_draws_are_exact() {
    const DRAWS: u32 = 500;
    let (states, steps) = (4, 20);
    let tables: Vec<YearlyChances> = (0..steps).map(|year| lively(states, year as u32)).collect();
    let start = counts(states, 3);
    let people = People::from_counts(&start).unwrap();
    let engine = PersonEngine::new(&tables, steps, Order::default()).unwrap();
    let runs: Vec<_> = (0..DRAWS)
        .map(|draw| engine.run(&chance(17, draw), &people).unwrap())
        .collect();
    let shape = (states, SEXES, AGES);
    let quantities = [
        (
            "people",
            AdditiveQuantity {
                alive: Array3::ones(shape),
                birth: 0.0,
                death: 0.0,
            },
        ),
        (
            "births",
            AdditiveQuantity {
                alive: Array3::zeros(shape),
                birth: 1.0,
                death: 0.0,
            },
        ),
        (
            "deaths",
            AdditiveQuantity {
                alive: Array3::zeros(shape),
                birth: 0.0,
                death: 1.0,
            },
        ),
        (
            "old women of a state",
            AdditiveQuantity {
                alive: Array3::from_shape_fn(shape, |(state, sex, age)| {
                    f64::from(u8::from(state == 2 && sex == 1 && age >= 60))
                }),
                birth: 0.0,
                death: 0.0,
            },
        ),
        (
            "children",
            AdditiveQuantity {
                alive: Array3::from_shape_fn(shape, |(_, _, age)| f64::from(u8::from(age < 18))),
                birth: 0.0,
                death: 0.0,
            },
        ),
    ];
    // Ten comparisons, each with a false-alarm rate of 0.001.
    let chi = ChiSquared::new(f64::from(DRAWS - 1)).unwrap();
    let (low, high) = (chi.inverse_cdf(0.0005), chi.inverse_cdf(0.9995));
    for (what, weights) in &quantities {
        let (mean, variance) = moments(&tables, steps, weights).unwrap().of(&start);
        let found: Vec<f64> = runs
            .iter()
            .map(|run| weighted(weights, steps, run))
            .collect();
        let average = found.iter().sum::<f64>() / f64::from(DRAWS);
        let z = (average - mean) / (variance / f64::from(DRAWS)).sqrt();
        assert!(
            z.abs() < 3.29,
            "{what}: mean {average} against {mean}, z {z}"
        );
        let squares: f64 = found.iter().map(|x| (x - average) * (x - average)).sum();
        let ratio = squares / variance;
        assert!(
            (low..high).contains(&ratio),
            "{what}: {ratio} outside {low} to {high}"
        );
    }
}

#[test]
fn every_state_and_year_agrees_with_the_cohort_projection() {
    let (states, steps) = (29, 12);
    let tables: Vec<YearlyChances> = (0..steps).map(|year| lively(states, year as u32)).collect();
    let start = counts(states, 12);
    let people = People::from_counts(&start).unwrap();
    let engine = PersonEngine::new(&tables, steps, Order::default()).unwrap();
    let found = engine.run(&chance(5, 0), &people).unwrap();
    let exact = multistate_projection(&start.mapv(f64::from), |step| &tables[step], steps).unwrap();
    for time in 0..=steps {
        for state in 0..states {
            let mean = exact.by_state[(time, state)];
            let z = (found.in_state(time, state) as f64 - mean) / mean.sqrt();
            // The variance is below Poisson's but for births; 377 comparisons at 0.001 together.
            assert!(z.abs() < 4.8, "time {time}, state {state}: z {z}");
        }
    }
    let moved: u64 = found.moves.iter().sum();
    assert!(moved > 0 && (0..states).all(|state| found.moves[(3, state, state)] == 0));
    let change = |time: usize| found.everybody(time + 1) as i64 - found.everybody(time) as i64;
    for step in 0..steps {
        assert_eq!(
            change(step),
            found.births[step] as i64 - found.deaths[step] as i64
        );
    }
    let lived: u64 = (0..steps).map(|time| found.everybody(time)).sum();
    assert_eq!(found.person_years, lived);
}

/// What became of a woman: year of death, last state, number of children.
type Fate = (Option<usize>, usize, usize);

#[derive(Default)]
struct Fates(BTreeMap<Fate, u32>);

impl Witness for Fates {
    fn see(&mut self, life: &Life<'_>) {
        if life.mother.is_none() {
            let last = life.spells.last().map_or(0, |spell| spell.state);
            *self
                .0
                .entry((life.death, last, life.births.len()))
                .or_default() += 1;
        }
    }
}

/// A life by asking every year, every event with a number of its own.
fn plain_life(
    tables: &[YearlyChances],
    events: [Event; 3],
    age: usize,
    stream: &mut Stream,
) -> Fate {
    let (mut state, mut children) = (0, 0);
    for (step, table) in tables.iter().enumerate() {
        let age = age + step;
        let mut died = false;
        for event in events {
            let u = stream.uniform();
            match event {
                Event::Death => died = u < table.death[(state, 1, age)],
                Event::Birth if !died => {
                    children += usize::from(u < table.birth[(state, age)]);
                }
                Event::Move if !died => {
                    let mut below = 0.0;
                    let to = (0..2).find(|to| {
                        below += table.transition[(state, *to, 1, age)];
                        u < below
                    });
                    state = to.unwrap_or(2);
                }
                _ => {}
            }
        }
        if died {
            return (Some(step), state, children);
        }
    }
    (None, state, children)
}

#[test]
fn waiting_times_give_the_lives_of_a_plain_yearly_loop_in_any_order_of_events() {
    use Event::{Birth, Death, Move};
    const PEOPLE: usize = 100_000;
    let steps = 5;
    let tables: Vec<YearlyChances> = (0..steps)
        .map(|year| {
            let mut table = lively(3, year);
            table.death.mapv_inplace(|p| 4.0 * p);
            table
                .birth
                .indexed_iter_mut()
                .for_each(|((state, _), p)| *p *= 1.0 + 2.0 * state as f64);
            table
        })
        .collect();
    let people = People::new(vec![30; PEOPLE], vec![1; PEOPLE], vec![0; PEOPLE]).unwrap();
    for (number, events) in [
        [Death, Move, Birth],
        [Death, Birth, Move],
        [Move, Death, Birth],
        [Move, Birth, Death],
        [Birth, Death, Move],
        [Birth, Move, Death],
    ]
    .into_iter()
    .enumerate()
    {
        let order = Order::of(events).unwrap();
        let engine = PersonEngine::new(&tables, steps as usize, order).unwrap();
        let (_, witnesses) = engine
            .run_with(&chance(8, 0), &people, Fates::default)
            .unwrap();
        let mut pairs: BTreeMap<Fate, [f64; 2]> = BTreeMap::new();
        for (fate, n) in witnesses.iter().flat_map(|witness| &witness.0) {
            pairs.entry(*fate).or_default()[0] += f64::from(*n);
        }
        let mut stream = Stream::new(8, 0, Decision::named("test loop"), number as u32);
        for _ in 0..PEOPLE {
            let fate = plain_life(&tables, events, 30, &mut stream);
            pairs.entry(fate).or_default()[1] += 1.0;
        }
        // Two samples of the same size; rare fates are taken together.
        let (mut square, mut kinds, mut rare) = (0.0, 0.0, [0.0; 2]);
        let mut add = |[a, b]: [f64; 2]| {
            square += (a - b) * (a - b) / (a + b);
            kinds += 1.0;
        };
        for pair in pairs.values() {
            if pair[0] + pair[1] >= 20.0 {
                add(*pair);
            } else {
                rare = [rare[0] + pair[0], rare[1] + pair[1]];
            }
        }
        if rare[0] + rare[1] >= 20.0 {
            add(rare);
        }
        assert!(kinds > 50.0);
        let limit = ChiSquared::new(kinds - 1.0).unwrap().inverse_cdf(0.999);
        assert!(
            square < limit,
            "{events:?}: {square} against {limit}, {kinds} fates"
        );
    }
}

/// Every life as it was lived.
#[derive(Default)]
struct Register(Vec<(u64, Record)>);

#[derive(Clone, Debug, PartialEq)]
struct Record {
    founder: usize,
    mother: Option<u64>,
    sex: usize,
    age: usize,
    entry: usize,
    spells: Vec<(usize, usize)>,
    births: Vec<usize>,
    death: Option<usize>,
}

impl Witness for Register {
    fn see(&mut self, life: &Life<'_>) {
        let spells = life.spells.iter().map(|spell| (spell.from, spell.state));
        let record = Record {
            founder: life.founder,
            mother: life.mother,
            sex: life.sex,
            age: life.age,
            entry: life.entry,
            spells: spells.collect(),
            births: life.births.to_vec(),
            death: life.death,
        };
        self.0.push((life.identity, record));
    }
}

fn register(tables: &[YearlyChances], steps: usize, people: &People) -> Vec<(u64, Record)> {
    let engine = PersonEngine::new(tables, steps, Order::default()).unwrap();
    let (counts, registers) = engine
        .run_with(&chance(99, 3), people, Register::default)
        .unwrap();
    assert_eq!(
        counts,
        engine.run(&chance(99, 3), people).unwrap(),
        "a witness changes nothing"
    );
    registers
        .into_iter()
        .flat_map(|register| register.0)
        .collect()
}

#[test]
fn any_number_of_threads_gives_the_same_lives() {
    let people = People::from_counts(&counts(3, 40)).unwrap();
    let tables = [lively(3, 0)];
    let with = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new()
            .num_threads(threads)
            .build()
            .unwrap();
        pool.install(|| register(&tables, 15, &people))
    };
    let one = with(1);
    assert_eq!(one, with(2));
    assert_eq!(one, with(7));
}

#[test]
fn a_scenario_changes_only_the_lives_that_it_touches() {
    let steps = 30;
    let people = People::from_counts(&counts(3, 20)).unwrap();
    let baseline = [lively(3, 0)];
    let before = register(&baseline, steps, &people);
    assert_eq!(
        before,
        register(&[baseline[0].clone()], steps, &people),
        "nobody is touched"
    );
    // Old women of state 2 are touched: they die less and move otherwise.
    let mut scenario = baseline.clone();
    for age in 70..AGES {
        scenario[0].death[(2, 1, age)] *= 0.5;
        scenario[0].transition[(2, 0, 1, age)] += 0.1;
        scenario[0].transition[(2, 2, 1, age)] -= 0.1;
    }
    let after: BTreeMap<u64, Record> = register(&scenario, steps, &people).into_iter().collect();
    let touched = |record: &Record| {
        (record.entry..record.death.map_or(steps, |step| step + 1)).any(|step| {
            let in_two = record.spells.iter().rev().find(|spell| spell.0 <= step);
            record.sex == 1
                && record.age + (step - record.entry) >= 70
                && in_two.is_some_and(|spell| spell.1 == 2)
        })
    };
    let (mut touches, mut differences) = (0, 0);
    for (identity, record) in &before {
        if touched(record) {
            touches += 1;
            differences += usize::from(after[identity] != *record);
        } else {
            assert_eq!(after[identity], *record);
        }
    }
    assert_eq!(before.len(), after.len());
    assert!(touches > 500 && differences > touches / 4);
}

#[test]
fn one_in_a_hundred_under_other_tables_leaves_ninety_nine_as_they_were() {
    let (steps, size) = (25, 20_000_usize);
    let column = |modulus: usize| (0..size).map(move |i| (i * 7919 % modulus) as u8);
    let all = People::new(
        column(90).collect(),
        column(2).collect(),
        column(3).collect(),
    )
    .unwrap();
    let tables = [lively(3, 0)];
    let before: BTreeMap<u64, Record> = register(&tables, steps, &all).into_iter().collect();
    // The last hundredth is followed apart, under tables with more births and moves.
    let first = size - size / 100;
    let part = |places: std::ops::Range<usize>| {
        let places: Vec<usize> = places.clone().collect();
        all.rearranged(&places).numbered_from(places[0] as u64)
    };
    let mut others = [lively(3, 1)];
    others[0].birth *= 1.5;
    let untouched = register(&tables, steps, &part(0..first));
    let touched = register(&others, steps, &part(first..size));
    for (identity, record) in &untouched {
        assert_eq!(before[identity], *record);
    }
    assert!(untouched.iter().any(|(_, record)| record.mother.is_some()));
    let same = touched
        .iter()
        .filter(|(identity, record)| before.get(identity) == Some(record));
    assert!(same.count() < touched.len() / 2);
    let descendants = before.values().filter(|record| record.founder < first);
    assert_eq!(descendants.count(), untouched.len());
}

#[test]
fn more_births_leave_the_living_and_their_other_children_as_they_were() {
    let people = People::from_counts(&counts(3, 20)).unwrap();
    let tables = [lively(3, 0)];
    let mut fertile = tables.clone();
    fertile[0].birth *= 1.2;
    let before = register(&tables, 12, &people);
    let after: BTreeMap<u64, Record> = register(&fertile, 12, &people).into_iter().collect();
    let mut shared = 0;
    for (identity, record) in &before {
        match after.get(identity) {
            Some(other) => {
                shared += 1;
                let fate = |record: &Record| (record.sex, record.spells.clone(), record.death);
                assert_eq!(fate(record), fate(other));
            }
            None => assert!(record.mother.is_some()),
        }
    }
    assert!(shared > before.len() * 9 / 10);
    assert!(after.len() > before.len());
}

/// Household numbers in the order in which a witness meets them, with the ages at the end.
#[derive(Default)]
struct Homes(Vec<(usize, usize)>);

impl Witness for Homes {
    fn see(&mut self, life: &Life<'_>) {
        assert_eq!(life.state_at(life.entry), Some(life.spells[0].state));
        self.0.push((life.founder / 5, life.age_at(life.steps)));
    }
}

#[test]
fn a_witness_meets_whole_households_in_order() {
    let size = 20_000;
    let column = |modulus: usize| (0..size).map(move |i| (i * 31 % modulus) as u8).collect();
    let people = People::new(column(80), column(2), column(3)).unwrap();
    let homes = people
        .in_households((0..size as u32).map(|i| i / 5).collect())
        .unwrap();
    let engine = PersonEngine::new(&[lively(3, 0)], 10, Order::default()).unwrap();
    let (found, witnesses) = engine
        .run_with(&chance(1, 0), &homes, Homes::default)
        .unwrap();
    let mut last = None;
    let mut seen = 0;
    for witness in &witnesses {
        let first = witness.0.first().map(|home| home.0);
        assert!(last < first, "a household is split");
        assert!(witness.0.is_sorted_by_key(|home| home.0));
        last = witness.0.last().map(|home| home.0);
        seen += witness.0.len() as u64;
    }
    assert_eq!(seen, size as u64 + found.births.iter().sum::<u64>());
}

#[test]
fn what_cannot_be_followed_is_refused_in_words() {
    let table = lively(3, 0);
    let order = Order::default();
    let message = |tables: &[YearlyChances], steps| {
        PersonEngine::new(tables, steps, order)
            .unwrap_err()
            .to_string()
    };
    assert_eq!(
        message(&[], 0),
        "tables of chances: 0 given where there are 0 years"
    );
    assert_eq!(
        message(&[table.clone(), table.clone()], 3),
        "tables of chances: 2 given where there are 3 years"
    );
    let mut wrong = table.clone();
    wrong.birth[(1, 20)] = 1.5;
    assert_eq!(
        message(&[wrong], 3),
        "the chance to give birth of step 0 at state 1, age 20 is 1.5; it must be at most 1"
    );
    assert_eq!(
        message(&[lively(33, 0)], 3),
        "states: 33 given where 1 to 32 are possible"
    );
    let people = People::new(vec![30], vec![2], vec![0]).unwrap();
    let engine = PersonEngine::new(&[table], 3, order).unwrap();
    assert_eq!(
        engine.run(&chance(1, 0), &people).unwrap_err().to_string(),
        "person 0 has sex 2; the tables end at 1"
    );
    let nobody = engine.run(&chance(1, 0), &People::default()).unwrap();
    assert_eq!(nobody.everybody(3), 0);
}
