//! The model as written: one structure for each file of a model folder, nothing checked yet.

use indexmap::IndexMap;
use serde::{Deserialize, Serialize};

use crate::axes::{Category, Sex, Year};
use crate::source::{Evidence, Verification, Words};
use crate::statistics::sampling::Distribution;
use crate::units::Unit;

use super::rule::RuleFile;

/// A whole model folder as written, with a scenario's changes already laid over it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ModelFile {
    /// `model.toml`.
    pub model: SettingsFile,
    /// `parameters.toml`.
    pub parameters: IndexMap<String, ParameterFile>,
    /// `processes.toml`.
    #[serde(default)]
    pub processes: IndexMap<String, ProcessFile>,
    /// `services.toml`.
    #[serde(default)]
    pub services: IndexMap<String, ServiceFile>,
    /// `plan.toml`.
    #[serde(default)]
    pub plan: PlanFile,
    /// `observations.toml`.
    #[serde(default)]
    pub observations: ObservationsFile,
}

/// `model.toml`: what is modelled, over which years, from which tables.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SettingsFile {
    /// Name for people.
    pub title: Words,
    /// Stocks at the end of this year are the starting point.
    pub base_year: Year,
    /// First year of the reconstructed past.
    pub history_from: Year,
    /// Last year projected.
    pub until: Year,
    /// Years shown in tables and pyramids.
    pub milestones: Vec<Year>,
    /// Number of draws unless told otherwise.
    pub draws: usize,
    /// Seed unless told otherwise.
    pub seed: u64,
    /// The people who are there.
    pub population: PopulationFile,
    /// How they die.
    pub mortality: MortalityFile,
    /// How they are born.
    pub fertility: FertilityFile,
    /// How they move.
    pub migration: MigrationFile,
    /// Who has a disability and a certificate.
    pub disability: Option<DisabilityFile>,
    /// Who is poor.
    pub income: Option<IncomeFile>,
    /// Who works.
    pub work: Option<WorkFile>,
    /// What money is anchored on.
    pub money: Option<MoneyFile>,
    /// School ages.
    pub education: Option<EducationFile>,
}

/// A table of the datasets folder, with the rows wanted.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TableFile {
    /// Folder under `datasets/`.
    pub dataset: String,
    /// Table in it.
    pub table: String,
    /// Text columns and the value they must have.
    #[serde(default, rename = "where")]
    pub filter: IndexMap<String, String>,
    /// The release to use whatever was known later.
    pub round: Option<Year>,
}

/// Where the starting population comes from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PopulationFile {
    /// A census of residents by age group and sex; the newest one known is used.
    pub census: Option<TableFile>,
    /// Or a table of the population itself by year, age group and sex.
    pub table: Option<TableFile>,
    /// The step from residents to the registered population, by census year.
    #[serde(default)]
    pub registered: IndexMap<String, RegisteredFile>,
    /// The ages of migrants.
    pub migrants: Option<MigrantsFile>,
}

/// Parameters of the step from residents to registered people.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RegisteredFile {
    /// Parameter: registered people.
    pub total: String,
    /// Parameter: residents registered elsewhere.
    pub in_migrants: String,
}

/// Parameters of the age schedule of migrants.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MigrantsFile {
    /// Parameter: age at the peak.
    pub peak_age: String,
    /// Parameter: spread around it.
    pub age_spread: String,
    /// Parameter: level at every age, relative to the peak.
    pub floor: String,
}

/// Mortality.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MortalityFile {
    /// Death rates by period, age group and sex.
    pub rates: TableFile,
    /// First year of the periods that the trend is fitted on.
    pub from: Year,
    /// Life expectancy as projected, with its spread; the fitted trend alone if none.
    pub outlook: Option<TableFile>,
    /// Parameter: rates relative to the table.
    pub level: String,
    /// Parameter: pace of decline relative to the fitted drift.
    pub pace: String,
}

/// Fertility.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FertilityFile {
    /// Rates by age of mother.
    pub pattern: TableFile,
    /// Total fertility by year as estimated.
    pub path: TableFile,
    /// Total fertility as projected, with its spread.
    pub outlook: TableFile,
    /// Boys for each girl at birth.
    pub sex_ratio: String,
    /// Parameter: fertility relative to the table.
    pub level: String,
}

