//! How much less would be open of one thing once another is known: worked out from the draws that there are, without
//! any further run.
//!
//! Draws are put in the order of what will be known and cut into groups of equal size. What is left open within the
//! groups, on average, is what may be expected to be left once the figure has come: the expected value of sample
//! information, by regression on the draws. Source: Strong, Oakley and Brennan (2014), Medical Decision Making 34:
//! 311–326.

use std::ops::Range;

/// Most groups.
const GROUPS: usize = 20;
/// Fewest draws in one.
const DRAWS: usize = 40;

/// Draws grouped by what will be known of them.
#[derive(Clone, Debug)]
pub struct DrawGroups {
    /// Draws in the order of the figure.
    order: Vec<usize>,
    /// The figure in that order.
    figure: Vec<f64>,
    /// Where each group stands in it.
    groups: Vec<Range<usize>>,
}

impl DrawGroups {
    /// Groups draws by a figure; nothing where it is the same in all of them or is not known in some, or where there are
    /// too few draws to tell.
    pub fn by(figure: &[f32]) -> Option<Self> {
        let count = (figure.len() / DRAWS).min(GROUPS);
        if count < 2 || figure.iter().any(|value| !value.is_finite()) {
            return None;
        }
        let mut order: Vec<usize> = (0..figure.len()).collect();
        order.sort_by(|one, two| figure[*one].total_cmp(&figure[*two]));
        let sorted: Vec<f64> = order.iter().map(|draw| f64::from(figure[*draw])).collect();
        if sorted.first() == sorted.last() {
            return None;
        }
        let end = |group: usize| group * figure.len() / count;
        Some(DrawGroups {
            groups: (0..count).map(|group| end(group)..end(group + 1)).collect(),
            figure: sorted,
            order,
        })
    }

    /// Part of a doubt that may seem to go by chance alone: twice the standard error where nothing is learnt.
    pub fn noise(&self) -> f64 {
        2.0 * (2.0 * (self.groups.len() as f64 - 1.0)).sqrt() / self.order.len() as f64
    }

    /// Width of the middle 80 % of some values: as things are, and as it may be expected once the figure is known;
    /// nothing where a value is not a number.
    ///
    /// Within a group values are taken about a straight line in the figure.
    pub fn width(&self, values: &[f32]) -> Option<[f64; 2]> {
        if values.iter().any(|value| !value.is_finite()) {
            return None;
        }
        let all: Vec<f64> = values.iter().map(|value| f64::from(*value)).collect();
        let left: f64 = self
            .groups
            .iter()
            .map(|group| {
                let about = self.about_a_line(&all, group);
                group.len() as f64 * middle_80(about)
            })
            .sum();
        let left = left / all.len() as f64;
        Some([middle_80(all), left])
    }

    /// Variance of whether something is met, `p (1 − p)`: as things are, and as it may be expected. Their difference is
    /// the variance of the probability that will be said once the figure has come.
    pub fn doubt(&self, met: &[bool]) -> [f64; 2] {
        let doubt = |count: usize, of: usize| {
            let (count, of) = (count as f64, of as f64);
            // Without bias, for a sample.
            count / of * (1.0 - count / of) * of / (of - 1.0)
        };
        let all = met.iter().filter(|met| **met).count();
        let left: f64 = self
            .groups
            .iter()
            .map(|group| {
                let draws = self.order[group.clone()].iter();
                let count = draws.filter(|draw| met[**draw]).count();
                group.len() as f64 * doubt(count, group.len())
            })
            .sum();
        [doubt(all, met.len()), left / met.len() as f64]
    }

    /// Values of a group less what a straight line in the figure says, as wide as they would be without the line having
    /// been fitted to them.
    fn about_a_line(&self, values: &[f64], group: &Range<usize>) -> Vec<f64> {
        let figure = &self.figure[group.clone()];
        let own: Vec<f64> = self.order[group.clone()]
            .iter()
            .map(|draw| values[*draw])
            .collect();
        let count = own.len() as f64;
        let (x, y) = (
            figure.iter().sum::<f64>() / count,
            own.iter().sum::<f64>() / count,
        );
        let spread: f64 = figure.iter().map(|value| (value - x) * (value - x)).sum();
        if spread == 0.0 {
            return own;
        }
        let pairs = figure.iter().zip(&own);
        let slope = pairs.map(|(a, b)| (a - x) * (b - y)).sum::<f64>() / spread;
        let widened = ((count - 1.0) / (count - 2.0)).sqrt();
        let pairs = figure.iter().zip(&own);
        pairs
            .map(|(a, b)| widened * (b - y - slope * (a - x)))
            .collect()
    }
}

