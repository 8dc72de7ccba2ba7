//! Every scenario of every model against its last result.
//!
//! The tables change only on purpose: `PLANCAST_BLESS=1 cargo test --test main golden` writes them
//! anew, and the difference is read and explained in the changelog under *Numbers that changed*.

use std::fs;
use std::path::PathBuf;

use plancast::evaluation::Summaries;
use plancast::model::ModelFolder;
use plancast::model::scenario::BASELINE;
use plancast::projection::Projection;
use plancast::simulation::{Engine, Follow, run_together};

use crate::runs::{models, open, prepared, root};

const QUANTITIES: [&str; 7] = [
    "population",
    "holders",
    "living_subsidy.served",
    "care_subsidy.served",
    "cost.subsidies",
    "cost.all",
    "employed",
];
const YEARS: [i32; 2] = [2025, 2035];
const DRAWS: usize = 200;

/// Draws are the same bits on every machine and with any number of threads, since nothing that enters
/// them uses a mathematical function of the platform. So nothing but the seven digits in which the
/// tables are written may differ.
const TOLERANCE: f64 = 1e-6;

const HEADER: &str = "quantity,year,median,low80,high80";

/// The tables of some scenarios of a folder. Those whose people live the same lives are run together, to the bits of
/// each by itself.
fn tables(folder: &ModelFolder, scenarios: &[&str]) -> Vec<String> {
    let engines: Vec<Engine> = scenarios
        .iter()
        .map(|scenario| prepared(&open(folder, scenario, None)))
        .collect();
    let mut tables = vec![String::new(); engines.len()];
    for (follow, draws) in [(Follow::Cohorts, DRAWS), (Follow::Persons, DRAWS / 20)] {
        let places: Vec<usize> = (0..engines.len())
            .filter(|place| engines[*place].follows() == follow)
            .collect();
        let group: Vec<&Engine> = places.iter().map(|place| &engines[*place]).collect();
        let seed = folder.file.model.seed;
        let outcomes = run_together(&group, seed, 0..draws, |_| ()).expect("a run");
        for (place, outcome) in places.into_iter().zip(outcomes) {
            assert_eq!(engines[place].model().settings.seed, seed);
            tables[place] = table(&outcome.projection);
        }
    }
    tables
}

fn table(projection: &Projection) -> String {
    let summaries = Summaries::of(projection);
    let mut table = format!("{HEADER}\n");
    for key in QUANTITIES {
        for year in YEARS {
            if let Some(summary) = summaries.get(key, year) {
                let (low, high) = summary.eighty();
                let median = summary.median();
                table += &format!("{key},{year},{median:.7e},{low:.7e},{high:.7e}\n");
            }
        }
    }
    table
}

fn differences(before: &str, now: &str) -> Vec<String> {
    let mut found = Vec::new();
    if before.lines().count() != now.lines().count() {
        found.push("other rows".to_string());
    }
    for (before, now) in before.lines().zip(now.lines()) {
        let same = before.split(',').zip(now.split(',')).all(|(before, now)| {
            match (before.parse::<f64>(), now.parse::<f64>()) {
                (Ok(before), Ok(now)) => (now - before).abs() <= TOLERANCE * before.abs(),
                _ => before == now,
            }
        });
        if !same {
            found.push(format!("{before}\n    now {now}"));
        }
    }
    found
}

#[test]
fn every_scenario_gives_its_last_result() {
    let bless = std::env::var_os("PLANCAST_BLESS").is_some();
    let mut changed = Vec::new();
    let mut expected: Vec<PathBuf> = Vec::new();
    for path in models() {
        let folder = ModelFolder::open(&path).unwrap_or_else(|complaints| panic!("{complaints}"));
        // Scenarios that are inherited are held in the model that they come from.
        let own = folder
            .scenarios
            .keys()
            .filter(|_| folder.inherited.is_empty());
        let names = std::iter::once(BASELINE).chain(own.map(String::as_str));
        let names: Vec<&str> = names.collect();
        for (scenario, now) in names.iter().zip(tables(&folder, &names)) {
            let file = root()
                .join("tests/golden")
                .join(&folder.key)
                .join(format!("{scenario}.csv"));
            if bless {
                fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
                fs::write(&file, &now).expect("written");
            }
            let before = fs::read_to_string(&file).unwrap_or_default();
            for difference in differences(&before, &now) {
                changed.push(format!("{} {scenario}: {difference}", folder.key));
            }
            expected.push(file);
        }
    }
    assert!(
        changed.is_empty(),
        "numbers changed; read them, then PLANCAST_BLESS=1:\n  {}",
        changed.join("\n  ")
    );
    let kept = fs::read_dir(root().join("tests/golden"))
        .expect("the folder")
        .flatten();
    let kept = kept.filter(|entry| entry.path().is_dir());
    for file in kept.flat_map(|folder| fs::read_dir(folder.path()).expect("a folder").flatten()) {
        assert!(
            expected.contains(&file.path()),
            "{:?} belongs to no scenario",
            file.path()
        );
    }
}
