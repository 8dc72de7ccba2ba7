//! `model.toml`: what is modelled, over which years, from which tables and parameters.

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{
    AttributeFile, DisabilityFile, FertilityFile, HouseholdsFile, MigrationFile, MoneyFile,
    MortalityFile, NeedFile, OutsideFile, OutsideViewsFile, PopulationFile, RegisterFile,
    SumAnchorFile, UpratingFile,
};
use crate::axes::Year;
use crate::model::exactly::exactly;
use crate::source::Words;

/// What is modelled, over which years, from which tables.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[schemars(extend("x-zh" = "测算什么、测算哪些年份、取用哪些数据表。"))]
#[serde(deny_unknown_fields)]
pub struct SettingsFile {
    /// Folder of the model from which everything is inherited that is not said here: the name of a
    /// folder beside this one, or the way to it from there, such as `../../zhejiang`.
    #[schemars(extend("x-zh" = "所继承的模型：与本文件夹并列的文件夹名，或从那里走到它的路径，如 `../../zhejiang`；本文件夹没写的都从它继承。"))]
    pub extends: Option<String>,
    /// What is not inherited: keys of the other model after the name of their file, such as
    /// `plan.targets` or `services.care_subsidy.observed`.
    #[schemars(extend("x-zh" = "不继承的项目：上述模型中“文件名.键名”，如 `plan.targets`、`services.<服务>.observed`。"))]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub without: Vec<String>,
    /// Name for people.
    #[schemars(extend("x-zh" = "名称。"))]
    pub title: Words,
    /// Office that hands papers in, as it stands under their titles; the federation of the place in
    /// `title` if none. Not inherited.
    #[schemars(extend("x-zh" = "出具报告的单位，印在标题之下；不写则由 `title` 里的地名加“残疾人联合会”。不继承。", "x-example" = "{ zh = '某县残疾人联合会', en = 'Disabled Persons’ Federation of a County' }"))]
    pub office: Option<Words>,
    /// Six-digit code of the place; stands for `{region}` wherever rows of a table are chosen.
    #[schemars(extend("x-zh" = "六位行政区划代码；选取数据行时代入 `{region}`。"))]
    pub region: Option<String>,
    /// Stocks at the end of this year are the starting point.
    #[schemars(extend("x-zh" = "基年：以该年年末的人数为起点。"))]
    #[schemars(extend("x-unit" = "year"))]
    pub base_year: Year,
    /// First year of the reconstructed past.
    #[schemars(extend("x-zh" = "回溯的起始年：基年以前从该年起还原。"))]
    #[schemars(extend("x-unit" = "year"))]
    pub history_from: Year,
    /// Last year projected.
    #[schemars(extend("x-zh" = "测算的末年。"))]
    #[schemars(extend("x-unit" = "year"))]
    pub until: Year,
    /// Years shown in tables and pyramids.
    #[schemars(extend("x-zh" = "表格与人口金字塔列出的年份。"))]
    #[schemars(extend("x-unit" = "year"))]
    pub milestones: Vec<Year>,
    /// Quantities that the summary of a run names, in its order.
    #[schemars(extend("x-zh" = "结果摘要列出的量，按此顺序。"))]
    #[serde(default)]
    #[schemars(extend("x-names" = "quantity"))]
    pub headline: Vec<String>,
    /// Parameter: part of an elicited drift that is left each year after the plan's last.
    #[schemars(extend("x-zh" = "参数：规划末年以后，研判的年变化（漂移）逐年保留的部分。", "x-unit" = "ratio"))]
    #[schemars(extend("x-names" = "parameter", "x-spread" = true))]
    pub drift_fade: Option<String>,
    /// What moves together; everything by itself where nothing is said.
    #[schemars(extend("x-zh" = "同地各数之间的相关；没写的各自独立。"))]
    pub together: Option<TogetherFile>,
    /// Number of draws unless told otherwise.
    #[schemars(extend("x-zh" = "模拟次数的默认值。"))]
    #[schemars(range(min = 1))]
    pub draws: usize,
    /// Seed unless told otherwise.
    #[schemars(extend("x-zh" = "随机种子的默认值。"))]
    pub seed: u64,
    /// The people who are there.
    #[schemars(extend("x-zh" = "人口。"))]
    pub population: PopulationFile,
    /// How they die.
    #[schemars(extend("x-zh" = "死亡。"))]
    pub mortality: MortalityFile,
    /// How they are born.
    #[schemars(extend("x-zh" = "生育。"))]
    pub fertility: FertilityFile,
    /// How they move.
    #[schemars(extend("x-zh" = "迁移。"))]
    pub migration: MigrationFile,
    /// Who has a disability and a certificate.
    #[schemars(extend("x-zh" = "残疾人口与持证残疾人。"))]
    pub disability: Option<DisabilityFile>,
    /// The county's own register of certificate holders: never inherited.
    #[schemars(extend("x-zh" = "本县持证残疾人登记册；不继承。"))]
    pub register: Option<RegisterFile>,
    /// What else the rules of services may ask about a holder.
    #[schemars(extend("x-zh" = "服务的资格规则可用的其他属性（年龄、性别、残疾类别、残疾等级以外）。"))]
    #[serde(default)]
    pub attributes: IndexMap<String, AttributeFile>,
    /// Who works.
    #[schemars(extend("x-zh" = "就业。"))]
    pub work: Option<WorkFile>,
    /// Who lives with whom.
    #[schemars(extend("x-zh" = "家庭户。"))]
    pub households: Option<HouseholdsFile>,
    /// Systems of services, in the plan's order.
    #[schemars(extend("x-zh" = "服务体系，按规划的顺序。"))]
    #[serde(default)]
    pub systems: IndexMap<String, Words>,
    /// Who pays for services.
    #[schemars(extend("x-zh" = "付款方。"))]
    #[serde(default)]
    pub payers: IndexMap<String, Words>,
    /// Needs that several services meet together: the share that is met is a quantity of this name.
    #[schemars(extend("x-zh" = "由几项服务共同满足的需求；满足率即以此键名为名的量。"))]
    #[serde(default)]
    pub needs: IndexMap<String, NeedFile>,
    /// Sums of money, and what their level is fixed on.
    #[schemars(extend("x-zh" = "资金合计，以及据以确定其水平的公布数。"))]
    pub money: Option<MoneyFile>,
    /// Rules by which amounts rise, where it is not known for sure or does not happen every year.
    #[schemars(extend("x-zh" = "标准的提标办法：办法本身不确定，或并非逐年调整。"))]
    #[serde(default, skip_serializing_if = "IndexMap::is_empty")]
    pub upratings: IndexMap<String, UpratingFile>,
    /// Counts of other places with which the services are compared.
    #[schemars(extend("x-zh" = "用来核对各项服务人数的外地数。"))]
    pub outside: Option<OutsideFile>,
    /// What carries the probability of a target that two outside views speak of; how such rates moved alone where nothing
    /// is said.
    #[schemars(extend("x-zh" = "目标有两种外部依据时，各占多少；不写则只按他处覆盖率的变动。"))]
    pub outside_views: Option<OutsideViewsFile>,
}

