//! Standards: what one recipient is paid, how it is uprated, and the level that published sums fix.

use crate::axes::Year;
use crate::model::checked::{ProcessId, ProcessKind};
use crate::model::file::Per;
use crate::simulation::engine::Engine;
use crate::simulation::parameters::{Drawn, in_force, mixed};
use crate::simulation::service::Served;
use crate::simulation::{Published, SimulationError};
use crate::statistics::sampling::{Common, standard_normal};
use crate::stream::{Chance, Decision};

use super::past::{mean_in_the_past, without_work_in_the_past};

/// What the amounts that were judged or assumed have in common.
const IN_COMMON: Decision = Decision::named("amounts in common");

/// One draw of all standards.
#[derive(Clone, Debug, Default)]
pub struct Standards {
    /// Yuan in base-year standards: service, then layer.
    amounts: Vec<Vec<f64>>,
    /// Growth since the base year, by process and year; empty where it is no growth process.
    indices: Vec<Vec<f64>>,
    /// New jobs a year for each holder of working age without work.
    pub entry: f64,
}

impl Standards {
    /// Draws the amounts and adds up the indices; then sets the level of the anchored services so
    /// that their published sum comes out, with its error.
    ///
    /// A level with a flat prior on its logarithm has exactly this posterior, given the rest of the
    /// draw.
    pub fn draw(
        &mut self,
        engine: &Engine,
        paths: &[Vec<f64>],
        drawn: &Drawn,
        chance: &Chance,
        served: &[Served],
    ) {
        let model = &engine.model;
        self.add_up_indices(engine, paths);
        self.amounts.resize_with(model.services.len(), Vec::new);
        let common = model.settings.amounts.map(|correlation| Common {
            score: standard_normal(&mut chance.stream(IN_COMMON, 0)),
            correlation: drawn.baseline(correlation),
        });
        for (service, amounts) in model.services.iter().zip(&mut self.amounts) {
            let decision = Decision::named("amount").with(service.constants);
            let own = chance.stream(decision, 0).uniform();
            let supposed = service
                .cost
                .as_ref()
                .is_some_and(|cost| cost.evidence.is_supposed());
            let common = common.filter(|_| supposed);
            let u = common.map_or(own, |common| common.uniform(own));
            amounts.clear();
            amounts.extend(service.layers.iter().map(|layer| {
                layer
                    .amount
                    .as_ref()
                    .map_or(0.0, |amount| amount.quantile(u))
            }));
        }
        let sums = model.settings.money.iter().flat_map(|money| &money.sums);
        for sum in sums {
            let Some(anchor) = sum.anchor else { continue };
            let mut modelled = 0.0;
            for id in &sum.services {
                for year in anchor.period[0]..=anchor.period[1] {
                    let now = served[id.0].served;
                    let mean = mean_in_the_past(model, drawn, id.0, now, year);
                    modelled += mean * self.yearly(engine, id.0, year);
                }
            }
            let scale = anchor.sum * drawn.baseline(anchor.error) / modelled;
            for id in &sum.services {
                // A standard that a lever sets in a later year is what it says.
                let layers = &model.services[id.0].layers;
                for (amount, layer) in self.amounts[id.0].iter_mut().zip(layers) {
                    if layer.price_year == layers[0].price_year {
                        *amount *= scale;
                    }
                }
            }
        }
    }

    /// Sets the rate of new jobs so that their published sum comes out, with its error.
    pub fn anchor_jobs(
        &mut self,
        engine: &Engine,
        drawn: &Drawn,
        without_work: f64,
    ) -> Result<(), SimulationError> {
        let Some(work) = engine.model.settings.work else {
            return Ok(());
        };
        let [first, last] = work.anchor.period;
        let past: f64 = (first..=last)
            .map(|year| without_work_in_the_past(&engine.model, drawn, without_work, year))
            .sum();
        self.entry = work.anchor.sum * drawn.baseline(work.anchor.error) / past;
        if self.entry.is_finite() {
            return Ok(());
        }
        Err(SimulationError::NobodyCounts {
            whose: Published::Jobs,
            published: work.anchor.sum,
        })
    }

    /// Yuan for each payment in a year; between what layers say while one of them takes hold.
    pub fn amount(&self, engine: &Engine, service: usize, year: Year) -> f64 {
        let model = &engine.model;
        let layers = &model.layers;
        if model.services[service].cost.is_none() {
            return 0.0;
        }
        let taking_hold = layers.iter().skip(1).any(|layer| {
            let weight = layer.weight(year);
            weight > 0.0 && weight < 1.0
        });
        if taking_hold {
            mixed(layers, year, |layer| {
                self.amount_of(engine, service, layer, year)
            })
        } else {
            self.amount_of(engine, service, in_force(layers, year), year)
        }
    }

    /// Yuan for each payment in a year, as one layer says.
    fn amount_of(&self, engine: &Engine, service: usize, layer: usize, year: Year) -> f64 {
        let declared = &engine.model.services[service].layers[layer];
        let steps: f64 = declared
            .steps
            .iter()
            .filter(|(from, _)| *from <= year)
            .map(|(_, ratio)| ratio)
            .product();
        self.amounts[service][layer] * self.uprated(engine, &declared.uprating, year) * steps
    }

    /// What becomes of a yuan up to a year, each way of uprating in its time. Before the year of the prices the first
    /// way counts backwards.
    fn uprated(&self, engine: &Engine, ways: &[(Year, Option<ProcessId>)], year: Year) -> f64 {
        let mut uprated = 1.0;
        for (place, (from, process)) in ways.iter().enumerate() {
            if place > 0 && *from >= year {
                break;
            }
            let until = ways
                .get(place + 1)
                .map_or(year, |(next, _)| year.min(*next));
            uprated *= self.rise(engine, *process, (*from, until));
        }
        uprated
    }

    /// Yuan for each recipient in a year.
    pub fn yearly(&self, engine: &Engine, service: usize, year: Year) -> f64 {
        let payments = match engine.model.services[service]
            .cost
            .as_ref()
            .map(|cost| cost.per)
        {
            Some(Per::Month) => 12.0,
            _ => 1.0,
        };
        payments * self.amount(engine, service, year)
    }

    /// What becomes of a yuan between two years by a growth process, or without one.
    pub(super) fn rise(
        &self,
        engine: &Engine,
        process: Option<ProcessId>,
        (from, to): (Year, Year),
    ) -> f64 {
        process.map_or(1.0, |process| {
            self.index(engine, process, to) / self.index(engine, process, from)
        })
    }

    /// A growth process added up since the base year.
    pub fn index(&self, engine: &Engine, process: ProcessId, year: Year) -> f64 {
        let place = (year - engine.years[0]).clamp(0, engine.years.len() as Year - 1);
        self.indices[process.0][place as usize]
    }

    fn add_up_indices(&mut self, engine: &Engine, paths: &[Vec<f64>]) {
        let base = (engine.model.calendar.base - engine.years[0]) as usize;
        self.indices.resize_with(paths.len(), Vec::new);
        let processes = engine.model.processes.iter().zip(paths);
        for ((process, path), index) in processes.zip(&mut self.indices) {
            if process.kind != ProcessKind::Growth {
                continue;
            }
            index.resize(path.len(), 1.0);
            index[base] = 1.0;
            for year in base + 1..path.len() {
                index[year] = index[year - 1] * (1.0 + path[year]);
            }
            for year in (0..base).rev() {
                index[year] = index[year + 1] / (1.0 + path[year + 1]);
            }
        }
    }
}