/// Net migration.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MigrationFile {
    /// Parameter: mean net rate.
    pub rate: String,
    /// Parameter: how much of a deviation stays a year later.
    pub persistence: String,
    /// Parameter: yearly innovation.
    pub volatility: String,
}

/// Disability and certificates.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DisabilityFile {
    /// The national survey.
    pub survey: TableFile,
    /// The population in which it was taken.
    pub standard: TableFile,
    /// Shares of the four grades, to split the survey's two groups of grades.
    pub grades: TableFile,
    /// Number of structures (age × sex × category × grade) drawn for the uncertainty of its margins.
    pub structures: usize,
    /// Service whose published recipients fix the level of registration.
    pub anchored_on: String,
    /// Parameter: yearly log change of prevalence.
    pub trend: String,
    /// Parameter: registration of grades 3–4 relative to 1–2.
    pub mild_registration: String,
    /// Parameter: log change of registration per ten years above fifty.
    pub registration_by_age: String,
    /// Parameter: yearly growth of registration.
    pub registration_growth: String,
    /// Parameter: intensity of new certificates relative to the one that keeps registration.
    pub inflow_level: String,
    /// Parameters: relative mortality at 45, grade 1 to 4.
    pub relative_mortality: [String; 4],
    /// Parameter: further factor for psychiatric disability.
    pub relative_mortality_psychiatric: String,
    /// Parameter: log change of the excess per ten years above 45.
    pub relative_mortality_by_age: String,
    /// Parameter: regrading to the next more severe grade.
    pub worsening: String,
    /// Parameter: regrading to the next milder grade.
    pub improvement: String,
    /// Parameter: cancellations and moves.
    pub cancellation: String,
    /// Parameter: error of the survey's margins, a ratio around 1.
    pub margin_error: String,
    /// Parameters: rise of each category with age.
    pub shape: IndexMap<Category, String>,
}

/// Low income among certificate holders.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IncomeFile {
    /// Service whose published recipients fix the share of low income.
    pub anchored_on: String,
    /// Parameter: odds of low income among grades 1–2 relative to 3–4.
    pub severe_ratio: String,
}

/// Work among certificate holders.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WorkFile {
    /// Working age, both ends included.
    pub ages: [usize; 2],
    /// Process: share of holders of working age who work.
    pub rate: String,
    /// The published sum of new jobs.
    pub entry_anchor: SumAnchorFile,
    /// Process: share of the employed in proportional, concentrated and self-employment.
    pub forms: String,
}

/// A published sum over several years and its error.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SumAnchorFile {
    /// Fact of the plan.
    pub fact: String,
    /// Parameter: its error, a ratio around 1.
    pub error: String,
}

/// What the level of money is fixed on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MoneyFile {
    /// The published sum, if there is one.
    pub anchor: Option<MoneyAnchorFile>,
    /// Process that turns money of each year into money of the base year.
    pub price_index: String,
}

/// A published sum of money over several years.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MoneyAnchorFile {
    /// Fact of the plan.
    pub fact: String,
    /// Services that it was paid for.
    pub services: Vec<String>,
    /// Parameter: its error, a ratio around 1.
    pub error: String,
}

/// School ages.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EducationFile {
    /// Ages of upper secondary school, both ends included.
    pub upper_secondary_ages: [usize; 2],
}

/// One parameter.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ParameterFile {
    /// Name for people.
    pub title: Words,
    /// Unit in words.
    pub unit: String,
    /// What it may be.
    pub distribution: SpreadFile,
    /// Key in `datasets/sources.toml`.
    pub source: String,
    /// Place in the source.
    pub at: Option<String>,
    /// How it was obtained.
    pub evidence: Evidence,
    /// How the source was seen.
    pub verification: Verification,
    /// What else to know.
    pub note: Option<Words>,
}

