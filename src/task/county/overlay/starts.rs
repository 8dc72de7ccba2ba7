//! `processes.toml` and `services.toml`: where what the plan measures starts, and what services cost; and what was
//! reported since.

use std::collections::BTreeSet;

use toml::{Table, Value};

use super::super::filled::{completed_of, split};
use super::plan::said_or_sheet;
use super::{Writer, csv, from_sheet, lognormal, rounded, spread, with_mark, words};
use crate::model::ModelFolder;
use crate::model::file::{CostFile, recipients_called, recipients_of};
use crate::report::template::layout::{people as counted, reports, sources};
use crate::source::Words;
use crate::units::Unit;

impl Writer<'_> {
    /// Starts of the processes that the targets measure: the baselines that the plan prints.
    pub(super) fn processes(&self) -> Table {
        let file = &self.base.file;
        let mut all = Table::new();
        for (key, _) in self.shares() {
            let name = format!("{key}_share");
            if let Some(own) = self.elsewhere.processes.get(&name) {
                all.insert(name, own.clone());
            }
        }
        for aim in &self.filled.targets {
            if let Some(own) = &aim.own {
                let process = self.own_process(aim, own);
                all.insert(aim.key.clone(), Value::Table(process));
                continue;
            }
            let (Some(known), Some(baseline)) = (file.plan.targets.get(&aim.key), aim.baseline)
            else {
                continue;
            };
            // What a year added before the plan is no number of things from which a count starts.
            if aim.hold.unwrap_or(known.hold).is_of_additions() {
                continue;
            }
            let process = known.measure.starts_from(&file.services);
            let Some(process) = process.filter(|process| file.processes.contains_key(*process))
            else {
                continue;
            };
            let start = match known.unit {
                Unit::Share => rounded(baseline),
                Unit::Growth => continue,
                _ => spread("fixed", &[("value", baseline)]),
            };
            let mut own = Table::new();
            own.insert("start".into(), Value::Table(start));
            let (source, at, verification) = self.origin(&aim.at);
            own.insert("source".into(), source.into());
            own.insert("at".into(), at.into());
            own.insert("evidence".into(), "judged".into());
            own.insert("verification".into(), verification.into());
            let known = (aim.key.as_str(), aim.baseline, aim.hold);
            let note = match completed_of(self.base, known) {
                Some(of) => {
                    let (total, note) = self.total(&aim.key, of, aim.total);
                    own.insert("of".into(), Value::Integer(i64::from(total)));
                    note
                }
                None => moves_as_elsewhere(),
            };
            own.insert("note".into(), words(&note));
            all.insert(process.to_string(), Value::Table(own));
        }
        all
    }

    /// Monthly standards of the base year, centres, who pays.
    pub(super) fn services(&self) -> Table {
        let mut all = Table::new();
        for given in &self.filled.services {
            let (key, Some(standard)) = (&given.key, given.standard) else {
                continue;
            };
            let mut cost = Table::new();
            cost.insert("amount".into(), Value::Table(lognormal(standard, 0.02)));
            cost.insert("per".into(), "month".into());
            if let Some(other) = self.tied_to(key) {
                // It goes on rising as the standard does of which it was a part.
                cost.insert("price_year".into(), self.base.file.model.base_year.into());
                if let Some(Ok(uprating)) = other.uprating.as_ref().map(Value::try_from) {
                    cost.insert("uprating".into(), uprating);
                }
            }
            let said = said_or_sheet(&given.at);
            let (source, at, verification) = self.origin(&said);
            cost.insert("source".into(), source.into());
            cost.insert("at".into(), at.into());
            cost.insert("evidence".into(), "measured".into());
            cost.insert("verification".into(), verification.into());
            let mut service = Table::new();
            service.insert("cost".into(), Value::Table(cost));
            all.insert(key.clone(), Value::Table(service));
        }
        self.places(&mut all);
        self.centres(&mut all);
        self.funds(&mut all);
        all
    }

    /// Ties and tiers of the other county that a standard of this one takes the place of.
    pub(super) fn replaced(&self) -> BTreeSet<String> {
        let services = self.filled.services.iter();
        let given = services.filter(|own| own.standard.is_some());
        given
            .filter_map(|own| {
                let key = &own.key;
                let cost = self.base.file.services.get(key)?.cost.as_ref()?;
                match (&cost.tied, cost.tiers.is_empty()) {
                    (Some(_), _) => Some(format!("services.{key}.cost.tied")),
                    (None, false) => Some(format!("services.{key}.cost.tiers")),
                    (None, true) => None,
                }
            })
            .collect()
    }

    /// What that costs to whose standard a service's is tied in the other county.
    pub(super) fn tied_to(&self, key: &str) -> Option<&CostFile> {
        let services = &self.base.file.services;
        let tied = services.get(key)?.cost.as_ref()?.tied.as_ref()?;
        services.get(&tied.to)?.cost.as_ref()
    }

    /// What was reported after the base year, of indicators, of recipients and of the people.
    pub(super) fn reports(&self) -> Vec<[String; 5]> {
        let mut all = self.filled.reports.clone();
        all.extend(self.filled.recipients.iter().map(|own| {
            [
                recipients_name(&own.key, self.base),
                own.year.to_string(),
                own.people.to_string(),
                own.error.map(|off| off.to_string()).unwrap_or_default(),
                said_or_sheet(&own.at),
            ]
        }));
        let year = self.base.file.model.base_year;
        for (own, values) in self.filled.people.iter().filter(|(own, _)| *own > year) {
            for (value, column) in values.iter().zip(counted::COUNTED) {
                if let Some(number) = value {
                    all.push([
                        column.name.to_string(),
                        own.to_string(),
                        number.value.to_string(),
                        String::new(),
                        with_mark(from_sheet(counted::SHEET.name), &number.mark),
                    ]);
                }
            }
        }
        all
    }
}

