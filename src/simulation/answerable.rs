//! What an engine can follow.

use super::SimulationError;
use super::engine::Engine;

/// Fails where the engine cannot follow those whom its rules ask about.
pub(super) fn answerable(engine: &Engine) -> Result<(), SimulationError> {
    if !engine.follow.tells_households() && engine.model.asks_about_households() {
        return Err(SimulationError::AsksAboutHouseholds);
    }
    if !engine.follow.is_one_by_one() {
        return Ok(());
    }
    by_persons(engine)?;
    if engine.model.settings.disability.is_none() {
        return Err(SimulationError::NobodyToFollow);
    }
    Ok(())
}

/// Fails where something is known of holders or recipients of later years, to which persons are not led.
pub(super) fn by_persons(engine: &Engine) -> Result<(), SimulationError> {
    let base = engine.model.calendar.base;
    let ahead = engine.model.register.years.last().map(|own| own.year);
    if let Some(year) = ahead.filter(|year| *year > base) {
        return Err(SimulationError::RegisterAheadOfPersons { year });
    }
    if let Some(own) = engine.recipients.first() {
        return Err(SimulationError::RecipientsAheadOfPersons {
            service: Box::new(engine.model.services[own.service].title.clone()),
        });
    }
    Ok(())
}
