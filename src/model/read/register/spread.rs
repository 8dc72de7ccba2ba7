//! Registers with several numbers of people in a row.

use super::super::spread::{is_year, side_by_side};
use super::words::{ages_of, category_of, grade_of, sex_of};
use crate::dataset::{Complaint, Place, RawTable};

/// Whether a heading is of one kind, and the column in which that should stand.
type KindOfHeading = (fn(&str) -> bool, (&'static str, &'static str));

/// A complaint about columns that are years, grades, categories, sexes or ages, where there are several.
pub(super) fn complaint(raw: &RawTable) -> Option<Complaint> {
    let ways: [KindOfHeading; 5] = [
        (is_year, ("年份", "year")),
        (|text| grade_of(text).is_some(), ("等级", "grade")),
        (|text| category_of(text).is_some(), ("类别", "category")),
        (|text| sex_of(text).is_some(), ("性别", "sex")),
        (|text| ages_of(text).is_some(), ("年龄", "age")),
    ];
    ways.into_iter().find_map(|(is_one, (zh, en))| {
        let all = side_by_side(raw, is_one)?;
        Some(Complaint::error(
            raw.file.clone(),
            Place::Whole,
            (
                format!("{all}横排在表头，一行有几个人数"),
                format!("{all} stand side by side in the heading: several numbers in a row"),
            ),
            (
                "每行一个人数，年份、类别、等级、年龄、性别、镇街各占一列",
                "one number in each row, and columns of year, category, grade, age, sex, town",
            ),
            (
                format!("请改成竖表：把它们写进“{zh}”一列，人数写进“人数”一列"),
                format!("Write them into a column {en}, below one another, and the numbers into a column persons"),
            ),
        ))
    })
}
