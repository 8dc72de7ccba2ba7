//! The money of a year, by service, system and payer, in the prices of the year and of the base year.

use super::centres::Centres;
use super::past::{in_the_past, mean_in_the_past, without_work_in_the_past};
use super::standards::{Recipients, Standards, mean_amount};
use crate::axes::Year;
use crate::model::Model;
use crate::model::checked::ServiceId;
use crate::model::file::Per;
use crate::simulation::engine::Engine;
use crate::simulation::parameters::Drawn;
use crate::simulation::record::Record;
use crate::simulation::service::Served;

/// Writes down recipients, standards and money of the years before the base year, for the services
/// whose past is declared, and the new jobs up to the base year.
pub fn record_history(
    engine: &Engine,
    standards: &Standards,
    drawn: &Drawn,
    (served, tiers): Recipients<'_>,
    without_work: f64,
    record: &mut Record<'_>,
) {
    let model = &engine.model;
    let quantities = &model.quantities;
    let base = model.calendar.base;
    let mut costs = vec![0.0; model.services.len()];
    for year in engine.years[0]..=base {
        for (place, service) in model.services.iter().enumerate() {
            if service.history_growth.is_none() {
                continue;
            }
            let kept = &quantities.services[place];
            let mean = mean_in_the_past(model, drawn, place, served[place].served, year);
            costs[place] = mean * standards.yearly(engine, place, year, &tiers[place]);
            if year < base {
                let people = in_the_past(model, drawn, place, served[place].served, year);
                record.set(kept.served, year, people);
            }
            let amount = standards.amount(engine, place, year, &tiers[place]);
            record.set_where(kept.amount, year, amount);
            record.set_where(kept.cost, year, costs[place]);
            let of_tier = standards.of_tiers(engine, place, year);
            for (tier, [_, amount, _]) in kept.tiers(service).enumerate() {
                record.set(amount, year, of_tier(tier));
            }
        }
        let prices = prices(engine, standards, year);
        let sums = model.settings.money.iter().flat_map(|money| &money.sums);
        for (sum, places) in sums.zip(&quantities.sums) {
            record.money(*places, year, total(&sum.services, &costs), prices);
        }
        if let Some(people) = &quantities.people {
            let expected =
                standards.entry * without_work_in_the_past(model, drawn, without_work, year);
            record.set(people.newly_employed, year, expected);
            record.add_up(people.newly_employed, people.newly_employed_sum, year);
        }
    }
}

/// Who is given what in a year, and who was at its beginning.
#[derive(Clone, Copy, Debug)]
pub struct GivenInYear<'a> {
    /// What each service did in the year.
    pub served: &'a [Served],
    /// And in the year before.
    pub previous: &'a [Served],
    /// Recipients of each service by tier at the end of the year; empty where it has none.
    pub tiers: &'a [Vec<f64>],
    /// To how many of them the payments of the year go.
    pub paid: &'a [Vec<f64>],
    /// What the centres of each service need.
    pub centres: &'a [Option<Centres>],
}

impl GivenInYear<'_> {
    /// To how many the payments of the year go: a monthly payment to the mean of the recipients at the two ends of
    /// the year, a yearly one to those of the year.
    fn paid_in_all(&self, per: Per, service: usize) -> f64 {
        let (before, now) = (&self.previous[service], &self.served[service]);
        mean(per, before.served, now.served)
    }
}

/// To how many of each tier the payments of a year go, of those at its beginning and at its end.
pub fn pay_tiers(per: Per, [before, now]: [&[f64]; 2], paid: &mut Vec<f64>) {
    let ends = before.iter().zip(now);
    paid.clear();
    paid.extend(ends.map(|(before, now)| mean(per, *before, *now)));
}

fn mean(per: Per, before: f64, now: f64) -> f64 {
    match per.goes_on() {
        true => 0.5 * (now + before),
        false => now,
    }
}

