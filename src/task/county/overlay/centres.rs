//! `capacity` and `payers` of `services.toml`: centres of the base year, what they cost, who pays.

use std::collections::BTreeMap;

use indexmap::IndexMap;
use toml::{Table, Value};

use super::super::filled::{CentresAnswer, Filled, Funds, joined};
use super::{OWN, Writer, from_sheet, number, spread, words};
use crate::model::ModelFolder;
use crate::model::file::Uprating;
use crate::report::template::layout::{centres, funds};
use crate::source::Words;

/// Keys of what is counted of the centres of a service, in the order of the sheet.
const COUNTED: [&str; 3] = ["existing", "places", "staff"];
/// Key of who tells of that.
const TOLD: &str = "told";
/// Key of what was remarked of them.
const NOTE: &str = "note";

/// The table below a key, made where it is not there.
fn below<'t>(table: &'t mut Table, key: &str) -> Option<&'t mut Table> {
    let inner = table
        .entry(key)
        .or_insert_with(|| Value::Table(Table::new()));
    inner.as_table_mut()
}

/// Shares as the file has them; what the other county's payers no longer pay is said to be nothing.
fn shares(paid: &[(String, f64)], before: Option<&IndexMap<String, f64>>) -> Table {
    let mut table = Table::new();
    for (payer, share) in paid {
        table.insert(payer.clone(), Value::Float(*share));
    }
    for payer in before.into_iter().flat_map(IndexMap::keys) {
        table.entry(payer.as_str()).or_insert(Value::Float(0.0));
    }
    table
}

impl Writer<'_> {
    /// Centres of the base year, with their places and staff, and what was remarked of them.
    pub(super) fn centres(&self, all: &mut Table) {
        for own in &self.filled.centres {
            let counted = COUNTED.into_iter().zip(&own.counted);
            let counted = counted.filter_map(|(name, value)| {
                let said = spread("fixed", &[("value", (*value)?)]);
                Some((name, Value::Table(said)))
            });
            let told = own.counted.iter().any(Option::is_some);
            let told = told.then(|| self.told(&from_sheet(centres::SHEET.name)));
            let told = told.map(|told| (TOLD, Value::Table(told)));
            let note = own.note.as_str();
            let note = (!note.is_empty()).then(|| (NOTE, words(&Words::both(note, note))));
            for (name, said) in counted.chain(told).chain(note) {
                let capacity = below(all, &own.key).and_then(|service| below(service, "capacity"));
                if let Some(capacity) = capacity {
                    capacity.insert(name.into(), said);
                }
            }
        }
    }

    /// Who pays for services, and what their centres cost.
    pub(super) fn funds(&self, all: &mut Table) {
        for own in &self.filled.funds {
            let base = self.base.file.services.get(&own.key);
            let cost = base.and_then(|service| service.cost.as_ref());
            let paid_before = cost.map(|cost| &cost.payers);
            if !own.payers.is_empty() {
                let cost = below(all, &own.key).and_then(|service| below(service, "cost"));
                if let Some(cost) = cost {
                    let paid = shares(&own.payers, paid_before);
                    cost.insert("payers".into(), Value::Table(paid));
                    cost.insert(
                        "payers_told".into(),
                        Value::Table(self.told(&from_sheet(funds::SHEET.name))),
                    );
                }
            }
            let capacity = base.and_then(|service| service.capacity.as_ref());
            let capital = capacity.and_then(|own| own.capital.as_ref());
            let running = capacity.and_then(|own| own.running.as_ref());
            for (name, yuan, before) in [
                ("capital", own.capital, capital),
                ("running", own.running, running),
            ] {
                let Some(yuan) = yuan else { continue };
                let capacity = below(all, &own.key).and_then(|service| below(service, "capacity"));
                if let Some(capacity) = capacity {
                    let paid = shares(&own.payers, before.map(|own| &own.payers));
                    let said = self.of_unit(own, yuan, paid);
                    capacity.insert(name.into(), Value::Table(said));
                }
            }
        }
    }

    /// What a centre costs; it rises as the service's own cost does.
    fn of_unit(&self, own: &Funds, yuan: f64, paid: Table) -> Table {
        let base = self.base.file.services.get(&own.key);
        let cost = base.and_then(|service| service.cost.as_ref());
        let cost = self.tied_to(&own.key).or(cost);
        let rises = cost.and_then(|cost| cost.uprating.as_ref());
        let rises = Value::try_from(rises.unwrap_or(&Uprating::Fixed));
        let mut table = Table::new();
        let amount = spread("fixed", &[("value", yuan)]);
        table.insert("amount".into(), Value::Table(amount));
        let rises = rises.unwrap_or_else(|_| "fixed".into());
        table.insert("uprating".into(), rises);
        let year = own.prices.unwrap_or(self.base.file.model.base_year);
        table.insert("price_year".into(), year.into());
        // Where nobody was named, those pay who pay for the recipients, and whose shares these are is said there.
        if !own.payers.is_empty() {
            table.insert("payers".into(), Value::Table(paid));
        }
        table.extend(self.told(&own.at));
        table
    }

    /// Who tells of what the county has entered.
    fn told(&self, said: &str) -> Table {
        let (source, at, verification) = self.origin(said);
        let mut table = Table::new();
        table.insert("source".into(), source.into());
        if !at.is_empty() {
            table.insert("at".into(), at.into());
        }
        table.insert("evidence".into(), "measured".into());
        table.insert("verification".into(), verification.into());
        table
    }
}

