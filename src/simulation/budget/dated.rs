//! Dated changes of standards: how large each turns out to be in one draw.

use crate::axes::Year;
use crate::simulation::engine::Engine;
use crate::stream::{Chance, Decision, Origin};

/// One draw of all dated changes.
#[derive(Clone, Debug, Default)]
pub(super) struct DatedChanges {
    /// By service, one layer after the other: times what the rule of uprating gives.
    ratios: Vec<Vec<f64>>,
}

impl DatedChanges {
    /// Draws them: those of one service and year are one chance in all layers.
    pub fn draw(&mut self, engine: &Engine, chance: &Chance) {
        let services = &engine.model.services;
        self.ratios.resize_with(services.len(), Vec::new);
        for (service, ratios) in services.iter().zip(&mut self.ratios) {
            let decision = Decision::named("dated change")
                .with(service.constants)
                .of(Origin::Standards);
            let steps = service.layers.iter().flat_map(|layer| &layer.steps);
            ratios.clear();
            ratios.extend(
                steps.map(|(from, ratio)| ratio.quantile(chance.uniform(decision, *from as u32))),
            );
        }
    }

    /// Times what the rule of uprating gives in a year, as one layer says.
    pub fn so_far(&self, engine: &Engine, (service, layer): (usize, usize), year: Year) -> f64 {
        let layers = &engine.model.services[service].layers;
        let earlier: usize = layers[..layer].iter().map(|own| own.steps.len()).sum();
        let ratios = &self.ratios[service][earlier..];
        let steps = layers[layer].steps.iter().zip(ratios);
        steps
            .filter(|((from, _), _)| *from <= year)
            .map(|(_, ratio)| ratio)
            .product()
    }
}
