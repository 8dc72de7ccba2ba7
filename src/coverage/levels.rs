//! Whole per cents, the scale on which they are alike, and steps on it.

use std::sync::OnceLock;

/// Levels of a rate: 1 to 99 per cent. 0 counts as 1, and 100 as 99, the highest that panels of rates
/// print by convention.
pub const LEVELS: usize = 99;

/// Keeps the scale finite at the ends; the upper one is the larger since panels stop at 99.
const FLOOR: f64 = 0.003;
const CEILING: f64 = 0.004;

/// Sizes of steps on the scale, in classes that grow with the size.
const SIZES: [f64; 20] = [
    0.0, 0.04, 0.08, 0.12, 0.16, 0.2, 0.25, 0.3, 0.4, 0.5, 0.65, 0.8, 1.0, 1.3, 1.7, 2.2, 3.0, 4.0,
    6.0, 9.0,
];
/// Classes of steps, down and up.
pub(super) const STEPS: usize = 2 * (SIZES.len() - 1);

/// Levels at which the chain's tables are kept; between them they are interpolated on the scale.
pub(super) const KNOTS: [usize; 24] = [
    0, 4, 9, 19, 29, 39, 49, 59, 64, 69, 74, 79, 82, 85, 87, 89, 91, 92, 93, 94, 95, 96, 97, 98,
];

/// The level of a share from 0 to 1.
pub fn level_of(share: f64) -> usize {
    let percent = (share * 100.0).round().clamp(1.0, LEVELS as f64);
    percent as usize - 1
}

/// The whole per cent of a level.
pub fn percent_of(level: usize) -> f64 {
    (level + 1) as f64
}

/// The shares that round to a level; the lowest reaches down to 0, the highest up to 1.
pub(super) fn cell(level: usize) -> (f64, f64) {
    let low = if level == 0 {
        0.0
    } else {
        (level as f64 + 0.5) / 100.0
    };
    let high = if level + 1 == LEVELS {
        1.0
    } else {
        (level as f64 + 1.5) / 100.0
    };
    (low, high)
}

/// Log odds, kept finite.
pub(super) fn scale(share: f64) -> f64 {
    libm::log((share + FLOOR) / (1.0 - share + CEILING))
}

/// What the grid fixes, whatever the chain.
pub(super) struct LevelGrid {
    /// Each level on the scale.
    pub at: Vec<f64>,
    /// For each pair of levels (from, to): the classes of steps that it may have been, with their parts.
    /// A whole per cent is a range on the scale, so a step may lie in several classes.
    pub classes: Vec<Vec<(usize, f64)>>,
    /// For each level and class of steps: the levels that it leads to, with their parts.
    pub leads: Vec<Vec<(usize, f64)>>,
    /// For each level: the knots beside it, with their parts.
    pub knots: Vec<[(usize, f64); 2]>,
    /// Width of each class.
    pub width: Vec<f64>,
    /// Middle of each class.
    pub middle: Vec<f64>,
}

pub(super) fn grid() -> &'static LevelGrid {
    static GRID: OnceLock<LevelGrid> = OnceLock::new();
    GRID.get_or_init(LevelGrid::new)
}

impl LevelGrid {
    fn new() -> Self {
        let at: Vec<f64> = (0..LEVELS)
            .map(|level| scale(percent_of(level) / 100.0))
            .collect();
        let ranges: [(f64, f64); LEVELS] = std::array::from_fn(|level| {
            let half = 0.005;
            let share = percent_of(level) / 100.0;
            (scale(share - half), scale(share + half))
        });
        let bounds = bounds();
        let overlap = |low: f64, high: f64, class: usize| {
            (high.min(bounds[class + 1]) - low.max(bounds[class])).max(0.0)
        };
        let mut classes = vec![Vec::new(); LEVELS * LEVELS];
        for from in 0..LEVELS {
            for to in (0..LEVELS).filter(|to| *to != from) {
                let (low, high) = ranges[to];
                let parts = (0..STEPS).map(|class| overlap(low - at[from], high - at[from], class));
                classes[from * LEVELS + to] = shares(parts);
            }
        }
        let mut leads = vec![Vec::new(); LEVELS * STEPS];
        for from in 0..LEVELS {
            for class in 0..STEPS {
                let parts = (0..LEVELS).map(|to| {
                    let (mut low, mut high) = ranges[to];
                    if to == 0 {
                        low = f64::NEG_INFINITY;
                    }
                    if to + 1 == LEVELS {
                        high = f64::INFINITY;
                    }
                    let part = overlap(low - at[from], high - at[from], class);
                    if to == from { 0.0 } else { part }
                });
                let mut found = shares(parts);
                if found.is_empty() {
                    // A step shorter than to the next level goes there.
                    let up = class >= STEPS / 2;
                    let next = if up { from + 1 } else { from.wrapping_sub(1) };
                    if next < LEVELS {
                        found.push((next, 1.0));
                    }
                }
                leads[from * STEPS + class] = found;
            }
        }
        let knots = (0..LEVELS).map(|level| beside(level, &at)).collect();
        let width = bounds.windows(2).map(|pair| pair[1] - pair[0]).collect();
        let middle = bounds
            .windows(2)
            .map(|pair| 0.5 * (pair[0] + pair[1]))
            .collect();
        LevelGrid {
            at,
            classes,
            leads,
            knots,
            width,
            middle,
        }
    }
}

/// Bounds of the classes, from far down to far up.
fn bounds() -> Vec<f64> {
    let down = SIZES.iter().rev().map(|size| -size);
    down.chain(SIZES.iter().skip(1).copied()).collect()
}

/// Parts that are not nought, as shares of their sum.
fn shares(parts: impl Iterator<Item = f64>) -> Vec<(usize, f64)> {
    let found: Vec<(usize, f64)> = parts.enumerate().filter(|part| part.1 > 0.0).collect();
    let total: f64 = found.iter().map(|part| part.1).sum();
    found
        .into_iter()
        .map(|(place, part)| (place, part / total))
        .collect()
}

fn beside(level: usize, at: &[f64]) -> [(usize, f64); 2] {
    let upper = KNOTS.partition_point(|knot| *knot < level).max(1);
    let (low, high) = (at[KNOTS[upper - 1]], at[KNOTS[upper]]);
    let part = (at[level] - low) / (high - low);
    [(upper - 1, 1.0 - part), (upper, part)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_has_the_level_that_it_rounds_to() {
        assert_eq!(
            [0.0, 0.004, 0.98, 0.9903, 1.0].map(|share| percent_of(level_of(share))),
            [1.0, 1.0, 98.0, 99.0, 99.0]
        );
        for level in 0..LEVELS {
            let (low, high) = cell(level);
            assert_eq!(level_of(0.5 * (low + high)), level);
        }
    }

    #[test]
    fn parts_add_up_and_knots_stand_on_themselves() {
        let grid = grid();
        for parts in grid
            .classes
            .iter()
            .chain(&grid.leads)
            .filter(|parts| !parts.is_empty())
        {
            assert!((parts.iter().map(|part| part.1).sum::<f64>() - 1.0).abs() < 1e-12);
        }
        for (place, knot) in KNOTS.iter().enumerate() {
            let part: f64 = grid.knots[*knot]
                .iter()
                .filter(|k| k.0 == place)
                .map(|k| k.1)
                .sum();
            assert!((part - 1.0).abs() < 1e-12);
        }
    }
}
