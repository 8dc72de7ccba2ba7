//! What a draw's people were taught of mortality, fertility and migration by what was reported of them.

use crate::model::checked::ParameterId;
use crate::simulation::draw::fixed::Fixed;
use crate::statistics::deviations::{Deviations, Lasting, Taught};

/// What was taught of mortality, fertility and migration.
#[derive(Clone, Copy, Debug, Default)]
pub struct Learnt {
    pub(super) mortality: LearntRate,
    pub(super) fertility: LearntRate,
    pub(super) migration: LearntRate,
}

#[derive(Clone, Copy, Debug, Default)]
pub(super) struct LearntRate {
    by: Deviations,
    pub taught: Taught,
}

impl LearntRate {
    fn of(lasting: [Lasting; 2], start: f64) -> Self {
        let by = Deviations {
            lasting: [
                lasting[0],
                lasting[1],
                Lasting::default(),
                Lasting::default(),
            ],
            noise: 0.0,
        };
        let taught = Taught::nothing(&by, start);
        LearntRate { by, taught }
    }

    pub fn pass(&mut self) {
        self.taught.pass(&self.by);
    }

    /// So many events were reported with such an error where so many would have been expected. Their number strays
    /// from the rate by chance, which is a draw of its own (Matheron's rule).
    pub fn see(&mut self, reported: f64, expected: f64, error: f64, score: f64) {
        let counting = 1.0 / reported.max(1.0);
        let gap = libm::log(reported / expected) + counting.sqrt() * score;
        let seen = (error * error + counting).sqrt();
        self.taught.see_rate(&self.by, gap, seen);
    }
}

impl Learnt {
    /// Nothing has been taught yet.
    pub fn nothing(fixed: &Fixed<'_>) -> Self {
        let model = &fixed.engine.model;
        let settings = &model.settings;
        let stays = |spread: f64| Lasting::renewed(1.0, spread);
        let relative = |id: ParameterId| {
            let own = &model.parameters[id.0].layers[0];
            own.half_width() / own.median()
        };
        let own = |id: ParameterId| fixed.drawn.baseline(id);
        let migration = settings.migration;
        let left = own(migration.persistence);
        let spread = own(migration.volatility) / (1.0 - left * left).max(LEAST).sqrt();
        let returning = Lasting::renewed(left, spread);
        let rate = model.parameters[migration.rate.0].layers[0].half_width();
        let start = settings.registered.map_or(0.0, |step| relative(step.total));
        Learnt {
            mortality: LearntRate::of(
                [
                    stays(relative(settings.mortality.level)),
                    Lasting::default(),
                ],
                0.0,
            ),
            fertility: LearntRate::of(
                [
                    stays(relative(settings.fertility.level)),
                    fixed.engine.fertility.returning(),
                ],
                0.0,
            ),
            migration: LearntRate::of([stays(rate), returning], start),
        }
    }
}

/// A persistence of one has no spread over many years; what is taught of it then is bounded by this.
const LEAST: f64 = 1e-3;
