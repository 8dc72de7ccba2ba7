//! Rows below a table in which somebody signs for it: 制表人：张三　审核：李四　日期：2024-03-01.

use super::asides::is_expected;
use super::grid::GridRow;
use super::number::{self, NotANumber};
use super::unit_said::bare;
use super::width::half_width;
use super::year::{self, date_year};

/// What such a row asks for.
const ASKED: [&str; 62] = [
    "制表",
    "制表人",
    "制表单位",
    "制表部门",
    "制表日期",
    "制表时间",
    "审核",
    "审核人",
    "审核日期",
    "审批",
    "审批人",
    "审定",
    "复核",
    "复核人",
    "校核",
    "校对",
    "填报",
    "填报人",
    "填报单位",
    "填报部门",
    "填报日期",
    "填报时间",
    "填表",
    "填表人",
    "填表单位",
    "填表日期",
    "填表时间",
    "报送人",
    "报送单位",
    "报送日期",
    "报送时间",
    "报出日期",
    "上报单位",
    "上报日期",
    "上报时间",
    "负责人",
    "单位负责人",
    "部门负责人",
    "科室负责人",
    "主要负责人",
    "统计负责人",
    "财务负责人",
    "主管领导",
    "分管领导",
    "经办",
    "经办人",
    "经手人",
    "统计人",
    "统计员",
    "录入人",
    "联系人",
    "联系电话",
    "电话",
    "单位盖章",
    "盖章",
    "公章",
    "签字",
    "签名",
    "日期",
    "打印时间",
    "导出时间",
    "导出人",
];

/// What of it is answered by a number.
const NUMBERED: &str = "电话";

/// True for a row that begins with what is asked for and holds nothing but that and the answers; a number answers only what
/// stands right before it (`联系电话`, `85123456`).
pub(super) fn is_signed(cells: &[String]) -> bool {
    let mut filled = cells.iter().filter(|cell| !cell.is_empty()).peekable();
    if filled.peek().is_none_or(|cell| asks(cell).is_none()) {
        return false;
    }
    let mut waits = false;
    filled.all(|cell| {
        let asked = asks(cell);
        let answers = waits || asked.is_some() || is_words(cell);
        waits = asked == Some(false) && bare(cell).contains(NUMBERED);
        answers
    })
}

/// The number of rows above a table of which the last is one in which somebody signs, with the answer beside what is asked
/// for, and the others are such or have one cell; a heading of columns has no answers.
pub(super) fn above(rows: &[GridRow]) -> usize {
    let is_title = |row: &&GridRow| filled(row) < 2 || is_answered(row);
    let titles = rows.iter().take_while(is_title).count();
    let last = rows[..titles].iter().rposition(is_answered);
    let number = last.map_or(0, |last| last + 1);
    if number < rows.len() { number } else { 0 }
}

fn filled(row: &GridRow) -> usize {
    row.cells.iter().filter(|cell| !cell.is_empty()).count()
}

/// True for a row in which somebody signs, and answers what is asked for.
fn is_answered(row: &GridRow) -> bool {
    let is_year = |cell: &&String| year::year(cell).is_some();
    let answers = |cell: &String| {
        let number = number::number(cell).is_ok() && year::year(cell).is_none();
        number || cell.contains([':', '：'])
    };
    let across = row.cells.iter().filter(is_year).count() > 1;
    is_signed(&row.cells) && !across && row.cells.iter().any(answers)
}

/// What a note below a table begins with, in a cell of its own.
const NOTES: [&str; 10] = [
    "注",
    "备注",
    "附注",
    "注释",
    "说明",
    "来源",
    "数据来源",
    "资料来源",
    "note",
    "source",
];

