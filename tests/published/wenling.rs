//! Wenling's registered population, births and deaths of 2022, foretold from the census of 2020.

use plancast::evaluation::Summaries;

use crate::runs::{open, outcome, wenling};

/// 温岭市人民政府网, 人口与人民生活 (18 July 2023); the year is inferred from the date of the page.
const PUBLISHED: [(&str, f64); 3] = [
    ("population", 1_211_900.0),
    ("births", 6_085.0),
    ("deaths", 9_187.0),
];

/// The model without these figures, with which it ships: each lies inside the 80 % interval, and the population
/// within 0.1 % of the median. Nothing was tuned on them: the model before they were entered gave 1,211,270
/// (1,200,793–1,222,517), 6,223 and 9,221.
#[test]
fn the_people_of_2022_were_foretold() {
    let mut folder = wenling();
    let reports = &mut folder.file.observations.observation;
    let before = reports.len();
    reports.retain(|report| report.quantity.is_none());
    assert_eq!(reports.len() + 3, before);
    // Nobody looks at later years than those of the plan.
    folder.file.model.until = 2025;
    folder.file.model.milestones = vec![2025];
    let model = open(&folder, "baseline", None);
    let summaries = Summaries::of(&outcome(&model, model.settings.seed, 1_000).projection);
    for (key, published) in PUBLISHED {
        let summary = summaries.get(key, 2022).expect("a year of the run");
        let (low, high) = summary.eighty();
        assert!((low..=high).contains(&published), "{key}: {low}–{high}");
        let error = summary.median() / published - 1.0;
        // Births and deaths of a year are known to some per cent before it.
        let most = if key == "population" { 0.001 } else { 0.04 };
        assert!(error.abs() < most, "{key}: {error}");
    }
}

/// With them they come out, and what follows is surer.
#[test]
fn the_people_of_2022_come_out_and_teach() {
    let with = open(&wenling(), "baseline", None);
    let mut folder = wenling();
    folder
        .file
        .observations
        .observation
        .retain(|report| report.quantity.is_none());
    let without = open(&folder, "baseline", None);
    let [with, without] = [with, without]
        .map(|model| Summaries::of(&outcome(&model, model.settings.seed, 400).projection));
    let summary = |key: &str, year| with.get(key, year).expect("a year of the run");
    assert_eq!(
        summary("population", 2022).eighty(),
        (1_211_900.0, 1_211_900.0)
    );
    assert_eq!(summary("births", 2022).eighty(), (6_085.0, 6_085.0));
    assert_eq!(summary("deaths", 2022).eighty(), (9_187.0, 9_187.0));
    for (key, year) in [("population", 2025), ("deaths", 2025), ("population", 2035)] {
        let width = |all: &Summaries| {
            let (low, high) = all.get(key, year).expect("a year of the run").eighty();
            high - low
        };
        assert!(width(&with) < 0.9 * width(&without), "{key} {year}");
    }
}
