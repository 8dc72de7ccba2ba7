//! What the uncertainty of one quantity comes from: the share of its variance that each group of inputs has, and how
//! far each parameter, and what several numbers have in common, moves it.

mod asked;
mod error;
mod groups;
mod mover;
mod runs;
mod swings;

pub use asked::Asked;
pub use error::SensitivityError;
pub use groups::{Group, words};
pub use mover::Mover;
pub use swings::{ENDS, Swing};

use crate::simulation::Engine;
use crate::statistics::quantiles::quantiles;
use crate::statistics::sampling::Sampler;
use crate::stream::Origin;
use runs::Runs;

/// What the uncertainty of a quantity in a year comes from.
#[derive(Clone, Debug, PartialEq)]
pub struct Sensitivities {
    /// Mean over the draws.
    pub mean: f64,
    /// Standard deviation.
    pub sd: f64,
    /// 10, 50 and 90 %.
    pub quantiles: [f64; 3],
    /// Each group of inputs, in the order of [`Origin::ALL`].
    pub groups: Vec<Group>,
    /// Each uncertain parameter and common factor, the one that moves the mean the most first.
    pub swings: Vec<Swing>,
    /// Mean of the draws in which parameters were held, with none held.
    pub middle: f64,
    /// How many draws those are.
    pub paired: usize,
}

impl Asked {
    /// Draws that have to be made.
    pub fn draws(&self, engine: &Engine) -> usize {
        let uncertain = mover::uncertain(engine.model()).len();
        (Origin::COUNT + 2) * self.rows + 2 * uncertain * self.paired()
    }
}

/// Works out where the uncertainty of a quantity comes from; `goes_on` is called with the number of draws done and
/// says whether to go on.
///
/// The groups are independent of each other: what comes from each [`Origin`] is taken from one matrix of draws or from
/// the other. That cannot be where parameters were drawn together, as those of a calibration were.
pub fn sensitivities(
    engine: &Engine,
    asked: Asked,
    goes_on: impl Fn(usize) -> bool + Sync,
) -> Result<Sensitivities, SensitivityError> {
    let model = engine.model();
    let mut samplers = model.parameters.iter().flat_map(|own| &own.layers);
    if model.calibrated.is_some() || samplers.any(|one| matches!(one, Sampler::Sample { .. })) {
        return Err(SensitivityError::DrawnTogether);
    }
    let runs = Runs {
        engine,
        asked,
        goes_on: &goes_on,
    };
    let (evaluated, groups) = groups::groups(&runs)?;
    let paired = asked.paired().min(asked.rows);
    let plain = &evaluated.first[..paired];
    let swings = swings::swings(&runs, plain, &groups)?;
    let mut all = evaluated.first.clone();
    all.extend(&evaluated.second);
    let n = all.len() as f64;
    let mean = all.iter().sum::<f64>() / n;
    let squares = all.iter().map(|value| (value - mean) * (value - mean));
    let variance = squares.sum::<f64>() / (n - 1.0);
    let mut found = [0.0; 3];
    let ends = quantiles(&mut all, &[ENDS[0], 0.5, ENDS[1]]).map_err(error::computing)?;
    found.copy_from_slice(&ends);
    Ok(Sensitivities {
        mean,
        sd: variance.sqrt(),
        quantiles: found,
        groups,
        swings,
        middle: plain.iter().sum::<f64>() / paired as f64,
        paired,
    })
}

/// What an index may be off by and still tell groups apart: a tenth of the variance.
pub const TOLERABLE: f64 = 0.1;

impl Sensitivities {
    /// The most that the interval of any index reaches from its middle: of the variance, 1 being all of it.
    pub fn widest(&self) -> f64 {
        let groups = self.groups.iter();
        let all = groups.flat_map(|own| [&own.found.first, &own.found.total]);
        let half = all.map(|index| 0.5 * (index.interval[1] - index.interval[0]));
        half.fold(0.0, f64::max)
    }

    /// About how many rows would bring every interval within [`TOLERABLE`], a power of two; nothing where those that
    /// were drawn do. Intervals shrink with the root of the rows.
    pub fn rows_needed(&self, rows: usize) -> Option<usize> {
        let times = self.widest() / TOLERABLE;
        let needed = (times * times * rows as f64).ceil() as usize;
        (needed > rows).then(|| needed.next_power_of_two())
    }

    /// Share of the variance that no group has by itself, but groups acting together. An estimate: it may fall a little
    /// below zero where there is none.
    pub fn together(&self) -> f64 {
        1.0 - self
            .groups
            .iter()
            .map(|own| own.found.first.value)
            .sum::<f64>()
    }
}
