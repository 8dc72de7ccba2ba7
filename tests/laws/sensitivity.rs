//! What comes from one origin can be taken from other draws, and all that is random in a draw has an origin.

use std::collections::BTreeSet;
use std::sync::Arc;

use plancast::evaluation::sensitivity::{
    Asked, Group, Mover, Sensitivities, SensitivityError, Swing, sensitivities,
};
use plancast::model::ModelFolder;
use plancast::model::checked::Addresses;
use plancast::projection::Projection;
use plancast::report::sensitivities::Told;
use plancast::simulation::{Engine, Exchanged, Factor, Follow, Held, SimulationError};
use plancast::source::Language;
use plancast::statistics::sampling::Sampler;
use plancast::stream::Origin;

use crate::runs::{SEED, bits, draws, folder, models, open, prepared, wenling};

/// Draws `0 … count − 1`, where what comes from some origins is that of the draws after them.
fn exchanged(engine: &Engine, origins: &[Origin], count: usize) -> Projection {
    let exchanged = Exchanged {
        origins,
        from: count,
    };
    let outcome = engine.block_exchanged_while(SEED, 0..count, exchanged, |_| true);
    outcome.expect("a run").projection
}

fn plain(engine: &Engine, first: usize, count: usize) -> Projection {
    engine.block(SEED, first, count).expect("a run").projection
}

/// The last year of small folders: the plan's years are over, and all that scenarios change has begun.
const SOON: i32 = 2028;

/// A folder with few populations of the survey, which take most of the time before the first draw, and few years.
fn small(mut folder: ModelFolder) -> ModelFolder {
    let settings = &mut folder.file.model;
    settings.until = settings.until.min(SOON);
    settings.milestones.retain(|year| *year <= SOON);
    if let Some(disability) = folder.file.model.disability.as_mut() {
        disability.structures = disability.structures.min(3);
    }
    folder
}

/// A decision that were forgotten would stay behind when everything is exchanged.
#[test]
fn with_everything_exchanged_the_draws_are_the_others() {
    for path in models() {
        let key = path.file_name().expect("a name").to_string_lossy();
        let folder = small(folder(&key));
        let scenarios =
            std::iter::once("baseline").chain(folder.scenarios.keys().map(String::as_str));
        for scenario in scenarios {
            let model = open(&folder, scenario, None);
            let persons = model.asks_about_households();
            // Persons are followed, one draw of them, where the scenario was written: who inherits it decides the same.
            let own = path.join(format!("scenarios/{scenario}.toml"));
            if persons && !own.is_file() {
                continue;
            }
            let count = if persons { 1 } else { 5 };
            let engine = prepared(&model);
            let own = bits(&plain(&engine, 0, count));
            assert!(
                bits(&exchanged(&engine, &[], count)) == own,
                "{key} {scenario}"
            );
            let others = bits(&plain(&engine, count, count));
            let all = bits(&exchanged(&engine, &Origin::ALL, count));
            assert!(all == others && all != own, "{key} {scenario}");
        }
    }
}

#[test]
fn persons_have_their_lives_from_chance_too() {
    let mut folder = wenling();
    folder.file.model.until = 2026;
    folder.file.model.milestones = vec![2025, 2026];
    let engine = prepared(&open(&folder, "baseline", None)).following(Follow::Persons);
    let others = bits(&plain(&engine, 2, 2));
    assert!(bits(&exchanged(&engine, &Origin::ALL, 2)) == others);
    let without = &Origin::ALL[..Origin::COUNT - 1];
    assert!(bits(&exchanged(&engine, without, 2)) != others);
}

/// What a process or a service decides has the origin of its kind, and every section that a model has gives its
/// parameters theirs.
#[test]
fn decisions_of_a_model_have_the_origin_of_what_they_are() {
    let mut seen = BTreeSet::new();
    for path in models() {
        let key = path.file_name().expect("a name").to_string_lossy();
        let model = open(&small(folder(&key)), "baseline", None);
        let parameters = model.parameters.iter();
        seen.extend(parameters.filter_map(|own| own.decision.origin()));
        for process in &model.processes {
            let decisions = [
                process.decision,
                process.innovations,
                process.jumps,
                process.errors,
            ];
            for decision in decisions {
                let origin = Some(process.kind.origin());
                assert_eq!(decision.origin(), origin, "{key}: {}", process.key);
            }
        }
        for service in &model.services {
            assert_eq!(service.demand.origin(), Some(Origin::Chance));
            assert_eq!(service.constants.origin(), Some(Origin::Delivery));
        }
    }
    // Chance has no parameters.
    let expected = &Origin::ALL[..Origin::Chance as usize];
    assert!(seen.iter().eq(expected), "{seen:?}");
}

