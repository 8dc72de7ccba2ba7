//! Lessons from reported recipients begin, are taken, and are looked up again.

use super::Provision;
use super::lessons::Lesson;
use super::taken_up::take_up;
use crate::axes::Year;
use crate::model::checked::ProcessId;
use crate::simulation::SimulationError;
use crate::simulation::draw::people::PeopleOfDraw;
use crate::simulation::process::{Path, SaidByOther};
use crate::simulation::recipients::{RecipientsMet, ReportsOfRecipients, shares};
use crate::stream::Chance;

impl Provision<'_> {
    /// Nothing has been learnt yet of what comes after these people of the base year.
    pub fn begin_lessons(
        &mut self,
        chance: &Chance,
        people: &PeopleOfDraw,
    ) -> Result<(), SimulationError> {
        let engine = self.engine;
        let model = &engine.model;
        self.set_anchored(people)?;
        self.constants.draw(model, chance);
        let each = &mut self.lessons.each;
        each.resize_with(engine.recipients.len(), Lesson::default);
        for (lesson, own) in each.iter_mut().zip(&engine.recipients) {
            lesson.begin(own, chance, model.settings.stands_for);
        }
        let usual = &mut self.lessons.usual;
        usual.resize_with(model.processes.len(), Vec::new);
        for own in &engine.recipients {
            for process in shares(&model.services[own.service]).chain([own.by.process()]) {
                self.draw_usual(process, chance, people.uptake);
            }
        }
        Ok(())
    }

    /// Draws the path that a process has in the baseline, where this scenario changes it; `taken_up` is the share that the
    /// register left in the base year.
    fn draw_usual(&mut self, id: ProcessId, chance: &Chance, taken_up: Option<(ProcessId, f64)>) {
        let engine = self.engine;
        let model = &engine.model;
        let (own, process) = (&engine.paths[id.0], &model.processes[id.0]);
        if own.is_steady() && process.held.is_empty() {
            return;
        }
        let base = model.calendar.base;
        let mut path = std::mem::take(&mut self.lessons.usual[id.0]);
        path.resize(engine.years.len(), 0.0);
        own.draw(
            process,
            &model.layers[..1],
            chance,
            base,
            &engine.years,
            &self.fading,
            &self.delivery,
            SaidByOther::NOTHING,
            &mut path,
        );
        if let Some((_, share)) = taken_up.filter(|(taken_up, _)| *taken_up == id) {
            let before = path[engine.year_place(base)];
            take_up(&mut path, before, share);
        }
        self.lessons.usual[id.0] = path;
    }

    /// Moves what gives way, as far as no lever holds it.
    pub fn take_lessons(&mut self) {
        let engine = self.engine;
        let model = &engine.model;
        for (lesson, own) in self.lessons.each.iter().zip(&engine.recipients) {
            let place = own.by.process().0;
            let process = &model.processes[place];
            let free = |at: usize| Path::unheld(process, &model.layers, engine.years[at]);
            own.between
                .carry(&lesson.moves, free, &mut self.processes[place]);
        }
    }

    /// What became of all reports of recipients.
    pub fn recipients_met(&self) -> impl Iterator<Item = RecipientsMet> {
        let each = self.lessons.each.iter();
        each.flat_map(|own| {
            let places = own.reported.iter().enumerate();
            places.map(|(at, reported)| RecipientsMet {
                reported: *reported,
                most: own.most[at],
                share: own.shares[at],
            })
        })
    }

    /// Recipients as they were reported of a year: as many times more or fewer as are expected here than in the baseline.
    pub(super) fn as_reported(&self, service: usize, year: Year, expected: f64) -> Option<f64> {
        let (lesson, own) = self.lesson_of(service)?;
        let at = own.in_year(year)?;
        let usual = lesson.expected[at];
        (usual > 0.0).then(|| (lesson.reported[at] * expected / usual).round())
    }

    /// What the places of a service are multiplied by in a year: in a line on the logarithm through what was reported, from
    /// those of the base year where they are known, else alike before the first report.
    pub(super) fn places_learnt(&self, service: usize, year: Year) -> f64 {
        let Some((lesson, own)) = self.lesson_of(service) else {
            return 1.0;
        };
        let first = lesson.places.first().filter(|_| !own.places_stand);
        let mut before = (
            self.engine.model.calendar.base,
            first.copied().unwrap_or(0.0),
        );
        for (seen, log) in own.observations.iter().zip(&lesson.places) {
            if year <= seen.year {
                let part = f64::from(year - before.0) / f64::from(seen.year - before.0);
                return libm::exp(before.1 + part * (log - before.1));
            }
            before = (seen.year, *log);
        }
        libm::exp(before.1)
    }

    fn lesson_of(&self, service: usize) -> Option<(&Lesson, &ReportsOfRecipients)> {
        let reports = &self.engine.recipients;
        let mut all = self.lessons.each.iter().zip(reports);
        all.find(|(_, own)| own.service == service)
    }
}
