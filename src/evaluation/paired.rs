//! Scenarios side by side, draw by draw: what differs, by how much, and which costs most.

use std::collections::BTreeSet;

use rayon::prelude::*;
use serde::Serialize;

use super::budget::{MoneyPart, Prices, money};
use crate::axes::Year;
use crate::model::Model;
use crate::projection::Projection;
use crate::statistics::quantiles::quantiles;

/// A quantity of a scenario in a year beside that of the scenario compared with.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ScenarioDifference {
    /// Place of the scenario among those compared; the first is the one compared with.
    pub scenario: usize,
    /// Key of the quantity.
    pub quantity: String,
    /// The year.
    pub year: Year,
    /// Median.
    pub median: f64,
    /// Median of the scenario compared with.
    pub compared_with: f64,
    /// Mean difference.
    pub mean: f64,
    /// Difference: lower end of the middle 80 %, median, upper end.
    pub difference: [f64; 3],
    /// Probability that it is more than there.
    pub more: f64,
}

/// Keys of what levers have added to a model: staff and money of centres that the model itself says nothing of.
pub fn of_centres_added(model: &Model) -> BTreeSet<String> {
    let list = model.quantities.list(false);
    let services = model.services.iter().zip(&model.quantities.services);
    let added = services.filter(|(service, _)| !service.opened.is_empty());
    let places = added.filter_map(|(_, places)| places.centres);
    places
        .flat_map(|centres| [centres.staff, centres.capital, centres.running])
        .flatten()
        .map(|place| list[place].key.clone())
        .collect()
}

/// Everything that differs in any of some years. A quantity that the first lacks is left out, but for those of
/// `added`, of which it has nothing.
pub fn gaps(
    projections: &[&Projection],
    years: &[Year],
    added: &BTreeSet<String>,
) -> Vec<ScenarioDifference> {
    let Some((first, others)) = projections.split_first() else {
        return Vec::new();
    };
    let nothing = vec![0.0; first.draws()];
    let of_first = |key: &str, year: Year| -> Option<&[f32]> {
        let found = first.get(key, year);
        found.or_else(|| added.contains(key).then_some(nothing.as_slice()))
    };
    let mut asked = Vec::new();
    for (place, other) in others.iter().enumerate() {
        for quantity in other.quantities() {
            let one = |year: &Year| {
                let (here, there) = (
                    other.get(&quantity.key, *year)?,
                    of_first(&quantity.key, *year)?,
                );
                (here != there).then_some(())
            };
            if years.iter().any(|year| one(year).is_some()) {
                asked.extend(years.iter().map(|year| (place, &quantity.key, *year)));
            }
        }
    }
    asked
        .into_par_iter()
        .filter_map(|(place, key, year)| {
            let here = values(others[place].get(key, year)?);
            let there = values(of_first(key, year)?);
            gap(place + 1, key, year, &here, &there)
        })
        .collect()
}

fn values(draws: &[f32]) -> Vec<f64> {
    draws.iter().map(|value| f64::from(*value)).collect()
}

fn gap(
    scenario: usize,
    key: &str,
    year: Year,
    here: &[f64],
    there: &[f64],
) -> Option<ScenarioDifference> {
    let mut differences: Vec<f64> = here.iter().zip(there).map(|(a, b)| a - b).collect();
    let more = differences.iter().filter(|gap| **gap > 0.0).count() as f64;
    let mean = differences.iter().sum::<f64>() / differences.len() as f64;
    let middle = |draws: &[f64]| quantiles(&mut draws.to_vec(), &[0.5]).ok().map(|q| q[0]);
    let count = differences.len() as f64;
    Some(ScenarioDifference {
        scenario,
        quantity: key.to_string(),
        year,
        median: middle(here)?,
        compared_with: middle(there)?,
        mean,
        difference: quantiles(&mut differences, &[0.1, 0.5, 0.9])
            .ok()?
            .try_into()
            .ok()?,
        more: more / count,
    })
}

/// How scenarios rank by what all services cost over some years.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Ranking {
    /// First and last year.
    pub years: [Year; 2],
    /// For each scenario the probability of each rank, the cheapest first; equal costs share a rank evenly.
    pub ranks: Vec<Vec<f64>>,
    /// For each pair of scenarios the probability that the first costs more than the second.
    pub dearer: Vec<Vec<f64>>,
    /// For each scenario: 10, 50 and 90 % of the sum, in yuan.
    pub sums: Vec<[f64; 3]>,
}

/// Ranks scenarios by cost; nothing where one has none.
pub fn ranking(runs: &[(&Model, &Projection)], years: [Year; 2]) -> Option<Ranking> {
    let costs: Option<Vec<Vec<f64>>> = runs
        .iter()
        .map(|(model, projection)| money(model, projection, MoneyPart::ALL, years, Prices::Nominal))
        .collect();
    let costs = costs?;
    let (count, draws) = (costs.len(), costs.first()?.len());
    let mut ranks = vec![vec![0.0; count]; count];
    let mut dearer = vec![vec![0.0; count]; count];
    let one = 1.0 / draws as f64;
    for draw in 0..draws {
        for a in 0..count {
            let below = (0..count)
                .filter(|b| costs[*b][draw] < costs[a][draw])
                .count();
            let equal = (0..count)
                .filter(|b| costs[*b][draw] == costs[a][draw])
                .count();
            for rank in below..below + equal {
                ranks[a][rank] += one / equal as f64;
            }
            for b in 0..count {
                dearer[a][b] += f64::from(costs[a][draw] > costs[b][draw]) * one;
            }
        }
    }
    let sums: Option<Vec<[f64; 3]>> = costs
        .iter()
        .map(|costs| {
            let found = quantiles(&mut costs.clone(), &[0.1, 0.5, 0.9]).ok()?;
            found.try_into().ok()
        })
        .collect();
    Some(Ranking {
        years,
        ranks,
        dearer,
        sums: sums?,
    })
}
