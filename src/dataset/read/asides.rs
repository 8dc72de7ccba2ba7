//! Columns that hold no data: remarks, flags, codes and numbers of rows.

use super::codes::is_code;
use super::width::half_width;
use super::words::is_one_of;

/// Names of columns that hold remarks.
const REMARKS: [&str; 46] = [
    "填报人",
    "填表人",
    "制表人",
    "经办人",
    "审核人",
    "联系人",
    "负责人",
    "填报单位",
    "填表单位",
    "报送单位",
    "制表单位",
    "填报日期",
    "填表日期",
    "制表日期",
    "报送日期",
    "制表时间",
    "填表时间",
    "报送时间",
    "填报时间",
    "录入时间",
    "更新时间",
    "更新日期",
    "lastupdate",
    "last_update",
    "last_updated",
    "导出时间",
    "created_at",
    "updated_at",
    "备注",
    "说明",
    "注",
    "注释",
    "来源",
    "数据来源",
    "资料来源",
    "出处",
    "附注",
    "脚注",
    "注解",
    "note",
    "notes",
    "source",
    "sources",
    "remark",
    "remarks",
    "comment",
];
/// Names of columns that say how good a value is.
const STATUS: [&str; 27] = [
    "状态",
    "数据状态",
    "数据类型",
    "obs_flag",
    "obs_conf",
    "conf_status",
    "confidentiality",
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
/// Words in headings of flags.
const FLAGS: [&str; 5] = ["flag", "标记", "标志", "注释", "脚注"];
/// Endings of names of ranks.
const RANKS: [&str; 3] = ["排名", "位次", "排位"];
/// Names of columns of remarks that say where values are from.
const SOURCES: [&str; 6] = ["来源", "数据来源", "资料来源", "出处", "source", "sources"];
/// Cells of a column that only says yes or no.
const YES_OR_NO: [&str; 14] = [
    "是", "否", "有", "无", "√", "×", "✓", "✗", "true", "false", "yes", "no", "y", "n",
];
/// What a remark, a flag or the name of a series says where nobody observed a value.
pub(super) const EXPECTED: [&str; 24] = [
    "预测",
    "预测数",
    "预测值",
    "预计",
    "预计数",
    "预计值",
    "预计全年",
    "全年预计",
    "预计完成",
    "计划",
    "计划数",
    "计划值",
    "规划",
    "规划数",
    "规划目标",
    "目标",
    "目标数",
    "目标值",
    "forecast",
    "projection",
    "projected",
    "target",
    "planned",
    "expected",
];
/// What a remark or a flag says of a row that was budgeted; a series of budgets was observed year by year.
const BUDGETED: [&str; 3] = ["预算", "预算数", "budget"];

/// What a heading asks whose answer says whether a value was observed, and what it asks in the other way.
const ASKS_EXPECTED: [&str; 8] = [
    "预测",
    "预计",
    "计划",
    "规划",
    "目标",
    "forecast",
    "projected",
    "planned",
];
const ASKS_OBSERVED: [&str; 4] = ["实际", "实绩", "actual", "observed"];
/// What stands behind the name of a column whose codes are written out.
const LABEL: &str = ".label";
/// Answers.
const YES: [&str; 7] = ["是", "√", "✓", "true", "yes", "y", "1"];
const NO: [&str; 7] = ["否", "×", "✗", "false", "no", "n", "0"];
/// How statistical offices code a forecast in a column of flags.
const FORECAST: &str = "f";

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
    let heading = heading.strip_suffix(LABEL).unwrap_or(heading);
    let kinds: [(&[&str], Aside); 2] = [(&REMARKS, Aside::Remark), (&STATUS, Aside::Status)];
    let whole = kinds
        .into_iter()
        .find(|(words, _)| is_one_of(heading, words))
        .map(|(_, aside)| aside);
    whole.or_else(|| is_code(heading).then_some(Aside::Code))
}

/// True for a column that only flags what stands beside it, by its heading or because it says nothing but yes or no.
pub(super) fn is_flag<'c>(heading: &str, cells: impl Iterator<Item = &'c str>) -> bool {
    let half = half_width(heading).to_lowercase();
    let headed = half.starts_with("是否") || FLAGS.iter().any(|word| half.contains(word));
    let mut cells = cells.filter(|cell| !cell.is_empty());
    headed || cells.all(|cell| YES_OR_NO.contains(&cell.to_lowercase().as_str()))
}

/// True for a column that answers a question by 1 and 0.
pub(super) fn is_numbered_flag<'c>(
    heading: &str,
    mut cells: impl Iterator<Item = &'c str>,
) -> bool {
    half_width(heading).starts_with("是否") && cells.all(|cell| ["0", "1"].contains(&cell))
}

/// Which rows by their names hold no series; none where all of them would.
pub(super) fn rows_aside(names: &[String]) -> Vec<bool> {
    let aside: Vec<bool> = names.iter().map(|name| is_row_aside(name)).collect();
    match aside.contains(&false) {
        true => aside,
        false => vec![false; names.len()],
    }
}

