//! What a draw fixes once about each service: how many places there are, and what its units need.

use crate::axes::Year;
use crate::model::Model;
use crate::model::checked::{Service, UnitCost};
use crate::statistics::sampling::Sampler;
use crate::stream::{Chance, Decision, Origin};

/// What a draw fixes once, by service.
#[derive(Clone, Debug, Default)]
pub struct Constants {
    /// Units in the base year and places in each, by service and layer.
    capacity: Vec<Vec<Option<(f64, f64)>>>,
    /// What a unit needs.
    needs: Vec<Needs>,
}

/// What a unit of a service needs whoever comes.
#[derive(Clone, Copy, Debug, Default)]
pub struct Needs {
    /// Staff, in persons.
    pub staff: Option<f64>,
    /// Yuan to build it.
    pub capital: Option<f64>,
    /// Yuan a year to run it.
    pub running: Option<f64>,
}

/// What a unit needs is drawn apart from how many there are: its staff first, then its money.
const NEEDS: Decision = Decision::named("needs of units").of(Origin::Delivery);

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
        self.needs.clear();
        self.needs
            .extend(model.services.iter().map(|service| needs(service, chance)));
    }

    /// What a unit of a service needs.
    pub fn needs(&self, service: usize) -> Needs {
        self.needs[service]
    }

    /// Units of a service in a year that are not a lever's: `existing + new units`, and no fewer than there are towns that
    /// have one, in the base year and since.
    pub fn units(
        &self,
        model: &Model,
        paths: &[Vec<f64>],
        service: usize,
        layer: usize,
        (place, year): (usize, Year),
    ) -> Option<f64> {
        let (existing, _) = self.capacity[service][layer]?;
        let capacity = model.services[service].capacity.as_ref()?;
        let new = |place: usize| capacity.units.map_or(0.0, |units| paths[units.0][place]);
        let covered = |place: usize| {
            let covered = capacity.covered;
            covered.map_or(0.0, |towns| towns.centres(paths[towns.by.0][place]))
        };
        let since = usize::try_from(year - model.calendar.base).unwrap_or(0);
        let base = place.saturating_sub(since);
        let existing = existing.max(covered(base) - new(base));
        Some((existing + new(place)).max(covered(place)))
    }

    /// Places of a service in a year: units × places in each, with what levers add.
    pub fn places(
        &self,
        model: &Model,
        paths: &[Vec<f64>],
        service: usize,
        layer: usize,
        (place, year): (usize, Year),
    ) -> Option<f64> {
        let (_, each) = self.capacity[service][layer]?;
        let units = self.units(model, paths, service, layer, (place, year))?;
        let mut as_others = 0.0;
        let mut own = 0.0;
        for opened in &model.services[service].opened {
            let standing = opened.standing(&model.layers, year);
            match opened.centres.places {
                Some(places) => own += standing * places,
                None => as_others += standing,
            }
        }
        Some((units + as_others) * each + own)
    }
}

fn amount(cost: &UnitCost) -> &Sampler {
    &cost.amount
}

/// Draws what a unit of a service needs.
fn needs(service: &Service, chance: &Chance) -> Needs {
    let Some(capacity) = &service.capacity else {
        return Needs::default();
    };
    let needs = NEEDS.with(service.constants);
    let mut money = chance.stream(needs.of(Origin::Standards), 0);
    let [_, building, running] = [(); 3].map(|()| money.uniform());
    let at = |sampler: Option<&Sampler>, u: f64| sampler.map(|sampler| sampler.quantile(u));
    Needs {
        staff: at(capacity.staff.as_ref(), chance.stream(needs, 0).uniform()),
        capital: at(capacity.capital.as_ref().map(amount), building),
        running: at(capacity.running.as_ref().map(amount), running),
    }
}
