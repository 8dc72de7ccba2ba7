//! Years inside a history that have no value.

/// Puts a straight line through every gap (NaN) between two values.
pub(super) fn bridge(values: &mut [f64]) {
    let mut known = 0;
    for i in 1..values.len() {
        if values[i].is_nan() {
            continue;
        }
        for j in known + 1..i {
            let share = (j - known) as f64 / (i - known) as f64;
            values[j] = values[known] + share * (values[i] - values[known]);
        }
        known = i;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_gap_becomes_a_line_and_ends_stay() {
        let mut values = [2.0, f64::NAN, f64::NAN, 5.0, 4.0];
        bridge(&mut values);
        assert_eq!(values, [2.0, 3.0, 4.0, 5.0, 4.0]);
    }
}
