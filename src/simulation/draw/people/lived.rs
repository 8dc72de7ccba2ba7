//! A year as it is lived: what the register and reported recipients say of it is met.

use super::{Moved, PeopleOfDraw};
use crate::simulation::SimulationError;
use crate::simulation::disability::Raised;
use crate::simulation::draw::fixed::Fixed;

impl PeopleOfDraw {
    /// One year, and at its end the stocks of the register where it has any.
    pub fn live(
        &mut self,
        fixed: &Fixed<'_>,
        step: usize,
        with_holders: bool,
    ) -> Result<Moved, SimulationError> {
        let mut moved = self.advance(fixed, step, with_holders)?;
        if !with_holders {
            return Ok(moved);
        }
        let register = &fixed.engine.model.register;
        if let Some(own) = register.stocks_of(fixed.year(step)) {
            self.take_stocks(fixed, own, &mut moved.turnover)?;
        }
        if let Some((gap, error)) = fixed.paths.inflow[step].seen {
            self.pace.see_growth(gap, error);
        }
        Ok(moved)
    }

    /// As many more or fewer new certificates in a year as reported recipients of later years tell.
    pub(super) fn let_in(&mut self, fixed: &Fixed<'_>, step: usize, raised: &mut Raised) {
        let inflow = fixed.paths.inflow[step];
        if inflow.factor != 1.0 {
            let categories = raised.categories.iter_mut();
            categories.for_each(|factor| *factor *= inflow.factor);
            self.pace.keep(inflow.growth);
        }
    }
}
