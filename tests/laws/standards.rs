//! Policy moves in steps: ties are rules, tiers hold everybody once, and a rule that nobody knows holds in all years.

use plancast::evaluation::why::{End, money as money_why};
use plancast::model::checked::ParameterId;
use plancast::model::file::{
    LeverFile, Phase, ScenarioFile, SpreadFile, StepFile, TieFile, UpratingFile, WayFile,
};
use plancast::model::{self, ModelFolder};
use plancast::projection::Projection;
use plancast::report::table::numbers_used;
use plancast::simulation::{Held, SimulationError};
use plancast::source::Words;
use plancast::statistics::sampling::Distribution;

use crate::runs::{
    DRAWS, SEED, baseline, bits, datasets, draws, open, opener, outcome, prepared, wenling,
};

const TIERS: [&str; 4] = [
    "in_institution",
    "fully_dependent",
    "mostly_dependent",
    "partly_dependent",
];

fn of(projection: &Projection, key: &str, year: i32, draw: usize) -> f64 {
    f64::from(draws(projection, key, year)[draw])
}

fn tier(name: &str, what: &str) -> String {
    format!("care_subsidy.{name}.{what}")
}

fn close(left: f64, right: f64) -> bool {
    // Draws are kept in single precision.
    (left - right).abs() <= 4e-6 * left.abs().max(right.abs()).max(1.0)
}

fn words() -> Words {
    Words {
        zh: "做法".into(),
        en: "what is done".into(),
    }
}

