//! The money of a year, by service, system and payer, in the prices of the year and of the base year.

use super::standards::{Standards, in_the_past, mean_in_the_past, without_work_in_the_past};
use crate::axes::Year;
use crate::model::file::{Payer, Per, System};
use crate::simulation::engine::Engine;
use crate::simulation::parameters::Drawn;
use crate::simulation::record::Record;
use crate::simulation::service::Served;

/// Writes down recipients, standards and money of the years before the base year, for the services
/// whose past is declared, and the new jobs up to the base year.
pub fn record_history(
    engine: &Engine<'_>,
    standards: &Standards,
    drawn: &Drawn,
    served: &[Served],
    without_work: f64,
    record: &mut Record<'_>,
) {
    let model = engine.model;
    let base = model.file.model.base_year;
    for year in engine.years[0]..=base {
        let mut anchored = 0.0;
        for (place, service) in model.services.iter().enumerate() {
            if service.history_growth.is_none() {
                continue;
            }
            let kept = &engine.quantities.services[place];
            let mean = mean_in_the_past(model, drawn, place, served[place].served, year);
            let cost = mean * standards.yearly(engine, place, year);
            if service.cost.as_ref().is_some_and(|cost| cost.anchored) {
                anchored += cost;
            }
            if year < base {
                let people = in_the_past(model, drawn, place, served[place].served, year);
                record.set(kept.served, year, people);
            }
            record.set_where(kept.amount, year, standards.amount(engine, place, year));
            record.set_where(kept.cost, year, cost);
        }
        if engine.quantities.anchored_cost.is_some() {
            record_total(engine, standards, year, anchored, record, Total::Anchored);
        }
        if let Some(people) = &engine.quantities.people {
            let expected =
                standards.entry * without_work_in_the_past(engine, drawn, without_work, year);
            record.set(people.newly_employed, year, expected);
            record.add_up(people.newly_employed, people.newly_employed_sum, year);
        }
    }
}

/// Writes down the money of the base year or a later one.
///
/// A monthly payment goes to the mean of the recipients at the two ends of the year, a yearly one
/// to those of the year.
pub fn record_year(
    engine: &Engine<'_>,
    standards: &Standards,
    year: Year,
    served: &[Served],
    previous: &[Served],
    record: &mut Record<'_>,
) {
    let model = engine.model;
    let quantities = &engine.quantities;
    if quantities.all_cost.is_none() {
        return;
    }
    let mut systems = [0.0; System::ALL.len()];
    let mut payers = [0.0; Payer::ALL.len()];
    let (mut all, mut anchored) = (0.0, 0.0);
    for (place, service) in model.services.iter().enumerate() {
        let Some(cost) = &service.cost else { continue };
        let recipients = match cost.per {
            Per::Month => 0.5 * (served[place].served + previous[place].served),
            Per::Year => served[place].served,
        };
        let money = recipients * standards.yearly(engine, place, year);
        record.set_where(quantities.services[place].cost, year, money);
        let amount = standards.amount(engine, place, year);
        record.set_where(quantities.services[place].amount, year, amount);
        all += money;
        if cost.anchored {
            anchored += money;
        }
        systems[service.system as usize] += money;
        for (paid, share) in payers.iter_mut().zip(cost.payers) {
            *paid += money * share;
        }
    }
    for (place, money) in quantities.systems.iter().zip(systems) {
        record.set(*place, year, money);
    }
    for (place, money) in quantities.payers.iter().zip(payers) {
        record.set(*place, year, money);
    }
    record_total(engine, standards, year, all, record, Total::All);
    if year > model.file.model.base_year {
        record_total(engine, standards, year, anchored, record, Total::Anchored);
    }
}

#[derive(Clone, Copy)]
enum Total {
    Anchored,
    All,
}

/// A total in prices of the year, of the base year, and added up over the five-year period.
fn record_total(
    engine: &Engine<'_>,
    standards: &Standards,
    year: Year,
    money: f64,
    record: &mut Record<'_>,
    total: Total,
) {
    let quantities = &engine.quantities;
    let (cost, constant, sum) = match total {
        Total::Anchored => (
            quantities.anchored_cost,
            quantities.anchored_constant,
            quantities.anchored_sum,
        ),
        Total::All => (
            quantities.all_cost,
            quantities.all_constant,
            quantities.all_sum,
        ),
    };
    let prices = engine
        .places
        .money
        .as_ref()
        .map_or(1.0, |money| standards.index(engine, money.prices, year));
    record.set_where(cost, year, money);
    record.set_where(constant, year, money / prices);
    if let (Some(cost), Some(sum)) = (cost, sum) {
        record.add_up(cost, sum, year);
    }
}
