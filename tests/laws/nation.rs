//! The nation: holders as published, one person in a thousand followed, and what its series teach.

use plancast::evaluation::calibration::{CalibrationEffort, calibrate};
use plancast::model::file::SpreadFile;
use plancast::model::{ModelFolder, open_for_calibration};
use plancast::projection::Projection;
use plancast::statistics::importance::Settings;

use crate::runs::{draws, folder, median, opener, prepared, projected};

/// The nation with few populations of the survey.
fn nation() -> ModelFolder {
    let mut folder = folder("china_disability");
    let disability = folder.file.model.disability.as_mut();
    disability.expect("it is about disability").structures = 3;
    folder
}

fn middle(projection: &Projection, key: &str, year: i32) -> f64 {
    median(draws(projection, key, year))
}

#[test]
fn holders_of_the_base_year_are_those_published() {
    let mut folder = nation();
    let value = 37_807_000.0;
    folder.file.parameters["holders_2020"].distribution = SpreadFile::Fixed { value };
    let projection = projected(&folder, "baseline");
    for holders in draws(&projection, "holders", 2020) {
        // One person stands for a thousand; some of the oldest may be fewer than their certificates.
        assert!(
            (f64::from(*holders) / value - 1.0).abs() < 1e-3,
            "{holders}"
        );
    }
    // World Population Prospects 2019, 1 July 2020.
    let people = middle(&projection, "population", 2020);
    assert!((people / 1_439_323_774.0 - 1.0).abs() < 1e-4, "{people}");
    let grades: f64 = (1..=4)
        .map(|grade| f64::from(draws(&projection, &format!("holders.grade_{grade}"), 2030)[0]))
        .sum();
    let all = f64::from(draws(&projection, "holders", 2030)[0]);
    assert!((grades / all - 1.0).abs() < 1e-6, "{grades} of {all}");
}

/// The same draws of everything else: what is left is the chance of those who are followed.
#[test]
fn how_many_are_followed_changes_nothing_but_chance() {
    let run = |one_in: u32| {
        let mut folder = nation();
        folder.file.model.population.one_in = Some(one_in);
        projected(&folder, "baseline")
    };
    let (few, more) = (run(1000), run(250));
    for (key, tolerance) in [
        ("holders", 0.005),
        ("registration_share", 0.005),
        ("population", 0.001),
        ("care_subsidy.served", 0.005),
    ] {
        let [few, more] = [&few, &more].map(|projection| middle(projection, key, 2030));
        assert!((few / more - 1.0).abs() < tolerance, "{key}: {few}, {more}");
    }
    // model.toml says that following one in a thousand adds less than 1 % to holders by 2035.
    let [few, more] = [&few, &more].map(|projection| draws(projection, "holders", 2035));
    let gaps = few.iter().zip(more).map(|(a, b)| f64::from(a / b).ln());
    let spread = (gaps.map(|gap| gap * gap).sum::<f64>() / few.len() as f64).sqrt();
    assert!((0.0..0.01).contains(&spread), "{spread}");
}

/// The series from 2017 on say more than the priors, and the number that enrolment in 2021 implies is
/// not made to fit.
#[test]
fn the_national_series_move_the_parameters() {
    let (model, file) = open_for_calibration(&nation(), opener()).unwrap_or_else(|c| panic!("{c}"));
    assert_eq!(model.calendar.base, 2016);
    let effort = CalibrationEffort {
        sampling: Settings {
            first: 500,
            added: 100,
            rounds: 8,
            resampled: 200,
        },
        each: 4,
    };
    let calibrated = calibrate(&prepared(&model), &file, effort, 1, |_| {}).expect("a calibration");
    let spread = |values: &[f64]| {
        let mut sorted = values.to_vec();
        sorted.sort_by(f64::total_cmp);
        let at = |part: f64| sorted[(part * sorted.len() as f64) as usize];
        (at(0.1), at(0.5), at(0.9))
    };
    for learned in &calibrated.parameters {
        let key = model.parameters[learned.id.0].key.as_str();
        let (low, middle, high) = spread(&learned.posterior);
        let prior = spread(&learned.prior);
        match key {
            "mild_registration" => assert!(high - low < 0.5 * (prior.2 - prior.0), "{key}"),
            "registration_growth" => assert!(middle > prior.1, "{key}: {middle}"),
            _ => {}
        }
    }
    for seen in &calibrated.observations {
        let (low, _, high) = spread(&seen.posterior);
        let within = low < seen.file.value && seen.file.value < high;
        let other = seen.file.quantity == "holders" && seen.file.year == 2021;
        assert_eq!(within, !other, "{} {}", seen.file.quantity, seen.file.year);
    }
}
