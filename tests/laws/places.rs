//! Counties of one draw share what is the nation's, and nothing that is their own.

use plancast::projection::Projection;

use crate::runs::{SEED, draws, folder, open, prepared, wenling};

const DRAWS: usize = 400;

fn run(key: &str) -> Projection {
    let mut folder = if key == "wenling" {
        wenling()
    } else {
        folder(key)
    };
    folder
        .file
        .model
        .disability
        .as_mut()
        .expect("disability")
        .structures = 3;
    // What was reported of one of them would part them.
    folder.file.observations.observation.clear();
    let engine = prepared(&open(&folder, "baseline", None));
    engine.run(SEED, DRAWS, |_| ()).expect("a run").projection
}

fn ranks(values: &[f32]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_by(|one, other| values[*one].total_cmp(&values[*other]));
    let mut ranks = vec![0.0; values.len()];
    for (rank, place) in order.into_iter().enumerate() {
        ranks[place] = rank as f64;
    }
    ranks
}

/// Spearman's coefficient.
fn rank_correlation(one: &[f32], other: &[f32]) -> f64 {
    let (one, other) = (ranks(one), ranks(other));
    let middle = (one.len() as f64 - 1.0) / 2.0;
    let sum = |a: &[f64], b: &[f64]| -> f64 {
        a.iter()
            .zip(b)
            .map(|(a, b)| (a - middle) * (b - middle))
            .sum()
    };
    sum(&one, &other) / sum(&one, &one)
}

#[test]
fn what_is_national_is_shared_and_what_is_local_is_not() {
    let [here, there] = ["wenling", "yuhuan"].map(run);
    for key in ["process.prices", "process.wages", "process.gdp"] {
        for year in [2022, 2030, 2035] {
            assert_eq!(
                draws(&here, key, year),
                draws(&there, key, year),
                "{key} {year}"
            );
        }
    }
    // Four standard errors of a coefficient of independent numbers; 18 comparisons.
    let limit = 4.0 / (DRAWS as f64).sqrt();
    let local: Vec<&str> = here
        .quantities()
        .iter()
        .map(|quantity| quantity.key.as_str())
        .filter(|key| there.index(key).is_some())
        .filter(|key| key.starts_with("process."))
        .filter(|key| {
            [
                "prices",
                "wages",
                "gdp",
                "dibao",
                "destitute_standard_ratio",
            ]
            .iter()
            .all(|shared| !key.ends_with(shared))
        })
        .collect();
    assert!(!local.is_empty());
    for key in local {
        for year in [2022, 2030] {
            let r = rank_correlation(draws(&here, key, year), draws(&there, key, year));
            assert!(r.abs() < limit, "{key} {year}: {r:.3}");
        }
    }
    // Deaths of both follow one index of mortality; who moves does not.
    let together = rank_correlation(draws(&here, "deaths", 2035), draws(&there, "deaths", 2035));
    assert!(together > limit, "{together:.3}");
}

#[test]
fn a_region_of_ones_own_changes_what_is_local_only() {
    let folder = wenling();
    let elsewhere = folder.in_region("331082");
    let run = |folder| {
        let engine = prepared(&open(folder, "baseline", None));
        engine.run(SEED, 20, |_| ()).expect("a run").projection
    };
    let (here, there) = (run(&folder), run(&elsewhere));
    assert_eq!(
        draws(&here, "process.prices", 2030),
        draws(&there, "process.prices", 2030)
    );
    assert_ne!(draws(&here, "births", 2030), draws(&there, "births", 2030));
}
