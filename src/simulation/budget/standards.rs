//! Standards: what one recipient is paid, by tier where there are any, and the level that published sums fix.

use super::dated::DatedChanges;
use super::past::{mean_in_the_past, without_work_in_the_past};
use super::rises::Rises;
use crate::axes::Year;
use crate::model::checked::{MoneySum, ProcessId, Rise, Standard, SumAnchor, mixed};
use crate::simulation::engine::Engine;
use crate::simulation::parameters::{Drawn, in_force};
use crate::simulation::service::Served;
use crate::simulation::{Published, SimulationError};
use crate::statistics::sampling::{Common, standard_normal};
use crate::stream::{Chance, Decision, Origin};

/// What the amounts that were judged or assumed have in common.
const IN_COMMON: Decision = Decision::named("amounts in common").of(Origin::Standards);

/// One draw of all standards.
#[derive(Clone, Debug, Default)]
pub struct Standards {
    /// By service, then layer, then tier: yuan in base-year standards, or the part of another standard.
    amounts: Vec<Vec<f64>>,
    rises: Rises,
    dated: DatedChanges,
    /// New jobs a year for each holder of working age without work.
    pub entry: f64,
}

/// The recipients of the base year: of each service, and of its tiers where it has any.
pub type Recipients<'a> = (&'a [Served], &'a [Vec<f64>]);

impl Standards {
    /// Draws the amounts and how they rise; then sets the level of the anchored services so that their published
    /// sum comes out, with its error. What amounts have in common is drawn too, unless its score is given.
    ///
    /// A level with a flat prior on its logarithm has exactly this posterior, given the rest of the
    /// draw.
    pub fn draw(
        &mut self,
        engine: &Engine,
        (paths, in_common): (&[Vec<f64>], Option<f64>),
        drawn: &Drawn,
        chance: &Chance,
        recipients: Recipients<'_>,
    ) -> Result<(), SimulationError> {
        let model = &engine.model;
        self.rises.draw(engine, paths, drawn, chance);
        self.dated.draw(engine, chance);
        self.amounts.resize_with(model.services.len(), Vec::new);
        let common = model.settings.amounts.map(|correlation| Common {
            score: in_common.unwrap_or_else(|| standard_normal(&mut chance.stream(IN_COMMON, 0))),
            correlation: drawn.baseline(correlation),
        });
        for (service, amounts) in model.services.iter().zip(&mut self.amounts) {
            let decision = Decision::named("amount")
                .with(service.constants)
                .of(Origin::Standards);
            let supposed = service
                .cost
                .as_ref()
                .is_some_and(|cost| cost.evidence.is_supposed());
            amounts.clear();
            for layer in &service.layers {
                let Some(standard) = &layer.standard else {
                    amounts.push(0.0);
                    continue;
                };
                // Prices and wages are in the standard to which a part is tied, not in the part.
                let common = common.filter(|_| supposed && standard.tied_to().is_none());
                let tiers = standard.samplers().iter().enumerate();
                amounts.extend(tiers.map(|(tier, sampler)| {
                    let own = chance.stream(decision, tier as u32).uniform();
                    sampler.quantile(common.map_or(own, |common| common.uniform(own)))
                }));
            }
        }
        let sums = model.settings.money.iter().flat_map(|money| &money.sums);
        for sum in sums {
            if let Some(anchor) = sum.anchor {
                self.set_level(engine, drawn, sum, anchor, recipients)?;
            }
        }
        Ok(())
    }

