//! Rows among years that hold no year: what was worked out from them (合计, 平均, 年均增长), and names of spans without a value
//! (`“十三五”时期`).

use crate::source::Words;

use super::super::grid::GridRow;
use super::super::not_a_year::{compares, is_of_plan};
use super::super::number::{self, NotANumber};
use super::super::titles::{above, is_unread};
use super::super::width::half_width;
use super::super::words::{is_one_of, is_year_name};
use super::super::year::{self, leading_year};

/// What such a row is called where its year should stand.
const CALLED: [&str; 41] = [
    "合计",
    "总计",
    "共计",
    "小计",
    "累计",
    "总和",
    "平均",
    "均值",
    "平均值",
    "年均",
    "平均数",
    "平均每年",
    "每年平均",
    "增长",
    "增长率",
    "增速",
    "增幅",
    "增减",
    "增减率",
    "同比",
    "同比增长",
    "同比增减",
    "环比",
    "比上年",
    "较上年",
    "比上年增长",
    "较上年增长",
    "total",
    "grandtotal",
    "sum",
    "average",
    "mean",
    "最大值",
    "最小值",
    "最高",
    "最低",
    "中位数",
    "标准差",
    "max",
    "min",
    "median",
];
/// Endings of such names (`三年合计`, `年均增长率`).
const ENDINGS: [&str; 12] = [
    "合计",
    "总计",
    "累计",
    "年均",
    "平均",
    "年均增长",
    "年均增长率",
    "年均增速",
    "年均增幅",
    "平均增长率",
    "平均增速",
    "平均增长",
];
/// Words that head the rows below them have at most so many signs.
const SHORT: usize = 10;
/// Signs of sentences, and of what goes on (`续表`).
const NO_HEADING: [char; 8] = ['，', '。', '；', '：', ',', ';', ':', '续'];
/// What stands between two years.
const TO: [char; 6] = ['-', '—', '–', '~', '至', '到'];

/// Takes such rows away, and says so.
pub(super) fn left_out(head: &GridRow, rows: &mut Vec<GridRow>) -> Vec<Words> {
    let Some(column) = of_years(head, rows) else {
        return Vec::new();
    };
    let (mut said, mut seen) = (Vec::new(), false);
    rows.retain(|row| {
        let name = row.cells.get(column).map_or("", String::as_str);
        let words = match is_worked_out(name) {
            true => Words {
                zh: format!("“{name}”一行由各年的数算出，未用"),
                en: format!("the row “{name}” was worked out from the years and was left out"),
            },
            false if is_span(row, name) && !(seen && heads_rows(name)) => Words {
                zh: format!("“{name}”一行没有数，未用"),
                en: format!("the row “{name}” has no value and was left out"),
            },
            false => {
                seen = seen || year::year(name).is_some();
                return true;
            }
        };
        said.push(words);
        false
    });
    said
}

/// True for a few words that may head the rows below them (`农村` below the years of 城镇): no plan, no sentence, nothing that
/// only goes on.
fn heads_rows(name: &str) -> bool {
    let short = name.chars().count() <= SHORT;
    short && !is_of_plan(name) && !name.contains(NO_HEADING)
}

/// True for a row in which only something stands that is neither a year nor a unit.
fn is_span(row: &GridRow, name: &str) -> bool {
    let filled = row.cells.iter().filter(|cell| !cell.is_empty()).count();
    let says_unit = above(name).is_some() || is_unread(name);
    let is_words = number::number(name) == Err(NotANumber::Text) && year::year(name).is_none();
    filled == 1 && !name.is_empty() && !says_unit && is_words
}

/// The column of years: by its heading, or the first where it holds nothing else.
fn of_years(head: &GridRow, rows: &[GridRow]) -> Option<usize> {
    let named = head.cells.iter().position(|cell| is_year_name(cell));
    let cells = |column: usize| rows.iter().filter_map(move |row| row.cells.get(column));
    let is_year = |cell: &&String| year::year(cell).is_some();
    let some = |column: &usize| cells(*column).any(|cell| is_year(&cell));
    let all = || cells(0).all(|cell| is_year(&cell) || is_worked_out(cell));
    named.or_else(|| all().then_some(0)).filter(some)
}

/// True for the name of a row or a column that stands for several years; `2020年累计` is one.
pub(in crate::dataset::read) fn is_worked_out(name: &str) -> bool {
    let half = half_width(name);
    let bare: String = half.split_whitespace().collect();
    let bare = bare.trim_end_matches('%');
    let of_one =
        leading_year(bare).is_some_and(|(_, rest)| !rest.trim_start_matches('年').starts_with(TO));
    let bare = bare.split('(').next().unwrap_or_default();
    let ends = ENDINGS.iter().any(|ending| bare.ends_with(ending));
    is_one_of(bare, &CALLED) || ends && !of_one || compares(bare)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(cells: [&str; 2]) -> GridRow {
        GridRow {
            at: 1,
            cells: cells.map(str::to_string).to_vec(),
        }
    }

    #[test]
    fn sums_and_means_of_years_are_left_out_with_a_note() {
        let mut rows: Vec<GridRow> = [
            ["2018", "10"],
            ["2019年", "12"],
            ["合  计", "22"],
            ["年均增长（%）", "20"],
        ]
        .map(row)
        .into();
        let said = left_out(&row(["年份", "人数"]), &mut rows);
        assert_eq!((rows.len(), said.len()), (2, 2));
        assert!(said[0].zh.contains("合  计"));
        let mut pivot: Vec<GridRow> = [["2018", "10"], ["2019", "12"], ["总计", "22"]]
            .map(row)
            .into();
        assert_eq!(
            left_out(&row(["行标签", "求和项:人数"]), &mut pivot).len(),
            1
        );
    }

    #[test]
    fn a_span_without_a_value_is_left_out_and_a_unit_is_not() {
        let mut rows: Vec<GridRow> = [
            ["“十三五”时期", ""],
            ["2018", "10"],
            ["单位：万人", ""],
            ["2019", ""],
            ["=SUM(B2:B3)", ""],
            ["待定", "5"],
        ]
        .map(row)
        .into();
        let said = left_out(&row(["年份", "人数"]), &mut rows);
        assert_eq!((rows.len(), said.len()), (5, 1));
        assert!(said[0].zh.contains("没有数"));
    }

    #[test]
    fn words_that_may_head_the_rows_below_them_stay() {
        let left = |name: &str| {
            let mut rows: Vec<GridRow> =
                [["2018", "10"], [name, ""], ["2019", "5"]].map(row).into();
            left_out(&row(["年份", "人数"]), &mut rows).len()
        };
        assert_eq!((left("农村"), left("其中：女")), (0, 1));
        for name in ["“十四五”时期", "机构改革，数据缺", "续表", "（续）"] {
            assert_eq!(left(name), 1, "{name}");
        }
    }

    #[test]
    fn names_and_single_years_stay() {
        let mut towns: Vec<GridRow> = [["甲镇", "10"], ["合计", "12"]].map(row).into();
        assert!(left_out(&row(["镇", "2018"]), &mut towns).is_empty());
        for name in ["2020年累计", "2020年平均", "2020", "合计镇", ""] {
            assert!(!is_worked_out(name), "{name}");
        }
        for name in [
            "2018—2020年合计",
            "2018年至2020年合计",
            "三年平均",
            "平均每年",
            "2020年比2018年增长",
            "比2018年增加",
            "同比增长%",
            "Average",
        ] {
            assert!(is_worked_out(name), "{name}");
        }
    }
}
