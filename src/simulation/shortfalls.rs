//! Reports of more recipients than there are people or places for them, in nearly all draws.

use std::sync::{Mutex, PoisonError};

use super::SimulationError;
use super::engine::Engine;
use crate::axes::Year;

/// Recipients of one service in one year, and the draws that cannot have as many.
#[derive(Clone, Copy, Debug)]
struct Shortfall {
    service: usize,
    year: Year,
    reported: f64,
    /// Draws in which there are too few for them.
    short: usize,
    /// Those there are in the draw that has most.
    most: f64,
}

/// What was found of each report, in all draws so far.
#[derive(Debug)]
pub(super) struct Shortfalls {
    each: Mutex<(usize, Vec<Shortfall>)>,
}

/// A draw that lacks less than this part of those reported is a rounding or a coincidence.
const TOLERATED: f64 = 0.02;
/// With fewer draws there is no telling.
const FEWEST: usize = 8;
/// One draw in so many may have enough, and the report is refused all the same.
const ONE_IN: usize = 10;

impl Shortfalls {
    /// Nothing has been found yet.
    pub fn of(engine: &Engine) -> Self {
        let reports = engine.recipients.iter();
        let each = reports.flat_map(|own| {
            own.observations.iter().map(|seen| Shortfall {
                service: own.service,
                year: seen.year,
                reported: seen.value,
                short: 0,
                most: 0.0,
            })
        });
        Shortfalls {
            each: Mutex::new((0, each.collect())),
        }
    }

    /// A draw's reports, with their errors, and those who could be among them, in the same order.
    pub fn add(&self, found: impl Iterator<Item = (f64, f64)>) {
        let mut each = self.each.lock().unwrap_or_else(PoisonError::into_inner);
        let (draws, each) = &mut *each;
        *draws += 1;
        for (shortfall, (reported, most)) in each.iter_mut().zip(found) {
            let enough = reported <= most * (1.0 + TOLERATED) + 1.0;
            shortfall.short += usize::from(!enough);
            shortfall.most = shortfall.most.max(most);
        }
    }

    /// Refuses a report for which nearly all draws have too few.
    pub fn judge(&self, engine: &Engine) -> Result<(), SimulationError> {
        let each = self.each.lock().unwrap_or_else(PoisonError::into_inner);
        let (draws, each) = &*each;
        let refused = |own: &&Shortfall| (draws - own.short) * ONE_IN <= *draws;
        if *draws < FEWEST {
            return Ok(());
        }
        match each.iter().find(refused) {
            None => Ok(()),
            Some(own) => {
                let service = &engine.model.services[own.service];
                Err(SimulationError::MoreRecipientsThanPeople {
                    service: Box::new(service.title.clone()),
                    year: own.year,
                    reported: own.reported,
                    most: own.most * engine.model.settings.stands_for,
                })
            }
        }
    }
}