/// True for the name of a row that holds remarks (`制表时间：`) or ranks.
fn is_row_aside(name: &str) -> bool {
    let bare = name.trim_end_matches([':', '：']);
    let is_rank = RANKS.iter().any(|ending| bare.ends_with(ending));
    is_rank || aside(bare) == Some(Aside::Remark)
}

/// True for a column of remarks or flags, but for those that say where values are from.
pub(super) fn marks_rows(heading: &str) -> bool {
    let is_source = is_one_of(heading, &SOURCES);
    !is_source && matches!(aside(heading), Some(Aside::Remark | Aside::Status))
}

/// True for such a remark by which a value of a year that is over, or nearly, was estimated.
pub(super) fn is_estimate(cell: &str) -> bool {
    cell.contains("预计")
}

/// True for a remark or a flag by which a value was expected, planned or aimed at, and not observed.
pub(super) fn is_expected(cell: &str) -> bool {
    let half = half_width(cell).to_lowercase();
    let bare: String = half.split_whitespace().collect();
    let word = bare.trim_matches(['(', ')', '[', ']']);
    EXPECTED.contains(&word) || BUDGETED.contains(&word)
}

/// True for a cell by which a value was not observed: by its words, by what it answers to its heading (`是否预测`: `是`), or by
/// the code of a flag.
pub(super) fn says_expected(heading: &str, cell: &str) -> bool {
    let [asked, said] = [heading, cell].map(|text| half_width(text.trim()).to_lowercase());
    let asks = |words: &[&str]| words.iter().any(|word| asked.contains(word));
    let yes = asks(&ASKS_EXPECTED) && YES.contains(&said.as_str());
    let no = asks(&ASKS_OBSERVED) && NO.contains(&said.as_str());
    let flags = aside(heading) == Some(Aside::Status) || asks(&FLAGS);
    let coded = flags && said == FORECAST;
    is_expected(cell) || yes || no || coded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_data_is_known_by_its_heading() {
        for code in [
            "行政区划代码",
            "镇代码（9位）",
            "身份证号",
            "村居ID",
            "学校标识码",
            "经度",
            "全省排名",
            "联系方式",
            "办公室电话",
            "残联电话",
            "开户行账号",
            "文号",
            "GDP排位",
            "Rank",
            "row_number",
        ] {
            assert_eq!(aside(code), Some(Aside::Code), "{code}");
        }
        for remark in ["填表人", "填报单位", "更新时间", "created_at"] {
            assert_eq!(aside(remark), Some(Aside::Remark), "{remark}");
        }
        for status in ["数据状态", "CONF_STATUS", "obs_status.label"] {
            assert_eq!(aside(status), Some(Aside::Status), "{status}");
        }
        for (heading, cell) in [
            ("是否预测", "是"),
            ("是否实际", "否"),
            ("is_forecast", "TRUE"),
            ("OBS_STATUS", "F"),
            ("持证_flag", "f"),
            ("备注", "预计"),
        ] {
            assert!(says_expected(heading, cell), "{heading}: {cell}");
        }
        for (heading, cell) in [("是否预测", "否"), ("OBS_STATUS", "A"), ("性别", "F")] {
            assert!(!says_expected(heading, cell), "{heading}: {cell}");
        }
        for data in [
            "人数",
            "covid",
            "编号人数",
            "持证人数",
            "热线电话（个）",
            "固定电话",
            "门诊挂号",
            "新增账号（个）",
        ] {
            assert_eq!(aside(data), None, "{data}");
        }
    }

    #[test]
    fn rows_of_remarks_and_ranks_are_known_by_their_names() {
        for name in ["制表时间：", "备注", "资料来源:", "全市排名", "GDP位次"] {
            assert!(is_row_aside(name), "{name}");
        }
        for name in [
            "人数",
            "说明会（场）",
            "来源地为外省的人数",
            "排名奖（万元）",
        ] {
            assert!(!is_row_aside(name), "{name}");
        }
    }

    #[test]
    fn flags_are_known_by_heading_or_cells() {
        let is = |heading: &str, cells: [&str; 2]| is_flag(heading, cells.into_iter());
        assert!(is("是否达标", ["甲", "乙"]) && is("人数_flag", ["p", ""]));
        assert!(is("达标", ["TRUE", "FALSE"]) && is("达标", ["是", ""]));
        assert!(!is("镇", ["甲", "乙"]));
        let numbered =
            |heading: &str, cells: [&str; 2]| is_numbered_flag(heading, cells.into_iter());
        assert!(numbered("是否达标", ["1", "0"]) && !numbered("是否达标", ["1", "2"]));
        assert!(!numbered("达标", ["1", "0"]));
    }

    #[test]
    fn what_nobody_observed_is_known_by_the_whole_word() {
        assert!(is_expected("预计") && is_expected("（目标值）") && is_expected("Forecast"));
        assert!(is_expected("预算数"));
        assert!(!is_expected("按计划口径") && !is_expected("快报") && !is_expected(""));
    }
}
