//! The sheets of the workbook, one by one.

use super::super::census::Census;
use super::cells::SheetReading;
use super::{Filled, TIMES};
use crate::axes::Year;
use crate::model::ModelFolder;
use crate::report::template::layout::{FormColumn, NOTE, people, plan, register};

impl Filled {
    pub(super) fn plan(&mut self, reading: &mut SheetReading<'_>, _: &ModelFolder, _: &Census) {
        for row in reading.rows() {
            let title = reading.text(plan::TITLE, row).unwrap_or_default();
            let number = reading.text(plan::NUMBER, row).unwrap_or_default();
            for column in [plan::TITLE, plan::FROM, plan::TO] {
                let others = [plan::TITLE, plan::NUMBER, plan::FROM, plan::TO];
                reading.row_needs(column, row, &others);
            }
            let years = [reading.year(plan::FROM, row), reading.year(plan::TO, row)];
            let [Some(from), Some(to)] = years else {
                continue;
            };
            if self.plan.is_some() {
                let found = ("又写了一个规划", "another plan");
                let expected = ("一行：一个县一个规划", "one row: a county has one plan");
                let advice = ("请删去不用的一行", "Remove the one that is not used");
                reading.fault(plan::TITLE, row, found, expected, advice);
                continue;
            }
            self.plan = Some((title, number, [from, to]));
        }
    }

    pub(super) fn people(
        &mut self,
        reading: &mut SheetReading<'_>,
        base: &ModelFolder,
        census: &Census,
    ) {
        let first = base.file.model.base_year;
        for row in reading.rows() {
            reading.row_needs(people::YEAR, row, &people::COUNTED);
            let Some(year) = reading.whole_year(people::YEAR, row) else {
                continue;
            };
            let values = people::COUNTED.map(|column| reading.marked(column, row));
            let registered = values[0].as_ref().map(|own| own.value);
            if let Some(people) = registered.filter(|people| {
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
            if year == first {
                for (value, column) in values.iter().zip(people::COUNTED).skip(1) {
                    if value.is_some() {
                        before_the_start(reading, (column, row), first);
                    }
                }
            }
            if year < first {
                before_the_start(reading, (people::YEAR, row), first);
                continue;
            }
            // Two of later years are told by the model's own check.
            if year == first && self.people.iter().any(|(own, _)| *own == first) {
                let found = (
                    format!("{first} 年上面已经写过"),
                    format!("{first} stands above already"),
                );
                let expected = ("每年一行", "one row for each year");
                let advice = (
                    "请核实哪个对，删去另一行",
                    "Find out which is right and remove the other",
                );
                reading.fault(people::YEAR, row, found, expected, advice);
                continue;
            }
            self.people.push((year, values));
        }
    }

    pub(super) fn register(
        &mut self,
        reading: &mut SheetReading<'_>,
        base: &ModelFolder,
        census: &Census,
    ) {
        let first = base.file.model.base_year;
        for row in reading.rows_remarked() {
            reading.row_needs(register::YEAR, row, &[register::PERSONS]);
            let Some(year) = reading.whole_year(register::YEAR, row) else {
                continue;
            };
            let Some(persons) = reading.amount(register::PERSONS, row) else {
                continue;
            };
            reading.among(register::PERSONS, row, persons, census.residents);
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
                } else if column.name == NOTE.name {
                    reading.remark(row, &[register::PERSONS])
                } else {
                    reading.text(column, row).unwrap_or_default()
                }
            });
            self.register.push(cells.to_vec());
        }
    }
}

/// What was counted before the model begins.
fn before_the_start(
    reading: &mut SheetReading<'_>,
    (column, row): (FormColumn, usize),
    first: Year,
) {
    let found = match column == people::YEAR {
        true => (format!("早于 {first} 年"), format!("before {first}")),
        false => (
            format!("{first} 年当年的数"),
            format!("a figure of the year {first}"),
        ),
    };
    let expected = (
        format!("{first} 年末的户籍人口，或 {first} 年以后的数"),
        format!("the registered people of {first}, or figures of later years"),
    );
    reading.fault(
        column,
        row,
        found,
        expected,
        (
            "模型从基期年末开始，请留空",
            "The model begins at the end of that year: leave it empty",
        ),
    );
}
