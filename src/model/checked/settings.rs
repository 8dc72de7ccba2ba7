//! The settings, checked: every name has become an index.

use super::{
    Attribute, AttributeKind, Disability, ParameterId, ProcessId, ServiceId, UpratingRule,
};
use crate::axes::Year;
use crate::source::Words;

/// What `model.toml` says, for the engines.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Number of draws unless told otherwise.
    pub draws: usize,
    /// Seed unless told otherwise.
    pub seed: u64,
    /// People for whom each person followed stands.
    pub stands_for: f64,
    /// Whether the people are those registered here, not the residents.
    pub of_registered: bool,
    /// Part of an elicited drift that is left each year after the plan's last.
    pub drift_fade: Option<ParameterId>,
    /// Correlation of the yearly moves of shares that move as elsewhere.
    pub delivery: Option<ParameterId>,
    /// Correlation of the amounts that were judged or assumed.
    pub amounts: Option<ParameterId>,
    /// Weight of published final results in the probability of a target that moves as elsewhere.
    pub published: Option<ParameterId>,
    /// How people die.
    pub mortality: MortalitySettings,
    /// How they are born.
    pub fertility: FertilitySettings,
    /// How they move.
    pub migration: MigrationSettings,
    /// The step from residents to registered people.
    pub registered: Option<RegisteredSettings>,
    /// Who has a disability and a certificate.
    pub disability: Option<Disability>,
    /// What the rules may ask.
    pub attributes: Vec<Attribute>,
    /// Who works.
    pub work: Option<WorkSettings>,
    /// Who lives with whom.
    pub households: Option<HouseholdSettings>,
    /// Systems of services.
    pub systems: Vec<Named>,
    /// Who pays.
    pub payers: Vec<Named>,
    /// Needs that several services meet together.
    pub needs: Vec<Need>,
    /// Sums of money.
    pub money: Option<MoneySettings>,
    /// Rules by which amounts rise.
    pub upratings: Vec<UpratingRule>,
    /// Keys of the quantities that a summary names.
    pub headline: Vec<String>,
}

/// Mortality: rates relative to the table, and the pace of their decline.
#[derive(Clone, Copy, Debug)]
#[expect(missing_docs, reason = "the fields are those of the file")]
pub struct MortalitySettings {
    pub level: ParameterId,
    pub pace: ParameterId,
}

/// Fertility: relative to the table, and boys for each girl.
#[derive(Clone, Copy, Debug)]
#[expect(missing_docs, reason = "the fields are those of the file")]
pub struct FertilitySettings {
    pub level: ParameterId,
    pub sex_ratio: ParameterId,
}

/// Net migration: its mean rate, and how it moves around it.
#[derive(Clone, Copy, Debug)]
#[expect(missing_docs, reason = "the fields are those of the file")]
pub struct MigrationSettings {
    pub rate: ParameterId,
    pub persistence: ParameterId,
    pub volatility: ParameterId,
}

/// From residents to registered people, in the year of the census.
#[derive(Clone, Copy, Debug)]
#[expect(missing_docs, reason = "the fields are those of the file")]
pub struct RegisteredSettings {
    pub total: ParameterId,
    pub in_migrants: ParameterId,
    pub peak_age: ParameterId,
    pub age_spread: ParameterId,
    pub floor: ParameterId,
}

/// Work among certificate holders.
#[derive(Clone, Copy, Debug)]
#[expect(missing_docs, reason = "the fields are those of the file")]
pub struct WorkSettings {
    pub ages: [usize; 2],
    pub rate: ProcessId,
    pub forms: ProcessId,
    pub anchor: SumAnchor,
}

/// A published sum over several years, and its error.
#[derive(Clone, Copy, Debug)]
#[expect(missing_docs, reason = "the fields are those of the file")]
pub struct SumAnchor {
    pub sum: f64,
    pub period: [Year; 2],
    pub error: ParameterId,
}

/// How people live together.
#[derive(Clone, Copy, Debug)]
#[expect(missing_docs, reason = "the fields are those of the file")]
pub struct HouseholdSettings {
    pub able: [usize; 2],
    pub alone: ParameterId,
    pub size: ParameterId,
    pub couples: ParameterId,
    pub elders: ParameterId,
    pub generation: ParameterId,
    pub generation_spread: ParameterId,
    pub partner: ParameterId,
    pub partner_spread: ParameterId,
    pub clustering: ParameterId,
}

/// Something with a key in the file and a name for people.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "as it says")]
pub struct Named {
    pub key: String,
    pub title: Words,
}

/// A need that several services meet together.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "the fields are those of the file")]
pub struct Need {
    pub name: Named,
    pub services: Vec<ServiceId>,
}

/// Money: the price index, and sums over services.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "the fields are those of the file")]
pub struct MoneySettings {
    pub prices: ProcessId,
    pub sums: Vec<MoneySum>,
}

/// A sum of money over some services.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "the fields are those of the file")]
pub struct MoneySum {
    pub name: Named,
    pub services: Vec<ServiceId>,
    pub anchor: Option<SumAnchor>,
}

impl Settings {
    /// Place of the attribute that is low income.
    pub fn low_income(&self) -> Option<usize> {
        let is = |own: &Attribute| matches!(own.kind, AttributeKind::LowIncome { .. });
        self.attributes.iter().position(is)
    }

    /// Whether an attribute depends on who else lives there, which cohorts cannot tell.
    pub fn is_of_household(&self, attribute: usize) -> bool {
        matches!(self.attributes[attribute].kind, AttributeKind::Household(_))
    }
}
