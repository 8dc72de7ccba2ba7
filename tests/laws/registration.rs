//! Registration moves by chance: around the same mean, for the same luck in every scenario; a register that begins late is led
//! to.

use plancast::axes::{Category, Grade};
use plancast::model::ModelFolder;
use plancast::model::checked::{HolderPart, Margin, Register, RegisterReading, RegisterYear};
use plancast::model::file::{Phase, ScenarioFile, SpreadFile};
use plancast::projection::Projection;
use plancast::source::Words;

use crate::runs::{DRAWS, SEED, baseline, bits, draws, median, open, outcome, projected, wenling};

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

/// A run whose register begins in 2022 and has these tables of all holders.
fn registered_from_2022(stocks: Vec<Vec<(HolderPart, RegisterReading)>>) -> Projection {
    let mut folder = wenling();
    folder.file.model.until = 2025;
    folder.file.model.milestones = vec![2025];
    let mut model = open(&folder, "baseline", None);
    let margin = |parts| Margin { whole: true, parts };
    model.register = Register {
        years: vec![RegisterYear {
            stocks: stocks.into_iter().map(margin).collect(),
            ..RegisterYear::empty(2022)
        }],
    };
    outcome(&model, SEED, DRAWS).projection
}

/// A quarter more holders than without a register, by category, grade and age, of which some are where draws have hardly
/// anybody: each comes out, and the years before lead there instead of a year in which everybody comes at once.
#[test]
fn the_years_before_a_register_lead_to_it() {
    let kinds = Category::ALL.iter().flat_map(|category| {
        let of = move |grade: &Grade| (*category, *grade);
        Grade::ALL.iter().map(of)
    });
    let ages = [([0, 17], 0.04), ([18, 59], 0.46), ([60, 100], 0.5)];
    let (mut parts, mut wanted) = (Vec::new(), Vec::new());
    for (category, grade) in kinds {
        let key = format!("holders.{category}.grade_{grade}");
        let all = 1.25 * median(draws(baseline(), &key, 2022));
        let of_ages = ages.map(|(ages, share)| {
            let part = HolderPart {
                category: Some(category),
                grade: Some(grade),
                ages: Some(ages),
                ..HolderPart::default()
            };
            let reading = RegisterReading {
                persons: (share * all).round(),
                error: 0.0,
            };
            (part, reading)
        });
        let persons: f64 = of_ages.iter().map(|(_, own)| own.persons).sum();
        parts.extend(of_ages);
        wanted.push((key, persons));
    }
    let all: f64 = wanted.iter().map(|(_, persons)| persons).sum();
    let run = registered_from_2022(vec![parts]);
    for (key, wanted) in &wanted {
        for persons in draws(&run, key, 2022) {
            let off = (f64::from(*persons) - wanted).abs();
            assert!(off <= 1.0, "{key}: {persons} of {wanted}");
        }
    }
    let middle = |key: &str, year| median(draws(&run, key, year));
    let before = middle("holders", 2020);
    assert!(
        (0.85 * all..1.05 * all).contains(&before),
        "{before} of {all}"
    );
    let [one, two] = [2021, 2022].map(|year| middle("new_certificates", year));
    assert!((0.7..1.4).contains(&(two / one)), "{one}, {two}");
    let cancelled = [2021, 2022].map(|year| middle("cancelled", year));
    assert!(cancelled[1] < 1.5 * cancelled[0], "{cancelled:?}");
    // Those who were published beside them are there still.
    let published = median(draws(baseline(), "care_subsidy.served", 2020));
    let found = middle("care_subsidy.served", 2020);
    assert!(
        (found / published - 1.0).abs() < 0.01,
        "{found} of {published}"
    );
}

/// What a later register may be wrong by is what the draws of its year spread by.
#[test]
fn a_register_that_begins_late_is_believed_as_far_as_it_may_be_wrong() {
    let reading = RegisterReading {
        persons: 48_000.0,
        error: 0.04,
    };
    let run = registered_from_2022(vec![vec![(HolderPart::default(), reading)]]);
    let logs = draws(&run, "holders", 2022).iter();
    let logs: Vec<f64> = logs
        .map(|own| (f64::from(*own) / reading.persons).ln())
        .collect();
    let mean = logs.iter().sum::<f64>() / logs.len() as f64;
    let square = logs
        .iter()
        .map(|own| (own - mean) * (own - mean))
        .sum::<f64>();
    let spread = (square / (logs.len() - 1) as f64).sqrt();
    assert!(mean.abs() < 0.03, "{mean}");
    assert!((0.02..0.06).contains(&spread), "{spread}");
}
