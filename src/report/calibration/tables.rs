//! The tables of a calibration: the joint sample, and the fit to each figure.

use super::{Calibration, spread};
use crate::report::table::Table;

/// One row for each point of the posterior, one column for each parameter.
pub fn posterior(calibration: &Calibration<'_>) -> Table {
    let calibrated = calibration.calibrated;
    let rows = calibrated.posterior.chosen.len();
    let mut table = Table::new("posterior").wholes("row", (1..=rows as i32).map(Some));
    for learned in &calibrated.parameters {
        let parameter = &calibration.model.parameters[learned.id.0];
        table = table
            .numbers(&parameter.key, learned.posterior.iter().copied())
            .note(&parameter.key, &parameter.unit);
    }
    table.note("row", "the values of a row were drawn together")
}

/// One row for each figure: as published, expected before, expected after.
pub fn fit(calibration: &Calibration<'_>) -> Table {
    let seen = &calibration.calibrated.observations;
    let before: Vec<[f64; 3]> = seen.iter().map(|fitted| spread(&fitted.prior)).collect();
    let after: Vec<[f64; 3]> = seen
        .iter()
        .map(|fitted| spread(&fitted.posterior))
        .collect();
    let mut table = Table::new("fit")
        .texts("quantity", seen.iter().map(|f| f.file.quantity.as_str()))
        .wholes("from", seen.iter().map(|f| f.file.from))
        .wholes("year", seen.iter().map(|f| Some(f.file.year)))
        .numbers("value", seen.iter().map(|f| f.file.value))
        .numbers("error", seen.iter().map(|f| f.file.error));
    for (when, spreads) in [("prior", &before), ("posterior", &after)] {
        for (what, place) in [("median", 0), ("low80", 1), ("high80", 2)] {
            table = table.numbers(&format!("{when}_{what}"), spreads.iter().map(|s| s[place]));
        }
    }
    table
        .numbers("prior_below", seen.iter().map(|f| f.prior_below))
        .numbers("posterior_below", seen.iter().map(|f| f.posterior_below))
        .texts("source", seen.iter().map(|f| f.file.source.as_str()))
        .texts(
            "at",
            seen.iter().map(|f| f.file.at.as_deref().unwrap_or("")),
        )
        .note(
            "error",
            "one standard deviation on the logarithm; of a share on the logit",
        )
        .note(
            "prior_below",
            "share of the predictions before calibration that lie below the value",
        )
        .note("posterior_below", "the same after calibration")
}
