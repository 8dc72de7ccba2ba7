//! The households of a draw: formed at the base year, counted in every year after it.

use super::Worker;
use crate::axes::Year;
use crate::model::Model;
use crate::model::rule::Holder;
use crate::simulation::SimulationError;
use crate::simulation::household::{Ages, Composition, form};
use crate::simulation::person::People;
use crate::simulation::record::Record;
use crate::stream::{Decision, Stream};

const HOUSEHOLDS: Decision = Decision::named("households");

impl Worker<'_, '_> {
    /// The same people in households, where the model has them.
    pub(super) fn settle(
        &self,
        seed: u64,
        draw: u32,
        people: People,
    ) -> Result<People, SimulationError> {
        let (Some(places), Some(ages)) = (self.engine.places.households, ages(self.engine.model))
        else {
            return Ok(people);
        };
        let [
            alone,
            size,
            couples,
            elders,
            generation,
            spread,
            partner,
            apart,
            clustering,
        ] = places.map(|place| self.drawn.baseline(place));
        let composition = Composition {
            alone,
            size,
            couples,
            elders,
            generation: [generation, spread],
            partner: [partner, apart],
            clustering,
        };
        let stream = Stream::new(seed, draw, HOUSEHOLDS, 0);
        let households = form(&people, &composition, &ages, &mut stream.sequences().of(0))?;
        Ok(households.arrange(&people)?)
    }

    /// Writes down how the year's holders live.
    pub(super) fn write_households(&self, year: Year, record: &mut Record<'_>) {
        let Some(places) = self.engine.quantities.households else {
            return;
        };
        let (with, several) = self.present.situations.households();
        let holders = |is: fn(&Holder) -> bool| {
            let people = self.present.people.iter();
            people.filter(|person| is(&person.holder)).count() as f64
        };
        record.set(places.with_holders, year, with as f64);
        record.set(places.with_several, year, several as f64);
        let poor = holders(|holder| holder.several && holder.low_income);
        record.set(places.several_low_income, year, poor);
        record.set(places.alone, year, holders(|holder| holder.alone));
        record.set(
            places.kept_by_the_old,
            year,
            holders(|holder| holder.kept_by_the_old),
        );
    }
}

/// The ages that decide who can care for others, where the model has households.
pub(super) fn ages(model: &Model) -> Option<Ages> {
    let households = model.file.model.households.as_ref()?;
    Some(Ages {
        able: households.able,
    })
}