/// Each origin moves what it is about and leaves alone what it cannot touch.
#[test]
fn an_origin_moves_what_it_is_about() {
    use Origin::{Chance, Delivery, Disability, Population, Prices, Standards, Uptake};
    const COUNT: usize = 8;
    const YEAR: i32 = 2030;
    let engine = prepared(&open(&wenling(), "baseline", None));
    let own = plain(&engine, 0, COUNT);
    let cases: [(Origin, &[&str], &[&str]); Origin::COUNT] = [
        (
            Population,
            &["births", "holders", "care_subsidy.served"],
            &["day_care.amount", "day_care.places"],
        ),
        (
            Disability,
            &["holders", "disabled", "care_subsidy.cost"],
            &["day_care.amount", "day_care.places"],
        ),
        (
            Uptake,
            &["care_subsidy.served", "care_subsidy.cost"],
            &["day_care.amount", "day_care.places"],
        ),
        (Delivery, &["day_care.places"], &["day_care.amount"]),
        (
            Standards,
            &["day_care.amount", "care_subsidy.cost"],
            &["holders", "care_subsidy.served", "day_care.places"],
        ),
        (
            Prices,
            &["day_care.amount", "cost.all"],
            &["holders", "care_subsidy.served", "day_care.places"],
        ),
        (
            Chance,
            &["births", "holders", "care_subsidy.served"],
            &["day_care.amount", "day_care.places"],
        ),
    ];
    for (origin, moved, left) in cases {
        let other = exchanged(&engine, &[origin], COUNT);
        let same = |key: &str| draws(&other, key, YEAR) == draws(&own, key, YEAR);
        for key in moved {
            assert!(!same(key), "{origin:?} moves {key}");
        }
        for key in left {
            assert!(same(key), "{origin:?} leaves {key} alone");
        }
    }
}

fn asked(engine: &Engine, key: &str, year: i32, rows: usize) -> Asked {
    let mut quantities = engine.quantities().iter();
    let quantity = quantities.position(|own| own.key == key);
    Asked {
        quantity: quantity.unwrap_or_else(|| panic!("no {key}")),
        year,
        seed: SEED,
        rows,
    }
}

fn group(found: &Sensitivities, origin: Origin) -> &Group {
    let mut groups = found.groups.iter();
    groups.find(|own| own.origin == origin).expect("a group")
}

/// What a day centre is paid for each person rests on its amount and on how amounts rise, and on nothing else; the two
/// are multiplied, so that little is left for their acting together.
#[test]
fn an_amount_rests_on_standards_and_prices_alone() {
    let model = open(&wenling(), "baseline", None);
    let engine = prepared(&model).walking_to(2022);
    let asked = asked(&engine, "day_care.amount", 2022, 1024);
    let found = sensitivities(&engine, asked, |_| true).expect("a sensitivity");
    let mut sum = 0.0;
    for origin in Origin::ALL {
        let own = group(&found, origin).found;
        sum += own.first.value;
        if matches!(origin, Origin::Standards | Origin::Prices) {
            assert!(own.total.interval[0] > 0.0, "{origin:?}: {own:?}");
            assert!(own.first.interval[0] <= own.first.value, "{own:?}");
            assert!(own.first.value <= own.first.interval[1], "{own:?}");
        } else {
            assert_eq!((own.first.value, own.total.value), (0.0, 0.0), "{origin:?}");
            assert_eq!(own.total.interval, [0.0, 0.0], "{origin:?}");
            let swings = found.swings.iter().filter(|own| own.origin == origin);
            assert!(swings.into_iter().all(|own| own.difference() == 0.0));
        }
    }
    // What unit costs have in common: by hand, a spread of 0.3 and a correlation of some 0.4 make the mean 1.6 times as
    // high at the high end.
    let in_common = |own: &&Swing| matches!(own.mover, Mover::Factor(Factor::Amounts, _));
    let swing = found.swings.iter().find(in_common).expect("a bar");
    let times = swing.means[1] / swing.means[0];
    assert!((1.3..2.0).contains(&times), "{swing:?}");
    assert!(swing.difference() > 3.0 * swing.error, "{swing:?}");
    // Three standard errors of a sum of two indices from a thousand rows.
    assert!((0.8..1.15).contains(&sum), "{sum}");
    assert!((found.together() - (1.0 - sum)).abs() < 1e-12);
}

/// What coverage rates have in common, held high in all years together, raises them; held nowhere, nothing changes.
#[test]
fn what_coverage_rates_have_in_common_moves_them() {
    const COUNT: usize = 32;
    const YEAR: i32 = 2025;
    let engine = prepared(&open(&wenling(), "baseline", None)).walking_to(YEAR);
    let held = |factor| Held {
        parameters: &[],
        scores: &[],
        each: COUNT,
        first: 0,
        factor,
    };
    let run = |factor| {
        let run = engine.run_held(SEED, COUNT, held(factor), |_| ());
        run.expect("a run").projection
    };
    let own = plain(&engine, 0, COUNT);
    assert!(bits(&run(None)) == bits(&own));
    let ends = [-1.3, 1.3].map(|score| run(Some((Factor::Delivery, score))));
    for key in ["devices_in_kind.coverage", "basic_rehabilitation.coverage"] {
        let [low, high] = ends.each_ref().map(|ends| {
            let all = draws(ends, key, YEAR);
            all.iter().sum::<f32>() / all.len() as f32
        });
        assert!(high > low + 0.01, "{key}: {low}, {high}");
    }
    let holders = |run: &Projection| draws(run, "holders", YEAR).to_vec();
    assert!(holders(&ends[0]) == holders(&own));
}

