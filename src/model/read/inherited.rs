//! What a model has from the one that it extends.

use std::collections::BTreeMap;

use indexmap::IndexMap;

use super::usual::{AMOUNTS, IN_A_UNIT, in_a_unit, usual_a_year};
use crate::model::file::{ModelFile, ServiceFile, ToldFile};
use crate::model::lines::Lines;
use crate::model::rule::kinds_of;

/// Keys of what is counted of the units of a service.
const COUNTED: [&str; 3] = ["capacity.existing", "capacity.places", "capacity.staff"];
/// Keys of what a unit has, who tells of that, what it costs and who pays that.
const UNITS: [&str; 8] = [
    COUNTED[0],
    COUNTED[1],
    COUNTED[2],
    "capacity.told",
    "capacity.capital.amount",
    "capacity.capital.payers",
    "capacity.running.amount",
    "capacity.running.payers",
];
/// Fen of a yuan.
const FEN: f64 = 100.0;

/// Entries of a model that are another's: nothing where it extends none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Inherited {
    /// Name of the folder that an entry is from, by file and key.
    from: BTreeMap<(&'static str, String), String>,
    /// Name of the folder that the amounts of a service are from, by its key.
    amounts: BTreeMap<String, String>,
    /// Name of the folder that the payers of a service are from, by its key.
    payers: BTreeMap<String, String>,
    /// Name of the folder that what a unit has and costs, who tells of it and who pays, is from, by service and key.
    units: BTreeMap<(String, &'static str), String>,
    /// Name of the folder whose amount is replaced by the model's own, and that amount in fen a year, by service and key; so
    /// are places and staff of a unit, in hundredths.
    replaced: BTreeMap<(String, &'static str), (String, u64)>,
    /// Name of the folder whose rule is replaced by the model's own, and the kinds of people whom it admits, by service.
    kinds: BTreeMap<String, (String, u32)>,
}

impl Inherited {
    /// What a model has from the folder that it extends, by that folder's name, what it says and what it inherits
    /// itself, and by what the model's own files say. `whole` is what that folder says with what the model leaves out of it.
    pub(super) fn of(
        base: Option<(&str, &ModelFile, &Inherited)>,
        whole: Option<&ModelFile>,
        file: &ModelFile,
        lines: &BTreeMap<String, Lines>,
    ) -> Self {
        let mut inherited = Inherited::default();
        let Some((folder, below, handed_down)) = base else {
            return inherited;
        };
        let mut add = |name: &'static str, keys: &mut dyn Iterator<Item = &String>, above: &str| {
            for key in keys {
                let own = lines
                    .get(name)
                    .is_some_and(|lines| lines.says(&format!("{above}{key}")));
                if !own {
                    let from = handed_down.from(name, key).unwrap_or(folder);
                    inherited.from.insert((name, key.clone()), from.to_string());
                }
            }
        };
        add("parameters", &mut file.parameters.keys(), "");
        add("processes", &mut file.processes.keys(), "");
        add("services", &mut file.services.keys(), "");
        add("plan", &mut file.plan.facts.keys(), "facts.");
        add("plan", &mut file.plan.targets.keys(), "targets.");
        add("sources", &mut file.sources.keys(), "");
        let base = (folder, below, handed_down);
        inherited.of_services(file, lines.get("services"), base);
        inherited.instead_of(
            file,
            lines.get("services"),
            (folder, whole.unwrap_or(below)),
        );
        inherited
    }

    /// What of the services is another's, part by part: amounts, units and places, payers.
    fn of_services(
        &mut self,
        file: &ModelFile,
        lines: Option<&Lines>,
        (folder, below, handed_down): (&str, &ModelFile, &Inherited),
    ) {
        let own = |key: &str, parts: &[&str]| {
            let says =
                |part: &&str| lines.is_some_and(|lines| lines.says(&format!("{key}.{part}")));
            parts.iter().any(says)
        };
        let handed = |from: Option<&String>| from.map_or(folder, String::as_str).to_string();
        for key in file.services.keys() {
            let Some(service) = below.services.get(key) else {
                continue;
            };
            for what in UNITS.into_iter().filter(|what| !own(key, &[*what])) {
                let place = (key.clone(), what);
                let from = handed(handed_down.units.get(&place));
                self.units.insert(place, from);
            }
            if own(key, &["eligible"]) {
                let kinds = (folder.to_string(), kinds_of(&service.eligible));
                self.kinds.insert(key.clone(), kinds);
            }
            if service.cost.is_none() {
                continue;
            }
            if !own(key, &["cost.amount", "cost.tied", "cost.tiers"]) {
                let from = handed(handed_down.amounts.get(key));
                self.amounts.insert(key.clone(), from);
            }
            if !own(key, &["cost.payers"]) {
                let from = handed(handed_down.payers.get(key));
                self.payers.insert(key.clone(), from);
            }
        }
    }

    /// What the model's own amounts, places and staff stand in place of, also where it leaves that out by name.
    fn instead_of(
        &mut self,
        file: &ModelFile,
        lines: Option<&Lines>,
        (folder, whole): (&str, &ModelFile),
    ) {
        for key in file.services.keys() {
            let Some(service) = whole.services.get(key) else {
                continue;
            };
            for what in AMOUNTS.into_iter().chain(IN_A_UNIT) {
                if !lines.is_some_and(|lines| lines.says(&format!("{key}.{what}"))) {
                    continue;
                }
                let usual = usual_a_year(&whole.services, service, what);
                if let Some(usual) = usual.or_else(|| in_a_unit(service, what)) {
                    let replaced = (folder.to_string(), (FEN * usual).round() as u64);
                    self.replaced.insert((key.clone(), what), replaced);
                }
            }
        }
    }

    /// The folder that an entry of a file (`parameters`, `processes`, `services`, `plan`, `sources`) is from;
    /// nothing where it is the model's own.
    pub fn from(&self, file: &'static str, key: &str) -> Option<&str> {
        self.from.get(&(file, key.to_string())).map(String::as_str)
    }

    /// The folder that the amounts of a service are from; nothing where they are the model's own.
    pub fn amounts_from(&self, service: &str) -> Option<&str> {
        self.amounts.get(service).map(String::as_str)
    }

    /// The folder of which an amount of a service is replaced by the model's own, and that amount in yuan a year, or places or
    /// staff of a unit; nothing where none is.
    pub(in crate::model) fn replaced(
        &self,
        service: &str,
        what: &'static str,
    ) -> Option<(&str, f64)> {
        let (folder, fen) = self.replaced.get(&(service.to_string(), what))?;
        Some((folder.as_str(), *fen as f64 / FEN))
    }

    /// The folder of which the rule of a service is replaced by the model's own, and the kinds of people whom it admits, as bits;
    /// nothing where none is.
    pub(in crate::model) fn kinds(&self, service: &str) -> Option<(&str, u32)> {
        let (folder, kinds) = self.kinds.get(service)?;
        Some((folder.as_str(), *kinds))
    }

    /// The folder that the payers of a service are from; nothing where they are the model's own.
    pub fn payers_from(&self, service: &str) -> Option<&str> {
        self.payers.get(service).map(String::as_str)
    }

    /// The folder that what a unit has or costs, who tells of it or who pays, is from, by its key in the service; nothing
    /// where it is the model's own.
    pub fn unit_from(&self, service: &str, what: &'static str) -> Option<&str> {
        let from = self.units.get(&(service.to_string(), what));
        from.map(String::as_str)
    }

    /// Everything inherited: file, key, folder.
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, &str, &str)> {
        let all = self.from.iter();
        all.map(|((file, key), from)| (*file, key.as_str(), from.as_str()))
    }

    /// Whether there is nothing.
    pub fn is_empty(&self) -> bool {
        self.from.is_empty()
    }
}

/// Forgets who told of inherited payers, or of what is counted of inherited units, where the model names its own: of these only
/// its own word tells, if any does.
pub(super) fn forget_who_told(services: &mut IndexMap<String, ServiceFile>, lines: Option<&Lines>) {
    for (key, service) in services {
        let says = |part: &str| {
            let key = format!("{key}.{part}");
            lines.is_some_and(|lines| lines.says(&key))
        };
        if let Some(cost) = service.cost.as_mut().filter(|_| says("cost.payers")) {
            told_by_itself(&mut cost.payers_told, "cost.payers_told", says);
        }
        let counts = COUNTED.into_iter().any(says);
        if let Some(capacity) = service.capacity.as_mut().filter(|_| counts) {
            told_by_itself(&mut capacity.told, "capacity.told", says);
        }
    }
}

/// Keeps who told of something only where the model itself says so, and no place in another work.
fn told_by_itself(told: &mut Option<ToldFile>, key: &str, says: impl Fn(&str) -> bool) {
    *told = told.take().filter(|_| says(key));
    if let Some(told) = told
        && !says(&format!("{key}.at"))
    {
        told.at = None;
    }
}
