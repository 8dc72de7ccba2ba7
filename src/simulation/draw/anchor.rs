//! The level of registration in the base year, from what was published of it.

use super::Worker;
use crate::axes::AGES;
use crate::simulation::SimulationError;
use crate::simulation::disability::Certificates;
use crate::simulation::places::Anchor;
use crate::simulation::population::CELLS;

impl Worker<'_, '_> {
    /// What the relative stock of certificates is multiplied by, so that in this draw the published
    /// number comes out: of recipients of a service, or of holders.
    pub(super) fn level_of_registration(
        &self,
        anchor: Anchor,
        certificates: &Certificates,
    ) -> Result<f64, SimulationError> {
        let engine = self.engine;
        let model = engine.model;
        let (published, relative, key) = match anchor {
            Anchor::Holders(holders) => (
                self.drawn.baseline(holders) / model.file.model.population.stands_for(),
                certificates.weigh(|_, _| 1.0),
                &model.parameters[holders].key,
            ),
            Anchor::Recipients(place) => {
                let service = &model.services[place];
                let rule = engine.rules.list[engine.rules.place(place, 0)].everybody();
                let rows: [usize; CELLS] = std::array::from_fn(|at| {
                    let class = engine.classes.class_of(at % AGES);
                    engine.classes.row(class, at / AGES)
                });
                let eligible = certificates.weigh(|kind, at| f64::from(rule[rows[at] + kind]));
                let published = service.observed.unwrap_or(f64::NAN);
                let uptake = self.base_value(service.need);
                (published / uptake, eligible, &service.key)
            }
        };
        let level = published / relative;
        if level.is_finite() && level > 0.0 {
            return Ok(level);
        }
        Err(SimulationError::Contradiction(format!(
            "{key} of the base year ({published}) cannot be met: nobody counts for it"
        )))
    }
}