#[test]
fn holders_do_not_depend_on_money_and_parameters_are_held_over_the_same_draws() {
    const ROWS: usize = 64;
    // The fewer years are walked, the sooner it is known.
    const YEAR: i32 = 2021;
    let model = open(&wenling(), "baseline", None);
    let engine = prepared(&model).walking_to(YEAR);
    let asked = asked(&engine, "holders", YEAR, ROWS);
    let found = sensitivities(&engine, asked, |_| true).expect("a sensitivity");
    for origin in [Origin::Standards, Origin::Prices] {
        let own = group(&found, origin).found;
        assert_eq!((own.first.value, own.total.value), (0.0, 0.0), "{origin:?}");
    }
    let lows: f64 = found
        .groups
        .iter()
        .map(|own| own.found.first.interval[0])
        .sum();
    assert!(lows <= 1.0, "{lows}");
    assert!(found.groups.iter().all(|own| own.found.total.value >= 0.0));
    let uncertain = model.parameters.iter().filter(|own| {
        let mut layers = own.layers.iter();
        let spread = layers.any(|sampler| !matches!(sampler, Sampler::Fixed(_)));
        spread && own.decision.origin().is_some()
    });
    // And what coverage rates, and unit costs, have in common.
    assert_eq!(found.swings.len(), uncertain.count() + Factor::ALL.len());
    let far = |pair: &[Swing]| pair[0].difference().abs() >= pair[1].difference().abs();
    assert!(found.swings.windows(2).all(far));
    let most = &found.swings[0];
    assert!(most.difference().abs() > 3.0 * most.error, "{most:?}");
    // So few rows leave wide intervals, and that is said with the number that would do.
    let needed = found.rows_needed(ROWS).expect("more rows are needed");
    assert!(needed > ROWS && needed.is_power_of_two(), "{needed}");
    let told = Told {
        quantity: engine.quantities()[asked.quantity].clone(),
        year: asked.year,
        rows: ROWS,
        draws: asked.draws(&engine),
        found: found.clone(),
    };
    let said = told.words(&model, Language::Zh);
    assert!(said.contains(&format!("约需 --rows {needed}")), "{said}");
    // With none held, the draws are the plain ones.
    let own = plain(&engine, 0, found.paired);
    let own: Vec<f64> = draws(&own, "holders", YEAR)
        .iter()
        .map(|n| f64::from(*n))
        .collect();
    let mean = own.iter().sum::<f64>() / own.len() as f64;
    assert!((found.middle - mean).abs() < 1e-9 * mean);
}

#[test]
fn draws_that_are_walked_less_far_are_the_same_so_far() {
    const LAST: i32 = 2030;
    let model = open(&wenling(), "baseline", None);
    let (whole, short) = (prepared(&model), prepared(&model).walking_to(LAST));
    let [all, some] = [&whole, &short].map(|engine| plain(engine, 0, 8));
    let years = model.years().into_iter().filter(|year| *year <= LAST);
    let years: Vec<i32> = years.collect();
    assert!(years.len() > 10);
    for quantity in whole.quantities() {
        for year in &years {
            let [all, some] = [&all, &some].map(|projection| {
                let draws = draws(projection, &quantity.key, *year).iter();
                draws.map(|value| value.to_bits()).collect::<Vec<u32>>()
            });
            assert!(all == some, "{} {year}", quantity.key);
        }
    }
    assert!(draws(&all, "holders", LAST + 1) != draws(&some, "holders", LAST + 1));
}

#[test]
fn what_cannot_be_told_apart_is_refused() {
    let mut model = open(&wenling(), "baseline", None);
    let engine = prepared(&model);
    let of_base = asked(
        &engine,
        "new_certificate_intensity",
        model.calendar.base,
        64,
    );
    let nothing = sensitivities(&engine, of_base, |_| true);
    assert!(
        matches!(nothing, Err(SensitivityError::NoValue { draws: 64, .. })),
        "{nothing:?}"
    );
    let stopped = sensitivities(&engine, of_base, |_| false);
    let stopped = matches!(
        stopped,
        Err(SensitivityError::Simulation(SimulationError::Stopped))
    );
    assert!(stopped);
    model.calibrated = Some(Arc::new(Addresses {
        seed: SEED,
        draws: vec![3, 1],
    }));
    let together = sensitivities(&prepared(&model), of_base, |_| true);
    assert!(
        matches!(together, Err(SensitivityError::DrawnTogether)),
        "{together:?}"
    );
}
