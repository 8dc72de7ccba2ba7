//! `[disability]` of `model.toml`: who has a disability, and who holds a certificate.

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::TableFile;
use crate::axes::Category;
use crate::model::exactly::{exactly, exactly_if_any};

/// Disability and certificates.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[schemars(extend("x-zh" = "残疾人口与持证残疾人。"))]
#[serde(deny_unknown_fields)]
pub struct DisabilityFile {
    /// The national survey; its rows by age say which bands of age there are, such as `0-14` and `60+`.
    #[schemars(extend("x-zh" = "全国残疾人抽样调查表；有哪些年龄段，由表中按年龄的各行写明，如 `0-14`、`60+`。"))]
    pub survey: TableFile,
    /// The population in which it was taken.
    #[schemars(extend("x-zh" = "调查时的人口。"))]
    pub standard: TableFile,
    /// Shares of the four grades, to split the survey's two groups of grades.
    #[schemars(extend("x-zh" = "四个残疾等级的构成，用以拆分调查的两个等级组。"))]
    pub grades: TableFile,
    /// Number of structures (age × sex × category × grade) drawn for the uncertainty of its margins.
    #[schemars(extend("x-zh" = "为反映调查边际分布的误差，抽取多少套结构（年龄 × 性别 × 残疾类别 × 残疾等级）。"))]
    pub structures: usize,
    /// Service whose published recipients fix the level of registration …
    #[schemars(extend("x-zh" = "以哪项服务公布的享受人数确定持证比例的水平；或用 `holders`。"))]
    #[schemars(extend("x-names" = "service"))]
    pub anchored_on: Option<String>,
    /// … or the published number of holders: parameters by year, of which the base year's is used.
    #[schemars(extend("x-zh" = "或以公布的持证残疾人数确定持证比例的水平：按年份写参数，取基年的一个。"))]
    #[serde(default)]
    #[schemars(extend("x-names" = "parameter", "x-within" = "positive"))]
    pub holders: IndexMap<String, String>,
    /// Parameter: yearly log change of prevalence.
    #[schemars(extend("x-zh" = "参数：现患率的年变化（对数）。", "x-unit" = "log change a year"))]
    #[schemars(extend("x-names" = "parameter"))]
    pub trend: String,
    /// Parameter: registration of grades 3–4 relative to 1–2.
    #[schemars(extend("x-zh" = "参数：三、四级持证比例相对一、二级的倍数。"))]
    #[schemars(extend("x-names" = "parameter", "x-within" = "positive"))]
    pub mild_registration: String,
    /// How holders are made up by category and grade, as registers are; without it, as people with a
    /// disability are.
    #[schemars(extend("x-zh" = "持证残疾人的残疾类别与残疾等级构成，按登记册；不写则与残疾人口的构成一致。"))]
    pub composition: Option<CompositionFile>,
    /// Parameter: log change of registration per ten years above fifty.
    #[schemars(extend("x-zh" = "参数：五十岁以上每长十岁持证比例的变化（对数）。", "x-unit" = "log change in ten years of age"))]
    #[schemars(extend("x-names" = "parameter"))]
    pub registration_by_age: String,
    /// Parameter: mean yearly growth of registration; with build_up, once the register stands.
    #[schemars(extend("x-zh" = "参数：持证比例的年均增长；写了 build_up 时指登记册建成之后。", "x-unit" = "log change a year"))]
    #[schemars(extend("x-names" = "parameter"))]
    pub registration_growth: String,
    /// Parameters: what is added to that growth for holders up to 29, from 30 to 59, and of 60 and over.
    #[schemars(extend("x-zh" = "参数：29 岁及以下、30～59 岁、60 岁及以上的持证比例，年增长各在上项之外另加多少。", "x-unit" = "log change a year"))]
    #[schemars(extend("x-names" = "parameter"))]
    #[serde(default, deserialize_with = "exactly_if_any")]
    pub registration_growth_by_age: Option<[String; 3]>,
    /// How much faster registration grows while the register is built up; not at all if none.
    #[schemars(extend("x-zh" = "登记册建设期间，持证比例另有的增长；不写则没有。"))]
    pub build_up: Option<BuildUpFile>,
    /// How the growth of one place's holders deviates from what is expected of all; not at all if none.
    #[schemars(extend("x-zh" = "一地持证人数的增长与各地一般水平的偏离；不写则不偏离。"))]
    pub pace: Option<PaceFile>,
    /// How registration moves by chance around that mean; not at all if none.
    #[schemars(extend("x-zh" = "新办证围绕上述均值的随机波动；不写则不波动。"))]
    pub registration: Option<RegistrationFile>,
    /// Parameter: intensity of new certificates relative to the one that keeps registration.
    #[schemars(extend("x-zh" = "参数：新办证强度，1 为恰好维持现有持证比例。"))]
    #[schemars(extend("x-names" = "parameter", "x-within" = "not_negative"))]
    pub inflow_level: String,
    /// Parameters: relative mortality at 45, grade 1 to 4.
    #[schemars(extend("x-zh" = "参数：一级至四级的相对死亡率（45 岁）。"))]
    #[schemars(extend("x-names" = "parameter", "x-within" = "positive"))]
    #[serde(deserialize_with = "exactly")]
    pub relative_mortality: [String; 4],
    /// Parameter: further factor for psychiatric disability.
    #[schemars(extend("x-zh" = "参数：精神残疾在此之上再乘的倍数。"))]
    #[schemars(extend("x-names" = "parameter", "x-within" = "positive"))]
    pub relative_mortality_psychiatric: String,
    /// Parameter: log change of the excess per ten years above 45.
    #[schemars(extend("x-zh" = "参数：45 岁以上每长十岁，相对死亡率超出部分的变化（对数）。", "x-unit" = "log change in ten years of age"))]
    #[schemars(extend("x-names" = "parameter"))]
    pub relative_mortality_by_age: String,
    /// Parameter: regrading to the next more severe grade.
    #[schemars(extend("x-zh" = "参数：残疾等级加重一级的年强度。"))]
    #[schemars(extend("x-names" = "parameter", "x-within" = "not_negative"))]
    pub worsening: String,
    /// Parameter: regrading to the next milder grade.
    #[schemars(extend("x-zh" = "参数：残疾等级减轻一级的年强度。"))]
    #[schemars(extend("x-names" = "parameter", "x-within" = "not_negative"))]
    pub improvement: String,
    /// Parameter: cancellations and moves.
    #[schemars(extend("x-zh" = "参数：残疾人证注销与迁出的年强度。"))]
    #[schemars(extend("x-names" = "parameter", "x-within" = "not_negative"))]
    pub cancellation: String,
    /// Parameter: error of the survey's margins, a ratio around 1.
    #[schemars(extend("x-zh" = "参数：调查边际分布的误差，为 1 上下的倍数。"))]
    #[schemars(extend("x-names" = "parameter", "x-within" = "positive"))]
    pub margin_error: String,
    /// Parameters: rise of each category with age.
    #[schemars(extend("x-zh" = "参数：各残疾类别现患率随年龄上升的快慢。", "x-unit" = "log change a year of age"))]
    #[schemars(extend("x-names" = "parameter"))]
    pub shape: IndexMap<Category, String>,
}

