//! Forecasts of single series, with the draws of each.

use rayon::prelude::*;

use crate::forecast::{Forecast, ForecastError, Options, PathSeed, Paths, panel_forecast};
use crate::report::forecasts::Outlook;
use crate::stream::Decision;
use crate::task::series::{Panel, PanelSeries, known};

/// Every series of a panel by itself.
pub fn outlooks(
    panel: &Panel,
    options: Options,
    draws: usize,
    seed: u64,
) -> Result<Vec<Outlook>, ForecastError> {
    let forecasts = panel_forecast(&panel.series(), options)?;
    panel
        .entries
        .par_iter()
        .zip(forecasts)
        .map(|(entry, forecast)| {
            let forecast = forecast?;
            let paths = forecast.paths(draws, chance(seed, &entry.series.name))?;
            Ok(outlook(entry, forecast, paths, false))
        })
        .collect()
}

/// The chance of a series: it depends on its name, so that it is the same in any file.
pub fn chance(seed: u64, name: &str) -> PathSeed {
    let subject = Decision::named(name).id();
    PathSeed { seed, subject }
}

/// A series with its forecast.
pub fn outlook(entry: &PanelSeries, forecast: Forecast, paths: Paths, reconciled: bool) -> Outlook {
    Outlook {
        name: entry.series.name.clone(),
        unit: entry.unit.clone(),
        measure: entry.measure,
        scale: entry.scale,
        history: known(&entry.series),
        forecast,
        paths,
        reconciled,
    }
}