/// A distribution, or a rule by which the program computes one from a table.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum SpreadFile {
    /// See [`Distribution::Fixed`].
    Fixed {
        /// The value.
        value: f64,
    },
    /// See [`Distribution::Normal`].
    Normal {
        /// Mean.
        mean: f64,
        /// Standard deviation.
        sd: f64,
    },
    /// See [`Distribution::Lognormal`].
    Lognormal {
        /// Median.
        median: f64,
        /// Standard deviation of the logarithm.
        sd_log: f64,
    },
    /// See [`Distribution::LogitNormal`].
    LogitNormal {
        /// Median.
        median: f64,
        /// Standard deviation of the logit.
        sd_logit: f64,
    },
    /// See [`Distribution::Pert`].
    Pert {
        /// Least value.
        low: f64,
        /// Most likely value.
        mode: f64,
        /// Greatest value.
        high: f64,
    },
    /// See [`Distribution::Uniform`].
    Uniform {
        /// Least value.
        low: f64,
        /// Greatest value.
        high: f64,
    },
    /// See [`Distribution::Beta`].
    Beta {
        /// Mean.
        mean: f64,
        /// Standard deviation.
        sd: f64,
    },
    /// See [`Distribution::Gamma`].
    Gamma {
        /// Mean.
        mean: f64,
        /// Standard deviation.
        sd: f64,
    },
    /// Normal around `pull · (mean yearly log growth of a series − less)`.
    ///
    /// Only the years known by then count, so that the value moves with `--as-of`.
    Growth {
        /// The series: rows with a year and a value.
        series: TableFile,
        /// First year used.
        from: Year,
        /// Last year used.
        until: Option<Year>,
        /// Growth that something else explains.
        less: f64,
        /// Part of the rest that carries over.
        pull: f64,
        /// Standard deviation.
        sd: f64,
    },
}

impl SpreadFile {
    /// The distribution, where it does not have to be computed from a table.
    pub fn plain(&self) -> Option<Distribution> {
        Some(match *self {
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
            SpreadFile::Growth { .. } => return None,
        })
    }
}

/// One process: something that moves by chance from year to year.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum ProcessFile {
    /// Logit random walk with drift, between 0 and 1.
    Share {
        /// Name for people.
        title: Words,
        /// Value at the end of the base year.
        start: Distribution,
        /// Yearly change of the logit.
        drift: Distribution,
        /// Standard deviation of the yearly innovation of the logit.
        volatility: Distribution,
        /// Key in `datasets/sources.toml`.
        source: String,
        /// Place in the source.
        at: Option<String>,
        /// How it was obtained.
        evidence: Evidence,
        /// How the source was seen.
        verification: Verification,
        /// What else to know.
        note: Option<Words>,
    },
    /// Log random walk with drift, above 0.
    Level {
        /// Name for people.
        title: Words,
        /// Unit.
        unit: Unit,
        /// Value at the end of the base year.
        start: Distribution,
        /// Yearly change of the logarithm.
        drift: Distribution,
        /// Standard deviation of the yearly innovation of the logarithm.
        volatility: Distribution,
        /// Key in `datasets/sources.toml`.
        source: String,
        /// Place in the source.
        at: Option<String>,
        /// How it was obtained.
        evidence: Evidence,
        /// How the source was seen.
        verification: Verification,
        /// What else to know.
        note: Option<Words>,
    },
    /// A number of things to which a Poisson number is added each year.
    Count {
        /// Name for people.
        title: Words,
        /// Unit.
        unit: Unit,
        /// Number at the end of the base year.
        start: Distribution,
        /// Mean number added in a year.
        pace: Distribution,
        /// Key in `datasets/sources.toml`.
        source: String,
        /// Place in the source.
        at: Option<String>,
        /// How it was obtained.
        evidence: Evidence,
        /// How the source was seen.
        verification: Verification,
        /// What else to know.
        note: Option<Words>,
    },
    /// A growth rate: independent normal innovations around an uncertain mean.
    Growth {
        /// Name for people.
        title: Words,
        /// Mean yearly growth.
        mean: Distribution,
        /// Standard deviation of a year's growth around the mean.
        volatility: Distribution,
        /// Key in `datasets/sources.toml`.
        source: String,
        /// Place in the source.
        at: Option<String>,
        /// How it was obtained.
        evidence: Evidence,
        /// How the source was seen.
        verification: Verification,
        /// What else to know.
        note: Option<Words>,
    },
}

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

/// `plan.toml`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlanFile {
    /// The document.
    pub plan: Option<DocumentFile>,
    /// What it says of the past.
    #[serde(default)]
    pub facts: IndexMap<String, FactFile>,
    /// What it aims at.
    #[serde(default)]
    pub targets: IndexMap<String, TargetFile>,
}

