//! People are conserved, and the parts of a whole add up to it.

use plancast::axes::{Category, Grade, Sex, Year};
use plancast::model::ModelFolder;
use plancast::model::checked::Parameter;
use plancast::model::file::SpreadFile;
use plancast::model::quantities::AGE_GROUPS;
use plancast::projection::Projection;
use plancast::simulation::{PROFILE_GROUPS, SimulationError, Whom};
use plancast::statistics::sampling::Distribution;

use crate::runs::{DRAWS, SEED, baseline, draws, open, outcome, prepared, projected, wenling};

const YEARS: std::ops::RangeInclusive<Year> = 2021..=2035;

fn fix(folder: &mut ModelFolder, parameter: &str, value: f64) {
    folder.file.parameters[parameter].distribution = SpreadFile::Fixed { value };
}

/// Heads are counted, so nothing is lost to rounding.
fn holders_are_conserved(projection: &Projection) {
    for year in YEARS {
        let [before, now, new, dead, gone] = [
            ("holders", year - 1),
            ("holders", year),
            ("new_certificates", year),
            ("holder_deaths", year),
            ("cancelled", year),
        ]
        .map(|(key, year)| draws(projection, key, year));
        for draw in 0..projection.draws() {
            let expected = before[draw] + new[draw] - dead[draw] - gone[draw];
            assert_eq!(now[draw], expected, "holders of {year}, draw {draw}");
        }
    }
}

#[test]
fn certificate_holders_come_and_go_one_by_one() {
    holders_are_conserved(baseline());
    for scenario in ["faster_ageing", "long_term_care_insurance"] {
        holders_are_conserved(&projected(&wenling(), scenario));
    }
}

#[test]
fn without_migration_people_come_by_birth_and_go_by_death() {
    let mut folder = wenling();
    fix(&mut folder, "net_migration_rate", 0.0);
    fix(&mut folder, "net_migration_volatility", 0.0);
    // A population that was reported would be met by moves.
    folder
        .file
        .observations
        .observation
        .retain(|report| report.quantity.is_none());
    let projection = projected(&folder, "baseline");
    for year in YEARS {
        let [before, now, born, dead] = [
            ("population", year - 1),
            ("population", year),
            ("births", year),
            ("deaths", year),
        ]
        .map(|(key, year)| draws(&projection, key, year));
        for draw in 0..DRAWS {
            // Who gives a certificate back stays in the register.
            let expected = before[draw] + born[draw] - dead[draw];
            assert_eq!(now[draw], expected, "population of {year}, draw {draw}");
        }
    }
}

#[test]
fn migration_moves_the_population_its_own_way() {
    let with = |rate: f64| {
        let mut folder = wenling();
        fix(&mut folder, "net_migration_rate", rate);
        fix(&mut folder, "net_migration_volatility", 0.0);
        projected(&folder, "baseline")
    };
    let (out, none, into) = (with(-0.01), with(0.0), with(0.01));
    let [out, none, into] = [&out, &none, &into].map(|p| draws(p, "population", 2035));
    for draw in 0..DRAWS {
        assert!(out[draw] < none[draw] && none[draw] < into[draw]);
    }
}

/// Whole numbers below 2²⁴ are exact in single precision.
fn add_up(projection: &Projection, parts: &[String], whole: &str) {
    for year in 2020..=2035 {
        let whole_draws = draws(projection, whole, year);
        let parts: Vec<&[f32]> = parts
            .iter()
            .map(|key| draws(projection, key, year))
            .collect();
        for (draw, whole_draw) in whole_draws.iter().enumerate() {
            let sum: f32 = parts.iter().map(|part| part[draw]).sum();
            assert_eq!(sum, *whole_draw, "{whole} of {year}, draw {draw}");
        }
    }
}

#[test]
fn margins_add_up_to_all_holders() {
    let all = baseline();
    let categories: Vec<String> = Category::ALL
        .iter()
        .map(|c| format!("holders.{c}"))
        .collect();
    let grades: Vec<String> = Grade::ALL
        .iter()
        .map(|g| format!("holders.grade_{g}"))
        .collect();
    let sexes: Vec<String> = Sex::ALL.iter().map(|s| format!("holders.{s}")).collect();
    let ages: Vec<String> = AGE_GROUPS
        .iter()
        .map(|(a, _, _)| format!("holders.age_{a}"))
        .collect();
    for parts in [&categories, &grades, &sexes, &ages] {
        add_up(all, parts, "holders");
    }
    for category in Category::ALL {
        let kinds: Vec<String> = Grade::ALL
            .iter()
            .map(|grade| format!("holders.{category}.grade_{grade}"))
            .collect();
        add_up(all, &kinds, &format!("holders.{category}"));
    }
    for grade in Grade::ALL {
        let kinds: Vec<String> = Category::ALL
            .iter()
            .map(|category| format!("holders.{category}.grade_{grade}"))
            .collect();
        add_up(all, &kinds, &format!("holders.grade_{grade}"));
    }
}

