//! A scenario is the difference that it declares, from the year that it declares, and no other.

use std::sync::Arc;

use plancast::axes::Year;
use plancast::model::ModelFolder;
use plancast::model::file::{Phase, ScenarioFile};
use plancast::model::scenario::chain;
use plancast::projection::Projection;
use plancast::source::Words;

use plancast::simulation::{Walked, run_together};

use crate::runs::{
    SEED, baseline, bits, draws, folder, median, open, prepared, profile_bits, projected, wenling,
};

fn words() -> Words {
    Words {
        zh: "空".into(),
        en: "empty".into(),
    }
}

/// Adds a scenario that changes nothing.
fn add_empty(
    folder: &mut ModelFolder,
    extends: Option<&str>,
    from: Option<Year>,
    phase_in: Option<u32>,
) {
    let file = ScenarioFile {
        extends: extends.map(String::from).into_iter().collect(),
        title: words(),
        why: words(),
        from,
        phase_in,
        phase: Phase::Linear,
        change: Default::default(),
        lever: Vec::new(),
    };
    folder.scenarios.insert("empty".into(), file);
    folder
        .lines
        .insert("scenarios/empty".into(), Default::default());
}

fn bits_before(projection: &Projection, end: Year) -> Vec<u32> {
    let mut bits = Vec::new();
    for quantity in 0..projection.quantities().len() {
        for (place, year) in projection.years().iter().enumerate() {
            if *year < end {
                bits.extend(projection.at(quantity, place).iter().map(|v| v.to_bits()));
            }
        }
    }
    bits
}

#[test]
fn no_change_makes_no_difference() {
    for (from, phase_in) in [
        (None, None),
        (Some(2023), None),
        (Some(2024), Some(3)),
        (Some(2035), None),
    ] {
        let mut folder = wenling();
        add_empty(&mut folder, None, from, phase_in);
        let empty = projected(&folder, "empty");
        assert!(bits(&empty) == bits(baseline()), "from {from:?}");
    }
}

#[test]
fn an_empty_child_equals_its_parent() {
    for parent in ["care_grade_3", "faster_ageing", "long_term_care_insurance"] {
        let mut folder = wenling();
        // A later layer must not begin before its parent has taken hold.
        add_empty(&mut folder, Some(parent), Some(2028), None);
        let (child, parent_run) = (projected(&folder, "empty"), projected(&folder, parent));
        assert!(bits(&child) == bits(&parent_run), "{parent}");
    }
}

/// Several ancestors are laid over each other in the stated order, each once: with those of `combined` written out they
/// give its own bits, and a shared ancestor does not come twice.
#[test]
fn several_ancestors_are_laid_over_each_other_in_their_order() {
    let mut folder = wenling();
    let several = |folder: &mut ModelFolder, extends: &[&str]| {
        add_empty(folder, None, Some(2028), None);
        let file = folder.scenarios.get_mut("empty").expect("added");
        file.extends = extends.iter().map(ToString::to_string).collect();
    };
    // `combined` is `faster_ageing`, from 2021, with the change of `care_grade_3`, from 2023.
    several(&mut folder, &["faster_ageing", "care_grade_3"]);
    let both = projected(&folder, "empty");
    assert!(bits(&both) == bits(&projected(&wenling(), "combined")));
    let mut twice = wenling();
    several(&mut twice, &["faster_ageing", "combined", "faster_ageing"]);
    let names: Vec<i32> = chain(&twice, "empty")
        .expect("a chain")
        .iter()
        .map(|step| step.from)
        .collect();
    // Baseline, faster_ageing, combined, and the one that is empty: nobody comes twice.
    assert_eq!(names.len(), 4);
    assert_eq!(names[1..], [2021, 2023, 2028]);
}

