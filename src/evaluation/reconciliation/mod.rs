//! Places brought to the totals that are published of all of them together, draw by draw.
//!
//! In each draw the total takes the value that the published distribution has at the draw's rank among the totals, so
//! that the total has exactly the published distribution and a draw with many stays one with many. The gap is closed by
//! one number a draw: every place moves by as many of its own standard deviations (of the logarithm). That is how
//! judgements err that were made alike for all of them; a place that was measured moves less, one that is known for sure
//! not at all. What else is told of a place follows by its own regression, on the logarithms, on what was moved.

mod along;
mod level;
mod part;
mod published;

pub use published::PublishedTotal;

use rayon::prelude::*;

use super::summary::Summary;
use crate::axes::Year;
use crate::projection::Projection;
use crate::source::Words;
use crate::statistics::elementary::exponential;
use along::Along;
use part::{MovedPart, mean};

/// What became of a published total.
#[derive(Clone, Debug, PartialEq)]
pub struct TotalMet {
    /// Its key.
    pub key: String,
    /// What it is of, for people.
    pub title: Words,
    /// Keys of the quantities whose sum it is.
    pub of: Vec<String>,
    /// Year.
    pub year: Year,
    /// What is published: quantiles at 10, 50 and 90 %.
    pub published: [f64; 3],
    /// The sum of the places before, at the same quantiles; nothing where it is not told.
    pub before: Option<[f64; 3]>,
    /// The sum of the places after.
    pub after: Option<[f64; 3]>,
    /// By how much each place's mean was moved, relative to it, in the order of the places; nothing where a place has
    /// none.
    pub moved: Vec<Option<f64>>,
    /// Draws in which the total is out of reach: as far as the places may move it was approached.
    pub missed: usize,
}

/// Moves the draws of all places, which are the same draws, and says what became of each published total. No quantity of
/// a year is in two of these.
pub fn reconcile(places: &mut [Projection], published: &[PublishedTotal]) -> Vec<TotalMet> {
    let parts: Vec<Vec<MovedPart>> = published
        .iter()
        .map(|total| {
            places
                .iter()
                .map(|place| MovedPart::of(place, total))
                .collect()
        })
        .collect();
    let levels: Vec<level::Levels> = published
        .iter()
        .zip(&parts)
        .map(|(total, parts)| level::Levels::of(parts, &total.spread))
        .collect();
    let before: Vec<_> = published.iter().map(|own| sums(places, own)).collect();
    places.par_iter_mut().enumerate().for_each(|(at, place)| {
        let own: Vec<(&MovedPart, &[f64])> = parts
            .iter()
            .zip(&levels)
            .map(|(parts, levels)| (&parts[at], levels.moves.as_slice()))
            .collect();
        *place = moved(place, published, &own);
    });
    let mut held = Vec::with_capacity(published.len());
    for (i, total) in published.iter().enumerate() {
        let change = |(part, place): (&MovedPart, &Projection)| {
            let now = MovedPart::of(place, total);
            let ratio = mean(&now.values) / mean(&part.values) - 1.0;
            ratio.is_finite().then_some(ratio)
        };
        held.push(TotalMet {
            key: total.key.clone(),
            title: total.title.clone(),
            of: total.of.clone(),
            year: total.year,
            published: [0.1, 0.5, 0.9].map(|p| total.spread.quantile(p)),
            before: before[i],
            after: sums(places, total),
            moved: parts[i].iter().zip(places.iter()).map(change).collect(),
            missed: levels[i].missed,
        });
    }
    held
}

/// A place with its draws moved.
fn moved(
    place: &Projection,
    published: &[PublishedTotal],
    own: &[(&MovedPart, &[f64])],
) -> Projection {
    let steps: Vec<Vec<f64>> = own
        .iter()
        .map(|(part, moves)| moves.iter().map(|score| part.sd * score).collect())
        .collect();
    let logs: Vec<&[f64]> = own.iter().map(|(part, _)| part.logs.as_slice()).collect();
    let along = Along::new(&logs);
    let mut values = Vec::with_capacity(place.values().len());
    for (q, quantity) in place.quantities().iter().enumerate() {
        for (y, year) in place.years().iter().enumerate() {
            let draws = place.at(q, y);
            let total = published
                .iter()
                .position(|own| own.year == *year && own.of.contains(&quantity.key));
            let weights: Vec<(usize, f64)> = match total {
                Some(total) => vec![(total, 1.0)],
                None => along.weights(draws),
            };
            values.extend(draws.iter().enumerate().map(|(draw, value)| {
                let step: f64 = weights.iter().map(|(i, by)| by * steps[*i][draw]).sum();
                // Untouched draws keep their bits.
                match step == 0.0 {
                    true => *value,
                    false => (f64::from(*value) * exponential(step)) as f32,
                }
            }));
        }
    }
    let (quantities, years) = (place.quantities().to_vec(), place.years().to_vec());
    Projection::new(quantities, years, place.draws(), values)
}

/// The sum of all places at 10, 50 and 90 %.
fn sums(places: &[Projection], total: &PublishedTotal) -> Option<[f64; 3]> {
    let draws = places.first()?.draws();
    let mut sums = vec![0.0; draws];
    for place in places {
        for (sum, value) in sums.iter_mut().zip(MovedPart::of(place, total).values) {
            *sum += value;
        }
    }
    let sums: Vec<f32> = sums.into_iter().map(|sum| sum as f32).collect();
    let summary = Summary::of(&sums)?;
    let (low, high) = summary.eighty();
    Some([low, summary.median(), high])
}

#[cfg(test)]
mod tests;
