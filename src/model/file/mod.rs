//! The model as written: one structure for each file of a model folder, nothing checked yet.
//!
#![doc = include_str!("../../../models/FORMAT.md")]
//!
//! `settings` is `model.toml`, `number` `parameters.toml`, `process` `processes.toml` (`process_kind` says what is
//! particular to each kind, `walk_scale` and `value_range` how and where its values move, `process_parts` what all say), `service` and `cost`
//! `services.toml`, `observation` `observations.toml`, `plan` and `target` `plan.toml`, `towns` `towns.toml`, `work` `sources.toml`; what a
//! target may be stands in `nature`, `measure`, `relation`, `hold` and `things`.
//!
//! What a key means stands at its declaration in both languages: in English as the comment, in Chinese
//! as `x-zh`.

mod attribute;
mod calibration;
mod cost;
mod description;
mod disability;
mod elsewhere;
mod hold;
mod household;
mod lever;
mod measure;
mod money;
mod nature;
mod number;
mod observation;
mod outside;
mod outside_views;
mod own_source;
mod plan;
mod population;
mod process;
mod process_kind;
mod process_parts;
mod province;
mod register;
mod relation;
mod scenario;
mod service;
mod settings;
mod several;
mod table;
mod target;
mod things;
mod towns;
mod uprating;
mod value_range;
mod vital;
mod walk_scale;

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use attribute::{AttributeFile, Household, ShareOf};
pub use calibration::{CalibratedFile, CalibrationFile, EvidenceFile, EvidenceKind};
pub use cost::{CostFile, Per, StepFile, TieFile, TierFile, ToldFile, UnitCostFile};
pub use description::{description, format};
pub use disability::{BuildUpFile, CompositionFile, DisabilityFile, PaceFile, RegistrationFile};
pub use elsewhere::{ElsewhereFile, HoldersElsewhereFile, RegisteredElsewhereFile};
pub use hold::Hold;
pub use household::HouseholdsFile;
pub use lever::{LeverFile, Phase};
pub use measure::{CompositeKind, MeasureFile, process_of};
pub use money::{MoneyFile, MoneySumFile, NeedFile, SumAnchorFile};
pub use nature::Nature;
pub use number::{ParameterFile, SpreadFile};
pub use observation::{
    NEVER, ObservationFile, ObservationsFile, PeopleQuantity, recipients_called, recipients_in,
    recipients_of,
};
pub use outside::OutsideFile;
pub use outside_views::OutsideViewsFile;
pub use own_source::OwnSourceFile;
pub use plan::{DocumentFile, FactFile, FactKind, PlanFile};
pub use population::{MigrantsFile, PopulationFile, RegisteredFile};
pub use process::{JumpsFile, ProcessFile};
pub use process_kind::ProcessKind;
pub use process_parts::ProcessParts;
pub use province::{ProvinceFile, TotalFile};
pub use register::RegisterFile;
pub use relation::{Relation, Way};
pub use scenario::ScenarioFile;
pub use service::{Basis, CapacityFile, ObservedFile, ServiceFile};
pub use settings::{SettingsFile, TogetherFile, WorkFile};
pub use table::TableFile;
pub use target::TargetFile;
pub use things::{CountedFile, ThingsFile};
pub use towns::{
    ConcentrationFile, ConcentrationsFile, TownCountFile, TownFile, TownTableFile, TownsFile,
    is_for_other_towns, is_town_called,
};
pub use uprating::{Uprating, UpratingFile, UpratingOffered, WayFile};
pub use value_range::ValueRange;
pub use vital::{FertilityFile, MigrationFile, MortalityFile};
pub use walk_scale::{HALF_A_PER_CENT, WalkScale};

/// A whole model folder as written, with a scenario's changes already laid over it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[schemars(extend("x-zh" = "一个模型文件夹的全部声明，已并入情景的改动。"))]
#[serde(deny_unknown_fields)]
pub struct ModelFile {
    /// What is modelled, over which years, from which tables.
    #[schemars(extend("x-zh" = "测算什么、测算哪些年份、取用哪些数据表。"))]
    pub model: SettingsFile,
    /// Numbers as distributions, each with its source: one section for each.
    #[schemars(extend("x-zh" = "参数：以概率分布表示的数，逐一注明来源；一个参数一节。"))]
    pub parameters: IndexMap<String, ParameterFile>,
    /// What moves by chance from year to year: one section for each.
    #[schemars(extend("x-zh" = "过程：逐年随机变动的比例、水平、数量与增长率；一个过程一节。"))]
    #[serde(default)]
    pub processes: IndexMap<String, ProcessFile>,
    /// Services, who may have them, and what they cost: one section for each.
    #[schemars(extend("x-zh" = "服务：项目、享受对象与单位成本；一项服务一节。"))]
    #[serde(default)]
    pub services: IndexMap<String, ServiceFile>,
    /// What a plan says of the past, and what it aims at.
    #[schemars(extend("x-zh" = "规划：对既往的表述与规划目标。"))]
    #[serde(default)]
    pub plan: PlanFile,
    /// What was reported after the base year.
    #[schemars(extend("x-zh" = "基年以后公布的数。"))]
    #[serde(default)]
    pub observations: ObservationsFile,
    /// The towns of the county, and what is known of each.
    #[schemars(extend("x-zh" = "本县的镇（街道）及各镇（街道）已知的数。"))]
    pub towns: Option<TownsFile>,
    /// Works that numbers of this model come from and the datasets do not have: one section for each.
    #[schemars(extend("x-zh" = "本模型自己的来源，`datasets/sources.toml` 里没有的；一个来源一节。"))]
    #[serde(default)]
    pub sources: IndexMap<String, OwnSourceFile>,
}