/// Whoever begins later stands later; otherwise the earlier one would be put off, which is said.
#[test]
fn ancestors_stand_in_the_order_of_their_years() {
    let mut folder = wenling();
    folder
        .scenarios
        .get_mut("care_grade_3")
        .expect("a scenario")
        .from = Some(2026);
    add_empty(&mut folder, None, Some(2028), None);
    let extend = |folder: &mut ModelFolder, extends: [&str; 2]| {
        let file = folder.scenarios.get_mut("empty").expect("added");
        file.extends = extends.map(String::from).to_vec();
    };
    extend(&mut folder, ["care_grade_3", "faster_ageing"]);
    let said = chain(&folder, "empty")
        .expect_err("a complaint")
        .to_string();
    assert!(
        said.contains("faster_ageing") && said.contains("care_grade_3"),
        "{said}"
    );
    extend(&mut folder, ["faster_ageing", "care_grade_3"]);
    assert_eq!(chain(&folder, "empty").expect("a chain").len(), 4);
}

#[test]
fn nothing_differs_before_the_year_from_which_it_does() {
    let folder = folder("wenling");
    for (name, scenario) in &folder.scenarios {
        let mut from = scenario.from.unwrap_or(2021);
        let mut parents = scenario.extends.clone();
        while let Some(name) = parents.pop() {
            from = from.min(folder.scenarios[&name].from.unwrap_or(2021));
            parents.extend(folder.scenarios[&name].extends.clone());
        }
        if open(&wenling(), name, None).asks_about_households() {
            continue;
        }
        let projection = projected(&wenling(), name);
        assert!(
            bits_before(&projection, from) == bits_before(baseline(), from),
            "{name} before {from}"
        );
        assert!(
            bits(&projection) != bits(baseline()),
            "{name} changes something"
        );
    }
}

#[test]
fn a_wider_rule_never_admits_fewer() {
    let wider = projected(&wenling(), "care_grade_3");
    let keys = wider
        .quantities()
        .iter()
        .map(|quantity| quantity.key.as_str());
    let keys: Vec<&str> = keys.collect();
    for year in 2020..=2035 {
        let [narrow, wide] = [baseline(), &wider].map(|p| draws(p, "care_subsidy.eligible", year));
        for (narrow, wide) in narrow.iter().zip(wide) {
            assert!(narrow <= wide, "{year}");
        }
        assert_eq!(narrow == wide, year < 2023, "{year}");
        // Who may have one service changes nobody's life, and no other service.
        for key in keys.iter().filter(|key| {
            key.starts_with("holders")
                || key.starts_with("population")
                || key.ends_with(".eligible")
        }) {
            if *key != "care_subsidy.eligible" {
                let [here, there] = [baseline(), &wider].map(|p| draws(p, key, year));
                assert_eq!(here, there, "{key}, {year}");
            }
        }
    }
}

#[test]
fn care_insurance_and_care_subsidy_exclude_each_other() {
    let insured = projected(&wenling(), "long_term_care_insurance");
    for year in 2020..=2035 {
        let [subsidy, insurance, one, two] = [
            "care_subsidy.served",
            "long_term_care_insurance.served",
            "holders.grade_1",
            "holders.grade_2",
        ]
        .map(|key| draws(&insured, key, year));
        for draw in 0..insured.draws() {
            let (both, severe) = (subsidy[draw] + insurance[draw], one[draw] + two[draw]);
            assert!(both <= severe, "{year}, draw {draw}: {both} of {severe}");
        }
        assert_eq!(insurance.iter().all(|people| *people == 0.0), year < 2024);
    }
}

#[test]
fn care_insurance_takes_hold_step_by_step() {
    let insured = projected(&wenling(), "long_term_care_insurance");
    let eligible = |year| {
        let all = draws(&insured, "long_term_care_insurance.eligible", year);
        let severe = draws(&insured, "holders.grade_1", year).iter();
        let severe = severe
            .zip(draws(&insured, "holders.grade_2", year))
            .map(|(a, b)| a + b);
        let shares: Vec<f32> = all
            .iter()
            .zip(severe)
            .map(|(all, severe)| all / severe)
            .collect();
        median(&shares)
    };
    for (year, share) in [
        (2024, 1.0 / 3.0),
        (2025, 2.0 / 3.0),
        (2026, 1.0),
        (2030, 1.0),
    ] {
        // Half a person in some fifteen thousand.
        assert!(
            (eligible(year) - share).abs() < 1e-4,
            "{year}: {}",
            eligible(year)
        );
    }
}

