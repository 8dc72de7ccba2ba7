//! What a forecast rests on, in words.

use crate::source::Language;

/// What a forecast rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grounds {
    /// One or two values: the level is the series' own, the rest is how other annual series moved.
    PriorOnly {
        /// Number of values.
        values: usize,
    },
    /// Three to seven values: too few to choose a model by; weights and spread lean on others.
    Short {
        /// Number of values.
        values: usize,
    },
    /// Eight values or more: weights and spread lean on the series' own past errors too.
    History {
        /// Number of values.
        values: usize,
    },
    /// A coverage rate: its own values say what kind it is, the rest is how such rates moved elsewhere.
    Elsewhere {
        /// Number of values.
        values: usize,
    },
    /// Zero in every year: nothing says how large a first value above it would be.
    NeverAboveZero {
        /// Number of values.
        values: usize,
    },
}

/// The fewest values with which past errors of a series weigh as much as the prior.
const LONG: usize = 8;

impl Grounds {
    /// For a number of values, at least one.
    pub fn of(values: usize) -> Grounds {
        match values {
            0..=2 => Grounds::PriorOnly { values },
            _ if values < LONG => Grounds::Short { values },
            _ => Grounds::History { values },
        }
    }

    /// Whether the series' own movements tell nothing of what comes.
    pub const fn is_prior(self) -> bool {
        match self {
            Grounds::PriorOnly { .. } | Grounds::NeverAboveZero { .. } => true,
            Grounds::Short { .. } | Grounds::History { .. } | Grounds::Elsewhere { .. } => false,
        }
    }

    /// One sentence for the reader.
    pub fn sentence(self, language: Language) -> String {
        let plural = |n: usize| if n == 1 { "value" } else { "values" };
        match (self, language) {
            (Grounds::PriorOnly { values: n }, Language::En) => format!(
                "Not enough history: with {n} {} this is a prior, the last value and how other annual series moved from there.",
                plural(n)
            ),
            (Grounds::PriorOnly { values: n }, Language::Zh) => {
                format!(
                    "历史数据不足：仅有{n}个数值，此预测只是先验，即最后一个数值加上其他年度序列的变动经验。"
                )
            }
            (Grounds::Short { values: n }, Language::En) => format!(
                "Short history ({n} values): models are weighed and intervals widened by the experience of other annual series."
            ),
            (Grounds::Short { values: n }, Language::Zh) => {
                format!("历史较短（{n}个数值）：模型权重与区间宽度主要依据其他年度序列的经验。")
            }
            (Grounds::History { values: n }, Language::En) => format!(
                "{n} values: models are weighed by their past errors on this series, shrunk to what holds for others."
            ),
            (Grounds::History { values: n }, Language::Zh) => {
                format!("共{n}个数值：模型按在本序列上的历史误差加权，并向其他序列的经验收缩。")
            }
            (Grounds::Elsewhere { values: n }, Language::En) => format!(
                "A coverage rate with {n} {}: it goes on as the coverage of public services has moved elsewhere (94 countries, 14 programmes), given what its own values say.",
                plural(n)
            ),
            (Grounds::Elsewhere { values: n }, Language::Zh) => format!(
                "覆盖率，{n}个数值：按他处公共服务覆盖率的变动（94国、14类项目）推算，并以本序列的数值判断属于哪一类。"
            ),
            (Grounds::NeverAboveZero { values: n }, Language::En) => format!(
                "Zero in all {n} {}: nothing in the series says how large a first value above zero would be.",
                plural(n)
            ),
            (Grounds::NeverAboveZero { values: n }, Language::Zh) => {
                format!("{n}个数值全部为零：数据无法说明首个非零值会有多大。")
            }
        }
    }
}
