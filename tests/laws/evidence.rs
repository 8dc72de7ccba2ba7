//! What is known moves the answer; what is not yet known does not; how a table is ordered does not.

use std::fs;
use std::path::Path;

use plancast::dataset::Complaint;
use plancast::evaluation::{Attainment, attainments};
use plancast::model::checked::Rests;
use plancast::model::file::{Hold, ObservationFile, Relation, UnitCostFile, Uprating};
use plancast::model::{self, ModelFolder};
use plancast::report::table::numbers_used;
use plancast::source::{Evidence, Verification};
use plancast::statistics::sampling::Distribution;
use sha2::{Digest, Sha256};

use crate::runs::{
    DRAWS, SEED, baseline, bits, copy, datasets, draws, median, open, outcome, wenling,
};

fn observed(process: &str, year: i32, known: i32, value: f64, error: f64) -> ObservationFile {
    ObservationFile {
        quantity: None,
        process: Some(process.into()),
        target: None,
        year,
        known: Some(known),
        value,
        error: Some(error),
        source: "judgement".into(),
        at: None,
        evidence: Evidence::Assumed,
        verification: Verification::Unverified,
    }
}

fn with(observation: ObservationFile) -> ModelFolder {
    let mut folder = wenling();
    folder.file.observations.observation.push(observation);
    folder
}

/// The same up to the last year of the plan, where nothing is asked of later ones.
fn of_the_plan(mut folder: ModelFolder) -> ModelFolder {
    folder.file.model.until = 2025;
    folder.file.model.milestones = vec![2025];
    folder
}

fn judged(folder: &ModelFolder, draws: usize) -> Attainment {
    let model = open(&of_the_plan(folder.clone()), "baseline", None);
    let all = attainments(&model, &outcome(&model, SEED, draws).projection);
    let found = all.into_iter().find(|target| target.key == "care_coverage");
    found.expect("the plan's third indicator")
}

#[test]
fn as_of_any_year_uses_what_was_known_then() {
    let mut medians = Vec::new();
    for as_of in [Some(2020), Some(2023), None] {
        let model = open(&wenling(), "baseline", as_of);
        for table in &model.data.tables {
            let vintage: i32 = table
                .path
                .split('/')
                .nth(1)
                .and_then(|v| v.parse().ok())
                .expect("a vintage");
            let late = as_of.is_some_and(|year| vintage > year);
            let remarked = model
                .data
                .remarks
                .iter()
                .any(|own| own.said.en.contains(&table.path));
            let sidecar = datasets().join(&table.path).with_extension("toml");
            let by_row = fs::read_to_string(sidecar)
                .expect("a sidecar")
                .contains("[columns.known]");
            assert!(
                !late || remarked || by_row,
                "{} as of {as_of:?}",
                table.path
            );
        }
        let projection = outcome(&model, SEED, DRAWS).projection;
        medians.push(
            ["population", "holders", "cost.all"].map(|key| median(draws(&projection, key, 2035))),
        );
    }
    for key in 0..3 {
        assert!(medians[0][key] != medians[1][key] && medians[1][key] != medians[2][key]);
    }
}

#[test]
fn a_later_report_moves_the_answer() {
    let before = judged(&wenling(), 200);
    let after = judged(
        &with(observed("care_subsidy_coverage", 2022, 2023, 0.995, 0.0003)),
        200,
    );
    assert_eq!(before.rests, Rests::Elsewhere);
    assert_eq!(after.rests, Rests::OwnSeries(1));
    assert!(
        after.probability > before.probability + 0.1,
        "{} → {}",
        before.probability,
        after.probability
    );
    let width = |a: &Attainment| a.eighty.1 - a.eighty.0;
    assert!(
        width(&after) < width(&before),
        "{:?} → {:?}",
        before.eighty,
        after.eighty
    );
}