/// What registers say of the holders of the base year: parameters. Numbers of a category are per holder with a
/// physical disability.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[schemars(extend("x-zh" = "登记册所示基年持证残疾人的构成（参数）；各残疾类别按每名肢体残疾持证人对应多少人计。"))]
#[serde(deny_unknown_fields)]
pub struct CompositionFile {
    /// Visual, per physical.
    #[schemars(extend("x-zh" = "参数：视力残疾，按每名肢体残疾持证人计。"))]
    #[schemars(extend("x-names" = "parameter", "x-within" = "positive"))]
    pub visual: String,
    /// Hearing and speech together, per physical.
    #[schemars(extend("x-zh" = "参数：听力与言语残疾合计，按每名肢体残疾持证人计。"))]
    #[schemars(extend("x-names" = "parameter", "x-within" = "positive"))]
    pub hearing_and_speech: String,
    /// Part of hearing and speech that is speech.
    #[schemars(extend("x-zh" = "参数：听力与言语残疾中言语残疾的比例。"))]
    #[schemars(extend("x-names" = "parameter", "x-within" = "share"))]
    pub speech_share: String,
    /// Intellectual, per physical.
    #[schemars(extend("x-zh" = "参数：智力残疾，按每名肢体残疾持证人计。"))]
    #[schemars(extend("x-names" = "parameter", "x-within" = "positive"))]
    pub intellectual: String,
    /// Psychiatric, per physical.
    #[schemars(extend("x-zh" = "参数：精神残疾，按每名肢体残疾持证人计。"))]
    #[schemars(extend("x-names" = "parameter", "x-within" = "positive"))]
    pub psychiatric: String,
    /// Multiple, per physical.
    #[schemars(extend("x-zh" = "参数：多重残疾，按每名肢体残疾持证人计。"))]
    #[schemars(extend("x-names" = "parameter", "x-within" = "positive"))]
    pub multiple: String,
    /// Part of grades 1 and 2 that is grade 1.
    #[schemars(extend("x-zh" = "参数：一、二级中一级的比例。"))]
    #[schemars(extend("x-names" = "parameter", "x-within" = "share"))]
    pub grade_1: String,
    /// Part of grades 3 and 4 that is grade 3.
    #[schemars(extend("x-zh" = "参数：三、四级中三级的比例。"))]
    #[schemars(extend("x-names" = "parameter", "x-within" = "share"))]
    pub grade_3: String,
    /// How much likelier grades 1 and 2 are among psychiatric holders: log of the ratio of the odds.
    #[schemars(extend("x-zh" = "参数：精神残疾持证人属一、二级的倾向，按比数比的对数计。", "x-unit" = "log odds"))]
    #[schemars(extend("x-names" = "parameter"))]
    pub psychiatric_severe: String,
}

