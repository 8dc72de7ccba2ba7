//! `parameters.toml`: numbers as distributions, each with its source.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::TableFile;
use crate::axes::Year;
use crate::source::{Evidence, Verification, Words};
use crate::statistics::sampling::{Distribution, Weighted};
use crate::stream::Reach;

/// One parameter.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[schemars(extend("x-zh" = "一个参数。"))]
#[serde(deny_unknown_fields)]
pub struct ParameterFile {
    /// Name for people.
    #[schemars(extend("x-zh" = "名称。"))]
    pub title: Words,
    /// Unit in words.
    #[schemars(extend("x-zh" = "单位，用文字写。"))]
    pub unit: String,
    /// What it may be.
    #[schemars(extend("x-zh" = "可能取值的分布。"))]
    pub distribution: SpreadFile,
    /// Key in `datasets/sources.toml`.
    #[schemars(extend("x-zh" = "来源，填 `datasets/sources.toml` 里的键名。"))]
    #[schemars(extend("x-names" = "source"))]
    pub source: String,
    /// Place in the source.
    #[schemars(extend("x-zh" = "在来源中的位置（页、表、段）。"))]
    pub at: Option<String>,
    /// How it was obtained.
    #[schemars(extend("x-zh" = "取得方式。"))]
    pub evidence: Evidence,
    /// How the source was seen.
    #[schemars(extend("x-zh" = "来源的核实情况。"))]
    pub verification: Verification,
    /// What else to know.
    #[schemars(extend("x-zh" = "说明。"))]
    pub note: Option<Words>,
    /// Between which places a draw of it is shared.
    #[schemars(extend("x-zh" = "每次模拟的取值由哪一级共用。"))]
    #[serde(default)]
    pub reach: Reach,
}

