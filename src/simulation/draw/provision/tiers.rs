//! Which tier each recipient is in, where a service has tiers.

use crate::axes::Year;
use crate::simulation::SimulationError;
use crate::simulation::engine::Engine;
use crate::simulation::parameters::{Drawn, in_force};
use crate::simulation::service::{Candidates, Eligible, Served, TierRoom};
use crate::stream::{Chance, Decision, Origin};

const TIERS: Decision = Decision::named("tiers of recipients").of(Origin::Chance);

/// What a share may be off by where it is made up of those of several layers.
const ROUNDING: f64 = 1e-12;

/// Recipients of each service by tier; empty where it has none.
#[derive(Debug)]
pub(super) struct TiersOfProvision {
    /// At the end of the year.
    pub now: Vec<Vec<f64>>,
    /// At its beginning.
    pub before: Vec<Vec<f64>>,
    /// Part of its candidates that each tier takes: of each service year by year, tier by tier.
    entitled: Vec<Vec<f64>>,
    room: TierRoom,
}

impl TiersOfProvision {
    /// Room for the services of an engine.
    pub fn new(engine: &Engine) -> Self {
        let services = engine.model.services.iter();
        let tiers = services.map(|service| service.tiers().len());
        let room = |years: usize| -> Vec<Vec<f64>> {
            let sizes = tiers.clone().map(|tiers| tiers * years);
            sizes.map(Vec::with_capacity).collect()
        };
        TiersOfProvision {
            now: room(1),
            before: room(1),
            entitled: room(engine.years.len()),
            room: TierRoom::new(engine.classes.groups(), tiers.clone().max().unwrap_or(0)),
        }
    }

    /// Works out which part of its candidates each tier takes in every year of a draw. While a scenario takes hold it
    /// is between those of its layers.
    ///
    /// # Errors
    /// [`SimulationError::NoSuchShare`] where that is below 0 or above 1.
    pub fn entitle(&mut self, engine: &Engine, drawn: &Drawn) -> Result<(), SimulationError> {
        let model = &engine.model;
        for (service, entitled) in model.services.iter().zip(&mut self.entitled) {
            entitled.clear();
            for year in &engine.years {
                for tier in service.tiers() {
                    let Some(id) = tier.entitled else {
                        entitled.push(1.0);
                        continue;
                    };
                    let value = drawn.in_year(id, &model.layers, *year);
                    let share = share(value).ok_or_else(|| SimulationError::NoSuchShare {
                        parameter: model.parameters[id.0].key.clone(),
                        year: *year,
                        value,
                    })?;
                    entitled.push(share);
                }
            }
        }
        Ok(())
    }

    /// Parts the recipients of a year: of the holders by group those who are eligible, and of them the served. While a
    /// rule takes hold, the mix is that of the rule in force.
    pub fn set(
        &mut self,
        engine: &Engine,
        (people, eligible, served): (&[f32], &Eligible, &[Served]),
        chance: &Chance,
        year: Year,
    ) {
        let layer = in_force(&engine.model.layers, year);
        let row = engine.year_place(year);
        for (service, declared) in engine.model.services.iter().enumerate() {
            let tiers = engine.rules.tiers(service);
            if tiers.is_empty() {
                continue;
            }
            let of = Candidates {
                people,
                admitted: eligible.weights(engine.rules.place(service, layer)),
                tiers,
                entitled: &self.entitled[service][row * tiers.len()..][..tiers.len()],
            };
            let mut stream = chance.stream(TIERS.with(declared.demand), year as u32);
            let found = &mut self.now[service];
            self.room.part(served[service], of, &mut stream, found);
        }
    }

    /// The recipients at the beginning of the base year: as many in each tier as at its end, in proportion.
    pub fn set_before(&mut self, served: &[Served], previous: &[Served]) {
        let ends = served.iter().zip(previous);
        let tiers = self.now.iter().zip(&mut self.before);
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

    /// Another year begins: its beginning is the end of the one before.
    pub fn turn(&mut self) {
        std::mem::swap(&mut self.before, &mut self.now);
    }
}

/// A value as a share: a hair beside 0 or 1 is rounding, more is none.
fn share(value: f64) -> Option<f64> {
    let is_share = (-ROUNDING..=1.0 + ROUNDING).contains(&value);
    is_share.then(|| value.clamp(0.0, 1.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_share_is_not_made_one() {
        assert_eq!([0.0, 0.4].map(share), [Some(0.0), Some(0.4)]);
        assert_eq!(share(1.0 + f64::EPSILON), Some(1.0));
        assert_eq!([-0.01, 1.01, f64::NAN].map(share), [None; 3]);
    }
}
