//! How the rates of each trajectory wander from year to year.

use super::cohorts::{Row, WIDTH};
use super::inputs::Walks;
use plancast::statistics::elementary::exponential;
use plancast::statistics::sampling::standard_normal;
use plancast::stream::{Decision, Stream};

const MORTALITY: Decision = Decision::named("trajectory mortality index");
const FERTILITY: Decision = Decision::named("trajectory fertility");
const MIGRATION_LEVEL: Decision = Decision::named("trajectory migration level");
const MIGRATION_NOISE: Decision = Decision::named("trajectory migration noise");
const PREVALENCE: Decision = Decision::named("trajectory prevalence");
const COST: Decision = Decision::named("trajectory cost");

/// The rates of a year, one value for each trajectory.
#[derive(Clone, Debug)]
pub(super) struct Rates {
    /// Mortality index.
    pub(super) mortality: Row,
    /// Births per woman.
    pub(super) fertility: Row,
    /// Net migrants.
    pub(super) migration: Row,
    /// Prevalence relative to the start.
    pub(super) prevalence: Row,
    /// Yuan for each person with a severe disability.
    pub(super) cost: Row,
}

/// The walks of [`WIDTH`] trajectories.
#[derive(Clone, Debug)]
pub(super) struct Paths {
    seed: u64,
    first: u32,
    mortality: Row,
    fertility: Row,
    migration_level: Row,
    prevalence: Row,
    cost: Row,
}

impl Paths {
    /// The walks of trajectories `first …` at the start.
    pub(super) fn new(seed: u64, first: u32, walks: &Walks) -> Self {
        let mut paths = Paths {
            seed,
            first,
            mortality: [0.0; WIDTH],
            fertility: [walks.fertility.0; WIDTH],
            migration_level: [0.0; WIDTH],
            prevalence: [0.0; WIDTH],
            cost: [0.0; WIDTH],
        };
        let (mean, deviation) = walks.migration_level;
        let z = paths.normal(MIGRATION_LEVEL, 0);
        for (level, z) in paths.migration_level.iter_mut().zip(z) {
            *level = mean + deviation * z;
        }
        paths
    }

    /// Goes on by one year.
    pub(super) fn advance(&mut self, step: u32, walks: &Walks) -> Rates {
        let normal = |decision| self.normal(decision, step);
        let innovations = [MORTALITY, FERTILITY, MIGRATION_NOISE, PREVALENCE, COST].map(normal);
        let [mortality, fertility, noise, prevalence, cost] = innovations;
        let growth = libm::pow(walks.cost_growth.0, f64::from(step) + 1.0);
        let mut rates = Rates {
            mortality: [0.0; WIDTH],
            fertility: [0.0; WIDTH],
            migration: [0.0; WIDTH],
            prevalence: [0.0; WIDTH],
            cost: [0.0; WIDTH],
        };
        for i in 0..WIDTH {
            self.mortality[i] += walks.mortality.0 + walks.mortality.1 * mortality[i];
            self.fertility[i] += walks.fertility.1 * fertility[i];
            self.prevalence[i] += walks.prevalence.0 + walks.prevalence.1 * prevalence[i];
            self.cost[i] += walks.cost_growth.1 * cost[i];
            rates.mortality[i] = self.mortality[i];
            let (least, most) = walks.fertility_bounds;
            rates.fertility[i] = self.fertility[i].max(least).min(most);
            rates.migration[i] = self.migration_level[i] + walks.migration_noise * noise[i];
            rates.prevalence[i] = exponential(self.prevalence[i]);
            rates.cost[i] = walks.cost * growth * exponential(self.cost[i]);
        }
        rates
    }

    fn normal(&self, decision: Decision, step: u32) -> Row {
        std::array::from_fn(|i| {
            let draw = self.first.wrapping_add(i as u32);
            standard_normal(&mut Stream::new(self.seed, draw, decision, step))
        })
    }
}