fn with(levers: Vec<LeverFile>) -> ModelFolder {
    let mut folder = wenling();
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

fn standard(service: &str, yuan: f64, from: i32) -> LeverFile {
    LeverFile {
        service: service.into(),
        from,
        standard: Some(yuan),
        ..LeverFile::default()
    }
}

#[test]
fn a_tied_standard_is_the_same_part_in_every_year_of_every_draw() {
    for year in 2020..=2035 {
        for draw in 0..DRAWS {
            let [part, whole] = ["living_subsidy.amount", "dibao_single.amount"]
                .map(|key| of(baseline(), key, year, draw));
            assert!(close(part, 0.3 * whole), "{year}: {part} of {whole}");
        }
    }
}

#[test]
fn what_is_tied_moves_when_the_other_is_set() {
    let folder = with(vec![standard("dibao_single", 1200.0, 2028)]);
    let moved = outcome(&open(&folder, "levers", None), SEED, DRAWS).projection;
    for draw in 0..DRAWS {
        assert!(close(
            of(&moved, "living_subsidy.amount", 2028, draw),
            360.0
        ));
        let before = of(&moved, "living_subsidy.amount", 2027, draw);
        assert!(close(
            before,
            of(baseline(), "living_subsidy.amount", 2027, draw)
        ));
    }
}

#[test]
fn a_tied_standard_that_is_set_is_tied_no_more_and_rises_as_before() {
    let folder = with(vec![standard("living_subsidy", 400.0, 2028)]);
    let moved = outcome(&open(&folder, "levers", None), SEED, DRAWS).projection;
    for draw in 0..DRAWS {
        assert_eq!(of(&moved, "living_subsidy.amount", 2028, draw), 400.0);
        let ratio = |p: &Projection| {
            of(p, "living_subsidy.amount", 2033, draw) / of(p, "living_subsidy.amount", 2028, draw)
        };
        assert!((ratio(&moved) / ratio(baseline()) - 1.0).abs() < 1e-5);
    }
    assert_eq!(
        draws(&moved, "dibao_single.amount", 2033),
        draws(baseline(), "dibao_single.amount", 2033)
    );
}

#[test]
fn every_recipient_is_in_one_tier_and_the_money_is_that_of_the_tiers() {
    for year in 2021..=2035 {
        for draw in 0..DRAWS {
            let sum = |what: &str| -> f64 {
                let all = TIERS.iter();
                all.map(|name| of(baseline(), &tier(name, what), year, draw))
                    .sum()
            };
            assert_eq!(
                sum("served"),
                of(baseline(), "care_subsidy.served", year, draw)
            );
            assert!(close(
                sum("cost"),
                of(baseline(), "care_subsidy.cost", year, draw)
            ));
            for name in TIERS {
                let people = |year| of(baseline(), &tier(name, "served"), year, draw);
                let yuan = of(baseline(), &tier(name, "amount"), year, draw);
                let paid = 12.0 * 0.5 * (people(year) + people(year - 1)) * yuan;
                assert!(people(year) >= 0.0 && people(year).fract() == 0.0);
                assert!(close(of(baseline(), &tier(name, "cost"), year, draw), paid));
            }
            // Only grade 1 can be in the tier that is for it.
            let severe = of(baseline(), "holders.grade_1", year, draw);
            assert!(of(baseline(), &tier(TIERS[1], "served"), year, draw) <= severe);
        }
    }
}

#[test]
fn a_standard_for_everybody_leaves_no_difference_between_tiers() {
    let folder = with(vec![standard("care_subsidy", 600.0, 2028)]);
    let moved = outcome(&open(&folder, "levers", None), SEED, DRAWS).projection;
    for name in TIERS {
        let key = tier(name, "amount");
        assert!(draws(&moved, &key, 2028).iter().all(|yuan| *yuan == 600.0));
        let served = tier(name, "served");
        assert_eq!(
            draws(&moved, &served, 2030),
            draws(baseline(), &served, 2030),
            "a standard moves nobody"
        );
    }
}

#[test]
fn a_rule_holds_in_all_years_of_a_draw_and_revises_from_time_to_time() {
    let (mut fixed, mut moving, mut stood) = (0, 0, 0);
    for draw in 0..DRAWS {
        // Growth of 低保 since the last revision, once one has been seen.
        let mut since: Option<f64> = None;
        let mut moved = false;
        for year in 2021..=2035 {
            let ratio = |name: &str| {
                let key = tier(name, "amount");
                of(baseline(), &key, year, draw) / of(baseline(), &key, year - 1, draw)
            };
            let first = ratio(TIERS[0]);
            assert!(TIERS.into_iter().all(|name| close(ratio(name), first)));
            since = since.map(|own| own * (1.0 + of(baseline(), "process.dibao", year, draw)));
            if close(first, 1.0) {
                stood += usize::from(moved);
                continue;
            }
            if let Some(own) = since {
                assert!((first / own - 1.0).abs() < 1e-5, "{year}: {first} {own}");
            }
            (since, moved) = (Some(1.0), true);
        }
        fixed += usize::from(!moved);
        moving += usize::from(moved);
    }
    // In some draws the amounts stay nominally what they are; in the others years pass without a revision.
    assert!(
        fixed > 0 && moving > 0 && stood > 0,
        "{fixed} {moving} {stood}"
    );
}

#[test]
fn services_under_one_rule_take_the_same_way_and_years() {
    let mut folder = wenling();
    let rule = plancast::model::file::Uprating::Rule("care_standards".into());
    let other = folder.file.services.get_mut("day_care").expect("a service");
    other.cost.as_mut().expect("a cost").uprating = Some(rule);
    let together = outcome(&open(&folder, "baseline", None), SEED, DRAWS).projection;
    let care = tier(TIERS[0], "amount");
    for year in 2021..=2035 {
        for draw in 0..DRAWS {
            let ratio =
                |key: &str| of(&together, key, year, draw) / of(&together, key, year - 1, draw);
            assert!(close(ratio("day_care.amount"), ratio(&care)), "{year}");
        }
    }
}

#[test]
fn a_rule_with_one_way_that_revises_in_every_year_is_that_way() {
    let mut folder = wenling();
    let mut rule: UpratingFile = folder.file.model.upratings["care_standards"].clone();
    rule.either = vec![WayFile::By("wages".into())];
    rule.weights.clear();
    rule.renewal = None;
    folder.file.model.upratings.insert("as_wages".into(), rule);
    let other = folder.file.services.get_mut("day_care").expect("a service");
    let rule = plancast::model::file::Uprating::Rule("as_wages".into());
    other.cost.as_mut().expect("a cost").uprating = Some(rule);
    let found = outcome(&open(&folder, "baseline", None), SEED, DRAWS).projection;
    assert!(bits(&found) == bits(baseline()));
}

#[test]
fn published_money_still_comes_out_when_one_of_its_services_is_tied() {
    let paid: Vec<f64> = (0..DRAWS)
        .map(|draw| of(baseline(), "cost.subsidies.period_sum", 2020, draw))
        .collect();
    let mean = paid.iter().sum::<f64>() / paid.len() as f64;
    assert!((mean / 2.48e8 - 1.0).abs() < 0.02, "{mean}");
}

#[test]
fn ties_that_take_more_than_was_published_are_refused_in_words() {
    let mut folder = wenling();
    let living = folder.file.services.get_mut("living_subsidy").expect("one");
    living.cost.as_mut().expect("a cost").tied = Some(TieFile {
        to: "dibao_single".into(),
        ratio: Distribution::Fixed { value: 5.0 },
    });
    let model = open(&folder, "baseline", None);
    let engine = crate::runs::prepared(&model);
    let error = engine.run(SEED, 2, |_| ()).map(|_| ()).unwrap_err();
    let said = error.to_string();
    assert!(said.contains("两项补贴") && said.contains("挂钩"), "{said}");
}

/// In every draw the causes of a change of a service with tiers add up to it, the mix of tiers among them.
#[test]
fn causes_add_up_where_there_are_tiers() {
    let model = open(&wenling(), "baseline", None);
    let run = outcome(&model, SEED, DRAWS);
    let care = model
        .services
        .iter()
        .position(|one| one.key == "care_subsidy");
    let ends = [2021, 2033].map(|year| End {
        model: &model,
        outcome: &run,
        year,
    });
    let why = money_why(ends, care.as_ref().map(std::slice::from_ref)).expect("a change");
    let causes: f64 = why.causes.iter().map(|part| part.share.mean).sum();
    assert!((causes - why.change.mean).abs() < 1.0, "{why:?}");
    let cost = |year| -> f64 {
        let all = draws(&run.projection, "care_subsidy.cost", year).iter();
        all.map(|yuan| f64::from(*yuan)).sum::<f64>() / DRAWS as f64
    };
    assert!((why.change.mean / (cost(2033) - cost(2021)) - 1.0).abs() < 1e-5);
}

#[test]
fn a_count_of_no_place_is_refused() {
    let mut folder = wenling();
    let one = folder.file.services.get_mut("day_care").expect("a service");
    one.compared_with = Some("day_centers".into());
    let opener = model::Opener::on(&datasets()).expect("the datasets");
    let error = opener
        .open(&folder, "baseline", None)
        .map(|_| ())
        .unwrap_err();
    let text = error.render(plancast::source::Language::Zh);
    assert!(
        text.contains("day_centers") && text.contains("day_centres"),
        "{text}"
    );
}

/// A dated change of which nobody is sure is drawn once: one ratio from its year on, and another in each draw.
#[test]
fn a_dated_change_has_one_ratio_in_a_draw() {
    let [sure, unsure] = [None, Some(0.1)].map(|sd_log| {
        let mut folder = wenling();
        let care = &mut folder.file.services["care_subsidy"];
        care.cost.as_mut().expect("a cost").steps = vec![StepFile {
            from: 2028,
            ratio: 1.2,
            sd_log,
        }];
        open(&folder, "baseline", None)
    });
    let run = |model| outcome(model, SEED, DRAWS).projection;
    let (known, drawn) = (run(&sure), run(&unsure));
    let times = |projection: &Projection, year: i32, draw: usize| {
        let amount = |own: &Projection| of(own, "care_subsidy.amount", year, draw);
        amount(projection) / amount(baseline())
    };
    let mut ratios = Vec::new();
    for draw in 0..DRAWS {
        assert!(close(times(&drawn, 2027, draw), 1.0));
        assert!(close(times(&known, 2030, draw), 1.2));
        let [first, last] = [2028, 2035].map(|year| times(&drawn, year, draw));
        assert!(close(first, last), "{first} and {last}");
        ratios.push(first);
    }
    ratios.sort_by(f64::total_cmp);
    let middle = ratios[DRAWS / 2];
    assert!((1.1..1.3).contains(&middle), "{middle}");
    assert!(ratios[0] < 1.1 && ratios[DRAWS - 1] > 1.3, "{ratios:?}");
    let listed = |model| {
        let table = numbers_used(model, false).csv().expect("a table");
        let table = String::from_utf8(table).expect("text");
        let row = table
            .lines()
            .find(|line| line.starts_with("service,care_subsidy,step,"));
        let cells: Vec<&str> = row.expect("a step").split(',').collect();
        [6, 7, 8].map(|cell: usize| cells[cell].parse::<f64>().expect("a number"))
    };
    assert_eq!(listed(&sure), [1.2; 3]);
    let [middle, low, high] = listed(&unsure);
    assert!((middle - 1.2).abs() < 1e-9 && low < 1.06 && high > 1.36);
}

/// One share that moves slowly to hardly anybody, and before it is there at once to nearly everybody.
#[test]
fn changes_of_a_share_that_add_up_to_more_than_all_are_refused() {
    let mut folder = wenling();
    for (name, extends, from, phase_in, mean) in [
        ("slow", None, 2026, Some(9), 0.01),
        ("fast", Some("slow"), 2027, None, 0.98),
    ] {
        let change = format!(
            "[parameters.care_in_institution]\ndistribution = {{ kind = \"beta\", mean = {mean}, sd = 0.005 }}"
        );
        let file = ScenarioFile {
            extends: extends.map(String::from).into_iter().collect(),
            title: words(),
            why: words(),
            from: Some(from),
            phase_in,
            phase: Phase::Linear,
            change: toml::from_str(&change).expect("a change"),
            lever: Vec::new(),
        };
        folder.scenarios.insert(name.into(), file);
    }
    open(&folder, "slow", None);
    let refused = opener().open(&folder, "fast", None).expect_err("refused");
    let said = refused.to_string();
    assert!(said.contains("几项改动同时推行，2027 年可为"), "{said}");
}

/// What hardly any draw has is said of the draw that has it, with the year; it is not cut to what could be.
#[test]
fn a_draw_with_a_share_beyond_all_is_refused() {
    let mut folder = wenling();
    let parameter = folder.file.parameters.get_mut("care_in_institution");
    let parameter = parameter.expect("a share of the candidates of a tier");
    parameter.distribution = SpreadFile::Normal { mean: 0.5, sd: 0.1 };
    let model = open(&folder, "baseline", None);
    let all = model.parameters.iter();
    let mut keys = all.map(|parameter| parameter.key.as_str());
    let place = keys.position(|key| key == "care_in_institution");
    let held = [ParameterId(place.expect("the parameter"))];
    let run = |score: f64| {
        let held = Held {
            parameters: &held,
            scores: &[score],
            each: 1,
            first: 0,
            factor: None,
        };
        let engine = prepared(&model).walking_to(2021);
        engine.run_held(SEED, 1, held, |_| ())
    };
    assert!(run(4.0).is_ok());
    let error = run(6.0).expect_err("a share above 1");
    assert!(
        matches!(&error, SimulationError::NoSuchShare { parameter, value, .. }
            if parameter == "care_in_institution" && (value - 1.1).abs() < 1e-9),
        "{error}"
    );
}
