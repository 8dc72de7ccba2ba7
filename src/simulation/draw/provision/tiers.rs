//! Which tier each recipient is in, where a service has tiers.

use super::Provision;
use crate::axes::Year;
use crate::simulation::parameters::in_force;
use crate::simulation::service::{by_tier, candidates};
use crate::stream::{Chance, Decision, Origin};

const TIERS: Decision = Decision::named("tiers of recipients").of(Origin::Chance);

impl Provision<'_> {
    /// The recipients of a year by tier, of services that have any. While a rule takes hold, the mix is that of the
    /// rule in force.
    pub(super) fn set_tiers(&mut self, chance: &Chance, year: Year) {
        let engine = self.engine;
        let layers = &engine.model.layers;
        let layer = in_force(layers, year);
        for (service, declared) in engine.model.services.iter().enumerate() {
            let tiers = declared.tiers();
            if tiers.is_empty() {
                continue;
            }
            let entitled: Vec<f64> = tiers
                .iter()
                .map(|tier| {
                    let share = tier
                        .entitled
                        .map_or(1.0, |id| self.drawn.in_year(id, layers, year));
                    share.clamp(0.0, 1.0)
                })
                .collect();
            let rule = engine.rules.place(service, layer);
            let parts = candidates(
                &self.year.groups.0,
                self.eligible.weights(rule),
                engine.rules.tiers(service),
                &entitled,
            );
            let mut stream = chance.stream(TIERS.with(declared.demand), year as u32);
            let found = &mut self.tiers[service];
            by_tier(self.served[service], &parts, &entitled, &mut stream, found);
        }
    }

    /// The recipients at the beginning of the base year by tier: as many in each as at its end, in proportion.
    pub(super) fn set_tiers_before(&mut self) {
        let ends = self.served.iter().zip(&self.previous);
        let tiers = self.tiers.iter().zip(&mut self.tiers_before);
        for ((now, before), (tiers, tiers_before)) in ends.zip(tiers) {
            let part = if now.served > 0.0 {
                before.served / now.served
            } else {
                0.0
            };
            tiers_before.clear();
            tiers_before.extend(tiers.iter().map(|people| people * part));
        }
    }
}
