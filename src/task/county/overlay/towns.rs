//! `towns.toml`: which towns there are, and what the workbook says of them beside their holders.

use toml::{Table, Value};

use super::super::filled::{Filled, Township};
use super::{OWN, Writer, from_sheet, words};
use crate::model::ModelFolder;
use crate::report::template::layout::{register, towns as sheet};
use crate::source::Words;

impl Writer<'_> {
    /// The towns, by name; their holders stay in the register, where every number stands once. Nothing where the workbook
    /// names none.
    pub(super) fn towns(&self) -> Option<Table> {
        let names = self.filled.towns();
        if names.is_empty() {
            return None;
        }
        let mut table = Table::new();
        table.insert("source".into(), OWN.into());
        table.insert("at".into(), at(self.filled).into());
        table.insert("evidence".into(), "measured".into());
        table.insert("verification".into(), "unverified".into());
        table.insert("note".into(), words(&note(self.filled)));
        let mut towns = Table::new();
        for name in names {
            let mut town = Table::new();
            town.insert("title".into(), words(&Words::both(name, name)));
            let mut told = self.filled.townships.iter();
            if let Some(told) = told.find(|own| own.name == name) {
                tell(&mut town, told);
            }
            towns.insert(name.to_string(), Value::Table(town));
        }
        table.insert("town".into(), Value::Table(towns));
        Some(table)
    }
}

/// The people and the centres of a town, as far as they are given.
fn tell(town: &mut Table, told: &Township) {
    if let Some(people) = told.people {
        town.insert("population".into(), Value::Float(people));
    }
    let mut centres = Table::new();
    for (key, number) in &told.centres {
        centres.insert(key.clone(), Value::Integer(i64::from(*number)));
    }
    if !centres.is_empty() {
        town.insert("centres".into(), Value::Table(centres));
    }
}

/// Whether the sheet of the towns says something that the register does not.
fn adds(filled: &Filled) -> bool {
    let known = filled.towns_of_holders();
    let mut told = filled.townships.iter();
    told.any(|own| {
        own.people.is_some() || !own.centres.is_empty() || !known.contains(&own.name.as_str())
    })
}

/// Which sheets the towns are from.
fn at(filled: &Filled) -> String {
    let holders = !filled.towns_of_holders().is_empty();
    match (holders, adds(filled)) {
        (true, true) => format!(
            "{}、{}",
            from_sheet(register::SHEET.name),
            from_sheet(sheet::SHEET.name)
        ),
        (false, true) => from_sheet(sheet::SHEET.name),
        (_, false) => from_sheet(register::SHEET.name),
    }
}

/// What is known of the towns.
fn note(filled: &Filled) -> Words {
    if !adds(filled) {
        return Words::both(
            "镇（街道）取自登记册（register.csv），持证人数也在那里；没有各镇（街道）的人口和机构数。",
            "The towns are those of the register (register.csv), which has their holders; no populations and centres by town were given.",
        );
    }
    let told = || filled.townships.iter();
    let people = told().any(|own| own.people.is_some());
    let centres = told().any(|own| !own.centres.is_empty());
    let (zh, en) = match (people, centres) {
        (true, true) => ("人口和机构数", "populations and centres"),
        (true, false) => ("人口", "populations"),
        (false, true) => ("机构数", "centres"),
        (false, false) => ("名称", "names"),
    };
    Words {
        zh: format!(
            "各镇（街道）的{zh}为本地所报，没有写的即未知；持证人数在登记册（register.csv）里，有则用之。"
        ),
        en: format!(
            "The {en} of towns are the county's own, and what is not said is not known; their holders are in the register (register.csv), where it has them."
        ),
    }
}

/// The other way round: what the sheet of the towns must have said; `filled` has the register already. A file that was
/// written by hand stays beside the workbook.
pub(super) fn recovered(file: &Table, filled: &mut Filled, base: &ModelFolder) {
    let known: Vec<String> = filled
        .towns_of_holders()
        .into_iter()
        .map(str::to_string)
        .collect();
    let towns = file.get("town").and_then(Value::as_table);
    for (name, town) in towns.into_iter().flatten() {
        let centres = town.get("centres").and_then(Value::as_table);
        let centres = centres.into_iter().flatten().filter_map(|(key, number)| {
            let limits = base.file.services.get(key)?.capacity.is_some();
            let number = u32::try_from(number.as_integer()?).ok()?;
            limits.then(|| (key.clone(), number))
        });
        let own = Township {
            name: name.clone(),
            people: super::number(town.get("population")),
            centres: centres.collect(),
        };
        let says = own.people.is_some() || !own.centres.is_empty() || !known.contains(name);
        if says {
            filled.townships.push(own);
        }
    }
    let text = |key: &str| file.get(key).and_then(Value::as_str);
    let noted = file.get("note").and_then(|own| own.get("zh")?.as_str());
    let is_ours = text("source") == Some(OWN)
        && text("at") == Some(at(filled).as_str())
        && noted == Some(note(filled).zh.as_str());
    if !is_ours {
        filled.townships.clear();
    }
}
