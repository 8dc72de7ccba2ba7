//! The receipt of a forecast: enough to make it again and to see that it came out the same.

use serde::Serialize;

use super::Forecasts;

/// How the file was read, as on the command line.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Reading {
    /// Columns that tell the series apart.
    pub by: Vec<String>,
    /// Column of values, empty if found by its name.
    pub value: String,
    /// Sheet, empty for the first.
    pub sheet: String,
    /// All series are amounts above zero.
    pub positive: bool,
    /// Series or file of the denominators, empty if none.
    pub share_of: String,
}

/// What was asked for, as on the command line.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Settings {
    /// Years ahead.
    pub horizon: usize,
    /// Levels of the intervals, in percent.
    pub level: Vec<f64>,
    /// Parts and totals were made to agree.
    pub aggregate: bool,
    /// Number of draws.
    pub draws: usize,
    /// Seed.
    pub seed: u64,
    /// How the file was read.
    pub reading: Reading,
}

#[derive(Serialize)]
struct Receipt<'a> {
    plancast: &'static str,
    verb: &'static str,
    settings: &'a Settings,
    notes: Vec<&'a str>,
    inputs: Vec<Written<'a>>,
    outputs: Vec<Written<'a>>,
    series: Vec<Known<'a>>,
}

#[derive(Serialize)]
struct Written<'a> {
    file: &'a str,
    sha256: &'a str,
}

/// A series as it was forecast from.
#[derive(Serialize)]
struct Known<'a> {
    name: &'a str,
    unit: &'a str,
    measure: &'static str,
    years: Vec<i32>,
    values: Vec<f64>,
}

/// The receipt as TOML. `also` are further files read, with their checksums.
pub fn receipt(
    forecasts: &Forecasts,
    settings: &Settings,
    also: &[(String, String)],
    outputs: &[(String, String)],
) -> Result<String, toml::ser::Error> {
    let first = Written {
        file: &forecasts.file,
        sha256: &forecasts.sha256,
    };
    toml::to_string(&Receipt {
        plancast: env!("CARGO_PKG_VERSION"),
        verb: "forecast",
        settings,
        notes: forecasts.notes.iter().map(|n| n.en.as_str()).collect(),
        inputs: std::iter::once(first).chain(each(also)).collect(),
        outputs: each(outputs).collect(),
        series: forecasts
            .series
            .iter()
            .map(|s| Known {
                name: &s.name,
                unit: s.unit.as_deref().unwrap_or(""),
                measure: s.measure.key(),
                years: s.history.iter().map(|h| h.0).collect(),
                values: s.history.iter().map(|h| h.1).collect(),
            })
            .collect(),
    })
}

fn each(files: &[(String, String)]) -> impl Iterator<Item = Written<'_>> {
    files.iter().map(|(file, sha256)| Written { file, sha256 })
}
