//! What headings of columns mean, in either language or in both.

use super::plain::is_han;
use super::width::half_width;

/// Names of the column of years.
pub(super) const YEARS: [&str; 9] = [
    "年份",
    "年度",
    "年",
    "年别",
    "时间",
    "统计年份",
    "统计年度",
    "year",
    "years",
];
/// Names of the column that says which series a row belongs to.
pub(super) const SERIES: [&str; 9] = [
    "指标",
    "指标名称",
    "项目",
    "项目名称",
    "系列",
    "名称",
    "series",
    "indicator",
    "item",
];
/// Names of the column of values.
pub(super) const VALUES: [&str; 6] = ["数值", "值", "数量", "数据", "value", "values"];
/// Names of the column of units.
pub(super) const UNITS: [&str; 4] = ["单位", "计量单位", "unit", "units"];
/// Names of columns that hold remarks.
const REMARKS: [&str; 16] = [
    "备注",
    "说明",
    "注",
    "注释",
    "来源",
    "数据来源",
    "资料来源",
    "出处",
    "附注",
    "note",
    "notes",
    "source",
    "sources",
    "remark",
    "remarks",
    "comment",
];
/// Names of columns that say how good a value is.
const STATUS: [&str; 22] = [
    "状态",
    "数据状态",
    "标记",
    "标志",
    "标识",
    "性质",
    "数据性质",
    "数据质量",
    "质量",
    "审核",
    "审核状态",
    "是否审核",
    "口径说明",
    "status",
    "flag",
    "flags",
    "obs_status",
    "quality",
    "provisional",
    "estimated",
    "split",
    "set",
];
/// Names of columns that number or name rows for a machine.
const CODES: [&str; 25] = [
    "代码",
    "编码",
    "编号",
    "序号",
    "行号",
    "行政区划",
    "区划代码",
    "行政区划代码",
    "地区代码",
    "指标代码",
    "行政代码",
    "统计代码",
    "邮编",
    "邮政编码",
    "电话",
    "联系电话",
    "code",
    "codes",
    "id",
    "no",
    "no.",
    "nr",
    "index",
    "fips",
    "gb",
];
/// Words in headings of what was worked out from other columns.
const DERIVED: [&str; 12] = [
    "同比",
    "环比",
    "增减",
    "增长",
    "增幅",
    "增速",
    "排名",
    "平均",
    "比上年",
    "growth",
    "change",
    "rank",
];

/// Words in names of what may be below nothing: changes and balances.
const SIGNED: [&str; 22] = [
    "增长",
    "增速",
    "增幅",
    "增减",
    "涨幅",
    "变化",
    "变动",
    "同比",
    "净",
    "结余",
    "盈余",
    "差额",
    "逆差",
    "顺差",
    "超支",
    "自然增",
    "growth",
    "change",
    "balance",
    "net ",
    "surplus",
    "difference",
];

/// True for the name of a change or a balance, which may be below nothing whatever its unit.
pub(super) fn may_be_negative(name: &str) -> bool {
    let name = half_width(name).to_lowercase();
    SIGNED.iter().any(|word| name.contains(word))
}

/// What a column that holds neither years, names nor values is left out for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Aside {
    /// Remarks.
    Remark,
    /// How good the values are.
    Status,
    /// Codes and numbers of rows.
    Code,
}

impl Aside {
    /// Chinese and English word.
    pub const fn words(self) -> (&'static str, &'static str) {
        match self {
            Aside::Remark => ("备注", "remarks"),
            Aside::Status => ("状态标记", "flags"),
            Aside::Code => ("代码或序号", "codes"),
        }
    }
}

/// What a heading says that is no data; nothing for others.
pub(super) fn aside(heading: &str) -> Option<Aside> {
    let kinds: [(&[&str], Aside); 3] = [
        (&REMARKS, Aside::Remark),
        (&STATUS, Aside::Status),
        (&CODES, Aside::Code),
    ];
    kinds
        .into_iter()
        .find(|(words, _)| is_one_of(heading, words))
        .map(|(_, aside)| aside)
}

/// True for a heading of what was worked out from other columns.
pub(super) fn is_derived(heading: &str) -> bool {
    let name = half_width(heading).to_lowercase();
    DERIVED.iter().any(|word| name.contains(word))
}

/// True for the name of a column of years.
pub(super) fn is_year_name(name: &str) -> bool {
    is_one_of(name, &YEARS)
}

/// True for a heading that is one of the words: in any width and case, with blanks inside, with what stands in
/// brackets after it, or in two languages (`年份 Year`).
pub(super) fn is_one_of(name: &str, words: &[&str]) -> bool {
    let half = half_width(name).to_lowercase();
    let bare = half.split('(').next().unwrap_or_default();
    let whole: String = bare.split_whitespace().collect();
    if words.contains(&whole.as_str()) {
        return true;
    }
    let han: String = whole.chars().filter(|c| is_han(*c)).collect();
    let other: String = whole.chars().filter(|c| c.is_ascii_alphabetic()).collect();
    !other.is_empty() && words.contains(&han.as_str()) && words.contains(&other.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_known_in_any_width_case_and_language() {
        for year in [
            "年度",
            " Year ",
            "ＹＥＡＲ",
            "年 份",
            "年份 Year",
            "年份(Year)",
            "年份/Year",
        ] {
            assert!(is_year_name(year), "{year}");
        }
        for other in ["人数", "年份人数", "yearly", "年龄"] {
            assert!(!is_year_name(other), "{other}");
        }
        assert_eq!(aside("行政区划代码"), Some(Aside::Code));
        assert_eq!(aside("数据状态"), Some(Aside::Status));
        assert_eq!(aside("人数"), None);
    }
}