/// Distance between the quantiles at 10 and 90 %, linear between order statistics at `p (n + 1)`: type 6 of Hyndman and
/// Fan (1996), whose quantiles cover as much in small samples as in large ones.
fn middle_80(mut values: Vec<f64>) -> f64 {
    values.sort_unstable_by(f64::total_cmp);
    let last = values.len() - 1;
    let at = |probability: f64| {
        let place = probability * (last as f64 + 2.0) - 1.0;
        let place = place.clamp(0.0, last as f64);
        let below = place as usize;
        let above = (below + 1).min(last);
        values[below] + (place - below as f64) * (values[above] - values[below])
    };
    at(0.9) - at(0.1)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Even values in an order that has nothing to do with their size: multiples of a number that has no factor in
    /// common with the count.
    fn shuffled(count: usize, step: usize) -> Vec<f32> {
        (0..count)
            .map(|draw| ((draw * step) % count) as f32 / count as f32)
            .collect()
    }

    #[test]
    fn whoever_knows_the_value_itself_has_nothing_left_to_learn() {
        let values = shuffled(2000, 7);
        let met: Vec<bool> = values.iter().map(|value| *value >= 0.62).collect();
        let groups = DrawGroups::by(&values).expect("groups");
        let [now, left] = groups.width(&values).expect("a width");
        assert!((now - 0.8).abs() < 2e-3 && left < 1e-6, "{now} {left}");
        // One group of twenty lies across the target: at most (1/20) · ¼ is left of .62 · .38.
        let [now, left] = groups.doubt(&met);
        assert!(
            (now - 0.62 * 0.38).abs() < 1e-3 && left <= 0.0127,
            "{now} {left}"
        );
    }

    /// A sum of two even parts of which one will be known: what is left is as wide as the other part, 0.8; the sum itself
    /// has a triangular distribution, whose middle 80 % are 2 (1 − √0.2) wide. It is at least 1 with a probability of
    /// one half now, and of what the known part says later: ∫ x (1 − x) dx = 1/6 is left of ¼.
    #[test]
    fn a_sum_of_which_one_part_will_be_known() {
        let side = 100_usize;
        let known: Vec<f32> = (0..side * side)
            .map(|at| (at / side) as f32 / side as f32)
            .collect();
        let sum: Vec<f32> = (0..side * side)
            .map(|at| ((at / side) + (at % side)) as f32 / side as f32)
            .collect();
        let met: Vec<bool> = (0..side * side)
            .map(|at| at / side + at % side >= side)
            .collect();
        let groups = DrawGroups::by(&known).expect("groups");
        let [now, left] = groups.width(&sum).expect("a width");
        assert!((now - 2.0 * (1.0 - 0.2_f64.sqrt())).abs() < 0.02, "{now}");
        assert!((left - 0.8).abs() < 0.02, "{left}");
        let [now, left] = groups.doubt(&met);
        assert!(
            (now - 0.25).abs() < 1e-3 && (left - 1.0 / 6.0).abs() < 2e-3,
            "{now} {left}"
        );
    }

    /// Even values by a congruential generator (Knuth's MMIX).
    fn drawn(count: usize, seed: u64) -> Vec<f32> {
        let mut state = seed;
        let mut next = || {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            (state >> 40) as f32 / (1_u64 << 24) as f32
        };
        (0..count).map(|_| next()).collect()
    }

    #[test]
    fn what_has_nothing_to_do_with_it_teaches_nothing() {
        for seed in [1, 3, 5, 7] {
            let (figure, values) = (drawn(2000, seed), drawn(2000, seed + 1));
            let groups = DrawGroups::by(&figure).expect("groups");
            let [now, left] = groups.width(&values).expect("a width");
            assert!((left / now - 1.0).abs() < 0.03, "{now} {left}");
            let met: Vec<bool> = values.iter().map(|value| *value < 0.3).collect();
            let [now, left] = groups.doubt(&met);
            assert!((left / now - 1.0).abs() < groups.noise(), "{now} {left}");
        }
    }

    #[test]
    fn nothing_is_said_where_nothing_can_be_told() {
        assert!(DrawGroups::by(&[1.0; 400]).is_none());
        assert!(DrawGroups::by(&shuffled(79, 7)).is_none());
        let mut one = shuffled(400, 7);
        one[3] = f32::NAN;
        assert!(DrawGroups::by(&one).is_none());
        let groups = DrawGroups::by(&shuffled(400, 7)).expect("groups");
        assert_eq!(groups.groups.len(), 10);
        assert!(groups.width(&one).is_none());
    }
}