/// A distribution, or a rule by which the program computes one from a table.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[schemars(extend("x-zh" = "一个分布，或由数据表计算分布的规则。"))]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum SpreadFile {
    /// One value, known for sure.
    #[schemars(extend("x-zh" = "定值。"))]
    Fixed {
        /// The value.
        #[schemars(extend("x-zh" = "取值。", "x-unit" = "as the number"))]
        value: f64,
    },
    /// Any real number.
    #[schemars(extend("x-zh" = "正态分布，任意实数。"))]
    Normal {
        /// Mean.
        #[schemars(extend("x-zh" = "均值。", "x-unit" = "as the number"))]
        mean: f64,
        /// Standard deviation.
        #[schemars(extend("x-zh" = "标准差。", "x-unit" = "as the number", "x-within" = "not_negative"))]
        sd: f64,
    },
    /// A positive number whose logarithm is normal.
    #[schemars(extend("x-zh" = "对数正态分布，正数。"))]
    Lognormal {
        /// Median.
        #[schemars(extend("x-zh" = "中位数。", "x-unit" = "as the number", "x-within" = "positive"))]
        median: f64,
        /// Standard deviation of the logarithm.
        #[schemars(extend("x-zh" = "对数的标准差。", "x-unit" = "logarithm", "x-within" = "not_negative"))]
        sd_log: f64,
    },
    /// A share whose logit is normal.
    #[schemars(extend("x-zh" = "logit 正态分布，比例。"))]
    LogitNormal {
        /// Median.
        #[schemars(extend("x-zh" = "中位数。", "x-unit" = "ratio", "x-within" = "share"))]
        median: f64,
        /// Standard deviation of the logit.
        #[schemars(extend("x-zh" = "logit 的标准差。", "x-unit" = "log odds", "x-within" = "not_negative"))]
        sd_logit: f64,
    },
    /// Elicited by least, most likely and greatest value: a beta with
    /// `mean = (low + 4 mode + high) / 6`.
    #[schemars(extend("x-zh" = "三点估计（PERT）：最小、最可能、最大值，均值为 `(low + 4 mode + high) / 6`。"))]
    Pert {
        /// Least value.
        #[schemars(extend("x-zh" = "最小值。", "x-unit" = "as the number"))]
        low: f64,
        /// Most likely value.
        #[schemars(extend("x-zh" = "最可能值。", "x-unit" = "as the number"))]
        mode: f64,
        /// Greatest value.
        #[schemars(extend("x-zh" = "最大值。", "x-unit" = "as the number"))]
        high: f64,
    },
    /// Nothing known but the bounds.
    #[schemars(extend("x-zh" = "均匀分布，只知上下限。"))]
    Uniform {
        /// Least value.
        #[schemars(extend("x-zh" = "最小值。", "x-unit" = "as the number"))]
        low: f64,
        /// Greatest value.
        #[schemars(extend("x-zh" = "最大值。", "x-unit" = "as the number"))]
        high: f64,
    },
    /// A share by mean and standard deviation.
    #[schemars(extend("x-zh" = "贝塔分布，比例，按均值与标准差。"))]
    Beta {
        /// Mean.
        #[schemars(extend("x-zh" = "均值。", "x-unit" = "ratio", "x-within" = "share"))]
        mean: f64,
        /// Standard deviation.
        #[schemars(extend("x-zh" = "标准差。", "x-unit" = "ratio", "x-within" = "positive"))]
        sd: f64,
    },
    /// A positive number by mean and standard deviation.
    #[schemars(extend("x-zh" = "伽马分布，正数，按均值与标准差。", "x-example" = "{ kind = 'gamma', mean = 3.0, sd = 1.0 }"))]
    Gamma {
        /// Mean.
        #[schemars(extend("x-zh" = "均值。", "x-unit" = "as the number", "x-within" = "positive"))]
        mean: f64,
        /// Standard deviation.
        #[schemars(extend("x-zh" = "标准差。", "x-unit" = "as the number", "x-within" = "positive"))]
        sd: f64,
    },
    /// Values drawn from a joint distribution, as a calibration writes them.
    #[schemars(extend("x-zh" = "联合分布的取值，由校准写入。", "x-example" = "{ kind = 'sample', values = [0.9, 1.0, 1.1] }"))]
    Sample {
        /// One value for each row.
        #[schemars(extend("x-zh" = "各行的值。", "x-unit" = "as the number"))]
        values: Vec<f64>,
    },
    /// One of several distributions, such as two readings of one text that contradict each other.
    #[schemars(extend("x-zh" = "混合分布：几个分布之一，如同一文件前后两种说法。", "x-example" = "{ kind = 'mixture', of = [{ weight = 2, distribution = { kind = 'fixed', value = 1.0 } }] }"))]
    Mixture {
        /// The distributions, each with its weight.
        #[schemars(extend("x-zh" = "各个分布及其权重。"))]
        of: Vec<Weighted>,
    },
    /// Normal around `pull · (mean yearly log growth of a series − less)`.
    ///
    /// Only the years known by then count, so that the value moves with `--as-of`.
    #[schemars(extend("x-zh" = "正态分布，中心为 `pull ×（序列的年均对数增长 − less）`；只用截至当时（`--as-of`）已公布的年份。"))]
    Growth {
        /// The series: rows with a year and a value.
        #[schemars(extend("x-zh" = "序列：各行有年份与数值的数据表。"))]
        series: TableFile,
        /// First year used.
        #[schemars(extend("x-zh" = "所用起始年。", "x-unit" = "year"))]
        from: Year,
        /// Last year used.
        #[schemars(extend("x-zh" = "所用末年。", "x-unit" = "year"))]
        until: Option<Year>,
        /// Growth that something else explains.
        #[schemars(extend("x-zh" = "应扣除的、另有原因的增长。", "x-unit" = "log change a year"))]
        less: f64,
        /// Part of the rest that carries over.
        #[schemars(extend("x-zh" = "其余增长延续的部分。", "x-unit" = "ratio"))]
        pull: f64,
        /// Standard deviation.
        #[schemars(extend("x-zh" = "标准差。", "x-unit" = "log change a year", "x-within" = "not_negative"))]
        sd: f64,
    },
}

impl SpreadFile {
    /// The distribution, where it does not have to be computed from a table.
    pub fn plain(&self) -> Option<Distribution> {
        Some(match *self {
            SpreadFile::Sample { ref values } => Distribution::Sample {
                values: values.clone(),
            },
            SpreadFile::Fixed { value } => Distribution::Fixed { value },
            SpreadFile::Normal { mean, sd } => Distribution::Normal { mean, sd },
            SpreadFile::Lognormal { median, sd_log } => Distribution::Lognormal { median, sd_log },
            SpreadFile::LogitNormal { median, sd_logit } => {
                Distribution::LogitNormal { median, sd_logit }
            }
            SpreadFile::Pert { low, mode, high } => Distribution::Pert { low, mode, high },
            SpreadFile::Uniform { low, high } => Distribution::Uniform { low, high },
            SpreadFile::Beta { mean, sd } => Distribution::Beta { mean, sd },
            SpreadFile::Gamma { mean, sd } => Distribution::Gamma { mean, sd },
            SpreadFile::Mixture { ref of } => Distribution::Mixture { of: of.clone() },
            SpreadFile::Growth { .. } => return None,
        })
    }
}