#[test]
fn a_report_fixes_the_year_that_it_is_about() {
    let folder = with(observed("care_subsidy_coverage", 2022, 2023, 0.995, 0.0));
    let model = open(&folder, "baseline", None);
    let projection = outcome(&model, SEED, DRAWS).projection;
    let coverage = draws(&projection, "care_subsidy.coverage", 2022);
    for share in coverage {
        // Half a person of some fifteen thousand.
        assert!((share - 0.995).abs() < 0.0001, "{share}");
    }
    let folder = with(observed("new_day_centres", 2023, 2024, 9.0, 0.0));
    let model = open(&folder, "baseline", None);
    let projection = outcome(&model, SEED, DRAWS).projection;
    assert!(
        draws(&projection, "process.new_day_centres", 2023)
            .iter()
            .all(|n| *n == 9.0)
    );
    assert!(
        draws(&projection, "process.new_day_centres", 2022)
            .iter()
            .all(|n| *n <= 9.0)
    );
}

#[test]
fn what_is_not_yet_known_changes_nothing() {
    let run = |folder: &ModelFolder| {
        bits(&outcome(&open(folder, "baseline", Some(2022)), SEED, 10).projection)
    };
    let later = with(observed("care_subsidy_coverage", 2022, 2023, 0.995, 0.0003));
    let earlier = with(observed("care_subsidy_coverage", 2021, 2022, 0.995, 0.0003));
    assert!(run(&later) == run(&wenling()));
    assert!(run(&earlier) != run(&wenling()));
}

#[test]
fn a_report_of_one_process_leaves_the_others_as_they_were() {
    let folder = with(observed("employment_rate", 2022, 2023, 0.61, 0.005));
    let moved = outcome(&open(&folder, "baseline", None), SEED, DRAWS).projection;
    assert!(bits(&moved) != bits(baseline()));
    for key in [
        "holders",
        "care_subsidy.served",
        "process.device_fitting",
        "process.gdp",
    ] {
        for year in 2021..=2035 {
            assert_eq!(
                draws(&moved, key, year),
                draws(baseline(), key, year),
                "{key}, {year}"
            );
        }
    }
}

/// Writes the rows of every table in the opposite order, and its new checksum.
fn turn_round(folder: &Path) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            turn_round(&path);
        } else if path.extension().is_some_and(|ending| ending == "csv") {
            let text = fs::read_to_string(&path).expect("text");
            let (head, rows): (Vec<&str>, Vec<&str>) = {
                let at = text
                    .lines()
                    .position(|line| !line.starts_with('#'))
                    .expect("a header");
                let lines: Vec<&str> = text.lines().collect();
                (lines[..=at].to_vec(), lines[at + 1..].to_vec())
            };
            let turned: Vec<&str> = head.into_iter().chain(rows.into_iter().rev()).collect();
            let turned = turned.join("\n") + "\n";
            let hex = |bytes: &str| {
                Sha256::digest(bytes)
                    .iter()
                    .map(|b| format!("{b:02x}"))
                    .collect::<String>()
            };
            let sidecar = path.with_extension("toml");
            let described = fs::read_to_string(&sidecar).expect("a sidecar");
            fs::write(&sidecar, described.replace(&hex(&text), &hex(&turned))).expect("written");
            fs::write(&path, turned).expect("written");
        }
    }
}

#[test]
fn the_order_of_rows_does_not_matter() {
    let folder = crate::runs::scratch();
    copy(&datasets(), folder.path());
    turn_round(folder.path());
    let model = model::open(&wenling(), folder.path(), "baseline", None);
    let model = model.unwrap_or_else(|complaints| panic!("{complaints}"));
    let turned = outcome(&model, SEED, DRAWS).projection;
    assert!(bits(&turned) == bits(baseline()));
}

/// Nothing that moves is set from a target: with every target's value, relation and year changed, no
/// projection changes by a bit.
#[test]
fn a_target_moves_nothing_but_its_own_probability() {
    let mut folder = wenling();
    for target in folder.file.plan.targets.values_mut() {
        target.target = 0.37 * target.target + 0.11;
        target.relation = Relation::AtMost;
        target.baseline = target.baseline.map(|value| 0.5 * value);
        target.upper = None;
        target.hold = Hold::End;
        target.year = 2027;
    }
    let moved = outcome(&open(&folder, "baseline", None), SEED, DRAWS).projection;
    assert!(bits(&moved) == bits(baseline()));
}

