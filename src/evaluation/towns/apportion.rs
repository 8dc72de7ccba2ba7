//! Whole numbers shared out in proportion, none above what it can hold.

/// Whole numbers in proportion to `weights`, none above its `cap`, that add up to `total`, or to all caps together where
/// that is less: by largest remainders (Hamilton), and again among those with room where a cap was reached. Among equal
/// remainders the first comes first; where only towns without weight have room, they are alike.
pub fn apportion(total: u64, weights: &[f64], caps: &[u64]) -> Vec<u64> {
    let mut given = vec![0_u64; caps.len()];
    let room: u64 = caps.iter().sum();
    let mut left = total.min(room);
    while left > 0 {
        let mut open: Vec<usize> = (0..caps.len())
            .filter(|at| given[*at] < caps[*at])
            .collect();
        let weighs = open.iter().any(|at| weights[*at] > 0.0);
        open.retain(|at| !weighs || weights[*at] > 0.0);
        let weight = |at: usize| if weighs { weights[at] } else { 1.0 };
        let sum: f64 = open.iter().map(|at| weight(*at)).sum();
        let exact: Vec<f64> = open
            .iter()
            .map(|at| left as f64 * (weight(*at) / sum))
            .collect();
        let mut rest = left;
        for (exact, at) in exact.iter().zip(&open) {
            let more = (*exact as u64).min(caps[*at] - given[*at]).min(rest);
            given[*at] += more;
            rest -= more;
        }
        let remainder = |place: usize| exact[place] - exact[place].floor();
        let mut order: Vec<usize> = (0..open.len()).collect();
        order.sort_by(|one, other| {
            remainder(*other)
                .total_cmp(&remainder(*one))
                .then(one.cmp(other))
        });
        for at in order.into_iter().map(|place| open[place]) {
            if rest > 0 && given[at] < caps[at] {
                given[at] += 1;
                rest -= 1;
            }
        }
        left = rest;
    }
    given
}

/// [`apportion`] without caps.
pub fn in_proportion(total: u64, weights: &[f64]) -> Vec<u64> {
    apportion(total, weights, &vec![total; weights.len()])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seats_go_to_the_largest_remainders_and_caps_hold() {
        assert_eq!(in_proportion(10, &[4.7, 3.2, 2.1]), [5, 3, 2]);
        assert_eq!(apportion(10, &[4.7, 3.2, 2.1], &[2, 9, 9]), [2, 5, 3]);
        assert_eq!(apportion(10, &[1.0, 1.0], &[3, 4]), [3, 4]);
        assert_eq!(apportion(3, &[0.0, 0.0], &[9, 9]), [2, 1]);
        assert_eq!(apportion(3, &[0.0, 5.0], &[9, 2]), [1, 2]);
        assert!(in_proportion(0, &[]).is_empty());
    }

    #[test]
    fn everything_is_shared_out_whatever_the_weights() {
        for total in [0, 1, 7, 16, 37_541] {
            for weights in [[1e-300, 1.0, 3.0], [0.3, 0.3, 0.4], [5e11, 1.0, 0.0]] {
                let given = in_proportion(total, &weights);
                assert_eq!(given.iter().sum::<u64>(), total, "{weights:?}");
            }
        }
    }
}
