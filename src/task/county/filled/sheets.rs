//! The sheets of the workbook, one by one.

use super::super::census::Census;
use super::cells::Reading;
use super::{Filled, MOST, TIMES};
use crate::model::ModelFolder;
use crate::report::template::layout::{people, plan, register, reports};

impl Filled {
    pub(super) fn plan(&mut self, reading: &mut Reading<'_>, _: &ModelFolder, _: &Census) {
        for row in reading.rows() {
            let title = reading.text(plan::TITLE, row).unwrap_or_default();
            let number = reading.text(plan::NUMBER, row).unwrap_or_default();
            let years = [reading.year(plan::FROM, row), reading.year(plan::TO, row)];
            if let [Some(from), Some(to)] = years {
                self.plan = Some((title, number, [from, to]));
            }
        }
    }

    pub(super) fn people(
        &mut self,
        reading: &mut Reading<'_>,
        base: &ModelFolder,
        census: &Census,
    ) {
        let first = base.file.model.base_year;
        for row in reading.rows() {
            let Some(year) = reading.year(people::YEAR, row) else {
                continue;
            };
            let values = people::COUNTED.map(|column| reading.amount(column, row));
            if let Some(people) = values[0].filter(|people| {
                !(census.residents / TIMES..=census.residents * TIMES).contains(people)
            }) {
                let found = (
                    format!(
                        "户籍人口 {people}，而 {} 普查常住人口 {}",
                        census.place, census.residents
                    ),
                    format!(
                        "{people} registered people, and {} residents in the census",
                        census.residents
                    ),
                );
                reading.fault(
                    people::REGISTERED,
                    row,
                    found,
                    (
                        "与常住人口相当的人数",
                        "a number of people like that of residents",
                    ),
                    ("请核对单位，是否写成了万人", "Look at the unit"),
                );
            }
            if year < first || year == first && (values[1].is_some() || values[2].is_some()) {
                let found = (format!("{year} 年"), format!("the year {year}"));
                let expected = (
                    format!("{first} 年末的户籍人口，或 {first} 年以后的数"),
                    format!("the registered people of {first}, or figures of later years"),
                );
                reading.fault(
                    people::YEAR,
                    row,
                    found,
                    expected,
                    (
                        "模型从基期年末开始，请删去更早的数",
                        "The model begins at the end of that year: remove what is earlier",
                    ),
                );
                continue;
            }
            self.people.push((year, values));
        }
    }

    pub(super) fn register(
        &mut self,
        reading: &mut Reading<'_>,
        base: &ModelFolder,
        census: &Census,
    ) {
        let first = base.file.model.base_year;
        for row in reading.rows() {
            let Some(year) = reading.year(register::YEAR, row) else {
                continue;
            };
            let Some(persons) = reading.amount(register::PERSONS, row) else {
                continue;
            };
            if persons > MOST * census.residents {
                let found = (
                    format!("{persons} 人，而常住人口 {}", census.residents),
                    format!("{persons} persons of {} residents", census.residents),
                );
                reading.fault(
                    register::PERSONS,
                    row,
                    found,
                    ("不到常住人口的四分之一", "less than a quarter of them"),
                    ("请核对单位", "Look at the unit"),
                );
            }
            if year < first {
                let found = (format!("{year} 年"), format!("the year {year}"));
                reading.fault(
                    register::YEAR,
                    row,
                    found,
                    (format!("{first} 年或以后"), format!("{first} or later")),
                    ("请删去更早的年份", "Remove earlier years"),
                );
                continue;
            }
            let cells = register::KEPT.map(|column| {
                if column.name == register::YEAR.name {
                    year.to_string()
                } else if column.name == register::PERSONS.name {
                    persons.to_string()
                } else {
                    reading.text(column, row).unwrap_or_default()
                }
            });
            self.register.push(cells.to_vec());
        }
    }

    pub(super) fn reports(&mut self, reading: &mut Reading<'_>, _: &ModelFolder, _: &Census) {
        for row in reading.rows() {
            let Some(title) = reading.text(reports::INDICATOR, row) else {
                continue;
            };
            let (Some(year), Some(value)) = (
                reading.year(reports::YEAR, row),
                reading.text(reports::VALUE, row),
            ) else {
                continue;
            };
            let at = reading.origin(reports::AT, row);
            self.reports.push([title, year.to_string(), value, at]);
        }
    }
}
