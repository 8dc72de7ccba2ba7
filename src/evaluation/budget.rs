//! Money over the years: by service and by payer, in prices of each year and of the base year, with what an
//! appropriation leaves open. Sums are made on the draws, and quantiles only of the sums.

mod prices;
mod shares;
mod told;

pub use prices::Prices;

use rayon::prelude::*;
use serde::Serialize;

use crate::axes::Year;
use crate::model::Model;
use crate::projection::Projection;
use crate::statistics::quantiles::quantiles;
use shares::{paid, shares};
use told::told;

/// What of the money.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MoneyPart {
    /// Index of the service; all if none.
    pub service: Option<usize>,
    /// Index of the payer; all if none.
    pub payer: Option<usize>,
}

impl MoneyPart {
    /// Everything.
    pub const ALL: MoneyPart = MoneyPart {
        service: None,
        payer: None,
    };
}

/// Probabilities of the quantiles of a budget.
pub const BUDGET_LEVELS: [f64; 5] = [0.1, 0.5, 0.8, 0.9, 0.95];

/// A sum of money, in yuan.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Sum {
    /// Mean.
    pub mean: f64,
    /// Quantiles at [`BUDGET_LEVELS`].
    pub quantiles: [f64; BUDGET_LEVELS.len()],
}

impl Sum {
    /// Of draws; nothing where one is not a number.
    pub fn of(draws: &[f64]) -> Option<Self> {
        let mean = draws.iter().sum::<f64>() / draws.len() as f64;
        let found = quantiles(&mut draws.to_vec(), &BUDGET_LEVELS).ok()?;
        let quantiles = found.try_into().ok()?;
        mean.is_finite().then_some(Sum { mean, quantiles })
    }

    /// Middle value.
    pub fn median(&self) -> f64 {
        self.quantiles[1]
    }
}

/// The draws of a part of the money, summed over some years that are projected, in yuan; nothing where a year
/// is not.
pub fn money(
    model: &Model,
    projection: &Projection,
    part: MoneyPart,
    years: [Year; 2],
    prices: Prices,
) -> Option<Vec<f64>> {
    let mut sums = vec![0.0; projection.draws()];
    let all = model.quantities.all?;
    for year in years[0]..=years[1] {
        let at = projection.year_index(year)?;
        let of = |quantity: usize| projection.at(quantity, at);
        for (service, shares) in shares(model, part.service, part.payer) {
            let yuan = paid(model, projection, (service, at), shares)?;
            match prices {
                Prices::Nominal => {
                    for (sum, yuan) in sums.iter_mut().zip(yuan) {
                        *sum += yuan;
                    }
                }
                Prices::Constant => {
                    let (now, then) = (of(all.cost), of(all.constant));
                    for (draw, sum) in sums.iter_mut().enumerate() {
                        let index = f64::from(now[draw]) / f64::from(then[draw]);
                        *sum += yuan[draw] / index;
                    }
                }
            }
        }
    }
    if part.service.is_none() && sums.iter().any(|sum| sum.is_nan()) {
        return told(model, projection, part.payer, years, prices);
    }
    Some(sums)
}

/// A line of a budget.
#[derive(Clone, Debug, PartialEq)]
pub struct BudgetLine {
    /// What of the money.
    pub part: MoneyPart,
    /// First and last year.
    pub years: [Year; 2],
    /// In which prices.
    pub prices: Prices,
    /// How much.
    pub sum: Sum,
}

/// Every service by every payer, in each year and over all of them, in both prices.
pub fn lines(model: &Model, projection: &Projection, period: [Year; 2]) -> Vec<BudgetLine> {
    let mut asked = Vec::new();
    let years = (period[0]..=period[1]).map(|year| [year, year]);
    let spans: Vec<[Year; 2]> = if period[0] == period[1] {
        years.collect()
    } else {
        years.chain([period]).collect()
    };
    for part in parts(model) {
        for years in &spans {
            for prices in [Prices::Nominal, Prices::Constant] {
                asked.push((part, *years, prices));
            }
        }
    }
    asked
        .into_par_iter()
        .filter_map(|(part, years, prices)| {
            let draws = money(model, projection, part, years, prices)?;
            let sum = Sum::of(&draws)?;
            Some(BudgetLine {
                part,
                years,
                prices,
                sum,
            })
        })
        .collect()
}

/// The whole, each payer, each service, and each payer of each service that has several.
pub fn parts(model: &Model) -> Vec<MoneyPart> {
    let payers = 0..model.settings.payers.len();
    let mut parts = vec![MoneyPart::ALL];
    parts.extend(payers.clone().map(|payer| MoneyPart {
        service: None,
        payer: Some(payer),
    }));
    for (index, service) in model.services.iter().enumerate() {
        let Some(shares) = service.payers().filter(|_| service.ever_enabled()) else {
            continue;
        };
        let service = Some(index);
        parts.push(MoneyPart {
            service,
            payer: None,
        });
        let pays = |payer: &usize| shares.iter().any(|payers| payers[*payer] > 0.0);
        let paying = payers.clone().filter(pays);
        parts.extend(paying.map(|payer| MoneyPart {
            service,
            payer: Some(payer),
        }));
    }
    parts
}

/// Money that was set aside.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Appropriation {
    /// For what.
    pub part: MoneyPart,
    /// First and last year.
    pub years: [Year; 2],
    /// Yuan, in prices of each year.
    pub yuan: f64,
}

/// What an appropriation leaves open.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Exceeded {
    /// The appropriation.
    pub appropriation: Appropriation,
    /// Probability that the money needed is more.
    pub probability: f64,
    /// Mean of what is missing, nought where it suffices, in yuan.
    pub expected_excess: f64,
    /// Mean of what is missing where it does not suffice, in yuan.
    pub excess_where_exceeded: f64,
}

/// How often and by how much an appropriation is exceeded; nothing where a year is not projected.
pub fn exceeded(
    model: &Model,
    projection: &Projection,
    appropriation: Appropriation,
) -> Option<Exceeded> {
    let Appropriation { part, years, yuan } = appropriation;
    let draws = money(model, projection, part, years, Prices::Nominal)?;
    if draws.iter().any(|sum| sum.is_nan()) {
        return None;
    }
    let missing: Vec<f64> = draws.iter().map(|sum| (sum - yuan).max(0.0)).collect();
    let over = missing.iter().filter(|missing| **missing > 0.0).count();
    let total: f64 = missing.iter().sum();
    Some(Exceeded {
        appropriation,
        probability: over as f64 / draws.len() as f64,
        expected_excess: total / draws.len() as f64,
        excess_where_exceeded: if over > 0 { total / over as f64 } else { 0.0 },
    })
}

/// The money that suffices with such a probability, and what of it lies above the median, in yuan.
pub fn reserve(draws: &[f64], certainty: f64) -> Option<(f64, f64)> {
    let found = quantiles(&mut draws.to_vec(), &[0.5, certainty.max(0.5)]).ok()?;
    Some((found[1], found[1] - found[0]))
}
