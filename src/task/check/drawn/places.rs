//! Places of centres, held against all who may have one.

use crate::dataset::Complaint;
use crate::model::quantities::ServicePlaces;
use crate::model::{Model, ModelFolder};
use crate::projection::Projection;
use crate::simulation::Outcome;
use crate::statistics::quantiles::quantile;

/// Part of those who may have a place for whom no county has places.
const MANY: f64 = 0.5;

/// A reminder of each service with places in the base year for more than half of those whom its rule admits: mostly those of all
/// centres, written for each.
pub(in crate::task::check) fn many(
    folder: &ModelFolder,
    model: &Model,
    outcome: &Outcome,
) -> Vec<Complaint> {
    let lines = folder.lines.get("services").cloned().unwrap_or_default();
    let services = model.services.iter().zip(&model.quantities.services);
    let found = services.filter_map(|(service, quantities)| {
        let [places, eligible] = in_base_year(model, &outcome.projection, quantities)?;
        if eligible <= 0.0 || places <= MANY * eligible {
            return None;
        }
        let (title, base) = (&service.title, model.calendar.base);
        let complaint = lines.complaint(
            &format!("{}.capacity", service.key),
            (
                format!("{}：{base} 年共 {places:.0} 个名额，而符合条件的约 {eligible:.0} 人", title.zh),
                format!("{}: {places:.0} places in {base}, and some {eligible:.0} people who may have one", title.en),
            ),
            (
                format!("不超过符合条件者的 {MANY} 倍"),
                format!("no more than {MANY} times those who may"),
            ),
            (
                "每家的名额是否写成了全部机构的合计，家数（existing）是否多写了一位？若确实如此，不必改",
                "Are the places of all centres written for each, or is there a digit too many in `existing`? If it is right, leave it",
            ),
        );
        Some(complaint.as_warning())
    });
    found.collect()
}

/// Places and those who may have one, in the middle of the draws of the base year; nothing where no places limit a service.
fn in_base_year(
    model: &Model,
    projection: &Projection,
    quantities: &ServicePlaces,
) -> Option<[f64; 2]> {
    let year = projection.year_index(model.calendar.base)?;
    let middle = |quantity: usize| {
        let draws = projection.at(quantity, year).iter();
        let mut draws: Vec<f64> = draws.map(|value| f64::from(*value)).collect();
        quantile(&mut draws, 0.5).ok()
    };
    Some([
        middle(quantities.centres?.places)?,
        middle(quantities.eligible)?,
    ])
}
