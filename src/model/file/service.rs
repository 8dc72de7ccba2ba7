//! `services.toml`: the ten systems of services, who may have them, and what they cost.

use indexmap::IndexMap;
use serde::{Deserialize, Serialize};

use crate::axes::Year;
use crate::model::rule::RuleFile;
use crate::source::{Evidence, Verification, Words};
use crate::statistics::sampling::Distribution;
use crate::units::Unit;

/// The ten systems of services.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum System {
    /// Income support.
    IncomeSupport,
    /// Insurance.
    Insurance,
    /// Care at home, by day, residential.
    Care,
    /// Rehabilitation.
    Rehabilitation,
    /// Assistive devices.
    Devices,
    /// Employment.
    Employment,
    /// Education.
    Education,
    /// Home modification.
    HomeModification,
    /// Culture and sport.
    CultureSport,
    /// Certificates.
    Certificates,
}

impl System {
    /// All systems, in the plan's order.
    pub const ALL: [System; 10] = [
        System::IncomeSupport,
        System::Insurance,
        System::Care,
        System::Rehabilitation,
        System::Devices,
        System::Employment,
        System::Education,
        System::HomeModification,
        System::CultureSport,
        System::Certificates,
    ];

    /// Name in both languages.
    pub fn title(self) -> Words {
        let (zh, en) = match self {
            System::IncomeSupport => ("收入保障", "Income support"),
            System::Insurance => ("社会保险", "Insurance"),
            System::Care => ("托养照护", "Care"),
            System::Rehabilitation => ("康复", "Rehabilitation"),
            System::Devices => ("辅助器具", "Assistive devices"),
            System::Employment => ("就业", "Employment"),
            System::Education => ("教育", "Education"),
            System::HomeModification => ("家庭无障碍改造", "Home modification"),
            System::CultureSport => ("文化体育", "Culture and sport"),
            System::Certificates => ("残疾人证", "Certificates"),
        };
        Words {
            zh: zh.into(),
            en: en.into(),
        }
    }
}

/// Of whom a service's eligible people are a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// Certificate holders at the end of the year.
    Holders,
    /// People certified in the year.
    NewHolders,
    /// People with a disability, certified or not.
    Disabled,
    /// Holders who work.
    Employed,
    /// Holders of working age who do not work.
    NotEmployed,
}

/// One service.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ServiceFile {
    /// One of the plan's ten systems.
    pub system: System,
    /// Name for people.
    pub title: Words,
    /// Of whom.
    pub basis: Basis,
    /// What is counted.
    pub unit: Unit,
    /// Rule: any of these clauses.
    pub eligible: Vec<RuleFile>,
    /// Process: share of the eligible who want or take it up.
    pub need: String,
    /// Process: share of the need that is met where no places limit it.
    pub coverage: Option<String>,
    /// Process: this part of the need goes here …
    pub split: Option<String>,
    /// … or the rest of it.
    pub complement: Option<String>,
    /// Whether unmet need is added to the next year's.
    #[serde(default)]
    pub carries_over: bool,
    /// Places that limit it.
    pub capacity: Option<CapacityFile>,
    /// Whether it is in force.
    #[serde(default = "in_force")]
    pub enabled: bool,
    /// Services that its recipients no longer receive.
    #[serde(default)]
    pub displaces: Vec<String>,
    /// Recipients published for the base year.
    pub observed: Option<ObservedFile>,
    /// Parameter: yearly log growth of recipients before the base year.
    pub history_growth: Option<String>,
    /// What it costs.
    pub cost: Option<CostFile>,
    /// Key in `datasets/sources.toml`.
    pub source: String,
    /// Place in the source.
    pub at: Option<String>,
    /// How the demand is obtained.
    pub evidence: Evidence,
}

const fn in_force() -> bool {
    true
}

/// A published fact.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ObservedFile {
    /// Fact of the plan.
    pub fact: String,
}

/// Places: `(existing + new units) · places in each`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CapacityFile {
    /// Process that counts new units.
    pub units: Option<String>,
    /// Units in the base year.
    pub existing: Distribution,
    /// Places in a unit.
    pub places: Distribution,
}

/// How often an amount is paid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Per {
    /// Twelve times a year.
    Month,
    /// Once a year, or once for each person-time.
    Year,
}

/// Rule by which an amount rises. The name of a growth process, or `fixed`.
pub type Uprating = String;

/// What a recipient costs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CostFile {
    /// Yuan, in the prices of `price_year`.
    pub amount: Distribution,
    /// How often.
    pub per: Per,
    /// Growth process by which it is uprated, or `fixed`.
    pub uprating: Uprating,
    /// Year of the prices.
    pub price_year: Year,
    /// Dated changes of the amount, as ratios to the rule.
    #[serde(default)]
    pub steps: Vec<StepFile>,
    /// Who pays, shares that add up to 1.
    pub payers: IndexMap<Payer, f64>,
    /// Key in `datasets/sources.toml`.
    pub source: String,
    /// How it was obtained.
    pub evidence: Evidence,
    /// How the source was seen.
    pub verification: Verification,
}

/// A dated change of a standard.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StepFile {
    /// From the start of this year.
    pub from: Year,
    /// Times what the uprating rule gives.
    pub ratio: f64,
}

/// Who pays.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Payer {
    /// The county.
    County,
    /// The prefecture-level city.
    City,
    /// The province.
    Province,
    /// The employment security fund and insurance funds.
    Fund,
}

impl Payer {
    /// All payers.
    pub const ALL: [Payer; 4] = [Payer::County, Payer::City, Payer::Province, Payer::Fund];

    /// Name in both languages.
    pub fn title(self) -> Words {
        let (zh, en) = match self {
            Payer::County => ("县级财政", "county"),
            Payer::City => ("市级财政", "prefecture"),
            Payer::Province => ("省级财政", "province"),
            Payer::Fund => ("基金与保险", "funds and insurance"),
        };
        Words {
            zh: zh.into(),
            en: en.into(),
        }
    }

    /// The word used in files.
    pub const fn key(self) -> &'static str {
        match self {
            Payer::County => "county",
            Payer::City => "city",
            Payer::Province => "province",
            Payer::Fund => "fund",
        }
    }
}
