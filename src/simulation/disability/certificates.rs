//! Certificate holders at the start, and the intensities that change them.

use super::{STOCKS, Structure, category_of, grade_of};
use crate::axes::{AGES, Category, GRADES, SEXES};
use crate::model::rule::KINDS;
use crate::simulation::population::{CELLS, cell};
use crate::stream::{Decision, Stream};

const ROUNDING: Decision = Decision::named("starting certificates");

/// What a draw says about certificates.
#[derive(Clone, Copy, Debug)]
pub struct Registered {
    /// Prevalence now relative to the survey's year.
    pub prevalence: f64,
    /// Registration of grades 3 and 4 relative to 1 and 2.
    pub mild: f64,
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
    /// Yearly log growth of holders at each age: of prevalence and of registration together.
    pub growth: f64,
}

/// Certificate holders ÷ people, before the level is set.
#[derive(Clone, Debug)]
pub struct Certificates {
    /// Relative stock: people × prevalence × relative registration.
    relative: Vec<f64>,
}

impl Certificates {
    /// The relative stock in a population.
    pub fn relative(structure: &Structure, people: &[f64; CELLS], draw: &Registered) -> Self {
        let mut relative = vec![0.0; STOCKS];
        for sex in 0..SEXES {
            for age in 0..AGES {
                let at = cell(sex, age);
                let elders = libm::exp(draw.by_age * (age as f64 - 50.0).max(0.0) / 10.0);
                for kind in 0..KINDS {
                    let mild = if grade_of(kind) >= 2 { draw.mild } else { 1.0 };
                    relative[at * KINDS + kind] = people[at]
                        * draw.prevalence
                        * f64::from(structure.prevalence[at * KINDS + kind])
                        * mild
                        * elders;
                }
            }
        }
        Certificates { relative }
    }

    /// Sum of the relative stock with weights laid out like it.
    pub fn weigh(&self, weight: impl Fn(usize) -> f64) -> f64 {
        self.relative
            .iter()
            .enumerate()
            .map(|(stock, people)| people * weight(stock))
            .sum()
    }

    /// Whole people: the stock times `level`, rounded so that every running total is off by less
    /// than one and no cell is biased (systematic rounding with one random start).
    pub fn count(&self, level: f64, seed: u64, draw: u32, out: &mut [f32]) {
        let start = Stream::new(seed, draw, ROUNDING, 0).uniform();
        let (mut running, mut given) = (start, 0.0);
        for (people, out) in self.relative.iter().zip(out) {
            running += people * level;
            let whole = running.floor() - given;
            given += whole;
            *out = whole as f32;
        }
    }
}

/// Intensities of one draw, laid out like the stocks.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Flows {
    /// Mortality relative to the general hazard.
    pub relative_mortality: Vec<f32>,
    /// Cancellation a year.
    pub cancellation: Vec<f32>,
    /// All ways out but death a year: cancellation and regrading.
    pub other_exits: Vec<f32>,
    /// New certificates per person and year, at the end of the year at the age reached.
    pub inflow: Vec<f32>,
    /// Hazard of people without a certificate relative to the general hazard.
    pub without: Vec<f64>,
    /// Regrading to the next more severe grade.
    pub worsening: f64,
    /// Regrading to the next milder grade.
    pub improvement: f64,
    /// Yearly growth of the inflow.
    pub growth: f64,
}

impl Flows {
    /// The intensities that keep the share of holders at each age as it is, then scaled and grown
    /// as the draw says.
    ///
    /// With `ρ[x]` holders per person and `T` the year's survival and regrading of holders relative
    /// to the survival of people, `λ[x+1] = ρ[x+1] − Σ ρ[x]·T`: what is missing at the next age has
    /// to be certified. Where more survive than the next age holds (`λ < 0`), the surplus leaves by
    /// a further hazard. `hazards` is the general hazard in the base year.
    pub fn keeping(
        &mut self,
        certificates: &Certificates,
        level: f64,
        people: &[f64; CELLS],
        hazards: &[f64; CELLS],
        draw: &Registered,
    ) {
        for table in [
            &mut self.relative_mortality,
            &mut self.cancellation,
            &mut self.other_exits,
            &mut self.inflow,
        ] {
            table.resize(STOCKS, 0.0);
            table.fill(0.0);
        }
        self.without.resize(CELLS, 1.0);
        self.worsening = draw.worsening;
        self.improvement = draw.improvement;
        self.growth = draw.growth;
        let growth = libm::expm1(draw.growth);
        let share = |at: usize, kind: usize| {
            if people[at] > 0.0 {
                level * certificates.relative[at * KINDS + kind] / people[at]
            } else {
                0.0
            }
        };
        for sex in 0..SEXES {
            let newborn = cell(sex, 0);
            for kind in 0..KINDS {
                self.inflow[newborn * KINDS + kind] = (share(newborn, kind) * draw.inflow) as f32;
            }
            for age in 0..AGES {
                let at = cell(sex, age);
                let next = cell(sex, (age + 1).min(AGES - 1));
                let (mut excess, mut holders) = (0.0, 0.0);
                let mut arriving = [0.0; KINDS];
                for kind in 0..KINDS {
                    let relative = draw.relative_mortality(age, kind);
                    let here = share(at, kind);
                    holders += here;
                    excess += here * relative;
                    self.relative_mortality[at * KINDS + kind] = relative as f32;
                    let (worse, better) = draw.regrading(kind);
                    let out = (relative - 1.0) * hazards[at] + draw.cancellation + worse + better;
                    let left = if out > 0.0 {
                        -libm::expm1(-out) / out
                    } else {
                        1.0
                    };
                    arriving[kind] += here * libm::exp(-out);
                    if worse > 0.0 {
                        arriving[kind - 1] += here * worse * left;
                    }
                    if better > 0.0 {
                        arriving[kind + 1] += here * better * left;
                    }
                }
                // General deaths are shared: who holds no certificate dies less than the average.
                self.without[at] = (1.0 - excess) / (1.0 - holders);
                for kind in 0..KINDS {
                    let missing = share(next, kind) - arriving[kind];
                    let mut cancellation = draw.cancellation;
                    let net = missing.max(0.0) * draw.inflow + growth * share(next, kind);
                    // The open age is its own next age: what it needs is added there.
                    if net >= 0.0 {
                        self.inflow[next * KINDS + kind] += net as f32;
                    }
                    let surplus = (-missing).max(0.0) + (-net).max(0.0);
                    if surplus > 0.0 && arriving[kind] > 0.0 {
                        cancellation += libm::log1p(
                            surplus
                                / (arriving[kind] - surplus).max(arriving[kind] * LEAST_STAYING),
                        );
                    }
                    let (worse, better) = draw.regrading(kind);
                    self.cancellation[at * KINDS + kind] = cancellation as f32;
                    self.other_exits[at * KINDS + kind] = (cancellation + worse + better) as f32;
                }
            }
        }
    }
}

/// No cell loses more than this part of its holders to the surplus in one year's fit.
const LEAST_STAYING: f64 = 0.02;

impl Registered {
    /// Mortality relative to the general hazard: the excess falls with age above 45.
    fn relative_mortality(&self, age: usize, kind: usize) -> f64 {
        let further = if category_of(kind) == Category::Psychiatric.index() {
            self.psychiatric
        } else {
            1.0
        };
        let excess = self.relative_mortality[grade_of(kind)] * further - 1.0;
        1.0 + excess * libm::exp(self.excess_by_age * (age as f64 - 45.0).max(0.0) / 10.0)
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