/// Correlations between numbers that one place has in common.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[schemars(extend("x-zh" = "同地各数之间的相关系数。"))]
#[serde(deny_unknown_fields)]
pub struct TogetherFile {
    /// Parameter: of the yearly moves of shares that move as coverage rates do elsewhere: the same people
    /// deliver them.
    #[schemars(extend("x-zh" = "参数：各项覆盖率年变动之间的相关系数（限于按他处覆盖率变动的比例；服务由同一批人提供）。"))]
    #[schemars(extend("x-names" = "parameter", "x-within" = "share"))]
    pub delivery: Option<String>,
    /// Parameter: of the amounts of services that were judged or assumed: the same prices and wages are
    /// behind them, and the same judgement.
    #[schemars(extend("x-zh" = "参数：研判或假设的各项单位成本之间的相关系数（物价、工资相同，判断也相同）。"))]
    #[schemars(extend("x-names" = "parameter", "x-within" = "share"))]
    pub amounts: Option<String>,
}

/// Work among certificate holders.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[schemars(extend("x-zh" = "持证残疾人就业。"))]
#[serde(deny_unknown_fields)]
pub struct WorkFile {
    /// Working age, both ends included.
    #[schemars(extend("x-zh" = "劳动年龄，含两端。", "x-unit" = "years of age"))]
    #[serde(deserialize_with = "exactly")]
    pub ages: [usize; 2],
    /// Process: share of holders of working age who work.
    #[schemars(extend("x-zh" = "过程：劳动年龄持证残疾人的就业率。"))]
    #[schemars(extend("x-names" = "process", "x-kind" = "share"))]
    pub rate: String,
    /// The published sum of new jobs.
    #[schemars(extend("x-zh" = "公布的新增就业人数合计。"))]
    pub entry_anchor: SumAnchorFile,
    /// Process: share of the employed in proportional, concentrated and self-employment.
    #[schemars(extend("x-zh" = "过程：就业者中按比例就业、集中就业、个体就业的比例。"))]
    #[schemars(extend("x-names" = "process", "x-kind" = "share"))]
    pub forms: String,
}
