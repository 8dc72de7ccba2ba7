//! A short history with its largest change tempered, so that one jump is not taken for a trend.

/// The fewest values of which one change can be told from the others.
const FEWEST: usize = 4;
/// From so many values on one change no longer makes the trend, see
/// [`crate::forecast::Grounds::Short`].
const LONG: usize = 8;

/// The history with its largest change cut to the size of the second largest; `None` where nothing
/// is cut, and from eight values on (`known`: years with a value of their own).
///
/// `d[t] ← clamp(d[t], −c, c)`, `c` the second largest `|d|`; the values are summed up again
/// backwards from the last, which stays. Changes of logarithms where there are any (`logs` is empty
/// on the line). A programme that has just been introduced, a first year that was not a whole one
/// and a change of definition move a series once; of four to seven values that one change is the
/// drift from end to end. Nothing is tuned here: there is no constant.
pub(crate) fn tempered(values: &[f64], logs: &[f64], known: usize) -> Option<(Vec<f64>, Vec<f64>)> {
    if !(FEWEST..LONG).contains(&known) {
        return None;
    }
    let given = if logs.is_empty() { values } else { logs };
    let (mut largest, mut second) = (0.0_f64, 0.0_f64);
    for change in given.windows(2).map(|w| (w[1] - w[0]).abs()) {
        second = second.max(change.min(largest));
        largest = largest.max(change);
    }
    if largest <= second {
        return None;
    }
    let mut out = given.to_vec();
    for t in (0..given.len() - 1).rev() {
        out[t] = out[t + 1] - (given[t + 1] - given[t]).clamp(-second, second);
    }
    Some(if logs.is_empty() {
        (out, Vec::new())
    } else {
        (out.iter().map(|log| libm::exp(*log)).collect(), out)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_largest_change_counts_as_the_second_largest() {
        let (values, logs) = tempered(&[1.0, 9.0, 10.0, 12.0], &[], 4).unwrap();
        assert_eq!(values, [7.0, 9.0, 10.0, 12.0]);
        assert!(logs.is_empty());
        let given = [0.0, 3.0, 2.5, 3.5];
        let (values, logs) = tempered(&given.map(libm::exp), &given, 4).unwrap();
        assert_eq!(logs, [2.0, 3.0, 2.5, 3.5]);
        assert!((values[0] - libm::exp(2.0)).abs() < 1e-12);
    }

    #[test]
    fn even_growth_and_long_histories_are_left_alone() {
        assert_eq!(tempered(&[1.0, 2.0, 3.0, 4.0], &[], 4), None);
        assert_eq!(tempered(&[1.0, 9.0, 10.0], &[], 3), None);
        assert_eq!(tempered(&[1.0, 9.0, 9.5, 10.0], &[], 3), None);
        assert_eq!(
            tempered(&[0.0, 9.0, 9.0, 9.5, 9.0, 9.0, 9.0, 9.0], &[], 8),
            None
        );
    }
}
