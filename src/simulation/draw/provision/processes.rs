//! The processes of a draw: those of the first engine of a group where they are the same, and what moves by another one
//! after it.

use super::Provision;
use crate::model::checked::Process;
use crate::simulation::engine::Engine;
use crate::simulation::process::Path;
use crate::stream::Chance;

/// Whether each process of an engine has the paths that it has in the first engine of its group.
pub(super) fn shared(engine: &Engine, first: &Engine) -> Vec<bool> {
    let own = engine.paths.iter().zip(&engine.model.processes);
    let theirs = first.paths.iter().zip(&first.model.processes);
    let pairs = own.zip(theirs);
    let alike = pairs.map(|((path, process), (other, theirs))| path.is_as(process, other, theirs));
    let mut alike: Vec<bool> = alike.collect();
    for (place, process) in engine.model.processes.iter().enumerate() {
        if let Some(driver) = driver(process) {
            let driven = alike.get(driver) == Some(&true);
            if let Some(own) = alike.get_mut(place) {
                *own &= driven;
            }
        }
    }
    alike
}

/// The process that another one moves by.
fn driver(process: &Process) -> Option<usize> {
    Some(process.completion.as_ref()?.by?.0)
}

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
            engine.paths[place].draw(
                process,
                &model.layers,
                chance,
                model.calendar.base,
                &engine.years,
                &self.fading,
                &self.delivery,
                driver(process).map(|driver| self.processes[driver].as_slice()),
                &mut values,
            );
            Path::hold(process, &model.layers, &engine.years, &mut values);
        }
        self.processes[place] = values;
    }
}
