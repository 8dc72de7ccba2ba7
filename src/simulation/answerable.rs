//! What an engine can follow.

use super::SimulationError;
use super::engine::Engine;
use super::follow::Follow;

/// Fails where the engine cannot follow those whom its rules ask about.
pub(super) fn answerable(engine: &Engine) -> Result<(), SimulationError> {
    if engine.follow == Follow::Cohorts && engine.model.asks_about_households() {
        return Err(SimulationError::AsksAboutHouseholds);
    }
    let base = engine.model.calendar.base;
    let ahead = engine.model.register.years.last().map(|own| own.year);
    if let Some(year) = ahead.filter(|year| engine.follow == Follow::Persons && *year > base) {
        return Err(SimulationError::RegisterAheadOfPersons { year });
    }
    let reported = engine.recipients.first();
    let reported = reported.filter(|_| engine.follow == Follow::Persons);
    if let Some(own) = reported {
        return Err(SimulationError::RecipientsAheadOfPersons {
            service: Box::new(engine.model.services[own.service].title.clone()),
        });
    }
    if engine.follow == Follow::Persons && engine.model.settings.disability.is_none() {
        return Err(SimulationError::NobodyToFollow);
    }
    Ok(())
}
