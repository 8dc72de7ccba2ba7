//! What the rows of a table say of themselves: their year, their name, the labels before it.

use crate::axes::Year;

use super::doubts::is_total;
use super::gathering::SeriesGathering;
use super::named_unit::name_and_unit;
use super::names::LONGEST;
use super::number::{self, NotANumber};
use super::plain::shown;
use super::titles::above;
use super::year::{self, YearForm};
use super::{dated, not_a_year, remedy};

/// What is said of a cell that should not be empty.
const EMPTY: (&str, &str) = ("单元格是空的", "the cell is empty");

impl SeriesGathering {
    /// The years of a column; what is not a year is said.
    pub(super) fn years(&mut self, column: &str) -> Vec<Option<Year>> {
        let mut years = Vec::new();
        let texts: Vec<String> = self.names(column);
        let words: Vec<&str> = texts.iter().map(String::as_str).collect();
        self.raw.reading.aside.extend(dated::of_one_month(&words));
        for (row, within) in dated::within_a_year(&words).into_iter().enumerate() {
            if within {
                let text = shown(words[row]);
                let found = (format!("写的是“{text}”"), format!("found “{text}”"));
                let expected = ("年份，如 2020", "a year such as 2020");
                self.fault(self.raw.place(row, column), found, expected, dated::ADVICE);
            }
        }
        for (row, text) in texts.iter().enumerate() {
            let text = shown(text);
            if let Some(year) = dated::shown_as_day(&texts[row]) {
                let [found, advice] = dated::of_day(&text, year);
                let expected = ("年份，如 2020", "a year such as 2020");
                self.fault(self.raw.place(row, column), found, expected, advice);
                years.push(None);
                continue;
            }
            let read = year::year(&texts[row]);
            match read {
                Some((_, YearForm::Words)) => self.raw.reading.year_words += 1,
                Some((_, YearForm::Provisional)) => self.raw.reading.provisional += 1,
                Some((_, YearForm::Era)) => self.raw.reading.eras += 1,
                Some((_, YearForm::Date)) => self.raw.reading.dates += 1,
                Some((year, YearForm::Serial)) => self.fault(
                    self.raw.place(row, column),
                    (
                        format!("写的是“{text}”，像是 {year} 年某日的日期序列号"),
                        format!(
                            "found “{text}”, which looks like the serial number of a day in {year}"
                        ),
                    ),
                    ("年份，如 2020", "a year such as 2020"),
                    (
                        format!(
                            "若是日期，请把单元格格式改为“常规”，写成 {year}；若多打了数字，请改正"
                        ),
                        format!(
                            "If it is a date, format the cell as General and write {year}; if a digit is too many, correct it"
                        ),
                    ),
                ),
                Some((_, YearForm::Plain)) => {}
                None if text.is_empty() => self.fault(
                    self.raw.place(row, column),
                    EMPTY,
                    ("年份，如 2020", "a year such as 2020"),
                    (
                        "每行都要写年份，也包括与上一行同一年的",
                        "Write the year in each row, also where it is the same as above",
                    ),
                ),
                None => self.fault(
                    self.raw.place(row, column),
                    (format!("写的是“{text}”"), format!("found “{text}”")),
                    ("年份，如 2020", "a year such as 2020"),
                    self.instead_of_year(row, column, &text),
                ),
            }
            years.push(read.map(|(year, _)| year));
        }
        years
    }

    /// The names of a column with the labels before them; an empty one behind labels is said, for these would make a name of
    /// their own.
    pub(super) fn names_after(&mut self, labels: &[String], column: &str) -> Vec<String> {
        let labels = self.labels(labels, Some(column));
        let names = self.names(column);
        let labelled = |row: usize| {
            let all = labels.iter().map(|label| label[row].as_str());
            let mut said = all.filter(|label| !label.is_empty()).peekable();
            said.peek().is_some() && !said.any(is_total)
        };
        for row in (0..names.len()).filter(|row| names[*row].is_empty() && labelled(*row)) {
            self.empty_label(row, column);
        }
        for (row, name) in names.iter().enumerate() {
            let length = name.chars().count();
            if length > LONGEST {
                let name = shown(name);
                self.fault(
                    self.raw.place(row, column),
                    (
                        format!("名称有 {length} 个字：“{name}”"),
                        format!("a name of {length} signs: “{name}”"),
                    ),
                    (
                        format!("不超过 {LONGEST} 个字的名称"),
                        format!("a name of at most {LONGEST} signs"),
                    ),
                    (
                        "请缩短名称，说明写到备注里",
                        "Shorten it; put what explains it into a remark",
                    ),
                );
            }
        }
        let names = names.into_iter().enumerate();
        let whole = |(row, name): (usize, String)| {
            let before = labels.iter().map(|l| l[row].clone());
            let words = before.chain([name]).filter(|word| !word.is_empty());
            let mut words: Vec<String> = words.collect();
            // A cell over both columns says it once.
            words.dedup();
            with_unit_last(words)
        };
        names.map(whole).collect()
    }

