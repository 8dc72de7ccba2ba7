//! Which processes have the paths that they have in the first engine of a group.

use crate::model::checked::Process;
use crate::simulation::engine::Engine;

/// Whether each process of an engine has the paths that it has in the first engine of its group.
pub(super) fn shared(engine: &Engine, first: &Engine) -> Vec<bool> {
    let own = engine.paths.iter().zip(&engine.model.processes);
    let theirs = first.paths.iter().zip(&first.model.processes);
    let pairs = own.zip(theirs);
    let alike = pairs.map(|((path, process), (other, theirs))| path.is_as(process, other, theirs));
    let mut alike: Vec<bool> = alike.collect();
    let by_itself = alike.clone();
    for (own, process) in alike.iter_mut().zip(&engine.model.processes) {
        if let Some(told) = &process.told {
            *own &= by_itself.get(told.by.0) == Some(&true);
        }
    }
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
pub(super) fn driver(process: &Process) -> Option<usize> {
    Some(process.completion.as_ref()?.by?.0)
}
