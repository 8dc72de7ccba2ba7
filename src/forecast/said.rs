//! What is wrong with a series or with what is asked of it, in Chinese and English.

use std::fmt;

use super::ForecastError;
use crate::source::{InWords, Phrases, Words, digits};

impl fmt::Display for ForecastError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.words().in_one())
    }
}

impl InWords for ForecastError {
    fn words(&self) -> Words {
        let term = |phrase: &str| TERMS.zh(phrase);
        match self {
            ForecastError::Empty { series } => Words::both(
                format!("序列“{series}”没有任何一年的数值；至少要有一个"),
                format!("series “{series}” has no value in any year; give at least one"),
            ),
            ForecastError::Value {
                series,
                year,
                value,
                expected,
            } => {
                let (value, needed) = (digits(*value), term(expected));
                Words::both(
                    format!("序列“{series}”{year} 年的 {value} 不能用于预测，应为{needed}"),
                    format!("series “{series}”, {year}: {value} is not {expected}"),
                )
            }
            ForecastError::Length {
                what,
                found,
                expected,
            } => Words::both(
                format!("{}：给了 {found} 个，需要 {expected} 个", term(what)),
                format!("{what}: {found} given where {expected} are needed"),
            ),
            ForecastError::Setting {
                what,
                value,
                expected,
            } => {
                let value = digits(*value);
                Words::both(
                    format!("{}为 {value}，应为{}", term(what), term(expected)),
                    format!("{what} is {value}; it must be {expected}"),
                )
            }
            ForecastError::TooShort {
                model,
                needed,
                found,
            } => Words::both(
                format!("{}要有 {needed} 年，序列只有 {found} 年", term(model)),
                format!("{model} needs {needed} years and the series has {found}"),
            ),
            ForecastError::Structure(what) => Words::both(term(what), what.as_str()),
            ForecastError::Singular { what } => Words::both(
                format!("{}：方程组没有唯一解", term(what)),
                format!("{what}: the equations have no unique solution"),
            ),
        }
    }
}

/// Terms of these errors.
const TERMS: Phrases = Phrases(&[
    // What a value must be.
    (
        "a finite number; leave the year empty if it is not known",
        "有限的数（不知道的年份请留空）",
    ),
    ("a finite number", "有限的数"),
    (
        "a number that can be computed with (at most 1e280 in size)",
        "可以计算的数（绝对值不超过 1e280）",
    ),
    ("a count; counts are whole and 0 or more", "不小于 0 的整数"),
    (
        "a count that is exact (at most 2^53)",
        "可以精确表示的整数（不超过 2^53）",
    ),
    ("0 or more, as an amount must be", "不小于 0 的数"),
    ("a share between 0 and 1", "0 到 1 之间的比例"),
    (
        "a number of people, 1 or more, that a share can be a share of",
        "不少于 1 的人数（作比例的分母）",
    ),
    (
        "above zero, as multiplied errors need",
        "大于 0 的数（乘法误差所需）",
    ),
    ("zero or more, and finite", "不小于 0 的有限数"),
    ("above zero, and finite", "大于 0 的有限数"),
    ("0 to below 1", "0 到 1 之间的数（不含 1）"),
    ("1 or more", "不小于 1 的数"),
    ("1 or 2", "1 或 2"),
    ("1 to 60 years", "1 到 60 年"),
    ("between −1 and 1", "−1 到 1 之间的数"),
    ("other than zero", "不等于 0 的数"),
    (
        "p + q at most 5 and d at most 2",
        "p + q 不超过 5、d 不超过 2 的阶",
    ),
    // What it is.
    ("the horizon", "预测年数"),
    ("the number of draws", "模拟次数"),
    ("the observation error", "观测误差"),
    ("denominators of the shares", "比例的分母"),
    ("the correlation between leaves", "分项之间的相关系数"),
    ("the variance of a node", "某项的方差"),
    ("variances of nodes", "各项的方差"),
    ("the spread of a node's errors", "某项误差的离散"),
    ("errors of nodes in a year", "一年中各项的误差"),
    ("forecasts of nodes", "各项的预测"),
    ("values of nodes", "各项的数值"),
    ("labels of a dimension", "一个维度的标签"),
    ("totals of periods", "各时期的合计"),
    ("years of an indicator", "指标的年数"),
    ("a total or indicator", "合计或指标"),
    ("the order of the differences", "差分的阶"),
    (
        "an indicator of Denton's proportional method",
        "Denton 比例法的指标",
    ),
    (
        "the order of the ARIMA model (p + q, or d)",
        "ARIMA 模型的阶（p + q 或 d）",
    ),
    ("ρ", "自相关系数 ρ "),
    // Models and systems.
    ("an ARIMA model of this order", "这一阶的 ARIMA 模型"),
    ("the stepwise ARIMA search", "逐步搜索的 ARIMA 模型"),
    ("disaggregation by regression", "按回归分解到年"),
    ("the covariance of forecast errors", "预测误差的协方差"),
    ("the local level", "局部水平模型"),
    ("the local linear trend", "局部线性趋势模型"),
    ("the theta method", "theta 方法"),
    ("a random walk", "随机游走模型"),
    ("ETS({})", "指数平滑模型 ETS({0}) "),
    ("the reconciliation of parts and totals", "分项与合计的调平"),
    (
        "the regression of the totals on the indicators",
        "合计对指标的回归",
    ),
    ("Denton's equations", "Denton 方程组"),
    // Structures that do not hold together.
    ("a structure needs at least one leaf", "至少要有一个分项"),
    (
        "node “{}” must be made of one or more of the {} leaves, each once",
        "合计项“{0}”须由 {1} 个分项中的一个或几个组成，每个只用一次",
    ),
    (
        "the quadratic programme for leaves of zero or more was not solved",
        "使各分项不小于 0 的二次规划没有解出",
    ),
    (
        "the forecast of “{}” begins in {} and that of “{}” in {}; parts and totals must begin in the same year",
        "“{0}”的预测从 {1} 年起，“{2}”的从 {3} 年起；分项与合计须从同一年起",
    ),
    ("no period is given", "没有给出时期"),
    (
        "period {} holds the years {} to {}; each must hold a year, follow the one before and end within the {} years",
        "第 {0} 个时期为第 {1} 到 {2} 年；每个时期至少一年、前后相接、不超出 {3} 年",
    ),
]);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_error_is_said_in_both_languages() {
        let all = [
            ForecastError::Empty { series: "a".into() },
            ForecastError::Value {
                series: "a".into(),
                year: 2001,
                value: -3.0,
                expected: "0 or more, as an amount must be",
            },
            ForecastError::Length {
                what: "forecasts of nodes",
                found: 3,
                expected: 4,
            },
            ForecastError::Setting {
                what: "the horizon",
                value: 99.0,
                expected: "1 to 60 years",
            },
            ForecastError::TooShort {
                model: "ETS(A,Ad,N)",
                needed: 5,
                found: 2,
            },
            ForecastError::Structure(
                "node “beds” must be made of one or more of the 4 leaves, each once".into(),
            ),
            ForecastError::Singular {
                what: "Denton's equations",
            },
        ];
        for error in all {
            let words = error.words();
            let han = |text: &str| text.chars().any(|c| ('一'..='龥').contains(&c));
            assert!(han(&words.zh) && !han(&words.en), "{words:?}");
            assert!(!words.en.contains('"'), "{words:?}");
        }
    }
}
