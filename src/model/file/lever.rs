//! `[[lever]]` of a scenario: what a planner would do, in a planner's words.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::uprating::Uprating;
use crate::axes::Year;
use crate::model::rule::RuleFile;

/// How something takes hold over some years.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(extend("x-zh" = "怎样分年到位。"))]
#[serde(rename_all = "snake_case")]
pub enum Phase {
    /// As much in each year.
    #[schemars(extend("x-zh" = "每年一样多。"))]
    #[default]
    Linear,
    /// Most of it first: what is left is done by squares, so that of three years the first does five ninths.
    #[schemars(extend("x-zh" = "先多后少：三年到位的，第一年完成九分之五。"))]
    Front,
}

/// One thing that is done about a service, from a year on.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[schemars(extend("x-zh" = "自某年起对一项服务采取的措施。", "x-example" = "{ from = 2027, phase_in = 3, phase = 'front', standard = 600.0, coverage = 0.99, eligible = [{ grade = ['1', '2'] }], add_centres = 2.0, places = 30.0, staff = 6.0, capital = 2000000.0, running = 300000.0 }"))]
#[serde(deny_unknown_fields)]
pub struct LeverFile {
    /// The service.
    #[schemars(extend("x-zh" = "服务。"))]
    #[schemars(extend("x-names" = "service"))]
    pub service: String,
    /// First year.
    #[schemars(extend("x-zh" = "起始年。", "x-unit" = "year"))]
    #[serde(alias = "in")]
    pub from: Year,
    /// Years over which it takes hold; at once if not given.
    #[schemars(extend("x-zh" = "分几年到位；不写则一步到位。"))]
    #[serde(default)]
    pub phase_in: u32,
    /// How it takes hold over these years.
    #[schemars(extend("x-zh" = "这几年里怎样到位。"))]
    #[serde(default)]
    pub phase: Phase,
    /// Yuan for each payment in that year; from then on it is uprated as before.
    #[schemars(extend("x-zh" = "当年每次支付的标准（元）；其后照原办法提标。", "x-unit" = "yuan"))]
    pub standard: Option<f64>,
    /// Share of the need that is met, from 0 to 1, whatever the usual pace.
    #[schemars(extend("x-zh" = "覆盖率，0 到 1，不论惯常进度。", "x-unit" = "ratio", "x-within" = "share"))]
    pub coverage: Option<f64>,
    /// Who may have it from then on: any of these clauses.
    #[schemars(extend("x-zh" = "此后的资格规则：符合任一条即可。"))]
    pub eligible: Option<Vec<RuleFile>>,
    /// How the amount rises from then on.
    #[schemars(extend("x-zh" = "此后的提标办法。"))]
    pub uprating: Option<Uprating>,
    /// Centres that are added, with places as in the others unless `places` says otherwise.
    #[schemars(extend("x-zh" = "新增机构数；每家床位（名额）与现有的相同，除非写了 `places`。", "x-unit" = "units"))]
    pub add_centres: Option<f64>,
    /// Places in each centre that is added.
    #[schemars(extend("x-zh" = "每家新增机构的床位（名额）数。", "x-unit" = "places in each"))]
    pub places: Option<f64>,
    /// Staff in each centre that is added; as in the others if not given.
    #[schemars(extend("x-zh" = "每家新增机构的工作人员数；不写则与现有的相同。", "x-unit" = "persons"))]
    pub staff: Option<f64>,
    /// Yuan to build each centre that is added, in the prices of the year; as for the others if not given.
    #[schemars(extend("x-zh" = "每家新增机构的建设投入（元，当年价）；不写则与其他机构相同。", "x-unit" = "yuan"))]
    pub capital: Option<f64>,
    /// Yuan a year to run each centre that is added, whoever comes; as for the others if not given.
    #[schemars(extend("x-zh" = "每家新增机构每年的固定运转经费（元），与来人多少无关；不写则与其他机构相同。", "x-unit" = "yuan"))]
    pub running: Option<f64>,
}