/// Writes down the money of the base year or a later one; centres cost what they cost, whoever comes.
pub fn record_year(
    engine: &Engine,
    standards: &Standards,
    year: Year,
    (given, money): (GivenInYear<'_>, &Money),
    record: &mut Record<'_>,
) {
    let model = &engine.model;
    let quantities = &model.quantities;
    for (kept, centres) in quantities.services.iter().zip(given.centres) {
        if let (Some(kept), Some(centres)) = (kept.centres, centres) {
            record.set(kept.units, year, centres.units);
            record.set(kept.places, year, centres.places);
            record.set_where(kept.staff, year, centres.staff);
            record.set_where(kept.capital, year, centres.capital);
            record.set_where(kept.running, year, centres.running);
        }
    }
    let Some(all) = quantities.all else { return };
    for (place, service) in model.services.iter().enumerate() {
        if service.cost.is_none() {
            continue;
        }
        let kept = &quantities.services[place];
        let (paid, amounts) = (&given.paid[place], &money.amounts[place]);
        record.set_where(kept.cost, year, money.of_service[place]);
        record.set_where(kept.amount, year, amounts.mean);
        for (tier, [served, amount, cost]) in kept.tiers(service).enumerate() {
            let yuan = amounts.tiers[tier];
            record.set(served, year, given.tiers[place][tier]);
            record.set(amount, year, yuan);
            record.set(cost, year, paid[tier] * yuan * service.payments());
        }
    }
    for (place, money) in quantities.systems.iter().zip(&money.of_system) {
        record.set(*place, year, *money);
    }
    for (place, money) in quantities.payers.iter().zip(&money.of_payer) {
        record.set(*place, year, *money);
    }
    let prices = prices(engine, standards, year);
    record.money(all, year, money.of_service.iter().sum(), prices);
    if year > model.calendar.base {
        let sums = model.settings.money.iter().flat_map(|money| &money.sums);
        for (sum, places) in sums.zip(&quantities.sums) {
            record.money(
                *places,
                year,
                total(&sum.services, &money.of_service),
                prices,
            );
        }
    }
}

/// Money of a year, in yuan.
#[derive(Clone, Debug, Default)]
pub struct Money {
    /// Of each service; nothing where it has no price.
    pub of_service: Vec<f64>,
    /// Of each system.
    pub of_system: Vec<f64>,
    /// Paid by each payer.
    pub of_payer: Vec<f64>,
    /// What each payment of each service is.
    amounts: Vec<Amounts>,
}

/// Yuan for each payment in a year.
#[derive(Clone, Debug, Default)]
struct Amounts {
    /// The mean over the recipients.
    mean: f64,
    /// By tier; empty where there are none.
    tiers: Vec<f64>,
}

impl Money {
    /// Room for that of a model.
    pub fn new(model: &Model) -> Self {
        Money {
            of_service: vec![0.0; model.services.len()],
            of_system: vec![0.0; model.settings.systems.len()],
            of_payer: vec![0.0; model.settings.payers.len()],
            amounts: vec![Amounts::default(); model.services.len()],
        }
    }
}

impl Standards {
    /// What the recipients and the centres of a year cost, put into `money`.
    pub fn money(&self, engine: &Engine, year: Year, given: GivenInYear<'_>, money: &mut Money) {
        let model = &engine.model;
        money.of_service.fill(0.0);
        money.of_system.fill(0.0);
        money.of_payer.fill(0.0);
        for (place, service) in model.services.iter().enumerate() {
            let Some(cost) = &service.cost else { continue };
            let amounts = &mut money.amounts[place];
            let of_tier = self.of_tiers(engine, place, year);
            amounts.tiers.clear();
            amounts
                .tiers
                .extend((0..service.tiers().len()).map(&of_tier));
            amounts.mean = mean_amount(&given.paid[place], of_tier);
            let yearly = service.payments() * amounts.mean;
            let paid = given.paid_in_all(cost.per, place) * yearly;
            money.of_service[place] = paid;
            money.of_system[service.system] += paid;
            for (of_payer, share) in money.of_payer.iter_mut().zip(&cost.payers) {
                *of_payer += paid * share;
            }
            if let (Some(centres), Some([_, building, running])) =
                (given.centres[place], service.payers())
            {
                money.of_service[place] += centres.capital + centres.running;
                money.of_system[service.system] += centres.capital + centres.running;
                for (of_payer, share) in money.of_payer.iter_mut().zip(building) {
                    *of_payer += centres.capital * share;
                }
                for (of_payer, share) in money.of_payer.iter_mut().zip(running) {
                    *of_payer += centres.running * share;
                }
            }
        }
    }
}

fn total(services: &[ServiceId], costs: &[f64]) -> f64 {
    services.iter().map(|id| costs[id.0]).sum()
}

/// Prices of a year relative to the base year's.
fn prices(engine: &Engine, standards: &Standards, year: Year) -> f64 {
    let money = engine.model.settings.money.as_ref();
    money.map_or(1.0, |money| standards.index(engine, money.prices, year))
}
