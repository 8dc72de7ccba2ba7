//! Money and decisions: sums are made on the draws, parts add up, probabilities of many are no more than those of
//! one, levers do what they say.

use std::sync::Arc;

use plancast::evaluation::budget::{Appropriation, MoneyPart, Prices, exceeded, money, parts};
use plancast::evaluation::proposal::proposals;
use plancast::evaluation::together::{JointTargets, binding, effort};
use plancast::evaluation::why::{Cause, End, Why, holders, money as money_why};
use plancast::evaluation::{TargetDraws, paired};
use plancast::model::Model;
use plancast::model::checked::{Rests, Target};
use plancast::model::file::{LeverFile, Phase, ScenarioFile, Uprating, Way};
use plancast::model::{self, ModelFolder};
use plancast::projection::Projection;
use plancast::report::table::centres::centres;
use plancast::simulation::Outcome;
use plancast::source::Words;

use crate::runs::{DRAWS, SEED, baseline, bits, draws, open, outcome, prepared, wenling};

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
        let all = of(MoneyPart::ALL);
        let published = draws(projection, "cost.all", year);
        let services = (0..model.services.len()).map(|at| MoneyPart {
            service: Some(at),
            payer: None,
        });
        let services: Vec<Vec<f64>> = services.map(of).collect();
        let payers = (0..model.settings.payers.len()).map(|at| MoneyPart {
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
                part: MoneyPart::ALL,
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
    let together = JointTargets::of(&model, projection, &binding(&model)).unwrap();
    for key in &together.targets {
        let target = model
            .targets
            .iter()
            .find(|target| target.key == *key)
            .unwrap();
        let met = TargetDraws::of(&model, target, projection).unwrap().met();
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

#[test]
fn nobody_is_told_how_to_be_surer_of_what_rests_on_nothing() {
    let (model, projection) = own();
    let targets = model.targets.iter();
    let unknown = targets.filter(|own| own.rests == Rests::Nothing);
    let mut efforts = unknown.map(|target| effort(&model, projection, target, 0.8));
    assert!(efforts.next().is_some_and(|first| first.is_none()));
    assert!(efforts.all(|effort| effort.is_none()));
}

#[test]
fn nothing_is_proposed_that_is_worse_than_what_is_known() {
    let (model, projection) = own();
    let all = proposals(&model, projection, [2026, 2030], 0.95);
    assert!(all.iter().any(|one| one.reached));
    for one in &all {
        let target = model.targets.iter().find(|own| own.key == one.target);
        let target = target.expect("a target");
        if let Some(baseline) = target.baseline.filter(|_| model.seen(target).is_empty()) {
            assert_eq!(one.known, Some(baseline), "{}", one.target);
        }
        // Whoever proposes what is reached says how likely it is to last; all else is as likely as was asked for.
        let sure = one.probability >= 0.95 - 1.0 / DRAWS as f64;
        assert!(sure || one.reached, "{one:?}");
        let Some(known) = one.known else { continue };
        let better = match target.relation.way().expect("a way") {
            Way::Up => one.value - known,
            Way::Down => known - one.value,
        };
        assert!(better >= 0.0 || close(one.value, known), "{one:?}");
        assert!(!one.reached || one.value == known, "{one:?}");
    }
}

fn with(levers: Vec<LeverFile>) -> ModelFolder {
    let mut folder = wenling();
    let words = || Words {
        zh: "做法".into(),
        en: "what is done".into(),
    };
    let file = ScenarioFile {
        extends: Vec::new(),
        title: words(),
        why: words(),
        from: levers.iter().map(|lever| lever.from).min(),
        phase_in: None,
        phase: Phase::Linear,
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
    // Uprated as before from then on: each tier by itself, since recipients move between them.
    let tier = "care_subsidy.in_institution.amount";
    let ratio =
        |p: &Projection, draw: usize| draws(p, tier, 2032)[draw] / draws(p, tier, 2028)[draw];
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
    let gaps = paired::gaps(&[baseline(), &moved], &[2025, 2027], &Default::default());
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
        (
            LeverFile {
                uprating: Some(Uprating::Fixed),
                ..lever("living_subsidy", 2028)
            },
            "挂钩",
        ),
        (
            LeverFile {
                uprating: Some(Uprating::Rule("care_standard".into())),
                ..lever("care_subsidy", 2028)
            },
            "care_standards",
        ),
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
        extends: Vec::new(),
        title: words(),
        why: words(),
        from: Some(2024),
        phase_in: None,
        phase: Phase::Linear,
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
    let model = open(&wenling(), "baseline", None);
    let outcome = outcome(&model, SEED, 200);
    let projection = &outcome.projection;
    let why = |years: [i32; 2]| money_why(ends(&model, &outcome, years), None).unwrap();
    let found = why([2025, 2030]);
    let mean = |year| {
        let all = money(
            &model,
            projection,
            MoneyPart::ALL,
            [year, year],
            Prices::Nominal,
        )
        .unwrap();
        all.iter().sum::<f64>() / all.len() as f64
    };
    assert!(close(found.before.mean, mean(2025)) && close(found.after.mean, mean(2030)));
    let causes: f64 = found.causes.iter().map(|part| part.share.mean).sum();
    assert!(
        (causes - found.change.mean).abs() < 1.0,
        "{causes} {}",
        found.change.mean
    );
    let services: f64 = found.components.iter().map(|one| one.change).sum();
    assert!((services - found.change.mean).abs() < 1.0);
    // Backwards it is the same with the other sign.
    let back = why([2030, 2025]);
    for (there, back) in found.causes.iter().zip(&back.causes) {
        assert!((there.share.mean + back.share.mean).abs() < 1.0);
    }
}

fn ends<'a>(model: &'a Model, outcome: &'a Outcome, years: [i32; 2]) -> [End<'a>; 2] {
    years.map(|year| End {
        model,
        outcome,
        year,
    })
}

/// What a cause adds to what a scenario changes about the money of a service in a year.
fn added(models: [&Model; 2], outcomes: [&Outcome; 2], year: i32, cause: Cause) -> [f64; 4] {
    let ends = [0, 1].map(|end: usize| End {
        model: models[end],
        outcome: outcomes[end],
        year,
    });
    let mut services = models[0].services.iter();
    let care = services.position(|one| one.key == "care_subsidy").unwrap();
    let found = money_why(ends, Some(&[care])).unwrap();
    let mut causes = found.causes.iter();
    let share = causes.find(|part| part.cause == cause).unwrap().share;
    let [low, middle, high] = share.interval;
    [share.mean, low, middle, high]
}

/// A standard that is the same for all moves nobody from one tier to another, and nothing but the standard moves money; a
/// rule that shuts people out is no change of how many of the others take it, though the money of its first year still goes
/// to whom it was due at the beginning.
#[test]
fn what_does_not_move_adds_not_a_yuan() {
    let flat = with(vec![LeverFile {
        standard: Some(600.0),
        ..lever("care_subsidy", 2028)
    }]);
    let model = open(&wenling(), "baseline", None);
    let moved = open(&flat, "levers", None);
    let usual = outcome(&model, SEED, 40);
    let run = outcome(&moved, SEED, 40);
    let of = |cause| added([&model, &moved], [&usual, &run], 2028, cause);
    for cause in [Cause::Holders, Cause::Mix, Cause::Prices] {
        assert_eq!(of(cause), [0.0; 4], "{cause:?}");
    }
    // How many are paid is told by money, which is kept in single precision.
    let standard = of(Cause::Standard)[0];
    assert!(standard > 1e7 && of(Cause::Uptake)[0].abs() < 1e-6 * standard);
    let insured = open(&wenling(), "long_term_care_insurance", None);
    let run = outcome(&insured, SEED, 40);
    let of = |cause| added([&model, &insured], [&usual, &run], 2024, cause)[0];
    assert!(of(Cause::Mix) < -1e6);
    let uptake = of(Cause::Uptake);
    assert!(uptake.abs() < -0.05 * of(Cause::Mix), "{uptake}");
    assert_eq!(of(Cause::Prices), 0.0);
}

/// Causes of a change of people, and what happened on the way, both add up to it.
#[test]
fn causes_and_flows_add_up_to_the_change_of_holders() {
    let model = open(&wenling(), "baseline", None);
    let engine = prepared(&model).keeping_generations(&[2020, 2035]);
    let outcome = engine.run(SEED, 200, |_| ()).unwrap();
    let found = holders(ends(&model, &outcome, [2020, 2035]), None).unwrap();
    let add_up = |found: &Why| {
        let causes: f64 = found.causes.iter().map(|part| part.share.mean).sum();
        let flows: f64 = found.components.iter().map(|one| one.change).sum();
        (causes, flows)
    };
    let (causes, flows) = add_up(&found);
    assert!((causes - found.change.mean).abs() < 0.1, "{found:?}");
    assert!((flows - found.change.mean).abs() < 1.0, "{found:?}");
    let last = draws(&outcome.projection, "holders", 2035);
    let mean = last.iter().map(|one| f64::from(*one)).sum::<f64>() / last.len() as f64;
    assert!((found.after.mean - mean).abs() < 1.0);
    assert!(holders(ends(&model, &outcome, [2020, 2033]), None).is_none());
}

/// Half-way through its years an even phase stands at half, a front-loaded one at three quarters; both arrive.
#[test]
fn a_standard_takes_hold_over_its_years() {
    for (phase, half) in [(Phase::Linear, 0.5), (Phase::Front, 0.75)] {
        let folder = with(vec![LeverFile {
            standard: Some(600.0),
            uprating: Some(Uprating::Fixed),
            phase_in: 4,
            phase,
            ..lever("care_subsidy", 2028)
        }]);
        let moved = outcome(&open(&folder, "levers", None), SEED, DRAWS).projection;
        let of = |p: &Projection, year: i32, draw: usize| {
            f64::from(draws(p, "care_subsidy.amount", year)[draw])
        };
        for draw in 0..DRAWS {
            let before = of(baseline(), 2029, draw);
            let expected = before + half * (600.0 - before);
            assert!((of(&moved, 2029, draw) - expected).abs() < 1e-3 * expected);
            assert_eq!(of(&moved, 2031, draw), 600.0);
            assert_eq!(of(&moved, 2035, draw), 600.0);
        }
    }
}

/// Another way of uprating goes on from where the first one has led.
#[test]
fn another_uprating_begins_at_the_level_reached() {
    let folder = with(vec![LeverFile {
        uprating: Some(Uprating::By("prices".into())),
        ..lever("care_subsidy", 2028)
    }]);
    let moved = outcome(&open(&folder, "levers", None), SEED, DRAWS).projection;
    let of =
        |p: &Projection, key: &str, year: i32, draw: usize| f64::from(draws(p, key, year)[draw]);
    let tier = "care_subsidy.in_institution.amount";
    for draw in 0..DRAWS {
        let amount = |year| of(&moved, tier, year, draw);
        assert_eq!(amount(2027), of(baseline(), tier, 2027, draw));
        let prices = 1.0 + of(baseline(), "process.prices", 2028, draw);
        assert!((amount(2028) / amount(2027) / prices - 1.0).abs() < 1e-5);
    }
}

/// Who may have a service widens by a lever, evenly where it says so, and never narrows.
#[test]
fn wider_eligibility_takes_hold_and_never_lowers_the_eligible() {
    use plancast::axes::Grade;
    use plancast::model::rule::RuleFile;
    let wider = RuleFile {
        grade: Some(Grade::ALL[..3].to_vec()),
        ..RuleFile::default()
    };
    let moved = |phase_in: u32| {
        let folder = with(vec![LeverFile {
            eligible: Some(vec![wider.clone()]),
            phase_in,
            ..lever("care_subsidy", 2028)
        }]);
        outcome(&open(&folder, "levers", None), SEED, DRAWS).projection
    };
    let (at_once, slowly) = (moved(0), moved(2));
    let of = |p: &Projection, year: i32, draw: usize| {
        f64::from(draws(p, "care_subsidy.eligible", year)[draw])
    };
    for draw in 0..DRAWS {
        let before = of(baseline(), 2028, draw);
        let after = of(&at_once, 2028, draw);
        assert!(after > before);
        assert!((of(&slowly, 2028, draw) - 0.5 * (before + after)).abs() < 0.6);
        assert_eq!(of(&slowly, 2029, draw), of(&at_once, 2029, draw));
        assert_eq!(of(&slowly, 2027, draw), of(baseline(), 2027, draw));
    }
}

/// Centres cost what was said of them: building in the year in which they open, running from then on; all of it is
/// in the budget, and has a cause of its own.
#[test]
fn centres_cost_what_was_said_of_them() {
    let folder = with(vec![LeverFile {
        add_centres: Some(4.0),
        places: Some(25.0),
        staff: Some(6.0),
        capital: Some(1_000_000.0),
        running: Some(200_000.0),
        phase_in: 2,
        ..lever("day_care", 2027)
    }]);
    let model = open(&folder, "levers", None);
    let outcome = outcome(&model, SEED, DRAWS);
    let moved = &outcome.projection;
    let of = |key: &str, year: i32, draw: usize| f64::from(draws(moved, key, year)[draw]);
    for draw in 0..DRAWS {
        assert_eq!(of("day_care.staff", 2026, draw), 0.0);
        assert_eq!(of("day_care.staff", 2027, draw), 12.0);
        assert_eq!(of("day_care.staff", 2030, draw), 24.0);
        assert_eq!(of("day_care.capital", 2027, draw), 2_000_000.0);
        assert_eq!(of("day_care.running", 2027, draw), 400_000.0);
        assert_eq!(of("day_care.capital", 2029, draw), 0.0);
        let prices = 1.0 + of("process.prices", 2028, draw);
        let building = of("day_care.capital", 2028, draw);
        assert!((building / (2_000_000.0 * prices) - 1.0).abs() < 1e-5);
        let usual = f64::from(draws(baseline(), "day_care.places", 2030)[draw]);
        assert!((of("day_care.places", 2030, draw) - usual - 100.0).abs() < 1e-3);
    }
    let rows = centres(&model, moved, [2027, 2027]);
    let day_care = rows.iter().find(|row| row.staff.is_some()).unwrap();
    assert_eq!(model.services[day_care.service].key, "day_care");
    assert_eq!(day_care.staff, Some([12.0; 3]));
    assert_eq!(day_care.building, Some([2_000_000.0; 3]));
    assert_eq!(day_care.running, Some([400_000.0; 3]));
    let found = money_why(ends(&model, &outcome, [2026, 2028]), None).unwrap();
    let causes: f64 = found.causes.iter().map(|part| part.share.mean).sum();
    assert!((causes - found.change.mean).abs() < 1.0);
    let centres = found
        .causes
        .iter()
        .find(|part| part.cause == plancast::evaluation::why::Cause::Centres);
    assert!(centres.unwrap().share.mean > 2_000_000.0);
    let payers = |year: i32| -> f64 {
        let of_payers = model.quantities.payers.iter();
        let at = moved.year_index(year).unwrap();
        of_payers
            .map(|payer| f64::from(moved.at(*payer, at)[0]))
            .sum()
    };
    assert!(close(payers(2028), of("cost.all", 2028, 0)));
}
