//! The recipients of a year parted among the tiers, and what they and the centres are paid.

use super::Provision;
use crate::axes::Year;
use crate::simulation::budget::{GivenInYear, pay_tiers};
use crate::stream::Chance;

impl Provision<'_> {
    /// The recipients of a year by tier, of services that have any.
    pub(super) fn set_tiers(&mut self, chance: &Chance, year: Year) {
        let given = (&self.year.groups.0[..], &self.eligible, &self.served[..]);
        self.tiers.set(self.engine, given, chance, year);
    }

    /// To whom the payments of a year go, and the money of it.
    pub(super) fn pay(&mut self, year: Year) {
        let engine = self.engine;
        if engine.model.quantities.all.is_none() {
            return;
        }
        for (place, service) in engine.model.services.iter().enumerate() {
            let Some(cost) = &service.cost else { continue };
            let ends = [&self.tiers.before[place][..], &self.tiers.now[place][..]];
            pay_tiers(cost.per, ends, &mut self.year.paid[place]);
        }
        let mut money = std::mem::take(&mut self.year.money);
        self.standards.money(engine, year, self.given(), &mut money);
        self.year.money = money;
    }

    /// Who is given what in the year.
    pub(super) fn given(&self) -> GivenInYear<'_> {
        GivenInYear {
            served: &self.served,
            previous: &self.previous,
            tiers: &self.tiers.now,
            paid: &self.year.paid,
            centres: &self.year.centres,
        }
    }
}
