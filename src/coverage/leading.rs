//! Where a number leads from a level.

use super::chain::Chain;
use super::levels::LEVELS;

impl Chain {
    /// The level after a step to which a number from 0 to 1 leads, and where it lies among those that lead there, from 0 to 1.
    ///
    /// Most rates stay where they are, and those that move do not move far: of all numbers only those near by are looked at.
    pub(super) fn free_step(&self, state: usize, from: usize, u: f64) -> (usize, f64) {
        let row = state * LEVELS + from;
        let [under, upto] = self.stays[row];
        if under < u && u <= upto {
            return (from, (u - under) / (upto - under));
        }
        let below = &self.below[row * LEVELS..][..LEVELS];
        let mut to = from;
        while to < LEVELS - 1 && below[to] < u {
            to += 1;
        }
        while to > 0 && below[to - 1] >= u {
            to -= 1;
        }
        let under = to.checked_sub(1).map_or(0.0, |under| below[under]);
        (to, (u - under) / (below[to] - under))
    }
}

#[cfg(test)]
mod tests {
    use crate::coverage::chain::STATES;
    use crate::coverage::levels::LEVELS;
    use crate::coverage::shipped;

    /// Each number leads where the cumulated probabilities say.
    #[test]
    fn a_number_leads_where_a_search_among_all_finds_it() {
        let chain = shipped();
        for row in (0..STATES * LEVELS).step_by(7) {
            let below = &chain.below[row * LEVELS..][..LEVELS];
            for number in 1..200 {
                let u = f64::from(number) / 200.0;
                let (to, part) = chain.free_step(row / LEVELS, row % LEVELS, u);
                let expected = below.partition_point(|part| *part < u).min(LEVELS - 1);
                assert_eq!(to, expected, "{row}, {u}");
                assert!((0.0..=1.0 + 1e-9).contains(&part), "{row}, {u}: {part}");
            }
        }
    }
}
