//! Whole numbers that add up to a whole total.

use super::error::{StatisticsError, check_nonnegative, value};

/// Rounds expected counts to whole ones that sum to `total`, by largest remainders (Hamilton).
///
/// Each count is rounded down; the units still missing go to the largest remainders, and among
/// equal ones to the first. Fails where the expected counts are too far from `total` for that.
pub fn largest_remainder(expected: &[f64], total: u64) -> Result<Vec<u64>, StatisticsError> {
    check_nonnegative("expected count", expected, |i| format!("place {}", i + 1))?;
    let mut counts: Vec<u64> = expected.iter().map(|n| *n as u64).collect();
    let below: u64 = counts.iter().sum();
    let missing = total.checked_sub(below).map(|m| m as usize);
    let Some(missing) = missing.filter(|m| *m <= counts.len()) else {
        let sum = expected.iter().sum();
        let wanted = "the total asked for, to within one unit a place";
        return Err(value("sum of expected counts", "all places", sum, wanted));
    };
    let remainder = |i: usize| expected[i] - counts[i] as f64;
    let mut order: Vec<usize> = (0..counts.len()).collect();
    order.sort_by(|&i, &j| remainder(j).total_cmp(&remainder(i)).then(i.cmp(&j)));
    for &i in &order[..missing] {
        counts[i] += 1;
    }
    Ok(counts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seats_go_to_the_largest_remainders() {
        // Hamilton's method; 10 seats for 4.7, 3.2 and 2.1 shares.
        assert_eq!(largest_remainder(&[4.7, 3.2, 2.1], 10).unwrap(), [5, 3, 2]);
        assert_eq!(largest_remainder(&[0.5, 0.5, 1.0], 2).unwrap(), [1, 0, 1]);
        assert_eq!(largest_remainder(&[], 0).unwrap(), [0_u64; 0]);
    }

    #[test]
    fn a_total_out_of_reach_is_refused() {
        assert!(largest_remainder(&[4.0, 3.0], 5).is_err());
        assert!(largest_remainder(&[4.0, 3.0], 10).is_err());
        assert!(largest_remainder(&[4.0, -3.0], 1).is_err());
    }
}
