//! People followed one by one: nobody's life changes but where a scenario touches it, and what is
//! asked of households is answered.

use std::collections::BTreeMap;
use std::sync::Arc;

use plancast::axes::Year;
use plancast::model::ModelFolder;
use plancast::model::checked::{HolderPart, Margin, RegisterReading, RegisterYear};
use plancast::model::file::{Phase, ProcessFile, ScenarioFile};
use plancast::projection::Projection;
use plancast::simulation::Follow;
use plancast::simulation::lives::{Histories, kind_of};
use plancast::simulation::person::{Order, PersonEngine};
use plancast::source::Words;
use plancast::statistics::sampling::Distribution;

use crate::runs::{SEED, bits, chance, draws, following, open, prepared, wenling};

const FEW: usize = 3;
const UNTIL: Year = 2027;
const SUBSIDISED: &str = "household_living_subsidy";

/// Wenling with fewer years.
fn shorter() -> ModelFolder {
    let mut folder = wenling();
    folder.file.model.until = UNTIL;
    folder.file.model.milestones = vec![2025, UNTIL];
    folder
}

fn with_change(change: &str) -> ModelFolder {
    let mut folder = shorter();
    let words = Words {
        zh: "变".into(),
        en: "changed".into(),
    };
    let file = ScenarioFile {
        extends: Vec::new(),
        title: words.clone(),
        why: words,
        from: Some(2026),
        phase_in: None,
        phase: Phase::Linear,
        change: toml::from_str(change).expect("a change"),
        lever: Vec::new(),
    };
    folder.scenarios.insert("changed".into(), file);
    folder
        .lines
        .insert("scenarios/changed".into(), Default::default());
    folder
}

fn persons(folder: &ModelFolder, scenario: &str) -> Arc<Projection> {
    following(folder, scenario, Follow::Persons, FEW).expect("a run")
}

#[test]
fn threads_and_empty_scenarios_leave_every_bit() {
    let folder = with_change("");
    let pool = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads);
        pool.build().expect("a pool")
    };
    // Not the run that is kept for all tests: each number of threads runs its own.
    let engine = prepared(&open(&folder, "baseline", None)).following(Follow::Persons);
    let run = |threads: usize| {
        let outcome = pool(threads).install(|| engine.run(SEED, FEW, |_| ()));
        outcome.expect("a run").projection
    };
    let one = run(1);
    for threads in [2, 7] {
        assert!(bits(&one) == bits(&run(threads)), "{threads} threads");
    }
    assert!(bits(&one) == bits(&persons(&folder, "changed")));
}

#[test]
fn a_rule_about_households_changes_nobodys_life_and_admits_no_fewer() {
    let [narrow, wide] = ["baseline", SUBSIDISED].map(|scenario| persons(&shorter(), scenario));
    for quantity in narrow.quantities() {
        let key = quantity.key.as_str();
        let untouched = [
            "holders",
            "households",
            "population",
            "births",
            "deaths",
            "employed",
        ]
        .iter()
        .any(|start| key.starts_with(start))
            || (key.ends_with(".served") && !key.starts_with("living_subsidy"));
        if untouched {
            for year in 2021..=UNTIL {
                let [here, there] = [&narrow, &wide].map(|p| draws(p, key, year));
                assert!(
                    here.iter()
                        .zip(there)
                        .all(|(a, b)| a.to_bits() == b.to_bits()),
                    "{key}, {year}"
                );
            }
        }
    }
    for year in 2021..=UNTIL {
        let [few, more] = [&narrow, &wide].map(|p| draws(p, "living_subsidy.served", year));
        for (few, more) in few.iter().zip(more) {
            assert!(
                few <= more && (few < more) == (year >= 2023),
                "{year}: {few}, {more}"
            );
        }
    }
    let refused = following(&shorter(), SUBSIDISED, Follow::Cohorts, 1);
    let words = refused.expect_err("cohorts have no households").to_string();
    assert!(words.contains("--engine persons"), "{words}");
}

#[test]
fn what_is_counted_one_by_one_adds_up_to_what_the_engine_counts() {
    let people = persons(&shorter(), "baseline");
    for year in 2021..=UNTIL {
        for (one, other) in [
            // A rule that admits every holder, and one for those newly certified.
            ("medical_premium.eligible", "holders"),
            ("new_certificates.eligible", "new_certificates"),
        ] {
            assert_eq!(
                draws(&people, one, year),
                draws(&people, other, year),
                "{one}, {year}"
            );
        }
        let [before, now] = [year - 1, year].map(|year| draws(&people, "holders", year));
        let flows = ["new_certificates", "holder_deaths", "cancelled"];
        let [entered, died, cancelled] = flows.map(|key| draws(&people, key, year));
        for draw in 0..FEW {
            let change = entered[draw] - died[draw] - cancelled[draw];
            assert_eq!(now[draw] - before[draw], change, "{year}, draw {draw}");
        }
    }
}

