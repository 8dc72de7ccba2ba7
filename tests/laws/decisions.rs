//! Money and decisions: sums are made on the draws, parts add up, probabilities of many are no more than those of
//! one, levers do what they say.

use std::sync::Arc;

use plancast::evaluation::budget::{Appropriation, Part, Prices, exceeded, money, parts};
use plancast::evaluation::together::{Together, binding, effort};
use plancast::evaluation::why::why;
use plancast::evaluation::{Compared, paired};
use plancast::model::Model;
use plancast::model::checked::{Rests, Target};
use plancast::model::file::{LeverFile, ScenarioFile};
use plancast::model::{self, ModelFolder};
use plancast::projection::Projection;
use plancast::source::Words;

use crate::runs::{DRAWS, SEED, baseline, bits, draws, open, outcome, wenling};

fn own() -> (Model, &'static Projection) {
    (open(&wenling(), "baseline", None), baseline())
}

fn close(left: f64, right: f64) -> bool {
    // Draws are kept in single precision.
    (left - right).abs() <= 1e-5 * left.abs().max(right.abs()).max(1.0)
}

#[test]
fn the_sum_over_a_period_is_the_sum_of_its_years_in_every_draw() {
    let (model, projection) = own();
    for prices in [Prices::Nominal, Prices::Constant] {
        for part in parts(&model) {
            let whole = money(&model, projection, part, [2026, 2028], prices).unwrap();
            let years = [2026, 2027, 2028]
                .map(|year| money(&model, projection, part, [year, year], prices).unwrap());
            for (draw, sum) in whole.iter().enumerate() {
                assert!(close(*sum, years.iter().map(|year| year[draw]).sum()));
            }
        }
    }
}

#[test]
fn services_and_payers_add_up_to_the_whole_also_in_the_base_year() {
    let (model, projection) = own();
    for year in [2020, 2025, 2035] {
        let of = |part| money(&model, projection, part, [year, year], Prices::Nominal).unwrap();
        let all = of(Part::ALL);
        let published = draws(projection, "cost.all", year);
        let services = (0..model.services.len()).map(|at| Part {
            service: Some(at),
            payer: None,
        });
        let services: Vec<Vec<f64>> = services.map(of).collect();
        let payers = (0..model.settings.payers.len()).map(|at| Part {
            service: None,
            payer: Some(at),
        });
        let payers: Vec<Vec<f64>> = payers.map(of).collect();
        for draw in 0..all.len() {
            let sum = |parts: &[Vec<f64>]| parts.iter().map(|part| part[draw]).sum::<f64>();
            assert!(close(sum(&services), all[draw]) && close(sum(&payers), all[draw]));
            assert!(close(f64::from(published[draw]), all[draw]), "{year}");
        }
    }
}

/// The mean of the people at the two ends of a year × standard × twelve months, in every draw.
#[test]
fn the_money_of_a_subsidy_is_people_by_standard_by_months() {
    let (_, projection) = own();
    let of = |what: &str, year| draws(projection, &format!("care_subsidy.{what}"), year);
    for year in [2021, 2027] {
        let (before, people) = (of("served", year - 1), of("served", year));
        let (standard, cost) = (of("amount", year), of("cost", year));
        for draw in 0..people.len() {
            let mean = 0.5 * (f64::from(before[draw]) + f64::from(people[draw]));
            assert!(close(
                mean * f64::from(standard[draw]) * 12.0,
                f64::from(cost[draw])
            ));
        }
    }
}

#[test]
fn more_money_is_exceeded_less_often_and_by_less() {
    let (model, projection) = own();
    let of = |yuan| {
        let years = [2027, 2027];
        exceeded(
            &model,
            projection,
            Appropriation {
                part: Part::ALL,
                years,
                yuan,
            },
        )
        .unwrap()
    };
    let steps: Vec<_> = [0.0, 2e8, 3e8, 4e8, 1e10].map(of).to_vec();
    for pair in steps.windows(2) {
        assert!(pair[0].probability >= pair[1].probability);
        assert!(pair[0].expected_excess >= pair[1].expected_excess);
    }
    assert_eq!((steps[0].probability, steps[4].probability), (1.0, 0.0));
}

#[test]
fn all_are_met_no_likelier_than_any_and_the_numbers_met_add_up() {
    let (model, projection) = own();
    let together = Together::of(&model, projection, &binding(&model)).unwrap();
    for key in &together.targets {
        let target = model
            .targets
            .iter()
            .find(|target| target.key == *key)
            .unwrap();
        let met = Compared::of(&model, target, projection).unwrap().met();
        let share = met.iter().filter(|met| **met).count() as f64 / met.len() as f64;
        assert!(together.all <= share + 1e-12);
    }
    assert!((together.number_met.iter().sum::<f64>() - 1.0).abs() < 1e-9);
    assert!(together.at_least(0) > 0.999 && together.at_least(1) >= together.at_least(2));
    assert!(
        together
            .without_evidence
            .contains(&"child_institutions".to_string())
    );
}

#[test]
fn to_be_surer_takes_more() {
    let (model, projection) = own();
    let known = |target: &&Target| matches!(target.rests, Rests::Elsewhere);
    for target in model.targets.iter().filter(known) {
        let needed: Vec<f64> = [0.3, 0.5, 0.8, 0.95]
            .iter()
            .filter_map(|p| Some(effort(&model, projection, target, *p)?.median_needed))
            .collect();
        assert!(
            needed.windows(2).all(|pair| pair[0] <= pair[1]),
            "{}: {needed:?}",
            target.key
        );
    }
}