    /// Sets the level of the services of a sum so that what was published comes out. What is tied to a standard
    /// outside the sum stays, and the others make up for it.
    fn set_level(
        &mut self,
        engine: &Engine,
        drawn: &Drawn,
        sum: &MoneySum,
        anchor: SumAnchor,
        (served, tiers): Recipients<'_>,
    ) -> Result<(), SimulationError> {
        let model = &engine.model;
        let tied_to = |service: usize| {
            let standard = model.services[service].layers[0].standard.as_ref();
            standard.and_then(Standard::tied_to)
        };
        let (mut moved, mut held) = (0.0, 0.0);
        for id in &sum.services {
            let moves = tied_to(id.0).is_none_or(|other| sum.services.contains(&other));
            let modelled = if moves { &mut moved } else { &mut held };
            for year in anchor.period[0]..=anchor.period[1] {
                let mean = mean_in_the_past(model, drawn, id.0, served[id.0].served, year);
                *modelled += mean * self.yearly(engine, id.0, year, &tiers[id.0]);
            }
        }
        let scale = (anchor.sum * drawn.baseline(anchor.error) - held) / moved;
        if !(scale > 0.0 && scale.is_finite()) {
            return Err(SimulationError::NoMoneyLeft {
                sum: Box::new(sum.name.title.clone()),
                published: anchor.sum,
                held,
            });
        }
        for id in sum.services.iter().filter(|id| tied_to(id.0).is_none()) {
            // A standard that a lever sets in a later year is what it says.
            let service = &model.services[id.0];
            let (layers, width) = (&service.layers, service.tiers().len().max(1));
            for (amounts, layer) in self.amounts[id.0].chunks_mut(width).zip(layers) {
                if layer.price_year == layers[0].price_year {
                    amounts.iter_mut().for_each(|amount| *amount *= scale);
                }
            }
        }
        Ok(())
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

    /// Yuan for each payment in a year, by tier where there are any; between what layers say while one of them takes
    /// hold.
    pub fn of_tiers<'a>(
        &'a self,
        engine: &'a Engine,
        service: usize,
        year: Year,
    ) -> impl Fn(usize) -> f64 + 'a {
        let model = &engine.model;
        let layers = &model.layers;
        let costs = model.services[service].cost.is_some();
        let taking_hold = layers.iter().skip(1).any(|layer| {
            let weight = layer.weight(year);
            weight > 0.0 && weight < 1.0
        });
        // The same for all tiers, where it is that of one layer.
        let level = (costs && !taking_hold).then(|| {
            let layer = in_force(layers, year);
            (layer, self.level(engine, (service, layer), year))
        });
        move |tier| match level {
            Some((layer, level)) => self.in_base_year(engine, (service, tier), layer) * level,
            None if costs => mixed(layers, year, |layer| {
                self.in_base_year(engine, (service, tier), layer)
                    * self.level(engine, (service, layer), year)
            }),
            None => 0.0,
        }
    }

    /// Yuan for each payment in a year: the mean over the recipients, who are given by tier where there are any.
    pub fn amount(&self, engine: &Engine, service: usize, year: Year, tiers: &[f64]) -> f64 {
        mean_amount(tiers, self.of_tiers(engine, service, year))
    }

    /// Yuan for each recipient in a year, in the mean over the tiers.
    pub fn yearly(&self, engine: &Engine, service: usize, year: Year, tiers: &[f64]) -> f64 {
        engine.model.services[service].payments() * self.amount(engine, service, year, tiers)
    }

    /// Yuan for each payment as one layer says, before it has risen; where it is tied to another standard, its part of
    /// that.
    fn in_base_year(&self, engine: &Engine, (service, tier): (usize, usize), layer: usize) -> f64 {
        let width = engine.model.services[service].tiers().len().max(1);
        self.amounts[service][layer * width + tier]
    }

    /// What becomes of [that](Standards::in_base_year) up to a year.
    fn level(&self, engine: &Engine, (service, layer): (usize, usize), year: Year) -> f64 {
        let now = &engine.model.services[service].layers[layer];
        let risen = match now.standard.as_ref().and_then(Standard::tied_to) {
            Some(other) => {
                self.in_base_year(engine, (other.0, 0), layer)
                    * self.level(engine, (other.0, layer), year)
            }
            None => self.rises.uprated(engine, &now.uprating, year),
        };
        risen * self.dated.so_far(engine, (service, layer), year)
    }

    /// What becomes of a yuan between two years.
    pub(super) fn over(&self, engine: &Engine, rise: Rise, years: (Year, Year)) -> f64 {
        self.rises.over(engine, rise, years, None)
    }

    /// A growth process added up since the base year.
    pub fn index(&self, engine: &Engine, process: ProcessId, year: Year) -> f64 {
        self.rises.index(engine, process, year)
    }
}

/// The mean of what tiers are paid over the recipients, who are given by tier where there are any.
pub(super) fn mean_amount(tiers: &[f64], amount: impl Fn(usize) -> f64) -> f64 {
    let all: f64 = tiers.iter().sum();
    match tiers.len() {
        0 => amount(0),
        several if all <= 0.0 => (0..several).map(amount).sum::<f64>() / several as f64,
        _ => {
            let money = tiers.iter().enumerate();
            money
                .map(|(tier, people)| people * amount(tier))
                .sum::<f64>()
                / all
        }
    }
}
