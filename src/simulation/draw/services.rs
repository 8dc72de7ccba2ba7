//! Who gets what in a year, and how many have a disability.

use super::Worker;
use super::beginning::Start;
use crate::axes::Year;
use crate::model::file::Basis;
use crate::simulation::parameters::in_force;
use crate::simulation::population::CELLS;
use crate::simulation::service::{Demand, Served};

impl Worker<'_, '_> {
    /// Every service's year.
    pub(super) fn serve(&mut self, seed: u64, draw: u32, year: Year, start: &Start) {
        let engine = self.engine;
        let model = engine.model;
        let layer = in_force(&model.layers, year);
        let place = self.year_place(year);
        self.scale_people(year);
        self.eligible.forget();
        let rate = self.employment(year);
        for service in engine.order.iter().copied() {
            let declared = &model.services[service];
            if !declared.layers[layer].enabled {
                self.served[service] = Served::default();
                continue;
            }
            let part = match (declared.split, declared.complement) {
                (Some(process), _) => self.paths[process][place],
                (None, Some(process)) => 1.0 - self.paths[process][place],
                (None, None) => 1.0,
            };
            let need = self.paths[declared.need][place] * part;
            let counted = self.count(service, layer, year, need);
            let eligible = match counted {
                Some(counted) => counted.eligible,
                None => {
                    let rule = engine.rules.place(service, layer);
                    let all = match declared.basis {
                        Basis::Holders => self.eligible.of_holders(rule, &self.groups),
                        Basis::Employed => rate * self.eligible.of_holders(rule, &self.groups),
                        Basis::NotEmployed => {
                            (1.0 - rate) * self.eligible.of_holders(rule, &self.groups)
                        }
                        Basis::NewHolders => self.eligible.of_stocks(rule, &self.year.newcomers),
                        Basis::Disabled => {
                            let shares = &engine.structures[start.structure].prevalence;
                            self.eligible.of_shares(rule, &self.scaled, shares)
                        }
                    };
                    all * self.taken_hold(service, layer, year)
                        - self.displaced(service, layer, year)
                }
            };
            let carried = if declared.carries_over && year > model.file.model.base_year {
                self.previous[service].waiting
            } else {
                0.0
            };
            self.served[service] = Demand {
                eligible: eligible.max(0.0),
                need,
                wanting: counted.map(|counted| counted.wanting),
                coverage: declared.coverage.map(|process| self.paths[process][place]),
                places: self
                    .constants
                    .places(model, &self.paths, service, layer, place),
                carried,
            }
            .meet(seed, draw, declared.demand, year as u32);
        }
    }

    /// How far a service that the baseline does not have has been introduced: as far as the first of
    /// the layers that have had it without a break since.
    pub(super) fn taken_hold(&self, service: usize, layer: usize, year: Year) -> f64 {
        let model = self.engine.model;
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
            if declared.displaces.contains(&service) && declared.layers[layer].enabled {
                let [one, two] = [service, other].map(|place| rules.place(place, layer));
                let both = self.eligible.of_both(one, two, &self.groups);
                let served = &self.served[other];
                if served.eligible > 0.0 {
                    let taken_hold = self.taken_hold(other, layer, year);
                    lost += both * taken_hold * served.served / served.eligible;
                }
            }
        }
        lost
    }

    /// Everybody times prevalence relative to the survey's year.
    fn scale_people(&mut self, year: Year) {
        let scale = self.prevalence_scale(year);
        for at in 0..CELLS {
            self.scaled[at] = self.everybody(at) * scale;
        }
    }

    /// Prevalence relative to the survey's year.
    pub(super) fn prevalence_scale(&self, year: Year) -> f64 {
        let engine = self.engine;
        let Some(places) = &engine.places.disability else {
            return 1.0;
        };
        let base = engine.model.file.model.base_year;
        let past = self.drawn.baseline(places.trend) * f64::from(base - places.survey_year);
        let since: f64 = (base + 1..=year)
            .map(|year| self.drawn.in_year(places.trend, &engine.model.layers, year))
            .sum();
        libm::exp(past + since)
    }
}
