//! The tables of a backtest: scores, every case, and the counts behind the pictures.

use crate::evaluation::backtest::{Backtest, Case, Method, Scores};
use crate::report::table::Table;

use super::{CLASSES, RANGES};

/// A number of a row of scores.
type Score = fn(&Scores) -> f64;
/// A number of a judged forecast.
type OfCase = fn(&Case) -> f64;

/// Mean scores of each method at each horizon; no horizon stands for all together.
pub fn scores(backtest: &Backtest) -> Table {
    let rows = backtest.scores();
    let numbers =
        |table: Table, name: &str, of: fn(&Scores) -> f64| table.numbers(name, rows.iter().map(of));
    let mut table = Table::new("scores")
        .texts("method", rows.iter().map(|s| s.method.key()))
        .wholes("horizon", rows.iter().map(|s| s.horizon.map(|h| h as i32)))
        .wholes("cases", rows.iter().map(|s| Some(s.cases as i32)));
    let columns: [(&str, Score); 8] = [
        ("smape", |s| s.smape),
        ("mase", |s| s.mase),
        ("crps", |s| s.crps),
        ("pinball", |s| s.pinball),
        ("msis95", |s| s.msis95),
        ("cover80", |s| s.cover80),
        ("cover95", |s| s.cover95),
        ("brier", |s| s.brier),
    ];
    for (name, of) in columns {
        table = numbers(table, name, of);
    }
    table
        .note("horizon", "years ahead; empty for all together")
        .note("smape", "0 to 200")
        .note(
            "mase, crps, pinball, msis95",
            "in mean yearly changes of the history before the forecast; series that never moved are left out",
        )
        .note("cover80, cover95", "share of outcomes inside the interval, 0 to 1")
        .note("brier", "of the probability that the target is met")
}

/// Every forecast of every year, with what came.
pub fn cases(backtest: &Backtest) -> Table {
    let rows = &backtest.cases;
    let mut table = Table::new("cases")
        .texts("series", rows.iter().map(|c| c.series.as_str()))
        .texts("method", rows.iter().map(|c| c.method.key()))
        .wholes("origin", rows.iter().map(|c| Some(c.origin)))
        .wholes("horizon", rows.iter().map(|c| Some(c.horizon as i32)));
    let columns: [(&str, OfCase); 12] = [
        ("outcome", |c| c.outcome),
        ("point", |c| c.centre),
        ("low80", |c| c.interval80.0),
        ("high80", |c| c.interval80.1),
        ("low95", |c| c.interval95.0),
        ("high95", |c| c.interval95.1),
        ("crps", |c| c.crps),
        ("pinball", |c| c.pinball),
        ("pit", |c| c.pit),
        ("target_probability", |c| c.target.0),
        ("target_met", |c| f64::from(u8::from(c.target.1))),
        ("scale", |c| c.scale.unwrap_or(f64::NAN)),
    ];
    for (name, of) in columns {
        table = table.numbers(name, rows.iter().map(of));
    }
    table
        .note("origin", "year of the last value that was known")
        .note(
            "pit",
            "place of the outcome in the forecast distribution, 0 to 1",
        )
        .note(
            "scale",
            "mean absolute yearly change of the history; empty where it never moved",
        )
}

/// How many outcomes fell into each tenth of the forecast distribution.
pub fn pit(backtest: &Backtest) -> Table {
    let rows: Vec<(Method, usize, usize)> = Method::ALL
        .into_iter()
        .flat_map(|m| {
            let counts = backtest.pit_histogram(m, CLASSES);
            counts.into_iter().enumerate().map(move |(c, n)| (m, c, n))
        })
        .collect();
    let edge = |place: usize| place as f64 / CLASSES as f64;
    Table::new("pit")
        .texts("method", rows.iter().map(|r| r.0.key()))
        .numbers("from", rows.iter().map(|r| edge(r.1)))
        .numbers("to", rows.iter().map(|r| edge(r.1 + 1)))
        .wholes("outcomes", rows.iter().map(|r| Some(r.2 as i32)))
}

/// Forecast probabilities of the target, and how often it was met.
pub fn reliability(backtest: &Backtest) -> Table {
    let rows: Vec<_> = Method::ALL
        .into_iter()
        .flat_map(|m| {
            backtest
                .reliability(m, RANGES)
                .into_iter()
                .map(move |r| (m, r))
        })
        .filter(|(_, r)| r.cases > 0)
        .collect();
    Table::new("reliability")
        .texts("method", rows.iter().map(|(m, _)| m.key()))
        .numbers("forecast", rows.iter().map(|(_, r)| r.forecast))
        .numbers("happened", rows.iter().map(|(_, r)| r.happened))
        .wholes("cases", rows.iter().map(|(_, r)| Some(r.cases as i32)))
}
