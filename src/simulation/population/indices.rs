//! The indices of mortality year by year: known up to the last period observed, drawn after it.

use crate::axes::{SEXES, Year};
use crate::simulation::SimulationError;
use crate::statistics::interpolation::MonotoneCubic;
use crate::statistics::li_lee::LiLee;
use crate::statistics::linear_process::{RandomWalk, Reverting};
use crate::statistics::sampling::standard_normal;
use crate::stream::{Chance, Decision, Origin, Reach, Stream};

const DRIFT: Decision = Decision::named("mortality drift")
    .reaching(Reach::National)
    .of(Origin::Population);
const INNOVATION: Decision = Decision::named("mortality innovation")
    .reaching(Reach::National)
    .of(Origin::Population);
const OWN: Decision = Decision::named("mortality of each sex")
    .reaching(Reach::National)
    .of(Origin::Population);

/// Where mortality stands at a time.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Indices {
    /// The index of both sexes.
    pub common: f64,
    /// What each sex's own index adds to it.
    pub own: [f64; SEXES],
}

/// `K[t] = median[t] + d·(t − T) + W[t]` after the last period `T`, with an uncertain drift `d` and a
/// random walk `W`; each sex's own `k[s,t]` returns to its mean.
#[derive(Clone, Debug)]
pub(super) struct IndexPaths {
    first: f64,
    last: f64,
    known: KnownIndices,
    now: Indices,
    /// Median of the common index after the last period, by year and fraction.
    median: MonotoneCubic,
    walk: RandomWalk,
    own: [Returning; SEXES],
    own_correlation: f64,
}

#[derive(Clone, Debug)]
struct KnownIndices {
    common: MonotoneCubic,
    own: [MonotoneCubic; SEXES],
}

#[derive(Clone, Copy, Debug)]
struct Returning {
    mean: f64,
    process: Reverting,
}

impl IndexPaths {
    /// What is known from the model's periods, followed by a median and a spread of the common index.
    pub fn new(
        model: &LiLee,
        median: MonotoneCubic,
        walk: RandomWalk,
    ) -> Result<Self, SimulationError> {
        let times = &model.times;
        let through = |k: &[f64]| {
            MonotoneCubic::shape_preserving(times, k)
                .map_err(SimulationError::while_computing("indices of mortality"))
        };
        let last = times.len() - 1;
        let [men, women] = &model.own;
        Ok(IndexPaths {
            first: times[0],
            last: times[last],
            known: KnownIndices {
                common: through(&model.common_k)?,
                own: [through(&men.k)?, through(&women.k)?],
            },
            now: Indices {
                common: model.common_k[last],
                own: [men.k[last], women.k[last]],
            },
            median,
            walk,
            own: [men, women].map(|own| Returning {
                mean: own.mean,
                process: own.process,
            }),
            own_correlation: model.own_correlation,
        })
    }

    /// The indices at the middle of each year, one draw of them.
    ///
    /// `pace` multiplies the decline of the common median.
    pub fn draw(&self, chance: &Chance, pace: &[f64], years: &[Year], path: &mut [Indices]) {
        let mut stream = chance.stream(DRIFT, 0);
        let drift = self.walk.drift_se * standard_normal(&mut stream);
        let (mut at, mut now) = (self.last, self.now);
        let mut before = now.common;
        for ((year, pace), value) in years.iter().zip(pace).zip(path) {
            let middle = f64::from(*year) + 0.5;
            if middle <= self.last {
                *value = self.known_at(middle.max(self.first));
                continue;
            }
            let mut stream = chance.stream(INNOVATION, *year as u32);
            let step = middle - at;
            let median = self.median.at(middle);
            now.common += pace * (median - before)
                + drift * step
                + self.walk.innovation_sd * libm::sqrt(step) * standard_normal(&mut stream);
            let noise = self.own_noise(&mut chance.stream(OWN, *year as u32));
            for sex in 0..SEXES {
                let Returning { mean, process } = self.own[sex];
                now.own[sex] = process.expected(now.own[sex], mean, step)
                    + libm::sqrt(process.variance(step)) * noise[sex];
            }
            (at, before) = (middle, median);
            *value = now;
        }
    }

    /// The indices at a time without any chance: what is known, then the median.
    pub fn median_at(&self, time: f64) -> Indices {
        if time <= self.last {
            return self.known_at(time.max(self.first));
        }
        let own = |sex: usize| {
            let Returning { mean, process } = self.own[sex];
            process.expected(self.now.own[sex], mean, time - self.last)
        };
        Indices {
            common: self.median.at(time),
            own: [own(0), own(1)],
        }
    }

    fn known_at(&self, time: f64) -> Indices {
        let [men, women] = &self.known.own;
        Indices {
            common: self.known.common.at(time),
            own: [men.at(time), women.at(time)],
        }
    }

    /// Standard normal numbers of the two sexes, correlated.
    fn own_noise(&self, stream: &mut Stream) -> [f64; SEXES] {
        let correlation = self.own_correlation;
        // A perfect correlation may miss 1 by a rounding error.
        let rest = libm::sqrt((1.0 - correlation * correlation).max(0.0));
        let men = standard_normal(stream);
        [men, correlation * men + rest * standard_normal(stream)]
    }
}
