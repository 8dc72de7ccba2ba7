//! Which towns have a centre of a service, where a process says it.

use crate::model::checked::{CoveredTowns, Process, ProcessId, Service};
use crate::model::read::Inherited;

/// Tells each service with places which towns have a centre of it: the completion that moves by the count of its new
/// centres. One that is another place's says nothing of this one until something is reported of it here.
pub(super) fn tell(services: &mut [Service], processes: &[Process], inherited: &Inherited) {
    for service in services {
        let Some(capacity) = &mut service.capacity else {
            continue;
        };
        let Some(units) = capacity.units else {
            continue;
        };
        capacity.covered = processes.iter().enumerate().find_map(|(place, process)| {
            let completion = process.completion.as_ref()?;
            let reported = !process.observations.is_empty();
            let own = inherited.from("processes", &process.key).is_none();
            let is_of_it = completion.by == Some(units) && (own || reported);
            let least = process.least_start().filter(|_| own).unwrap_or(0.0);
            is_of_it.then(|| CoveredTowns {
                by: ProcessId(place),
                of: completion.of,
                least: completion.finished(least),
                reported,
            })
        });
    }
}