/// Parameters of the growth that a register has while it is built up.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[schemars(extend("x-zh" = "登记册建设期间另有增长的参数。"))]
#[serde(deny_unknown_fields)]
pub struct BuildUpFile {
    /// Parameter: yearly growth of registration in the base year beyond the one that stays.
    #[schemars(extend("x-zh" = "参数：基年持证比例在长期增长之外另有的年增长。", "x-unit" = "log change a year"))]
    #[schemars(extend("x-names" = "parameter"))]
    pub growth: String,
    /// Parameter: how much of it is left a year later.
    #[schemars(extend("x-zh" = "参数：另有的增长到次年保留的部分。"))]
    #[schemars(extend("x-names" = "parameter", "x-within" = "share"))]
    pub left: String,
}

/// Parameters of how the yearly log growth of one place's holders deviates: a part that lasts and noise of one
/// year, for all holders and further for each category. A register of several years teaches them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[schemars(extend("x-zh" = "一地持证人数年增长（对数）偏离的参数：持续部分与当年部分，先全体、再分残疾类别；由多年登记册校准。"))]
#[serde(deny_unknown_fields)]
pub struct PaceFile {
    /// Parameter: how much of a lasting deviation stays a year later.
    #[schemars(extend("x-zh" = "参数：持续偏离到次年保留的部分。"))]
    #[schemars(extend("x-names" = "parameter", "x-within" = "share"))]
    pub persistence: String,
    /// Parameter: standard deviation of the lasting part.
    #[schemars(extend("x-zh" = "参数：持续偏离的标准差。"))]
    #[schemars(extend("x-names" = "parameter", "x-within" = "not_negative"))]
    pub spread: String,
    /// Parameter: standard deviation of one year's noise.
    #[schemars(extend("x-zh" = "参数：当年偏离的标准差。"))]
    #[schemars(extend("x-names" = "parameter", "x-within" = "not_negative"))]
    pub noise: String,
    /// Parameter: how much of a category's lasting deviation beside all holders stays a year later.
    #[schemars(extend("x-zh" = "参数：各残疾类别相对全体的持续偏离，到次年保留的部分。"))]
    #[schemars(extend("x-names" = "parameter", "x-within" = "share"))]
    pub category_persistence: String,
    /// Parameter: standard deviation of the lasting part of a category beside all holders.
    #[schemars(extend("x-zh" = "参数：各残疾类别相对全体的持续偏离的标准差。"))]
    #[schemars(extend("x-names" = "parameter", "x-within" = "not_negative"))]
    pub category_spread: String,
    /// Parameter: standard deviation of one year's noise of a category beside all holders.
    #[schemars(extend("x-zh" = "参数：各残疾类别相对全体的当年偏离的标准差。"))]
    #[schemars(extend("x-names" = "parameter", "x-within" = "not_negative"))]
    pub category_noise: String,
    /// Parameter: standard deviation of one year's noise of a span of age beside all holders.
    #[schemars(extend("x-zh" = "参数：各年龄段相对全体的当年偏离的标准差。"))]
    #[schemars(extend("x-names" = "parameter", "x-within" = "not_negative"))]
    pub span_noise: String,
}

/// Parameters of the chance in new certificates, an autoregression of the first order of the logarithm
/// of their intensity.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[schemars(extend("x-zh" = "新办证随机波动的参数：新办证强度的对数按一阶自回归变动。"))]
#[serde(deny_unknown_fields)]
pub struct RegistrationFile {
    /// Parameter: how much of a deviation stays a year later.
    #[schemars(extend("x-zh" = "参数：偏离到次年保留的部分。"))]
    #[schemars(extend("x-names" = "parameter", "x-within" = "share", "x-spread" = true))]
    pub persistence: String,
    /// Parameter: standard deviation of the logarithm of the intensity over many years.
    #[schemars(extend("x-zh" = "参数：新办证强度的对数的多年标准差。"))]
    #[schemars(extend("x-names" = "parameter", "x-within" = "not_negative", "x-spread" = true))]
    pub volatility: String,
}
