//! `calibration.toml`: which parameters the data may move, and the data.

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::SpreadFile;
use crate::axes::Year;
use crate::source::{Evidence, Verification, Words};

/// What a model is conditioned on beyond its anchors.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[schemars(extend("x-zh" = "校准：除锚定的数以外，模型还须符合的数据。"))]
#[serde(deny_unknown_fields)]
pub struct CalibrationFile {
    /// The engine starts from what was known by this year; from all that is known if none.
    #[schemars(extend("x-zh" = "引擎从截至该年已知的数出发；不写则用全部已知的数。", "x-unit" = "year"))]
    pub as_of: Option<Year>,
    /// The engine's stocks are those at the end of this year, so that what was published after it is
    /// data; the model's own base year if none. What is anchored there must have been published too.
    #[schemars(extend("x-zh" = "校准的起点：该年年末的人数；其后公布的都作数据。不写则用模型的基年。锚定的数在该年也须已有公布值。", "x-unit" = "year"))]
    pub base_year: Option<Year>,
    /// Parameters that the data may move.
    #[schemars(extend("x-zh" = "由数据修正的参数。"))]
    #[schemars(extend("x-names" = "parameter"))]
    pub parameters: Vec<String>,
    /// Distributions to start from in place of the parameters' own, where those were judged from the
    /// very data below.
    #[schemars(extend("x-zh" = "校准前的分布，代替参数自己的分布；用于原分布本就据下列数据研判的参数。"))]
    #[serde(default)]
    pub prior: IndexMap<String, SpreadFile>,
    /// The data.
    #[schemars(extend("x-zh" = "数据。"))]
    #[serde(default)]
    pub observation: Vec<EvidenceFile>,
}

/// What kind of figure was published; it decides the scale of the error.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(extend("x-zh" = "公布数的类型，决定误差的尺度。"))]
#[serde(rename_all = "snake_case")]
pub enum EvidenceKind {
    /// A number at the end of a year; error on the logarithm.
    #[schemars(extend("x-zh" = "年末数；误差按对数计。"))]
    Stock,
    /// A number in a year; error on the logarithm.
    #[schemars(extend("x-zh" = "当年数；误差按对数计。"))]
    Flow,
    /// A share at the end of a year; error in its own unit, such as 0.01 for a percentage point.
    #[schemars(extend("x-zh" = "年末比例；误差与数值同单位，1 个百分点写 0.01。"))]
    Share,
    /// A number over several years, `from` the first to `year` the last; error on the logarithm.
    #[schemars(extend("x-zh" = "多年合计，从 `from` 到 `year`；误差按对数计。"))]
    Sum,
}

impl EvidenceKind {
    /// A value on the scale on which its error is normal.
    pub fn scaled(self, value: f64) -> f64 {
        match self {
            EvidenceKind::Share => value,
            EvidenceKind::Stock | EvidenceKind::Flow | EvidenceKind::Sum => libm::log(value),
        }
    }

    /// The value that stands at a place of that scale; no share is published beyond nobody and all.
    pub fn unscaled(self, place: f64) -> f64 {
        match self {
            EvidenceKind::Share => place.clamp(0.0, 1.0),
            EvidenceKind::Stock | EvidenceKind::Flow | EvidenceKind::Sum => libm::exp(place),
        }
    }

    /// Whether a figure of the kind can have a value.
    pub fn can_be(self, value: f64) -> bool {
        match self {
            EvidenceKind::Share => (0.0..=1.0).contains(&value),
            EvidenceKind::Stock | EvidenceKind::Flow | EvidenceKind::Sum => {
                value > 0.0 && value.is_finite()
            }
        }
    }

    /// Whether it is about several years.
    pub const fn is_of_years(self) -> bool {
        match self {
            EvidenceKind::Sum => true,
            EvidenceKind::Stock | EvidenceKind::Flow | EvidenceKind::Share => false,
        }
    }
}

/// One published figure.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[schemars(extend("x-zh" = "一个公布数。"))]
#[serde(deny_unknown_fields)]
pub struct EvidenceFile {
    /// Key of the quantity, such as `population` or `deaths`.
    #[schemars(extend("x-zh" = "量的键名，如 `population`、`deaths`。"))]
    #[schemars(extend("x-names" = "quantity"))]
    pub quantity: String,
    /// What kind of figure it is.
    #[schemars(extend("x-zh" = "公布数的类型。"))]
    pub kind: EvidenceKind,
    /// First year of a sum.
    #[schemars(extend("x-zh" = "合计的起始年。", "x-unit" = "year"))]
    pub from: Option<Year>,
    /// Year, or last year of a sum.
    #[schemars(extend("x-zh" = "年份；合计则为末年。", "x-unit" = "year"))]
    pub year: Year,
    /// The value.
    #[schemars(extend("x-zh" = "数值。", "x-unit" = "as what it is about"))]
    pub value: f64,
    /// Standard deviation of the error on the scale of the kind.
    #[schemars(extend("x-zh" = "误差的标准差，按该类型的尺度。", "x-unit" = "on the scale of `kind`"))]
    pub error: f64,
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
}

/// What a calibration leaves beside the parameters: which draws brought the figures about. `run` repeats those very
/// draws, so that what was fitted is what is run.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CalibratedFile {
    /// Version of the program that wrote it.
    pub plancast: Option<String>,
    /// Code of the region of whose figures it is.
    pub region: Option<String>,
    /// Year by which all its figures were known.
    pub known: Option<Year>,
    /// Seed of the calibration, from which every draw's chance follows.
    pub seed: u64,
    /// Year from which it started.
    pub base_year: Year,
    /// Effective sample size of the points tried.
    pub effective: f64,
    /// Number of the draw that belongs to each row of the parameters.
    pub draws: Vec<u32>,
    /// What must be said of it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub warnings: Vec<Words>,
}

impl CalibratedFile {
    /// Effective sample size below which nothing is concluded: intervals of fewer points are noise.
    pub const LEAST_EFFECTIVE: f64 = 50.0;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_can_be_comes_back_from_its_scale() {
        for kind in [
            EvidenceKind::Stock,
            EvidenceKind::Flow,
            EvidenceKind::Share,
            EvidenceKind::Sum,
        ] {
            assert!(kind.can_be(0.25) && kind.can_be(1.0) && !kind.can_be(f64::INFINITY));
            let back = kind.unscaled(kind.scaled(0.25));
            assert!((back - 0.25).abs() < 1e-12, "{kind:?}");
            // Only a share may be nothing, and ends at all.
            let is_share = kind == EvidenceKind::Share;
            assert_eq!([kind.can_be(0.0), !kind.can_be(2.0)], [is_share; 2]);
            assert_eq!(kind.scaled(1.0), if is_share { 1.0 } else { 0.0 });
        }
    }
}
