//! Births and deaths that were reported, held against what the people of the base year lead to.

use std::sync::Arc;

use crate::dataset::Complaint;
use crate::evaluation::leaps;
use crate::model::file::PeopleQuantity;
use crate::model::{Model, ModelFolder};
use crate::simulation::{Engine, Fits, SimulationError};
use crate::statistics::quantiles::quantile;

/// How many times what the people lead to, or what part of it, should be looked at: half a year, births and deaths of each
/// other, another place.
const TIMES: f64 = 1.4;

/// A reminder of each report that is far from what is drawn without any report of the people.
pub(super) fn reports(
    folder: &ModelFolder,
    model: &Model,
    fits: &Fits,
) -> Result<Vec<Complaint>, SimulationError> {
    let flows = PeopleQuantity::ALL
        .into_iter()
        .filter(|own| !own.is_stock());
    let seen = flows.flat_map(|flow| model.people_seen.of(flow));
    let Some(last) = seen.map(|report| report.year).max() else {
        return Ok(Vec::new());
    };
    let mut before = model.clone();
    before.people_seen = Default::default();
    before.recipients_seen.clear();
    before.register.years.clear();
    let seed = before.settings.seed;
    let engine = Engine::prepare_with(Arc::new(before), fits)?.walking_to(last);
    let outcome = engine.block(seed, 0, leaps::TRIED)?;
    let lines = folder
        .lines
        .get("observations")
        .cloned()
        .unwrap_or_default();
    let reports = folder.file.observations.observation.iter().enumerate();
    let found = reports.filter_map(|(place, report)| {
        let flow = report.of_people().filter(|own| !own.is_stock())?;
        let draws = outcome.projection.get(flow.key(), report.year)?.iter();
        let mut draws: Vec<f64> = draws.map(|value| f64::from(*value)).collect();
        let middle = quantile(&mut draws, 0.5).ok().filter(|own| *own > 0.0)?;
        let near = (middle / TIMES..=middle * TIMES).contains(&report.value);
        let known = !report.is_set_aside() && report.year > model.calendar.base;
        (known && !near).then(|| {
            let (year, value) = (report.year, report.value);
            let complaint = lines.complaint(
                &format!("observation.{}.value", place + 1),
                (
                    format!("{year} 年 {value} 人，而按基期的人推算约 {middle:.0} 人"),
                    format!("{value} people in {year}, and some {middle:.0} by the people of the base year"),
                ),
                (
                    format!("推算数的 1/{TIMES} 到 {TIMES} 倍"),
                    format!("what they lead to, divided or multiplied by {TIMES} at most"),
                ),
                (
                    "是不是半年的数、常住人口的数，或出生与死亡写反了？若确实如此，不必改",
                    "Is it of half a year, of the residents, or are births and deaths the wrong way round? If it is right, leave it",
                ),
            );
            complaint.as_warning()
        })
    });
    Ok(found.collect())
}
