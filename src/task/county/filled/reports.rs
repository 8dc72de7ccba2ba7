//! The sheet of what was reported of later years.

use super::super::census::Census;
use super::Filled;
use super::cells::SheetReading;
use super::steps::{apart, growths, in_step, is_process_called, spoken};
use super::titled::is_called;
use crate::dataset::{both_ways, nearest};
use crate::model::ModelFolder;
use crate::model::file::{PeopleQuantity, recipients_called};
use crate::report::template::layout::{people, reports};
use crate::source::Words;
use crate::units::Unit;

impl Filled {
    pub(super) fn reports(
        &mut self,
        reading: &mut SheetReading<'_>,
        base: &ModelFolder,
        _: &Census,
    ) {
        let rows = reading.rows();
        let growths = growths(reading, &rows, base);
        // Names of rows of other sheets that were complained about may be missing here.
        let sound = reading.complaints.0.is_empty();
        for row in rows {
            for column in [reports::INDICATOR, reports::YEAR] {
                reading.row_needs(column, row, &[reports::VALUE]);
            }
            reading.row_needs(reports::VALUE, row, &[reports::ERROR]);
            let Some(title) = reading.text(reports::INDICATOR, row) else {
                continue;
            };
            let title = spoken(title, base);
            let (Some(year), Some(written)) = (
                reading.whole_year(reports::YEAR, row),
                reading.text(reports::VALUE, row),
            ) else {
                continue;
            };
            let step = in_step(&title, base);
            let unit = match step {
                Some(_) => Some(Unit::Growth),
                None => self.unit_of(&title, base),
            };
            let told = match &step {
                Some(own) => apart(reading, (row, year), own, &growths),
                None => {
                    if unit.is_none() && sound && !base.is_reported(&title) {
                        self.nobody_knows(reading, row, &title, base);
                        continue;
                    }
                    let value = match unit {
                        Some(unit) if unit.in_parts() => part(reading, row, written),
                        unit => counted(reading, row, unit, written),
                    };
                    value.map(|value| (title, value))
                }
            };
            let error = told
                .as_ref()
                .and_then(|(_, value)| off_by(reading, row, unit, value));
            let at = reading.origin_marked(reports::AT, row, &[reports::VALUE]);
            if let (Some((title, value)), Some(error)) = (told, error) {
                self.reports
                    .push([title, year.to_string(), value, error, at]);
            }
        }
    }

    /// Says that a report names nothing that anybody knows.
    fn nobody_knows(
        &self,
        reading: &mut SheetReading<'_>,
        row: usize,
        title: &str,
        base: &ModelFolder,
    ) {
        let own = self.targets.iter().filter_map(|aim| aim.own.as_ref());
        let own = own.map(|own| own.title.as_str());
        let known = base.file.plan.targets.values();
        let known = own.chain(known.map(|target| target.title.zh.as_str()));
        let near = nearest(title, known);
        let (people, people_en) = PeopleQuantity::said();
        reading.fault(
            reports::INDICATOR,
            row,
            (
                format!("没有叫“{title}”的指标"),
                format!("no indicator is called “{title}”"),
            ),
            (
                format!("“规划指标”表里的或列表中的名称，{people}，或“服务名称＋享受人数”"),
                format!(
                    "a name of the sheet 规划指标 or of the list, {people_en}, or “service＋享受人数”"
                ),
            ),
            match near {
                Some(near) => (
                    format!("是不是“{near}”？请改正名字"),
                    format!("Is it “{near}”? Correct the name"),
                ),
                None => (
                    "请改正名字，或先写到“规划指标”表".to_string(),
                    "Correct the name, or write it on the sheet 规划指标 first".to_string(),
                ),
            },
        );
    }