fn with(levers: Vec<LeverFile>) -> ModelFolder {
    let mut folder = wenling();
    let words = || Words {
        zh: "做法".into(),
        en: "what is done".into(),
    };
    let file = ScenarioFile {
        extends: None,
        title: words(),
        why: words(),
        from: levers.iter().map(|lever| lever.from).min(),
        phase_in: None,
        change: toml::Table::new(),
        lever: levers,
    };
    folder.scenarios.insert("levers".into(), file);
    folder
}

fn lever(service: &str, from: i32) -> LeverFile {
    LeverFile {
        service: service.into(),
        from,
        ..LeverFile::default()
    }
}

#[test]
fn a_standard_is_what_was_said_from_then_on_and_changes_nothing_before() {
    let folder = with(vec![LeverFile {
        standard: Some(600.0),
        ..lever("care_subsidy", 2028)
    }]);
    let moved = outcome(&open(&folder, "levers", None), SEED, DRAWS).projection;
    assert!(
        draws(&moved, "care_subsidy.amount", 2028)
            .iter()
            .all(|yuan| *yuan == 600.0)
    );
    for (key, year) in [
        ("care_subsidy.amount", 2027),
        ("care_subsidy.served", 2030),
        ("holders", 2035),
    ] {
        assert_eq!(
            draws(&moved, key, year),
            draws(baseline(), key, year),
            "{key}"
        );
    }
    // Uprated as before from then on.
    let ratio = |p: &Projection, draw: usize| {
        draws(p, "care_subsidy.amount", 2032)[draw] / draws(p, "care_subsidy.amount", 2028)[draw]
    };
    for draw in 0..DRAWS {
        assert!((ratio(&moved, draw) / ratio(baseline(), draw) - 1.0).abs() < 1e-5);
    }
}

#[test]
fn a_coverage_holds_and_centres_give_places() {
    let folder = with(vec![
        LeverFile {
            coverage: Some(0.995),
            ..lever("care_subsidy", 2026)
        },
        LeverFile {
            add_centres: Some(5.0),
            places: Some(30.0),
            ..lever("day_care", 2027)
        },
    ]);
    let moved = outcome(&open(&folder, "levers", None), SEED, DRAWS).projection;
    for year in [2026, 2031] {
        for share in draws(&moved, "care_subsidy.coverage", year) {
            assert!((share - 0.995).abs() < 0.004, "{year}: {share}");
        }
    }
    let [before, after] = [baseline(), &moved].map(|p| draws(p, "day_care.served", 2027));
    for (before, after) in before.iter().zip(after) {
        assert!(
            after >= before && after - before <= 150.5,
            "{before} → {after}"
        );
    }
    let gaps = paired::gaps(&[baseline(), &moved], &[2025, 2027]);
    assert!(
        gaps.iter()
            .any(|gap| gap.quantity == "day_care.served" && gap.year == 2027 && gap.more > 0.5)
    );
    assert!(gaps.iter().all(|gap| gap.quantity != "holders"));
}

#[test]
fn levers_that_cannot_be_are_refused_with_what_to_write() {
    let cases = [
        (
            LeverFile {
                standard: Some(1.0),
                ..lever("care_subsidi", 2028)
            },
            "care_subsidy",
        ),
        (
            LeverFile {
                coverage: Some(99.0),
                ..lever("care_subsidy", 2028)
            },
            "0.99",
        ),
        (
            LeverFile {
                add_centres: Some(3.0),
                ..lever("care_subsidy", 2028)
            },
            "capacity",
        ),
        (
            LeverFile {
                standard: Some(1.0),
                ..lever("care_subsidy", 2019)
            },
            "2021",
        ),
        (lever("care_subsidy", 2028), "standard"),
    ];
    for (lever, told) in cases {
        let folder = with(vec![lever]);
        let opener = model::Opener::on(&crate::runs::datasets()).unwrap();
        let error = opener
            .open(&folder, "levers", None)
            .map(Arc::new)
            .unwrap_err();
        let text = error.render(plancast::source::Language::Zh);
        assert!(text.contains(told), "{told}: {text}");
    }
}

#[test]
fn a_scenario_that_does_what_is_done_anyway_changes_no_bit() {
    let mut folder = wenling();
    let words = || Words {
        zh: "同".into(),
        en: "same".into(),
    };
    let file = ScenarioFile {
        extends: None,
        title: words(),
        why: words(),
        from: Some(2024),
        phase_in: None,
        change: toml::Table::new(),
        lever: Vec::new(),
    };
    folder.scenarios.insert("same".into(), file);
    let same = outcome(&open(&folder, "same", None), SEED, DRAWS).projection;
    assert!(bits(&same) == bits(baseline()));
}

/// The change of money is that of the budget, its causes add up to it, and a standard that stands still adds
/// nothing.
#[test]
fn causes_add_up_to_the_change_of_the_budget() {
    let (model, projection) = own();
    let found = why(&model, projection, [2025, 2030], None).unwrap();
    let mean = |year| {
        let all = money(&model, projection, Part::ALL, [year, year], Prices::Nominal).unwrap();
        all.iter().sum::<f64>() / all.len() as f64
    };
    assert!(close(found.before.mean, mean(2025)) && close(found.after.mean, mean(2030)));
    let causes: f64 = found.causes.iter().map(|share| share.mean).sum();
    assert!(
        (causes - found.change.mean).abs() < 1.0,
        "{causes} {}",
        found.change.mean
    );
    let services: f64 = found.services.iter().map(|service| service.1).sum();
    assert!((services - found.change.mean).abs() < 1.0);
    // Backwards it is the same with the other sign.
    let back = why(&model, projection, [2030, 2025], None).unwrap();
    for (there, back) in found.causes.iter().zip(&back.causes) {
        assert!((there.mean + back.mean).abs() < 1.0);
    }
}
