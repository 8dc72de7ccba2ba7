//! Simulation-based calibration: where the truth is drawn from the prior and the figures from the
//! engine, the truth's rank among the draws of the posterior is uniform.
//!
//! Source: Talts, Betancourt, Simpson, Vehtari and Gelman (2018), arXiv:1804.06788.

use std::sync::Arc;

use plancast::axes::{Category, Grade, Year};
use plancast::evaluation::calibration::{CalibrationEffort, calibrate};
use plancast::model::Model;
use plancast::model::checked::{HolderPart, Margin, Register, RegisterReading, RegisterYear};
use plancast::model::file::{CalibrationFile, EvidenceFile, EvidenceKind, SpreadFile};
use plancast::projection::Projection;
use plancast::simulation::{Engine, Fits, Held};
use plancast::source::{Evidence, Verification};
use plancast::statistics::importance::Settings;
use plancast::statistics::sampling::{normal_quantile, standard_normal};
use plancast::stream::{Decision, Stream};
use rayon::prelude::*;

use crate::runs::{draws, folder, open, prepared, wenling};

const PARAMETERS: [&str; 6] = [
    "mortality_level",
    "mortality_pace",
    "fertility_level",
    "net_migration_rate",
    "net_migration_volatility",
    "sex_ratio_at_birth",
];

/// Quantity, kind, first year of a sum, year, error.
const FIGURES: [(&str, EvidenceKind, Option<i32>, i32, f64); 6] = [
    ("population", EvidenceKind::Stock, None, 2022, 0.01),
    ("population", EvidenceKind::Stock, None, 2023, 0.01),
    ("births", EvidenceKind::Flow, None, 2021, 0.06),
    ("births", EvidenceKind::Sum, Some(2022), 2023, 0.06),
    ("deaths", EvidenceKind::Flow, None, 2021, 0.05),
    ("deaths", EvidenceKind::Sum, Some(2022), 2023, 0.05),
];

/// Repetitions, draws of each posterior, and bins of the ranks.
const REPETITIONS: usize = 120;
const RANKS: usize = 11;
const BINS: usize = 6;

/// `χ²` with five degrees of freedom at α = 0.001.
const LIMIT: f64 = 20.52;

/// China's people with six uncertain parameters and the years up to 2023.
fn model() -> Model {
    let mut folder = folder("china");
    let spreads = [
        (
            "mortality_level",
            SpreadFile::Lognormal {
                median: 1.0,
                sd_log: 0.10,
            },
        ),
        ("mortality_pace", SpreadFile::Normal { mean: 1.0, sd: 0.3 }),
        (
            "fertility_level",
            SpreadFile::Lognormal {
                median: 1.0,
                sd_log: 0.15,
            },
        ),
        (
            "net_migration_rate",
            SpreadFile::Normal {
                mean: 0.0,
                sd: 0.002,
            },
        ),
        (
            "net_migration_volatility",
            SpreadFile::Lognormal {
                median: 0.001,
                sd_log: 0.4,
            },
        ),
        (
            "sex_ratio_at_birth",
            SpreadFile::Lognormal {
                median: 1.1,
                sd_log: 0.02,
            },
        ),
    ];
    for (key, spread) in spreads {
        folder.file.parameters[key].distribution = spread;
    }
    folder.file.model.until = 2023;
    folder.file.model.milestones.clear();
    open(&folder, "baseline", None)
}

fn figures(values: &[f64]) -> CalibrationFile {
    CalibrationFile {
        as_of: None,
        base_year: None,
        parameters: PARAMETERS.map(str::to_string).to_vec(),
        prior: Default::default(),
        observation: FIGURES
            .iter()
            .zip(values)
            .map(
                |(&(quantity, kind, from, year, error), value)| EvidenceFile {
                    quantity: quantity.to_string(),
                    kind,
                    from,
                    year,
                    value: *value,
                    error,
                    source: "judgement".to_string(),
                    at: None,
                    evidence: Evidence::Assumed,
                    verification: Verification::Unverified,
                    note: None,
                },
            )
            .collect(),
    }
}

/// Ranks of the true parameters among draws of the posterior, one repetition.
fn ranks(engine: &Engine, repetition: u32) -> [usize; 6] {
    let mut chance = Stream::new(20, repetition, Decision::named("test truth"), 0);
    let truth = [(); 6].map(|()| normal_quantile(chance.uniform()));
    let model = engine.model();
    let parameters = PARAMETERS.map(|key| model.parameter(key).expect("a parameter"));
    let held = Held {
        parameters: &parameters,
        scores: &truth,
        each: 1,
        first: 0,
        factor: None,
    };
    // Another seed than the calibration's: the chance of the truth is not that of the points tried.
    let seen = engine
        .run_held(1_000 + u64::from(repetition), 1, held, |_| {})
        .expect("a run")
        .projection;
    let values = FIGURES.map(|(quantity, _, from, year, error)| {
        let years = from.unwrap_or(year)..=year;
        let sum: f32 = years
            .map(|year| seen.get(quantity, year).expect("a quantity")[0])
            .sum();
        f64::from(sum) * libm::exp(error * standard_normal(&mut chance))
    });
    let effort = CalibrationEffort {
        sampling: Settings {
            first: 600,
            added: 200,
            rounds: 4,
            resampled: RANKS * 40,
        },
        each: 2,
    };
    let calibrated = calibrate(
        engine,
        &figures(&values),
        effort,
        u64::from(repetition),
        |_| {},
    )
    .expect("a calibration");
    let mut ranks = [0; 6];
    for (place, learned) in calibrated.parameters.iter().enumerate() {
        let sampler = &model.parameters[learned.id.0].layers[0];
        let true_value = sampler.at_score(truth[place]);
        // Rows lie in the order of the points, so every fortieth is from all over the posterior.
        let spread = learned.posterior.iter().skip(20).step_by(40);
        ranks[place] = spread.filter(|value| **value < true_value).count();
    }
    ranks
}