/// True for a note with its heading in a cell of its own and its words in the next (`注：`, `2022年为快报数`); a word that
/// marks a value as no outcome belongs to the column in which it stands.
pub(super) fn is_noted(cells: &[String]) -> bool {
    let Some(first) = cells.iter().position(|cell| !cell.is_empty()) else {
        return false;
    };
    let head = half_width(&cells[first]).to_lowercase();
    let mut words = cells[first + 1..].iter().filter(|cell| !cell.is_empty());
    NOTES.contains(&head.trim_matches([' ', ':']))
        && cells.get(first + 1).is_some_and(|cell| !cell.is_empty())
        && words.all(|cell| {
            let is_text =
                year::year(cell).is_none() && number::number(cell) == Err(NotANumber::Text);
            (is_words(cell) || is_text) && !is_expected(cell)
        })
}

/// True for a day that stands alone, as below a letter.
pub(super) fn is_day(text: &str) -> bool {
    text.trim_end().ends_with('日')
        && date_year(&text.split_whitespace().collect::<String>()).is_some()
}

/// Whether a cell that asks for something holds the answer too; nothing for other cells.
fn asks(cell: &str) -> Option<bool> {
    let half = half_width(bare(cell));
    let (asked, answer) = half.split_once(':').unwrap_or((&*half, ""));
    let asked = asked.split('(').next().unwrap_or_default();
    let asked: String = asked.split_whitespace().collect();
    ASKED
        .contains(&asked.as_str())
        .then(|| !answer.trim().is_empty())
}

/// True for a text that nobody could have meant for a value.
fn is_words(cell: &str) -> bool {
    let begins = half_width(cell)
        .trim_start()
        .starts_with(|c: char| c.is_ascii_digit());
    match number::number(cell) {
        Err(NotANumber::Text) => !begins,
        Err(NotANumber::Date) => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn signed(cells: &[&str]) -> bool {
        is_signed(
            &cells
                .iter()
                .map(|cell| cell.to_string())
                .collect::<Vec<_>>(),
        )
    }

    #[test]
    fn rows_above_a_table_end_with_one_that_is_answered() {
        let number = |rows: &[&str]| {
            let rows = rows.iter().zip(1..).map(|(row, at)| GridRow {
                at,
                cells: row.split(',').map(str::to_string).collect(),
            });
            above(&rows.collect::<Vec<_>>())
        };
        let table = ["年份,持证,,", "2018,10,,"];
        let with = |row: &'static str| number(&[&[row][..], &table].concat());
        for row in [
            "填报单位：,某县残联,联系人：,张三",
            "填报单位,某县残联,联系电话,86123456",
        ] {
            assert_eq!(with(row), 1, "{row}");
        }
        for row in [
            "填报单位,年份,持证,低保",
            "填报单位,2018-12-31,2019-12-31,",
            "说明,,,",
            "甲,乙：,丙,丁",
        ] {
            assert_eq!(with(row), 0, "{row}");
        }
        assert_eq!(
            number(&["某表,,,", "制表人：张三,审核人：李四,,", "年份,持证,,"]),
            2
        );
    }

    #[test]
    fn rows_in_which_somebody_signs_are_known() {
        for row in [
            &["制表人：张三　审核：李四　日期：2024-03-01"][..],
            &["单位负责人（签字）：", "填表人（签字）：", "2022年1月5日"],
            &["制表人", "张三", "", "审核人", "李四"],
            &["联系人：张三", "联系电话", "85123456"],
            &["（盖章）"],
            &["制 表 人：", "审 核："],
            &["分管领导", "科室负责人"],
        ] {
            assert!(signed(row), "{row:?}");
        }
        for row in [
            &["审核", "12", "13"][..],
            &["审核", "12"],
            &["制表时间：", "", "2020"],
            &["填报单位", "12家", "13家"],
            &["审核", "—", "—"],
            &["填报单位", "12", "13"],
            &["甲镇", "制表人：张三"],
            &["2018", "审核"],
            &[""],
        ] {
            assert!(!signed(row), "{row:?}");
        }
        assert!(is_day("2024 年 3 月 1 日") && !is_day("2024年3月") && !is_day("2024-03-01"));
    }
}
