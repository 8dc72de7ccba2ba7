//! Placing labels along a line so that none overlaps another and each is near its point.

/// Centres of labels, as near as can be to the wanted ones: the sum of squared moves is least
/// under the condition that labels keep `gap` between them and stay within `from … to`.
///
/// `c[i+1] − c[i] ≥ (h[i] + h[i+1]) / 2 + gap`, with `h` the heights. In terms of
/// `z[i] = c[i] − offset[i]` this is an isotonic regression, solved by pooling adjacent violators.
/// The answer is in the order of the input. `None` when they do not fit.
/// Source: Barlow, Bartholomew, Bremner and Brunk (1972), ch. 1.
pub(super) fn spread(
    wanted: &[f64],
    heights: &[f64],
    gap: f64,
    (from, to): (f64, f64),
) -> Option<Vec<f64>> {
    const SLACK: f64 = 1e-9;
    let mut order: Vec<usize> = (0..wanted.len()).collect();
    order.sort_by(|&a, &b| wanted[a].total_cmp(&wanted[b]));
    let (Some(&first), Some(&last)) = (order.first(), order.last()) else {
        return Some(Vec::new());
    };
    let mut offsets = vec![0.0; order.len()];
    for (at, pair) in order.windows(2).enumerate() {
        offsets[at + 1] = offsets[at] + (heights[pair[0]] + heights[pair[1]]) / 2.0 + gap;
    }
    let low = from + heights[first] / 2.0;
    let high = to - heights[last] / 2.0 - offsets[order.len() - 1];
    if high < low - SLACK {
        return None;
    }
    // Blocks of labels that touch: sum of wanted positions, and how many they are.
    let mut blocks: Vec<(f64, usize)> = Vec::new();
    for (at, &label) in order.iter().enumerate() {
        let mut block = (wanted[label] - offsets[at], 1);
        while let Some(&(sum, count)) = blocks.last() {
            if sum / count as f64 <= block.0 / block.1 as f64 {
                break;
            }
            blocks.pop();
            block = (block.0 + sum, block.1 + count);
        }
        blocks.push(block);
    }
    let mut centres = vec![0.0; order.len()];
    let mut at = 0;
    for (sum, count) in blocks {
        let start = (sum / count as f64).min(high).max(low);
        for _ in 0..count {
            centres[order[at]] = start + offsets[at];
            at += 1;
        }
    }
    Some(centres)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn labels_with_room_stay_where_they_are() {
        let wanted = [50.0, 10.0, 90.0];
        assert_eq!(
            spread(&wanted, &[10.0; 3], 2.0, (0.0, 100.0)).unwrap(),
            wanted
        );
    }

    #[test]
    fn two_labels_on_one_point_part_evenly() {
        let centres = spread(&[50.0, 50.0], &[10.0; 2], 2.0, (0.0, 100.0)).unwrap();
        assert_eq!(centres, [44.0, 56.0]);
    }

    #[test]
    fn too_many_labels_are_refused() {
        assert!(spread(&[1.0; 6], &[10.0; 6], 0.0, (0.0, 50.0)).is_none());
        assert!(spread(&[1.0; 5], &[10.0; 5], 0.0, (0.0, 50.0)).is_some());
    }

    proptest! {
        #[test]
        fn no_two_overlap_and_all_stay_inside(
            labels in prop::collection::vec((-50.0..350.0_f64, 8.0..24.0_f64), 0..12),
        ) {
            let (wanted, heights): (Vec<f64>, Vec<f64>) = labels.into_iter().unzip();
            if let Some(centres) = spread(&wanted, &heights, 1.0, (0.0, 300.0)) {
                for i in 0..centres.len() {
                    prop_assert!(centres[i] - heights[i] / 2.0 >= -1e-6);
                    prop_assert!(centres[i] + heights[i] / 2.0 <= 300.0 + 1e-6);
                    for j in 0..i {
                        let apart = (centres[i] - centres[j]).abs();
                        prop_assert!(apart >= (heights[i] + heights[j]) / 2.0 + 1.0 - 1e-6);
                    }
                }
            } else {
                prop_assert!(heights.iter().sum::<f64>() + heights.len() as f64 > 300.0);
            }
        }
    }
}
