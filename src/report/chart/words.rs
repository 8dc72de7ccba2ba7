//! The fixed words of the charts, in both languages. Whatever depends on the data comes with it.

use crate::source::{Language, Tongue};

macro_rules! words {
    ($($(#[$doc:meta])* $name:ident = $zh:literal, $en:literal;)*) => {
        $($(#[$doc])* pub(super) fn $name(language: Tongue) -> String {
            language.pick($zh, $en)
        })*

        /// The English of all of them.
        pub(super) const ENGLISH: &[&str] = &[$($en),*];
    };
}

words! {
    sources = "资料来源：", "Sources: ";
    between_sources = "；", "; ";
    median = "中位数", "median";
    observed = "实际值", "observed";
    target = "规划目标", "plan target";
    data_until = "数据截至", "data to";
    interval = "区间", "interval";
    more = "增加", "more";
    less = "减少", "less";
    unit = "单位：", "Unit: ";
    total = "合计", "total";
    of_whom = "其中", "of whom";
    baseline = "基期", "baseline";
    projection = "预测", "projection";
    projected_median = "预测中位数", "projected median";
    target_short = "目标", "target";
    target_at_least = "目标（含该值）", "target, itself included";
    target_beyond = "目标（须超过该值）", "target, to be exceeded";
    row_scales = "各行自成刻度", "each row has its own scale";
    indicator = "指标", "Indicator";
    chance = "实现概率", "Chance";
    conclusion = "结论", "Conclusion";
    likely = "有望实现", "likely";
    even = "难以断定", "uncertain";
    unlikely = "恐难实现", "unlikely";
    no_evidence = "无依据", "no evidence";
    no_baseline = "缺少基期值", "no baseline";
    uniform = "预测校准良好时的期望", "expected if well calibrated";
    sampling_interval = "抽样区间", "sampling interval";
    actual_coverage = "实际覆盖率", "actual coverage";
    nominal_coverage = "名义覆盖率", "nominal coverage";
    bars_are_95 = "竖线为95%区间", "bars are 95% intervals";
    observed_share = "实际发生比例（%）", "share that came true (%)";
    as_promised = "与预测概率一致", "as often as forecast";
    area_is_count = "圆点面积表示预测次数", "area of a dot: number of forecasts";
    forecast_chance = "预测概率（%）", "forecast probability (%)";
    prior = "校准前（先验）", "before calibration (prior)";
    posterior = "校准后（后验）", "after calibration (posterior)";
    scales_differ = "各图纵轴刻度不同", "scales differ between panels";
    estimated = "估算", "estimated";
    estimated_means = "由公布数据按公开方法推算", "computed from published data by a stated method";
    judged = "研判", "judged";
    judged_means = "证据有限，含专家判断", "set by judgement on limited evidence";
    assumed = "假设", "assumed";
    assumed_means = "无数据依据，以宽分布表示", "no data behind it; given a wide spread";
    unverified = "未核实", "unverified";
    unverified_means = "出处尚未查证", "its source has not been confirmed";
    illustrative = "示意", "illustrative";
    illustrative_means = "仅作示例，非实际数据", "an example, not real data";
}

/// `2035 年 2.31万`, `2035: 23,100`.
pub(super) fn year_value(year: i32, value: &str, language: Tongue) -> String {
    match language.written {
        Language::Zh => format!("{year}年 {value}"),
        Language::En => format!("{year}: {value}"),
    }
}

/// A value of a year with its interval.
pub(super) fn year_value_interval(
    year: i32,
    value: &str,
    interval: &str,
    language: Tongue,
) -> String {
    let value = year_value(year, value, language);
    match language.written {
        Language::Zh => format!("{value}（{interval}）"),
        Language::En => format!("{value} ({interval})"),
    }
}

/// The total of a pyramid, and how many of it have a disability.
pub(super) fn total_of_whom(all: &str, who: &str, some: &str, language: Tongue) -> String {
    let (total, of_whom) = (total(language), of_whom(language));
    match language.written {
        Language::Zh => format!("{total} {all}，{of_whom}{who} {some}"),
        Language::En => format!("{total} {all}, {of_whom} {some} {who}"),
    }
}

/// Heading of a column of a board, in two lines.
pub(super) fn year_heading(year: i32, what: String, language: Tongue) -> [String; 2] {
    match language.written {
        Language::Zh => [format!("{year}年"), what],
        Language::En => [year.to_string(), what],
    }
}
