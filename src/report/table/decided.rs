//! Targets judged together, what it would take, and what the next plan could aim at.

use super::{Table, rounded};
use crate::evaluation::proposal::Proposal;
use crate::evaluation::together::Effort;
use crate::model::Model;
use crate::model::checked::Target;
use crate::report::decided::TargetFindings;
use crate::units::Unit;

fn target<'m>(model: &'m Model, key: &str) -> Option<&'m Target> {
    model.targets.iter().find(|target| target.key == key)
}

fn titles(model: &Model, keys: &[&str]) -> [Vec<String>; 2] {
    let of = |key: &&str| target(model, key).map(|target| target.title.clone());
    let titles: Vec<_> = keys.iter().map(of).collect();
    let zh = titles
        .iter()
        .map(|title| title.as_ref().map_or(String::new(), |t| t.zh.clone()));
    let en = titles
        .iter()
        .map(|title| title.as_ref().map_or(String::new(), |t| t.en.clone()));
    [zh.collect(), en.collect()]
}

/// Probabilities that so many of a set are met, and of which alone is missed.
pub fn together(decided: &TargetFindings) -> Table {
    let mut rows: Vec<(&str, &str, String, f64)> = Vec::new();
    for (set, together) in [("asked", &decided.set), ("all", &decided.all)] {
        let Some(together) = together else { continue };
        rows.push((set, "all_met", String::new(), together.all));
        rows.push((
            set,
            "all_met_if_independent",
            String::new(),
            together.if_independent,
        ));
        for (number, part) in together.number_met.iter().enumerate() {
            rows.push((set, "number_met", number.to_string(), *part));
        }
        for (key, part) in together.targets.iter().zip(&together.alone_missed) {
            rows.push((set, "alone_missed", key.clone(), *part));
        }
        for key in &together.without_evidence {
            rows.push((set, "left_out_without_evidence", key.clone(), f64::NAN));
        }
    }
    Table::new("together")
        .texts("set", rows.iter().map(|row| row.0))
        .texts("what", rows.iter().map(|row| row.1))
        .texts("of", rows.iter().map(|row| &row.2))
        .numbers("probability", rows.iter().map(|row| Some(row.3).filter(|p| !p.is_nan())))
        .note("set", "asked: the set that was named, the binding targets if none; all: every target with evidence")
}

/// What it would take to be surer of each target.
pub fn efforts(model: &Model, rows: &[Effort]) -> Table {
    let keys: Vec<&str> = rows.iter().map(|row| row.target.as_str()).collect();
    let unit = |row: &Effort| target(model, &row.target).map_or(Unit::Share, |target| target.unit);
    let [zh, en] = titles(model, &keys);
    Table::new("efforts")
        .texts("key", keys)
        .texts("title_zh", zh)
        .texts("title_en", en)
        .texts("unit", rows.iter().map(|row| unit(row).key()))
        .numbers("probability", rows.iter().map(|row| Some(row.probability)))
        .numbers(
            "median",
            rows.iter().map(|row| rounded(row.median, unit(row))),
        )
        .numbers(
            "median_needed",
            rows.iter().map(|row| rounded(row.median_needed, unit(row))),
        )
        .numbers(
            "extra_a_year",
            rows.iter().map(|row| rounded(row.extra_a_year, unit(row))),
        )
        .numbers(
            "left_out",
            rows.iter().map(|row| row.left_out.map(f64::round)),
        )
        .note(
            "extra_a_year",
            "on top of what is usual, the same in every year after the last that was reported, else after the base year",
        )
        .note(
            "left_out",
            "people in need whom the target leaves out, in its year",
        )
}

/// What the next plan could aim at.
pub fn proposals(model: &Model, rows: &[Proposal]) -> Table {
    let keys: Vec<&str> = rows.iter().map(|row| row.target.as_str()).collect();
    let unit =
        |row: &Proposal| target(model, &row.target).map_or(Unit::Share, |target| target.unit);
    let [zh, en] = titles(model, &keys);
    Table::new("proposals")
        .texts("key", keys)
        .texts("title_zh", zh)
        .texts("title_en", en)
        .texts("unit", rows.iter().map(|row| unit(row).key()))
        .wholes("year", rows.iter().map(|row| Some(row.year)))
        .numbers(
            "value",
            rows.iter().map(|row| rounded(row.value, unit(row))),
        )
        .numbers(
            "probability",
            rows.iter().map(|row| Some(row.probability)),
        )
        .numbers(
            "median",
            rows.iter().map(|row| rounded(row.median, unit(row))),
        )
        .numbers(
            "before",
            rows.iter().map(|row| rounded(row.before, unit(row))),
        )
        .numbers(
            "last_known",
            rows.iter()
                .map(|row| row.known.and_then(|known| rounded(known, unit(row)))),
        )
        .numbers(
            "probability_of_today",
            rows.iter().map(|row| Some(row.probability_of_today)),
        )
        .numbers(
            "cost",
            rows.iter().map(|row| row.cost.map(|cost| cost.round())),
        )
        .texts("flag", rows.iter().map(|row| flag(row)))
        .note(
            "value",
            "met with the probability that was asked for; where that is worse than the last known value, the last known value",
        )
        .note(
            "probability",
            "that the value is met in the year: less than was asked for where it is the last known value",
        )
        .note(
            "last_known",
            "last reported, else printed for the base year; none of rates of growth",
        )
        .note("before", "median at the end of the year before")
        .note(
            "flag",
            "reached: the value is the last known one, which is reached already; unambitious: no better than before; hopeless: today's value is met with less than 5 %",
        )
        .note(
            "cost",
            "yuan, prices of the year: median, of the service whose coverage it is",
        )
}

/// What is to be said against a proposal.
fn flag(proposal: &Proposal) -> &'static str {
    match (proposal.hopeless, proposal.reached, proposal.unambitious) {
        (true, true, _) => "hopeless, reached",
        (true, false, _) => "hopeless",
        (false, true, _) => "reached",
        (false, false, true) => "unambitious",
        (false, false, false) => "",
    }
}
