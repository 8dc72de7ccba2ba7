//! The numbers used in words, and how many there are of each grade of evidence.

use super::row::NumberRow;
use super::used::rows;
use crate::evaluation::withheld::WithheldMark;
use crate::model::Model;
use crate::source::{Evidence, Language};

/// Parts of what is used, in Chinese.
const PARTS: [(&str, &str); 26] = [
    ("value", "数值"),
    ("start", "基期值"),
    ("drift", "每年的趋势"),
    ("pace", "每年的进度"),
    ("mean", "每年的平均"),
    ("volatility", "波动"),
    ("elsewhere", "按他处的变动"),
    ("together", "相互关联"),
    ("jump_rate", "突变的次数"),
    ("jump_size", "突变的大小"),
    ("amount", "每次金额"),
    ("ratio", "占标准的比例"),
    ("step", "调整的倍数"),
    ("payer", "分担比例"),
    ("units", "机构数"),
    ("places", "每家名额"),
    ("staff", "每家人员"),
    ("capital", "每家建设费"),
    ("running", "每家每年运行费"),
    ("capital_payer", "建设费分担比例"),
    ("running_payer", "运行费分担比例"),
    ("opened", "新增机构数"),
    ("of", "总数"),
    ("occasions", "每年的次数"),
    ("held", "定为的数"),
    ("probability", "成立的概率"),
];

/// Units and scales of what is used, in Chinese.
const SCALES: [(&str, &str); 25] = [
    ("a year", "每年"),
    ("chance", "概率"),
    ("correlation", "相关系数"),
    ("growth", "增速"),
    ("households", "户"),
    ("log a year", "每年（对数）"),
    ("log change a year", "每年变化（对数）"),
    ("log change a year of age", "每岁变化（对数）"),
    (
        "log change of the excess per ten years above 45",
        "45 岁以上每十岁超出部分的变化（对数）",
    ),
    ("log change per ten years", "每十岁变化（对数）"),
    ("log odds", "对数优势"),
    ("log odds a year", "每年（对数优势）"),
    ("log ratio", "比（对数）"),
    ("odds ratio", "优势比"),
    ("per person-year", "每人年"),
    ("person_times", "人次"),
    ("persons", "人"),
    ("persons per household", "人/户"),
    ("ratio", "比"),
    ("share", "比例"),
    ("share over five years", "五年的变动（比例）"),
    ("units", "个"),
    ("years", "年"),
    ("years of age", "岁"),
    ("yuan", "元"),
];

/// The unit or the scale of a number, as a file has it, in a language.
pub fn scale(own: &str, language: Language) -> String {
    called(own, &SCALES, language)
}

/// A part or a scale in a language; what has no Chinese name stands as it is.
fn called(own: &str, words: &[(&str, &str)], language: Language) -> String {
    let known = words.iter().find(|(key, _)| *key == own);
    match language {
        Language::Zh => known.map_or(own, |(_, zh)| zh).to_string(),
        Language::En => own.replace('_', " "),
    }
}

/// Every number in words, the weakest evidence first, with its place in a table of a paper; headings first. What tells of
/// few people has no values where it is to be published.
pub fn listed(
    model: &Model,
    language: Language,
    title: &dyn Fn(&str) -> String,
    publish: bool,
) -> Vec<Vec<String>> {
    in_words(rows(model), language, title, publish)
}

/// The same of those under some keys alone.
pub fn listed_of(
    model: &Model,
    language: Language,
    title: &dyn Fn(&str) -> String,
    keys: &[String],
) -> Vec<Vec<String>> {
    let mut rows = rows(model);
    rows.retain(|row| keys.iter().any(|key| key == row.key));
    in_words(rows, language, title, false)
}

fn in_words(
    rows: Vec<NumberRow<'_>>,
    language: Language,
    title: &dyn Fn(&str) -> String,
    publish: bool,
) -> Vec<Vec<String>> {
    let heads = [
        ("名称", "name"),
        ("哪一部分", "part"),
        ("单位", "unit"),
        ("中位数", "median"),
        ("80% 区间", "80 % interval"),
        ("依据", "evidence"),
        ("来源", "source"),
        ("出处", "place"),
        ("沿用自", "inherited from"),
    ];
    let mut all = vec![
        heads
            .map(|(zh, en)| language.pick(zh, en).to_string())
            .to_vec(),
    ];
    let short = |value: f64| format!("{}", (value * 1e6).round() / 1e6);
    for row in rows {
        let [middle, low, high] = row.values;
        let of_few = publish && row.is_of_few();
        all.push(vec![
            language.pick(&row.zh, &row.en).to_string(),
            called(row.part, &PARTS, language),
            scale(&row.unit, language),
            if of_few {
                WithheldMark::Small.shown(language).to_string()
            } else {
                short(middle)
            },
            if low < high && !of_few {
                format!("{}{}{}", short(low), language.range_sign(), short(high))
            } else {
                "—".to_string()
            },
            language
                .pick(row.evidence.zh(), row.evidence.en())
                .to_string(),
            title(row.source),
            row.at.to_string(),
            row.from.to_string(),
        ]);
    }
    all
}

/// How many numbers are used of each grade of evidence, and how many of them are another model's: weakest first.
pub fn graded(model: &Model) -> Vec<(Evidence, usize, usize)> {
    let rows = rows(model);
    let of = |grade: Evidence| {
        let own = rows.iter().filter(move |row| row.evidence == grade);
        let inherited = own.clone().filter(|row| !row.from.is_empty()).count();
        (grade, own.count(), inherited)
    };
    let grades = [
        Evidence::Assumed,
        Evidence::Judged,
        Evidence::Estimated,
        Evidence::Measured,
    ];
    grades
        .into_iter()
        .map(of)
        .filter(|grade| grade.1 > 0)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_and_scales_are_said_in_the_language_of_the_table() {
        assert_eq!(called("jump_rate", &PARTS, Language::Zh), "突变的次数");
        assert_eq!(called("jump_rate", &PARTS, Language::En), "jump rate");
        assert_eq!(
            called("log odds a year", &SCALES, Language::Zh),
            "每年（对数优势）"
        );
        assert_eq!(called("lei", &SCALES, Language::Zh), "lei");
    }
}
