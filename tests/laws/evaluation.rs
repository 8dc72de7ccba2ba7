//! A plan evaluated on a history of actuals that is made up: nothing in it was published.

use std::collections::BTreeMap;

use plancast::axes::Year;
use plancast::evaluation::progress::{
    Before, Foretold, Quality, Stage, Status, foretold, indicators, mean_brier, statements,
};
use plancast::evaluation::why::{Cause, Run, news};
use plancast::evaluation::worth::worth;
use plancast::evaluation::{Summaries, attainments};
use plancast::model::ModelFolder;
use plancast::model::file::{Hold, ObservationFile};
use plancast::source::{Evidence, Verification};

use crate::runs::{SEED, baseline, open, outcome, wenling};

/// Made up. Key, then the values of 2021 on.
const HISTORY: [(&str, &[f64]); 6] = [
    ("living_coverage", &[0.982, 0.986, 0.987, 0.989, 0.992]),
    ("care_coverage", &[0.981, 0.983, 0.992, 0.993, 0.99]),
    ("day_centre_coverage", &[0.92, 0.89, 0.91, 0.93, 0.95]),
    ("employment", &[0.575, 0.58, 0.588, 0.59, 0.6]),
    ("culture_sport", &[0.91, 0.92, 0.9305, 0.94, 0.96]),
    ("pension", &[0.981, 0.982, 0.9855, 0.985, 0.984]),
];

fn history(until: Year) -> BTreeMap<String, BTreeMap<Year, f64>> {
    let actuals = HISTORY.iter().map(|(key, values)| {
        let years = (2021..=until).zip(values.iter().copied());
        (key.to_string(), years.collect())
    });
    actuals.collect()
}

fn judged(stage: Stage, until: Year) -> BTreeMap<String, (Option<f64>, Status)> {
    judged_by(stage, &history(until))
}

fn judged_by(
    stage: Stage,
    actuals: &BTreeMap<String, BTreeMap<Year, f64>>,
) -> BTreeMap<String, (Option<f64>, Status)> {
    let model = open(&wenling(), "baseline", None);
    let summaries = Summaries::of(baseline());
    let attained = attainments(&model, baseline());
    let before = Before {
        model: &model,
        projection: baseline(),
        summaries: &summaries,
        attainments: &attained,
    };
    let all = indicators(&model, actuals, stage, &before, &attained);
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

/// Where the year of a target was reported there is nothing left to hope for: it is met or not at the mid-term as at the
/// end, neither early nor behind.
#[test]
fn a_target_whose_year_is_known_is_decided_at_the_mid_term_too() {
    let found = judged(Stage::Midterm, 2025);
    assert_eq!(found["pension"].1, Status::NotMet);
    assert_eq!(found["employment"].1, Status::Met);
    assert_eq!(found, judged(Stage::Final, 2025));
}

/// A target of 2025 that was missed then is not met by what came in 2026, nor lost by it; and what was reported only of
/// later years says nothing of it.
#[test]
fn what_comes_after_its_year_decides_no_target() {
    let mut later = history(2025);
    for (key, value) in [("care_coverage", 0.999), ("culture_sport", 0.5)] {
        later.get_mut(key).expect("made up").insert(2026, value);
    }
    assert_eq!(judged_by(Stage::Final, &later), judged(Stage::Final, 2025));
    let only = BTreeMap::from([("care_coverage".to_string(), BTreeMap::from([(2026, 0.999)]))]);
    for stage in [Stage::Midterm, Stage::Final] {
        let found = judged_by(stage, &only);
        assert_eq!(found["care_coverage"], (None, Status::NotReported));
    }
}

/// Exactly as much as the straight line makes by then is on time, whatever the last bit of a quotient: from 81 to 85 % in
/// five years, 82.6 after two.
#[test]
fn what_is_on_the_line_is_on_time() {
    for (value, status) in [
        (0.826, Status::OnTime),
        (0.8276, Status::Ahead),
        (0.8244, Status::Nearly),
        (0.8243, Status::Behind),
    ] {
        let own = BTreeMap::from([(2022, value)]);
        let actuals = BTreeMap::from([("upper_secondary".to_string(), own)]);
        let found = judged_by(Stage::Midterm, &actuals);
        assert_eq!(found["upper_secondary"].1, status, "{value}");
    }
}

/// The forecast of the base year is judged by the values that came: inside from end to end.
#[test]
fn the_forecast_of_the_base_year_is_judged() {
    let model = open(&wenling(), "baseline", None);
    let summaries = Summaries::of(baseline());
    let attained = attainments(&model, baseline());
    let before = Before {
        model: &model,
        projection: baseline(),
        summaries: &summaries,
        attainments: &attained,
    };
    let living = summaries
        .get("living_subsidy.coverage", 2023)
        .expect("a quantity");
    let years = BTreeMap::from([(2020, 0.98), (2023, 0.30)]);
    let centres = BTreeMap::from([(2023, 9.0)]);
    let actuals = BTreeMap::from([
        ("living_coverage".to_string(), years),
        ("new_day_centres".to_string(), centres),
    ]);
    let found = foretold(&model, &actuals, &before);
    // The base year is no forecast, and neither is a prior.
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].inside(), [false, false]);
    assert_eq!(found[0].median, living.median());
    let own = Foretold {
        actual: found[0].eighty.1,
        ..found[0].clone()
    };
    assert_eq!(own.inside(), [true, true]);
}

