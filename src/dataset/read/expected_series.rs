//! Series whose name says that nobody observed them: forecasts, plans, targets.

use crate::source::Words;

use super::asides::EXPECTED;
use super::gathering::SeriesGathering;
use super::width::half_width;

/// Beginnings and endings of names of what was expected, beside the words that say so alone or in brackets.
const BEGINNINGS: [&str; 4] = ["预测", "预计", "projected", "forecast"];
const ENDINGS: [&str; 2] = ["预测值", "预测数"];
/// Names of what was ordered for a year.
const ORDERED: [&str; 8] = [
    "任务",
    "任务数",
    "目标任务",
    "目标任务数",
    "计划任务数",
    "年度任务数",
    "年度计划数",
    "年度目标数",
];

/// Leaves out series that were expected, where others are left; says which were taken all the same.
pub(super) fn left_out(gathering: &mut SeriesGathering) {
    let names = gathering.series.keys().filter(|name| is_expected(name));
    let expected: Vec<String> = names.cloned().collect();
    if expected.is_empty() {
        return;
    }
    let others = expected.len() < gathering.series.len();
    for name in expected.iter().filter(|_| others) {
        gathering.series.shift_remove(name);
    }
    let (zh, en) = match others {
        true => ("未用", "and were left out"),
        false => (
            "因没有别的序列，仍按实际数读取",
            "and were taken as if observed, since there are no others",
        ),
    };
    let (all, each) = (expected.join("、"), expected.join(", "));
    gathering.raw.reading.aside.push(Words {
        zh: format!("按名称是预测、计划或目标，不是实际数：{all}，{zh}"),
        en: format!("by their names forecasts, plans or targets, not observed: {each}, {en}"),
    });
}

/// True for a name, without the labels before it, that says so.
fn is_expected(name: &str) -> bool {
    let half = half_width(name).to_lowercase();
    let last = half.rsplit(' ').next().unwrap_or_default();
    let bracket = last.strip_suffix(')');
    let inside = bracket.and_then(|open| Some(open.rsplit_once('(')?.1));
    EXPECTED.contains(&last)
        || ORDERED.contains(&last)
        || inside.is_some_and(|inside| EXPECTED.contains(&inside))
        || BEGINNINGS.iter().any(|word| last.starts_with(word))
        || ENDINGS.iter().any(|word| last.ends_with(word))
}

#[cfg(test)]
mod tests {
    use super::is_expected;

    #[test]
    fn what_was_expected_is_known_by_its_name() {
        for name in [
            "预测人数",
            "甲镇 计划数",
            "目标值",
            "改造 任务数",
            "人数（预测）",
            "人数（规划目标）",
            "乙镇 规划数",
            "Recipients (forecast)",
        ] {
            assert!(is_expected(name), "{name}");
        }
        for name in [
            "计划生育率",
            "目标人群",
            "完成任务数",
            "持证人数",
            "预算",
            "经费（预算）",
            "人数（新口径）",
            "签约计划覆盖率",
        ] {
            assert!(!is_expected(name), "{name}");
        }
    }
}
