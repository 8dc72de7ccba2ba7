//! The holders of the base year as the register has them, and the recipients who were published beside it.

use super::super::PeopleOfDraw;
use super::{ROUNDING, drawn, unreachable};
use crate::axes::AGES;
use crate::model::checked::{Anchor, ProcessId, RegisterYear, ServiceId};
use crate::model::rule::KINDS;
use crate::simulation::SimulationError;
use crate::simulation::disability::{Certificates, STOCKS, Wanted, fit_to, round_to, stock};
use crate::simulation::draw::fixed::Fixed;
use crate::simulation::population::CELLS;
use crate::source::Words;
impl PeopleOfDraw {
    /// The holders of the base year as the register has them, and the recipients of the service on which the
    /// level of registration rests, if it does: what share of those whom it admits take it up.
    pub fn first_of_register(
        &mut self,
        fixed: &Fixed<'_>,
        anchor: Anchor,
        own: &RegisterYear,
        certificates: &mut Certificates,
    ) -> Result<Option<(ProcessId, f64)>, SimulationError> {
        let wanted = drawn(fixed, own);
        self.bring_together(fixed, anchor, own, (&wanted[..], 0.0), certificates)
    }

    /// The same of tables of the base year that the register of a later one tells; how many all holders are may be more by
    /// such a logarithm.
    pub(super) fn bring_together(
        &mut self,
        fixed: &Fixed<'_>,
        anchor: Anchor,
        own: &RegisterYear,
        (wanted, slack): (&[Wanted<'_>], f64),
        certificates: &mut Certificates,
    ) -> Result<Option<(ProcessId, f64)>, SimulationError> {
        let anchor = anchor.service();
        let recipients = anchor.map(|id| PublishedRecipients::of(fixed, id));
        for round in 0..ROUNDS {
            let gap = recipients
                .as_ref()
                .map_or(0.0, |own| own.approach(certificates));
            fit_to(certificates.table(), wanted).map_err(|found| unreachable(own, found))?;
            // The first gap is that before the register was met, and says nothing of it.
            if round > 0 && gap.abs() < AGREED {
                break;
            }
        }
        if let Some(recipients) = &recipients {
            recipients.admit(certificates, slack);
        }
        let base = fixed.engine.model.calendar.base;
        let start = fixed.chance.stream(ROUNDING, base as u32).uniform();
        round_to(certificates.table(), wanted, start, &mut self.holders);
        recipients.map(|own| own.uptake(certificates)).transpose()
    }
}

/// Rounds in which the recipients and the register are brought together.
const ROUNDS: usize = 40;

/// Gap at which they are, relative.
const AGREED: f64 = 1e-7;

/// The recipients that were published of a service, and whom its rule admits.
pub(super) struct PublishedRecipients<'a> {
    service: &'a Words,
    need: ProcessId,
    published: f64,
    /// Share of those admitted who take it up, before the register is known.
    uptake: f64,
    /// What part of each kind, age and sex the rule admits.
    admitted: Vec<f64>,
}

impl<'a> PublishedRecipients<'a> {
    pub(super) fn of(fixed: &Fixed<'a>, id: ServiceId) -> Self {
        let engine = fixed.engine;
        let service = &engine.model.services[id.0];
        let rule = engine.rules.list[engine.rules.place(id.0, 0)].everybody();
        let mut admitted = vec![0.0; STOCKS];
        for kind in 0..KINDS {
            for at in 0..CELLS {
                let class = engine.classes.class_of(at % AGES);
                let row = engine.classes.row(class, at / AGES);
                admitted[stock(kind, at)] = f64::from(rule[row + kind]);
            }
        }
        PublishedRecipients {
            service: &service.title,
            need: service.need,
            published: service.observed.unwrap_or(f64::NAN),
            uptake: fixed.base_value(service.need),
            admitted,
        }
    }

    /// Those of whole holders, by age, sex and kind, whom the rule admits.
    pub(super) fn among(&self, holders: &[f32]) -> f64 {
        let each = holders.iter().zip(&self.admitted);
        each.map(|(people, part)| f64::from(*people) * part).sum()
    }

    fn eligible(&self, certificates: &Certificates) -> f64 {
        certificates.weigh(|kind, at| self.admitted[stock(kind, at)])
    }

    /// How many more are admitted than recipients were published, as a logarithm; less than nothing where fewer are.
    pub(super) fn room(&self, certificates: &Certificates) -> f64 {
        libm::log(self.eligible(certificates) / self.published)
    }

    /// Moves those admitted towards the number who must be there; gives how far they were off.
    fn approach(&self, certificates: &mut Certificates) -> f64 {
        let gap = self.published / self.uptake / self.eligible(certificates) - 1.0;
        self.change(certificates, gap);
        gap
    }

    /// As many admitted as recipients were published, where their logarithm may be less by no more than such a gap.
    fn admit(&self, certificates: &mut Certificates, slack: f64) {
        for _ in 0..ROUNDS {
            let gap = self.published / self.eligible(certificates) - 1.0;
            if gap < AGREED || libm::log1p(gap) > slack {
                return;
            }
            self.change(certificates, gap);
        }
    }

    /// So many more of those admitted, as a part of them.
    pub(super) fn change(&self, certificates: &mut Certificates, more: f64) {
        let table = certificates.table().iter_mut();
        for (people, admitted) in table.zip(&self.admitted) {
            *people *= 1.0 + more * admitted;
        }
    }

    /// The share of those admitted who take it up, so that the published number comes out.
    fn uptake(&self, certificates: &Certificates) -> Result<(ProcessId, f64), SimulationError> {
        let eligible = self.eligible(certificates);
        let share = self.published / eligible;
        // A person more or less of the rounding is no contradiction.
        if self.published > eligible + 1.0 {
            return Err(SimulationError::MoreRecipientsThanHolders {
                service: Box::new(self.service.clone()),
                published: self.published,
                eligible,
            });
        }
        Ok((self.need, share.min(1.0)))
    }
}
