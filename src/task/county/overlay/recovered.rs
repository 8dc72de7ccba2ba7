//! The other way round: what a workbook must have said, from the files that were written of it.
//!
//! Whoever asks writes the files again and compares: what the workbook cannot say shows as a difference.

use std::collections::BTreeMap;

use toml::{Table, Value};

use super::plan::without_plan;
use super::starts::recipients_name;
use super::{
    MODEL, OBSERVATIONS, OWN, PARAMETERS, PLAN, PROCESSES, REGISTER_FILE, SERVICES, SOURCES, TOWNS,
    centres, from_sheet, mark_of, number, registered_at, rows, scenarios, sources, totals, towns,
};
use crate::axes::Year;
use crate::model::ModelFolder;
use crate::model::file::{PlanFile, TargetFile};
use crate::report::template::layout::{
    people as counted, register, reports as told, services as sheet, sources as works,
};
use crate::task::county::census::Census;
use crate::task::county::filled::{
    Aim, Filled, Later, Marked, OwnIndicator, Subsidy, completed_of, in_one_cell, joined,
};

/// Texts of a model's files by their names, as far as they are there.
type Files = BTreeMap<String, String>;

/// What the workbook says whose files these are; `filled` has the place already.
pub(in crate::task::county) fn recovered(
    files: &Files,
    mut filled: Filled,
    base: &ModelFolder,
    census: &Census,
) -> Filled {
    let year = base.file.model.base_year;
    let plan: PlanFile = toml::from_str(text(files, PLAN)).unwrap_or_default();
    filled.plan = plan.plan.as_ref().and_then(|own| {
        let said = (in_one_cell(&own.title), own.at.clone(), own.period);
        let none = without_plan(base.file.plan.plan.as_ref(), &census.place, year);
        (said != none).then_some(said)
    });
    filled.targets = aims(&plan, base, &table(files, PROCESSES));
    filled.services = services(files, &plan, base);
    centres::recovered(&table(files, SERVICES), &mut filled, base);
    filled.payers = centres::own_payers(&table(files, MODEL));
    filled.scenarios = scenarios::recovered(files, base);
    filled.sources = sources::recovered(table(files, SOURCES));
    filled.register = rows(text(files, REGISTER_FILE))
        .into_iter()
        .skip(1)
        .map(|mut row| {
            row.resize(register::KEPT.len(), String::new());
            row
        })
        .collect();
    towns::recovered(&table(files, TOWNS), &mut filled, base);
    let registered = registered(files, base);
    filled.people = registered
        .map(|people| (year, [Some(people), None, None]))
        .into_iter()
        .collect();
    let mut reported = reports(text(files, OBSERVATIONS));
    let others = reported
        .iter()
        .rposition(|row| of_people(row, year).is_none())
        .map_or(0, |last| last + 1);
    let people = reported.split_off(others);
    for (own, place, value) in people.iter().filter_map(|row| of_people(row, year)) {
        let last = filled.people.last_mut();
        match last
            .filter(|(year, values)| *year == own && values[place..].iter().all(Option::is_none))
        {
            Some((_, values)) => values[place] = Some(value),
            None => {
                let mut values = [None, None, None];
                values[place] = Some(value);
                filled.people.push((own, values));
            }
        }
    }
    let others = reported
        .iter()
        .rposition(|row| of_recipients(row, base).is_none())
        .map_or(0, |last| last + 1);
    let recipients = reported.split_off(others);
    filled.recipients = recipients
        .iter()
        .filter_map(|row| of_recipients(row, base))
        .collect();
    filled.reports = reported;
    filled
}

fn text<'f>(files: &'f Files, name: &str) -> &'f str {
    files.get(name).map_or("", String::as_str)
}

fn table(files: &Files, name: &str) -> Table {
    text(files, name).parse().unwrap_or_default()
}

/// What was reported, with the work that a row names before its place.
fn reports(text: &str) -> Vec<[String; 5]> {
    let mut all = rows(text).into_iter();
    let head = all.next().unwrap_or_default();
    let place = |name: &str| head.iter().position(|own| own == name);
    let kept = told::KEPT.map(|column| place(column.name));
    let work = place(works::SHEET.name);
    let row = |row: Vec<String>| {
        let cell = |place: Option<usize>| place.and_then(|place| row.get(place)).cloned();
        let [name, year, value, error, at] = kept.map(|place| cell(place).unwrap_or_default());
        let work = cell(work).filter(|work| !work.is_empty());
        [name, year, value, error, joined(work.as_deref(), &at)]
    };
    all.map(row).collect()
}

