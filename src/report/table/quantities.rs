//! Every quantity in every year: mean and quantiles.

use super::*;
use crate::evaluation::{LEVELS, Summaries};
use crate::projection::Projection;

/// Every quantity in every year: mean and quantiles.
pub fn quantities(projection: &Projection, summaries: &Summaries) -> Table {
    let mut rows = Vec::new();
    for (place, quantity) in projection.quantities().iter().enumerate() {
        for (column, year) in projection.years().iter().enumerate() {
            if let Some(summary) = summaries.at(place, column) {
                rows.push((quantity, *year, summary));
            }
        }
    }
    let mut table = Table::new("quantities")
        .texts("key", rows.iter().map(|(q, _, _)| &q.key))
        .texts("title_zh", rows.iter().map(|(q, _, _)| &q.title.zh))
        .texts("title_en", rows.iter().map(|(q, _, _)| &q.title.en))
        .texts("unit", rows.iter().map(|(q, _, _)| q.unit.key()))
        .texts("unit_zh", rows.iter().map(|(q, _, _)| q.unit.zh()))
        .texts("evidence", rows.iter().map(|(q, _, _)| q.evidence.en()))
        .texts("evidence_zh", rows.iter().map(|(q, _, _)| q.evidence.zh()))
        .wholes("year", rows.iter().map(|(_, year, _)| Some(*year)))
        .numbers("mean", rows.iter().map(|(q, _, s)| rounded(s.mean, q.unit)));
    for (place, level) in LEVELS.iter().enumerate() {
        let name = if *level == 0.5 {
            "median".to_string()
        } else {
            format!("q{}", level * 100.0)
        };
        let values = rows
            .iter()
            .map(|(q, _, s)| rounded(s.quantiles[place], q.unit));
        table = table.numbers(&name, values);
    }
    table
        .note("unit", "column `unit`: persons, person_times, units, households, share (0 to 1), yuan (prices of each year), yuan_constant (prices of the base year), ratio, growth (a year)")
        .note("quantiles", "q2.5 … q97.5: quantiles over the draws in percent, Hyndman-Fan type 7")
}
