//! A model that extends another: what it does not say is the other's.

use std::fs;

use plancast::model::ModelFolder;
use tempfile::TempDir;

use crate::runs::{SEED, bits, copy, folder, open, prepared, root};

/// Models beside Wenling's, each one file that says so.
fn beside(models: &[(&str, &str)]) -> TempDir {
    let desk = crate::runs::scratch();
    copy(&root().join("models/wenling"), &desk.path().join("wenling"));
    for (name, text) in models {
        fs::create_dir_all(desk.path().join(name)).expect("a folder");
        fs::write(desk.path().join(name).join("model.toml"), text).expect("written");
    }
    desk
}

fn refused(desk: &TempDir, name: &str) -> String {
    let read = ModelFolder::open(&desk.path().join(name));
    read.expect_err("refused").to_string()
}

#[test]
fn an_overlay_that_changes_nothing_equals_its_base() {
    let desk = beside(&[("same", "extends = \"wenling\"\n")]);
    let same = ModelFolder::open(&desk.path().join("same")).unwrap_or_else(|c| panic!("{c}"));
    let mut base = folder("wenling");
    // Reports are about one place and stay there.
    base.file.observations.observation.clear();
    let run = |mut folder: ModelFolder| {
        folder
            .file
            .model
            .disability
            .as_mut()
            .expect("disability")
            .structures = 3;
        let engine = prepared(&open(&folder, "care_grade_3", None));
        engine.run(SEED, 10, |_| ()).expect("a run").projection
    };
    assert!(same.inherited.iter().count() > 100);
    assert_eq!(bits(&run(same)), bits(&run(base)));
}

#[test]
fn one_key_of_an_entry_can_be_changed_and_others_taken_away() {
    let desk = beside(&[(
        "other",
        "extends = \"wenling\"\nuntil = 2030\nwithout = [\"plan.targets\", \"model.money.sums.subsidies.anchor\"]\n",
    )]);
    fs::write(
        desk.path().join("other/parameters.toml"),
        "[fertility_level]\ndistribution = { kind = \"fixed\", value = 0.8 }\n",
    )
    .expect("written");
    let other = ModelFolder::open(&desk.path().join("other")).unwrap_or_else(|c| panic!("{c}"));
    let base = folder("wenling");
    assert_eq!(
        (other.file.model.until, base.file.model.until),
        (2030, 2035)
    );
    assert!(other.file.plan.targets.is_empty());
    let title = |folder: &ModelFolder| folder.file.parameters["fertility_level"].title.clone();
    assert_eq!(title(&other), title(&base));
    assert_eq!(other.inherited.from("parameters", "fertility_level"), None);
    assert_eq!(
        other.inherited.from("parameters", "worsening"),
        Some("wenling")
    );
}

#[test]
fn faults_of_extending_are_said_with_their_line() {
    let desk = beside(&[
        ("lost", "extends = \"wenlin\"\n"),
        ("one", "extends = \"two\"\n"),
        ("two", "extends = \"one\"\n"),
        (
            "without",
            "extends = \"wenling\"\nwithout = [\"plan.target\"]\n",
        ),
        (
            "too_little",
            "extends = \"wenling\"\nwithout = [\"model.mortality\"]\n",
        ),
    ]);
    for (name, part) in [
        ("lost", "没有模型 wenlin"),
        ("lost", "例如 wenling"),
        ("one", "绕成了圈"),
        ("without", "没有 plan.target"),
        ("too_little", "mortality"),
    ] {
        let said = refused(&desk, name);
        let zh = plancast::model::ModelFolder::open(&desk.path().join(name))
            .expect_err("refused")
            .render(plancast::source::Language::Zh);
        assert!(zh.contains(part), "{name}: {said} {zh}");
        assert!(zh.contains("model.toml 第 "), "{zh}");
    }
}

