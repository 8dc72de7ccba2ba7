//! Shares of the variance by group of inputs: Sobol's indices by pick-freeze on the draws of a model.

use super::SensitivityError;
use super::error::computing;
use super::runs::Runs;
use crate::statistics::sobol::{SaltelliSample, Sensitivity, indices};
use crate::stream::{Decision, Origin, Stream};

/// What one group of inputs has of the variance.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Group {
    /// The group.
    pub origin: Origin,
    /// Its first and total index with their intervals.
    pub found: Sensitivity,
}

/// What a group is called, in Chinese and in English.
pub const fn words(origin: Origin) -> (&'static str, &'static str) {
    match origin {
        Origin::Population => (
            "人口（生育、死亡、迁移）",
            "people (births, deaths, migration)",
        ),
        Origin::Disability => ("残疾与持证", "disability and certificates"),
        Origin::Uptake => ("享受与覆盖比例", "uptake and coverage"),
        Origin::Delivery => (
            "服务供给（机构、名额、人员）",
            "delivery (centres, places, staff)",
        ),
        Origin::Standards => ("标准与单位成本", "standards and unit costs"),
        Origin::Prices => ("物价与标准增长", "prices and how standards rise"),
        Origin::Chance => ("个体偶然", "chance among individuals"),
    }
}

/// Resamples of the rows.
const BOOTSTRAP: Decision = Decision::named("bootstrap of a sensitivity");

/// The draws of both matrices and with each group exchanged, and the indices of the groups.
pub(super) fn groups(runs: &Runs<'_>) -> Result<(SaltelliSample, Vec<Group>), SensitivityError> {
    let (first, second) = (runs.plain(0)?, runs.plain(runs.asked.rows)?);
    let all = || first.iter().chain(&second);
    if all().all(|value| *value == first[0]) {
        return Err(SensitivityError::Certain {
            year: runs.asked.year,
        });
    }
    let exchanged = Origin::ALL.iter().map(|origin| runs.exchanged(&[*origin]));
    let exchanged = exchanged.collect::<Result<Vec<_>, _>>()?;
    let evaluated = SaltelliSample {
        first,
        second,
        exchanged,
    };
    let mut random = Stream::new(runs.asked.seed, 0, BOOTSTRAP, 0);
    let found = indices(&evaluated, &mut random).map_err(computing)?;
    let groups = Origin::ALL.into_iter().zip(found);
    let groups = groups.map(|(origin, found)| Group { origin, found });
    Ok((evaluated, groups.collect()))
}
