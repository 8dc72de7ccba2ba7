//! Registration moves by chance: around the same mean, for the same luck in every scenario.

use plancast::model::ModelFolder;
use plancast::model::file::{Phase, ScenarioFile, SpreadFile};
use plancast::projection::Projection;
use plancast::source::Words;

use crate::runs::{baseline, bits, draws, projected, wenling};

fn registration(folder: &mut ModelFolder, persistence: f64, volatility: f64) {
    for (key, value) in [
        ("registration_persistence", persistence),
        ("registration_volatility", volatility),
    ] {
        folder.file.parameters[key].distribution = SpreadFile::Fixed { value };
    }
}

fn intensity(projection: &Projection, year: i32) -> &[f32] {
    draws(projection, "new_certificate_intensity", year)
}

#[test]
fn a_volatility_of_nothing_is_as_if_it_were_not_declared() {
    let mut still = wenling();
    registration(&mut still, 0.7, 0.0);
    let mut without = wenling();
    let disability = without.file.model.disability.as_mut();
    disability.expect("Wenling models disability").registration = None;
    for key in ["registration_persistence", "registration_volatility"] {
        without.file.parameters.shift_remove(key);
    }
    let [still, without] = [&still, &without].map(|folder| projected(folder, "baseline"));
    assert!(bits(&still) == bits(&without));
    for year in 2021..=2035 {
        assert!(intensity(&still, year).iter().all(|value| *value == 1.0));
    }
}

#[test]
fn the_luck_is_the_same_in_every_scenario() {
    for scenario in ["faster_ageing", "care_grade_3"] {
        let there = projected(&wenling(), scenario);
        for year in 2021..=2035 {
            assert_eq!(intensity(&there, year), intensity(baseline(), year));
        }
    }
}

/// With the same luck and twice the volatility, nobody's base year changes, and the numbers of
/// holders spread further.
#[test]
fn more_volatility_spreads_the_holders() {
    let spread = |volatility: f64, year: i32| {
        let mut folder = wenling();
        registration(&mut folder, 0.8, volatility);
        let projection = projected(&folder, "baseline");
        let [start, now] = [2020, year].map(|year| draws(&projection, "holders", year).to_vec());
        let ratios: Vec<f64> = start
            .iter()
            .zip(now)
            .map(|(start, now)| f64::from(now / start).ln())
            .collect();
        let mean = ratios.iter().sum::<f64>() / ratios.len() as f64;
        ratios.iter().map(|r| (r - mean) * (r - mean)).sum::<f64>()
    };
    assert_eq!(spread(0.0, 2020), spread(0.4, 2020));
    assert!(spread(0.4, 2030) > spread(0.2, 2030));
    assert!(spread(0.2, 2030) > spread(0.0, 2030));
}

/// A scenario under which a register is built up further adds that growth from its own years on.
#[test]
fn a_build_up_that_a_scenario_changes_adds_its_growth_in_its_years() {
    let mut folder = wenling();
    for (key, value) in [
        ("registration_build_up", 0.02),
        ("registration_build_up_left", 0.85),
    ] {
        folder.file.parameters[key].distribution = SpreadFile::Fixed { value };
    }
    let words = Words::both("再建", "built up again");
    let change = "[parameters.registration_build_up]\n\
                  distribution = { kind = \"fixed\", value = 0.06 }";
    let file = ScenarioFile {
        extends: Vec::new(),
        title: words.clone(),
        why: words,
        from: Some(2028),
        phase_in: None,
        phase: Phase::Linear,
        change: toml::from_str(change).expect("a change"),
        lever: Vec::new(),
    };
    folder.scenarios.insert("again".into(), file);
    let lines = &mut folder.lines;
    lines.insert("scenarios/again".into(), Default::default());
    let [usual, again] = ["baseline", "again"].map(|key| projected(&folder, key));
    assert_eq!(
        draws(&usual, "holders", 2027),
        draws(&again, "holders", 2027)
    );
    let mean = |projection: &Projection| {
        let holders = draws(projection, "holders", 2035).iter();
        holders.map(|own| f64::from(*own)).sum::<f64>() / projection.draws() as f64
    };
    let more = (mean(&again) / mean(&usual)).ln();
    // 0.04 (0.85⁸ + 0.85⁹ + … + 0.85¹⁵) is 0.0529.
    assert!((more - 0.0529).abs() < 0.015, "{more}");
}
