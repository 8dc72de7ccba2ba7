//! How many of their standard deviations the places move in each draw, so that the total is hit.

use super::part::MovedPart;
use crate::statistics::elementary::exponential;
use crate::statistics::sampling::Sampler;

/// No place moves by a greater factor than e to this.
const FARTHEST: f64 = 3.0;
/// A total is hit within this part of it.
const WITHIN: f64 = 1e-12;
/// Steps after which nothing better is looked for.
const STEPS: usize = 200;

/// The moves of all draws.
pub(super) struct Levels {
    /// Standard deviations, by draw.
    pub moves: Vec<f64>,
    /// Draws in which the total is out of reach.
    pub missed: usize,
}

impl Levels {
    /// Those that bring the sum of the parts to the quantile that each draw's rank has.
    pub fn of(parts: &[MovedPart], published: &Sampler) -> Self {
        let draws = parts.first().map_or(0, |part| part.values.len());
        let widest = parts.iter().map(|part| part.sd).fold(0.0, f64::max);
        let sum = |draw: usize| parts.iter().map(|part| part.values[draw]).sum::<f64>();
        let sums: Vec<f64> = (0..draws).map(sum).collect();
        let mut order: Vec<usize> = (0..draws).collect();
        order.sort_by(|a, b| sums[*a].total_cmp(&sums[*b]).then(a.cmp(b)));
        let mut levels = Levels {
            moves: vec![0.0; draws],
            missed: 0,
        };
        if widest == 0.0 {
            levels.missed = draws;
            return levels;
        }
        for (rank, draw) in order.into_iter().enumerate() {
            let wanted = published.quantile((rank as f64 + 0.5) / draws as f64);
            let (score, hit) = score(parts, draw, wanted, FARTHEST / widest);
            levels.moves[draw] = score;
            levels.missed += usize::from(!hit);
        }
        levels
    }
}

/// The score at which the sum of a draw is the one wanted, or comes nearest to it, and whether it is hit. The sum rises
/// with the score: Newton's steps, and halves where these lead out of what is left.
fn score(parts: &[MovedPart], draw: usize, wanted: f64, farthest: f64) -> (f64, bool) {
    let at = |score: f64| {
        let mut sum = 0.0;
        let mut slope = 0.0;
        for part in parts {
            let value = part.values[draw] * exponential(part.sd * score);
            sum += value;
            slope += part.sd * value;
        }
        (sum - wanted, slope)
    };
    let (mut low, mut high) = (-farthest, farthest);
    if at(low).0 > 0.0 {
        return (low, false);
    }
    if at(high).0 < 0.0 {
        return (high, false);
    }
    let mut score = 0.0;
    for _ in 0..STEPS {
        let (gap, slope) = at(score);
        if gap.abs() <= WITHIN * wanted.abs() {
            break;
        }
        if gap > 0.0 {
            high = score;
        } else {
            low = score;
        }
        let next = score - gap / slope;
        let next = if next > low && next < high {
            next
        } else {
            0.5 * (low + high)
        };
        if next == score {
            break;
        }
        score = next;
    }
    (score, true)
}
