//! The processes of a draw: those of the first engine of a group where they are the same, and what moves by another one
//! after it.

use super::Provision;
use super::shared::driver;
use crate::simulation::process::{Path, SaidByOther};
use crate::stream::Chance;

impl Provision<'_> {
    /// Draws all processes.
    pub(super) fn draw_processes(&mut self, chance: &Chance, first: Option<&Provision<'_>>) {
        let engine = self.engine;
        let processes = &engine.model.processes;
        for driven in [false, true] {
            for (place, process) in processes.iter().enumerate() {
                if driver(process).is_some() == driven {
                    self.draw_process(place, chance, first);
                }
            }
        }
    }

    /// Draws one process, or takes it from the first engine of the group.
    fn draw_process(&mut self, place: usize, chance: &Chance, first: Option<&Provision<'_>>) {
        let engine = self.engine;
        let (model, process) = (&engine.model, &engine.model.processes[place]);
        let mut values = std::mem::take(&mut self.processes[place]);
        if let Some(first) = first.filter(|_| self.shared.get(place) == Some(&true)) {
            values.copy_from_slice(&first.processes[place]);
        } else {
            let base = model.calendar.base;
            let told = process.told.as_ref().map(|told| {
                let (path, process) = (&engine.paths[told.by.0], &model.processes[told.by.0]);
                path.told_of_count(process, chance, base)
            });
            let told = told.unwrap_or_default();
            let other = match driver(process) {
                Some(driver) => SaidByOther::Count(&self.processes[driver]),
                None => SaidByOther::Completion(&told),
            };
            engine.paths[place].draw(
                process,
                &model.layers,
                chance,
                base,
                &engine.years,
                &self.fading,
                &self.delivery,
                other,
                &mut values,
            );
            Path::hold(process, &model.layers, &engine.years, &mut values);
        }
        self.processes[place] = values;
    }
}
