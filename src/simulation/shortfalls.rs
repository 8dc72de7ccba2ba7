//! Reports of more recipients than there are people or places for them, or of another share of these people than was
//! reported beside them, in nearly all draws.

use std::sync::{Mutex, PoisonError};

use super::SimulationError;
use super::engine::Engine;
use super::recipients::RecipientsMet;
use crate::axes::Year;
use crate::model::checked::Observation;
use crate::model::file::HALF_A_PER_CENT;

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
    /// The coverage that was reported of the same year.
    beside: Option<BesideRecipients>,
}

/// A coverage that was reported beside recipients, and the draws in which these are another share than both can mean.
#[derive(Clone, Copy, Debug)]
struct BesideRecipients {
    coverage: f64,
    /// As far apart as their errors explain.
    explained: f64,
    /// Draws in which the recipients are a larger share.
    above: usize,
    /// Draws in which they are a smaller one.
    below: usize,
    /// The share that comes nearest.
    nearest: f64,
}

impl BesideRecipients {
    /// A coverage beside so many recipients.
    fn of(coverage: &Observation, recipients: &Observation) -> Self {
        let error = coverage.value * recipients.error / recipients.value;
        BesideRecipients {
            coverage: coverage.value,
            explained: HALF_A_PER_CENT + APART * coverage.error.hypot(error),
            above: 0,
            below: 0,
            nearest: f64::INFINITY,
        }
    }

    /// The share that the recipients are in one more draw.
    fn add(&mut self, share: f64) {
        let gap = share - self.coverage;
        self.above += usize::from(gap > self.explained);
        self.below += usize::from(gap < -self.explained);
        if gap.abs() < (self.nearest - self.coverage).abs() {
            self.nearest = share;
        }
    }

    /// Whether nearly all of so many draws lie on one side.
    fn is_refused(&self, draws: usize) -> bool {
        [self.above, self.below]
            .iter()
            .any(|apart| (draws - apart) * ONE_IN <= draws)
    }
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
/// One draw in so many may have enough, or lie near, and the report is refused all the same.
const ONE_IN: usize = 10;
/// Errors explain so many standard deviations.
const APART: f64 = 4.0;

impl Shortfalls {
    /// Nothing has been found yet.
    pub fn of(engine: &Engine) -> Self {
        let reports = engine.recipients.iter();
        let each = reports.flat_map(|own| {
            let reports = own.observations.iter().zip(&own.coverages);
            reports.map(|(seen, coverage)| Shortfall {
                service: own.service,
                year: seen.year,
                reported: seen.value,
                short: 0,
                most: 0.0,
                beside: coverage.map(|coverage| BesideRecipients::of(&coverage, seen)),
            })
        });
        Shortfalls {
            each: Mutex::new((0, each.collect())),
        }
    }

    /// What became of a draw's reports, in the same order.
    pub fn add(&self, found: impl Iterator<Item = RecipientsMet>) {
        let mut each = self.each.lock().unwrap_or_else(PoisonError::into_inner);
        let (draws, each) = &mut *each;
        *draws += 1;
        for (shortfall, met) in each.iter_mut().zip(found) {
            let enough = met.reported <= met.most * (1.0 + TOLERATED) + 1.0;
            shortfall.short += usize::from(!enough);
            shortfall.most = shortfall.most.max(met.most);
            if let (Some(beside), Some(share)) = (&mut shortfall.beside, met.share) {
                beside.add(share);
            }
        }
    }

    /// Refuses a report for which nearly all draws have too few.
    pub fn judge(&self, engine: &Engine) -> Result<(), SimulationError> {
        let each = self.each.lock().unwrap_or_else(PoisonError::into_inner);
        let (draws, each) = &*each;
        if *draws < FEWEST {
            return Ok(());
        }
        let title = |own: &Shortfall| Box::new(engine.model.services[own.service].title.clone());
        let short = each
            .iter()
            .find(|own| (draws - own.short) * ONE_IN <= *draws);
        if let Some(own) = short {
            return Err(SimulationError::MoreRecipientsThanPeople {
                service: title(own),
                year: own.year,
                reported: own.reported,
                most: own.most * engine.model.settings.stands_for,
            });
        }
        let apart = each.iter().find_map(|own| {
            let beside = own.beside.filter(|beside| beside.is_refused(*draws))?;
            Some((own, beside))
        });
        match apart {
            None => Ok(()),
            Some((own, beside)) => Err(SimulationError::RecipientsAgainstCoverage {
                service: title(own),
                year: own.year,
                reported: own.reported,
                coverage: beside.coverage,
                nearest: beside.nearest,
            }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(value: f64, error: f64) -> Observation {
        Observation {
            year: 2001,
            value,
            error,
        }
    }

    /// 80 % and 900 recipients of whom 9 may be missing: 0.5 points of rounding, and four times 1 % of 80.
    #[test]
    fn errors_explain_what_they_explain() {
        let beside = BesideRecipients::of(&seen(0.8, 0.0), &seen(900.0, 9.0));
        assert!((beside.explained - (0.005 + 4.0 * 0.008)).abs() < 1e-12);
        let beside = BesideRecipients::of(&seen(0.8, 0.006), &seen(900.0, 9.0));
        assert!((beside.explained - (0.005 + 4.0 * 0.01)).abs() < 1e-12);
    }

    /// Draws on both sides go together with a report in their middle, however far some lie; draws on one side do not.
    #[test]
    fn only_what_nearly_all_draws_exclude_is_refused() {
        let after = |shares: &[f64]| {
            let mut beside = BesideRecipients::of(&seen(0.8, 0.0), &seen(900.0, 0.0));
            shares.iter().for_each(|share| beside.add(*share));
            (beside.is_refused(shares.len()), beside.nearest)
        };
        let around: Vec<f64> = (0..20).map(|place| 0.7 + 0.01 * f64::from(place)).collect();
        assert!(!after(&around).0);
        let above: Vec<f64> = around.iter().map(|share| share + 0.11).collect();
        let (refused, nearest) = after(&above);
        assert!(refused && (nearest - 0.81).abs() < 1e-12, "{nearest}");
        let below: Vec<f64> = around.iter().map(|share| share - 0.1).collect();
        assert!(after(&below).0);
        // One in ten draws that reach it are too few, more are enough.
        let some = |near: usize| {
            let mut shares = vec![0.9; 20 - near];
            shares.resize(20, 0.8);
            after(&shares).0
        };
        assert!(some(2) && !some(3));
    }
}
