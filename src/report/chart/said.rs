//! Why a picture could not be drawn, in Chinese and English.

use super::ChartError;
use crate::source::{InWords, Phrases, Words, digits};

impl InWords for ChartError {
    fn words(&self) -> Words {
        let term = |phrase: &str| TERMS.zh(phrase);
        let said = match self {
            ChartError::Empty { chart, what } => {
                format!("图“{chart}”没有可画的内容：{}", term(what))
            }
            ChartError::Length {
                chart,
                what,
                expected,
                found,
            } => format!(
                "图“{chart}”中{}有 {found} 个数，应为 {expected} 个",
                term(what)
            ),
            ChartError::Value {
                chart,
                what,
                value,
                expected,
            } => format!(
                "图“{chart}”中{}为 {}，应为{}",
                term(what),
                digits(*value),
                term(expected)
            ),
            ChartError::Room {
                chart,
                what,
                found,
                room,
            } => format!(
                "图“{chart}”放不下{}：共 {found} 个，只容得下 {room} 个",
                term(what)
            ),
            ChartError::Font(why) => format!("程序自带的字体读不出来：{why}"),
            ChartError::Drawing(why) => format!("图没有画成：{why}"),
            ChartError::Png(why) => format!("图没有转成 PNG：{}", term(why)),
        };
        Words::both(said, self.to_string())
    }
}

/// Terms of these errors.
const TERMS: Phrases = Phrases(&[
    // What a value must be.
    ("a finite number", "有限的数"),
    ("zero or more", "不小于 0 的数"),
    ("from 0 to 1", "0 到 1 之间的数"),
    ("not less than the lower end", "不小于下限的数"),
    ("later than the one before it", "晚于前一年的年份"),
    ("greater than the one before it", "大于前一个的数"),
    // What is missing.
    ("no indicator", "没有指标"),
    ("no scenario beside the baseline", "没有基准以外的情景"),
    ("no fields", "没有图格"),
    ("no lines in \"{}\"", "“{0}”中没有线"),
    ("no parameters", "没有参数"),
    ("no groups", "没有分组"),
    ("no steps", "没有原因"),
    ("no series", "没有序列"),
    ("no histogram", "没有直方图"),
    ("no classes", "没有分组"),
    ("no pyramid", "没有人口金字塔"),
    ("no places", "没有地区"),
    ("no diagrams", "没有可靠性图"),
    ("no points in \"{}\"", "“{0}”中没有点"),
    ("no years", "没有年份"),
    ("no parts", "没有分项"),
    ("the series \"{}\" has no years", "序列“{0}”没有年份"),
    ("the pyramid \"{}\" has no ages", "人口金字塔“{0}”没有年龄"),
    ("{} has no horizons", "{0}没有预测年数"),
    ("{} has fewer than two points", "{0}不足两个点"),
    // What there is no room for.
    ("labels of the levels", "各水平的标注"),
    ("levels in one field", "一格中的区间水平"),
    ("labels beside the field", "图旁的标注"),
    ("parts of a total", "总量的分项"),
    ("series in one field", "同一幅图中的序列"),
    ("the labels of the targets", "目标的标注"),
    ("no room for the pixels", "内存放不下像素"),
    (
        "{} × {} pixels; each must be from 1 to {}",
        "{0} × {1} 像素；长宽应为 1 到 {2}",
    ),
    // What it is.
    ("the lower end of {}", "{0}的下限"),
    ("the upper end of {}", "{0}的上限"),
    ("the level of {}", "{0}的区间水平"),
    ("the horizons of {}", "{0}的预测年数"),
    ("the error of {}", "{0}的误差"),
    ("the density of {}", "{0}的密度"),
    ("the expected count of {}", "{0}的期望个数"),
    ("the forecast of {}", "{0}的预测"),
    ("the observed value of \"{}\" in {}", "“{0}”{1} 年的观测值"),
    ("the baseline of \"{}\"", "“{0}”的基期值"),
    ("the target of \"{}\"", "“{0}”的目标值"),
    ("the median of \"{}\"", "“{0}”的中位数"),
    ("the probability of \"{}\"", "“{0}”的概率"),
    ("the Monte-Carlo error of \"{}\"", "“{0}”的模拟误差"),
    ("the years of \"{}\"", "“{0}”的年份"),
    ("the ages of \"{}\"", "“{0}”的年龄"),
    ("the interval of the men of \"{}\"", "“{0}”男性的区间"),
    ("the interval of the women of \"{}\"", "“{0}”女性的区间"),
    ("the interval of {}", "{0}的区间"),
    ("the disabled men of \"{}\"", "“{0}”的残疾男性"),
    ("the disabled women of \"{}\"", "“{0}”的残疾女性"),
    ("the men of \"{}\"", "“{0}”的男性"),
    ("the women of \"{}\"", "“{0}”的女性"),
    ("the forecasts of \"{}\"", "“{0}”的预测"),
    ("the prior of \"{}\"", "“{0}”的先验"),
    ("the posterior of \"{}\"", "“{0}”的后验"),
    ("the point at {} of \"{}\"", "“{1}”在 {0} 处的点"),
    ("the {} line of \"{}\"", "“{1}”的 {0} 线"),
    ("the {} band of \"{}\"", "“{1}”的 {0} 区间"),
    ("the target \"{}\"", "目标“{0}”"),
    ("the histogram \"{}\"", "直方图“{0}”"),
    ("the part \"{}\"", "分项“{0}”"),
    ("the bar \"{}\"", "横条“{0}”"),
    ("the limits of the classes", "分组的界限"),
    ("the years", "年份"),
    ("the base", "基准值"),
    ("the first level", "起点的值"),
    ("the last level", "终点的值"),
    ("\"{}\"", "“{0}”"),
]);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_term_stands_twice() {
        let terms: std::collections::BTreeSet<&str> = TERMS.0.iter().map(|own| own.0).collect();
        assert_eq!(terms.len(), TERMS.0.len());
        assert_eq!(TERMS.zh("the first level"), "起点的值");
    }

    #[test]
    fn every_error_is_said_in_both_languages() {
        let chart = || "1".to_string();
        let all = [
            ChartError::Empty {
                chart: chart(),
                what: "the series \"2\" has no years".to_string(),
            },
            ChartError::Length {
                chart: chart(),
                what: "the lower end of the 80 % band of \"2\"".to_string(),
                expected: 4,
                found: 3,
            },
            ChartError::Value {
                chart: chart(),
                what: "the observed value of \"2\" in 2001".to_string(),
                value: f64::INFINITY,
                expected: "a finite number",
            },
            ChartError::Room {
                chart: chart(),
                what: "series in one field",
                found: 8,
                room: 7,
            },
            ChartError::Font("?".to_string()),
            ChartError::Drawing("?".to_string()),
            ChartError::Png("0 × 0 pixels; each must be from 1 to 9".to_string()),
        ];
        for error in all {
            let words = error.words();
            let zh = words.zh.replace("PNG", "").replace("inf", "");
            let left = zh.chars().any(|c| c.is_ascii_alphabetic());
            assert!(!left && words.zh != words.en, "{words:?}");
        }
        assert_eq!(
            TERMS.zh("the lower end of the 80 % band of \"2\""),
            "“2”的 80 % 区间的下限"
        );
    }
}