#[test]
fn parts_are_not_more_than_the_whole() {
    for year in 2020..=2035 {
        for (part, whole) in [
            ("population_65", "population"),
            ("holders", "disabled"),
            ("disabled", "population"),
            ("low_income_holders", "holders"),
            ("working_age_holders", "holders"),
            ("employed", "working_age_holders"),
            ("employed_in_forms", "employed"),
        ] {
            let [part_draws, whole_draws] = [part, whole].map(|key| draws(baseline(), key, year));
            for (part_draw, whole_draw) in part_draws.iter().zip(whole_draws) {
                assert!(
                    0.0 <= *part_draw && part_draw <= whole_draw,
                    "{part}, {year}"
                );
            }
        }
    }
}

#[test]
fn profiles_add_up_to_the_totals() {
    let model = open(&wenling(), "baseline", None);
    let outcome = outcome(&model, SEED, 10);
    for (place, year) in outcome.profiles.years.iter().enumerate() {
        for (whom, key) in [(Whom::People, "population"), (Whom::Holders, "holders")] {
            for draw in 0..10 {
                let sum: f32 = (0..2 * PROFILE_GROUPS)
                    .map(|i| (i / PROFILE_GROUPS, i % PROFILE_GROUPS))
                    .map(|(sex, group)| outcome.profiles.draws(place, whom, sex, group)[draw])
                    .sum();
                let total = draws(&outcome.projection, key, *year)[draw];
                assert_eq!(sum, total, "{key} of {year}, draw {draw}");
            }
        }
    }
}

/// With nothing that moves the shares, both routes to the number of holders stay close; new
/// certificates at double the pace drive them apart.
#[test]
fn flows_and_shares_lead_to_the_same_holders_where_nothing_changes() {
    let ratio = |inflow: f64| {
        let mut folder = wenling();
        fix(&mut folder, "inflow_level", inflow);
        let projection = projected(&folder, "baseline");
        let now = draws(&projection, "holders_route_ratio", 2025);
        now.iter().map(|ratio| f64::from(*ratio)).sum::<f64>() / now.len() as f64
    };
    let (as_it_was, doubled) = (ratio(1.0), ratio(2.0));
    assert!((as_it_was - 1.0).abs() < 0.03, "{as_it_was}");
    assert!(doubled > as_it_was + 0.1, "{doubled}");
    for ratio in draws(baseline(), "holders_route_ratio", 2020) {
        assert!((ratio - 1.0).abs() < 1e-3, "{ratio} in the base year");
    }
}

/// What fades of the growth fades from the flows and from the shares: holders by flows stay as near those by shares as
/// without it. Shares that went on growing as in the base year would be a fifth too large by 2035.
#[test]
fn the_growth_of_a_build_up_fades_on_both_routes_to_the_holders() {
    let both = |build_up: f64| {
        let mut folder = wenling();
        fix(&mut folder, "registration_build_up", build_up);
        fix(&mut folder, "registration_build_up_left", 0.85);
        let projection = projected(&folder, "baseline");
        ["holders", "holders_route_ratio"].map(|key| {
            let values = draws(&projection, key, 2035)
                .iter()
                .map(|own| f64::from(*own));
            values.sum::<f64>() / projection.draws() as f64
        })
    };
    let (without, with) = (both(0.0), both(0.02));
    // 0.02 (0.85 + 0.85² + … + 0.85¹⁵) is 0.103.
    assert!(
        ((with[0] / without[0]).ln() - 0.103).abs() < 0.03,
        "{without:?} {with:?}"
    );
    assert!(
        (with[1] / without[1]).ln().abs() < 0.03,
        "{without:?} {with:?}"
    );
}

/// Women of 60 outlive men, part of the years left is lived with a disability, and years are won.
#[test]
fn years_left_are_longer_than_those_without_disability() {
    let all = baseline();
    let median = |key: &str, year: Year| {
        let mut values = draws(all, key, year).to_vec();
        values.sort_unstable_by(f32::total_cmp);
        values[values.len() / 2]
    };
    for sex in Sex::ALL {
        let (years, healthy) = (
            draws(all, &format!("life_expectancy_60.{sex}"), 2030),
            draws(all, &format!("healthy_life_expectancy_60.{sex}"), 2030),
        );
        for (years, healthy) in years.iter().zip(healthy) {
            assert!((15.0..40.0).contains(years) && 0.5 * years < *healthy && healthy < years);
        }
        let key = format!("life_expectancy_60.{sex}");
        assert!(median(&key, 2035) > median(&key, 2021));
    }
    assert!(median("life_expectancy_60.female", 2030) > median("life_expectancy_60.male", 2030));
}

/// A year of so many would take for ever; the files refuse what brings most of them about.
#[test]
fn more_people_than_live_on_earth_are_refused() {
    let mut model = open(&wenling(), "baseline", None);
    let of = |parameter: &&mut Parameter| parameter.key == "fertility_level";
    let fertility = model.parameters.iter_mut().find(of).expect("fertility");
    let value = Distribution::Fixed { value: 1e7 };
    fertility.layers = vec![value.sampler().expect("a sampler")];
    let error = prepared(&model)
        .run(SEED, 1, |_| ())
        .expect_err("it is refused");
    assert!(
        matches!(error, SimulationError::TooManyPeople { people, .. } if people > 1e10),
        "{error}"
    );
}
