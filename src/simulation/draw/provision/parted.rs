//! Reported recipients of two services of one need, such as devices in kind and in money.
//!
//! How they are parted between the two is what the process that parts them is moved to; how many they are together is
//! what the share that gives way to the other service is moved to. Both come out exactly.

use super::Provision;
use crate::axes::Year;
use crate::model::checked::{ProcessId, Yielding};
use crate::simulation::draw::people::PeopleOfDraw;

impl Provision<'_> {
    /// Moves what parts the recipients of two services, so that it gives those reported of both in a year.
    pub(super) fn part_reported(&mut self, year: Year) {
        let engine = self.engine;
        for (place, own) in engine.recipients.iter().enumerate() {
            let Some((process, [(_, at), (beside, there)])) = self.both(place, year) else {
                continue;
            };
            let [mine, others] = [(place, at), (beside, there)]
                .map(|(place, at)| self.lessons.each[place].reported[at]);
            let wanted = mine / (mine + others);
            let moved = own.between.gap(wanted, self.usual(process, year));
            self.lessons.each[place].moves[at] = moved;
        }
    }

    /// Those of the parted service whom the baseline expects, once the share that both have in common has been moved.
    pub(super) fn meet_parted(&mut self, year: Year, people: &PeopleOfDraw) {
        let engine = self.engine;
        for (place, own) in engine.recipients.iter().enumerate() {
            let Some((process, [(_, at), (beside, there)])) = self.both(place, year) else {
                continue;
            };
            let service = &engine.model.services[own.service];
            let rule = engine.rules.place(own.service, 0);
            let eligible = self.admitted_by(own.service, rule, year, people).max(0.0);
            let [need, common] = match service.coverage {
                Some(coverage) => [self.usual(service.need, year), self.usual(coverage, year)],
                None => [1.0, self.usual(service.need, year)],
            };
            let moves = self.lessons.each[beside].moves[there];
            let common = engine.recipients[beside].between.moved(common, moves);
            let all = eligible * need * self.parting(place, process, year);
            let lesson = &mut self.lessons.each[place];
            (lesson.most[at], lesson.expected[at]) = (all, all * common);
        }
    }

    /// A process that parts two services, as it has been moved by the reports at a place in a year.
    pub(super) fn parting(&self, place: usize, process: ProcessId, year: Year) -> f64 {
        let reports = &self.engine.recipients[place];
        let usual = self.usual(process, year);
        reports.in_year(year).map_or(usual, |at| {
            let moves = self.lessons.each[place].moves[at];
            reports.between.moved(usual, moves)
        })
    }

    /// What parts the service of which recipients were reported at a place from another one, and where the reports of
    /// both in a year stand; nothing of other services and years.
    fn both(&self, place: usize, year: Year) -> Option<(ProcessId, [(usize, usize); 2])> {
        let all = &self.engine.recipients;
        let Yielding::Part(process, _) = all[place].by else {
            return None;
        };
        let beside = all[place].beside?;
        let at = all[place].in_year(year)?;
        let there = all[beside].in_year(year)?;
        Some((process, [(place, at), (beside, there)]))
    }
}
