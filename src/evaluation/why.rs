//! Why money changes from one year to another: people, who of them may have a service, how many take it, the
//! standard and prices, each draw by itself and exactly.

use rayon::prelude::*;
use serde::Serialize;

use crate::axes::Year;
use crate::model::Model;
use crate::model::checked::Service;
use crate::model::file::Per;
use crate::projection::Projection;
use crate::statistics::quantiles::quantiles;
use crate::statistics::shapley::shapley;

/// What moves the money of a service.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Cause {
    /// More or fewer certificate holders.
    Holders,
    /// Which part of them may have the service: by age, category, grade, income, and the rule itself.
    Mix,
    /// Which part of those takes it, or finds a place.
    Uptake,
    /// What one is paid, in prices of the base year.
    Standard,
    /// Prices.
    Prices,
}

impl Cause {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Cause; 5] = [
        Cause::Holders,
        Cause::Mix,
        Cause::Uptake,
        Cause::Standard,
        Cause::Prices,
    ];

    /// In words: Chinese, English.
    pub const fn words(self) -> (&'static str, &'static str) {
        match self {
            Cause::Holders => ("持证人数", "certificate holders"),
            Cause::Mix => ("构成与资格", "their mix and eligibility"),
            Cause::Uptake => ("享受比例与名额", "uptake and places"),
            Cause::Standard => ("标准（不变价）", "standards in constant prices"),
            Cause::Prices => ("物价", "the price level"),
        }
    }
}

/// A change or a part of it, in yuan.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Share {
    /// Mean; the means of the parts add up to the mean of the whole.
    pub mean: f64,
    /// Lower end of the middle 80 %, median, upper end.
    pub interval: [f64; 3],
}

impl Share {
    fn of(draws: &[f64]) -> Option<Self> {
        let interval = quantiles(&mut draws.to_vec(), &[0.1, 0.5, 0.9]).ok()?;
        Some(Share {
            mean: draws.iter().sum::<f64>() / draws.len() as f64,
            interval: interval.try_into().ok()?,
        })
    }
}

/// The change of the money of some services between two years, by cause.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Why {
    /// First and last year.
    pub years: [Year; 2],
    /// Money in the first year.
    pub before: Share,
    /// Money in the last year.
    pub after: Share,
    /// The change.
    pub change: Share,
    /// Its parts, in the order of [`Cause::ALL`].
    pub causes: Vec<Share>,
    /// For each service, its index, the mean of its change, and the means of the parts.
    pub services: Vec<(usize, f64, Vec<f64>)>,
}

/// The factors whose product is the money of a service in a year of a draw.
type Factors = [f64; Cause::ALL.len()];

/// Explains the change of the money of some services, all with a cost if none are named; nothing where a year
/// is not projected or nothing has a cost.
///
/// The money of a service is holders × part eligible × part served × standard × prices; each factor goes from
/// the first year's value to the last year's, and Shapley's value shares the change out among them exactly, so
/// that the parts add up in every draw.
pub fn why(
    model: &Model,
    projection: &Projection,
    years: [Year; 2],
    services: Option<&[usize]>,
) -> Option<Why> {
    let draws = projection.draws();
    let priced = model.services.iter().enumerate();
    let chosen: Vec<usize> = priced
        .filter(|(index, service)| {
            service.cost.is_some() && services.is_none_or(|own| own.contains(index))
        })
        .map(|(index, _)| index)
        .collect();
    let factors: Vec<[Vec<Factors>; 2]> = chosen
        .par_iter()
        .map(|service| {
            let [first, last] = years.map(|year| factors(model, projection, *service, year));
            Some([first?, last?])
        })
        .collect::<Option<_>>()?;
    let parts: Vec<Vec<Factors>> = factors
        .par_iter()
        .map(|[first, last]| {
            (0..draws)
                .map(|draw| shared(first[draw], last[draw]))
                .collect()
        })
        .collect();
    let sum = |of: &dyn Fn(usize, usize) -> f64| -> Vec<f64> {
        (0..draws)
            .map(|draw| (0..chosen.len()).map(|at| of(at, draw)).sum())
            .collect()
    };
    let product = |factors: &Factors| whole(factors.iter().product());
    let before = sum(&|at, draw| product(&factors[at][0][draw]));
    let after = sum(&|at, draw| product(&factors[at][1][draw]));
    let change: Vec<f64> = before.iter().zip(&after).map(|(b, a)| a - b).collect();
    let causes: Option<Vec<Share>> = (0..Cause::ALL.len())
        .map(|cause| Share::of(&sum(&|at, draw| parts[at][draw][cause])))
        .collect();
    let mean = |of: &dyn Fn(usize) -> f64| (0..draws).map(of).sum::<f64>() / draws as f64;
    let services = chosen.iter().enumerate().map(|(at, service)| {
        let causes: Vec<f64> = (0..Cause::ALL.len())
            .map(|cause| mean(&|draw| parts[at][draw][cause]))
            .collect();
        (*service, causes.iter().sum(), causes)
    });
    Some(Why {
        years,
        before: Share::of(&before)?,
        after: Share::of(&after)?,
        change: Share::of(&change)?,
        causes: causes?,
        services: services.collect(),
    })
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

/// The factors of each draw; one that cannot be told, since those before it are nought, is NaN.
fn factors(
    model: &Model,
    projection: &Projection,
    service: usize,
    year: Year,
) -> Option<Vec<Factors>> {
    let at = projection.year_index(year)?;
    let places = &model.quantities.services[service];
    let of = |quantity: usize| projection.at(quantity, at);
    let all = model.quantities.all?;
    let (cost, amount, eligible) = (of(places.cost?), of(places.amount?), of(places.eligible));
    let (now, then) = (of(all.cost), of(all.constant));
    let holders = of(model.quantities.people?.holders);
    let payments = payments(&model.services[service]);
    let draws = (0..projection.draws()).map(|draw| {
        let [cost, amount, eligible, holders] =
            [cost[draw], amount[draw], eligible[draw], holders[draw]].map(f64::from);
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
    Some(draws.collect())
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
