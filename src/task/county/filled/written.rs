//! The other way round: the cells of the workbook for what it is to say.

use super::answers::{Filled, Later, Marked, Subsidy};
use super::chosen::nature_word;
use super::off::persons;
use crate::axes::Year;
use crate::dataset::number_marked;
use crate::model::ModelFolder;
use crate::model::file::Relation;
use crate::report::template::layout::{
    FormColumn, centres, funds, people, plan, register, reports, scenarios, services, sources,
    targets, towns,
};
use crate::report::template::{Contents, FormCell, Row};

impl Filled {
    /// The rows of every sheet; what is nothing is left empty.
    pub fn contents(&self, base: &ModelFolder) -> Contents {
        Contents::from([
            (plan::SHEET.name, self.plan_rows()),
            (targets::SHEET.name, self.target_rows(base)),
            (people::SHEET.name, self.people_rows()),
            (register::SHEET.name, self.register_rows()),
            (services::SHEET.name, self.service_rows(base)),
            (centres::SHEET.name, self.centre_rows(base)),
            (towns::SHEET.name, self.township_rows(base)),
            (funds::SHEET.name, self.fund_rows(base)),
            (scenarios::SHEET.name, self.scenario_rows(base)),
            (sources::SHEET.name, self.source_rows()),
            (reports::SHEET.name, self.report_rows()),
        ])
    }

    fn plan_rows(&self) -> Vec<Row> {
        let row = |(title, number, [from, to]): &(String, String, [Year; 2])| {
            filled([
                (plan::TITLE, text(title)),
                (plan::NUMBER, text(number)),
                (plan::FROM, Some(FormCell::Number(f64::from(*from)))),
                (plan::TO, Some(FormCell::Number(f64::from(*to)))),
            ])
        };
        self.plan.iter().map(row).collect()
    }

    fn target_rows(&self, base: &ModelFolder) -> Vec<Row> {
        let known = &base.file.plan.targets;
        let titles = known.iter().map(|(key, own)| (key, own.title.zh.as_str()));
        let titles: Vec<(&String, &str)> = titles.collect();
        let mut rows = Vec::new();
        for aim in &self.targets {
            let (unit, title) = match (&aim.own, known.get(&aim.key)) {
                (Some(own), _) => (own.unit, own.title.as_str()),
                (None, Some(target)) => (target.unit, called(&aim.key, &titles)),
                (None, None) => continue,
            };
            let value = |value: f64| match unit.in_parts() {
                true => FormCell::Part(value),
                false => FormCell::Number(value),
            };
            let own = aim.own.as_ref();
            let word = own.and_then(|own| own.counted_in.as_deref());
            let relation = aim.relation.filter(|own| *own != Relation::Between);
            rows.push(filled([
                (targets::INDICATOR, text(title)),
                (
                    targets::NATURE,
                    aim.nature.and_then(|own| text(nature_word(own))),
                ),
                (targets::UNIT, word.or(unit.word()).and_then(text)),
                (targets::BASELINE, aim.baseline.map(value)),
                (targets::RELATION, relation.and_then(|own| text(own.sign()))),
                (targets::TARGET, Some(value(aim.target))),
                (
                    targets::YEAR,
                    aim.year.map(|year| FormCell::Number(f64::from(year))),
                ),
                (targets::AT, text(&aim.at)),
                (
                    targets::NUMBER,
                    aim.number.map(|own| FormCell::Number(f64::from(own))),
                ),
                (targets::HOLD, aim.hold.and_then(|own| text(own.offered()))),
                (
                    targets::OWN,
                    aim.own.as_ref().and_then(|_| text(targets::YES)),
                ),
                (
                    targets::TOTAL,
                    aim.total.map(|own| FormCell::Number(f64::from(own))),
                ),
            ]));
        }
        rows
    }