    /// The unit of what a report names; nothing where that is not known here.
    fn unit_of(&self, title: &str, base: &ModelFolder) -> Option<Unit> {
        let own = self.targets.iter().filter_map(|aim| aim.own.as_ref());
        let mut own = own.filter(|own| own.title == title).map(|own| own.unit);
        let known = base.file.plan.targets.iter();
        let mut known = known
            .filter(|(key, known)| is_called(title, key, &known.title))
            .map(|(_, known)| known.unit);
        let processes = base.file.processes.iter();
        let mut processes = processes
            .filter(|(key, process)| is_process_called(title, key, process))
            .map(|(_, process)| process.unit());
        let of_people = people::COUNTED.iter().any(|column| column.name == title);
        let ends = recipients_called("");
        own.next()
            .or_else(|| known.next())
            .or_else(|| processes.next())
            .or((of_people || title.ends_with(&ends)).then_some(Unit::Persons))
    }
}

/// A per cent as it was written, with the sign that its number lacks; nothing where it is none, which is said.
fn part(reading: &mut SheetReading<'_>, row: usize, written: String) -> Option<String> {
    // A dash is no value.
    reading.measured(reports::VALUE, row, false)?;
    let read = reading.number(reports::VALUE, row, Some("%"))?;
    if let Some(alone) = read.alone {
        return Some(alone);
    }
    let number = read.value;
    Some(match number > 1.0 && !written.contains(['%', '％']) {
        true => format!("{number}%"),
        false => written,
    })
}

/// Any other value as it was written, without the unit or the mark around its number; nothing where that is a fault, which
/// is said. A dash stays.
fn counted(
    reading: &mut SheetReading<'_>,
    row: usize,
    unit: Option<Unit>,
    written: String,
) -> Option<String> {
    let before = reading.complaints.0.len();
    let read = match unit {
        Some(unit) => reading.number(reports::VALUE, row, unit.word()),
        // What nobody knows here is judged where the model is read.
        None => {
            let around = reading.number_if_any(reports::VALUE, row);
            let around = around.filter(|read| read.alone.is_some());
            around.and_then(|_| reading.number(reports::VALUE, row, None))
        }
    };
    if reading.complaints.0.len() > before {
        return None;
    }
    Some(read.and_then(|read| read.alone).unwrap_or(written))
}

/// What the value of a row may be off by, as it was written: in the form of the value, a per cent of a per cent, or a part
/// of a count; empty where nothing is said, nothing where that is a fault, which is said.
fn off_by(
    reading: &mut SheetReading<'_>,
    row: usize,
    unit: Option<Unit>,
    value: &str,
) -> Option<String> {
    let Some(written) = reading.text_if_there(reports::ERROR, row) else {
        return Some(String::new());
    };
    let written = both_ways(&written);
    let before = reading.complaints.0.len();
    let word = unit.and_then(Unit::word);
    let read = reading.number_of((reports::ERROR, row), &written, word);
    if reading.complaints.0.len() > before {
        return None;
    }
    // A dash is no error.
    let Some(read) = read else {
        return Some(String::new());
    };
    let alike = read.percent == value.contains(['%', '％']);
    let relative = read.percent && !alike && !unit.is_some_and(Unit::in_parts);
    if read.value > 0.0 && relative {
        let place = reading.place(reports::ERROR, row);
        reading.note(Words {
            zh: format!("{}：“{written}”按占数值的比例读入", place.zh),
            en: format!("{}: “{written}” is read as a part of the value", place.en),
        });
    }
    if read.value > 0.0 && (alike || relative) || read.value == 0.0 {
        return Some(read.alone.unwrap_or(written));
    }
    reading.fault(
        reports::ERROR,
        row,
        (
            format!("误差写的是“{written}”，数值是“{value}”"),
            format!("the error is “{written}”, and the value “{value}”"),
        ),
        (
            "大于 0、与数值同单位的误差：98.4% 的误差如 0.5%，590000 人的误差如 500 或 1%",
            "an error above 0 in the unit of the value: such as 0.5% of 98.4%, 500 or 1% of 590000 people",
        ),
        (
            "请改成数值的单位；数值是百分数的，两格都写百分号",
            "Write it in the unit of the value; where that is a per cent, write the sign in both cells",
        ),
    );
    None
}
