//! Sums of money where the costs of some services are withheld.

use super::Prices;
use crate::axes::Year;
use crate::model::Model;
use crate::projection::Projection;

/// The draws of all money, or of what a payer pays, as the run itself sums them up, over some years; in yuan.
pub(super) fn told(
    model: &Model,
    projection: &Projection,
    payer: Option<usize>,
    years: [Year; 2],
    prices: Prices,
) -> Option<Vec<f64>> {
    let all = model.quantities.all?;
    let quantity = payer.map_or(Some(all.cost), |payer| {
        model.quantities.payers.get(payer).copied()
    })?;
    let mut sums = vec![0.0; projection.draws()];
    for year in years[0]..=years[1] {
        let at = projection.year_index(year)?;
        let of = |quantity: usize, draw: usize| f64::from(projection.at(quantity, at)[draw]);
        for (draw, sum) in sums.iter_mut().enumerate() {
            let index = match prices {
                Prices::Nominal => 1.0,
                Prices::Constant => of(all.cost, draw) / of(all.constant, draw),
            };
            *sum += of(quantity, draw) / index;
        }
    }
    Some(sums)
}
