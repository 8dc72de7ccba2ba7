//! Disability and certificates, checked.

use super::{ParameterId, ServiceId};
use crate::axes::{Category, Year};

/// What fixes the level of registration in the base year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// The published recipients of a service.
    Recipients(ServiceId),
    /// The published holders.
    Holders(ParameterId),
}

impl Anchor {
    /// The parameter that is the number of holders, where the level is anchored on them.
    pub fn holders(self) -> Option<ParameterId> {
        match self {
            Anchor::Holders(holders) => Some(holders),
            Anchor::Recipients(_) => None,
        }
    }

    /// The service whose recipients the level is anchored on, where it is on any.
    pub fn service(self) -> Option<ServiceId> {
        match self {
            Anchor::Recipients(service) => Some(service),
            Anchor::Holders(_) => None,
        }
    }
}

/// Disability and certificates.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "the fields are those of the file")]
pub struct Disability {
    pub anchor: Anchor,
    /// Number of populations of the survey that are drawn.
    pub structures: usize,
    pub margin_error: ParameterId,
    /// Rise of each category with age.
    pub shape: Vec<(Category, ParameterId)>,
    pub trend: ParameterId,
    pub mild: ParameterId,
    /// How holders are made up in the base year, where registers say it.
    pub composition: Option<HolderMargins>,
    pub by_age: ParameterId,
    pub growth: ParameterId,
    /// What is added to it in the base year while the register is built up, and the part of that left a year later.
    pub build_up: Option<[ParameterId; 2]>,
    /// What is added to that growth, by span of age.
    pub growth_by_span: Option<[ParameterId; 3]>,
    /// How the growth of a place and of its categories deviates.
    pub pace: Option<PaceOfPlaces>,
    /// Persistence and volatility of the intensity of new certificates.
    pub registration: Option<[ParameterId; 2]>,
    pub inflow: ParameterId,
    pub relative_mortality: [ParameterId; 4],
    pub psychiatric: ParameterId,
    pub excess_by_age: ParameterId,
    pub worsening: ParameterId,
    pub improvement: ParameterId,
    pub cancellation: ParameterId,
    pub survey_year: Year,
}

/// How the yearly log growth of a place's holders deviates from what is expected of all places.
#[derive(Clone, Copy, Debug)]
#[expect(missing_docs, reason = "the fields are those of the file")]
pub struct PaceOfPlaces {
    pub persistence: ParameterId,
    pub spread: ParameterId,
    pub noise: ParameterId,
    pub category_persistence: ParameterId,
    pub category_spread: ParameterId,
    pub category_noise: ParameterId,
    pub span_noise: ParameterId,
}

/// What registers say of the holders of the base year.
#[derive(Clone, Copy, Debug)]
#[expect(missing_docs, reason = "the fields are those of the file")]
pub struct HolderMargins {
    pub visual: ParameterId,
    pub hearing_and_speech: ParameterId,
    pub speech_share: ParameterId,
    pub intellectual: ParameterId,
    pub psychiatric: ParameterId,
    pub multiple: ParameterId,
    pub grade_1: ParameterId,
    pub grade_3: ParameterId,
    pub psychiatric_severe: ParameterId,
}