#[test]
fn scenarios_go_the_way_that_they_say() {
    for (scenario, quantity) in [
        ("faster_ageing", "holders"),
        ("faster_ageing", "population_65"),
        ("dibao_uprating", "cost.subsidies"),
        ("care_grade_3", "cost.subsidies"),
        ("combined", "cost.subsidies"),
    ] {
        let there = projected(&wenling(), scenario);
        let [there, here] = [&there, baseline()].map(|p| draws(p, quantity, 2035));
        let gaps: Vec<f32> = there.iter().zip(here).map(|(a, b)| a - b).collect();
        assert!(median(&gaps) > 0.0, "{scenario}: {quantity}");
    }
}

#[test]
fn a_later_layer_takes_back_nothing_that_an_earlier_one_introduced() {
    let mut folder = wenling();
    add_empty(
        &mut folder,
        Some("long_term_care_insurance"),
        Some(2028),
        Some(5),
    );
    let changed = folder.scenarios.get_mut("empty").expect("just added");
    changed.change = toml::from_str(
        "[services.care_subsidy]\neligible = [{ grade = [\"1\"] }, { grade = [\"2\"] }]\n",
    )
    .expect("a change");
    let [later, earlier] =
        ["empty", "long_term_care_insurance"].map(|scenario| projected(&folder, scenario));
    for year in 2024..=2035 {
        let [a, b] = [&later, &earlier].map(|p| draws(p, "long_term_care_insurance.served", year));
        assert_eq!(a, b, "{year}");
    }
}

#[test]
fn scenarios_walked_together_have_the_bits_of_each_by_itself() {
    let names = [
        "baseline",
        "care_grade_3",
        "faster_ageing",
        "dibao_uprating",
        "long_term_care_insurance",
    ];
    let engines = names.map(|name| prepared(&open(&wenling(), name, None)));
    let together: Vec<_> = engines.iter().collect();
    let together = run_together(&together, SEED, 3..12, |_| ()).expect("runs");
    for ((name, engine), outcome) in names.iter().zip(&engines).zip(together) {
        let alone = engine.block(SEED, 3, 9).expect("a run");
        assert_eq!(bits(&outcome.projection), bits(&alone.projection), "{name}");
    }
}

/// Of whoever lives the same lives, the people are walked once and kept; a draw that has no room, or is not there yet, is
/// walked anew.
#[test]
fn people_walked_before_give_the_bits_of_those_walked_anew() {
    let all = 512 << 20;
    let engine = Arc::new(prepared(&open(&wenling(), "baseline", None)));
    let alone = engine.block(SEED, 0, 6).expect("a run");
    for (bytes, kept) in [(all, 6), (1 << 20, 2), (1, 0)] {
        let walked = Walked::new(engine.clone(), SEED, 8, bytes);
        for again in 0..2 {
            let among = engine.block_among_while(&walked, 0..6, |_| true);
            let among = among.expect("a run");
            assert_eq!(bits(&among.projection), bits(&alone.projection), "{again}");
            assert_eq!(profile_bits(&among), profile_bits(&alone), "{again}");
        }
        assert!(
            (walked.kept() > 0) == (kept > 0) && walked.kept() <= 6,
            "{bytes}"
        );
        assert!(bytes < all || walked.kept() == kept, "{}", walked.kept());
    }
    let walked = Walked::new(engine.clone(), SEED, 8, all);
    engine
        .block_among_while(&walked, 0..6, |_| true)
        .expect("a run");
    for (name, kept) in [
        ("faster_ageing", 6),
        ("care_grade_3", 8),
        ("dibao_uprating", 8),
        ("long_term_care_insurance", 8),
    ] {
        let engine = prepared(&open(&wenling(), name, None));
        let among = engine.block_among_while(&walked, 2..9, |_| true);
        let alone = engine.block(SEED, 2, 7).expect("a run");
        assert_eq!(
            bits(&among.expect("a run").projection),
            bits(&alone.projection),
            "{name}"
        );
        assert_eq!(walked.kept(), kept, "{name}");
    }
}
