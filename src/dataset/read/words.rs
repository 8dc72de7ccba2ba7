//! What headings of columns mean, in either language or in both.

use super::named_unit::without_mark;
use super::plain::is_han;
use super::width::half_width;

/// Names of the column of years.
pub(super) const YEARS: [&str; 18] = [
    "年份",
    "年度",
    "年",
    "年别",
    "时间",
    "统计年份",
    "统计年度",
    "year",
    "years",
    "年別",
    "年次",
    "統計年",
    "統計年度",
    "統計年份",
    "會計年度",
    "연도",
    "년도",
    "calendaryear",
];
/// Names of a column of dates or periods, which is that of years where none is called so.
pub(super) const PERIODS: [&str; 33] = [
    "日期",
    "时点",
    "期间",
    "报告期",
    "统计时间",
    "截止日期",
    "時間",
    "時期",
    "年月",
    "date",
    "time",
    "period",
    "timeperiod",
    "time_period",
    "asat",
    "referenceperiod",
    "统计时点",
    "统计日期",
    "统计截止日期",
    "统计截止时间",
    "截止时间",
    "截止时点",
    "截至日期",
    "截至时间",
    "截至时点",
    "数据日期",
    "数据时点",
    "数据年份",
    "数据年度",
    "报告年份",
    "报告年度",
    "所属年份",
    "所属年度",
];
/// Names of the column that says which series a row belongs to.
pub(super) const SERIES: [&str; 18] = [
    "指标",
    "指标名称",
    "项目",
    "项目名称",
    "系列",
    "名称",
    "series",
    "indicator",
    "item",
    "指標",
    "指標名稱",
    "項目",
    "項目名稱",
    "名稱",
    "항목",
    "지표",
    "measure",
    "metric",
];
/// Names of the column of values.
pub(super) const VALUES: [&str; 19] = [
    "数值",
    "值",
    "数量",
    "数据",
    "数据值",
    "指标值",
    "统计值",
    "实际值",
    "观测值",
    "value",
    "values",
    "obs_value",
    "observation",
    "數值",
    "數據",
    "數量",
    "値",
    "값",
    "수치",
];
/// Names of columns that part a year.
pub(super) const PARTS_OF_YEAR: [&str; 11] = [
    "月", "月份", "月末", "季", "季度", "旬", "周", "半年", "month", "quarter", "week",
];
/// Names of the column of units.
pub(super) const UNITS: [&str; 9] = [
    "单位",
    "计量单位",
    "unit",
    "units",
    "單位",
    "計量單位",
    "単位",
    "단위",
    "unitofmeasure",
];
/// Words in headings of what was worked out from other columns.
const DERIVED: [&str; 14] = [
    "同比",
    "环比",
    "增减",
    "增长",
    "增幅",
    "增速",
    "排名",
    "位次",
    "名次",
    "平均",
    "比上年",
    "growth",
    "change",
    "rank",
];

/// Endings of names of people and things that are counted, whatever is said of their unit.
const COUNTED: [&str; 9] = [
    "人数",
    "户数",
    "人口",
    "人口数",
    "人次",
    "床位",
    "床位数",
    "人數",
    "戶數",
];
/// Endings of numbers of things, and of numbers that are measured or worked out.
const NUMBERED: [&str; 8] = [
    "数",
    "數",
    "births",
    "deaths",
    "persons",
    "recipients",
    "households",
    "centres",
];
const MEASURED: [&str; 24] = [
    "指数", "系数", "倍数", "分数", "基数", "均数", "天数", "日数", "年数", "岁数", "吨数", "度数",
    "比数", "参数", "时数", "里数", "米数", "额数", "点数", "对数", "位数", "众数", "元数", "亩数",
];
/// Endings of names of money that is spent or given, which is never below nothing either.
const SPENT: [&str; 7] = ["支出", "补贴", "经费", "资金", "投入", "费用", "救助金"];
/// Endings of names of parts of a whole.
const RATES: [&str; 5] = ["率", "比例", "占比", "比重", "百分比"];
/// Signs in names of what was added to a count or taken from it, and of a share of one (`占总人口`).
const ADDED: [&str; 5] = ["增", "减", "減", "差", "占"];

/// True for the name of a count, which is never below nothing.
pub(super) fn is_count(name: &str) -> bool {
    let half = half_width(name);
    let bare = half.split('(').next().unwrap_or_default().trim();
    let has = |words: &[&str]| words.iter().any(|word| bare.contains(word));
    COUNTED.iter().any(|word| bare.ends_with(word)) && !has(&ADDED)
}

/// True for the name of a number of things, such as 机构数, which may be in ten thousands.
pub(super) fn is_number(name: &str) -> bool {
    let half = half_width(name).to_lowercase();
    let bare = half.split('(').next().unwrap_or_default().trim();
    let ends = |words: &[&str]| words.iter().any(|word| bare.ends_with(word));
    ends(&NUMBERED) && !ends(&MEASURED)
}

/// True for the name of money that is spent or given.
pub(super) fn is_spending(name: &str) -> bool {
    let half = half_width(name);
    let bare = half.split('(').next().unwrap_or_default().trim();
    SPENT.iter().any(|word| bare.ends_with(word))
}

/// True for the name of a part of a whole.
pub(super) fn is_rate(name: &str) -> bool {
    let half = half_width(name);
    let bare = half.split('(').next().unwrap_or_default().trim();
    RATES.iter().any(|word| bare.ends_with(word)) && !bare.ends_with("汇率")
}

/// True for a heading of what was worked out from other columns.
pub(super) fn is_derived(heading: &str) -> bool {
    let name = half_width(heading).to_lowercase();
    DERIVED.iter().any(|word| name.contains(word))
}

/// True for the name of a column of years.
pub(super) fn is_year_name(name: &str) -> bool {
    is_one_of(name, &YEARS) || is_one_of(name, &PERIODS)
}

/// True for a heading that is one of the words: in any width and case, with blanks inside, with what stands in
/// brackets after it, with the mark of a footnote, or in two languages (`年份 Year`).
pub(super) fn is_one_of(name: &str, words: &[&str]) -> bool {
    let half = half_width(name).to_lowercase();
    let bare = half.split(['(', '[']).next().unwrap_or_default();
    let bare = without_mark(bare.trim_end());
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
    fn counts_are_known_by_their_names() {
        for name in ["人数", "甲镇 持证人数", "户籍人口（旧口径）"] {
            assert!(is_count(name), "{name}");
        }
        for name in ["新增人数", "人口增减", "人数占比", "净迁入", "占总人口"] {
            assert!(!is_count(name), "{name}");
        }
        assert!(is_spending("甲镇 残疾人补贴（本级）") && !is_spending("补贴人数"));
        for name in ["机构数", "出生数", "甲镇 活动次数（快报）", "Births"] {
            assert!(is_number(name), "{name}");
        }
        for name in ["物价指数", "平均天数", "中位数", "机构", "数字"] {
            assert!(!is_number(name), "{name}");
        }
        assert!(is_rate("甲镇 覆盖率") && !is_rate("汇率") && !is_rate("率先"));
    }

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
            "年份①",
            "年份*（年末）",
            "年度[1]",
        ] {
            assert!(is_year_name(year), "{year}");
        }
        for period in ["Time period", "日期", "TIME_PERIOD", "统计时点", "所属年度"] {
            assert!(is_year_name(period), "{period}");
        }
        for other in ["人数", "年份人数", "yearly", "年龄"] {
            assert!(!is_year_name(other), "{other}");
        }
    }
}
