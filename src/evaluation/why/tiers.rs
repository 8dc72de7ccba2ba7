//! A mean standard taken apart: what the tiers are paid, and how those who are paid are spread over them.

use super::End;
use super::paid::Paid;

/// The mean standard of those who are paid at each end ÷ what it would be were they spread over the tiers as in the mean
/// of both ends, by draw: how much of it is mix. Nothing where the service has no tiers or a year is not projected.
///
/// Both are made of the same people, so that where nobody is in another tier the mix is one to the last bit.
pub(super) fn mixes(ends: [End<'_>; 2], service: usize) -> Option<[Vec<f64>; 2]> {
    let [first, last] = ends.map(|end| tiers(end, service));
    let both = [first?, last?];
    let draws = ends[0].outcome.projection.draws();
    let found = (0..draws).map(|draw| {
        let shares = both.each_ref().map(|end| end.shares(draw));
        let spread: Vec<f64> = shares[0]
            .iter()
            .zip(&shares[1])
            .map(|(one, other)| 0.5 * (one + other))
            .collect();
        [0, 1].map(|end: usize| {
            let mix = both[end].mean(draw, &shares[end]) / both[end].mean(draw, &spread);
            if mix > 0.0 && mix.is_finite() {
                mix
            } else {
                1.0
            }
        })
    });
    let (before, after) = found.map(|[before, after]| (before, after)).unzip();
    Some([before, after])
}

/// The tiers of a service at one end: who is paid in each, and how much, draw by draw.
struct Tiers<'a> {
    paid: Vec<Vec<f64>>,
    amounts: Vec<&'a [f32]>,
}

impl Tiers<'_> {
    /// How those who are paid are spread over the tiers in a draw; evenly where there are none.
    fn shares(&self, draw: usize) -> Vec<f64> {
        let people = || self.paid.iter().map(|of| of[draw]);
        let all: f64 = people().sum();
        let tiers = self.paid.len() as f64;
        people()
            .map(|people| if all > 0.0 { people / all } else { 1.0 / tiers })
            .collect()
    }

    /// The mean standard of a draw, were people spread like this.
    fn mean(&self, draw: usize, shares: &[f64]) -> f64 {
        let amounts = self.amounts.iter().zip(shares);
        amounts.map(|(of, part)| f64::from(of[draw]) * part).sum()
    }
}

fn tiers<'a>(end: End<'a>, service: usize) -> Option<Tiers<'a>> {
    let (model, projection) = (end.model, &end.outcome.projection);
    let at = projection.year_index(end.year)?;
    let places = &model.quantities.services[service];
    let own: Vec<[usize; 3]> = places.tiers(&model.services[service]).collect();
    if own.is_empty() {
        return None;
    }
    let paid = Paid::of(end, service)?;
    Some(Tiers {
        paid: own.iter().map(|[served, ..]| paid.mean(*served)).collect(),
        amounts: own
            .iter()
            .map(|[_, amount, _]| projection.at(*amount, at))
            .collect(),
    })
}