    fn names(&self, column: &str) -> Vec<String> {
        let texts = self.raw.texts(column).into_iter();
        texts.map(Option::unwrap_or_default).collect()
    }

    /// The labels of some columns, each as it was spelt first; an empty one is said, for it would make another series, but not
    /// beside a total, of which there may be nothing more to say.
    pub(super) fn labels(&mut self, columns: &[String], name: Option<&str>) -> Vec<Vec<String>> {
        let texts: Vec<Vec<String>> = columns.iter().map(|column| self.names(column)).collect();
        let names = name.map(|name| self.names(name));
        let is_of_total = |row: usize| {
            let mut said = texts
                .iter()
                .chain(&names)
                .filter_map(|texts| texts.get(row));
            said.any(|text| is_total(text))
        };
        for (column, labels) in columns.iter().zip(&texts) {
            let mut empty: Vec<usize> = (0..labels.len()).collect();
            empty.retain(|row| labels[*row].is_empty() && !is_of_total(*row));
            for row in empty {
                self.empty_label(row, column);
            }
        }
        let all = columns.iter().zip(texts);
        let spelt = all.map(|(column, labels)| {
            let labels = labels.into_iter();
            labels
                .map(|label| self.spelt_in(column, label))
                .collect::<Vec<String>>()
        });
        spelt.collect()
    }

    fn empty_label(&mut self, row: usize, column: &str) {
        self.fault(
            self.raw.place(row, column),
            EMPTY,
            (format!("每行都有{column}"), format!("{column} in each row")),
            (
                "若与上一行相同，请逐行填写；若只是备注，请把列名改为“备注”",
                "Fill each row, also where it is the same as above; if it is a remark, name the column 备注 or note",
            ),
        );
    }
}

/// Words of a name in their order; a unit that one of the first says (`服务（人）`) goes to the end, where units are looked for.
fn with_unit_last(mut words: Vec<String>) -> String {
    let last = words.pop().unwrap_or_default();
    let mut unit = None;
    for word in words
        .iter_mut()
        .filter(|_| name_and_unit(&last).1.is_none())
    {
        if let (bare, Some(said)) = name_and_unit(word)
            && unit.is_none()
        {
            (*word, unit) = (bare, Some(said));
        }
    }
    words.push(last);
    let name = words.join(" ");
    match unit {
        Some(said) => format!("{name}（{said}）"),
        None => name,
    }
}

/// What to write in place of a text that is no year.
pub(super) fn what_to_write(text: &str) -> (String, String) {
    if let Err(why @ (NotANumber::Formula | NotANumber::FormulaError)) = number::number(text) {
        return remedy::advice(&why, false);
    }
    if let Some(said) = above(text) {
        return (
            format!("这里写着单位“{said}”：请写在列名后的括号里，各行用同一单位"),
            format!(
                "This is the unit “{said}”: put it into brackets in the heading, one for all rows"
            ),
        );
    }
    if let Some(date) = dated::with_signs(text) {
        let zh = format!("若是日期，请写成 {date}");
        return (zh, format!("If it is a date write {date}"));
    }
    if let Ok(read) = number::number(text)
        && read.thousands
    {
        let year = read.value;
        let zh = format!("年份里不写千位分隔号，请写成 {year}");
        return (
            zh,
            format!("Write a year without signs between thousands: {year}"),
        );
    }
    let of_two = text.len() == 2 && text.bytes().all(|digit| digit.is_ascii_digit());
    not_a_year::why_not(text).unwrap_or_else(|| {
        if of_two {
            return (
                "年份请写四位".to_string(),
                "Write the year with four digits".to_string(),
            );
        }
        let (zh, en) = match not_a_year::speaks_of_a_year(text) {
            true => (
                "请只写四位年份，说明写到备注里",
                "Write only the year; put what explains it into a remark",
            ),
            false => ("请写上年份", "Write the year"),
        };
        (zh.to_string(), en.to_string())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_unit_goes_to_the_end_of_a_name() {
        let whole = |words: &[&str]| with_unit_last(words.iter().map(|w| w.to_string()).collect());
        assert_eq!(whole(&["服务（人）", "康复"]), "服务 康复（人）");
        assert_eq!(whole(&["康复", "服务（人）"]), "康复 服务（人）");
        assert_eq!(whole(&["甲（户）", "补贴（元）"]), "甲（户） 补贴（元）");
        assert_eq!(whole(&["甲（旧口径）", "持证"]), "甲（旧口径） 持证");
        assert_eq!(whole(&[]), "");
    }

    #[test]
    fn a_formula_is_said_to_be_one() {
        assert!(what_to_write("=A2+1").0.contains("公式"));
        assert_eq!(what_to_write("甲").0, "请写上年份");
    }
}
