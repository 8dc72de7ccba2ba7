//! All counties together: the sum of each draw, and the order of the counties in it.
//!
//! What counties share (births, deaths, the fit of migration) is one draw for all of them, so that the sum's band is that
//! of the province and not of so many independent places.

use super::HindcastError;
use super::panel::{County, JUDGED, with_total};
use super::variant::{RANDOM, Variant};
use crate::evaluation::score::pit;
use crate::statistics::StatisticsError;
use crate::statistics::quantiles::quantiles_into;

/// One forecast of one age group of all counties together.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Joint {
    /// The forecast.
    pub variant: Variant,
    /// Age group; the last is everybody.
    pub group: usize,
    /// Number of counties.
    pub counties: usize,
    /// Residents of all of them counted at the second census.
    pub observed: f64,
    /// Middle of the draws' sums.
    pub median: f64,
    /// Ends of the sums' 80 % band.
    pub eighty: (f64, f64),
    /// Ends of the sums' 95 % band.
    pub ninety_five: (f64, f64),
    /// Where the census lies in the sums, 0 to 1.
    pub pit: f64,
    /// Counties whose rank by residents counted lies in the 80 % band of their ranks over the draws.
    pub ranks_in_eighty: usize,
    /// The same with the 95 % band.
    pub ranks_in_ninety_five: usize,
    /// Correlation of the counties' middle ranks and those counted.
    pub order: f64,
}

impl Joint {
    /// Whether the census lies in the 80 % and in the 95 % band of the sum.
    pub fn inside(&self) -> [bool; 2] {
        let within = |(low, high): (f64, f64)| (low..=high).contains(&self.observed);
        [within(self.eighty), within(self.ninety_five)]
    }

    /// `(median − counted) ÷ counted`.
    pub fn error(&self) -> f64 {
        (self.median - self.observed) / self.observed
    }

    /// Judges draws of the counties, draw by draw, against those counted.
    pub fn of(
        variant: Variant,
        group: usize,
        draws: &[Vec<f64>],
        counted: &[f64],
    ) -> Result<Self, StatisticsError> {
        let observed: f64 = counted.iter().sum();
        let mut sums: Vec<f64> = draws.iter().map(|draw| draw.iter().sum()).collect();
        let place = pit(&sums, observed);
        let mut q = [0.0; 5];
        quantiles_into(&mut sums, &LEVELS, &mut q)?;
        let true_ranks = ranks(counted);
        let of_draws: Vec<Vec<f64>> = draws.iter().map(|draw| ranks(draw)).collect();
        let (mut in_eighty, mut in_ninety_five) = (0, 0);
        let mut middle = Vec::with_capacity(counted.len());
        for (county, rank) in true_ranks.iter().enumerate() {
            let mut own: Vec<f64> = of_draws.iter().map(|ranks| ranks[county]).collect();
            let mut q = [0.0; 5];
            quantiles_into(&mut own, &LEVELS, &mut q)?;
            in_eighty += usize::from((q[1]..=q[3]).contains(rank));
            in_ninety_five += usize::from((q[0]..=q[4]).contains(rank));
            middle.push(q[2]);
        }
        Ok(Joint {
            variant,
            group,
            counties: counted.len(),
            observed,
            median: q[2],
            eighty: (q[1], q[3]),
            ninety_five: (q[0], q[4]),
            pit: place,
            ranks_in_eighty: in_eighty,
            ranks_in_ninety_five: in_ninety_five,
            order: correlation(&middle, &true_ranks),
        })
    }
}

/// Probabilities of the ends of the bands, and of the middle.
const LEVELS: [f64; 5] = [0.025, 0.1, 0.5, 0.9, 0.975];

/// Judges every forecast and age group of all counties together.
pub(super) fn jointly(
    counties: &[County],
    forecasts: &[Vec<[[f64; JUDGED]; RANDOM.len()]>],
) -> Result<Vec<Joint>, HindcastError> {
    let counted: Vec<[f64; JUDGED]> = counties
        .iter()
        .map(|county| with_total(&county.outcome))
        .collect();
    let mut joint = Vec::with_capacity(RANDOM.len() * JUDGED);
    for (place, variant) in RANDOM.into_iter().enumerate() {
        for group in 0..JUDGED {
            let draws: Vec<Vec<f64>> = forecasts
                .iter()
                .map(|draw| draw.iter().map(|county| county[place][group]).collect())
                .collect();
            let counted: Vec<f64> = counted.iter().map(|county| county[group]).collect();
            let judged = Joint::of(variant, group, &draws, &counted);
            joint.push(judged.map_err(|why| HindcastError::Mathematics {
                what: "draws of all counties",
                why,
            })?);
        }
    }
    Ok(joint)
}

/// The rank of each value, the largest first; equal values share the middle of theirs.
fn ranks(values: &[f64]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_by(|a, b| values[*b].total_cmp(&values[*a]));
    let mut ranks = vec![0.0; values.len()];
    for same in order.chunk_by(|a, b| values[*a] == values[*b]) {
        let larger = values.iter().filter(|own| **own > values[same[0]]).count();
        for place in same {
            ranks[*place] = larger as f64 + 0.5 * (same.len() as f64 + 1.0);
        }
    }
    ranks
}

/// Correlation of two rows; 0 where one does not vary.
fn correlation(one: &[f64], two: &[f64]) -> f64 {
    let mean = |row: &[f64]| row.iter().sum::<f64>() / row.len() as f64;
    let (first, second) = (mean(one), mean(two));
    let (mut both, mut own, mut other) = (0.0, 0.0, 0.0);
    for (a, b) in one.iter().zip(two) {
        both += (a - first) * (b - second);
        own += (a - first) * (a - first);
        other += (b - second) * (b - second);
    }
    if own > 0.0 && other > 0.0 {
        both / (own * other).sqrt()
    } else {
        0.0
    }
}

#[cfg(test)]
mod tests {
    use super::{Joint, ranks};
    use crate::evaluation::hindcast::Variant;

    #[test]
    fn ranks_begin_with_the_largest_and_equals_share() {
        assert_eq!(ranks(&[3.0, 9.0, 3.0, 1.0]), [2.5, 1.0, 2.5, 4.0]);
        assert!(ranks(&[]).is_empty());
    }

    /// Three counties that all move with one number do not even out.
    #[test]
    fn the_sum_is_made_in_each_draw() {
        let draws: Vec<Vec<f64>> = (0..=100)
            .map(|draw| [10.0, 20.0, 40.0].map(|own| own * f64::from(draw)).to_vec())
            .collect();
        let counted = [500.0, 1_900.0, 1_000.0];
        let joint = Joint::of(Variant::Parameters, 0, &draws, &counted).expect("draws");
        assert_eq!((joint.observed, joint.median), (3_400.0, 3_500.0));
        assert_eq!(joint.eighty, (700.0, 6_300.0));
        assert_eq!(joint.inside(), [true, true]);
        // Only the smallest is where it was counted: the other two have changed places.
        assert_eq!((joint.ranks_in_eighty, joint.ranks_in_ninety_five), (1, 1));
        assert!((joint.order - 0.5).abs() < 1e-12, "{}", joint.order);
        assert!((joint.error() + -100.0 / 3_400.0).abs() < 1e-12);
    }
}