/// Whether the ranks of a truth among the draws of its posteriors, one of each repetition, are as good as uniform.
fn uniform(name: &str, ranks: impl Iterator<Item = usize>) {
    let expected = REPETITIONS as f64 / BINS as f64;
    let mut bins = [0.0; BINS];
    for rank in ranks {
        bins[rank * BINS / (RANKS + 1)] += 1.0;
    }
    let square: f64 = bins
        .iter()
        .map(|count| (count - expected) * (count - expected) / expected)
        .sum();
    assert!(square < LIMIT, "{name}: χ² {square:.1}, ranks {bins:?}");
}

#[test]
fn the_truth_has_every_rank_among_the_draws_of_its_posterior() {
    let engine = prepared(&model());
    let all: Vec<[usize; 6]> = (0..REPETITIONS as u32)
        .into_par_iter()
        .map(|repetition| ranks(&engine, repetition))
        .collect();
    for (place, name) in PARAMETERS.iter().enumerate() {
        uniform(name, all.iter().map(|ranks| ranks[place]));
    }
}

/// Of what a register tells, in its own years, and of what follows.
const TOLD: [(&str, Year); 6] = [
    ("holders.physical.grade_4", 2022),
    ("holders.psychiatric", 2022),
    ("holders", 2023),
    ("holders", 2025),
    ("holders.physical", 2025),
    ("holders.grade_1", 2025),
];
/// Relative errors of a register's parts and of its total.
const OF_PARTS: f64 = 0.05;
const OF_TOTAL: f64 = 0.01;

/// A register of one draw: categories by grades of 2022 and the total of 2024, each number with an error of its own.
fn register(truth: &Projection, draw: usize) -> Register {
    let mut chance = Stream::new(21, draw as u32, Decision::named("test register"), 0);
    let mut read = |key: &str, year: Year, error: f64| {
        let counted = f64::from(draws(truth, key, year)[draw]);
        let persons = counted * libm::exp(error * standard_normal(&mut chance));
        RegisterReading {
            persons: persons.round(),
            error,
        }
    };
    let kinds = Category::ALL
        .iter()
        .flat_map(|category| Grade::ALL.iter().map(move |grade| (*category, *grade)));
    let parts = kinds.map(|(category, grade)| {
        let part = HolderPart {
            category: Some(category),
            grade: Some(grade),
            ..HolderPart::default()
        };
        let key = format!("holders.{category}.grade_{grade}");
        (part, read(&key, 2022, OF_PARTS))
    });
    let parts: Vec<(HolderPart, RegisterReading)> = parts.collect();
    let total = vec![(HolderPart::default(), read("holders", 2024, OF_TOTAL))];
    let years = [(2022, parts), (2024, total)].map(|(year, parts)| RegisterYear {
        year,
        stocks: vec![Margin { whole: true, parts }],
        new: None,
        cancelled: None,
        deaths: None,
    });
    Register {
        years: years.to_vec(),
    }
}

/// The same of figures of a register, on which every draw is conditioned by itself: what was fitted to the nation's tables
/// serves all repetitions, and the truths are the draws of one run.
#[test]
fn the_truth_has_every_rank_among_draws_that_a_register_conditions() {
    let mut folder = wenling();
    folder.file.model.until = 2025;
    folder.file.model.milestones = vec![2025];
    let model = open(&folder, "baseline", None);
    let fits = Fits::default();
    let run = |model: Model, seed: u64, draws: usize| {
        let engine = Engine::prepare_with(Arc::new(model), &fits).expect("an engine");
        engine.run(seed, draws, |_| ()).expect("a run").projection
    };
    let truth = run(model.clone(), 2024, REPETITIONS);
    let all: Vec<[usize; 6]> = (0..REPETITIONS)
        .into_par_iter()
        .map(|repetition| {
            let mut told = model.clone();
            told.register = register(&truth, repetition);
            // Another seed each time: with the same chance the ranks would move together.
            let seen = run(told, 3_000 + repetition as u64, RANKS);
            TOLD.map(|(key, year)| {
                let there = draws(&truth, key, year)[repetition];
                let below = draws(&seen, key, year).iter().filter(|own| **own < there);
                below.count()
            })
        })
        .collect();
    for (place, (key, year)) in TOLD.iter().enumerate() {
        uniform(
            &format!("{key} in {year}"),
            all.iter().map(|ranks| ranks[place]),
        );
    }
}
