//! What a draw fixes once about each service: how many places there are.

use crate::model::Model;
use crate::stream::Chance;

/// Units in the base year and places in each, by service and layer.
#[derive(Clone, Debug, Default)]
pub struct Constants {
    capacity: Vec<Vec<Option<(f64, f64)>>>,
}

impl Constants {
    /// Draws the constants of every service.
    pub fn draw(&mut self, model: &Model, chance: &Chance) {
        self.capacity.resize_with(model.services.len(), Vec::new);
        for (service, drawn) in model.services.iter().zip(&mut self.capacity) {
            let mut stream = chance.stream(service.constants, 0);
            let (u0, u1) = (stream.uniform(), stream.uniform());
            drawn.clear();
            drawn.extend(service.layers.iter().map(|layer| {
                layer
                    .capacity
                    .as_ref()
                    .map(|(units, places)| (units.quantile(u0), places.quantile(u1)))
            }));
        }
    }

    /// Places of a service in a year: `(existing + new units) · places in each`, with what levers add.
    pub fn places(
        &self,
        model: &Model,
        paths: &[Vec<f64>],
        service: usize,
        layer: usize,
        year: usize,
    ) -> Option<f64> {
        let (units, places) = self.capacity[service][layer]?;
        let added = model.services[service].layers[layer].added;
        let new = model.services[service]
            .capacity
            .as_ref()
            .and_then(|capacity| capacity.units)
            .map_or(0.0, |process| paths[process.0][year]);
        Some((units + added.units + new) * places + added.places)
    }
}
