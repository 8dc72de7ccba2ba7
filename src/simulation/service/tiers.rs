//! Recipients by tier: whom each tier is for, who is entitled to it, and nobody twice or left out.

use super::Served;
use crate::statistics::sampling::binomial;
use crate::stream::Uniforms;

/// Parts of the eligible who are candidates for each tier: whom its rule admits and no earlier tier has taken.
///
/// `people` and `admitted` (the service's rule) are by group, `tiers` the groups that each tier is for, `entitled` the
/// part of its candidates that it takes.
pub fn candidates(
    people: &[f32],
    admitted: &[f32],
    tiers: &[Vec<f32>],
    entitled: &[f64],
) -> Vec<f64> {
    let groups = people.iter().zip(admitted);
    let mut left: Vec<f64> = groups
        .map(|(people, part)| f64::from(*people) * f64::from(*part))
        .collect();
    let all: f64 = left.iter().sum();
    let tiers = tiers.iter().zip(entitled);
    tiers
        .map(|(tier, entitled)| {
            let mut candidates = 0.0;
            for (left, is_for) in left.iter_mut().zip(tier) {
                let own = *left * f64::from(*is_for);
                candidates += own;
                *left -= entitled * own;
            }
            if all > 0.0 {
                (candidates / all).clamp(0.0, 1.0)
            } else {
                0.0
            }
        })
        .collect()
}

/// The recipients of a service by tier: whole people, who add up to the served.
///
/// Of the candidates of each tier a binomial number is entitled to it, the last tier takes the rest; the served are
/// spread over the tiers in proportion, so that no tier has more recipients than people.
pub fn by_tier(
    served: Served,
    candidates: &[f64],
    entitled: &[f64],
    chance: &mut impl Uniforms,
    tiers: &mut Vec<f64>,
) {
    tiers.clear();
    let Some(last) = candidates.len().checked_sub(1) else {
        return;
    };
    let mut left = served.eligible;
    for (part, entitled) in candidates.iter().zip(entitled).take(last) {
        let known = (served.eligible * part).round().min(left);
        let taken = binomial(known as u64, *entitled, chance) as f64;
        tiers.push(taken);
        left -= taken;
    }
    tiers.push(left);
    spread(served.served, served.eligible, tiers);
}

/// Turns `people`, who add up to `of`, into whole parts of them that add up to `served`: in proportion, the largest
/// remainders rounded up.
fn spread(served: f64, of: f64, people: &mut [f64]) {
    if of <= 0.0 {
        if let Some(last) = people.last_mut() {
            *last = served;
        }
        return;
    }
    let quotas: Vec<f64> = people.iter().map(|people| people * served / of).collect();
    let mut given = 0.0;
    for (people, quota) in people.iter_mut().zip(&quotas) {
        *people = quota.floor();
        given += *people;
    }
    let mut order: Vec<usize> = (0..quotas.len()).collect();
    let remainder = |at: &usize| quotas[*at] - quotas[*at].floor();
    order.sort_by(|one, other| remainder(other).total_cmp(&remainder(one)));
    let missing = (served - given).max(0.0) as usize;
    for at in order.into_iter().take(missing) {
        people[at] += 1.0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stream::{Decision, Stream};

    fn stream(draw: u32) -> Stream {
        Stream::new(5, draw, Decision::named("tiers in a test"), 0)
    }

    #[test]
    fn nobody_is_in_two_tiers_and_nobody_in_none() {
        // Three groups of 100, 60 and 40; the first tier is for the first group, the second for the first two.
        let people = [100.0, 60.0, 40.0];
        let tiers = [
            vec![1.0, 0.0, 0.0],
            vec![1.0, 1.0, 0.0],
            vec![1.0, 1.0, 1.0],
        ];
        let entitled = [0.3, 0.5, 1.0];
        let parts = candidates(&people, &[1.0, 1.0, 0.5], &tiers, &entitled);
        // 100 of 180, then (70 + 60) of 180, then the rest: 35 + 30 + 20.
        for (found, expected) in parts.iter().zip([100.0, 130.0, 85.0]) {
            assert!((found - expected / 180.0).abs() < 1e-6, "{parts:?}");
        }
        let mut mean = [0.0; 3];
        for draw in 0..400 {
            let served = Served {
                eligible: 180.0,
                need: 171.0,
                served: 171.0,
                waiting: 0.0,
            };
            let mut found = Vec::new();
            by_tier(served, &parts, &entitled, &mut stream(draw), &mut found);
            assert_eq!(found.iter().sum::<f64>(), 171.0);
            assert!(
                found
                    .iter()
                    .all(|people| people.fract() == 0.0 && *people >= 0.0)
            );
            // No more than there are candidates.
            assert!(found[0] <= 100.0 && found[1] <= 130.0, "{found:?}");
            (0..3).for_each(|at| mean[at] += found[at] / 400.0);
        }
        for (found, expected) in mean.iter().zip([30.0, 65.0, 85.0]) {
            assert!((found - 0.95 * expected).abs() < 1.0, "{mean:?}");
        }
    }

    #[test]
    fn whole_parts_of_all_are_all() {
        let mut people = [33.0, 33.0, 34.0];
        spread(100.0, 100.0, &mut people);
        assert_eq!(people, [33.0, 33.0, 34.0]);
        spread(50.0, 100.0, &mut people);
        assert_eq!(people, [17.0, 16.0, 17.0]);
        let mut nobody = [0.0, 0.0];
        spread(3.0, 0.0, &mut nobody);
        assert_eq!(nobody, [0.0, 3.0]);
    }
}
