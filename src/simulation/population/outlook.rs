//! An outlook of life expectancy, turned into a median and a spread of the common mortality index.

use super::EIGHTY;
use crate::axes::{AGES, SEXES, Sex};
use crate::model::data::ProjectedPeriod;
use crate::simulation::SimulationError;
use crate::statistics::interpolation::MonotoneCubic;
use crate::statistics::li_lee::LiLee;
use crate::statistics::life_table::life_expectancy_at_birth;
use crate::statistics::linear_process::RandomWalk;
use crate::statistics::search::root_near;

/// Years of the outlook that are followed.
const HORIZON: f64 = 30.0;

/// The common index whose life expectancy has the outlook's median while each sex's own index is
/// where it is expected, and the walk whose spread has its 80 % interval: `var K[h] = σ² h + τ² h²`,
/// by least squares on the relative error over the periods.
///
/// What the own indices' noise adds to the spread of the sexes' mean is not taken off; with the UN's
/// tables of China it is about a hundredth of the variance after ten years, and less later.
pub(super) fn follow(
    model: &LiLee,
    outlook: &[[ProjectedPeriod; SEXES]],
) -> Result<(MonotoneCubic, RandomWalk), SimulationError> {
    let last = model.times[model.times.len() - 1];
    let mut times = vec![last];
    let mut medians = vec![model.common_k[model.times.len() - 1]];
    let mut spreads = Vec::new();
    for period in outlook {
        let middle = 0.5 * f64::from(period[0].from + period[0].to + 1);
        if middle <= last || middle > last + HORIZON {
            continue;
        }
        let wanted = 0.5 * (period[0].median + period[1].median);
        let expectancy = |common: f64| mean_expectancy(model, common, middle - last);
        let index = root_near(|common| expectancy(common) - wanted, 0.0, 1.0)
            .ok_or(SimulationError::NoSuchExpectancy { years: wanted })?;
        // Half the width of the interval, in the mean of the two sexes.
        let half = 0.25 * (period[0].high - period[0].low + period[1].high - period[1].low);
        let slope = (expectancy(index + 1.0) - expectancy(index - 1.0)) / 2.0;
        spreads.push((middle - last, half / EIGHTY / slope.abs()));
        times.push(middle);
        medians.push(index);
    }
    // The outlook's median need not start from the last period observed: the difference is closed
    // in its first step.
    let median = MonotoneCubic::shape_preserving(&times, &medians)
        .map_err(SimulationError::while_computing("outlook of mortality"))?;
    Ok((median, walk(&spreads)))
}

/// `σ²` and `τ²` of `σ² h + τ² h²`, neither below zero.
fn walk(spreads: &[(f64, f64)]) -> RandomWalk {
    // Regression of sd²/h on 1 and h, weighted by (h/sd²)² so that relative errors count alike.
    let (mut w, mut wx, mut wy, mut wxx, mut wxy) = (0.0, 0.0, 0.0, 0.0, 0.0);
    for (h, sd) in spreads {
        let y = sd * sd / h;
        let weight = 1.0 / (y * y);
        w += weight;
        wx += weight * h;
        wy += weight * y;
        wxx += weight * h * h;
        wxy += weight * h * y;
    }
    let determinant = w * wxx - wx * wx;
    let (mut innovation, mut drift) = if determinant > 0.0 {
        (
            (wy * wxx - wx * wxy) / determinant,
            (w * wxy - wx * wy) / determinant,
        )
    } else {
        (wy / w, 0.0)
    };
    if drift < 0.0 {
        (innovation, drift) = (wy / w, 0.0);
    } else if innovation < 0.0 {
        (innovation, drift) = (0.0, wxy / wxx);
    }
    RandomWalk {
        drift: 0.0,
        innovation_sd: libm::sqrt(innovation),
        drift_se: libm::sqrt(drift),
    }
}

/// Mean of the two sexes' life expectancy at birth at a common index, `horizon` years after the last
/// period.
fn mean_expectancy(model: &LiLee, common: f64, horizon: f64) -> f64 {
    let mut rates = [0.0; AGES];
    let mut of = |sex: Sex| {
        let own = &model.own[sex.index()];
        let now = own.k[own.k.len() - 1];
        let own = own.process.expected(now, own.mean, horizon);
        model.rates_into(sex, common, own, &mut rates);
        life_expectancy_at_birth(&rates, sex)
    };
    0.5 * (of(Sex::Male) + of(Sex::Female))
}
