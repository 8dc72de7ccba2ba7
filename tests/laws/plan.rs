//! Where the plan gives a number the model gives it back, and every target is judged.

use std::collections::BTreeMap;

use plancast::dataset::Library;
use plancast::evaluation::{Attainment, attainments};
use plancast::model::file::{Hold, Nature};

use crate::runs::{baseline, datasets, draws, median, open, wenling};

fn close(key: &str, year: i32, published: f64, tolerance: f64) {
    let found = median(draws(baseline(), key, year));
    assert!(
        (found / published - 1.0).abs() < tolerance,
        "{key} of {year}: {found}, published {published}"
    );
}

/// The plan of 27 December 2021, part one. The tolerances are the plan's rounding and the model's
/// error of those sums (2 % and 3 %), of which forty draws leave a part in the median.
#[test]
fn what_the_plan_says_of_the_past_comes_out() {
    close("living_subsidy.served", 2020, 7_260.0, 0.01);
    close("care_subsidy.served", 2020, 15_103.0, 0.01);
    close("living_subsidy.coverage", 2020, 0.98, 0.006);
    close("care_subsidy.coverage", 2020, 0.98, 0.006);
    close("cost.subsidies.period_sum", 2020, 2.48e8, 0.03);
    close("newly_employed.period_sum", 2020, 1_388.0, 0.05);
    close("process.employment_rate", 2020, 0.57, 0.01);
}

fn judged() -> Vec<Attainment> {
    attainments(&open(&wenling(), "baseline", None), baseline())
}

#[test]
fn every_row_of_the_plan_is_judged() {
    let model = open(&wenling(), "baseline", None);
    let judged = judged();
    let keys: Vec<&str> = judged.iter().map(|target| target.key.as_str()).collect();
    let folder = wenling();
    let declared: Vec<&str> = folder
        .file
        .plan
        .targets
        .keys()
        .map(String::as_str)
        .collect();
    assert_eq!(keys, declared);
    let numbers: Vec<u32> = model
        .targets
        .iter()
        .filter_map(|target| target.number)
        .collect();
    assert_eq!(numbers, (1..=13).collect::<Vec<u32>>());
}

#[test]
fn statements_about_targets_agree_with_each_other() {
    let model = open(&wenling(), "baseline", None);
    for (target, said) in model.targets.iter().zip(judged()) {
        let key = &target.key;
        for share in [
            said.probability,
            said.at_the_end,
            said.every_year,
            said.never,
        ] {
            assert!((0.0..=1.0).contains(&share), "{key}");
        }
        assert!(
            said.standard_error > 0.0 && said.standard_error < 0.1,
            "{key}"
        );
        assert!(said.every_year <= said.at_the_end, "{key}");
        assert!(said.at_the_end + said.never <= 1.0 + 1e-12, "{key}");
        match target.hold {
            Hold::End => assert_eq!(said.probability, said.at_the_end, "{key}"),
            Hold::EveryYear | Hold::EachYearAdds => {
                assert_eq!(said.probability, said.every_year, "{key}");
            }
            Hold::Mean => {}
        }
        let (low, high) = said.eighty;
        assert!(low <= said.median && said.median <= high, "{key}");
        assert!(
            said.first_met
                .is_none_or(|year| (2021..=2035).contains(&year)),
            "{key}"
        );
        assert_eq!(said.first_met.is_none(), said.never > 0.5 - 1e-9, "{key}");
    }
}

/// The plan's table, typed in once as a dataset and once as targets.
#[test]
fn targets_are_those_of_the_table_of_indicators() {
    let library = Library::open(&datasets()).unwrap_or_else(|error| panic!("{error}"));
    let table = library
        .table("wenling_plan", "indicators", None)
        .expect("the indicators");
    let column = |name: &str| table.texts(name).expect("a column");
    let (relations, natures) = (column("relation"), column("nature"));
    let targets = table.optional_numbers("target").expect("a column");
    let numbers = table.integers("no").expect("a column");
    let baselines = table.optional_numbers("baseline").expect("a column");
    let model = open(&wenling(), "baseline", None);
    let declared: BTreeMap<u32, _> = model
        .targets
        .iter()
        .filter_map(|target| Some((target.number?, target)))
        .collect();
    assert_eq!(numbers.len(), declared.len());
    for row in 0..numbers.len() {
        let number = numbers[row] as u32;
        let target = declared[&number];
        assert_eq!(baselines[row], target.baseline, "{number}");
        let nature = if target.nature == Nature::Binding {
            "binding"
        } else {
            "expected"
        };
        assert_eq!(natures[row], nature, "{number}");
        // The first indicator is stated in words: in step with GDP.
        if let Some(value) = targets[row] {
            assert_eq!(value, target.value, "{number}");
            let sign = target.relation.sign().replace('≥', ">=");
            assert_eq!(relations[row], sign, "{number}");
        }
    }
}
