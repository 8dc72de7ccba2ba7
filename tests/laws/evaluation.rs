//! A plan evaluated on a history of actuals that is made up: nothing in it was published.

use std::collections::BTreeMap;

use plancast::axes::Year;
use plancast::evaluation::progress::{Before, Foretold, Stage, Status, foretold, indicators};
use plancast::evaluation::{Summaries, attainments};

use crate::runs::{baseline, open, wenling};

/// Made up. Key, then the values of 2021 on.
const HISTORY: [(&str, &[f64]); 6] = [
    ("living_coverage", &[0.982, 0.986, 0.987, 0.989, 0.992]),
    ("care_coverage", &[0.981, 0.983, 0.992, 0.993, 0.99]),
    ("day_centre_coverage", &[0.92, 0.89, 0.91, 0.93, 0.95]),
    ("employment", &[0.575, 0.58, 0.588, 0.59, 0.6]),
    ("culture_sport", &[0.91, 0.92, 0.9305, 0.94, 0.96]),
    ("pension", &[0.981, 0.982, 0.9855, 0.985, 0.984]),
];

fn judged(stage: Stage, until: Year) -> BTreeMap<String, (Option<f64>, Status)> {
    let model = open(&wenling(), "baseline", None);
    let summaries = Summaries::of(baseline());
    let attained = attainments(&model, baseline());
    let before = Before {
        model: &model,
        summaries: &summaries,
        attainments: &attained,
    };
    let actuals = HISTORY.iter().map(|(key, values)| {
        let years = (2021..=until).zip(values.iter().copied());
        (key.to_string(), years.collect())
    });
    let all = indicators(&model, &actuals.collect(), stage, &before, &attained);
    all.into_iter()
        .map(|own| (own.key, (own.progress, own.status)))
        .collect()
}

/// By hand, 2023 being three of five years: living 98 → 98.7 of 99, (0.7) / (1.0 × 3/5) = 117 %; employment 57 → 58.8
/// of 60, 1.8 / (3 × 3/5) = 100 %; culture 90 → 93.05 of 95, 3.05 / (5 × 3/5) = 102 %; pension 98 → 98.55 of 99,
/// 0.55 / 0.6 = 92 %; care above 99 already; day centres are to be kept at 90 in every year, and were at 89.
#[test]
fn the_mid_term_is_as_worked_out_by_hand() {
    let found = judged(Stage::Midterm, 2023);
    let near = |key: &str, progress: f64, status: Status| {
        let (own, said) = found[key];
        assert!(
            (own.expect("progress") - progress).abs() < 1e-9,
            "{key}: {own:?}"
        );
        assert_eq!(said, status, "{key}");
    };
    near("living_coverage", 0.007 / 0.006, Status::Ahead);
    near("employment", 0.018 / 0.018, Status::OnTime);
    near("culture_sport", 0.0305 / 0.03, Status::OnTime);
    near("pension", 0.0055 / 0.006, Status::Nearly);
    assert_eq!(found["care_coverage"].1, Status::Early);
    assert_eq!(found["day_centre_coverage"], (None, Status::NotKept));
    assert_eq!(found["medical"], (None, Status::NotReported));
    // Two years earlier employment had half a point of 0.6 and lagged.
    assert_eq!(judged(Stage::Midterm, 2021)["employment"].1, Status::Behind);
}

/// By hand, 2025: living 99.2 > 99 exceeded; care 99.0 is not more than 99; employment 60 is 60; culture 96 of 95
/// exceeded; pension 98.4 of 99 not met; day centres were below 90 in 2022.
#[test]
fn the_end_is_as_worked_out_by_hand() {
    let found = judged(Stage::Final, 2025);
    for (key, status) in [
        ("living_coverage", Status::Exceeded),
        ("care_coverage", Status::NotMet),
        ("employment", Status::Met),
        ("culture_sport", Status::Exceeded),
        ("pension", Status::NotMet),
        ("day_centre_coverage", Status::NotMet),
        ("medical", Status::NotReported),
    ] {
        assert_eq!(found[key].1, status, "{key}");
    }
    // Without the last year there is no end to judge.
    assert_eq!(
        judged(Stage::Final, 2024)["living_coverage"].1,
        Status::NotReported
    );
}

/// The forecast of the base year is judged by the values that came: inside from end to end.
#[test]
fn the_forecast_of_the_base_year_is_judged() {
    let model = open(&wenling(), "baseline", None);
    let summaries = Summaries::of(baseline());
    let attained = attainments(&model, baseline());
    let before = Before {
        model: &model,
        summaries: &summaries,
        attainments: &attained,
    };
    let living = summaries
        .get("living_subsidy.coverage", 2023)
        .expect("a quantity");
    let years = BTreeMap::from([(2020, 0.98), (2023, 0.30)]);
    let actuals = BTreeMap::from([("living_coverage".to_string(), years)]);
    let found = foretold(&model, &actuals, &before);
    // The base year is no forecast.
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].inside(), [false, false]);
    assert_eq!(found[0].median, living.median());
    let own = Foretold {
        actual: found[0].eighty.1,
        ..found[0].clone()
    };
    assert_eq!(own.inside(), [true, true]);
}
