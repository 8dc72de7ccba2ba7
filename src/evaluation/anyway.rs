//! Levers that do what is usual anyway.

use super::summary::Summary;
use crate::model::Model;
use crate::projection::Projection;
use crate::source::Words;

/// What is said of levers that ask for a coverage which the usual pace reaches by the same year anyway; `usual` is
/// the run without them.
pub fn anyway(model: &Model, usual: &Projection) -> Vec<Words> {
    let mut said = Vec::new();
    for (place, service) in model.services.iter().enumerate() {
        let process = service.coverage.unwrap_or(service.need);
        for held in &model.processes[process.0].held {
            let year = model.layers[held.layer].from;
            let coverage = model.quantities.services[place].coverage;
            let key = &model.quantities.list(false)[coverage].key;
            let Some(draws) = usual.get(key, year) else {
                continue;
            };
            let Some(median) = Summary::of(draws).map(|summary| summary.median()) else {
                continue;
            };
            if median < held.value {
                continue;
            }
            let enough = draws.iter().filter(|share| f64::from(**share) >= held.value);
            let part = 100.0 * enough.count() as f64 / draws.len() as f64;
            let [usual, asked] = [median, held.value].map(|share| 100.0 * share);
            said.push(Words {
                zh: format!(
                    "{}：按惯常进度，{year} 年的覆盖率已是 {usual:.1}%（中位数），{part:.0}% 的模拟不低于所定的 {asked:.1}%；这一做法并不使更多人受益",
                    service.title.zh
                ),
                en: format!(
                    "{}: at the usual pace coverage is {usual:.1} % in {year} (median), and at least the {asked:.1} % asked for in {part:.0} % of the draws; nobody gains by this lever",
                    service.title.en
                ),
            });
        }
    }
    said
}
