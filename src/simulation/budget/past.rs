//! Recipients and workers in the years before the base year.

use crate::axes::Year;
use crate::model::checked::Model;
use crate::simulation::parameters::Drawn;
use crate::statistics::elementary::exponential;

/// Recipients at the end of a year before the base year.
pub fn in_the_past(model: &Model, drawn: &Drawn, service: usize, served: f64, year: Year) -> f64 {
    let growth = model.services[service]
        .history_growth
        .map_or(0.0, |id| drawn.baseline(id));
    served * exponential(-growth * f64::from(model.calendar.base - year))
}

/// Mean recipients over a year up to the base year.
pub(super) fn mean_in_the_past(
    model: &Model,
    drawn: &Drawn,
    service: usize,
    served: f64,
    year: Year,
) -> f64 {
    0.5 * (in_the_past(model, drawn, service, served, year)
        + in_the_past(model, drawn, service, served, year - 1))
}

/// Holders of working age without work in a year up to the base year: they grew as the recipients
/// did on which the number of holders is anchored; as many as now where it is anchored on itself.
pub(super) fn without_work_in_the_past(model: &Model, drawn: &Drawn, now: f64, year: Year) -> f64 {
    let disability = model.settings.disability.as_ref();
    match disability.and_then(|own| own.anchor.service()) {
        Some(id) => in_the_past(model, drawn, id.0, now, year),
        None => now,
    }
}
