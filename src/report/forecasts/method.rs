//! How a forecast was made, in the reader's words.

use crate::forecast::Grounds;
use crate::forecast::combination::members::Member;
use crate::source::Language;

use super::{Forecasts, Outlook, level};

/// Units that readers of English know by another word.
const UNITS: [(&str, &str); 12] = [
    ("人", "persons"),
    ("万人", "10,000 persons"),
    ("人次", "person-times"),
    ("万人次", "10,000 person-times"),
    ("户", "households"),
    ("个", "units"),
    ("家", "units"),
    ("张", "certificates"),
    ("元", "yuan"),
    ("万元", "10,000 yuan"),
    ("亿元", "100 million yuan"),
    ("岁", "years"),
];

/// The name of a series in a language: the user's own, but the sum over all parts has a word in each.
pub fn named(outlook: &Outlook, language: Language) -> &str {
    match (language, outlook.name.as_str()) {
        (Language::En, "合计" | "总计") => "total",
        (_, name) => name,
    }
}

/// The unit of a series in a language; nothing where the file gives none.
pub fn unit(outlook: &Outlook, language: Language) -> Option<String> {
    let given = outlook.unit.as_deref()?;
    let known = UNITS.iter().find(|(zh, _)| *zh == given);
    Some(match (language, known) {
        (Language::En, Some((_, en))) => (*en).to_string(),
        (Language::En, None) => share_of(given).unwrap_or_else(|| given.to_string()),
        _ => given.to_string(),
    })
}

/// `占…的比例` in English; nothing for other units.
fn share_of(unit: &str) -> Option<String> {
    let whole = unit.strip_prefix('占')?.strip_suffix("的比例")?;
    Some(format!("share of {whole}"))
}

/// The models with their weights, the heaviest first, in one line; nothing where none was weighed.
pub(super) fn weights(outlook: &Outlook, language: Language) -> Option<String> {
    let mut weights = outlook.forecast.weights.clone();
    weights.retain(|(_, weight)| *weight >= 0.005);
    weights.sort_by(|a, b| b.1.total_cmp(&a.1));
    let words: Vec<String> = weights
        .iter()
        .map(|(m, w)| format!("{} {:.0}%", m.said(language), 100.0 * w))
        .collect();
    (!words.is_empty()).then(|| words.join(language.pick("、", ", ")))
}

/// What a forecast rests on, with what was bridged.
pub(super) fn basis(outlook: &Outlook, language: Language) -> String {
    let mut words = outlook.forecast.basis.sentence(language);
    let share_of_people = outlook.forecast.weights.is_empty()
        && !matches!(
            outlook.forecast.basis,
            Grounds::NeverAboveZero { .. } | Grounds::Elsewhere { .. }
        );
    if share_of_people {
        words = match language {
            Language::Zh => format!(
                "共 {} 个数值：比例按其分母作对数几率随机游走，人数多少决定波动大小。",
                outlook.history.len()
            ),
            Language::En => format!(
                "{} values: a walk in log odds of a share of known people, whose number sets the scatter.",
                outlook.history.len()
            ),
        };
    }
    let gaps = outlook.forecast.gaps;
    if gaps > 0 {
        words.push_str(&match language {
            Language::Zh => format!("中间缺 {gaps} 年，按直线补齐。"),
            Language::En if gaps == 1 => " One missing year was bridged by a line.".to_string(),
            Language::En => format!(" {gaps} missing years were bridged by lines."),
        });
    }
    if outlook.reconciled {
        words.push_str(language.pick(
            "各项与合计已逐次模拟调平。",
            " Parts and totals agree in every draw.",
        ));
    }
    words
}

/// What a forecast rests on, and the weights of the models.
pub fn reasons(outlook: &Outlook, language: Language) -> String {
    let basis = basis(outlook, language);
    match (weights(outlook, language), language) {
        (Some(weights), Language::Zh) => format!("{basis}权重：{weights}。"),
        (Some(weights), Language::En) => format!("{basis} Weights: {weights}."),
        (None, _) => basis,
    }
}

/// How all forecasts of the file were made, a heading and a paragraph each.
pub fn method(forecasts: &Forecasts, language: Language) -> Vec<(&'static str, String)> {
    let levels: Vec<String> = forecasts.levels.iter().map(|l| level(*l)).collect();
    let series = forecasts.series.len();
    let members = Member::ALL.map(|own| own.said(language));
    let count = members.len();
    match language {
        Language::Zh => vec![
            (
                "模型",
                format!(
                    "{count} 个模型（{}）的加权中位数；权重按各模型在历史年份上的概率评分（CRPS）确定，历史越短越接近通用权重。带分母的比例另用对数几率随机游走。",
                    members.join("、")
                ),
            ),
            (
                "区间",
                format!(
                    "{} 区间由以往预测误差校准：在较早年份作预测、与后来的实际值比较，误差按年限和序列长短汇集（本表 {series} 个序列，以及 M3 竞赛 645 个年度序列的参考误差，两者均为交叉拟合，任何序列不用自己的误差）。“95% 区间”的含义：一百次里约有九十五次，实际值落在其中。",
                    levels.join("、")
                ),
            ),
            (
                "取值范围",
                "人数为不小于零的整数，金额大于零，比例在 0 与 100% 之间；由分布本身保证，不作截断。".to_string(),
            ),
            (
                "模拟",
                format!(
                    "{} 次模拟，种子 {}；同一次模拟里各年前后相连，可用来算多年合计和首次达到某值的年份（draws 表）。",
                    forecasts.draws, forecasts.seed
                ),
            ),
            (
                "局限",
                "预测只根据序列本身：未来的政策调整、口径变化、行政区划变动不在其中；参考误差来自经济与人口类年度序列。".to_string(),
            ),
        ],
        Language::En => vec![
            (
                "Models",
                format!(
                    "The weighted median of {count} models ({}), weighted by the CRPS they would have had at earlier years; the shorter the history, the closer to weights that hold for others. Shares with denominators: a walk in log odds.",
                    members.join(", ")
                ),
            ),
            (
                "Intervals",
                format!(
                    "Intervals of {} are calibrated on errors of forecasts made at earlier years and held against what came, pooled by horizon and length (over the {series} series of this file and over a reference of the 645 M3 yearly series, both cross-fitted: no series is judged by its own errors). A 95% interval holds about 95 outcomes in a hundred.",
                    levels.join(", ")
                ),
            ),
            (
                "Range",
                "Counts are whole and never negative, amounts stay above zero, shares between 0 and 100%: by the choice of distribution, nothing is cut off.".to_string(),
            ),
            (
                "Draws",
                format!(
                    "{} draws, seed {}. The years of a draw belong together, so that sums over years and first years above a value can be taken from the table of draws.",
                    forecasts.draws, forecasts.seed
                ),
            ),
            (
                "Limits",
                "The forecast knows the series alone: no change of policy, definition or borders to come. The reference errors are those of economic and demographic annual series.".to_string(),
            ),
        ],
    }
}
