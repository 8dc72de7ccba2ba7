//! What a recipient is paid: one amount, a part of another, or an amount for each tier.

use super::ServiceId;
use crate::statistics::sampling::Sampler;

/// What is paid for each recipient and payment, in yuan.
#[derive(Clone, Debug, PartialEq)]
pub enum Standard {
    /// One amount.
    Amount(Sampler),
    /// A part of the standard of another service.
    Tied(ServiceId, Sampler),
    /// An amount for each tier.
    Tiers(Vec<Sampler>),
}

impl Standard {
    /// What is drawn of it: the amount, the part, or the amount of each tier.
    pub fn samplers(&self) -> &[Sampler] {
        match self {
            Standard::Amount(sampler) | Standard::Tied(_, sampler) => std::slice::from_ref(sampler),
            Standard::Tiers(samplers) => samplers,
        }
    }

    /// Where files say it.
    pub const fn key(&self) -> &'static str {
        match self {
            Standard::Amount(_) => "cost.amount",
            Standard::Tied(..) => "cost.tied.ratio",
            Standard::Tiers(_) => "cost.tiers",
        }
    }

    /// The service to whose standard it is tied.
    pub fn tied_to(&self) -> Option<ServiceId> {
        match self {
            Standard::Tied(service, _) => Some(*service),
            Standard::Amount(_) | Standard::Tiers(_) => None,
        }
    }
}
