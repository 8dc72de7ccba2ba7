//! What a draw learns from the recipients that were reported of years after the base year.
//!
//! Who may have a service is known only once the people have lived, so those of a draw are walked up to the last reported
//! year beforehand, by the same chance, and once more where recipients also tell of the holders. In each reported year
//! the gap between the report and those whom this draw expects is parted by what each side may be wrong by, with as much
//! for the share as it has room for ([`parting`](super::parting); Matheron's rule, as with the register:
//! [`Pace`](crate::simulation::disability::Pace)):
//!
//! - How many holders the rule admits is uncertain by their growth since the register had them last. Their part of the
//!   gap comes in, or stays away, with the new certificates of all the years since then, and teaches the pace of the
//!   years after.
//! - The rest is made up exactly by what the rule or the uptake leaves open ([`Yielding`]): on the scale of its walk, in
//!   a line from the base year through the reported ones, kept after the last. Of an attribute about which the rule asks
//!   that is nearly all, so it takes the whole gap.
//!
//! Of a service that has both a need and a coverage the coverage gives way alone. Recipients tell of the product of the two and
//! so of neither; people and money that come of it are the same whichever moves, and what differs is the need that is left
//! unmet. A need may be that of several services, whose own recipients of the same year would no longer come out were it moved
//! for one of them, and a coverage that was reported beside the recipients is held against the need as the model has it. Who
//! knows better of the need reports that: `process = <the need>`.
//!
//! All this is learnt under the baseline's rules and paths. A scenario that begins after the last report so has the very
//! lesson of the baseline, and one that changes a rule before it shows what that would have added to those reported.
//!
//! Weighing whole draws by how well they fit would need no second walk, and leave few draws that count; moving the share
//! alone would ask for more recipients than holders in many of them.
//!
//! [`Yielding`]: crate::model::checked::Yielding

use std::ops::Range;

use super::inflow::{Inflow, LEAST_LEFT};
use super::walk::Worker;
use crate::axes::Year;
use crate::simulation::SimulationError;
use crate::simulation::recipients::RecipientsMet;
use crate::stream::Chance;

impl Worker<'_> {
    /// Learns from reported recipients, if there are any; `first` is the place of the first year after the base year.
    pub(super) fn learn_from_recipients(
        &mut self,
        chance: &Chance,
        first: usize,
    ) -> Result<(), SimulationError> {
        let engine = self.provisions[0].engine;
        let Some(last) = engine.last_recipients() else {
            return Ok(());
        };
        if self.people.structure.is_none() {
            return Ok(());
        }
        for provision in &mut self.provisions {
            provision.begin_lessons(chance, self.people.uptake);
        }
        let ahead = engine
            .population_years
            .partition_point(|year| *year <= last);
        let register = engine.model.register.last_stock();
        let tells = |own: Option<Year>| own > register.max(Some(engine.model.calendar.base));
        let mut of_holders = engine.recipients.iter().filter(|own| own.of_holders);
        if of_holders.any(|own| tells(own.last())) {
            self.learn_inflow(chance, first..ahead)?;
        }
        let mut people = self.people.clone();
        for step in first..ahead {
            let fixed = self.provisions[0].fixed(chance, &self.paths);
            let year = fixed.year(step);
            people.live(&fixed, step, true)?;
            people.count();
            people.scale(&fixed, year);
            for provision in &mut self.provisions {
                provision.meet_recipients(year, &people);
            }
        }
        for provision in &mut self.provisions {
            provision.take_lessons();
        }
        Ok(())
    }

    /// Walks the people once for what recipients tell of the holders: how many more or fewer come in, year by year.
    fn learn_inflow(
        &mut self,
        chance: &Chance,
        steps: Range<usize>,
    ) -> Result<(), SimulationError> {
        let Worker {
            paths,
            people,
            provisions,
            ..
        } = self;
        let provision = &mut provisions[0];
        let engine = provision.engine;
        let register = &engine.model.register;
        let base = engine.model.calendar.base;
        let begins = register.begins_after(base).map(|own| own.year);
        let mut people = people.clone();
        // From where on nothing is known of the holders, and by how much those of this walk are to be moved so far.
        let (mut since, mut moved) = (steps.start, 0.0);
        for step in steps.clone() {
            let fixed = provision.fixed(chance, paths);
            let year = fixed.year(step);
            people.live(&fixed, step, true)?;
            people.count();
            provision.count_admitted(year, &people);
            if register.stocks_of(year).is_some() {
                (since, moved) = (step + 1, 0.0);
            }
            for (own, reports) in engine.recipients.iter().enumerate() {
                let Some(at) = reports.in_year(year).filter(|_| reports.of_holders) else {
                    continue;
                };
                let (gap, side) = provision.gap_of_holders(own, at, year);
                // How the holders grow up to the first year of the register has been found by that.
                if begins.is_some_and(|first| year < first) {
                    provision.leave_to_share(own, gap);
                    continue;
                }
                let gap = gap - moved;
                let open = |step: &usize| {
                    let year = engine.population_years[*step];
                    register.in_year(year).is_none_or(|own| own.new.is_none())
                };
                let years = (since..=step).filter(open).count();
                if years == 0 {
                    provision.leave_to_share(own, gap);
                    continue;
                }
                let (seen, error) = side.seen_of_holders(gap, people.pace.unknown_growth());
                let (believed, part) = people.pace.told(seen, error);
                let part = part * believed;
                for step in (since..=step).filter(open) {
                    let growth = part / years as f64;
                    let more = growth * provision.admitted_by_newcomer(own, step - steps.start);
                    paths.inflow[step] = Inflow {
                        factor: (1.0 + more).max(LEAST_LEFT),
                        growth,
                        seen: None,
                    };
                }
                paths.inflow[step].seen = Some((believed, error));
                people.pace.see_growth(believed, error);
                provision.leave_to_share(own, gap - part);
                (since, moved) = (step + 1, moved + part);
            }
        }
        Ok(())
    }

    /// What became of all reports of recipients in the last draw.
    pub fn recipients_met(&self) -> impl Iterator<Item = RecipientsMet> {
        self.provisions[0].recipients_met()
    }
}