/// A key that is taken away twice is there, and one of another name is told which is meant, each in its line.
#[test]
fn what_is_taken_away_is_told_by_its_own_line() {
    let keys = [
        "plan.facts",
        "services.care_subsidy.observd",
        "plan.facts",
        "service.care_subsidy.observed",
    ];
    let keys = keys.map(|key| format!("    \"{key}\",\n")).concat();
    let text = format!("extends = \"wenling\"\nwithout = [\n{keys}]\n");
    let desk = beside(&[("other", text.as_str())]);
    let read = ModelFolder::open(&desk.path().join("other"));
    let zh = read
        .expect_err("refused")
        .render(plancast::source::Language::Zh);
    let meant = "例如 services.care_subsidy.observed。";
    for (line, found) in [
        (4, "wenling 没有 services.care_subsidy.observd"),
        (5, "plan.facts 前面已经去掉了"),
        (6, "wenling 没有 service.care_subsidy.observed"),
    ] {
        assert!(
            zh.contains(&format!("第 {line} 行 without.{}：{found}", line - 2)),
            "{zh}"
        );
    }
    assert_eq!(zh.matches(meant).count(), 2, "{zh}");
}

/// What was meant to be laid over what is inherited, and a word that no value is, are told where they stand.
#[test]
fn slips_in_what_is_laid_over_are_told_what_was_meant() {
    let desk = beside(&[("other", "extends = \"wenling\"\n")]);
    let said = |text: &str| {
        fs::write(desk.path().join("other/parameters.toml"), text).expect("written");
        let read = ModelFolder::open(&desk.path().join("other"));
        read.expect_err("refused")
            .render(plancast::source::Language::Zh)
    };
    let of = |name: &str, kind: &str| {
        format!("[{name}]\ndistribution = {{ kind = \"{kind}\", value = 1000 }}\n")
    };
    let zh = said(&of("in_migrant_2020", "fixed"));
    assert!(zh.contains("继承的有 in_migrants_2020，是不是它？"), "{zh}");
    let zh = said(&of("in_migrants_2020", "fixd"));
    let at = "parameters.toml 第 2 行 in_migrants_2020.distribution.kind";
    assert!(zh.contains(at) && zh.contains("是不是 fixed"), "{zh}");
}

#[test]
fn a_county_whose_code_changed_is_found_under_its_former_one() {
    let model = open(&folder("yuhuan"), "baseline", Some(2021));
    let remarks: Vec<&str> = model
        .data
        .remarks
        .iter()
        .map(|own| own.said.zh.as_str())
        .collect();
    assert!(
        remarks.iter().any(|remark| remark.contains("331021")),
        "{remarks:?}"
    );
    let people: f64 = model.data.population.grouped.persons.iter().flatten().sum();
    assert_eq!(people, 616_346.0);
}

/// What another model tells of its payers says nothing of one's own.
#[test]
fn payers_of_ones_own_are_told_by_nobody_else() {
    let extends = "extends = \"wenling\"\n";
    let desk = beside(&[("bare", extends), ("told", extends)]);
    let bare = "[living_subsidy.cost]\npayers = { county = 0.9, province = 0.1 }\n";
    let told = "payers_told = { source = \"own_records\", evidence = \"measured\", verification = \"unverified\" }\n";
    let told = format!("{bare}{told}");
    for (name, text) in [("bare", bare), ("told", told.as_str())] {
        fs::write(desk.path().join(name).join("services.toml"), text).expect("written");
    }
    let of = |name: &str, service: &str| {
        let folder = ModelFolder::open(&desk.path().join(name)).unwrap_or_else(|c| panic!("{c}"));
        let cost = folder.file.services[service].cost.clone().expect("a cost");
        let from = folder.inherited.payers_from(service).map(String::from);
        let told = cost.payers_told.map(|told| (told.source, told.at));
        (told, from)
    };
    assert_eq!(of("bare", "living_subsidy"), (None, None));
    let own = Some(("own_records".to_string(), None));
    assert_eq!(of("told", "living_subsidy"), (own, None));
    let (others, from) = of("bare", "care_subsidy");
    assert_eq!(others.expect("told").0, "zhejiang_transfer_2018");
    assert_eq!(from.as_deref(), Some("wenling"));
}

/// Of a centre each number is the model's that says it.
#[test]
fn how_many_centres_is_ones_own_and_how_many_places_another_s() {
    let desk = beside(&[("own", "extends = \"wenling\"\n")]);
    let text = "[day_care.capacity.existing]\nkind = \"fixed\"\nvalue = 3\n";
    fs::write(desk.path().join("own/services.toml"), text).expect("written");
    let folder = ModelFolder::open(&desk.path().join("own")).unwrap_or_else(|c| panic!("{c}"));
    let from = |key| folder.inherited.unit_from("day_care", key);
    assert_eq!(from("capacity.existing"), None);
    assert_eq!(from("capacity.places"), Some("wenling"));
}
