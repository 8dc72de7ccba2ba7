//! The county's own register of certificate holders: a table in which each row says how many, of whom, and when.

use std::path::Path;

use crate::axes::{AGES, Category, Grade, Sex, Year};
use crate::dataset::{Complaint, Complaints, Place, RawTable, ReadOptions, Said, read_any};
use crate::model::checked::Part;
use crate::model::file::RegisterFile;

/// One row of the register.
#[derive(Clone, Debug, PartialEq)]
pub struct RegisterRow {
    /// File, as it is named in complaints.
    pub file: String,
    /// Where the row stands.
    pub place: Place,
    /// Year at whose end the holders are counted, or in which something happened to them.
    pub year: Year,
    /// What is counted.
    pub counted: Counted,
    /// Of whom.
    pub part: Part,
    /// Of which town, where it says so.
    pub town: Option<String>,
    /// How many.
    pub persons: f64,
    /// Relative error of the number, where the row says so.
    pub error: Option<f64>,
}

/// What a row counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Counted {
    /// Holders at the end of the year.
    Holders,
    /// Certificates issued in it.
    New,
    /// Certificates cancelled in it.
    Cancelled,
    /// Holders who died in it.
    Deaths,
}

/// Names that a column may have.
const YEAR: [&str; 2] = ["年份", "year"];
const COUNTED: [&str; 3] = ["指标", "measure", "项目"];
const CATEGORY: [&str; 3] = ["类别", "category", "残疾类别"];
const GRADE: [&str; 3] = ["等级", "grade", "残疾等级"];
const AGE: [&str; 4] = ["年龄", "age", "年龄段", "agegroup"];
const SEX: [&str; 2] = ["性别", "sex"];
const TOWN: [&str; 4] = ["镇", "镇街", "town", "乡镇"];
const PERSONS: [&str; 4] = ["人数", "persons", "数值", "value"];
const ERROR: [&str; 2] = ["误差", "error"];

/// Words for "all".
const ALL: [&str; 6] = ["合计", "总计", "全部", "小计", "all", "total"];

/// Reads the register of a model folder; every fault at once.
pub(super) fn register(
    root: &Path,
    shown: &str,
    file: &RegisterFile,
) -> Result<Vec<RegisterRow>, Complaints> {
    let options = ReadOptions {
        sheet: file.sheet.clone(),
        strict: false,
    };
    let mut raw = read_any(&root.join(&file.file), &options).map_err(|error| error.complaints())?;
    raw.file = format!("{shown}/{}", file.file);
    Rows::of(&raw)?.read()
}

struct Rows<'a> {
    raw: &'a RawTable,
    year: String,
    persons: String,
    counted: Option<String>,
    category: Option<String>,
    grade: Option<String>,
    age: Option<String>,
    sex: Option<String>,
    town: Option<String>,
    error: Option<String>,
}

impl<'a> Rows<'a> {
    fn of(raw: &'a RawTable) -> Result<Self, Complaints> {
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
        let year = needed(&YEAR, "年份", "year");
        let persons = needed(&PERSONS, "人数", "persons");
        let rows = Rows {
            raw,
            year,
            persons,
            counted: raw.column_called(&COUNTED),
            category: raw.column_called(&CATEGORY),
            grade: raw.column_called(&GRADE),
            age: raw.column_called(&AGE),
            sex: raw.column_called(&SEX),
            town: raw.column_called(&TOWN),
            error: raw.column_called(&ERROR),
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
        let optional = [
            &self.counted,
            &self.category,
            &self.grade,
            &self.age,
            &self.sex,
            &self.town,
            &self.error,
        ];
        [&self.year, &self.persons]
            .into_iter()
            .chain(optional.into_iter().flatten())
    }

    fn read(&self) -> Result<Vec<RegisterRow>, Complaints> {
        let mut complaints = Complaints::default();
        let texts = |column: &Option<String>| {
            let column = column.as_ref();
            column.map_or_else(Vec::new, |column| self.raw.texts(column))
        };
        let years = self.raw.texts(&self.year);
        let persons = self.raw.texts(&self.persons);
        let others = [
            &self.counted,
            &self.category,
            &self.grade,
            &self.age,
            &self.sex,
            &self.town,
            &self.error,
        ]
        .map(texts);
        let mut rows = Vec::new();
        for row in 0..self.raw.rows() {
            let word = |place: usize| self.raw.text_at(&others[place], row);
            let mut fault = |complaint: Complaint| complaints.push(complaint);
            let year = match self.raw.text_at(&years, row) {
                Some(text) => self.raw.year_in(&text, row, &self.year).map_err(&mut fault).ok(),
                None => {
                    fault(self.unknown(row, &self.year, "", ("年份", "a year")));
                    None
                }
            };
            let mut number = |texts: &[Option<String>], column: &str| {
                let text = self.raw.text_at(texts, row)?;
                let read = self.raw.number_in(&text, row, column);
                let read = read.map_err(&mut fault).ok()??;
                if read.0 < 0.0 {
                    fault(self.unknown(row, column, &text, ("不小于零的数", "a number not below nought")));
                    return None;
                }
                Some(read.0)
            };
            let error = number(&others[6], self.error.as_deref().unwrap_or_default());
            // A part of which nothing is said is unknown, not empty.
            let persons = number(&persons, &self.persons);
            let mut part = Part::default();
            let mut read = |place: usize,
                            column: &Option<String>,
                            expected: (&str, &str),
                            take: &mut dyn FnMut(&str) -> bool| {
                let Some(text) = word(place).filter(|text| !ALL.contains(&text.as_str())) else {
                    return;
                };
                if !take(&text) {
                    let column = column.as_deref().unwrap_or_default();
                    complaints.push(self.unknown(row, column, &text, expected));
                }
            };
            let mut counted = Counted::Holders;
            read(0, &self.counted, COUNTS, &mut |text| {
                counted_of(text).map(|own| counted = own).is_some()
            });
            read(1, &self.category, CATEGORIES, &mut |text| {
                part.category = category_of(text);
                part.category.is_some()
            });
            read(2, &self.grade, GRADES, &mut |text| {
                part.grade = grade_of(text);
                part.grade.is_some()
            });
            read(3, &self.age, AGE_BANDS, &mut |text| {
                part.ages = ages_of(text);
                part.ages.is_some()
            });
            read(4, &self.sex, SEXES, &mut |text| {
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
                    town: word(5).filter(|text| !ALL.contains(&text.as_str())),
                    persons,
                    error,
                });
            }
        }
        complaints.shortened().into_result(rows)
    }