/// Half of those with low income have it no more within a year or so: persons are asked about the share of their year, as
/// cohorts are, not about that of the year before.
#[test]
fn attributes_that_move_are_those_of_the_year() {
    let mut folder = shorter();
    let fixed = |value: f64| Distribution::Fixed { value };
    match &mut folder.file.processes["low_income_movement"] {
        ProcessFile::Level {
            drift,
            volatility,
            jumps,
            ..
        } => (*drift, *volatility, *jumps) = (fixed(-0.5), fixed(0.0), None),
        other => panic!("{other:?} is no level"),
    }
    let people = following(&folder, "baseline", Follow::Persons, 1).expect("a run");
    for year in 2021..=2023 {
        let own = ["living_subsidy.eligible", "low_income_holders"];
        let [admitted, poor] = own.map(|key| draws(&people, key, year)[0]);
        // By the chance of some two thousand people; a year apart they differ by half.
        assert!(
            (admitted / poor - 1.0).abs() < 0.1,
            "{year}: {admitted} of {poor}"
        );
    }
}

/// A register that begins after the base year is nothing to which persons are led: that is said in both languages with its
/// year, whichever way they are asked for.
#[test]
fn a_register_of_later_years_is_refused() {
    let mut model = open(&shorter(), "baseline", None);
    let reading = RegisterReading {
        persons: 40_000.0,
        error: 0.0,
    };
    let all = Margin {
        whole: true,
        parts: vec![(HolderPart::default(), reading)],
    };
    model.register.years = vec![RegisterYear {
        stocks: vec![all],
        ..RegisterYear::empty(2022)
    }];
    let engine = prepared(&model);
    let alone = engine.lives(SEED, 0).err();
    let run = engine.following(Follow::Persons).run(SEED, 1, |_| ()).err();
    for error in [alone, run] {
        let said = error.expect("it is refused").to_string();
        for word in [
            "逐人计算",
            "2022 年",
            "--engine cohorts",
            "persons cannot follow",
        ] {
            assert!(said.contains(word), "{word} in {said}");
        }
    }
}

/// A life: its end, its states with the times from which they last, and the mother of who was born.
type Lived = (u8, Vec<(u8, u8)>, Option<u64>);

/// The lives of one draw in which something happened, by identity.
fn lived(folder: &ModelFolder, scenario: &str) -> (usize, BTreeMap<u64, Lived>) {
    let model = open(folder, scenario, None);
    let engine = prepared(&model);
    let lives = engine.lives(SEED, 0).expect("lives");
    let persons = PersonEngine::new(&lives.chances, lives.chances.len(), Order::default());
    let persons = persons.expect("a person engine");
    let (_, histories) = persons
        .run_with(&chance(SEED, 0), &lives.people, Histories::default)
        .expect("a run");
    let mut all = BTreeMap::new();
    for histories in &histories {
        for story in &histories.stories {
            let life = (story.gone, histories.spells(story).to_vec(), story.mother);
            all.insert(story.identity, life);
        }
    }
    (lives.people.len(), all)
}

#[test]
fn a_scenario_that_touches_one_in_a_hundred_leaves_the_other_lives_as_they_were() {
    let folder = with_change(
        "[parameters.inflow_level]\ndistribution = { kind = \"fixed\", value = 1.6 }\n",
    );
    let ((people, before), (_, after)) = (lived(&folder, "baseline"), lived(&folder, "changed"));
    let holds = |life: Option<&Lived>| {
        let states = life.into_iter().flat_map(|(_, spells, _)| spells);
        states
            .into_iter()
            .any(|(_, state)| kind_of((*state).into()).is_some())
    };
    // Who got a certificate in either run, or is the child of somebody whose life differs.
    let differs = |identity: u64| before.get(&identity) != after.get(&identity);
    let explained = |identity: u64| {
        let lives = [before.get(&identity), after.get(&identity)];
        let mothers = lives.iter().flatten().filter_map(|(_, _, mother)| *mother);
        lives.into_iter().any(holds) || mothers.into_iter().any(differs)
    };
    let (mut touched, mut same) = (0, 0);
    for identity in before.keys().chain(after.keys()) {
        let (one, other) = (before.get(identity), after.get(identity));
        if one == other {
            same += 1;
        } else {
            assert!(explained(*identity), "{identity}: {one:?}, {other:?}");
            touched += 1;
        }
    }
    assert!(
        touched > 100 && touched * 100 < 2 * people,
        "{touched} of {people}"
    );
    assert!(same > 10 * touched, "{same} the same, {touched} not");
}
