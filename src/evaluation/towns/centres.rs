//! Where centres stand, and how many places they have.

/// The town of each centre, in the order in which they come: first those that are known; then, where it is known how many
/// towns have one, one in each until so many have; then the rest by chance in proportion to `weights`: among the towns
/// that have one, or else among those whose number is not known, or else among all.
///
/// The first centres stand where they stood whatever their number, so that one more takes none away.
pub(super) fn towns_of(
    units: usize,
    known: &[Option<u64>],
    covered: Option<usize>,
    weights: &[f64],
    score: impl Fn(usize) -> f64,
    u: impl Fn(u32) -> f64,
) -> Vec<usize> {
    let towns = known.len();
    let mut rank: Vec<usize> = (0..towns).collect();
    rank.sort_by(|one, other| score(*one).total_cmp(&score(*other)).then(one.cmp(other)));
    let mut centres: Vec<usize> = Vec::new();
    // One in each known town before a second in any, so that fewer centres leave as many towns with one as they can.
    let most = known.iter().flatten().copied().max().unwrap_or(0);
    for round in 0..most {
        let more = rank
            .iter()
            .filter(|at| known[**at].is_some_and(|own| own > round));
        centres.extend(more);
        if centres.len() >= units {
            break;
        }
    }
    if let Some(covered) = covered {
        let has = known.iter().flatten().filter(|own| **own > 0).count();
        let unknown = rank.iter().filter(|at| known[**at].is_none());
        let without = rank.iter().filter(|at| known[**at] == Some(0));
        centres.extend(unknown.chain(without).take(covered.saturating_sub(has)));
    }
    let open: Vec<usize> = (0..towns)
        .filter(|at| match covered {
            Some(_) => centres.contains(at),
            None => known[*at].is_none(),
        })
        .collect();
    let open = if open.is_empty() {
        (0..towns).collect()
    } else {
        open
    };
    let sum: f64 = open.iter().map(|at| weights[*at]).sum();
    for number in centres.len()..units {
        let mut left = u(number as u32) * sum;
        let mut at = open.len().saturating_sub(1);
        for (place, town) in open.iter().enumerate() {
            left -= weights[*town];
            if left < 0.0 {
                at = place;
                break;
            }
        }
        centres.extend(open.get(at));
    }
    centres.truncate(units);
    centres
}

/// Places of each town: every centre has `each`, rounded so that together they add up to `places`; the last has what is
/// left, which is less where the county's number of centres is no whole one. Without centres there are none.
pub(super) fn places(centres: &[usize], towns: usize, places: u64, each: f64) -> Vec<u64> {
    let up_to = |count: usize| {
        if count == centres.len() {
            places
        } else {
            ((count as f64 * each).round() as u64).min(places)
        }
    };
    let mut own = vec![0; towns];
    for (place, town) in centres.iter().enumerate() {
        own[*town] += up_to(place + 1) - up_to(place);
    }
    own
}

#[cfg(test)]
mod tests {
    use super::*;

    const WEIGHTS: [f64; 4] = [0.4, 0.3, 0.2, 0.1];

    fn of(units: usize, known: [Option<u64>; 4], covered: Option<usize>) -> Vec<usize> {
        let score = |at: usize| [0.7, 0.1, 0.9, 0.3][at];
        let u = |number: u32| f64::from(number * 37 % 100) / 100.0 + 0.005;
        towns_of(units, &known, covered, &WEIGHTS, score, u)
    }

    #[test]
    fn known_centres_come_first_and_then_one_in_each() {
        let known = [Some(2), None, Some(0), None];
        assert_eq!(of(2, known, None), [0, 0]);
        assert_eq!(of(4, known, Some(3)), [0, 0, 1, 3]);
        assert_eq!(of(5, known, Some(4))[..], [0, 0, 1, 3, 2]);
        // Fewer than are known: as many towns as can be have one.
        assert_eq!(of(2, [Some(3), Some(1), None, None], None), [1, 0]);
        assert!(of(9, known, None)[2..].iter().all(|at| [1, 3].contains(at)));
        assert!(
            of(9, [Some(1); 4], None)[..4]
                .iter()
                .collect::<std::collections::BTreeSet<_>>()
                .len()
                == 4
        );
    }

    #[test]
    fn one_more_takes_none_away_and_places_add_up() {
        for known in [[None; 4], [Some(1), None, Some(0), None]] {
            for units in 0..20 {
                let (fewer, more) = (of(units, known, Some(2)), of(units + 1, known, Some(2)));
                assert_eq!(fewer[..], more[..units]);
                let (total, each) = ((23.7 * units as f64).round() as u64, 23.7);
                assert_eq!(
                    places(&fewer, 4, total, each).iter().sum::<u64>(),
                    if units > 0 { total } else { 0 }
                );
            }
        }
    }
}
