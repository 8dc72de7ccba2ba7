//! What rules may ask about somebody.

use super::{ParameterId, ProcessId, ServiceId};
use crate::model::file::{Household, ShareOf};
use crate::source::Words;
use crate::stream::Decision;

/// One thing that a rule may ask.
#[derive(Clone, Debug)]
pub struct Attribute {
    /// Key in the file.
    pub key: String,
    /// Name for people.
    pub title: Words,
    /// What it is.
    pub kind: AttributeKind,
    /// The stream that decides it for each person or household.
    pub decision: Decision,
}

/// What an attribute is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum AttributeKind {
    /// Low income: set, by grade, so that a service has its published recipients.
    LowIncome {
        /// The service.
        anchor: ServiceId,
        /// Odds in grades 1–2 relative to 3–4.
        severe_ratio: ParameterId,
        /// By what the odds are multiplied after the base year.
        movement: Option<ProcessId>,
    },
    /// Who else lives there.
    Household(Household),
    /// A share of the holders at some ages.
    Share {
        /// First and last age.
        ages: [usize; 2],
        /// The share.
        share: ProcessId,
        /// Of whom.
        of: ShareOf,
    },
}

impl Attribute {
    /// Ages at which it may begin or end.
    pub fn cuts(&self) -> impl Iterator<Item = usize> + use<> {
        let ages = match self.kind {
            AttributeKind::Share { ages, .. } => Some(ages),
            AttributeKind::LowIncome { .. } | AttributeKind::Household(_) => None,
        };
        ages.into_iter().flat_map(|[from, to]| [from, to + 1])
    }

    /// Whether people of an age can have it.
    pub fn can_be_at(&self, age: usize) -> bool {
        match self.kind {
            AttributeKind::Share {
                ages: [from, to], ..
            } => from <= age && age <= to,
            AttributeKind::LowIncome { .. } | AttributeKind::Household(_) => true,
        }
    }
}