    fn unknown(&self, row: usize, column: &str, text: &str, expected: (&str, &str)) -> Complaint {
        Complaint::error(
            self.raw.file.clone(),
            self.raw.place(row, column),
            (format!("写的是“{text}”"), format!("found “{text}”")),
            Said::from(expected),
            ("请改正", "Correct it"),
        )
    }
}

const COUNTS: (&str, &str) = (
    "持证人数、新办证、注销、死亡之一",
    "holders, new, cancelled or deaths",
);
const CATEGORIES: (&str, &str) = (
    "视力、听力、言语、肢体、智力、精神、多重之一",
    "visual, hearing, speech, physical, intellectual, psychiatric or multiple",
);
const GRADES: (&str, &str) = ("一级至四级", "1 to 4");
const AGE_BANDS: (&str, &str) = (
    "如 0-17、18—59 岁、60 岁及以上",
    "such as 0-17, 18-59, 60+",
);
const SEXES: (&str, &str) = ("男或女", "male or female");

fn is_remark(column: &str) -> bool {
    ["备注", "note", "说明", "来源", "source"].contains(&column.trim().to_lowercase().as_str())
}

fn counted_of(text: &str) -> Option<Counted> {
    match text {
        "持证人数" | "持证残疾人" | "持证" | "holders" | "stock" => Some(Counted::Holders),
        "新办证" | "新增" | "新办" | "new" => Some(Counted::New),
        "注销" | "cancelled" => Some(Counted::Cancelled),
        "死亡" | "deaths" => Some(Counted::Deaths),
        _ => None,
    }
}

fn category_of(text: &str) -> Option<Category> {
    let bare = text.trim_end_matches("残疾");
    let all = Category::ALL.iter().copied();
    Category::from_key(bare).or_else(|| all.into_iter().find(|own| own.zh() == bare))
}

fn grade_of(text: &str) -> Option<Grade> {
    let bare = text.trim_end_matches('级').trim_start_matches("grade").trim();
    let place = match bare {
        "一" | "1" | "Ⅰ" | "I" => 0,
        "二" | "2" | "Ⅱ" | "II" => 1,
        "三" | "3" | "Ⅲ" | "III" => 2,
        "四" | "4" | "Ⅳ" | "IV" => 3,
        _ => return None,
    };
    Grade::ALL.get(place).copied()
}

fn sex_of(text: &str) -> Option<Sex> {
    match text {
        "男" | "男性" | "male" | "m" => Some(Sex::Male),
        "女" | "女性" | "female" | "f" => Some(Sex::Female),
        _ => None,
    }
}

/// The first and the last age of a band.
fn ages_of(text: &str) -> Option<[usize; 2]> {
    let oldest = AGES - 1;
    let bare: String = text
        .chars()
        .filter(|c| !c.is_whitespace() && *c != '岁')
        .map(|c| match c {
            '—' | '–' | '－' | '~' | '～' | '至' | '−' => '-',
            '＋' => '+',
            '０'..='９' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
            other => other,
        })
        .collect();
    let number = |text: &str| text.parse::<usize>().ok().filter(|age| *age <= 130);
    let open = ["+", "及以上", "以上", "周及以上"];
    if let Some(from) = open.iter().find_map(|end| bare.strip_suffix(end)) {
        return number(from).filter(|from| *from <= oldest).map(|from| [from, oldest]);
    }
    if let Some(to) = bare.strip_suffix("及以下") {
        return number(to).map(|to| [0, to.min(oldest)]);
    }
    let (from, to) = match bare.replace("--", "-").split_once('-') {
        Some((from, to)) => (number(from)?, number(to)?),
        None => {
            let age = number(&bare)?;
            (age, age)
        }
    };
    (from <= to && from <= oldest).then_some([from, to.min(oldest)])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bands_of_age_as_people_write_them() {
        for (text, band) in [
            ("0-17", [0, 17]),
            ("18—59岁", [18, 59]),
            ("60岁及以上", [60, 100]),
            ("80+", [80, 100]),
            ("１８～４４", [18, 44]),
            ("6", [6, 6]),
            ("17岁及以下", [0, 17]),
        ] {
            assert_eq!(ages_of(text), Some(band), "{text}");
        }
        for text in ["老年", "59-18", "18岁以下?", "-", "150"] {
            assert_eq!(ages_of(text), None, "{text}");
        }
    }

    #[test]
    fn words_of_the_register() {
        assert_eq!(category_of("肢体残疾"), Some(Category::Physical));
        assert_eq!(category_of("psychiatric"), Some(Category::Psychiatric));
        assert_eq!(category_of("内脏"), None);
        assert_eq!(grade_of("二级"), Some(Grade::Two));
        assert_eq!(grade_of("4"), Some(Grade::Four));
        assert_eq!(grade_of("五级"), None);
    }
}