/// What was reported of the target year decides, for every kind of measure; a value equal to the target is
/// equal, and 0 and 100 % are read as they stand.
#[test]
fn what_was_reported_decides() {
    let reported = |target: &str, value: f64| {
        let mut folder = wenling();
        let year = folder.file.plan.targets[target].year;
        let mut seen = observed("", year, year + 1, value, 0.0);
        (seen.process, seen.target, seen.error) = (None, Some(target.to_string()), None);
        folder.file.observations.observation.push(seen);
        let model = open(&of_the_plan(folder), "baseline", None);
        let all = attainments(&model, &outcome(&model, SEED, 60).projection);
        let found = all.into_iter().find(|one| one.key == target);
        let found = found.expect("the target");
        assert_eq!(found.rests, Rests::Reported, "{target}");
        found.told().expect("a probability")
    };
    // More than 99 %: coverage of a service.
    assert_eq!(reported("care_coverage", 0.9903), 1.0);
    assert_eq!(reported("care_coverage", 0.99), 0.0);
    assert_eq!(reported("care_coverage", 1.0), 1.0);
    // At least 99 %: a share, through its process.
    assert_eq!(reported("rehabilitation", 0.99), 1.0);
    assert_eq!(reported("rehabilitation", 0.0), 0.0);
    // All of 16: a share of things.
    assert_eq!(reported("day_centre_each_town", 1.0), 1.0);
    // A count, a sum over a plan, a ratio.
    assert_eq!(reported("new_day_centres", 15.0), 1.0);
    assert_eq!(reported("new_day_centres", 14.0), 0.0);
    assert_eq!(reported("employed_in_forms", 3600.0), 1.0);
    assert_eq!(reported("destitute_standard", 1.29), 0.0);
}

/// What was reported of a target that other quantities make stands in its year and moves nothing: of later years it is no
/// evidence. Recipients move what takes the service up.
#[test]
fn what_moves_nothing_tells_nothing_of_later_years() {
    let rests = |target: Option<&str>, quantity: Option<&str>| {
        let mut seen = observed("", 2022, 2023, 655.0, 0.0);
        (seen.process, seen.error) = (None, None);
        (seen.target, seen.quantity) = (target.map(String::from), quantity.map(String::from));
        let model = open(&with(seen), "baseline", None);
        let training = model.targets.iter().find(|own| own.key == "training");
        let alone = |own: &Complaint| own.found.zh.contains("2022 年公布 655，只记在这一年");
        let reminded = model.warnings.iter().any(alone);
        (training.expect("a target").rests, reminded)
    };
    let target = rests(Some("training"), None);
    assert_eq!(target, (Rests::Nothing, true));
    let recipients = rests(None, Some("training.served"));
    assert_eq!(recipients, (Rests::OwnSeries(1), false));
}

/// Reports of a count tell of its pace, whether one was declared or not.
#[test]
fn a_count_that_was_reported_goes_on_at_its_pace() {
    let folder = with(observed("new_day_centres", 2024, 2025, 12.0, 0.0));
    let model = open(&folder, "baseline", None);
    let moved = outcome(&model, SEED, DRAWS).projection;
    let before = median(draws(baseline(), "process.new_day_centres", 2030));
    let after = median(draws(&moved, "process.new_day_centres", 2030));
    assert!(
        before < 12.0 && (24.0..36.0).contains(&after),
        "{before} → {after}"
    );
}

