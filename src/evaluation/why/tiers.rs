//! A mean standard taken apart: what the tiers are paid, and how the recipients are spread over them.

use super::End;

/// The mean standard at each end ÷ what it would be were the recipients spread over the tiers as in the mean of both
/// ends, by draw: how much of it is mix. Nothing where the service has no tiers or a year is not projected.
pub(super) fn mixes(ends: [End<'_>; 2], service: usize) -> Option<[Vec<f64>; 2]> {
    let [first, last] = ends.map(|end| tiers(end, service));
    let both = [first?, last?];
    let draws = both[0].mean.len();
    let found = (0..draws).map(|draw| {
        let shares = both.each_ref().map(|end| end.shares(draw));
        let spread: Vec<f64> = shares[0]
            .iter()
            .zip(&shares[1])
            .map(|(one, other)| 0.5 * (one + other))
            .collect();
        both.each_ref().map(|end| {
            let amounts = end.amounts.iter().zip(&spread);
            let usual: f64 = amounts.map(|(of, part)| f64::from(of[draw]) * part).sum();
            let mix = f64::from(end.mean[draw]) / usual;
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

/// The tiers of a service at one end, draw by draw.
struct Tiers<'a> {
    served: Vec<&'a [f32]>,
    amounts: Vec<&'a [f32]>,
    mean: &'a [f32],
}

impl Tiers<'_> {
    /// How recipients are spread over the tiers in a draw; evenly where there are none.
    fn shares(&self, draw: usize) -> Vec<f64> {
        let people = || self.served.iter().map(|of| f64::from(of[draw]));
        let all: f64 = people().sum();
        let tiers = self.served.len() as f64;
        people()
            .map(|people| if all > 0.0 { people / all } else { 1.0 / tiers })
            .collect()
    }
}

fn tiers<'a>(end: End<'a>, service: usize) -> Option<Tiers<'a>> {
    let (model, projection) = (end.model, &end.outcome.projection);
    let at = projection.year_index(end.year)?;
    let places = &model.quantities.services[service];
    let of = |quantity: usize| projection.at(quantity, at);
    let own: Vec<[usize; 3]> = places.tiers(&model.services[service]).collect();
    if own.is_empty() {
        return None;
    }
    Some(Tiers {
        served: own.iter().map(|[served, ..]| of(*served)).collect(),
        amounts: own.iter().map(|[_, amount, _]| of(*amount)).collect(),
        mean: of(places.amount?),
    })
}
