//! The receipt of a backtest: enough to make it again and to see that it came out the same.

use serde::Serialize;

use super::Backtests;
use crate::report::forecasts::Reading;

#[derive(Serialize)]
struct Receipt<'a> {
    plancast: &'static str,
    verb: &'static str,
    horizon: usize,
    origins: usize,
    shortest: usize,
    target: &'a str,
    series: usize,
    notes: Vec<&'a str>,
    reading: &'a Reading,
    inputs: Vec<Written<'a>>,
    outputs: Vec<Written<'a>>,
}

#[derive(Serialize)]
struct Written<'a> {
    file: &'a str,
    sha256: &'a str,
}

/// The receipt as TOML. `also` are further files read, with their checksums.
pub fn receipt(
    tested: &Backtests,
    reading: &Reading,
    also: &[(String, String)],
    outputs: &[(String, String)],
) -> Result<String, toml::ser::Error> {
    let first = Written {
        file: &tested.file,
        sha256: &tested.sha256,
    };
    toml::to_string(&Receipt {
        plancast: env!("CARGO_PKG_VERSION"),
        verb: "backtest",
        horizon: tested.settings.horizon,
        origins: tested.settings.origins,
        shortest: tested.settings.shortest,
        target: &tested.target.en,
        series: tested.series,
        notes: tested.notes.iter().map(|n| n.en.as_str()).collect(),
        reading,
        inputs: std::iter::once(first).chain(each(also)).collect(),
        outputs: each(outputs).collect(),
    })
}

fn each(files: &[(String, String)]) -> impl Iterator<Item = Written<'_>> {
    files.iter().map(|(file, sha256)| Written { file, sha256 })
}