/// The other way round: centres, payers and costs from `services.toml`.
pub(super) fn recovered(own: &Table, filled: &mut Filled, base: &ModelFolder) {
    let known = own
        .iter()
        .filter(|(key, _)| base.file.services.contains_key(*key));
    for (key, service) in known {
        let capacity = service.get("capacity");
        let fixed = |name: &str| number(capacity?.get(name)?.get("value"));
        let counted = COUNTED.map(fixed);
        let note = capacity.and_then(|own| own.get(NOTE)?.get("zh")?.as_str());
        if counted.iter().any(Option::is_some) || note.is_some() {
            filled.centres.push(CentresAnswer {
                key: key.clone(),
                counted,
                note: note.unwrap_or_default().to_string(),
            });
        }
        let paid = service.get("cost").and_then(|cost| cost.get("payers"));
        let paid = paid.and_then(Value::as_table).into_iter().flatten();
        let paid = paid.filter_map(|(payer, part)| Some((payer.clone(), number(Some(part))?)));
        let paid = paid.filter(|(_, part)| *part > 0.0).collect();
        let costs = ["capital", "running"].map(|name| capacity.and_then(|own| own.get(name)));
        let yuan = costs.map(|cost| number(cost?.get("amount")?.get("value")));
        let mut funds = Funds {
            key: key.clone(),
            payers: paid,
            capital: yuan[0],
            running: yuan[1],
            ..Funds::default()
        };
        if let Some(cost) = costs.into_iter().flatten().next() {
            let text = |name: &str| cost.get(name).and_then(Value::as_str);
            let source = text("source").filter(|source| *source != OWN);
            funds.at = joined(source, text("at").unwrap_or_default());
            let year = cost.get("price_year").and_then(Value::as_integer);
            let year = year.and_then(|year| i32::try_from(year).ok());
            funds.prices = year.filter(|year| *year != base.file.model.base_year);
        }
        let says = !funds.payers.is_empty() || yuan.iter().any(Option::is_some);
        if says {
            filled.funds.push(funds);
        }
    }
}

/// Titles of the payers that `model.toml` adds to those of the model that it extends, by key.
pub(super) fn own_payers(model: &Table) -> BTreeMap<String, String> {
    let own = model.get("payers").and_then(Value::as_table);
    let title = |(key, own): (&String, &Value)| {
        let title = own.get("zh")?.as_str()?;
        Some((key.clone(), title.to_string()))
    };
    own.into_iter().flatten().filter_map(title).collect()
}
