//! `towns.toml`: which towns there are, and what the workbook says of them beside their holders.

use toml::{Table, Value};

use super::super::filled::{Filled, TownRecipients, Township, joined, split};
use super::{OWN, Writer, from_sheet, words};
use crate::axes::Year;
use crate::model::ModelFolder;
use crate::report::template::layout::{register, services, towns as sheet};
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
            let recipients = self.recipients_in(name);
            if !recipients.is_empty() {
                town.insert("recipients".into(), Value::Table(recipients));
            }
            towns.insert(name.to_string(), Value::Table(town));
        }
        table.insert("town".into(), Value::Table(towns));
        Some(table)
    }

    /// The recipients of services in a town, year by year.
    fn recipients_in(&self, town: &str) -> Table {
        let mut services = Table::new();
        for own in self.filled.in_towns.iter().filter(|own| own.town == town) {
            let mut count = Table::new();
            count.insert("year".into(), own.year.into());
            count.insert("persons".into(), Value::Float(own.people));
            if let Some(error) = own.error {
                count.insert("error".into(), Value::Float(error));
            }
            let (source, at) = split(&own.at);
            if let Some(source) = source {
                count.insert("source".into(), source.into());
            }
            if !at.is_empty() {
                count.insert("at".into(), at.into());
            }
            let years = services
                .entry(own.key.as_str())
                .or_insert_with(|| Value::Array(Vec::new()));
            if let Value::Array(years) = years {
                years.push(Value::Table(count));
            }
        }
        services
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

/// Whether a row of the sheet of the towns says something that no other sheet does.
fn is_news(filled: &Filled, own: &Township) -> bool {
    let holders = filled.towns_of_holders().contains(&own.name.as_str());
    let recipients = filled.in_towns.iter().any(|other| other.town == own.name);
    own.people.is_some() || !own.centres.is_empty() || !(holders || recipients)
}

/// Whether any row of it does.
fn adds(filled: &Filled) -> bool {
    let mut told = filled.townships.iter();
    told.any(|own| is_news(filled, own))
}

/// Which sheets the towns are from.
fn at(filled: &Filled) -> String {
    let sheets = [
        (!filled.towns_of_holders().is_empty(), register::SHEET.name),
        (adds(filled), sheet::SHEET.name),
        (!filled.in_towns.is_empty(), services::SHEET.name),
    ];
    let named = sheets.into_iter().filter(|(names, _)| *names);
    let named: Vec<String> = named.map(|(_, name)| from_sheet(name)).collect();
    named.join("、")
}

/// What is known of the towns.
fn note(filled: &Filled) -> Words {
    let recipients = !filled.in_towns.is_empty();
    if !adds(filled) && !recipients {
        return Words::both(
            "镇（街道）取自登记册（register.csv），持证人数也在那里；没有各镇（街道）的人口和机构数。",
            "The towns are those of the register (register.csv), which has their holders; no populations and centres by town were given.",
        );
    }
    let told = || filled.townships.iter();
    let people = told().any(|own| own.people.is_some());
    let centres = told().any(|own| !own.centres.is_empty());
    let all = [
        (people, ["人口", "populations"]),
        (centres, ["机构数", "centres"]),
        (recipients, ["享受人数", "recipients"]),
    ];
    let told: Vec<[&str; 2]> = all
        .into_iter()
        .filter_map(|(is_told, name)| is_told.then_some(name))
        .collect();
    let (zh, en) = match told[..] {
        [] => ("名称".to_string(), "names".to_string()),
        [[zh, en]] => (zh.to_string(), en.to_string()),
        [one, other] => (
            format!("{}和{}", one[0], other[0]),
            format!("{} and {}", one[1], other[1]),
        ),
        [one, other, ..] => (
            format!("{}、{}和享受人数", one[0], other[0]),
            format!("{}, {} and recipients", one[1], other[1]),
        ),
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
    let towns = file.get("town").and_then(Value::as_table);
    for (name, town) in towns.into_iter().flatten() {
        filled.in_towns.extend(recipients_of(name, town));
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
        if is_news(filled, &own) {
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
        filled.in_towns.clear();
    }
}

/// The recipients of services in a town.
fn recipients_of(name: &str, town: &Value) -> Vec<TownRecipients> {
    let services = town.get("recipients").and_then(Value::as_table);
    let counts = services.into_iter().flatten().flat_map(|(key, years)| {
        let years = years.as_array().into_iter().flatten();
        years.map(move |count| (key, count))
    });
    let count = |(key, count): (&String, &Value)| {
        let year = count.get("year")?.as_integer()?;
        let text = |key: &str| count.get(key).and_then(Value::as_str);
        Some(TownRecipients {
            town: name.to_string(),
            key: key.clone(),
            year: Year::try_from(year).ok()?,
            people: super::number(count.get("persons"))?,
            error: super::number(count.get("error")).filter(|error| *error > 0.0 && *error < 1.0),
            at: joined(text("source"), text("at").unwrap_or_default()),
        })
    };
    counts.filter_map(count).collect()
}
