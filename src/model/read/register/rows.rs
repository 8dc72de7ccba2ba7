//! Rows of a register, each fault with its place.

use super::super::marked::read_as;
use super::super::unused::without_value;
use super::RegisterRow;
use super::faults::{halves, unknown, without_year};
use super::spread;
use super::words::{
    AGE_BANDS, CATEGORIES, GRADES, SEXES, ages_of, category_of, counted_of, grade_of,
    is_of_everybody, is_remark, sex_of,
};
use crate::dataset::{Complaint, Complaints, Place, RawTable, both_ways};
use crate::model::checked::{HolderPart, RegisterCount};

/// Names that a column may have.
const YEAR: [&str; 4] = ["年份", "year", "年度", "统计年份"];
const COUNTED: [&str; 3] = ["指标", "measure", "项目"];
const CATEGORY: [&str; 5] = ["类别", "category", "残疾类别", "残疾类型", "残疾种类"];
const GRADE: [&str; 5] = ["等级", "grade", "残疾等级", "残疾级别", "级别"];
const AGE: [&str; 6] = ["年龄", "age", "年龄段", "agegroup", "年龄组", "年龄分组"];
const SEX: [&str; 2] = ["性别", "sex"];
const TOWN: [&str; 6] = ["镇", "镇街", "town", "乡镇", "镇街道", "乡镇街道"];
/// Columns that need not be there, in the order in which they are read.
const OTHERS: [&[&str]; 7] = [&COUNTED, &CATEGORY, &GRADE, &AGE, &SEX, &TOWN, &ERROR];
const PERSONS: [&str; 7] = [
    "人数",
    "persons",
    "数值",
    "value",
    "持证人数",
    "持证残疾人数",
    "持证残疾人",
];
const ERROR: [&str; 2] = ["误差", "error"];

/// The word of the unit in which people are counted.
const PEOPLE: &str = "人";
/// People are whole but for the rounding of the computer.
const WHOLE: f64 = 1e-6;
/// So few people that are not whole are ten thousands of them.
const FEW: f64 = 1000.0;

/// The rows of a register and its columns.
pub(super) struct RegisterRows<'a> {
    raw: &'a RawTable,
    year: String,
    persons: String,
    /// Columns that need not be there: what is counted, category, grade, age, sex, town, error.
    others: [Option<String>; 7],
}

impl<'a> RegisterRows<'a> {
    pub fn of(raw: &'a RawTable) -> Result<Self, Complaints> {
        let mut complaints = Complaints::default();
        let mut needed = |names: &[&str], zh: &str, en: &str| {
            let found = raw.column_called(names);
            if found.is_none() {
                complaints.push(Complaint::error(
                    raw.file.clone(),
                    Place::Whole,
                    (format!("没有“{zh}”一列"), format!("there is no column {en}")),
                    (
                        "年份、类别、等级、年龄、性别、镇街、指标、人数、误差各列，其中年份和人数必须有",
                        "columns year, category, grade, age, sex, town, measure, persons, error, of which year and persons must be there",
                    ),
                    ("请补上这一列", "Add it"),
                ));
            }
            found.unwrap_or_default()
        };
        if let Some(spread) = spread::complaint(raw) {
            return Err(Complaints(vec![spread]));
        }
        let year = needed(&YEAR, "年份", "year");
        let persons = needed(&PERSONS, "人数", "persons");
        let rows = RegisterRows {
            raw,
            year,
            persons,
            others: OTHERS.map(|names| raw.column_called(names)),
        };
        for column in raw.names() {
            if !rows.columns().any(|known| *known == column) && !is_remark(&column) {
                complaints.push(Complaint::error(
                    raw.file.clone(),
                    Place::Column(column.clone()),
                    ("不认识这一列", "this column is not known"),
                    (
                        "年份、类别、等级、年龄、性别、镇街、指标、人数、误差、备注",
                        "year, category, grade, age, sex, town, measure, persons, error, note",
                    ),
                    ("请改正列名，或删去这一列", "Correct its name, or remove it"),
                ));
            }
        }
        complaints.into_result(rows)
    }

    fn columns(&self) -> impl Iterator<Item = &String> {
        let own = [&self.year, &self.persons];
        own.into_iter().chain(self.others.iter().flatten())
    }

