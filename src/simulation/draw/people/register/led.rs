//! The holders of the base year where nobody counted those who receive a service then, and recipients of a later year are
//! reported: as many, and of such kinds, that these come of them.
//!
//! How many the rule admits may be wrong by the number of all holders, and by the part of them that it admits, which is as
//! uncertain as what registration says of mild grades beside severe ones. Both take their part of the gap between those of a
//! walk and the report; what is left is the growth's and the share's, as with the reports of every other year.

use super::super::PeopleOfDraw;
use super::first::PublishedRecipients;
use crate::axes::Year;
use crate::model::Model;
use crate::model::checked::{Disability, ParameterId, ServiceId};
use crate::simulation::SimulationError;
use crate::simulation::disability::Certificates;
use crate::simulation::draw::fixed::Fixed;

/// What reported recipients of a later year say of the holders of the base year.
#[derive(Clone, Copy, Debug)]
pub(in crate::simulation::draw) struct Led {
    service: ServiceId,
    /// Logarithm of what all holders are multiplied by.
    pub all: f64,
    /// The same of the odds of being one whom the rule admits.
    odds: f64,
}

/// Those whom the rule of a service admits, before anything is known of its recipients.
#[derive(Clone, Copy, Debug)]
pub(in crate::simulation::draw) struct AdmittedAhead {
    service: ServiceId,
    /// How many they are in the year of the first report.
    pub ahead: f64,
    /// Variance of the logarithm of that: by their number in the base year, and by the growth since then.
    pub variances: [f64; 2],
    /// Part of the holders of the base year.
    part: f64,
    /// Variance of the logarithm of all holders, and of the odds of being one of them.
    unknown: [f64; 2],
}

impl PeopleOfDraw {
    /// Those whom the rule of a service admits in a later year, when the people of the base year are walked there.
    pub fn admitted_ahead(
        &self,
        fixed: &Fixed<'_>,
        disability: &Disability,
        service: ServiceId,
        year: Year,
    ) -> Result<AdmittedAhead, SimulationError> {
        let own = PublishedRecipients::of(fixed, service);
        let walked = self.walked_to(fixed, year)?;
        let holders: f64 = self.holding.iter().sum();
        let part = own.among(&self.holders) / holders;
        let unknown = unknown(&fixed.engine.model, disability);
        let [all, odds] = unknown;
        // d ln p = (1 − p) d logit p.
        let start = all + (1.0 - part) * (1.0 - part) * odds;
        Ok(AdmittedAhead {
            service,
            ahead: own.among(&walked.holders),
            variances: [start, walked.pace.unknown_growth()],
            part,
            unknown,
        })
    }
}

impl AdmittedAhead {
    /// What becomes of the base year where so much of a gap, as a logarithm, is theirs.
    pub fn led(&self, told: f64) -> Option<Led> {
        let [start, _] = self.variances;
        let [all, odds] = self.unknown;
        (start > 0.0).then(|| Led {
            service: self.service,
            all: told * all / start,
            odds: told * (1.0 - self.part) * odds / start,
        })
    }
}

impl Led {
    /// Moves those whom the rule admits among a stock.
    pub fn admit(&self, fixed: &Fixed<'_>, certificates: &mut Certificates) {
        let own = PublishedRecipients::of(fixed, self.service);
        own.change(certificates, libm::exp(self.odds) - 1.0);
    }
}

/// Variance of the logarithm of all holders of the base year, and of the odds of severe grades among them.
fn unknown(model: &Model, disability: &Disability) -> [f64; 2] {
    let relative = |id: ParameterId| {
        let own = &model.parameters[id.0].layers[0];
        own.half_width() / own.median()
    };
    let holders = disability.anchor.holders();
    [holders.map_or(0.0, relative), relative(disability.mild)].map(|own| own * own)
}
