//! What an engine can follow.

use super::SimulationError;
use super::engine::Engine;

/// Fails where the engine cannot follow those whom its rules ask about.
pub(super) fn answerable(engine: &Engine) -> Result<(), SimulationError> {
    if !engine.follow.tells_households() && engine.model.asks_about_households() {
        return Err(SimulationError::AsksAboutHouseholds);
    }
    let one_by_one = engine.follow.is_one_by_one();
    let base = engine.model.calendar.base;
    let ahead = engine.model.register.years.last().map(|own| own.year);
    if let Some(year) = ahead.filter(|year| one_by_one && *year > base) {
        return Err(SimulationError::RegisterAheadOfPersons { year });
    }
    let reported = engine.recipients.first();
    let reported = reported.filter(|_| one_by_one);
    if let Some(own) = reported {
        return Err(SimulationError::RecipientsAheadOfPersons {
            service: Box::new(engine.model.services[own.service].title.clone()),
        });
    }
    if one_by_one && engine.model.settings.disability.is_none() {
        return Err(SimulationError::NobodyToFollow);
    }
    Ok(())
}