/// A forecast by hand: of 98 % in the base year, 100 % came; the score of the draws was one point, that of no change two.
/// A number: 50 of 40 came, five points of 0.4 each, beside 25 of no change.
#[test]
fn scores_are_put_together_as_by_hand() {
    let share = Foretold {
        key: "share".into(),
        year: 2023,
        actual: 1.0,
        median: 0.99,
        eighty: (0.98, 1.0),
        ninety_five: (0.97, 1.0),
        base: Some(0.98),
        point: Some(0.01),
        crps: 0.01,
        interval_score: 0.02,
        pit: 1.0,
    };
    let number = Foretold {
        key: "number".into(),
        actual: 50.0,
        median: 60.0,
        eighty: (55.0, 65.0),
        ninety_five: (49.0, 70.0),
        base: Some(40.0),
        point: Some(0.4),
        crps: 2.0,
        ..share.clone()
    };
    let unknown = Foretold {
        key: "unknown".into(),
        base: None,
        ..share.clone()
    };
    let found = Quality::of(&[share, number, unknown]);
    assert_eq!((found.cases, found.inside, found.below), (3, [2, 3], 1.0));
    assert_eq!(found.scored, 2);
    assert!((found.crps.expect("scores") - 3.0).abs() < 1e-9);
    assert!((found.unchanged.expect("scores") - 13.5).abs() < 1e-9);
}

/// Only targets whose last year has been reported are decided: with the last year 2024 none is; in 2025 those with a
/// probability are, met or not as worked out above, and each Brier score is the squared distance.
#[test]
fn what_was_said_in_the_base_year_is_judged() {
    let model = open(&wenling(), "baseline", None);
    let summaries = Summaries::of(baseline());
    let attained = attainments(&model, baseline());
    let before = Before {
        model: &model,
        projection: baseline(),
        summaries: &summaries,
        attainments: &attained,
    };
    assert!(statements(&model, &history(2024), &before).is_empty());
    let found = statements(&model, &history(2025), &before);
    assert!(!found.is_empty());
    for one in &found {
        let by_hand =
            ["living_coverage", "employment", "culture_sport"].contains(&one.key.as_str());
        assert_eq!(one.met, by_hand, "{}", one.key);
        let said = attained
            .iter()
            .find(|own| own.key == one.key)
            .expect("a target");
        assert_eq!(Some(one.probability), said.told());
        let away = if one.met {
            1.0 - one.probability
        } else {
            one.probability
        };
        assert!((one.brier - away * away).abs() < 1e-12);
    }
    let sum: f64 = found.iter().map(|one| one.brier).sum();
    let mean = mean_brier(&found).expect("scores");
    assert!((mean - sum / found.len() as f64).abs() < 1e-12);
    // A year after the target's does not decide it otherwise.
    let mut later = history(2025);
    later.get_mut("pension").expect("made up").insert(2026, 1.0);
    assert_eq!(statements(&model, &later, &before), found);
}

fn reported(
    (target, quantity): (Option<&str>, Option<&str>),
    year: Year,
    value: f64,
) -> ObservationFile {
    ObservationFile {
        process: None,
        target: target.map(String::from),
        quantity: quantity.map(String::from),
        year,
        known: None,
        value,
        error: None,
        source: "own_records".into(),
        at: None,
        evidence: Evidence::Measured,
        verification: Verification::Unverified,
    }
}

fn knowing(observations: Vec<ObservationFile>) -> ModelFolder {
    let mut folder = wenling();
    folder.file.observations.observation = observations;
    folder
}