/// What the recipients of a service are called: by its title, or by its key where others have the same title.
pub(super) fn recipients_name(key: &str, base: &ModelFolder) -> String {
    let services = &base.file.services;
    let title = services.get(key).map(|own| own.title.zh.as_str());
    let same = |title: &str| {
        services
            .values()
            .filter(|own| own.title.zh == title)
            .count()
    };
    title
        .filter(|title| same(title) == 1)
        .map_or_else(|| recipients_of(key), recipients_called)
}

/// The table of what was reported; with columns for errors and for the works that rows name where any row has them.
pub(super) fn table(rows: &[[String; 5]]) -> String {
    let [name, year, value, error, at] = reports::KEPT.map(|column| column.name);
    let mut told = vec![[name, year, value, error, sources::SHEET.name, at]];
    told.extend(rows.iter().map(|[name, year, value, error, said]| {
        let (key, at) = split(said);
        let [name, year, value, error] = [name, year, value, error].map(String::as_str);
        [name, year, value, error, key.unwrap_or_default(), at]
    }));
    let used = |place: &usize| {
        let optional = [error, sources::SHEET.name].contains(&told[0][*place]);
        !optional || told[1..].iter().any(|row| !row[*place].is_empty())
    };
    let places: Vec<usize> = (0..told[0].len()).filter(used).collect();
    let rows = told.iter();
    let rows = rows.map(|row| places.iter().map(|place| row[*place]).collect());
    let rows: Vec<Vec<&str>> = rows.collect();
    csv(&rows[0], rows[1..].iter().map(Vec::as_slice))
}

/// What is said of a start.
fn moves_as_elsewhere() -> Words {
    Words::both(
        "起点为规划的基期值（取整）；此后的变动按他处同类数据，不参照目标值。",
        "Starts at the plan's baseline, rounded; from then on it moves as such numbers have elsewhere, blind to the target.",
    )
}