    fn people_rows(&self) -> Vec<Row> {
        let cell = |own: &Marked| match number_marked(own.value, &own.mark) {
            Some(marked) => FormCell::Text(marked),
            None => FormCell::Number(own.value),
        };
        let row = |(year, values): &(Year, [Option<Marked>; 3])| {
            let mut cells = filled([(people::YEAR, Some(FormCell::Number(f64::from(*year))))]);
            let counted = people::COUNTED.into_iter().zip(values);
            cells.extend(counted.filter_map(|(column, own)| Some((column, cell(own.as_ref()?)))));
            cells
        };
        self.people.iter().map(row).collect()
    }

    /// Rows of the register: the year and the persons are numbers, all else is words.
    fn register_rows(&self) -> Vec<Row> {
        let numbers = [register::YEAR.name, register::PERSONS.name];
        let row = |row: &Vec<String>| written(register::KEPT, row, &numbers);
        self.register.iter().map(row).collect()
    }

    fn service_rows(&self, base: &ModelFolder) -> Vec<Row> {
        let year = f64::from(base.file.model.base_year);
        let row = |own: &Subsidy| {
            filled([
                (services::SERVICE, text(service_called(&own.key, base))),
                (services::YEAR, Some(FormCell::Number(year))),
                (services::PEOPLE, own.people.map(FormCell::Number)),
                (services::STANDARD, own.standard.map(FormCell::Number)),
                (services::AT, text(&own.at)),
            ])
        };
        let later = |own: &Later| {
            filled([
                (services::SERVICE, text(service_called(&own.key, base))),
                (services::YEAR, Some(FormCell::Number(f64::from(own.year)))),
                (services::PEOPLE, Some(FormCell::Number(own.people))),
                (services::AT, text(&own.at)),
                (services::ERROR, own.error.map(persons)),
            ])
        };
        let first = self.services.iter().map(row);
        let later = self.recipients.iter().map(later);
        let of_towns = self.rows_of_towns(base);
        first.chain(later).chain(of_towns).collect()
    }

    /// What was reported stands as it was written.
    fn report_rows(&self) -> Vec<Row> {
        let row = |row: &[String; 5]| written(reports::KEPT, row, &[reports::YEAR.name]);
        self.reports.iter().map(row).collect()
    }
}

/// A row of texts, some columns of which are numbers.
fn written<const N: usize>(columns: [FormColumn; N], row: &[String], numbers: &[&str]) -> Row {
    let cell = |(column, written): (FormColumn, &String)| {
        let number = written.parse::<f64>().ok();
        let number = number.filter(|own| own.is_finite() && numbers.contains(&column.name));
        let cell = number.map(FormCell::Number).or_else(|| text(written))?;
        Some((column, cell))
    };
    columns.into_iter().zip(row).filter_map(cell).collect()
}

/// The cells of a row that hold something.
pub(super) fn filled<const N: usize>(cells: [(FormColumn, Option<FormCell>); N]) -> Row {
    let held = cells.into_iter();
    held.filter_map(|(column, cell)| Some((column, cell?)))
        .collect()
}

/// A text; an empty one is nothing.
pub(super) fn text(text: &str) -> Option<FormCell> {
    (!text.is_empty()).then(|| FormCell::Text(text.to_string()))
}

/// What a service is called.
pub(super) fn service_called<'b>(key: &'b str, base: &'b ModelFolder) -> &'b str {
    let known = base.file.services.iter();
    let titles = known.map(|(key, own)| (key, own.title.zh.as_str()));
    called(key, &titles.collect::<Vec<(&String, &str)>>())
}

/// What an entry is called: its title, or its key where others have the same title.
fn called<'k>(key: &'k str, titles: &[(&'k String, &'k str)]) -> &'k str {
    let own = titles.iter().find(|(other, _)| *other == key);
    let alone = |title: &&str| titles.iter().filter(|(_, other)| other == title).count() == 1;
    own.map(|(_, title)| *title).filter(alone).unwrap_or(key)
}
