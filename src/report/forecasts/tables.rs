//! The tables of a forecast: every draw, and the quantiles of each year.

use super::{Forecasts, Outlook};
use crate::evaluation::LEVELS;
use crate::report::table::Table;

const VALUES: &str = "in the unit of the file; shares from 0 to 1 unless the unit is %";

/// Series, draw, year, value: the draws of a series, year by year.
pub fn draws(forecasts: &Forecasts) -> Table {
    let steps = || {
        forecasts
            .series
            .iter()
            .flat_map(|s| (1..=s.horizon()).map(move |h| (s, h)))
    };
    let each = || steps().flat_map(|(s, h)| (0..s.paths.draws()).map(move |d| (s, h, d)));
    Table::new("draws")
        .texts("series", each().map(|(s, _, _)| s.name.as_str()))
        .wholes("draw", each().map(|(_, _, d)| Some(d as i32 + 1)))
        .wholes("year", each().map(|(s, h, _)| Some(s.year(h))))
        .numbers(
            "value",
            each().map(|(s, h, d)| s.scale * s.paths.year(h)[d]),
        )
        .note("value", VALUES)
        .note(
            "draw",
            "the years of a draw belong together, and so do the series where they were reconciled",
        )
}

/// One row for each series and year ahead: quantiles as every result has them, and at the levels asked for.
pub fn quantiles(forecasts: &Forecasts) -> Table {
    let mut probabilities = LEVELS.to_vec();
    for level in &forecasts.levels {
        probabilities.extend([0.5 * (1.0 - level), 0.5 * (1.0 + level)]);
    }
    probabilities.sort_by(f64::total_cmp);
    probabilities.dedup_by(|a, b| (*a - *b).abs() < 1e-9);
    let rows: Vec<(&Outlook, usize)> = forecasts
        .series
        .iter()
        .flat_map(|s| (1..=s.horizon()).map(move |h| (s, h)))
        .collect();
    let mut table = Table::new("quantiles")
        .texts("series", rows.iter().map(|(s, _)| s.name.as_str()))
        .texts(
            "unit",
            rows.iter().map(|(s, _)| s.unit.as_deref().unwrap_or("")),
        )
        .texts("measure", rows.iter().map(|(s, _)| s.measure.key()))
        .wholes("year", rows.iter().map(|(s, h)| Some(s.year(*h))))
        .wholes("horizon", rows.iter().map(|(_, h)| Some(*h as i32)))
        .numbers("point", rows.iter().map(|(s, h)| s.scale * s.point(*h)))
        .numbers("mean", rows.iter().map(|(s, h)| s.scale * s.paths.mean(*h)));
    for p in probabilities {
        let name = if p == 0.5 {
            "median".to_string()
        } else {
            let percent = format!("{:.3}", p * 100.0);
            format!("q{}", percent.trim_end_matches('0').trim_end_matches('.'))
        };
        table = table.numbers(&name, rows.iter().map(|(s, h)| s.scale * s.quantile(*h, p)));
    }
    table
        .numbers("above_last", rows.iter().map(|(s, h)| s.above_last(*h)))
        .note("median, q2.5 …", VALUES)
        .note(
            "point",
            "the median; of the draws where these were made to agree with totals",
        )
        .note(
            "above_last",
            "share of the draws above the last known value, 0 to 1",
        )
}
