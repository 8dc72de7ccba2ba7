//! What the centres of a service need whoever comes: staff, and the money that builds and runs them.

use super::standards::Standards;
use crate::axes::Year;
use crate::model::checked::{OpenedCentres, Rise, UnitCost};
use crate::simulation::engine::Engine;
use crate::simulation::service::Constants;

/// What the centres of a service need in a year.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Centres {
    /// How many there are at its end.
    pub units: f64,
    /// People for whom there is room.
    pub places: f64,
    /// Staff, in persons.
    pub staff: f64,
    /// Yuan that were spent on building.
    pub capital: f64,
    /// Yuan that were spent on running them.
    pub running: f64,
}

impl Standards {
    /// What the centres of a service need in a year, where it has any; `paths` are the processes.
    pub fn centres(
        &self,
        engine: &Engine,
        constants: &Constants,
        paths: &[Vec<f64>],
        (service, layer): (usize, usize),
        year: Year,
    ) -> Option<Centres> {
        let model = &engine.model;
        let declared = &model.services[service];
        let capacity = declared.capacity.as_ref()?;
        let at = engine.year_place(year);
        let units = constants.units(model, paths, service, layer, (at, year))?;
        let new = match capacity.units {
            Some(process) if at > 0 && year > model.calendar.base => {
                paths[process.0][at] - paths[process.0][at - 1]
            }
            _ => 0.0,
        };
        let needs = constants.needs(service);
        let own = |amount: Option<f64>, cost: &Option<UnitCost>| {
            let rise = cost.as_ref().map_or(1.0, |cost| {
                self.over(engine, cost.uprating, (cost.price_year, year))
            });
            amount.map_or(0.0, |amount| amount * rise)
        };
        let (capital, running) = (
            own(needs.capital, &capacity.capital),
            own(needs.running, &capacity.running),
        );
        let staff = needs.staff.unwrap_or(0.0);
        let places = constants.places(model, paths, service, layer, (at, year))?;
        let mut all = Centres {
            units,
            places,
            staff: units * staff,
            capital: new * capital,
            running: units * running,
        };
        for opened in &declared.opened {
            let standing = opened.standing(&model.layers, year);
            let before = opened.standing(&model.layers, year - 1);
            let centres = &opened.centres;
            all.units += standing;
            all.staff += standing * centres.staff.unwrap_or(staff);
            all.capital +=
                (standing - before) * self.said(engine, opened, centres.capital, year, capital);
            all.running += standing * self.said(engine, opened, centres.running, year, running);
        }
        Some(all)
    }

    /// An amount that a lever says, in the prices of the year; as for the others where it says none.
    fn said(
        &self,
        engine: &Engine,
        opened: &OpenedCentres,
        amount: Option<f64>,
        year: Year,
        others: f64,
    ) -> f64 {
        let Some(amount) = amount else { return others };
        let money = engine.model.settings.money.as_ref();
        let prices = money.map_or(Rise::Fixed, |money| Rise::By(money.prices));
        amount * self.over(engine, prices, (opened.from, year))
    }
}