/// Every number used is listed: also those that the scenario changes, with the year, and how many things are counted.
#[test]
fn the_numbers_used_are_those_of_the_scenario() {
    let listed = |scenario: &str| {
        let table = numbers_used(&open(&wenling(), scenario, None), false);
        String::from_utf8(table.csv().expect("a table")).expect("text")
    };
    let [plain, changed] = ["baseline", "dibao_uprating"].map(listed);
    let is_new = |line: &&str| plain.lines().all(|own| own != *line);
    let new: Vec<&str> = changed.lines().filter(is_new).collect();
    assert_eq!(new.len(), 1, "{new:?}");
    assert!(new[0].starts_with("process,dibao,mean,"), "{new:?}");
    for part in ["（2022 年起）", ",0.08,", "assumed", "dibao_uprating"] {
        assert!(new[0].contains(part), "{part}: {new:?}");
    }
    assert_eq!(plain.lines().count() + 1, changed.lines().count());
    for counted in [
        "target,graduates,of,",
        "process,grid_committee_members,of,",
        "process,committee_meetings,occasions,",
        "process,living_subsidy_coverage,elsewhere,",
        "fact,care_recipients,value,",
        "report,population,value,",
    ] {
        let rows = plain.lines().filter(|line| line.starts_with(counted));
        assert_eq!(rows.count(), 1, "{counted}");
    }
}

/// Who pays is told by another source than what is paid, or by none.
#[test]
fn payers_have_evidence_of_their_own() {
    let table = numbers_used(&open(&wenling(), "baseline", None), false);
    let table = String::from_utf8(table.csv().expect("a table")).expect("text");
    for (service, parts, foreign) in [
        (
            "living_subsidy",
            ["estimated", "zhejiang_transfer_2018"],
            "zhejiang_subsidy_rule_2021",
        ),
        (
            "care_subsidy",
            ["estimated", "zhejiang_transfer_2018"],
            "zhejiang_standards_memory",
        ),
        (
            "dibao_single",
            ["assumed", "unverified"],
            "county_notice_2021",
        ),
    ] {
        let start = format!("service,{service},payer,");
        let rows: Vec<&str> = table
            .lines()
            .filter(|line| line.starts_with(&start))
            .collect();
        assert!(rows.len() > 1, "{service}: {rows:?}");
        for row in rows {
            assert!(parts.iter().all(|part| row.contains(part)), "{row}");
            assert!(!row.contains(foreign), "{row}");
        }
    }
}

/// What it costs to build and to run centres has a source, and who pays for it is assumed where they are not who pays for the
/// recipients.
#[test]
fn costs_of_centres_and_their_payers_are_listed() {
    let mut folder = wenling();
    let service = folder.file.services.get_mut("day_care");
    let capacity = service.expect("a service").capacity.as_mut();
    let capacity = capacity.expect("places");
    let cost = |payers: &[(&str, f64)]| UnitCostFile {
        amount: Distribution::Fixed { value: 100_000.0 },
        uprating: Uprating::Fixed,
        price_year: 2020,
        payers: payers
            .iter()
            .map(|(payer, share)| (payer.to_string(), *share))
            .collect(),
        source: "own_records".into(),
        at: Some("表3".into()),
        evidence: Evidence::Measured,
        verification: Verification::Secondary,
    };
    capacity.capital = Some(cost(&[("city", 0.75), ("county", 0.25)]));
    capacity.running = Some(cost(&[]));
    let table = numbers_used(&open(&folder, "baseline", None), false);
    let table = String::from_utf8(table.csv().expect("a table")).expect("text");
    let rows = |part: &str| -> Vec<&str> {
        let start = format!("service,day_care,{part},");
        let rows = table.lines();
        rows.filter(|line| line.starts_with(&start)).collect()
    };
    for part in ["capital", "running"] {
        let found = rows(part);
        assert_eq!(found.len(), 1, "{found:?}");
        for said in ["measured", "secondary", "own_records", "表3"] {
            assert!(found[0].contains(said), "{said}: {found:?}");
        }
    }
    let payers = rows("capital_payer");
    assert_eq!(payers.len(), 2, "{payers:?}");
    assert!(
        payers.iter().any(|row| row.contains(",0.75,")),
        "{payers:?}"
    );
    assert!(
        payers.iter().all(|row| row.contains("assumed")),
        "{payers:?}"
    );
    assert!(rows("running_payer").is_empty());
}
