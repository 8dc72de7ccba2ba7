//! What rules may ask about somebody.

use super::{ParameterId, ProcessId, ServiceId};
use crate::axes::AGES;
use crate::model::file::{AttributeFile, Household, ShareOf};
use crate::source::Words;
use crate::stream::{Decision, Origin};

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

impl AttributeKind {
    /// What a file declares, with the places of what it names.
    pub fn of(
        file: &AttributeFile,
        service: impl Fn(&str) -> ServiceId,
        parameter: impl Fn(&str) -> ParameterId,
        process: impl Fn(&str) -> ProcessId,
    ) -> Self {
        match file {
            AttributeFile::LowIncome {
                anchored_on,
                severe_ratio,
                movement,
                title: _,
            } => AttributeKind::LowIncome {
                anchor: service(anchored_on),
                severe_ratio: parameter(severe_ratio),
                movement: movement.as_deref().map(process),
            },
            AttributeFile::Household { with, title: _ } => AttributeKind::Household(*with),
            AttributeFile::Share {
                ages,
                share,
                of,
                title: _,
            } => AttributeKind::Share {
                ages: ages.unwrap_or([0, AGES - 1]),
                share: process(share),
                of: *of,
            },
        }
    }

    /// The process by which it moves with the years; nothing where it stays.
    pub const fn process(&self) -> Option<ProcessId> {
        match *self {
            AttributeKind::LowIncome { movement, .. } => movement,
            AttributeKind::Share { share, .. } => Some(share),
            AttributeKind::Household(_) => None,
        }
    }

    /// The parameter that it uses, taken apart without a rest so that none can be forgotten.
    pub const fn parameter(&self) -> Option<ParameterId> {
        match *self {
            AttributeKind::LowIncome {
                anchor: _,
                severe_ratio,
                movement: _,
            } => Some(severe_ratio),
            AttributeKind::Share {
                ages: _,
                share: _,
                of: _,
            }
            | AttributeKind::Household(_) => None,
        }
    }

    /// The service whose published recipients set its level, and the odds in grades 1–2 relative to 3–4.
    pub const fn anchored(&self) -> Option<(ServiceId, ParameterId)> {
        match *self {
            AttributeKind::LowIncome {
                anchor,
                severe_ratio,
                movement: _,
            } => Some((anchor, severe_ratio)),
            AttributeKind::Share { .. } | AttributeKind::Household(_) => None,
        }
    }

    /// The service whose published recipients set its level; where there is none, its process is the share itself.
    pub const fn anchor(&self) -> Option<ServiceId> {
        match self.anchored() {
            Some((anchor, _)) => Some(anchor),
            None => None,
        }
    }

    /// The stream that decides it, where its key is this.
    pub const fn decision(&self, key: &str) -> Decision {
        let own = match self {
            AttributeKind::LowIncome { .. } => Decision::named("income of a household"),
            AttributeKind::Share { .. } | AttributeKind::Household(_) => {
                Decision::named("attribute").with(Decision::named(key))
            }
        };
        own.of(Origin::Chance)
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_kind_names_is_found_by_those_who_use_it() {
        let title = Words::both("甲", "A");
        let of = |file: &AttributeFile| {
            AttributeKind::of(
                file,
                |key| ServiceId(key.len()),
                |key| ParameterId(key.len()),
                |key| ProcessId(key.len()),
            )
        };
        let poor = |movement: Option<&str>| AttributeFile::LowIncome {
            title: title.clone(),
            anchored_on: "s".into(),
            severe_ratio: "pp".into(),
            movement: movement.map(str::to_string),
        };
        let share = AttributeFile::Share {
            title: title.clone(),
            ages: None,
            share: "four".into(),
            of: ShareOf::Persons,
        };
        let household = AttributeFile::Household {
            title: title.clone(),
            with: Household::Alone,
        };
        let found = [poor(Some("ppp")), poor(None), share, household].map(|file| {
            let kind = of(&file);
            (kind.anchor(), kind.parameter(), kind.process())
        });
        let (anchor, parameter) = (Some(ServiceId(1)), Some(ParameterId(2)));
        assert_eq!(
            found,
            [
                (anchor, parameter, Some(ProcessId(3))),
                (anchor, parameter, None),
                (None, None, Some(ProcessId(4))),
                (None, None, None),
            ]
        );
    }
}
