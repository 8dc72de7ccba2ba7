//! Recipients of services that were reported of years after the base year.

use super::{Observation, ProcessId, ServiceId};
use crate::axes::Year;
use crate::stream::Decision;

/// What was reported of the recipients of one service, and what learns from it.
#[derive(Clone, Debug, PartialEq)]
pub struct RecipientsSeen {
    /// The service.
    pub service: ServiceId,
    /// What gives way, so that they come out.
    pub by: Yielding,
    /// Recipients at the end of years after the base year, in order; errors in persons.
    pub observations: Vec<Observation>,
    /// The stream of their errors.
    pub errors: Decision,
}

/// What a draw moves so that reported recipients come out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Yielding {
    /// The process that says which share of those admitted take the service up, or need it, or of how many the need is met.
    Share(ProcessId),
    /// The attribute at this place, about which alone the rule asks: by the process that moves its share of the holders.
    Attribute(usize, ProcessId),
    /// The process that parts the recipients of one need between this service and another one, whose own share is moved
    /// by both together: those of both were reported of the same years.
    Part(ProcessId, ServiceId),
}

impl Yielding {
    /// The process that is moved.
    pub fn process(self) -> ProcessId {
        match self {
            Yielding::Share(process)
            | Yielding::Attribute(_, process)
            | Yielding::Part(process, _) => process,
        }
    }
}

impl RecipientsSeen {
    /// The last year of which recipients were reported.
    pub fn last(&self) -> Option<Year> {
        self.observations.last().map(|seen| seen.year)
    }
}