/// The targets, each said in full.
fn aims(plan: &PlanFile, base: &ModelFolder, processes: &Table) -> Vec<Aim> {
    let total = |key: &String, own: &TargetFile| {
        // Of several targets that measure one process, it is told by those that begin it.
        completed_of(base, (key, own.baseline, Some(own.hold)))?;
        let known = base.file.plan.targets.get(key)?;
        let process = known.measure.starts_from(&base.file.services)?;
        totals::recovered(processes.get(process)?.as_table()?)
    };
    let aim = |(key, own): (&String, &TargetFile)| Aim {
        key: key.clone(),
        own: (!base.file.plan.targets.contains_key(key)).then(|| OwnIndicator {
            title: own.title.zh.clone(),
            unit: own.unit,
            counted_in: own.counted_in.clone(),
        }),
        number: own.number,
        nature: Some(own.nature),
        baseline: own.baseline,
        total: total(key, own),
        relation: Some(own.relation),
        target: own.target,
        year: Some(own.year),
        hold: Some(own.hold),
        at: joined(own.source.as_deref(), &own.at),
    };
    plan.targets.iter().map(aim).collect()
}

/// Recipients and standards: the services with a standard first, in the order of their file.
fn services(files: &Files, plan: &PlanFile, base: &ModelFolder) -> Vec<Subsidy> {
    let model = table(files, MODEL);
    let without = model.get("without").and_then(Value::as_array);
    let left_out = |key: &str| {
        let entry = format!("services.{key}.observed");
        without.is_some_and(|all| all.iter().any(|own| own.as_str() == Some(entry.as_str())))
    };
    let known = &base.file.services;
    let fact = |key: &str| {
        let observed = known.get(key)?.observed.as_ref()?;
        let fact = plan.facts.get(&observed.fact)?;
        (!left_out(key)).then_some(fact)
    };
    let own = table(files, SERVICES);
    let cost = |key: &str| own.get(key)?.get("cost");
    let standard = |key: &str| number(cost(key)?.get("amount")?.get("median"));
    let said = |key: &str| {
        let text = |name: &str| cost(key)?.get(name)?.as_str();
        let fact = fact(key);
        let (source, at) = match standard(key) {
            Some(_) => (text("source").filter(|source| *source != OWN), text("at")),
            None => (
                fact.and_then(|fact| fact.source.as_deref()),
                fact.map(|fact| fact.at.as_str()),
            ),
        };
        let said = joined(source, at.unwrap_or_default());
        match said == from_sheet(sheet::SHEET.name) {
            true => String::new(),
            false => said,
        }
    };
    let first = own.keys().filter(|key| standard(key).is_some());
    let rest = known
        .keys()
        .filter(|key| standard(key).is_none() && fact(key).is_some());
    let all = first.chain(rest);
    all.map(|key| Subsidy {
        key: key.clone(),
        people: fact(key).map(|fact| fact.value),
        standard: standard(key),
        at: said(key),
    })
    .collect()
}

/// Registered people of the base year, where they are the county's own.
fn registered(files: &Files, base: &ModelFolder) -> Option<Marked> {
    let names = base.file.model.population.registered.values().next_back()?;
    let all = table(files, PARAMETERS);
    let own = all.get(&names.total)?;
    let given = own.get("source")?.as_str() == Some(OWN)
        && own.get("evidence").and_then(Value::as_str) == Some("measured");
    let value = number(own.get("distribution")?.get("median")).filter(|_| given)?;
    let said = registered_at(base.file.model.base_year);
    let at = own.get("at").and_then(Value::as_str);
    let mark = at.and_then(|at| mark_of(at, &said));
    Some(Marked {
        value,
        mark: mark.unwrap_or_default().to_string(),
    })
}

/// Year, column and value of a row that the sheet of the people gave.
fn of_people(row: &[String; 5], base_year: Year) -> Option<(Year, usize, Marked)> {
    let [name, year, value, error, at] = row;
    let place = counted::COUNTED
        .iter()
        .position(|column| column.name == name)?;
    let (own, number) = (year.parse::<Year>().ok()?, value.parse::<f64>().ok()?);
    let same = own.to_string() == *year && number.to_string() == *value && error.is_empty();
    let mark = mark_of(at, &from_sheet(counted::SHEET.name))?.to_string();
    let marked = Marked {
        value: number,
        mark,
    };
    (same && own > base_year).then_some((own, place, marked))
}

/// Recipients of a later year that the sheet of the subsidies gave.
fn of_recipients(row: &[String; 5], base: &ModelFolder) -> Option<Later> {
    let [name, year, value, error, at] = row;
    let mut keys = base.file.services.keys();
    let key = keys.find(|key| recipients_name(key, base) == *name)?;
    let (own, people) = (year.parse::<Year>().ok()?, value.parse::<f64>().ok()?);
    let off = error.parse::<f64>().ok();
    let off = off.filter(|off| *off > 0.0 && *off < people && off.to_string() == *error);
    let same = own.to_string() == *year && people.to_string() == *value;
    let same = same && (error.is_empty() || off.is_some());
    let given = own > base.file.model.base_year && !at.is_empty();
    (same && given).then(|| Later {
        key: key.clone(),
        year: own,
        people,
        error: off,
        at: if *at == from_sheet(sheet::SHEET.name) {
            String::new()
        } else {
            at.clone()
        },
    })
}
