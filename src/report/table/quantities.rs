//! Every quantity in every year: mean and quantiles.

use super::*;
use crate::evaluation::{LEVELS, Summaries};
use crate::projection::Projection;

/// Every quantity in every year: mean and quantiles. What is withheld has a mark in place of its numbers.
pub fn quantities(projection: &Projection, summaries: &Summaries) -> Table {
    let mut rows = Vec::new();
    for (place, quantity) in projection.quantities().iter().enumerate() {
        for (column, year) in projection.years().iter().enumerate() {
            let summary = summaries.at(place, column);
            let mark = summaries.withheld().and_then(|own| own.mark(place, *year));
            if summary.is_some() || mark.is_some() {
                let exact = summaries.is_exact(place, column);
                rows.push((quantity, *year, summary, mark, exact));
            }
        }
    }
    // What is known to the digit is written so.
    let told = |value: f64, unit: Unit, exact: bool| match exact {
        true => Some(value),
        false => rounded(value, unit),
    };
    let mut table = Table::new("quantities")
        .texts("key", rows.iter().map(|row| &row.0.key))
        .texts("title_zh", rows.iter().map(|row| &row.0.title.zh))
        .texts("title_en", rows.iter().map(|row| &row.0.title.en))
        .texts("unit", rows.iter().map(|row| row.0.unit.key()))
        .texts("unit_zh", rows.iter().map(|row| row.0.unit.zh()))
        .texts("evidence", rows.iter().map(|row| row.0.evidence.en()))
        .texts("evidence_zh", rows.iter().map(|row| row.0.evidence.zh()))
        .wholes("year", rows.iter().map(|row| Some(row.1)))
        .numbers(
            "mean",
            rows.iter().map(|row| told(row.2?.mean, row.0.unit, row.4)),
        );
    for (place, level) in LEVELS.iter().enumerate() {
        let name = if *level == 0.5 {
            "median".to_string()
        } else {
            format!("q{}", level * 100.0)
        };
        let values = rows
            .iter()
            .map(|row| told(row.2?.quantiles[place], row.0.unit, row.4));
        table = table.numbers(&name, values);
    }
    if summaries.withheld().is_some() {
        let marks = rows.iter().map(|row| withheld_word(row.3));
        table = table.texts(WITHHELD, marks).note(
            WITHHELD,
            "<10: a count of fewer than ten people; withheld: it would give such a count away",
        );
    }
    table
        .note("unit", "column `unit`: persons, person_times, units, households, share (0 to 1), yuan (prices of each year), yuan_constant (prices of the base year), ratio, growth (a year), number (as the title says)")
        .note("quantiles", "q2.5 … q97.5: quantiles over the draws in percent, Hyndman-Fan type 7")
}
