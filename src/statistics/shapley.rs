//! Shapley's value: what each player adds, over all orders in which they may come.

/// What each of some players adds to the whole: the mean over all orders of what the player adds to those who
/// came before. `value` is told which are there, a bit each; the parts add up to `value(all) − value(none)`.
///
/// By enumeration of the `2ⁿ` sets, for up to sixteen players. Source: Shapley (1953), "A value for n-person
/// games".
///
/// # Panics
/// With more than sixteen players.
pub fn shapley(players: usize, value: impl Fn(u32) -> f64) -> Vec<f64> {
    assert!(players <= 16, "more players than can be enumerated");
    let values: Vec<f64> = (0..1_u32 << players).map(value).collect();
    // Orders in which exactly `before` players come first, as a part of all.
    let weights: Vec<f64> = (0..players)
        .map(|before| {
            let factorial = |n: usize| (1..=n).map(|k| k as f64).product::<f64>();
            factorial(before) * factorial(players - 1 - before) / factorial(players)
        })
        .collect();
    (0..players)
        .map(|player| {
            let own = 1_u32 << player;
            let others = (0..1_u32 << players).filter(|set| set & own == 0);
            others
                .map(|set| {
                    let before = set.count_ones() as usize;
                    weights[before] * (values[(set | own) as usize] - values[set as usize])
                })
                .sum()
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The glove game: one left glove and two right ones; a pair is worth 1. By hand: 2/3, 1/6, 1/6.
    #[test]
    fn the_glove_game_comes_out_as_by_hand() {
        let found = shapley(3, |set| f64::from(set & 1 == 1 && set & 6 != 0));
        for (found, by_hand) in found.iter().zip([2.0 / 3.0, 1.0 / 6.0, 1.0 / 6.0]) {
            assert!((found - by_hand).abs() < 1e-12, "{found}");
        }
    }

    /// A product of two factors that grow from 2 to 3 and from 5 to 7: half of the joint part goes to each.
    #[test]
    fn a_product_is_shared_out_as_by_hand() {
        let of = |set: u32| {
            let a = if set & 1 == 1 { 3.0 } else { 2.0 };
            let b = if set & 2 == 2 { 7.0 } else { 5.0 };
            a * b
        };
        let found = shapley(2, of);
        assert!((found[0] - 6.0).abs() < 1e-12 && (found[1] - 5.0).abs() < 1e-12);
    }
}