/// The plan itself.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DocumentFile {
    /// Title.
    pub title: Words,
    /// Key in `datasets/sources.toml`.
    pub source: String,
    /// Number and date.
    pub at: String,
    /// First and last year.
    pub period: [Year; 2],
}

/// `=`, `>` or `>=`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Relation {
    /// Is.
    #[serde(rename = "=")]
    Is,
    /// More than.
    #[serde(rename = ">")]
    MoreThan,
    /// At least.
    #[serde(rename = ">=")]
    AtLeast,
}

impl Relation {
    /// The sign as printed.
    pub const fn sign(self) -> &'static str {
        match self {
            Relation::Is => "=",
            Relation::MoreThan => ">",
            Relation::AtLeast => "≥",
        }
    }

    /// Whether a value satisfies it.
    pub fn holds(self, value: f64, target: f64) -> bool {
        match self {
            Relation::Is => value == target,
            Relation::MoreThan => value > target,
            Relation::AtLeast => value >= target,
        }
    }
}

/// Whether a fact is a stock or a sum over years.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FactKind {
    /// At the end of the period.
    Stock,
    /// Over the whole period.
    Sum,
}

/// A fact of the past.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FactFile {
    /// Name for people.
    pub title: Words,
    /// Stock or sum.
    pub kind: FactKind,
    /// First and last year.
    pub period: [Year; 2],
    /// The value printed.
    pub value: f64,
    /// `=` or `>`.
    pub relation: Relation,
    /// Unit.
    pub unit: Unit,
    /// Place in the plan.
    pub at: String,
    /// Process that it is about.
    pub about: Option<String>,
    /// What else to know.
    pub note: Option<Words>,
}

/// Binding or expected indicator, or a target in a box or in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Nature {
    /// 约束性.
    Binding,
    /// 预期性.
    Expected,
    /// 专栏 or text.
    Box,
}

/// What is compared with the target.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum MeasureFile {
    /// A process by itself.
    Process(String),
    /// Served ÷ needed of a service.
    CoverageOf(String),
    /// Another quantity of the projection.
    Quantity(String),
}

/// When a target must hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Hold {
    /// At the end of the target year.
    End,
    /// In every year of the plan.
    EveryYear,
    /// On average over the years of the plan.
    Mean,
}

/// One target.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TargetFile {
    /// Number in the plan's table of indicators.
    pub number: Option<u32>,
    /// Name for people.
    pub title: Words,
    /// Binding, expected or box.
    pub nature: Nature,
    /// What is compared.
    pub measure: MeasureFile,
    /// Value in the base year as printed.
    pub baseline: Option<f64>,
    /// Value aimed at.
    pub target: f64,
    /// `>` or `>=`.
    pub relation: Relation,
    /// Unit.
    pub unit: Unit,
    /// Year.
    pub year: Year,
    /// When it must hold.
    pub hold: Hold,
    /// Things counted, where a share of 100 % means that not one is missing.
    pub of: Option<f64>,
    /// Place in the plan.
    pub at: String,
    /// Definition given.
    pub definition: Option<Words>,
}

/// `observations.toml`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ObservationsFile {
    /// What was reported.
    #[serde(default)]
    pub observation: Vec<ObservationFile>,
}

/// One reported value of a process.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ObservationFile {
    /// The process.
    pub process: String,
    /// The year it is about.
    pub year: Year,
    /// The year from which it was known.
    pub known: Year,
    /// The value.
    pub value: f64,
    /// Standard deviation on the scale of the process.
    pub error: f64,
    /// Key in `datasets/sources.toml`.
    pub source: String,
    /// Place in the source.
    pub at: Option<String>,
    /// How it was obtained.
    pub evidence: Evidence,
    /// How the source was seen.
    pub verification: Verification,
}

/// A scenario's own file: only the difference.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ScenarioFile {
    /// The scenario that it starts from; the baseline if none.
    pub extends: Option<String>,
    /// Name for people.
    pub title: Words,
    /// Why anyone would look at it.
    pub why: Words,
    /// First year in which it differs; the year after the base year if none.
    pub from: Option<Year>,
    /// Years over which it takes hold; at once if none.
    pub phase_in: Option<u32>,
    /// The difference, in the form of the model's own files.
    #[serde(default)]
    pub change: toml::Table,
}

/// Sexes are written as in the tables.
pub type SexFile = Sex;
