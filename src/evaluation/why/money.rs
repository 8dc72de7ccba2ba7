//! Money: people, who of them may have a service, how many take it, the standard and prices; and centres.

use rayon::prelude::*;

use super::factors::{is_withheld, shared, shared_since, whole};
use super::paid::Paid;
use super::tiers::mixes;
use super::{Cause, ChangeDraws, Component, End, Why};
use crate::axes::Year;
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

/// Steps of single precision by which prices that are the same may differ.
const STEPS: f64 = 4.0;

/// The factors of the money of a service in a year of a draw, in the order of [`FACTORS`].
type Factors = [f64; FACTORS.len()];

/// A service at one end: the factors of each draw, and what its centres cost.
struct SeenMoney {
    factors: Vec<Factors>,
    centres: Vec<f64>,
}

/// Explains the change of the money of some services, all with a cost if none are named; nothing where a year
/// is not projected or nothing has a cost.
///
/// The money of a service is holders × part eligible × part served × standard × prices, of the people to whom the payments
/// of the year go, and what its centres cost whoever comes; where there are tiers, how recipients are spread over them
/// belongs to their mix; each factor goes from the first end's value to the last end's, and Shapley's value shares the
/// change out among them exactly, so that the parts add up in every draw.
pub fn money(ends: [End<'_>; 2], services: Option<&[usize]>) -> Option<Why> {
    explained(ends, services, None)
}

/// The same between two runs of which one knows more: what their figures of a starting year add is told apart, as
/// [`Cause::Data`], from what each factor adds by how it moves from then on.
pub fn money_since(ends: [End<'_>; 2], services: Option<&[usize]>, start: Year) -> Option<Why> {
    explained(ends, services, Some(start))
}

fn explained(ends: [End<'_>; 2], services: Option<&[usize]>, start: Option<Year>) -> Option<Why> {
    let model = ends[0].model;
    let draws = ends[0].outcome.projection.draws();
    if ends[1].outcome.projection.draws() != draws {
        return None;
    }
    let priced = model.services.iter().enumerate();
    let chosen: Vec<usize> = priced
        .filter(|(index, service)| {
            service.cost.is_some() && services.is_none_or(|own| own.contains(index))
        })
        .map(|(index, _)| index)
        .collect();
    let seen = of_each(ends, &chosen)?;
    let starts = match start {
        Some(year) => Some(of_each(ends.map(|end| End { year, ..end }), &chosen)?),
        None => None,
    };
    let parts: Vec<Vec<(Factors, f64)>> = (0..chosen.len())
        .into_par_iter()
        .map(|at| {
            let in_draw = |seen: &[[SeenMoney; 2]], draw: usize| {
                [0, 1].map(|end: usize| seen[at][end].factors[draw])
            };
            (0..draws)
                .map(|draw| match &starts {
                    Some(starts) => shared_since(in_draw(starts, draw), in_draw(&seen, draw)),
                    None => (shared(in_draw(&seen, draw)), 0.0),
                })
                .collect()
        })
        .collect();
    let sum = |of: &dyn Fn(usize, usize) -> f64| -> Vec<f64> {
        (0..draws)
            .map(|draw| (0..chosen.len()).map(|at| of(at, draw)).sum())
            .collect()
    };
    let whole_of = |seen: &SeenMoney, draw: usize| {
        whole(seen.factors[draw].iter().product()) + seen.centres[draw]
    };
    let centres = |at: usize, draw: usize| seen[at][1].centres[draw] - seen[at][0].centres[draw];
    let mut causes: Vec<(Cause, Vec<f64>)> = FACTORS
        .iter()
        .enumerate()
        .map(|(place, cause)| (*cause, sum(&|at, draw| parts[at][draw].0[place])))
        .collect();
    let corrected = parts.iter().flatten().any(|(_, begun)| *begun != 0.0);
    if corrected {
        causes.push((Cause::Data, sum(&|at, draw| parts[at][draw].1)));
    }
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
            .map(|place| mean(&|draw| parts[at][draw].0[place]))
            .collect();
        if corrected {
            causes.push(mean(&|draw| parts[at][draw].1));
        }
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
    let found = ChangeDraws {
        before: sum(&|at, draw| whole_of(&seen[at][0], draw)),
        after: sum(&|at, draw| whole_of(&seen[at][1], draw)),
        causes,
    };
    found.told(ends, Unit::Yuan, components)
}

/// Some services at both ends.
fn of_each(ends: [End<'_>; 2], services: &[usize]) -> Option<Vec<[SeenMoney; 2]>> {
    let prices = prices(ends)?;
    let services = services.par_iter();
    services
        .map(|service| {
            let [first, last] = [0, 1].map(|at: usize| seen(ends[at], *service, &prices[at]));
            let mut both = [first?, last?];
            // Who is in which tier is mix; what each tier is paid is the standard.
            let spread = mixes(ends, *service).into_iter().flatten();
            for (seen, mixes) in both.iter_mut().zip(spread) {
                for (factors, mix) in seen.factors.iter_mut().zip(mixes) {
                    factors[MIX] *= mix;
                    factors[STANDARD] /= mix;
                }
            }
            Some(both)
        })
        .collect()
}

/// Prices at both ends relative to the base year's, by draw. Draws are kept in single precision: what it cannot tell apart
/// is the same, so that scenarios of the same prices have them to the last bit.
fn prices(ends: [End<'_>; 2]) -> Option<[Vec<f64>; 2]> {
    let same = STEPS * f64::from(f32::EPSILON);
    let of = |end: End<'_>| -> Option<Vec<f64>> {
        let projection = &end.outcome.projection;
        let at = projection.year_index(end.year)?;
        let all = end.model.quantities.all?;
        let [cost, constant] = [all.cost, all.constant].map(|place| projection.at(place, at));
        if is_withheld(cost) || is_withheld(constant) {
            return None;
        }
        let draws = cost.iter().zip(constant);
        let relative = draws.map(|(now, then)| f64::from(*now) / f64::from(*then));
        Some(relative.collect())
    };
    let [first, last] = ends.map(of);
    let (first, mut last) = (first?, last?);
    for (last, first) in last.iter_mut().zip(&first) {
        if (*last - first).abs() <= same * first {
            *last = *first;
        }
    }
    Some([first, last])
}

/// A service at one end; a factor that cannot be told, since those before it are nought, is NaN.
fn seen(end: End<'_>, service: usize, prices: &[f64]) -> Option<SeenMoney> {
    let (model, projection) = (end.model, &end.outcome.projection);
    let at = projection.year_index(end.year)?;
    let places = &model.quantities.services[service];
    let of = |quantity: usize| projection.at(quantity, at);
    let (cost, amount) = (of(places.cost?), of(places.amount?));
    let paid = Paid::of(end, service)?;
    let eligible = paid.mean(places.eligible);
    let holders = paid.mean(model.quantities.people?.holders);
    let spent = places
        .centres
        .map_or([None; 2], |centres| [centres.capital, centres.running]);
    let mut parts = spent.iter().flatten().map(|place| of(*place));
    let mut means = [&eligible, &holders].into_iter().flatten();
    let mut paid_out = cost.iter().zip(amount);
    if is_withheld(cost)
        || parts.any(is_withheld)
        || means.any(|mean| mean.is_nan())
        || paid_out.any(|(cost, amount)| *cost > 0.0 && amount.is_nan())
    {
        return None;
    }
    let payments = model.services[service].payments();
    let centres: Vec<f64> = (0..projection.draws())
        .map(|draw| {
            let known = spent.iter().flatten();
            known.map(|place| f64::from(of(*place)[draw])).sum()
        })
        .collect();
    let draws = (0..projection.draws()).map(|draw| {
        let [cost, amount] = [cost[draw], amount[draw]].map(f64::from);
        let (eligible, holders, prices) = (eligible[draw], holders[draw], prices[draw]);
        let cost = cost - centres[draw];
        // Who is paid may have been admitted before the rule shut everybody out.
        let eligible = if cost > 0.0 {
            eligible.max(1.0)
        } else {
            eligible
        };
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
    Some(SeenMoney {
        factors: draws.collect(),
        centres,
    })
}