/// More people than foretold: holders change by the size of the population, and causes add up to every change in every
/// mean; a coverage that was reported changes recipients by uptake and by nothing else. Nothing reported changes nothing.
#[test]
fn what_reports_change_is_told_by_cause() {
    let blank = open(&knowing(Vec::new()), "baseline", None);
    let before = outcome(&blank, SEED, 40);
    let run = |observations: Vec<ObservationFile>| {
        let model = open(&knowing(observations), "baseline", None);
        let now = outcome(&model, SEED, 40);
        let runs =
            [(&blank, &before), (&model, &now)].map(|(model, outcome)| Run { model, outcome });
        news(runs, &[2025])
    };
    assert!(run(Vec::new()).iter().all(|one| !one.any()));
    let found = run(vec![reported(
        (None, Some("population")),
        2022,
        1_300_000.0,
    )]);
    for one in &found {
        let sum: f64 = one.why.causes.iter().map(|part| part.share.mean).sum();
        let near = (sum - one.why.change.mean).abs();
        assert!(
            near < 1e-6 * one.why.before.mean.abs(),
            "{}: {sum}",
            one.key
        );
    }
    let holders = found
        .iter()
        .find(|one| one.key == "holders")
        .expect("holders");
    let of = |cause: Cause| {
        let mut parts = holders.why.causes.iter();
        parts
            .find(|part| part.cause == cause)
            .map(|part| part.share.mean)
    };
    assert!(of(Cause::Population).expect("a part") > 0.0);
    // What is known of the base year is the same in both.
    assert_eq!(of(Cause::Data), None);
    let coverage = (Some("living_coverage"), None);
    let found = run(vec![
        reported(coverage, 2022, 0.5),
        reported(coverage, 2024, 0.5),
    ]);
    let served = found
        .iter()
        .find(|one| one.key == "living_subsidy.served")
        .expect("a service");
    for part in &served.why.causes {
        // Half of seven thousand; who had low income in the base year follows its coverage by a few persons.
        let (moves, mean) = (part.cause == Cause::Uptake, part.share.mean);
        assert!(
            if moves {
                mean < -1000.0
            } else {
                mean.abs() < 100.0
            },
            "{:?}: {mean}",
            part.cause
        );
    }
    let holders = found
        .iter()
        .find(|one| one.key == "holders")
        .expect("holders");
    assert!(!holders.any());
}

/// The figure of a target's own last year decides it; of all that can be collected it tells most, and nothing tells more
/// than all.
#[test]
fn the_next_figure_is_worth_what_it_leaves_open() {
    let model = open(&knowing(Vec::new()), "baseline", None);
    let found = outcome(&model, SEED, 400);
    let worth = worth(&model, &found.projection, 2024).expect("enough draws");
    assert_eq!(worth.year, 2025);
    let mut pairs = worth.figures.windows(2);
    assert!(pairs.all(|pair| pair[0].less_doubt >= pair[1].less_doubt));
    let target = |key: &str| {
        model
            .targets
            .iter()
            .find(|own| own.key == key)
            .expect("a target")
    };
    for figure in &worth.figures {
        assert!((0.0..=1.0).contains(&figure.less_doubt), "{}", figure.key);
        for own in &figure.targets {
            let measure = &found.projection.quantities()[target(&own.key).measure.0].key;
            // Of ten groups one lies across the target.
            if *measure == figure.key
                && target(&own.key).year == 2025
                && target(&own.key).hold == Hold::End
                && own.probability > 0.3
                && own.probability < 0.7
            {
                assert!(own.less_doubt > 0.6, "{}: {}", own.key, own.less_doubt);
            }
            assert!(own.moves * own.moves <= own.probability * (1.0 - own.probability) + 0.01);
        }
    }
    // Too few draws tell nothing.
    let few = outcome(&model, SEED, 60);
    assert!(plancast::evaluation::worth::worth(&model, &few.projection, 2024).is_none());
}

/// What was reported stands beside the target that it is about, and moves the year up to which there are data; who has only
/// people reported has news of people only.
#[test]
fn the_newest_reports_are_found() {
    let blank = open(&knowing(Vec::new()), "baseline", None);
    assert_eq!((blank.newest(), blank.newest_of_people()), (2020, 2020));
    let births = (None, Some("births"));
    let people = open(
        &knowing(vec![reported(births, 2022, 6000.0)]),
        "baseline",
        None,
    );
    assert_eq!((people.newest(), people.newest_of_people()), (2022, 2022));
    let seen = vec![
        reported((Some("living_coverage"), None), 2021, 0.98),
        reported((Some("employment"), None), 2023, 0.58),
        reported((Some("employment"), None), 2020, 0.57),
    ];
    let model = open(&knowing(seen), "baseline", None);
    assert_eq!((model.newest(), model.newest_of_people()), (2023, 2020));
    for (key, by_hand) in [
        ("living_coverage", vec![(2021, 0.98)]),
        // The base year is where it starts.
        ("employment", vec![(2023, 0.58)]),
        ("pension", Vec::new()),
    ] {
        let target = model
            .targets
            .iter()
            .find(|own| own.key == key)
            .expect("a target");
        let found: Vec<(Year, f64)> = model.seen(target).into_iter().collect();
        assert_eq!(found, by_hand, "{key}");
    }
}
