//! A product of factors, whose change is shared out among them exactly.

use crate::statistics::shapley::shapley;

/// Whether a number was taken out, as what is withheld from publication: it is not told by its parts either.
pub(super) fn is_withheld(draws: &[f32]) -> bool {
    draws.iter().any(|value| value.is_nan())
}

/// A product in which a factor cannot be told has another that is nought.
pub(super) fn whole(product: f64) -> f64 {
    if product.is_nan() { 0.0 } else { product }
}

/// What each factor adds when it goes from its first to its last value.
pub(super) fn shared<const N: usize>([first, last]: [[f64; N]; 2]) -> [f64; N] {
    let found = shapley(N, |set| {
        whole(
            (0..N)
                .map(|at| pick([first[at], last[at]], set, at))
                .product(),
        )
    });
    std::array::from_fn(|at| found[at])
}

/// What each factor adds by how it has moved since a starting year, and, last, what the starting values add
/// together.
///
/// A factor is its starting value × its movement since; each movement is one part and all starting values are
/// another, so that figures of the past that have been corrected are told apart from a future seen otherwise. A
/// factor without a starting value is all movement.
pub(super) fn shared_since<const N: usize>(
    starts: [[f64; N]; 2],
    ends: [[f64; N]; 2],
) -> ([f64; N], f64) {
    let told = |at: usize| {
        starts
            .iter()
            .all(|start| start[at].is_finite() && start[at] != 0.0)
    };
    let start = |end: usize, at: usize| if told(at) { starts[end][at] } else { 1.0 };
    let moved = |at: usize| [0, 1].map(|end| ends[end][at] / start(end, at));
    let found = shapley(N + 1, |set| {
        let begins = (set >> N & 1) as usize;
        let factor = |at: usize| start(begins, at) * pick(moved(at), set, at);
        whole((0..N).map(factor).product())
    });
    (std::array::from_fn(|at| found[at]), found[N])
}

/// The value of a factor where those of a set have their last one; a factor that has no value where the others are
/// nought moves with them.
fn pick([first, last]: [f64; 2], set: u32, at: usize) -> f64 {
    let (value, other) = if set >> at & 1 == 1 {
        (last, first)
    } else {
        (first, last)
    };
    if value.is_nan() { other } else { value }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// In every draw the parts add up, also where a service begins or nobody may have it.
    #[test]
    fn parts_add_up_to_the_change() {
        let none = f64::NAN;
        let cases = [
            (
                [40_000.0, 0.4, 0.98, 2400.0, 1.0],
                [43_000.0, 0.41, 0.97, 3000.0, 1.1],
            ),
            (
                [40_000.0, 0.0, none, 2400.0, 1.0],
                [43_000.0, 0.1, 0.5, 3000.0, 1.1],
            ),
            (
                [40_000.0, 0.4, 0.98, 2400.0, 1.0],
                [43_000.0, 0.0, none, 3000.0, 1.1],
            ),
            (
                [0.0, none, none, 2400.0, 1.0],
                [0.0, none, none, 2500.0, 1.1],
            ),
        ];
        for (first, last) in cases {
            let money = |factors: [f64; 5]| whole(factors.iter().product());
            let change = money(last) - money(first);
            let near = |parts: f64| (parts - change).abs() < 1e-6 * change.abs().max(1.0);
            assert!(near(shared([first, last]).iter().sum()), "{first:?}");
            let starts = [
                [39_000.0, 0.4, 0.0, none, 1.0],
                [39_500.0, 0.4, 0.9, 2300.0, 1.0],
            ];
            let (moved, begun) = shared_since(starts, [first, last]);
            assert!(near(moved.iter().sum::<f64>() + begun), "{first:?}");
        }
    }

    /// Only prices move: all of the change is theirs.
    #[test]
    fn what_does_not_move_adds_nothing() {
        let first = [40_000.0, 0.4, 0.98, 2400.0, 1.0];
        let mut last = first;
        last[4] = 1.5;
        let parts = shared([first, last]);
        assert!(parts[..4].iter().all(|part| part.abs() < 1e-6));
        assert!((parts[4] - 0.5 * first.iter().product::<f64>()).abs() < 1e-3);
    }

    /// By hand: 100 people × 2 yuan becomes 110 × 1.5 × 2 once the start is put right from 100 to 110 and the
    /// movement of people since from 1 to 1.5. From nothing: start adds (110 − 100) × 1 × 2 = 20 first or
    /// (110 − 100) × 1.5 × 2 = 30 last, so 25; the movement 100 × 0.5 × 2 = 100 or 110 × 0.5 × 2 = 110, so 105.
    #[test]
    fn a_start_put_right_is_told_apart_as_by_hand() {
        let (moved, begun) =
            shared_since([[100.0, 2.0], [110.0, 2.0]], [[100.0, 2.0], [165.0, 2.0]]);
        assert!((begun - 25.0).abs() < 1e-9, "{begun}");
        assert!(
            (moved[0] - 105.0).abs() < 1e-9 && moved[1].abs() < 1e-9,
            "{moved:?}"
        );
        // The same start: nothing of it.
        let (moved, begun) = shared_since([[100.0, 2.0]; 2], [[100.0, 2.0], [150.0, 2.0]]);
        assert_eq!(begun, 0.0);
        assert!((moved[0] - 100.0).abs() < 1e-9);
    }
}
