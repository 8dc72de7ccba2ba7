//! `plan.toml`: the county's own plan, its facts and its targets.

use toml::{Table, Value};

use super::super::filled::{Aim, in_one_cell, split, titled};
use super::{OWN, Writer, from_sheet, own, words};
use crate::axes::Year;
use crate::model::file::{DocumentFile, SpreadFile, TargetFile};
use crate::report::template::layout::services;
use crate::source::Words;

impl Writer<'_> {
    pub(super) fn plan(&self) -> Table {
        let file = &self.base.file;
        let year = file.model.base_year;
        let mut plan = Table::new();
        let mut document = Table::new();
        let usual = file.plan.plan.as_ref();
        let (title, at, period) = match &self.filled.plan {
            Some((title, at, period)) => (title.clone(), at.clone(), *period),
            None => without_plan(usual, &self.census.place, year),
        };
        let last = period[1];
        document.insert("title".into(), words(&titled(&title)));
        document.insert("source".into(), OWN.into());
        document.insert("at".into(), at.into());
        document.insert(
            "period".into(),
            Value::Array(
                period
                    .iter()
                    .map(|year| Value::Integer(i64::from(*year)))
                    .collect(),
            ),
        );
        plan.insert("plan".into(), Value::Table(document));
        let mut facts = Table::new();
        for (key, service) in &file.services {
            let (Some(observed), Some(people)) = (&service.observed, self.recipients(key)) else {
                continue;
            };
            let title = Words {
                zh: format!("{}享受人数", service.title.zh),
                en: format!("people on {}", service.title.en),
            };
            let said = self.subsidy(key).map_or("", |own| own.at.as_str());
            facts.insert(
                observed.fact.clone(),
                fact(
                    &title,
                    ("stock", [year; 2]),
                    people,
                    "persons",
                    &said_or_sheet(said),
                    None,
                ),
            );
        }
        // Nobody publishes it for every county: that of the base model by the number of registered people, with a wide error.
        if let Some(anchor) = file.model.work.as_ref().map(|own| &own.entry_anchor)
            && let Some(known) = file.plan.facts.get(&anchor.fact)
        {
            let ratio = self.part_of_base();
            let note = Words {
                zh: format!(
                    "未给出本地数：按{}的 {} 和户籍人口折算，误差另计。",
                    self.base.file.model.title.zh, known.value
                ),
                en: format!(
                    "Not published: {} of the base model by registered people, with an error of its own.",
                    known.value
                ),
            };
            let value = (known.value * ratio).round();
            facts.insert(
                anchor.fact.clone(),
                fact(
                    &known.title,
                    ("sum", known.period),
                    value,
                    known.unit.key(),
                    "不是公布数",
                    Some(&note),
                ),
            );
        }
        if !facts.is_empty() {
            plan.insert("facts".into(), Value::Table(facts));
        }
        let mut targets = Table::new();
        for aim in &self.filled.targets {
            let known = file.plan.targets.get(&aim.key);
            let target = match (&aim.own, known) {
                (Some(own), _) => Some(own::target(aim, own, last)),
                (None, known) => known.map(|known| aimed(aim, known)),
            };
            if let Some(Ok(table)) = target.map(Table::try_from) {
                targets.insert(aim.key.clone(), Value::Table(table));
            }
        }
        if !targets.is_empty() {
            plan.insert("targets".into(), Value::Table(targets));
        }
        plan
    }

    /// Registered people of the county per registered person of the base model, in the base year; 1 where the base
    /// model does not say how many it has.
    pub(super) fn part_of_base(&self) -> f64 {
        let year = self.base.file.model.base_year;
        let given = self.filled.people.iter();
        let own = given
            .filter(|(own, _)| *own == year)
            .find_map(|(_, values)| values[0].as_ref().map(|own| own.value));
        let own = own.unwrap_or_else(|| self.census.registered_now(&self.elsewhere.registered));
        let ratio = own / self.base_people();
        if ratio.is_finite() { ratio } else { 1.0 }
    }

    /// Registered people of the base model in its base year, as its parameter has them.
    fn base_people(&self) -> f64 {
        let file = &self.base.file;
        let name = file
            .model
            .population
            .registered
            .values()
            .last()
            .map(|own| own.total.clone());
        let own = name.and_then(|name| file.parameters.get(&name));
        own.map_or(f64::NAN, |own| match own.distribution {
            SpreadFile::Fixed { value } => value,
            SpreadFile::Normal { mean, .. } => mean,
            SpreadFile::Lognormal { median, .. } => median,
            _ => f64::NAN,
        })
    }
}

/// Title, number and period of a plan that was not given.
pub(super) fn without_plan(
    usual: Option<&DocumentFile>,
    place: &str,
    base_year: Year,
) -> (String, String, [Year; 2]) {
    match usual {
        Some(usual) => (
            in_one_cell(&Words::both(
                format!("{place}：未给出规划"),
                "no plan was given",
            )),
            String::new(),
            usual.period,
        ),
        None => (String::new(), String::new(), [base_year + 1, base_year + 5]),
    }
}

fn fact(
    title: &Words,
    (kind, period): (&str, [i32; 2]),
    value: f64,
    unit: &str,
    at: &str,
    note: Option<&Words>,
) -> Value {
    let mut table = Table::new();
    table.insert("title".into(), words(title));
    table.insert("kind".into(), kind.into());
    table.insert(
        "period".into(),
        Value::Array(
            period
                .iter()
                .map(|year| Value::Integer(i64::from(*year)))
                .collect(),
        ),
    );
    table.insert("value".into(), Value::Float(value));
    table.insert("relation".into(), "=".into());
    table.insert("unit".into(), unit.into());
    let (source, at) = split(at);
    if let Some(source) = source {
        table.insert("source".into(), source.into());
    }
    table.insert("at".into(), at.into());
    if let Some(note) = note {
        table.insert("note".into(), words(note));
    }
    Value::Table(table)
}

/// Where recipients and standards are from: what was said, or else their sheet.
pub(super) fn said_or_sheet(said: &str) -> String {
    match said.is_empty() {
        true => from_sheet(services::SHEET.name),
        false => said.to_string(),
    }
}

/// The county's own target, measured as that of the base model.
fn aimed(aim: &Aim, known: &TargetFile) -> TargetFile {
    let (source, at) = split(&aim.at);
    let same = aim.target == known.target && aim.relation.is_none_or(|own| own == known.relation);
    TargetFile {
        number: aim.number,
        nature: aim.nature.unwrap_or(known.nature),
        baseline: aim.baseline,
        target: aim.target,
        upper: None,
        relation: aim.relation.unwrap_or(known.relation),
        shown: known.shown.clone().filter(|_| same),
        year: aim.year.unwrap_or(known.year),
        hold: aim.hold.unwrap_or(known.hold),
        source: source.map(str::to_string),
        at: at.to_string(),
        of: None,
        of_source: None,
        of_at: None,
        of_evidence: None,
        definition: None,
        ..known.clone()
    }
}
