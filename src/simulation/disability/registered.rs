//! What a draw says about certificates: who holds one, and how it comes and goes.

use super::{BuildUp, Composed, SPANS, category_of, grade_of};
use crate::axes::{Category, GRADES, Year};
use crate::model::checked::{Disability, ParameterId};
use crate::simulation::parameters::Drawn;
use crate::statistics::elementary::exponential;

/// What a draw says about certificates.
#[derive(Clone, Copy, Debug)]
pub struct Registered {
    /// Prevalence now relative to the survey's year.
    pub prevalence: f64,
    /// Registration of grades 3 and 4 relative to 1 and 2.
    pub mild: f64,
    /// How holders are made up, where registers say it.
    pub composed: Option<Composed>,
    /// Log change of registration per ten years of age above fifty.
    pub by_age: f64,
    /// Relative mortality at 45, by grade.
    pub relative_mortality: [f64; GRADES],
    /// Further factor for psychiatric disability.
    pub psychiatric: f64,
    /// Log change of the excess per ten years above 45.
    pub excess_by_age: f64,
    /// Regrading to the next more severe grade, a year.
    pub worsening: f64,
    /// Regrading to the next milder grade, a year.
    pub improvement: f64,
    /// Cancellations and moves, a year.
    pub cancellation: f64,
    /// New certificates relative to those that keep registration at each age.
    pub inflow: f64,
    /// Yearly log growth of holders at each age, by span of age: of prevalence and of registration together, with what
    /// the build-up of the register adds in the base year.
    pub growth: [f64; SPANS],
}

impl Registered {
    /// What a draw of the parameters says in a layer of the scenario; `base` is the base year.
    pub fn of(disability: &Disability, base: Year, drawn: &Drawn, layer: usize) -> Self {
        let value = |id: ParameterId| drawn.in_layer(id, layer);
        let trend = value(disability.trend);
        // What a scenario changes of the build-up it changes in its own years (`Paths`), beside the base year's.
        let build_up = BuildUp::of(disability, |id| drawn.baseline(id));
        let growth = value(disability.growth) + build_up.growth;
        // The level of prevalence in the base year is the baseline's in every scenario.
        let past = drawn.baseline(disability.trend) * f64::from(base - disability.survey_year);
        Registered {
            prevalence: libm::exp(past),
            mild: drawn.baseline(disability.mild),
            composed: disability
                .composition
                .as_ref()
                .map(|own| Composed::of(own, drawn)),
            by_age: drawn.baseline(disability.by_age),
            relative_mortality: disability.relative_mortality.map(value),
            psychiatric: value(disability.psychiatric),
            excess_by_age: value(disability.excess_by_age),
            worsening: value(disability.worsening),
            improvement: value(disability.improvement),
            cancellation: value(disability.cancellation),
            inflow: value(disability.inflow),
            growth: std::array::from_fn(|span| {
                let further = disability
                    .growth_by_span
                    .map_or(0.0, |own| value(own[span]));
                trend + growth + further
            }),
        }
    }

    /// Mortality at 45 relative to the general hazard, less one: the excess of each kind.
    pub fn excess(&self, kind: usize) -> f64 {
        let further = if category_of(kind) == Category::Psychiatric.index() {
            self.psychiatric
        } else {
            1.0
        };
        self.relative_mortality[grade_of(kind)] * further - 1.0
    }

    /// The excess at an age relative to that at 45: it falls with age above.
    pub fn excess_at(&self, age: usize) -> f64 {
        exponential(self.excess_by_age * (age as f64 - 45.0).max(0.0) / 10.0)
    }

    /// Regrading out of a kind: to the next more severe grade, to the next milder one.
    pub fn regrading(&self, kind: usize) -> (f64, f64) {
        let grade = grade_of(kind);
        let worse = if grade > 0 { self.worsening } else { 0.0 };
        let better = if grade < GRADES - 1 {
            self.improvement
        } else {
            0.0
        };
        (worse, better)
    }
}
