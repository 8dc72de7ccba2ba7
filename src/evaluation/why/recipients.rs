//! Recipients of a service: holders, which part of them may have it, and which part of those takes it.

use super::factors::{is_withheld, shared_since, whole};
use super::{Cause, ChangeDraws, End, Why};
use crate::axes::Year;

/// Causes whose product is the number of recipients.
const FACTORS: [Cause; 3] = [Cause::Holders, Cause::Mix, Cause::Uptake];

/// The factors in a draw, in the order of [`FACTORS`].
type RecipientFactors = [f64; FACTORS.len()];

/// Explains why two runs, of which one knows more, differ in the people who have a service: each factor by how it
/// moves from a starting year on, and what the figures of that year add as [`Cause::Data`]. Nothing where a year is not
/// projected or disability is not modelled.
pub fn recipients_since(ends: [End<'_>; 2], service: usize, start: Year) -> Option<Why> {
    let draws = ends[0].outcome.projection.draws();
    if ends[1].outcome.projection.draws() != draws {
        return None;
    }
    let [first, last] = ends.map(|end| factors(end, service));
    let (first, last) = (first?, last?);
    let [then, since] = ends.map(|end| factors(End { year: start, ..end }, service));
    let (then, since) = (then?, since?);
    let all = FACTORS.into_iter().chain([Cause::Data]);
    let mut causes: Vec<(Cause, Vec<f64>)> = all.map(|cause| (cause, Vec::new())).collect();
    for draw in 0..draws {
        let (moved, begun) = shared_since([then[draw], since[draw]], [first[draw], last[draw]]);
        let parts = moved.into_iter().chain([begun]);
        for ((_, draws), part) in causes.iter_mut().zip(parts) {
            draws.push(part);
        }
    }
    if causes[FACTORS.len()].1.iter().all(|part| *part == 0.0) {
        causes.pop();
    }
    let number = |factors: &[RecipientFactors]| -> Vec<f64> {
        let products = factors.iter().map(|own| whole(own.iter().product()));
        products.collect()
    };
    let found = ChangeDraws {
        before: number(&first),
        after: number(&last),
        causes,
    };
    let unit = ends[0].model.services[service].unit;
    found.told(ends, unit, Vec::new())
}

/// The factors in every draw; one that cannot be told, since those before it are nought, is NaN.
fn factors(end: End<'_>, service: usize) -> Option<Vec<RecipientFactors>> {
    let (model, projection) = (end.model, &end.outcome.projection);
    let at = projection.year_index(end.year)?;
    let places = &model.quantities.services[service];
    let of = |quantity: usize| projection.at(quantity, at);
    let holders = of(model.quantities.people?.holders);
    let (eligible, served) = (of(places.eligible), of(places.served));
    if [holders, eligible, served].into_iter().any(is_withheld) {
        return None;
    }
    let known = |value: f64, by: f64| if by > 0.0 { value / by } else { f64::NAN };
    let draws = (0..projection.draws()).map(|draw| {
        let [holders, eligible, served] =
            [holders[draw], eligible[draw], served[draw]].map(f64::from);
        // Who has it may have been admitted before the rule shut everybody else out.
        let eligible = if served > 0.0 {
            eligible.max(1.0)
        } else {
            eligible
        };
        [holders, known(eligible, holders), known(served, eligible)]
    });
    Some(draws.collect())
}
