//! Engines walked through their draws: first those that count people, then those that follow them one by one.

use crate::simulation::{Engine, Follow, Outcome, SimulationError, run_together_while};
use crate::task::Progress;

/// Runs every engine with its number of draws, which is the same for all that follow alike; outcomes in the order of the
/// engines.
pub(super) fn walk(
    engines: &[&Engine],
    seed: u64,
    draws: impl Fn(&Engine) -> usize,
    progress: &dyn Progress,
) -> Result<Vec<Outcome>, SimulationError> {
    let mut outcomes: Vec<Option<Outcome>> = engines.iter().map(|_| None).collect();
    for follow in Follow::ALL {
        let alike = |place: &usize| engines[*place].follows() == follow;
        let places: Vec<usize> = (0..engines.len()).filter(alike).collect();
        let group: Vec<&Engine> = places.iter().map(|place| engines[*place]).collect();
        let Some(first) = group.first() else { continue };
        let found = run_together_while(&group, seed, 0..draws(first), |done| {
            progress.advance(done);
            progress.goes_on()
        })?;
        for (place, outcome) in places.into_iter().zip(found) {
            outcomes[place] = Some(outcome);
        }
    }
    Ok(outcomes.into_iter().flatten().collect())
}