    /// The rows, and reminders of those without a number and of numbers of people that are not whole.
    pub fn read(&self) -> Result<(Vec<RegisterRow>, Complaints), Complaints> {
        let (mut complaints, mut reminders) = (Complaints::default(), Complaints::default());
        let texts = |column: &Option<String>| {
            let column = column.as_ref();
            column.map_or_else(Vec::new, |column| self.raw.texts(column))
        };
        let years = self.raw.texts(&self.year);
        let persons = self.raw.texts(&self.persons);
        let others = self.others.each_ref().map(texts);
        let mut rows = Vec::new();
        for row in 0..self.raw.rows() {
            let word = |place: usize| self.raw.text_at(&others[place], row);
            let mut fault = |complaint: Box<Complaint>| complaints.push(*complaint);
            let year = match self.raw.text_at(&years, row) {
                Some(text) => self
                    .raw
                    .whole_year_in(&text, row, &self.year)
                    .map_err(&mut fault)
                    .ok(),
                None => {
                    fault(Box::new(without_year(self.raw, row, &self.year)));
                    None
                }
            };
            let mut number = |texts: &[Option<String>], column: &str, counts: bool| {
                let said = self.raw.text_at(texts, row);
                let said = said.map(|text| if counts { text } else { both_ways(&text) });
                let own = counts.then_some(PEOPLE);
                let read = said.as_deref().map_or(Ok(None), |text| {
                    self.raw.reported_in(text, row, column, None, own)
                });
                let Some(read) = read.map_err(&mut fault).ok()? else {
                    // A part of which nothing is said is unknown, not empty.
                    if counts {
                        reminders.push(without_value(self.raw, row, column, said.as_deref()));
                    }
                    return None;
                };
                let (text, value) = (said.unwrap_or_default(), read.value);
                reminders
                    .0
                    .extend(read_as(self.raw, (row, column), &text, &read));
                if value < 0.0 || counts && read.percent {
                    let expected = if counts {
                        ("不小于零的人数", "a number of people, not below nought")
                    } else {
                        ("不小于零的数", "a number not below nought")
                    };
                    fault(Box::new(unknown(self.raw, (row, column), &text, expected)));
                    return None;
                }
                if counts && (value - value.round()).abs() > WHOLE {
                    let halves = halves(self.raw, row, column, &text);
                    if value < FEW {
                        fault(Box::new(halves));
                        return None;
                    }
                    reminders.push(halves.as_warning());
                }
                Some(value)
            };
            let of_error = self.others[6].as_deref().unwrap_or_default();
            let error = number(&others[6], of_error, false);
            let persons = number(&persons, &self.persons, true);
            let mut part = HolderPart::default();
            let mut read = |place: usize,
                            column: &Option<String>,
                            expected: (&str, &str),
                            take: &mut dyn FnMut(&str) -> bool| {
                let Some(text) = word(place).filter(|text| !is_of_everybody(text)) else {
                    return;
                };
                if !take(&text) {
                    let column = column.as_deref().unwrap_or_default();
                    complaints.push(unknown(self.raw, (row, column), &text, expected));
                }
            };
            let mut counted = RegisterCount::Holders;
            read(0, &self.others[0], RegisterCount::SAID, &mut |text| {
                counted_of(text).map(|own| counted = own).is_some()
            });
            read(1, &self.others[1], CATEGORIES, &mut |text| {
                part.category = category_of(text);
                part.category.is_some()
            });
            read(2, &self.others[2], GRADES, &mut |text| {
                part.grade = grade_of(text);
                part.grade.is_some()
            });
            read(3, &self.others[3], AGE_BANDS, &mut |text| {
                part.ages = ages_of(text);
                part.ages.is_some()
            });
            read(4, &self.others[4], SEXES, &mut |text| {
                part.sex = sex_of(text);
                part.sex.is_some()
            });
            if let (Some(year), Some(persons)) = (year, persons) {
                rows.push(RegisterRow {
                    file: self.raw.file.clone(),
                    place: self.raw.place(row, &self.persons),
                    year,
                    counted,
                    part,
                    town: word(5).filter(|text| !is_of_everybody(text)),
                    persons,
                    error,
                    error_place: self.raw.place(row, of_error),
                });
            }
        }
        let (planned, expected) = self.raw.unobserved(&persons);
        complaints.extend(planned);
        reminders.extend(expected);
        let taken = (rows, reminders.shortened());
        complaints.shortened().into_result(taken)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::{ReadOptions, read_bytes};
    use crate::source::Language;

    #[test]
    fn rows_without_a_number_and_halves_of_people_are_reminded_of() {
        let text = "年份,等级,人数\n2020,合计,38000\n2021,合计,…\n2022,合计,\n2023,合计,39000.5\n";
        let raw = read_bytes("register.csv", text.as_bytes(), &ReadOptions::default());
        let raw = raw.expect("a table");
        let (rows, reminders) = RegisterRows::of(&raw)
            .and_then(|rows| rows.read())
            .expect("rows");
        assert_eq!(rows.len(), 2);
        let said = reminders.render(Language::Zh);
        for part in ["第 3 行 人数 列", "“…”", "第 4 行", "是空的", "39000.5"] {
            assert!(said.contains(part), "{part} in {said}");
        }
        assert!(!reminders.has_errors());
    }

    #[test]
    fn headings_are_read_as_offices_write_them_and_spread_ones_are_said_once() {
        let read = |text: &str| {
            let raw = read_bytes("register.csv", text.as_bytes(), &ReadOptions::default());
            let raw = raw.expect("a table");
            RegisterRows::of(&raw).and_then(|rows| rows.read())
        };
        let text = "年度,残疾类型,残疾级别,持证人数（人）\n2021,肢体残疾,一级,1560\n";
        let (rows, _) = read(text).expect("rows");
        assert_eq!((rows[0].year, rows[0].persons), (2021, 1560.0));
        assert!(rows[0].part.category.is_some() && rows[0].part.grade.is_some());
        for (text, parts) in [
            (
                "年份,类别,一级,二级\n2021,肢体,1560,3900\n",
                ["“一级”“二级”", "“等级”一列"],
            ),
            (
                "类别,2021年,2022年\n肢体,1560,3900\n",
                ["“2021年”“2022年”", "“年份”一列"],
            ),
        ] {
            let said = read(text).expect_err("they are spread");
            assert_eq!(said.0.len(), 1, "{said}");
            let said = said.to_string();
            assert!(parts.iter().all(|part| said.contains(part)), "{said}");
        }
        let said = read("年份,人数\n2021,38000\n,38500\n").expect_err("no year");
        assert!(said.to_string().contains("是空的"), "{said}");
    }

    #[test]
    fn numbers_of_people_are_read_as_clerks_write_them() {
        let text = "年份,等级,人数,误差\n2020,合计,158人,1%\n2021,合计,\"1,234\",±2 ％\n2022,合计,约1.2万人,\n";
        let read = |text: &str| {
            let raw = read_bytes("register.csv", text.as_bytes(), &ReadOptions::default());
            let raw = raw.expect("a table");
            RegisterRows::of(&raw).and_then(|rows| rows.read())
        };
        let (rows, reminders) = read(text).expect("rows");
        let persons: Vec<f64> = rows.iter().map(|row| row.persons).collect();
        assert_eq!(persons, [158.0, 1234.0, 12_000.0]);
        let errors: Vec<Option<f64>> = rows.iter().map(|row| row.error).collect();
        assert_eq!(errors, [Some(0.01), Some(0.02), None]);
        let said = reminders.render(Language::Zh);
        assert!(
            said.contains("第 4 行 人数 列：“约1.2万人”按 12000 读入"),
            "{said}"
        );
        // Parts of people are ten thousands of them.
        let said = read("年份,指标,人数\n2021,新办证,0.26\n").expect_err("0.26 of a person");
        for part in ["第 2 行 人数 列", "“0.26”", "人数（万人）"] {
            assert!(said.to_string().contains(part), "{part} in {said}");
        }
        // What counts something else is no number of people.
        let said = read("年份,人数\n2020,158户\n").expect_err("households");
        assert!(said.to_string().contains("“158户”"), "{said}");
    }
}
