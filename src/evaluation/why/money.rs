//! Money: people, who of them may have a service, how many take it, the standard and prices; and centres.

use rayon::prelude::*;

use super::tiers::mixes;
use super::{Cause, Component, End, Found, Why};
use crate::model::checked::Service;
use crate::model::file::Per;
use crate::statistics::shapley::shapley;
use crate::units::Unit;

/// Causes whose product is the money of the recipients of a service.
const FACTORS: [Cause; 5] = [
    Cause::Holders,
    Cause::Mix,
    Cause::Uptake,
    Cause::Standard,
    Cause::Prices,
];

/// Where two of them stand.
const MIX: usize = 1;
const STANDARD: usize = 3;

/// The factors of the money of a service in a year of a draw, in the order of [`FACTORS`].
type Factors = [f64; FACTORS.len()];

/// A service at one end: the factors of each draw, and what its centres cost.
struct Seen {
    factors: Vec<Factors>,
    centres: Vec<f64>,
}

/// Explains the change of the money of some services, all with a cost if none are named; nothing where a year
/// is not projected or nothing has a cost.
///
/// The money of a service is holders × part eligible × part served × standard × prices, and what its centres cost
/// whoever comes; where there are tiers, how recipients are spread over them belongs to their mix; each factor goes from the first end's value to the last end's, and Shapley's value shares the
/// change out among them exactly, so that the parts add up in every draw.
pub fn money(ends: [End<'_>; 2], services: Option<&[usize]>) -> Option<Why> {
    let model = ends[0].model;
    let draws = ends[0].outcome.projection.draws();
    let priced = model.services.iter().enumerate();
    let chosen: Vec<usize> = priced
        .filter(|(index, service)| {
            service.cost.is_some() && services.is_none_or(|own| own.contains(index))
        })
        .map(|(index, _)| index)
        .collect();
    let seen: Vec<[Seen; 2]> = chosen
        .par_iter()
        .map(|service| {
            let [first, last] = ends.map(|end| seen(end, *service));
            let mut both = [first?, last?];
            // Who is in which tier is mix; what each tier is paid is the standard.
            for (seen, mixes) in both
                .iter_mut()
                .zip(mixes(ends, *service).into_iter().flatten())
            {
                for (factors, mix) in seen.factors.iter_mut().zip(mixes) {
                    factors[MIX] *= mix;
                    factors[STANDARD] /= mix;
                }
            }
            Some(both)
        })
        .collect::<Option<_>>()?;
    let parts: Vec<Vec<Factors>> = seen
        .par_iter()
        .map(|[first, last]| {
            (0..draws)
                .map(|draw| shared(first.factors[draw], last.factors[draw]))
                .collect()
        })
        .collect();
    let sum = |of: &dyn Fn(usize, usize) -> f64| -> Vec<f64> {
        (0..draws)
            .map(|draw| (0..chosen.len()).map(|at| of(at, draw)).sum())
            .collect()
    };
    let whole_of =
        |seen: &Seen, draw: usize| whole(seen.factors[draw].iter().product()) + seen.centres[draw];
    let centres = |at: usize, draw: usize| seen[at][1].centres[draw] - seen[at][0].centres[draw];
    let mut causes: Vec<(Cause, Vec<f64>)> = FACTORS
        .iter()
        .enumerate()
        .map(|(place, cause)| (*cause, sum(&|at, draw| parts[at][draw][place])))
        .collect();
    let any = seen
        .iter()
        .flatten()
        .any(|seen| seen.centres.iter().any(|yuan| *yuan != 0.0));
    if any {
        causes.push((Cause::Centres, sum(&centres)));
    }
    let mean = |of: &dyn Fn(usize) -> f64| (0..draws).map(of).sum::<f64>() / draws as f64;
    let components = chosen.iter().enumerate().map(|(at, service)| {
        let factors = 0..FACTORS.len();
        let mut causes: Vec<f64> = factors
            .map(|place| mean(&|draw| parts[at][draw][place]))
            .collect();
        if any {
            causes.push(mean(&|draw| centres(at, draw)));
        }
        let service = &model.services[*service];
        Component {
            key: service.key.clone(),
            title: service.title.clone(),
            change: causes.iter().sum(),
            causes,
        }
    });
    let components = components.collect();
    let found = Found {
        before: sum(&|at, draw| whole_of(&seen[at][0], draw)),
        after: sum(&|at, draw| whole_of(&seen[at][1], draw)),
        causes,
    };
    found.told(ends, Unit::Yuan, components)
}

/// A product in which a factor cannot be told has another that is nought.
fn whole(product: f64) -> f64 {
    if product.is_nan() { 0.0 } else { product }
}

/// What each factor adds when it goes from its first to its last value.
fn shared(first: Factors, last: Factors) -> Factors {
    // A factor that has no value where the others are nought moves with them.
    let pick = |at: usize, set: u32| {
        let value = if set >> at & 1 == 1 {
            last[at]
        } else {
            first[at]
        };
        let other = if set >> at & 1 == 1 {
            first[at]
        } else {
            last[at]
        };
        if value.is_nan() { other } else { value }
    };
    let found = shapley(first.len(), |set| {
        whole((0..first.len()).map(|at| pick(at, set)).product())
    });
    std::array::from_fn(|at| found[at])
}

/// A service at one end; a factor that cannot be told, since those before it are nought, is NaN.
fn seen(end: End<'_>, service: usize) -> Option<Seen> {
    let (model, projection) = (end.model, &end.outcome.projection);
    let at = projection.year_index(end.year)?;
    let places = &model.quantities.services[service];
    let of = |quantity: usize| projection.at(quantity, at);
    let all = model.quantities.all?;
    let (cost, amount, eligible) = (of(places.cost?), of(places.amount?), of(places.eligible));
    let (now, then) = (of(all.cost), of(all.constant));
    let holders = of(model.quantities.people?.holders);
    let payments = payments(&model.services[service]);
    let spent = places
        .centres
        .map_or([None; 2], |centres| [centres.capital, centres.running]);
    let centres: Vec<f64> = (0..projection.draws())
        .map(|draw| {
            let known = spent.iter().flatten();
            known.map(|place| f64::from(of(*place)[draw])).sum()
        })
        .collect();
    let draws = (0..projection.draws()).map(|draw| {
        let [cost, amount, eligible, holders] =
            [cost[draw], amount[draw], eligible[draw], holders[draw]].map(f64::from);
        let cost = cost - centres[draw];
        // Payments of the year may go to people of its beginning where nobody may have the service at its end.
        let eligible = if cost > 0.0 {
            eligible.max(1.0)
        } else {
            eligible
        };
        let prices = f64::from(now[draw]) / f64::from(then[draw]);
        let standard = amount * payments / prices;
        let known = |value: f64, by: f64| if by > 0.0 { value / by } else { f64::NAN };
        [
            holders,
            known(eligible, holders),
            known(known(cost, amount * payments), eligible),
            standard,
            prices,
        ]
    });
    Some(Seen {
        factors: draws.collect(),
        centres,
    })
}

fn payments(service: &Service) -> f64 {
    match service.cost.as_ref().map(|cost| cost.per) {
        Some(Per::Month) => 12.0,
        Some(Per::Year) | None => 1.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// In every draw the parts add up, also where a service begins or nobody may have it.
    #[test]
    fn parts_add_up_to_the_change() {
        let none = f64::NAN;
        let cases = [
            (
                [40_000.0, 0.4, 0.98, 2400.0, 1.0],
                [43_000.0, 0.41, 0.97, 3000.0, 1.1],
            ),
            (
                [40_000.0, 0.0, none, 2400.0, 1.0],
                [43_000.0, 0.1, 0.5, 3000.0, 1.1],
            ),
            (
                [40_000.0, 0.4, 0.98, 2400.0, 1.0],
                [43_000.0, 0.0, none, 3000.0, 1.1],
            ),
            (
                [0.0, none, none, 2400.0, 1.0],
                [0.0, none, none, 2500.0, 1.1],
            ),
        ];
        for (first, last) in cases {
            let money = |factors: Factors| whole(factors.iter().product());
            let parts: f64 = shared(first, last).iter().sum();
            let change = money(last) - money(first);
            assert!(
                (parts - change).abs() < 1e-6 * change.abs().max(1.0),
                "{first:?}: {parts} {change}"
            );
        }
    }

    /// Only prices move: all of the change is theirs.
    #[test]
    fn what_does_not_move_adds_nothing() {
        let first = [40_000.0, 0.4, 0.98, 2400.0, 1.0];
        let mut last = first;
        last[4] = 1.5;
        let parts = shared(first, last);
        assert!(parts[..4].iter().all(|part| part.abs() < 1e-6));
        assert!((parts[4] - 0.5 * first.iter().product::<f64>()).abs() < 1e-3);
    }
}
