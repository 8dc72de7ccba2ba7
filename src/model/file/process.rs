//! `processes.toml`: what moves by chance from year to year.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::source::{Evidence, Verification, Words};
use crate::statistics::sampling::Distribution;
use crate::stream::Reach;
use crate::units::Unit;

/// Jumps of a level: a Poisson number in each year.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[schemars(extend("x-zh" = "水平的突变：每年次数服从泊松分布。"))]
#[serde(deny_unknown_fields)]
pub struct JumpsFile {
    /// Mean number in a year.
    #[schemars(extend("x-zh" = "年均次数。"))]
    #[schemars(extend("x-within" = "not_negative"))]
    pub rate: Distribution,
    /// Standard deviation of the change of the logarithm in one.
    #[schemars(extend("x-zh" = "每次突变的幅度：对数变化的标准差。"))]
    #[schemars(extend("x-within" = "not_negative"))]
    pub size: Distribution,
}

/// One process: something that moves by chance from year to year.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[schemars(extend("x-zh" = "一个过程：逐年随机变动的量。"))]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum ProcessFile {
    /// A share between 0 and 1: a logit random walk with drift where `volatility` is given; otherwise it
    /// moves as coverage rates of public services have moved elsewhere.
    #[schemars(extend("x-zh" = "比例，0 到 1：写了 `volatility` 则 logit 作带漂移的随机游走；不写则按他处公共服务覆盖率的变动规律。"))]
    Share {
        /// Name for people.
        #[schemars(extend("x-zh" = "名称。"))]
        title: Words,
        /// Value at the end of the base year.
        #[schemars(extend("x-zh" = "基年末的值。"))]
        start: Distribution,
        /// Yearly change of the logit, 0 if not given; without `volatility` on top of what is usual elsewhere.
        #[schemars(extend("x-zh" = "logit 的年变化，不写为 0；没有 `volatility` 时加在他处的一般变动之上。"))]
        drift: Option<Distribution>,
        /// Standard deviation of the yearly innovation of the logit; without it the share moves as elsewhere.
        #[schemars(extend("x-zh" = "logit 年度波动的标准差；不写则按他处的变动规律。"))]
        volatility: Option<Distribution>,
        /// Key in `datasets/sources.toml`.
        #[schemars(extend("x-zh" = "来源，填 `datasets/sources.toml` 里的键名。"))]
        #[schemars(extend("x-names" = "source"))]
        source: String,
        /// Place in the source.
        #[schemars(extend("x-zh" = "在来源中的位置（页、表、段）。"))]
        at: Option<String>,
        /// How it was obtained.
        #[schemars(extend("x-zh" = "取得方式。"))]
        evidence: Evidence,
        /// How the source was seen.
        #[schemars(extend("x-zh" = "来源的核实情况。"))]
        verification: Verification,
        /// What else to know.
        #[schemars(extend("x-zh" = "说明。"))]
        note: Option<Words>,
        /// Between which places a draw of it is shared.
        #[schemars(extend("x-zh" = "每次模拟的取值由哪一级共用。"))]
        #[serde(default)]
        reach: Reach,
    },
    /// Log random walk with drift, above 0.
    #[schemars(extend("x-zh" = "水平，大于 0：对数作带漂移的随机游走。"))]
    Level {
        /// Name for people.
        #[schemars(extend("x-zh" = "名称。"))]
        title: Words,
        /// Unit.
        #[schemars(extend("x-zh" = "单位。"))]
        unit: Unit,
        /// Value at the end of the base year.
        #[schemars(extend("x-zh" = "基年末的值。"))]
        start: Distribution,
        /// Yearly change of the logarithm.
        #[schemars(extend("x-zh" = "对数的年变化。"))]
        drift: Distribution,
        /// Standard deviation of the yearly innovation of the logarithm.
        #[schemars(extend("x-zh" = "对数年度波动的标准差。"))]
        volatility: Distribution,
        /// Jumps, as when rules change; none if not given.
        #[schemars(extend("x-zh" = "突变，如政策调整；不写则没有。"))]
        jumps: Option<JumpsFile>,
        /// Key in `datasets/sources.toml`.
        #[schemars(extend("x-zh" = "来源，填 `datasets/sources.toml` 里的键名。"))]
        #[schemars(extend("x-names" = "source"))]
        source: String,
        /// Place in the source.
        #[schemars(extend("x-zh" = "在来源中的位置（页、表、段）。"))]
        at: Option<String>,
        /// How it was obtained.
        #[schemars(extend("x-zh" = "取得方式。"))]
        evidence: Evidence,
        /// How the source was seen.
        #[schemars(extend("x-zh" = "来源的核实情况。"))]
        verification: Verification,
        /// What else to know.
        #[schemars(extend("x-zh" = "说明。"))]
        note: Option<Words>,
        /// Between which places a draw of it is shared.
        #[schemars(extend("x-zh" = "每次模拟的取值由哪一级共用。"))]
        #[serde(default)]
        reach: Reach,
    },
    /// Things to which some are added each year: a Poisson number, or as many as of the year's `occasions` take place.
    #[schemars(extend("x-zh" = "数量，逐年累计：每年新增数服从泊松分布；写了 `occasions` 则为每年安排的次数中实际做到的次数。"))]
    Count {
        /// Name for people.
        #[schemars(extend("x-zh" = "名称。"))]
        title: Words,
        /// Unit.
        #[schemars(extend("x-zh" = "单位。"))]
        unit: Unit,
        /// Number at the end of the base year.
        #[schemars(extend("x-zh" = "基年末的数量。"))]
        start: Distribution,
        /// Mean number added in a year, which reports move; if not given, only reports tell of it. With `occasions`
        /// the chance, from 0 to 1, that one takes place.
        #[schemars(extend("x-zh" = "年均新增数，随公布数修正；不写则只按公布数。写了 `occasions` 则为每次做到的概率（0 到 1）。"))]
        pace: Option<Distribution>,
        /// How often a year it is due, where that is fixed: each time it is done or not, so that years differ less.
        #[schemars(extend("x-zh" = "每年安排的次数，如“每年一次”写 1：每次做到或没有做到，各年之差小于泊松分布。"))]
        #[schemars(range(min = 1))]
        occasions: Option<u32>,
        /// Key in `datasets/sources.toml`.
        #[schemars(extend("x-zh" = "来源，填 `datasets/sources.toml` 里的键名。"))]
        #[schemars(extend("x-names" = "source"))]
        source: String,
        /// Place in the source.
        #[schemars(extend("x-zh" = "在来源中的位置（页、表、段）。"))]
        at: Option<String>,
        /// How it was obtained.
        #[schemars(extend("x-zh" = "取得方式。"))]
        evidence: Evidence,
        /// How the source was seen.
        #[schemars(extend("x-zh" = "来源的核实情况。"))]
        verification: Verification,
        /// What else to know.
        #[schemars(extend("x-zh" = "说明。"))]
        note: Option<Words>,
        /// Between which places a draw of it is shared.
        #[schemars(extend("x-zh" = "每次模拟的取值由哪一级共用。"))]
        #[serde(default)]
        reach: Reach,
    },
    /// A finite number of things that are finished one after the other, such as towns that get something, until all
    /// have it: a share of whole numbers that never falls and may reach 100 %.
    #[schemars(extend("x-zh" = "逐个完成的有限个数，如各镇（街道）陆续建成：比例按整数个计，只增不减，可以达到 100%。"))]
    Completion {
        /// Name for people.
        #[schemars(extend("x-zh" = "名称。"))]
        title: Words,
        /// How many there are.
        #[schemars(extend("x-zh" = "总个数。"))]
        #[schemars(range(min = 1))]
        of: u32,
        /// Share of them that is finished at the end of the base year; the nearest whole number of them is.
        #[schemars(extend("x-zh" = "基年末已完成的比例，取最接近的整数个。"))]
        #[schemars(extend("x-within" = "share"))]
        start: Distribution,
        /// Chance that one of those taken on is finished in a year, which reports move; if not given, only reports tell.
        #[schemars(extend("x-zh" = "每年着手的每一个在当年完成的概率，随公布数修正；不写则只按公布数。"))]
        #[schemars(extend("x-within" = "share"))]
        pace: Option<Distribution>,
        /// How many of those left are taken on in a year; all of them if not given.
        #[schemars(extend("x-zh" = "每年着手的个数；不写则余下的全部着手。"))]
        #[schemars(range(min = 1))]
        occasions: Option<u32>,
        /// How far those of one year are finished together: correlation of their latent scores, 0 if not given.
        #[schemars(extend("x-zh" = "同一年内一起完成的程度：潜在得分的相关系数，不写为 0。"))]
        #[schemars(extend("x-within" = "share"))]
        together: Option<Distribution>,
        /// Count each of whose additions finishes one more, in place of a pace of its own; reports of what is finished tell
        /// of the count where it has none.
        #[schemars(extend("x-zh" = "按某个数量：该数量每增加一个即完成一个，不再写 `pace`；该数量没有公布值时，由已完成个数的公布值推知。"))]
        #[schemars(extend("x-names" = "process", "x-kind" = "count"))]
        by: Option<String>,
        /// Key in `datasets/sources.toml`.
        #[schemars(extend("x-zh" = "来源，填 `datasets/sources.toml` 里的键名。"))]
        #[schemars(extend("x-names" = "source"))]
        source: String,
        /// Place in the source.
        #[schemars(extend("x-zh" = "在来源中的位置（页、表、段）。"))]
        at: Option<String>,
        /// How it was obtained.
        #[schemars(extend("x-zh" = "取得方式。"))]
        evidence: Evidence,
        /// How the source was seen.
        #[schemars(extend("x-zh" = "来源的核实情况。"))]
        verification: Verification,
        /// What else to know.
        #[schemars(extend("x-zh" = "说明。"))]
        note: Option<Words>,
        /// Between which places a draw of it is shared.
        #[schemars(extend("x-zh" = "每次模拟的取值由哪一级共用。"))]
        #[serde(default)]
        reach: Reach,
    },
    /// A growth rate: independent normal innovations around an uncertain mean.
    #[schemars(extend("x-zh" = "增长率：各年独立、围绕均值的正态波动，均值本身不确定。"))]
    Growth {
        /// Name for people.
        #[schemars(extend("x-zh" = "名称。"))]
        title: Words,
        /// Mean yearly growth.
        #[schemars(extend("x-zh" = "年均增长率。"))]
        mean: Distribution,
        /// Standard deviation of a year's growth around the mean.
        #[schemars(extend("x-zh" = "各年增长率围绕均值的标准差。"))]
        volatility: Distribution,
        /// Key in `datasets/sources.toml`.
        #[schemars(extend("x-zh" = "来源，填 `datasets/sources.toml` 里的键名。"))]
        #[schemars(extend("x-names" = "source"))]
        source: String,
        /// Place in the source.
        #[schemars(extend("x-zh" = "在来源中的位置（页、表、段）。"))]
        at: Option<String>,
        /// How it was obtained.
        #[schemars(extend("x-zh" = "取得方式。"))]
        evidence: Evidence,
        /// How the source was seen.
        #[schemars(extend("x-zh" = "来源的核实情况。"))]
        verification: Verification,
        /// What else to know.
        #[schemars(extend("x-zh" = "说明。"))]
        note: Option<Words>,
        /// Between which places a draw of it is shared.
        #[schemars(extend("x-zh" = "每次模拟的取值由哪一级共用。"))]
        #[serde(default)]
        reach: Reach,
    },
}
