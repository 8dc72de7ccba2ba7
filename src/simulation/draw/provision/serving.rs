//! Who gets what in a year.

use super::{Person, Provision};
use crate::axes::Year;
use crate::model::checked::{ProcessId, Service};
use crate::model::file::Basis;
use crate::simulation::draw::people::PeopleOfDraw;
use crate::simulation::parameters::in_force;
use crate::simulation::service::{Demand, Served};
use crate::stream::Chance;

impl Person {
    /// Whether somebody is one of those among whom a service asks its rules.
    pub(super) fn is_of(&self, service: &Service) -> bool {
        match service.basis {
            Basis::Holders => true,
            Basis::NewHolders => self.is_new,
            Basis::Employed => self.works,
            Basis::NotEmployed => !self.works,
            Basis::Disabled => false,
        }
    }
}

impl Provision<'_> {
    /// Every service's year.
    pub(super) fn serve(&mut self, chance: &Chance, year: Year, people: &PeopleOfDraw) {
        let engine = self.engine;
        let model = &engine.model;
        let layer = in_force(&model.layers, year);
        if engine.rules.move_with_the_years {
            self.set_shares(year);
            self.eligible.set_shares(&engine.rules, &self.shares);
        }
        self.eligible.forget();
        for service in engine.order.iter().copied() {
            let declared = &model.services[service];
            if !declared.layers[layer].enabled {
                self.served[service] = Served::default();
                continue;
            }
            let part = match (declared.split, declared.complement) {
                (Some(process), _) => self.value(process, year),
                (None, Some(process)) => 1.0 - self.value(process, year),
                (None, None) => 1.0,
            };
            let need = self.value(declared.need, year) * part;
            let counted = self.count(service, layer, year, need);
            let eligible = match counted {
                Some(counted) => counted.eligible,
                None => {
                    self.admitted(service, layer, year, people)
                        * self.taken_hold(service, layer, year)
                        - self.displaced(service, layer, year)
                }
            };
            let carried = if declared.carries_over && year > model.calendar.base {
                self.previous[service].waiting
            } else {
                0.0
            };
            let place = engine.year_place(year);
            let eligible = eligible.max(0.0);
            let coverage = declared.coverage.map(|process| self.value(process, year));
            let places = self
                .constants
                .places(model, &self.processes, service, layer, (place, year))
                .map(|places| places * self.places_learnt(service, year));
            let wanted = eligible * need * coverage.unwrap_or(1.0);
            let is_told = |process: ProcessId| {
                let mut reports = model.processes[process.0].observations.iter();
                reports.any(|seen| seen.year == year)
            };
            let told = [
                is_told(declared.need),
                declared.coverage.is_some_and(is_told),
            ];
            let expected = places.map_or(wanted, |places| wanted.min(places));
            self.served[service] = Demand {
                eligible,
                need,
                wanting: counted.map(|counted| counted.wanting),
                coverage,
                places,
                carried,
                seen: self.as_reported(service, year, expected),
                told,
            }
            .meet(chance, declared.demand, year as u32);
        }
    }

    /// People whom a service admits; between what the rules of layers say while one of them takes hold.
    fn admitted(&mut self, service: usize, layer: usize, year: Year, people: &PeopleOfDraw) -> f64 {
        let engine = self.engine;
        let layers = &engine.model.layers;
        let rule = |layer: usize| engine.rules.place(service, layer);
        let taking_hold = (1..=layer).any(|k| {
            let weight = layers[k].weight(year);
            weight > 0.0 && weight < 1.0 && rule(k) != rule(k - 1)
        });
        if !taking_hold {
            return self.admitted_by(service, rule(layer), year, people);
        }
        // Nobody is admitted by a service before it is there: that is how far it has taken hold.
        let enabled = &engine.model.services[service].layers;
        let first = (0..layer + 1).rposition(|k| !enabled[k].enabled);
        let mut last = self.admitted_by(service, rule(first.map_or(0, |k| k + 1)), year, people);
        let mut mixed = last;
        for k in first.map_or(1, |k| k + 2)..=layer {
            let here = self.admitted_by(service, rule(k), year, people);
            mixed += layers[k].weight(year) * (here - last);
            last = here;
        }
        mixed
    }

    /// People whom one rule of a service admits.
    pub(super) fn admitted_by(
        &mut self,
        service: usize,
        rule: usize,
        year: Year,
        people: &PeopleOfDraw,
    ) -> f64 {
        let rate = self.employment(year);
        match self.engine.model.services[service].basis {
            Basis::Holders => self.eligible.of_holders(rule, &self.year.groups),
            Basis::Employed => rate * self.eligible.of_holders(rule, &self.year.groups),
            Basis::NotEmployed => (1.0 - rate) * self.eligible.of_holders(rule, &self.year.groups),
            Basis::NewHolders => self
                .eligible
                .of_stocks(rule, &people.year.certificates.newcomers),
            Basis::Disabled => people.structure.map_or(0.0, |structure| {
                let shares = &self.engine.structures[structure].prevalence;
                self.eligible.of_shares(rule, &people.year.scaled, shares)
            }),
        }
    }

    /// How far a service that the baseline does not have has been introduced: as far as the first of
    /// the layers that have had it without a break since.
    pub(super) fn taken_hold(&self, service: usize, layer: usize, year: Year) -> f64 {
        let model = &self.engine.model;
        let layers = &model.services[service].layers;
        let without = (0..layer).rev().find(|earlier| !layers[*earlier].enabled);
        without.map_or(1.0, |earlier| model.layers[earlier + 1].weight(year))
    }

    /// Eligible people of a service who receive another one that excludes it.
    fn displaced(&self, service: usize, layer: usize, year: Year) -> f64 {
        let rules = &self.engine.rules;
        let mut lost = 0.0;
        // Who displaces others comes first.
        for other in self.engine.order.iter().copied() {
            let declared = &self.engine.model.services[other];
            if declared.displaces.is_empty() {
                break;
            }
            let excludes = declared.displaces.iter().any(|id| id.0 == service);
            if excludes && declared.layers[layer].enabled {
                let [one, two] = [service, other].map(|place| rules.place(place, layer));
                let both = self.eligible.of_both(one, two, &self.year.groups);
                let served = &self.served[other];
                if served.eligible > 0.0 {
                    let taken_hold = self.taken_hold(other, layer, year);
                    lost += both * taken_hold * served.served / served.eligible;
                }
            }
        }
        lost
    }
}
